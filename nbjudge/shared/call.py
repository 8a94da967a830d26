"""Call a learner's function once, safely, and write down everything that happened."""

from __future__ import annotations

import builtins
import contextlib
import copy
import io
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from nbjudge.shared.outcome import Outcome, warnings_of
from nbjudge.shared.own_line import own_line
from nbjudge.shared.plain import NotPlainError, plain
from nbjudge.shared.remote import Remote, on_copies
from nbjudge.shared.time_limit import TimeUpError, within
from nbjudge.shared.tripwire import tripwire

MAX_PRINTED = 2_000


def call(
    function: Callable[..., Any],
    args: tuple[Any, ...],
    *,
    seconds: float = 10.0,
    forbidden: Callable[..., Any] | None = None,
) -> Outcome:
    """Call a function on copies of the arguments.

    Parameters
    ----------
    function : callable
        The learner's function.
    args : tuple
        Its positional arguments. They are copied first, so that no call can spoil another.
    seconds : float
        Wall time after which the call is stopped.
    forbidden : callable, optional
        A function that must not be called meanwhile; see `Outcome.delegated`.

    Returns
    -------
    Outcome
        Nothing that the function raises escapes, except a learner's own Ctrl-C.
    """
    if isinstance(function, Remote):
        if (at_hand := function._at_hand(args)) is not None:
            return at_hand
        with tripwire(forbidden) as trips:
            outcome = function._outcome(args, seconds)
        if outcome is not None:
            return replace(outcome, delegated=bool(trips)) if trips else outcome
    given = copy.deepcopy(args)
    printed = _BoundedText(MAX_PRINTED)
    error: BaseException | None = None
    value: Any = None
    with (
        warnings.catch_warnings(record=True) as caught,
        # What is too small becomes 0, rightly and, as NumPy has it, without a word.
        np.errstate(all="warn", under="ignore"),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        _no_input(),
        _python_prints(),
        tripwire(forbidden) as trips,
        on_copies(),
    ):
        warnings.simplefilter("always")
        try:
            value = within(seconds, lambda: plain(function(*given)))
        except KeyboardInterrupt:
            raise
        except BaseException as raised:
            error = raised
    return Outcome(
        value=value,
        error=error,
        line="" if error is None else _own_line(error, function),
        printed=printed.getvalue(),
        warned=warnings_of((w.category, str(w.message)) for w in caught),
        changed=tuple(i for i, (a, b) in enumerate(zip(args, given, strict=True)) if differ(a, b)),
        drew=tuple(i for i, (a, b) in enumerate(zip(args, given, strict=True)) if went_on(a, b)),
        delegated=bool(trips),
    )


def went_on(before: Any, after: Any) -> bool:
    """Whether an argument is a random generator that was drawn from."""
    if not (isinstance(before, np.random.Generator) and isinstance(after, np.random.Generator)):
        return False
    # As text: the state of some kinds holds an array.
    return str(before.bit_generator.state) != str(after.bit_generator.state)


def differ(before: Any, after: Any) -> bool:
    """Whether two values of an argument differ in any bit, shape or dtype."""
    if isinstance(before, np.ndarray) or isinstance(after, np.ndarray):
        if type(before) is not type(after) or before.dtype != after.dtype:
            return True
        return bool(before.shape != after.shape) or before.tobytes() != after.tobytes()
    if isinstance(before, list | tuple):
        if type(before) is not type(after) or len(before) != len(after):
            return True
        return any(differ(a, b) for a, b in zip(before, after, strict=True))
    if isinstance(before, int | float | str | bool):
        # The type first: what a learner put into a list may claim to be equal to anything.
        if type(before) is not type(after):
            return True
        return bool(before != after) and not (before != before and after != after)
    return False


class _BoundedText(io.StringIO):
    def __init__(self, limit: int) -> None:
        super().__init__()
        self._room = limit

    def write(self, text: str) -> int:
        if self._room > 0:
            super().write(text[: self._room])
            self._room -= len(text)
        return len(text)


@contextlib.contextmanager
def _no_input() -> Iterator[None]:
    def refuse(prompt: object = "") -> str:
        raise RuntimeError("input() is not needed: the values come in as arguments")

    original = builtins.input
    builtins.input = refuse
    try:
        yield
    finally:
        builtins.input = original


@contextlib.contextmanager
def _python_prints() -> Iterator[None]:
    """Have Python print what it drops, such as an error in a destructor, to what is kept here."""
    hook, sys.unraisablehook = sys.unraisablehook, sys.__unraisablehook__
    try:
        yield
    finally:
        sys.unraisablehook = hook


def _own_line(error: BaseException, function: Callable[..., Any]) -> str:
    if isinstance(error, TimeUpError | NotPlainError):
        return ""
    # Where it was raised in another process, that one knows the line.
    told = getattr(error, "learners_line", None)
    return told if isinstance(told, str) else own_line(error, function)
