"""Recognise mistakes that can be made in any exercise: a sign, a factor, a transpose."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from anncourse.checks.shapes import diagnose_shape
from nbjudge.shared.plain import as_array

Array = np.ndarray[Any, Any]
Pair = tuple[Array, Array]

# An expected value and what came instead, for each wrong case.
Results = Sequence[tuple[Any, Any]]


# Name and length of the first array among a case's arguments, if there is one.
Length = tuple[str, int] | None

CONSTANT = (
    "You return the same for every input. Does the result use the arguments, or are they "
    "overwritten inside the function?"
)


def diagnose(wrong: Results, lengths: Sequence[Length], right: Results = ()) -> str | None:
    """Name what all wrong results have in common.

    Parameters
    ----------
    wrong : sequence of (expected, got)
        Plain data of the cases whose values, shapes or types are wrong.
    lengths : sequence of (name, length) or None
        For each of them, its first array argument, if it has one.
    right : sequence of (expected, got)
        The other cases: what is said of every number has to be true of theirs too.

    Returns
    -------
    str or None
        One sentence, or None where no pattern fits every case.
    """
    if not wrong:
        return None
    if _constant([*wrong, *right]):
        return CONSTANT
    if all(isinstance(e, tuple) for e, _ in wrong):
        return _diagnose_tuple(wrong)
    picked = _one_of_several(wrong)
    if picked:
        return picked
    pairs, rest = _as_pairs(wrong), _as_pairs(right)
    if pairs is None or rest is None:
        return None
    misshapen = [(e, g) for e, g in pairs if e.shape != g.shape]
    if misshapen:
        return diagnose_shape(misshapen, [(e, g) for e, g in (*pairs, *rest) if e.shape == g.shape])
    return _diagnose_values(pairs, lengths, rest)


def _as_pairs(results: Results) -> list[Pair] | None:
    pairs = []
    for expected, got in results:
        e, g = as_array(expected), as_array(got)
        if e is None or g is None or "c" in (e.dtype.kind, g.dtype.kind):
            return None
        pairs.append((e.astype(float), g.astype(float)))
    return pairs


def _constant(results: Results) -> bool:
    first_expected, first_got = results[0]
    if len(results) < 3 or all(_same(e, first_expected) for e, _ in results):
        return False
    return all(_same(g, first_got) for _, g in results)


def _one_of_several(results: Results) -> str:
    if not all(isinstance(g, tuple | list) and len(g) > 1 for _, g in results):
        return ""
    for k in range(min(len(g) for _, g in results)):
        if all(_same(e, g[k]) and as_array(e) is not None for e, g in results):
            return (
                f"You return {len(results[0][1])} things; number {k + 1} of them is the one asked "
                "for. Return it alone."
            )
    return ""


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


def _diagnose_values(pairs: list[Pair], lengths: Sequence[Length], right: list[Pair]) -> str | None:
    informative = [(e, g) for e, g in (*pairs, *right) if np.any(e != 0) or np.any(g != 0)]
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
    found = _one_sided(informative) or _rounded(informative)
    if found or any(np.any(e != 0) for e, _ in right):
        return found
    wrong = [(e, g) for e, g in pairs if np.any(e != 0) or np.any(g != 0)]
    told = [n for n, (e, g) in zip(lengths, pairs, strict=True) if np.any(e != 0) or np.any(g != 0)]
    return _factor(wrong, told) or _shift(pairs)


def _one_sided(pairs: list[Pair]) -> str | None:
    if not any(np.any(e < 0) for e, _ in pairs):
        return None
    if all(np.allclose(g, np.abs(e)) for e, g in pairs):
        return "Results that should be negative come out positive: leave out the abs."
    if all(np.allclose(g, np.maximum(e, 0)) for e, g in pairs):
        return "Results that should be negative come out as 0: nothing is to be cut off here."
    return None


def _rounded(pairs: list[Pair]) -> str | None:
    def fits(change: Callable[[Array], Any]) -> bool:
        return all(np.allclose(g, change(e), rtol=0, atol=1e-9) for e, g in pairs)

    if fits(np.trunc) or fits(np.floor):
        return "Your numbers are cut down to whole numbers. Leave out int(…) or //."
    for digits in range(5):
        rounded: Callable[[Array], Any] = functools.partial(np.round, decimals=digits)
        if fits(rounded):
            return (
                f"Your numbers are rounded{_to(digits)}. Return them "
                "as they are: rounding is for printing."
            )
    return None


def _to(digits: int) -> str:
    return f" to {digits} digit{'s' if digits > 1 else ''}" if digits else ""


def _binary(array: Array) -> bool:
    return bool(np.isin(array, (0.0, 1.0)).all())


def _factor(pairs: list[Pair], lengths: Sequence[Length]) -> str | None:
    counts = [length for length in lengths if length and length[1] > 1]
    if len(counts) == len(pairs):
        name = counts[0][0]
        if all(np.allclose(g, e * n) for (e, g), (_, n) in zip(pairs, counts, strict=True)):
            return (
                f"Every number is n times too large, n being the length of {name}: is a sum taken "
                "where a mean is asked for?"
            )
        if all(np.allclose(g * n, e) for (e, g), (_, n) in zip(pairs, counts, strict=True)):
            return (
                f"Every number is n times too small, n being the length of {name}: you divide by n "
                "once too often."
            )
    ratios = {round(float(np.sum(g * e) / np.sum(e * e)), 6) for e, g in pairs if np.any(e != 0)}
    if len(ratios) == 1 and len(pairs) > 1:
        ratio = ratios.pop()
        if f"{ratio:.4g}" not in ("0", "-0", "1") and all(
            np.allclose(g, e * ratio, rtol=1e-4) for e, g in pairs
        ):
            return f"Every number is {ratio:.4g} times what it should be."
    return None


def _shift(pairs: list[Pair]) -> str | None:
    if len(pairs) < 3:
        return None
    shifts = [g - e for e, g in pairs]
    shift = float(shifts[0].ravel()[0]) if shifts[0].size else 0.0
    if f"{shift:.4g}" not in ("0", "-0") and all(np.allclose(s, shift) for s in shifts):
        side = "large" if shift > 0 else "small"
        return f"Every number is too {side} by {abs(shift):.4g}."
    return None
