"""Wrong ways to write `relative_error`, as learners write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception


def _norm(a: Any) -> float:
    return float(np.sqrt(np.sum(np.square(a))))


def _divide(above: Any, below: Any) -> Any:
    # Like most learners' first try: nobody looks whether there is a 0 below the line.
    return np.float64(above) / np.float64(below)


def _share(measure: Callable[[Any], Any]) -> Callable[..., Any]:
    """Divide by the sum of both sizes, as is right, but measure size in another way."""
    return lambda a, b: _divide(measure(a - b), measure(a) + measure(b))


def _over(denominator: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """Divide the right difference by something else."""
    return lambda a, b: _divide(_norm(a - b), denominator(a, b))


def _under(numerator: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """Divide something else by the sum of both lengths, as is right."""
    return lambda a, b: _divide(numerator(a, b), _norm(a) + _norm(b))


def _right(a: Any, b: Any) -> Any:
    below = _norm(a) + _norm(b)
    return _norm(a - b) / below if below > 0 else 0.0


def _per_row(a: Any, b: Any) -> Any:
    def norm(t: Any) -> Any:
        return np.linalg.norm(t, axis=-1)

    return norm(a - b) / (norm(a) + norm(b))


def _ratios(a: Any, b: Any) -> Any:
    return np.abs(a - b) / (np.abs(a) + np.abs(b))


def _small_is_nothing(a: Any, b: Any) -> float:
    below = _norm(a) + _norm(b)
    return _norm(a - b) / below if below > 1e-4 else 0.0


def _asks_each_number(a: Any, b: Any) -> Any:
    if a == 0 and b == 0:
        return 0.0
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))


MISCONCEPTIONS = (
    Misconception(
        "not relative",
        "You return the length of the difference. Divide it by the length of a plus the "
        "length of b.",
        lambda a, b: _norm(a - b),
    ),
    Misconception(
        "zero divided by zero",
        "Right but for one case: where both are zero, 0 / 0 gives nan. They are equal there, "
        "so return 0.",
        _over(lambda a, b: _norm(a) + _norm(b)),
    ),
    Misconception(
        "divided first",
        "The number is right, but you divide 0 by 0 and mend it afterwards, and NumPy warns "
        "you. Look first whether both are zero, and divide only if not.",
        lambda a, b: float(np.nan_to_num(_over(lambda a, b: _norm(a) + _norm(b))(a, b))),
    ),
    Misconception(
        "one where both are zero",
        "Right but for one case: where both are zero they are equal, so the error is 0, not 1.",
        lambda a, b: _right(a, b) if a.any() or b.any() else 1.0,
    ),
    Misconception(
        "nothing where one is zero",
        "You return 0 as soon as one of the two is zero. Only where *both* are zero are they "
        "equal.",
        lambda a, b: _right(a, b) if a.any() and b.any() else 0.0,
    ),
    Misconception(
        "only a below",
        "You divide by the length of a alone. Divide by the length of a plus that of b; then "
        "it does not matter which of them comes first.",
        _over(lambda a, b: _norm(a)),
    ),
    Misconception(
        "only b below",
        "You divide by the length of b alone. Divide by the length of a plus that of b; then "
        "it does not matter which of them comes first.",
        _over(lambda a, b: _norm(b)),
    ),
    Misconception(
        "larger of the two",
        "You divide by the larger of the two lengths. Divide by their sum.",
        _over(lambda a, b: max(_norm(a), _norm(b))),
    ),
    Misconception(
        "length of the sum",
        "You divide by the length of a + b. Take the two lengths first and add those up: "
        "where a and b point in opposite directions the difference is large.",
        _over(lambda a, b: _norm(a + b)),
    ),
    Misconception(
        "average of the two",
        "Every result is twice as large as it should be: divide by the sum of the two "
        "lengths, not by their mean.",
        _over(lambda a, b: (_norm(a) + _norm(b)) / 2),
    ),
    Misconception(
        "product of the two",
        "You divide by the product of the two lengths. Divide by their sum.",
        _over(lambda a, b: _norm(a) * _norm(b)),
    ),
    Misconception(
        "brackets missing",
        "`… / length of a + length of b` divides by the first and adds the second. Put "
        "brackets around the sum.",
        lambda a, b: _divide(_norm(a - b), _norm(a)) + _norm(b),
    ),
    Misconception(
        "root missing",
        "The square root is missing: a length is the root of the sum of the squares.",
        _share(lambda t: float(np.sum(np.square(t)))),
    ),
    Misconception(
        "absolute values added up",
        "You add up absolute values. The length |…| is the root of the sum of the squares.",
        _share(lambda t: float(np.sum(np.abs(t)))),
    ),
    Misconception(
        "largest value",
        "You take the largest absolute value. The length is the root of the sum of the "
        "squares, so all numbers have a part in it.",
        _share(lambda t: float(np.max(np.abs(t)))),
    ),
    Misconception(
        "difference of the lengths",
        "You subtract the lengths. Subtract the arrays first, number by number, and take the "
        "length of what is left: (3, 4) and (4, 3) are equally long, and yet not equal.",
        _under(lambda a, b: abs(_norm(a) - _norm(b))),
    ),
    Misconception(
        "length of the sum above",
        "You take the length of a + b above the line. What counts is the difference, a - b.",
        _under(lambda a, b: _norm(a + b)),
    ),
    Misconception(
        "signs cancel",
        "You add up the differences with their signs, so they cancel. Square them first.",
        _under(lambda a, b: abs(float(np.sum(a - b)))),
    ),
    Misconception(
        "number by number",
        "You return one error for each number. One for the whole array is asked for: add up "
        "before you divide.",
        _ratios,
    ),
    Misconception(
        "mean of ratios",
        "You take the mean of the errors of the single numbers. Then a tiny number counts as "
        "much as a large one. Take the lengths of whole arrays, and divide once.",
        lambda a, b: float(np.mean(_ratios(a, b))),
    ),
    Misconception(
        "row by row",
        "For a table you return one error for each row. One for the whole table is asked for: "
        "leave out `axis`.",
        _per_row,
    ),
    Misconception(
        "spectral norm",
        "For tables, `np.linalg.norm(…, 2)` is something else. Leave out the 2: without it, it "
        "is the root of the sum of all squares.",
        lambda a, b: (
            _share(lambda t: float(np.linalg.norm(t, 2)))(a, b)
            if a.ndim < 3
            else np.linalg.norm(a, 2)
        ),
    ),
    Misconception(
        "padding below",
        "You add a small number below the line, so that it is never 0. For tiny gradients it "
        "is not so small. Ask whether both are zero instead.",
        lambda a, b: _norm(a - b) / (_norm(a) + _norm(b) + 1e-8),
    ),
    Misconception(
        "small taken for zero",
        "You return 0 for small numbers. Only where both are exactly zero is the answer 0 "
        "without a look.",
        _small_is_nothing,
    ),
    Misconception(
        "len taken for the length",
        "`len` counts the numbers of an array. The length that is meant here is the root "
        "of the sum of their squares.",
        lambda a, b: len(a - b) / (len(a) + len(b)),
    ),
    Misconception(
        "one root below",
        "Below the line you take one root of all the squares together. Take the length of "
        "each array, with a root of its own, and add the two lengths.",
        lambda a, b: float(
            np.sqrt(np.sum((a - b) ** 2)) / max(np.sqrt(np.sum(a**2) + np.sum(b**2)), 1e-300)
        ),
    ),
    Misconception(
        "sums for lengths",
        "You add the numbers up with their signs, and they cancel. The length is the root "
        "of the sum of the *squares*.",
        lambda a, b: float(np.sum(a - b) / (np.sum(a) + np.sum(b))),
    ),
    Misconception(
        "whole arrays compared with 0",
        "`a == 0` asks each number of the array, and `if` needs one answer. Ask for the "
        "lengths: is their sum 0? Or `np.any(a)`: is any number of a other than 0?",
        _asks_each_number,
    ),
)
