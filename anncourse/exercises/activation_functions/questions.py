"""Concept questions of lesson 03."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_step",
        {
            "b": "Two values can be enough: the perceptron of lesson 1 computes AND with them. "
            "And a sigmoid cut off at 0.5 decides no better. Think of what you learn from "
            "changing a weight a little.",
            "a": "A small change of a weight changes z a little, and nothing at all comes out "
            "differently. So there is no telling which direction would be better.",
            "c": "It is faster, not slower: one comparison and no exponential. Speed is not the "
            "trouble.",
            "d": "The bias moves its threshold wherever you like, just as it does with the "
            "sigmoid. What is it that the bias cannot mend?",
        },
    ),
)
