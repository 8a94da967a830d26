"""Use a learner's functions further down, in a sentence where they are not ready."""

from __future__ import annotations

import traceback
from typing import Any

from anncourse import exercises

AGAIN = "then run this cell again."
A_FUNCTION = "This cell calls what stands in the brackets: one function, by its name, without ()."
NOT_WRITTEN = f"Something above is not written yet, or not right. Finish it, {AGAIN}"


def watch(what: Any = None, *others: Any, **more: Any) -> Any:
    """Run a demonstration: what it prints and shows is all there is of it.

    While a notebook is graded it is left out, since nothing that it finds can be handed in.

    Parameters
    ----------
    what : callable
        Takes nothing. Where it stops with an error, one sentence says so instead.
    *others, **more : object
        See `attempt`.

    Returns
    -------
    object
        What it returns, to be shown.
    """
    return attempt(what, *others, **more)


def attempt(what: Any = None, *others: Any, **more: Any) -> Any:
    """Return what a function returns, or None and one sentence where it stops with an error.

    Parameters
    ----------
    what : callable
        Takes nothing.
    *others, **more : object
        Nothing. A learner who changes the cell is told what stands there.

    Returns
    -------
    object
    """
    if others or more or not callable(what):
        print(A_FUNCTION)
        return None
    try:
        return what()
    except Exception as error:
        print(_sentence(error))
        return None


def _sentence(error: Exception) -> str:
    if "NoneType" in str(error):
        return NOT_WRITTEN
    names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    own = [name for name in names if name in exercises.EXERCISES]
    where = f" in your {own[-1]}" if own else ""
    words = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return (
        f"This cell uses what you wrote above, and stops{where} with {words}. "
        f"Run the checks above, mend what they say, {AGAIN}"
    )
