"""Concept questions of lesson 04."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_silent",
        {
            "a": "The first input is multiplied by it, that much is right, and z of the second "
            "neuron does rise. But follow it further: from -1 it rises to -0.8. What does ReLU "
            "make of that?",
            "c": "z of the second neuron rises from -1 to -0.8, ReLU makes 0 of both, and behind "
            "it nothing has changed. A silent neuron hides its weights from the output.",
            "b": "The output weight of the second neuron is indeed negative, so the output would "
            "fall if that neuron said more. Does it say more?",
            "d": "For this sample it is silent, and for another it may speak: for (2, 3) it "
            "gives 0.5. Silence belongs to a neuron and a sample together.",
        },
    ),
)
