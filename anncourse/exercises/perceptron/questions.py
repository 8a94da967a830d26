"""Concept questions of lesson 01."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_xor",
        {
            "a": "Weights that are not whole numbers only turn and shift the line a little more "
            "finely. It stays one straight line.",
            "b": "The line can be put anywhere, but it has only two sides. XOR wants (0, 1) and "
            "(1, 0) on one of them and (0, 0) and (1, 1) on the other; they lie crosswise.",
            "c": "More training finds the best line there is. It cannot find one that does not "
            "exist.",
            "d": "The step function does produce 0 and 1. The trouble is where the border "
            "between them can run.",
        },
    ),
)
