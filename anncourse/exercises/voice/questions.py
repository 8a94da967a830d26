"""Concept questions of lab 12."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_blurred",
        {
            "a": "More hidden neurons follow the data more closely, that much is true. But what "
            "were they to follow, where 45 recordings of the same digit and the same time say 45 "
            "different things?",
            "b": "Yes. At one digit and one time there are 45 targets, and the one answer that is "
            "nearest to all of them, in the mean of the squares, is their mean. A mean of many "
            "pictures is a blurred picture.",
            "c": "The phase is lost, and one hears it. But look at the spectrogram itself: it "
            "holds no phase, and is blurred all the same.",
            "d": "It would sound dull then, and so would the recordings. They are sampled just as "
            "often, and their spectrograms are sharp.",
        },
    ),
)
