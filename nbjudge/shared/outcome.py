"""What one call of a learner's function did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

# That a way of writing something goes out of use says nothing of what was computed.
OUT_OF_USE = (
    DeprecationWarning,
    PendingDeprecationWarning,
    FutureWarning,
    np.exceptions.VisibleDeprecationWarning,
)


@dataclass(frozen=True)
class Outcome:
    """What one call did.

    Attributes
    ----------
    value : object
        The result as plain data (see `nbjudge.shared.plain`), None if there is none.
    error : BaseException or None
        What was raised; `TimeUpError` after a time-out, `NotPlainError` for a foreign object.
    line : str
        The learner's own line at which it was raised, with its number.
    printed : str
        What was printed meanwhile.
    warned : tuple of str
        Messages of the warnings, such as NumPy's overflow, but for `OUT_OF_USE`.
    changed : tuple of int
        Positions of the arguments that the call changed.
    drew : tuple of int
        Positions of the random generators that the call drew from.
    delegated : bool
        Whether the forbidden function (the reference) was called.
    shared : bool
        Whether this object stands for the same result of other answers too, and is kept.
    """

    value: Any = None
    error: BaseException | None = None
    line: str = ""
    printed: str = ""
    warned: tuple[str, ...] = ()
    changed: tuple[int, ...] = ()
    drew: tuple[int, ...] = ()
    delegated: bool = field(default=False, compare=False)
    shared: bool = field(default=False, compare=False)


def warnings_of(warned: Iterable[tuple[type[Warning], str]]) -> tuple[str, ...]:
    """Return the messages of those warnings that are about what was computed, each once."""
    texts = (text for kind, text in warned if not issubclass(kind, OUT_OF_USE))
    return tuple(dict.fromkeys(texts))
