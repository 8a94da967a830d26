"""Concept questions of lesson 05."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_accuracy",
        {
            "a": "Equal accuracy means equally many right answers, and nothing more. How sure the "
            "network is of them is another thing, and it has changed.",
            "d": "The right classes got a little more probability. No sample has crossed the "
            "border yet, so the accuracy cannot see it; the loss can, and so it shows the way.",
            "c": "Take one sample with the label 1. If its p goes from 0.60 to 0.61, what becomes "
            "of -log(p)? Is that better or worse?",
            "b": "It is what people want to know in the end, that much is true. But it stood "
            "still here, while something got better. Could you learn from a number that stands "
            "still?",
        },
    ),
)
