"""Concept questions of lab 09."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_photo",
        {
            "a": "Other patches of the *same* photo show the same cup, the same light and the same "
            "kind of edges. Being good on them says how well it knows this photo.",
            "b": "A photo that no network was trained on, and that nobody chose by, is what it "
            "will meet in life. The rival beside it tells whether the number is good or the photo "
            "easy.",
            "c": "The loss is measured on the very patches that the network learns from. It falls "
            "also while they are being learned by heart.",
            "d": "New noise on the same photo does away with one half of the trap: the noise "
            "cannot have been learned by heart. The photo still can.",
        },
    ),
)
