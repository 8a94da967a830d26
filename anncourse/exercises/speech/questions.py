"""Concept questions of lab 11."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_window",
        {
            "a": "They tell *frequencies* more precisely, since more columns lie nearer together. "
            "But all that happens in one frame is thrown together: a burst of a hundredth of a "
            "second in a frame of an eighth could be anywhere in it.",
            "b": "A short frame knows nothing of what lies outside, so it says when. In a short "
            "time few ups and downs fit, so that neighbouring frequencies look alike: the columns "
            "are rate / length apart. You cannot have both; physicists know the same rule from "
            "elsewhere.",
            "c": "More numbers, but not more knowledge. A frame of 32 samples has 17 columns, 250 "
            "Hz apart, and a smaller step makes more frames of 17 columns.",
            "d": "With a small step the picture becomes smoother. But a frame of an eighth of a "
            "second smears a burst over an eighth of a second, however little the next frame is "
            "moved. You saw it with the length 1,024 and the step 16.",
        },
    ),
    Question(
        "answer_stranger",
        {
            "a": "The recordings were new, the voices were not. However many recordings of these "
            "40 people there are, they say how well it understands these 40.",
            "b": "The 98 percent are true for the 40. What they measure is another thing than what "
            "you ask, and from the one no number for the other can be had: for some strangers it "
            "may be nearly as good, for others hopeless. Only a test with people whom it has never "
            "heard, and with your accent among them, would tell.",
            "c": "The number is precise enough; it is a precise answer to another question. A "
            "million recordings of the same 40 people would make it more precise, and no more "
            "yours.",
            "d": "It had never heard these recordings, so it cannot have learned them by heart. "
            "For the 40, the number is honest.",
        },
    ),
)
