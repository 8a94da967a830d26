"""Concept question of lab 10."""

from __future__ import annotations

from anncourse.checks.question import Question

QUESTIONS = (
    Question(
        "answer_crowd",
        {
            "a": "That would be so if every second face in the crowd were wanted. Here 99,990 of "
            "100,000 are not, and each has a chance of 1 in 1,000 to be taken for one.",
            "b": "The alarm is right about 10 times and wrong about 100 times: 1 of 1,000 is few, "
            "but 99,990 people are many. So about one alarm in eleven is a wanted person. What an "
            "alarm is worth depends on how rare the thing is that it looks for.",
            "c": "The false reject rate says how many of the ten wanted people slip through. It "
            "does not say what an alarm is worth: for that you have to count the false alarms.",
            "d": "It is not hopeless: an alarm raises the chance from 1 in 10,000 to far more. But "
            "it is a hint and no proof. How many true and how many false alarms do you expect?",
        },
    ),
)
