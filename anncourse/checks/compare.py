"""Compare a result with the expected one; where they differ, say how."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.checks.show import show_shape
from nbjudge.shared.plain import as_array

# Which of several results are compared: see `Part.results`.
Results = tuple[tuple[int, ...], ...]
# Of more results than that, no other order is tried.
MAX_REORDERED = 4
WORST = 2

_KIND_WORDS = {
    "b": "True or False",
    "i": "whole numbers",
    "u": "whole numbers",
    "f": "decimal numbers",
    "c": "complex numbers",
}


@dataclass(frozen=True)
class Mismatch:
    """How a result differs from the expected one.

    ``kind`` is one of ``none``, ``type``, ``length``, ``shape``, ``dtype``, ``not finite`` and
    ``values``; ``reason`` says it to the learner. Where there are several results, ``path`` holds
    their numbers, from the outside in. A ``dtype`` mismatch has the right values. So has one with
    ``misplaced``: they come with axes of length 1 too many or too few, or as results in another
    order.
    """

    kind: str
    reason: str
    path: tuple[int, ...] = ()
    misplaced: bool = False

    @property
    def words(self) -> str:
        """Place and reason in one text: `Result 2, part 1: The number is wrong`."""
        if not self.path:
            return self.reason
        return f"Result {', part '.join(map(str, self.path))}: {self.reason}"


def compare(
    expected: Any,
    got: Any,
    *,
    rtol: float,
    atol: float,
    only: Results = (),
    reordered: bool = True,
) -> Mismatch | None:
    """Return None where `got` counts as `expected`.

    Parameters
    ----------
    expected, got : plain data
        See `nbjudge.shared.plain`. What is expected decides what is accepted: for a tuple, a list
        or array of the same length will do; for a number, a NumPy scalar; for an array, a list.
    rtol, atol : float
        Tolerances for numbers.
    only : tuple of tuple of int
        Of several results, those that count; see `Part.results`.
    reordered : bool
        Whether to look if wrong results are right in another order. That takes most of the time,
        and only the words and `misplaced` depend on it.

    Returns
    -------
    Mismatch or None
    """
    if got is None:
        return None if expected is None else Mismatch("none", "It returned nothing (None).")
    if isinstance(expected, str):
        same = isinstance(got, str) and expected == got
        return None if same else Mismatch("type", f"Expected the text {expected!r}.")
    if isinstance(expected, tuple) or (isinstance(expected, list) and not _is_numbers(expected)):
        return _compare_sequence(expected, got, rtol, atol, only, reordered)
    return _compare_arrays(np.asarray(expected), got, rtol, atol)


def _is_numbers(value: Any) -> bool:
    return all(isinstance(item, bool | int | float) for item in value)


def _compare_sequence(
    expected: tuple[Any, ...] | list[Any],
    got: Any,
    rtol: float,
    atol: float,
    only: Results,
    reordered: bool,
) -> Mismatch | None:
    if isinstance(got, np.ndarray) and _is_row_by_row(expected, got):
        got = list(got)
    if not isinstance(got, tuple | list):
        return Mismatch("type", f"Expected {_results(expected)}, got {_one(got)}.")
    if len(got) != len(expected):
        return Mismatch("length", f"Expected {_results(expected)}, got {len(got)}.")
    found = _first_difference(expected, got, rtol, atol, only, reordered)
    if found is None or found.kind == "dtype" or not reordered:
        return found
    if _is_reordered(expected, got, rtol, atol):
        return Mismatch(found.kind, "Your results are right, in another order.", misplaced=True)
    return found


def _is_reordered(expected: Any, got: Any, rtol: float, atol: float) -> bool:
    # The order of a list, such as that of all layers, and of the numbers in a shape is part of what
    # is asked for.
    if not isinstance(expected, tuple) or all(isinstance(item, int) for item in expected):
        return False
    if len(expected) > MAX_REORDERED:
        return False
    numbers = range(len(expected))

    @functools.cache
    def fits(place: int, other: int) -> bool:
        e, g = expected[place], got[other]
        return compare(e, g, rtol=rtol, atol=atol, reordered=False) is None

    return any(all(map(fits, numbers, order)) for order in itertools.permutations(numbers))


def _results(expected: Sequence[Any]) -> str:
    return f"{len(expected)} result{'' if len(expected) == 1 else 's'}"


def _first_difference(
    expected: Any, got: Any, rtol: float, atol: float, only: Results, reordered: bool
) -> Mismatch | None:
    found: Mismatch | None = None
    for number, (e, g) in enumerate(zip(expected, got, strict=True), start=1):
        inside = tuple(path[1:] for path in only if path[0] in (0, number))
        if only and not inside:
            continue
        inside = () if () in inside else inside
        mismatch = compare(e, g, rtol=rtol, atol=atol, only=inside, reordered=reordered)
        if mismatch is None:
            continue
        # A wrong type of number is the least of all evils, then a wrong shape of right ones: what
        # comes later may be worse.
        if found is None or _gravity(mismatch) > _gravity(found):
            path = (number, *mismatch.path)
            found = Mismatch(mismatch.kind, mismatch.reason, path, mismatch.misplaced)
        if _gravity(found) == WORST:
            break
    return found


def _gravity(mismatch: Mismatch) -> int:
    if mismatch.kind == "dtype":
        return 0
    return 1 if mismatch.misplaced else WORST


def _is_row_by_row(expected: tuple[Any, ...] | list[Any], got: np.ndarray[Any, Any]) -> bool:
    # Several results of the same shape may come stacked in one array.
    return (
        got.ndim > 0
        and len(got) == len(expected)
        and all(as_array(e) is not None and np.shape(e) == got.shape[1:] for e in expected)
    )


def _one(got: Any) -> str:
    if isinstance(got, np.ndarray) and got.ndim > 0:
        return f"one array with {show_shape(got.shape)}"
    return f"one value of type {_type_words(got)}"


def _compare_arrays(
    expected: np.ndarray[Any, Any], got: Any, rtol: float, atol: float
) -> Mismatch | None:
    if expected.dtype.kind in "UO":
        return _compare_others(expected, got)
    array = as_array(got)
    if array is None:
        return Mismatch("type", f"Expected {_wanted(expected)}. {_why_no_numbers(got)}")
    if array.shape != expected.shape:
        reason = f"Expected {show_shape(expected.shape)}, got {show_shape(array.shape)}."
        squeezed = np.squeeze(array), np.squeeze(expected)
        misplaced = squeezed[0].shape == squeezed[1].shape and (
            compare(squeezed[1], squeezed[0], rtol=rtol, atol=atol) is None
        )
        return Mismatch("shape", reason, misplaced=misplaced)
    if array.dtype.kind == "c":
        return Mismatch("type", "Expected real numbers, got complex ones.")
    if array.dtype == expected.dtype and array.tobytes() == expected.tobytes():
        # Nothing differs in any bit; most right answers end here.
        return None
    numbers, wanted = array.astype(float), expected.astype(float)
    close: Any
    if not np.isfinite(wanted).all():
        close = np.isclose(numbers, wanted, rtol=rtol, atol=atol, equal_nan=True)
    elif not np.isfinite(numbers).all():
        return Mismatch("not finite", _why_not_finite(array))
    else:
        # The same for finite numbers, in a fifth of the time.
        with np.errstate(over="ignore"):
            close = np.abs(numbers - wanted) <= atol + rtol * np.abs(wanted)
    if not close.all():
        if array.size > 1:
            n_wrong = array.size - int(close.sum())
            verb = "is" if n_wrong == 1 else "are"
            return Mismatch("values", f"{n_wrong} of {array.size} numbers {verb} wrong.")
        if expected.dtype.kind == array.dtype.kind == "b":
            return Mismatch("values", f"It should be {bool(expected)} here.")
        return Mismatch("values", "The number is wrong.")
    return _compare_dtype(expected, array)


def _why_not_finite(array: np.ndarray[Any, Any]) -> str:
    what = "Your number is" if array.size == 1 else "Some of your numbers are"
    if np.isnan(array.astype(float)).any():
        return (
            f"{what} nan (not a number). That mostly comes of 0 / 0, inf / inf, inf - inf or 0 * "
            "inf, as in 0 * log 0, or of the log or the root of a negative number."
        )
    return (
        f"{what} infinite. Where do you divide by 0, take the log of 0, or get far too large "
        "numbers?"
    )


def _compare_others(expected: np.ndarray[Any, Any], got: Any) -> Mismatch | None:
    """Compare texts, and what a known mistake may return besides: dictionaries, huge numbers."""
    what = "other texts" if expected.dtype.kind == "U" else "another value"
    same = _listed(got) == _listed(expected.tolist())
    return None if same else Mismatch("type", f"Expected {what}.")


def _listed(value: Any) -> Any:
    """Return plain data without arrays, of which Python cannot say whether they are equal."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, list | tuple) else value


