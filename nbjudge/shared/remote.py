"""A learner's function that lives in another process, as it does while a class is graded."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from nbjudge.shared.editing.variants import Edits
from nbjudge.shared.outcome import Outcome


class Remote(ABC):
    """What cannot be looked into from here, but can be asked."""

    @abstractmethod
    def _is_untouched(self) -> bool:
        """See `nbjudge.shared.untouched.is_untouched`."""

    @abstractmethod
    def _uses(self, library: Iterable[str]) -> bool:
        """See `nbjudge.shared.shortcuts.uses`."""

    @abstractmethod
    def _edits(self) -> Edits | None:
        """See `nbjudge.shared.editing.variants.edits_of`."""

    @abstractmethod
    def _announce(self, calls: Sequence[tuple[Any, ...]], seconds: float) -> None:
        """Say which calls come next, each with the very same tuple of arguments, in this order.

        They may then be made at once, and all together get that much wall time. Nothing has to
        come of it.
        """

    @abstractmethod
    def _outcome(self, args: tuple[Any, ...], seconds: float) -> Outcome | None:
        """Do what `nbjudge.shared.call.call` does, or return None to leave it to that."""
