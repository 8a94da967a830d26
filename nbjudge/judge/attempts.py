"""Try a student's function as `nbjudge.shared.call` does, from what their process tells of it."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np

from nbjudge.judge.in_place import overwrite
from nbjudge.judge.replies import Called
from nbjudge.shared.call import MAX_PRINTED, differ, went_on
from nbjudge.shared.outcome import Outcome, warnings_of
from nbjudge.shared.plain import plain
from nbjudge.shared.tripwire import trip

# What is too small becomes 0 without a word, as in nbjudge.shared.call.
ERRORS: dict[str, Any] = {
    "divide": "warn",
    "over": "warn",
    "under": "ignore",
    "invalid": "warn",
}
_GIVEN = (bool, int, float, complex, str, type(None), np.ndarray, np.random.Generator, FunctionType)


def is_given(value: Any) -> bool:
    """Whether a value is numbers, texts, arrays and functions of the judge's all through.

    Nothing of the student's is among them, which a call might ask for in its turn.
    """
    kind = type(value)
    if kind in (tuple, list):
        return all(map(is_given, value))
    if kind is dict:
        return all(map(is_given, value.values()))
    return kind in _GIVEN or issubclass(kind, np.generic)


def attempt(ask: Callable[[], Called], args: tuple[Any, ...]) -> Outcome:
    """Return what one call did.

    Parameters
    ----------
    ask : callable
        Has the call made; what it raises ended the call.
    args : tuple
        The arguments, which stay as they are.
    """
    try:
        with warnings.catch_warnings(record=True) as caught, np.errstate(**ERRORS):
            # Of what is called back.
            warnings.simplefilter("always")
            called = ask()
    except KeyboardInterrupt:
        raise
    except BaseException as lost:
        return Outcome(error=lost, line=_line_of(lost))
    for name in called.tripped:
        trip(name)
    value, error = None, called.error
    if error is None:
        try:
            value = plain(called.value)
        except Exception as raised:
            error = raised
    return Outcome(
        value=value,
        error=error,
        line="" if error is None else _line_of(error),
        printed=(called.printed + called.complained)[:MAX_PRINTED],
        warned=warnings_of([*((w.category, str(w.message)) for w in caught), *called.warned]),
        changed=tuple(
            place for place in sorted(called.changed) if _is_changed(args, place, called.changed)
        ),
        drew=tuple(
            place for place, rng in sorted(called.rngs.items()) if went_on(args[place], rng)
        ),
    )


def _is_changed(args: tuple[Any, ...], place: int, changed: dict[int, Any]) -> bool:
    given = copy.deepcopy(args[place])
    overwrite(given, changed[place])
    return differ(args[place], given)


def _line_of(error: BaseException) -> str:
    line = getattr(error, "learners_line", "")
    return line if isinstance(line, str) else ""
