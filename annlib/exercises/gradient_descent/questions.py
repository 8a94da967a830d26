"""Concept questions of lesson 06."""

from __future__ import annotations

from annlib.checks.question import Question

QUESTIONS = (
    Question(
        "answer_run",
        {
            "a": "Look at the loss, 2 w²: it grows with every step. More of the same steps make "
            "more of the same.",
            "b": "The lowest point is at 0, and each step jumps over it and lands further away "
            "than it started: 5, then 6 on the other side. A smaller learning rate lands closer.",
            "c": "With the wrong sign it would climb on one side: 5, then 16, then 51. Here w "
            "changes sides with every step, so it does head downhill; it goes too far.",
            "d": "Where it starts does not matter: from 1 it would be -1.2, then 1.44. Each step "
            "makes the distance 1.2 times as large, whatever it was.",
        },
    ),
)
