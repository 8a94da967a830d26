"""Concept questions of lesson 06."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_db",
        {
            "b": "A slope of 0 says that no small change of the bias helps any more. The bias "
            "itself is 0.47, and without it the border would run elsewhere.",
            "a": "db is the mean of p - y. If it is 0, the mean of p equals the mean of y: with "
            "50 virginicas among 100 flowers, the probabilities add up to 50. Without a bias "
            "nothing makes sure of that.",
            "c": "db is the *mean* of p - y. Errors above and below 0 cancel in it, so a mean of "
            "0 does not mean that there are none.",
            "d": "It started at 0 and is 0.47 now, so it was updated. It has stopped because its "
            "slope is 0.",
        },
    ),
)
