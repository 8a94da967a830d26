"""Concept questions of lesson 07."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_where",
        {
            "a": "If delta of the output were wrong, dW and db of the output layer would be wrong "
            "as well: they are made of nothing else. But those agree.",
            "b": "The same layer_gradients has made dW and db of the output layer, and there it "
            "works. What is it given at the hidden layer?",
            "c": "dW and db of the output layer agree, so delta of the output is right, and so is "
            "the way in which dW and db are made of a delta. The first thing that happens after "
            "them is the step back to the hidden layer: its delta is wrong, and both its "
            "gradients with it.",
            "d": "A poor eps would spoil the measured slopes of all parameters, not just those of "
            "one layer. And measured slopes cannot be wrong by a factor.",
        },
    ),
)
