"""Draw the numbers of an exercise by hand from a student's name."""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from anncourse.checks.portrait import portrait
from anncourse.checks.slips import Slips

#: What a learner is given, by name.
Given = dict[str, float]
#: What comes out, by the learner's variables.
Results = dict[str, Any]


@dataclass(frozen=True)
class Drawing:
    """The numbers of one or several cells, and what comes out for them.

    Parameters
    ----------
    key : str
        Cells of the same drawing get the same numbers, in whichever lesson.
    choices : mapping
        For each number that is given, the values that it may take.
    today : mapping
        The numbers that stand in the lesson.
    solve : callable
        ``solve(given)`` returns the right values of all variables.
    fits : callable
        ``fits(given)``: whether they are of the kind that the lesson speaks of.
    slips : mapping
        For each variable, ``wrong(given)`` of mistakes that are known for today's numbers; their
        words are looked up there, so none of these may speak of a number that is drawn.
    tell : mapping
        For each cell, what the learner is told; ``{x1}`` stands for a number.
    follows : mapping
        For each variable that follows from earlier ones, ``formula(given, *earlier)`` in place of
        the lesson's; see `anncourse.exercises.carried`.
    telling : tuple of str
        Cells whose answers nobody comes upon by a slip if they are all right for other numbers.
    in_hints : mapping
        Today's numbers as hints write them, and which number that is.
    """

    key: str
    choices: Mapping[str, tuple[float, ...]]
    today: Given
    solve: Callable[[Given], Results]
    fits: Callable[[Given], bool]
    slips: Mapping[str, tuple[Callable[[Given], Any], ...]]
    tell: Mapping[str, str]
    follows: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    telling: tuple[str, ...] = ()
    in_hints: Mapping[str, str] = field(default_factory=dict)

    def draw(self, name: str, known: Mapping[str, Slips]) -> Given:
        """Return the numbers of a student: always the same ones, on every machine.

        Parameters
        ----------
        name : str
            The student's id; case and blanks around it make no difference.
        known : mapping
            The slips of every variable.
        """
        for attempt in itertools.count():
            text = f"{self.key}|{name.strip().casefold()}|{attempt}"
            number = int.from_bytes(hashlib.sha256(text.encode()).digest())
            given = self._combination(number)
            if given != self.today and self.fits(given) and self.tells_apart(given, known):
                return given
        raise AssertionError("unreachable")

    def _combination(self, number: int) -> Given:
        given = {}
        for name, values in self.choices.items():
            number, place = divmod(number, len(values))
            given[name] = values[place]
        return given

    def tells_apart(self, given: Given, known: Mapping[str, Slips]) -> bool:
        """Whether no slip gives the right number, nor two slips with other words the same one."""
        right = self.solve(given)
        for variable, number in right.items():
            taken = {repr(portrait(number)): ""}
            for slip in self.known_slips(variable, given, known).known:
                value, words = slip
                for target, other in taken.items():
                    if other != words and portrait(value).difference(target) is None:
                        return False
                taken[repr(portrait(value))] = words
        return True

    def known_slips(self, variable: str, given: Given, known: Mapping[str, Slips]) -> Slips:
        """Return what wrong values mean where these numbers are given."""
        found = []
        for wrong in self.slips.get(variable, ()):
            value = wrong(given)
            if value is not None:
                words = known[variable].say(portrait(wrong(self.today)))
                found.append((value, words))
        return Slips(variable, tuple(found))

    @cached_property
    def all_results(self) -> list[Results]:
        """What comes out for all numbers that some student may have, and a few that nobody has."""
        given = (
            dict(zip(self.choices, values, strict=True))
            for values in itertools.product(*self.choices.values())
        )
        return [self.solve(one) for one in given if self.fits(one)]

    def is_for_others(self, cell: str, answers: Mapping[str, Any]) -> bool:
        """Whether these answers to a cell are right for numbers that another student may have."""
        return cell in self.telling and any(
            is_right(answers, results) for results in self.all_results
        )

    def words(self, cell: str, given: Given) -> str:
        """Return what the learner is told of these numbers."""
        return self.tell[cell].format(**self.everything(given))

    def everything(self, given: Given) -> dict[str, str]:
        """Return the given numbers and the results as a person writes them."""
        numbers = {**given, **self.solve(given)}
        return {name: written(value) for name, value in numbers.items()}

    def hints(self, hints: tuple[str, ...], given: Given) -> tuple[str, ...]:
        """Return hints with these numbers in place of today's."""
        for written_today, name in self.in_hints.items():
            hints = tuple(hint.replace(written_today, written(given[name])) for hint in hints)
        return hints


def is_right(answers: Mapping[str, Any], results: Results) -> bool:
    """Whether all answers are these results."""
    return all(
        portrait(answer).difference(repr(portrait(results[name]))) is None
        for name, answer in answers.items()
    )


def written(value: Any) -> str:
    """Return a number, or several, with four decimals at most."""
    if isinstance(value, list | tuple):
        return ", ".join(written(one) for one in value)
    return f"{round(float(value), 4) + 0.0:g}" if math.isfinite(value) else str(value)
