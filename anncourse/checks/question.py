"""Concept questions: every option has an answer of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """A multiple-choice question answered by a letter in a variable.

    Which option is right is not said here: the lesson's test cell holds it as a hash.

    Parameters
    ----------
    variable : str
        Name of the learner's variable: ``"answer_xor"``.
    feedback : mapping
        For every option's letter, what to say to a learner who chose it.
    """

    variable: str
    feedback: Mapping[str, str]

    def __post_init__(self) -> None:
        if len(self.feedback) < 2 or any(len(key) != 1 for key in self.feedback):
            raise ValueError(
                f"{self.variable}: expected at least two options with one letter each. "
                f"Got {list(self.feedback)!r}."
            )

    def say(self, answer: object) -> str:
        """What to say to this answer."""
        letters = ", ".join(repr(letter) for letter in sorted(self.feedback))
        if not isinstance(answer, str):
            return f"Write one letter in quotes: {letters}."
        return self.feedback.get(answer.strip().lower(), f"Choose one of {letters}.")