def _compare_dtype(expected: np.ndarray[Any, Any], array: np.ndarray[Any, Any]) -> Mismatch | None:
    wanted, came = expected.dtype.kind, array.dtype.kind
    if array.size == 0 or came == wanted or (wanted == "f" and came in "iu"):
        return None
    if wanted in "iu" and came in "iu":
        return None
    return Mismatch(
        "dtype",
        f"The values are right, but they are {_KIND_WORDS[came]} (dtype {array.dtype}); "
        f"{_KIND_WORDS[wanted]} are asked for.",
    )


def _wanted(array: np.ndarray[Any, Any]) -> str:
    if array.shape == () and array.dtype.kind == "b":
        return "True or False"
    shape = show_shape(array.shape)
    return shape if array.shape == () else f"an array of {shape}"


def _why_no_numbers(got: Any) -> str:
    if isinstance(got, str):
        return "Yours is a text, in quotes."
    items = list(_leaves(got))
    if any(item is None for item in items):
        return (
            "There is a None among your numbers: does a function that you use here lack its "
            "return, or have no answer yet?"
        )
    if any(isinstance(item, str) or _is_text_array(item) for item in items):
        return "There are texts among your numbers."
    if isinstance(got, list | tuple):
        return "The rows of your list differ in length."
    return f"Yours is of type {_type_words(got)}."


def _is_text_array(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind == "U"


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def _type_words(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return "number" if value.shape == () else f"array with {show_shape(value.shape)}"
    return type(value).__name__
