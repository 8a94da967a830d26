"""What the student's process answers, taken apart: anything may stand in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nbjudge.inside.lending import MAX_TEXT
from nbjudge.inside.wire import WireError
from nbjudge.judge.errors import StudentStoppedError, rebuild_error, warning_class
from nbjudge.notebook.stops import WORDS
from nbjudge.shared.plain import MAX_ITEMS, TooMuchError
from nbjudge.shared.time_limit import TimeUpError

# What the student's process says of a call that it stopped -> what is raised for it.
STOPS: dict[str, Callable[[], BaseException]] = {
    "too_much_output": lambda: StudentStoppedError("TooMuchOutput"),
    "too_much": lambda: TooMuchError(f"it returns more than {MAX_ITEMS:,} numbers"),
    "too_long": TimeUpError,
}

# As in nbjudge.inside.calls, which cannot be imported here.
MAX_PRINTED = 100_000
MAX_WARNINGS = 50
MAX_TRIPPED = 20


@dataclass
class Ran:
    """What one cell did: its outputs, the error that ended it, and why it was stopped."""

    outputs: list[list[Any]] = field(default_factory=list)
    error: dict[str, Any] | None = None
    stopped: str = ""


@dataclass
class Called:
    """What a call did.

    Attributes
    ----------
    value : object
        What it returned.
    error : exception or None
        To be raised here: the student's, or the one that says why it was stopped.
    changed, rngs : dict
        Arguments that were changed, and the generators among them, by place.
    printed, complained : str
        What went to stdout and stderr.
    warned : list
        Pairs of class and words.
    tripped : list
        Functions of the course's package that are withheld, and were called.
    """

    value: Any
    error: BaseException | None
    changed: dict[int, Any]
    rngs: dict[int, np.random.Generator]
    printed: str
    complained: str
    warned: list[tuple[type[Warning], str]]
    tripped: list[str]


def read_ran(told: Any) -> Ran:
    """Take apart what came of a cell.

    Raises
    ------
    WireError
        If it has not the form that our own end of the line gives it.
    """
    _demand(isinstance(told, dict))
    outputs, error, stopped = told.get("outputs"), told.get("error"), told.get("stopped")
    _demand(isinstance(outputs, list))
    _demand(isinstance(stopped, str) and (not stopped or stopped in WORDS))
    if error is not None:
        _demand(isinstance(error, dict) and isinstance(error.get("frames"), list))
    return Ran(list(outputs), error, stopped)


def read_called(told: Any, args: list[Any]) -> Called:
    """Take apart what came of a call.

    Parameters
    ----------
    told : object
    args : list
        The judge's own arguments.

    Raises
    ------
    WireError
        If it has not the form that our own end of the line gives it.
    """
    _demand(isinstance(told, dict))
    try:
        error: BaseException | None
        error = rebuild_error(told["error"]) if told.get("error") else None
        for name, stop in STOPS.items():
            if told.get(name):
                error = stop()
        changed, rngs = dict(told.get("changed", {})), dict(told.get("rngs", {}))
        # Cut as our own end cuts: an outcome is kept until all cases are through.
        warned = [
            (warning_class(names), printable(text)[:MAX_TEXT])
            for names, text in told.get("warned", [])[:MAX_WARNINGS]
        ]
        tripped = [str(name) for name in told.get("tripped", [])[:MAX_TRIPPED]]
    except Exception as wrong:
        raise WireError(f"{type(wrong).__name__} in an answer") from None
    places = range(len(args))
    _demand(all(type(place) is int and place in places for place in (*changed, *rngs)))
    for place, rng in rngs.items():
        ours = args[place]
        _demand(isinstance(rng, np.random.Generator) and isinstance(ours, np.random.Generator))
        _demand(type(rng.bit_generator) is type(ours.bit_generator))
    out, err = (printable(told.get(name, ""))[:MAX_PRINTED] for name in ("out", "err"))
    _demand(error is not None or "value" in told)
    return Called(told.get("value"), error, changed, rngs, out, err, warned, tripped)


def printable(text: Any) -> str:
    """Return a text that can be written to a file."""
    return str(text).encode("utf-8", "replace").decode("utf-8")


def _demand(holds: bool) -> None:
    if not holds:
        raise WireError("an answer of another form")
