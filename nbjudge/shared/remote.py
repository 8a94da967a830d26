"""A learner's function that lives in another process, as it does while a class is graded."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from nbjudge.shared.editing.variants import Edits
from nbjudge.shared.outcome import Outcome

_ON_COPIES = ContextVar("on_copies", default=False)


@contextlib.contextmanager
def on_copies() -> Iterator[None]:
    """Say that what is called meanwhile gets copies, from which no expectation is computed.

    What a function does to its arguments may then be seen in them, whatever it returns.
    """
    token = _ON_COPIES.set(True)
    try:
        yield
    finally:
        _ON_COPIES.reset(token)


def gets_copies() -> bool:
    """Whether the arguments of a call are copies: see `on_copies`."""
    return _ON_COPIES.get()


class Remote(ABC):
    """What cannot be looked into from here, but can be asked."""

    @abstractmethod
    def _is_untouched(self) -> bool:
        """See `nbjudge.shared.untouched.is_untouched`."""

    @abstractmethod
    def _uses(self, library: Iterable[str]) -> bool:
        """See `nbjudge.shared.shortcuts.uses`."""

    @abstractmethod
    def _outside(self) -> list[list[str]]:
        """See `nbjudge.shared.outside.outside`."""

    @abstractmethod
    def _edits(self, adding: bool) -> Edits | None:
        """See `nbjudge.shared.editing.variants.edits_of`."""

    @abstractmethod
    def _seeing(self, others: Mapping[str, Any]) -> contextlib.AbstractContextManager[None]:
        """See `nbjudge.shared.seeing.seeing`; the names are those of the notebook it lives in."""

    @abstractmethod
    def _announce(self, calls: Sequence[tuple[Any, ...]], seconds: float) -> None:
        """Say which calls come next, each with the very same tuple of arguments, in this order.

        They may then be made at once, and all together get that much wall time. Nothing has to
        come of it.
        """

    def _at_hand(self, args: tuple[Any, ...]) -> Outcome | None:
        """Return what came of a call that was announced, where it is here and is but a value.

        Nothing runs meanwhile, here or there. None has `_outcome` asked.
        """
        return None

    @abstractmethod
    def _outcome(self, args: tuple[Any, ...], seconds: float) -> Outcome | None:
        """Do what `nbjudge.shared.call.call` does, or return None to leave it to that."""
