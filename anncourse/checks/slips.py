"""Slips in numbers worked out by hand: which wrong number comes from which mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from anncourse.checks.portrait import Portrait, portrait


@dataclass(frozen=True)
class Slips:
    """What to say to the wrong numbers that learners really come up with.

    Parameters
    ----------
    variable : str
        Name of the learner's variable: ``"z_by_hand"``.
    known : sequence of (value, words)
        Wrong values, with the sentence for each. The right value is not among them: the lesson's
        test cell holds it, mostly as a hash.
    """

    variable: str
    known: tuple[tuple[Any, str], ...]

    def say(self, answer: Portrait) -> str:
        """What to say to a wrong answer; empty if it is none of the known ones."""
        for value, words in self.known:
            if answer.difference(repr(portrait(value))) is None:
                return words
        return ""
