"""Concept questions of lab 13."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_costs",
        {
            "a": "It would be, if the 0.8 points were sure. But the margin at 2,500 days is about "
            "2 points: 'always up' with a little luck looks just like this.",
            "b": "0.8 points lie well inside the margin of about 2 points, so they may be luck; "
            "and whoever tries forty models and shows the best has chosen the luckiest one. Only "
            "days that nobody has looked at could tell.",
            "c": "More hidden neurons learn the old days better by heart. That is no answer to the "
            "question whether the 0.8 points are more than chance.",
            "d": "The share of days up is no secret and no leak: 'always up' needs no model. The "
            "question is what is left above it, and how many models were tried.",
        },
    ),
)
