"""Concept questions of lesson 08."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_twins",
        {
            "a": "Gradient descent moves a neuron where *its* gradient points. These 16 all have "
            "the same weights in front and behind, so they all have the same gradient. What could "
            "tell them apart?",
            "b": "Equal weights in front make them say the same, equal weights behind bring the "
            "same error back to them. So they take the same step, and are equal again, after every "
            "step. Sixteen twins are worth one neuron.",
            "c": "They can move here: each hidden neuron fires, and the weights behind it are not "
            "0, so an error comes back. The trouble is that all of them move alike.",
            "d": "The ten outputs do become different, since each has targets of its own. But "
            "every hidden neuron is connected with all ten of them, in the same way as its twins.",
        },
    ),
    Question(
        "answer_test",
        {
            "a": "No weight was adjusted on the test pictures, that is right. But *you* have "
            "chosen by them, 200 times. Choosing is a way of learning, too.",
            "b": "Each of the 200 numbers is part skill, part luck with these very pictures, and "
            "whoever takes the largest takes the luck along. That is what a third part is for, one "
            "that is looked at once, at the end.",
            "c": "The largest of 200 numbers is more likely too high than too low: those that had "
            "bad luck with the test pictures were not chosen.",
            "d": "It says a lot, if the test pictures were used neither for training nor for "
            "choosing. After 200 looks it says a little less.",
        },
    ),
)
