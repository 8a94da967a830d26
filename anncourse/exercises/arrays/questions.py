"""Concept questions of lesson 00."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_own_mean",
        {
            "a": "The shapes are compared from the right: 4 against 150. They do not fit, and "
            "NumPy refuses. In a square table it would not even do that: it would run, and take "
            "the means of the wrong flowers.",
            "b": "The column has shape (150, 1). From the right: 4 against 1, and 1 is stretched; "
            "150 against 150. So each row loses its own mean.",
            "c": "This has shape (1, 150): from the right, 4 against 150. What has to be a 1 is "
            "the last number of the shape, so that it is stretched over the four columns.",
            "d": "This runs, but axis 0 disappears: it takes from each *column* the mean of that "
            "column. A useful line, only not the one that was asked for.",
        },
    ),
)
