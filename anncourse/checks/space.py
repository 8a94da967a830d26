"""The kinds of input that an exercise takes, and few cases in which every two of them meet.

A wrong answer that passes is nearly always right on all cases that were drawn, and wrong on a kind
of input that never was: whole numbers, a list, a square table, one row, a zero. So an exercise
declares *factors*, such as the size or the type of number, and the *levels* of each. Cases are
drawn so that every pair of levels of different factors occurs in one of them.

Source: Cohen, Dalal, Fredman & Patton, *The AETG system* (IEEE Transactions on Software Engineering
23, 1997), for pairwise coverage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from allpairspy import AllPairs

Arguments = tuple[Any, ...]
# In quotes: looked at, it would load NumPy's random numbers in every lesson's first cell.
Change = Callable[[Arguments, "np.random.Generator"], Arguments]


@dataclass(frozen=True)
class Level:
    """One kind of input.

    Parameters
    ----------
    words : str
        What is so then, as in "it is wrong only where …": ``"{} holds whole numbers"``. The braces
        stand for the arguments' names.
    change : callable
        ``change(args, rng)`` returns arguments of this kind, made from others.
    holds : callable
        ``holds(args)``: whether arguments are of this kind, by whatever way they came about.
    places : tuple of int
        Positions of the arguments that it is about.
    """

    words: str
    change: Change
    holds: Callable[[Arguments], bool]
    places: tuple[int, ...] = ()

    def told(self, parameters: Sequence[str]) -> str:
        """Return its words with the arguments' names in them."""
        return self.words.format(" or ".join(parameters[place] for place in self.places))


@dataclass(frozen=True)
class Space:
    """The kinds of input of an exercise.

    Parameters
    ----------
    make : callable
        ``make(rng)`` returns the arguments of one random case, which the levels then change.
    factors : tuple of tuple of Level
        Applied in this order; the levels of one factor exclude each other. Sizes come first.
    """

    make: Callable[[np.random.Generator], Arguments]
    factors: tuple[tuple[Level, ...], ...]

    @property
    def levels(self) -> tuple[Level, ...]:
        """All levels of all factors."""
        return tuple(level for factor in self.factors for level in factor)

    def cases(self, rng: np.random.Generator) -> Iterator[Arguments]:
        """Yield arguments so that each pair of levels of two factors occurs."""
        for row in self._rows():
            args = self.make(rng)
            for level in row:
                args = level.change(args, rng)
            yield args

    def _rows(self) -> Iterator[Sequence[Level]]:
        if len(self.factors) == 1:
            yield from ([level] for level in self.factors[0])
            return
        yield from AllPairs([list(factor) for factor in self.factors])

    def explain(
        self,
        tried: Sequence[tuple[Arguments, bool]],
        parameters: Sequence[str],
        elsewhere: Sequence[Arguments] = (),
        *,
        least: float = 0.5,
    ) -> str:
        """Say what all cases have in common in which an answer is wrong, and the others have not.

        Parameters
        ----------
        tried : sequence of (args, right)
        parameters : sequence of str
            Names of the arguments.
        elsewhere : sequence of tuple
            Arguments of other parts' cases in which it is wrong: they are to be of that kind, too.
        least : float
            Share of all cases of a kind that is to be wrong.

        Returns
        -------
        str
            One sentence, with how often that was so; empty where no kind of input, and no two
            together, hold all wrong cases and not most of the right ones as well.
        """
        wrong = {place for place, (_, right) in enumerate(tried) if not right}
        kinds = {
            level.told(parameters): {p for p, (args, _) in enumerate(tried) if level.holds(args)}
            for level in self.levels
            if all(level.holds(args) for args in elsewhere)
        }
        both = {
            f"{one}, and {other}": kinds[one] & kinds[other]
            for one, other in combinations(kinds, 2)
        }
        for found in (kinds, both):
            fitting = {words: places for words, places in found.items() if wrong <= places}
            if not wrong or not fitting:
                continue
            words = min(fitting, key=lambda words: len(fitting[words]))
            n_such = len(fitting[words])
            # One wrong case among several of a kind has that in common with them by accident.
            seen = len(wrong) > 1 or n_such == 1
            if seen and len(wrong) >= least * n_such and n_such < len(tried):
                n_other = len(tried) - n_such
                such = f"{len(wrong)} of {n_such} such cases" if n_such > 1 else "the one such case"
                other = f"in none of the other {n_other}" if n_other > 1 else "not in the other one"
                return f"It is wrong only where {words}: in {such}, and {other}."
        return ""
