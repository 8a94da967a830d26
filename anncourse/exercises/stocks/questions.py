"""Concept questions of lab 13."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_rule",
        {
            "a": "In the training years the network had no trouble: it was right on 57 % of the days. "
            "More neurons raised that to 70 %, and the exam stayed at 50 %: what they "
            "learned was chance.",
            "b": "If many can see it, many buy on the evening before, and the price rises then, "
            "not the day after. What is left for tomorrow is what nobody knew. Nobody gains from "
            "the *size* of a move in the same simple way, so that its spells remain.",
            "c": "There are 12,500 days, and they suffice for calm or wild. With more days the "
            "margin shrinks; a rule that is not there does not appear.",
            "d": "The days are far from independent: calm ones follow calm ones. It is the "
            "*direction* that hardly depends on what came before.",
        },
    ),
)
