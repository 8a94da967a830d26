"""Recognise mistakes that can be made in any exercise: a sign, a factor, a transpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from annlib.checks.plain import as_array

Array = np.ndarray[Any, Any]
Pair = tuple[Array, Array]

# An expected value and what came instead, for each wrong case.
Results = Sequence[tuple[Any, Any]]


def diagnose(results: Results, n_rows: Sequence[int | None]) -> str | None:
    """Name what all wrong results have in common.

    Parameters
    ----------
    results : sequence of (expected, got)
        Plain data of the cases whose values or shapes are wrong.
    n_rows : sequence of int or None
        For each case, the number of rows of its first array argument, if it has one.

    Returns
    -------
    str or None
        One sentence, or None where no pattern fits every case.
    """
    if not results:
        return None
    if all(isinstance(e, tuple) for e, _ in results):
        return _diagnose_tuple(results)
    pairs: list[Pair] = []
    for expected, got in results:
        e, g = as_array(expected), as_array(got)
        if e is None or g is None:
            return None
        pairs.append((e.astype(float), g.astype(float)))
    if any(e.shape != g.shape for e, g in pairs):
        return _diagnose_shape(pairs)
    return _diagnose_values(pairs, n_rows)


def _diagnose_tuple(results: Results) -> str | None:
    swapped = all(
        isinstance(g, tuple | list)
        and len(g) == len(e) == 2
        and _same(e[0], g[1])
        and _same(e[1], g[0])
        and not _same(e[0], e[1])
        for e, g in results
    )
    return "The two results are in the wrong order: swap them." if swapped else None


def _same(a: Any, b: Any) -> bool:
    x, y = as_array(a), as_array(b)
    return x is not None and y is not None and x.shape == y.shape and bool(np.allclose(x, y))


def _diagnose_shape(pairs: list[Pair]) -> str | None:
    wrong = [(e, g) for e, g in pairs if e.shape != g.shape]
    if all(g.ndim == e.ndim + 1 and g.shape[-1] == 1 and g.size == e.size for e, g in wrong):
        return (
            "Your result has one axis too many: shape (n, 1) is a table with one column, "
            "shape (n,) a plain list of numbers. Look for keepdims=True, a reshape, or an "
            "argument that should stay one-dimensional."
        )
    if all(g.ndim == 2 and g.T.shape == e.shape for e, g in wrong):
        return "Your result is transposed: its rows stand where its columns belong."
    if all(g.ndim == 2 and e.ndim == 1 and g.shape[0] == g.shape[1] for e, g in wrong):
        return (
            "NumPy combined every row with every row: an array of shape (n, 1) met one of "
            "shape (n,). Give both the same shape."
        )
    if all(g.shape == () and e.ndim > 0 for e, g in wrong):
        return (
            "You return one number where one for each element is asked for. Is a sum or mean "
            "taken over too much, or does a loop return in its first round?"
        )
    if all(e.shape == () and g.ndim > 0 for e, g in wrong):
        return "You return several numbers where a single one is asked for. Is a sum missing?"
    return None


def _diagnose_values(pairs: list[Pair], n_rows: Sequence[int | None]) -> str | None:
    informative = [(e, g) for e, g in pairs if np.any(e != 0) or np.any(g != 0)]
    if not informative or not all(np.isfinite(g).all() for _, g in informative):
        return None
    checks: list[tuple[Callable[[Array, Array], bool], str]] = [
        (
            lambda e, g: np.allclose(g, -e),
            "Every number has the wrong sign: look for a + that "
            "should be a -, or a difference taken the other way round.",
        ),
        (
            lambda e, g: _binary(e) and _binary(g) and np.allclose(g, 1 - e),
            "0 and 1 are the wrong way round everywhere.",
        ),
        (
            lambda e, g: e.ndim == 2 and e.shape == g.T.shape and np.allclose(g.T, e),
            "Your result is transposed: its rows stand where its columns belong.",
        ),
        (
            lambda e, g: e.ndim == 1 and e.size > 1 and np.allclose(g, e[::-1]),
            "The numbers are right but stand in reverse order.",
        ),
    ]
    for pattern, words in checks:
        if all(pattern(e, g) for e, g in informative):
            return words
    rows = [n for n, (e, g) in zip(n_rows, pairs, strict=True) if np.any(e != 0) or np.any(g != 0)]
    return _factor(informative, rows) or _constant(informative)


def _binary(array: Array) -> bool:
    return bool(np.isin(array, (0.0, 1.0)).all())


def _factor(pairs: list[Pair], rows: list[int | None]) -> str | None:
    if all(n and n > 1 for n in rows):
        counts = [float(n) for n in rows if n]
        if all(np.allclose(g, e * n) for (e, g), n in zip(pairs, counts, strict=True)):
            return (
                "Every number is n times too large, n being the number of samples: a mean "
                "is asked for, and you take the sum."
            )
        if all(np.allclose(g * n, e) for (e, g), n in zip(pairs, counts, strict=True)):
            return (
                "Every number is n times too small, n being the number of samples: you "
                "divide by n once too often."
            )
    ratios = {round(float(np.sum(g * e) / np.sum(e * e)), 6) for e, g in pairs if np.any(e != 0)}
    if len(ratios) == 1 and len(pairs) > 1:
        ratio = ratios.pop()
        if f"{ratio:.4g}" not in ("0", "-0", "1") and all(
            np.allclose(g, e * ratio, rtol=1e-4) for e, g in pairs
        ):
            return f"Every number is {ratio:.4g} times what it should be."
    return None


def _constant(pairs: list[Pair]) -> str | None:
    if len(pairs) < 3:
        return None
    first = pairs[0][1].ravel()[:1]
    if first.size and all(np.allclose(g, first[0]) for _, g in pairs):
        return "You return the same number for every input. Does the result use the arguments?"
    shifts = [g - e for e, g in pairs]
    shift = float(shifts[0].ravel()[0])
    if all(np.allclose(s, shift) for s in shifts):
        side = "large" if shift > 0 else "small"
        return f"Every number is too {side} by {abs(shift):.4g}."
    return None
