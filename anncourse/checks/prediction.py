"""What a lesson asks its readers to predict, what counts as a guess, and what really happens."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anncourse.checks.compare import compare
from nbjudge.shared.plain import plain


@dataclass(frozen=True)
class Form:
    """What a guess has to look like.

    Parameters
    ----------
    words : str
        What is asked for, as the lesson says it: ``a whole number from 0 to 4``.
    fits : callable
        Takes a guess and says whether it is one.
    """

    words: str
    fits: Callable[[Any], bool]


def one_of(*options: Any) -> Form:
    """Ask for one of a few values: ``0 or 1``. Small and capital letters are the same."""
    *others, last = (repr(option) for option in options)
    known = [_folded(option) for option in options]
    return Form(f"{', '.join(others)} or {last}", lambda guess: _folded(guess) in known)


def whole(low: int, high: int | None = None) -> Form:
    """Ask for a whole number, from `low` to `high` if both are known."""
    end = math.inf if high is None else high
    words = "a whole number" if high is None else f"a whole number from {low} to {high}"
    return Form(words, lambda guess: _is_whole(guess) and low <= guess <= end)


def number(low: float = -math.inf, high: float = math.inf, decimals: int | None = None) -> Form:
    """Ask for a number, with the range or the decimals that the reader has to know."""
    words = "a number"
    if math.isfinite(low) and math.isfinite(high):
        words += f" from {low:g} to {high:g}"
    if decimals is not None:
        words += f", to {('one decimal', 'two decimals', 'three decimals')[decimals - 1]}"
    return Form(words, lambda guess: _is_number(guess) and low <= guess <= high)


def numbers(count: int, example: str) -> Form:
    """Ask for several numbers in a row: ``2 numbers, such as [1, 2]``."""
    return Form(f"{count} numbers, such as {example}", lambda guess: _are_numbers(guess, count))


def shape(count: int, example: str) -> Form:
    """Ask for the shape of an array: ``a shape, such as (2, 5)``."""
    return Form(
        f"a shape, such as {example}",
        lambda guess: _are_numbers(guess, count) and all(map(_is_whole, guess)),
    )


@dataclass(frozen=True)
class Prediction:
    """One *predict first* of a lesson. It is never graded.

    Parameters
    ----------
    name : str
        Its name in ``predicted("corners", None)``, unique in the course.
    form : Form
        What is asked for.
    outcome : callable
        Takes nothing and returns what really happens, from the library alone.
    because : str
        Why it happens, shown with the outcome.
    within : float, optional
        How far off a guess may be and still count as right. By default it has to be right but
        for rounding, that is to one percent.
    """

    name: str
    form: Form
    outcome: Callable[[], Any]
    because: str
    within: float | None = None

    def agrees(self, guess: Any) -> bool:
        """Whether a guess counts as right."""
        atol, rtol = (1e-3, 1e-2) if self.within is None else (self.within, 0.0)
        actual = plain(self.outcome())
        wrong = compare(_folded(actual), _folded(plain(guess)), rtol=rtol, atol=atol)
        return wrong is None or wrong.kind == "dtype"


def _folded(guess: Any) -> Any:
    return guess.strip().casefold() if isinstance(guess, str) else guess


def _is_number(guess: Any) -> bool:
    return isinstance(guess, int | float) and type(guess) is not bool and math.isfinite(guess)


def _is_whole(guess: Any) -> bool:
    return _is_number(guess) and guess == round(guess)


def _are_numbers(guess: Any, count: int) -> bool:
    return (
        isinstance(guess, list | tuple)
        and len(guess) == count
        and all(_is_number(one) for one in guess)
    )
