"""A learner's function that lives in another process, as it does while a class is graded."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable


class Remote(ABC):
    """What cannot be looked into from here, but can be asked."""

    @abstractmethod
    def _is_untouched(self) -> bool:
        """See `annlib.checks.untouched.is_untouched`."""

    @abstractmethod
    def _uses(self, library: Iterable[str]) -> bool:
        """See `annlib.checks.shortcuts.uses`."""
