"""Call a learner's function for a figure: numbers come back, or the trouble in plain words."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from anncourse.figures.deadline import CancelledError, TooSlowError, within

T = TypeVar("T")

#: Seconds that a learner's function may take for one picture.
TIME_LIMIT = 2.0


class Trouble(Exception):
    """Something is wrong with a learner's function; the message is for the learner."""


def name_of(function: Callable[..., Any]) -> str:
    """Name a function as its author knows it."""
    return getattr(function, "__name__", type(function).__name__)


def attempt(
    function: Callable[..., Any],
    work: Callable[[], T],
    seconds: float | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> T:
    """Run something that calls a learner's function, and turn what goes wrong into `Trouble`.

    Parameters
    ----------
    function : callable
        The learner's function, for its name and its lines.
    work : callable
        What is run, without arguments.
    seconds : float, optional
        After this time it is stopped; `TIME_LIMIT` if left out.
    cancelled : callable, optional
        It is stopped, too, as soon as this returns True.

    Returns
    -------
    object
        What `work` returned.

    Raises
    ------
    Trouble
        If it raises or takes too long.
    CancelledError
        If it was cancelled.
    """
    name = name_of(function)
    limit = TIME_LIMIT if seconds is None else seconds
    try:
        return within(limit, lambda: _quietly(work), cancelled)
    except (Trouble, CancelledError):
        raise
    except TooSlowError:
        raise Trouble(f"{name} ran for more than {limit:g} s and was stopped.") from None
    except NotImplementedError:
        raise Trouble(f"{name} is not written yet.") from None
    except (Exception, SystemExit) as error:
        raise Trouble(f"{name} raised {_describe(error)}{_where(error, function)}.") from error


def _quietly(work: Callable[[], T]) -> T:
    # NumPy's warnings would land in the output of some other cell; what is not finite is told.
    with np.errstate(all="ignore"):
        return work()


def call(function: Callable[..., Any], *args: Any, seconds: float | None = None) -> Any:
    """Call a learner's function.

    Parameters
    ----------
    function : callable
    *args
        Its arguments. Arrays are copied, so that a function that changes them harms nobody.
    seconds : float, optional
        After this time it is stopped; `TIME_LIMIT` if left out.

    Returns
    -------
    object
        What the function returned, never None.

    Raises
    ------
    Trouble
        If it does not take these arguments, raises, takes too long or returns None.
    """
    given = [a.copy() if isinstance(a, np.ndarray) else a for a in args]
    return given_back(attempt(function, lambda: function(*given), seconds), function)


def given_back(result: Any, function: Callable[..., Any]) -> Any:
    """Return what a function returned, or raise `Trouble` where that is nothing."""
    if result is None:
        raise Trouble(
            f"{name_of(function)} returned None. Is it written yet, and does it end with return?"
        )
    return result


def as_numbers(result: Any, shape: tuple[int, ...], what: str) -> NDArray[np.float64]:
    """Read a learner's result as finite numbers of one shape, or raise `Trouble`."""
    try:
        array = np.asarray(result, dtype=np.float64)
    except (TypeError, ValueError):
        raise Trouble(f"{what} must be numbers. Got {_short(result)}.") from None
    if array.shape != shape:
        wanted = f"an array of shape {shape}" if shape else "one number"
        got = f"an array of shape {array.shape}" if array.shape else f"the number {_short(result)}"
        raise Trouble(f"{what} must be {wanted}. Got {got}.")
    if not np.isfinite(array).all():
        raise Trouble(f"{what} must be finite. Got {array[~np.isfinite(array)][0]}.")
    return array


def as_labels(result: Any, n: int, what: str, n_classes: int = 2) -> NDArray[np.int64]:
    """Read a learner's result as n labels, counted from 0, or raise `Trouble`."""
    array = as_numbers(result, (n,), what)
    strange = array[~np.isin(array, np.arange(n_classes))]
    if strange.size:
        wanted = "0 or 1" if n_classes == 2 else f"whole numbers from 0 to {n_classes - 1}"
        raise Trouble(f"{what} must be {wanted}. Got {strange[0]:g}.")
    return array.astype(np.int64)


def _describe(error: BaseException) -> str:
    message = str(error).strip()
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def _where(error: BaseException, function: Callable[..., Any]) -> str:
    """Quote the learner's own line, the deepest one in the file or cell of the function."""
    code = getattr(function, "__code__", None)
    if code is None:
        return ""
    lines = [
        number
        for frame, number in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename == code.co_filename
    ]
    if not lines:
        return ""
    text = linecache.getline(code.co_filename, lines[-1]).strip()
    return f", in its line “{text}”" if text else f", in line {lines[-1]}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
