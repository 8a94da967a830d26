"""How a number by hand follows from earlier ones of its cell, whether these are right or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from anncourse.checks.portrait import portrait
from annlib import sigmoid
from nbjudge.shared.plain import as_array, plain

# The later number: the earlier ones that it is worked out from, and how. What a lesson gives
# besides, such as the activations of the hidden layer in lesson 7, stands in the formula.
FOLLOWS: dict[str, tuple[tuple[str, ...], Callable[..., Any]]] = {
    "y_by_hand": (("z_by_hand",), lambda z: int(z >= 0)),
    "a_hidden": (("z_hidden",), lambda z: np.maximum(z, 0)),
    "a_second": (("z_second",), lambda z: np.maximum(z, 0)),
    "a_output": (("z_output",), sigmoid),
    "b_constant": (("p_constant",), lambda p: np.log(p / (1 - p))),
    "loss_constant": (("p_constant",), lambda p: -(np.log(p) + 3 * np.log(1 - p)) / 4),
    "loss_after": (("w_after", "b_after"), lambda w, b: (w - 1) ** 2 + 2 * (b + 1) ** 2),
    "dW_output": (("delta_output",), lambda delta: np.multiply([[0.5], [0.75]], delta)),
    "db_output": (("delta_output",), lambda delta: delta),
    "dW_hidden": (("delta_hidden",), lambda delta: np.outer([1.0, 2.0], delta)),
    "db_hidden": (("delta_hidden",), lambda delta: delta),
    "n_steps": (("n_batches",), lambda n: 20 * n),
}


def follows(
    name: str, value: Any, earlier: Mapping[str, Any], own: Callable[..., Any] | None = None
) -> tuple[str, ...]:
    """Return what a number follows from, rightly; empty if it does not.

    Parameters
    ----------
    name : str
        The variable.
    value : object
        What it holds, plain data.
    earlier : mapping
        The values of the variables that stand before it in its cell.
    own : callable, optional
        The formula where a student's numbers are drawn and stand in it.

    Returns
    -------
    tuple of str
        Names of the variables. From a 0 nothing follows: whoever puts 0 everywhere worked out
        nothing.
    """
    names, formula = FOLLOWS.get(name, ((), None))
    formula = own or formula
    if formula is None or not all(one in earlier for one in names):
        return ()
    try:
        numbers = [as_array(plain(earlier[one])) for one in names]
        if any(n is None or n.dtype.kind not in "iuf" or not n.all() for n in numbers):
            return ()
        with np.errstate(all="ignore"):
            expected = portrait(formula(*numbers))
        return names if portrait(value).difference(repr(expected)) is None else ()
    except (ArithmeticError, TypeError, ValueError):
        # A shape or a kind that the formula has no use for.
        return ()
