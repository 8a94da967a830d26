"""Recognise how a result came to have the wrong shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def diagnose_shape(
    pairs: list[tuple[Array, Array]], others: Sequence[tuple[Array, Array]] = ()
) -> str | None:
    """Name what all results of a wrong shape have in common.

    Parameters
    ----------
    pairs : list of (expected, got)
        Arrays that differ in shape.
    others : sequence of (expected, got)
        Those that do not: where a row has its right length, no loop runs too far.

    Returns
    -------
    str or None
        One or two sentences for the learner, or None where no pattern fits every case.
    """
    for pattern, words in _PATTERNS:
        if all(pattern(e, g) for e, g in pairs):
            return words
    if any(e.ndim == 1 and e.size for e, _ in others):
        return None
    for pattern, words in _LENGTHS:
        if all(pattern(e, g) for e, g in pairs):
            return words
    return None


def _is_column(e: Array, g: Array) -> bool:
    return e.ndim > 0 and g.ndim == e.ndim + 1 and g.shape[-1] == 1 and g.size == e.size


def _is_bracketed(e: Array, g: Array) -> bool:
    return g.ndim == e.ndim + 1 and g.shape[0] == 1 and g.shape[1:] == e.shape


def _is_transposed(e: Array, g: Array) -> bool:
    return g.ndim == 2 and g.T.shape == e.shape


def _is_every_row_with_every_row(e: Array, g: Array) -> bool:
    return g.ndim == 2 and e.ndim == 1 and g.shape[0] == g.shape[1] == len(e)


def _is_not_added_up(e: Array, g: Array) -> bool:
    return e.ndim > 0 and g.ndim == e.ndim + 1 and g.shape[:-1] == e.shape


def _holds_one_number(e: Array, g: Array) -> bool:
    return e.ndim > 0 and e.size > 1 and g.size == 1


def _is_one_short(e: Array, g: Array) -> bool:
    return e.ndim == g.ndim == 1 and len(g) == len(e) - 1


def _is_one_long(e: Array, g: Array) -> bool:
    return e.ndim == g.ndim == 1 and len(g) == len(e) + 1


# The first that fits every case is said.
_PATTERNS: tuple[tuple[Callable[[Array, Array], bool], str], ...] = (
    (
        _is_column,
        "Your result has one axis too many: shape (n, 1) is a table with one column, shape (n,) a "
        "plain list of numbers. Look for keepdims=True, a reshape, or an argument that should "
        "stay one-dimensional.",
    ),
    (
        _is_bracketed,
        "Your result is packed into a list or an array of its own: one pair of square brackets "
        "too many. Return what is inside it.",
    ),
    (_is_transposed, "Your result is transposed: its rows stand where its columns belong."),
    (
        _is_every_row_with_every_row,
        "NumPy combined every row with every row: an array of shape (n, 1) met one of shape (n,). "
        "Give both the same shape.",
    ),
    (
        _is_not_added_up,
        "You return a row of numbers where a single one is asked for, again and again. Is a sum "
        "along the last axis missing, or a product with @?",
    ),
    (
        _holds_one_number,
        "You return one number where one for each element is asked for. Is a sum or mean taken "
        "over too much, or does a loop return in its first round or keep only its last?",
    ),
    (
        lambda e, g: e.shape == () and g.ndim > 0,
        "You return several numbers where a single one is asked for. Is a sum missing?",
    ),
)
_LENGTHS: tuple[tuple[Callable[[Array, Array], bool], str], ...] = (
    (_is_one_short, "Your result is one number too short: does a loop or slice stop too early?"),
    (_is_one_long, "Your result is one number too long: does a loop or slice run too far?"),
)
