"""What calls and runs need of the process that they happen in."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, Protocol

from .streams import Room


class Host(Protocol):
    """The student's process; see `main.Student`."""

    names: dict[str, Any]
    room: Room

    def answer(self, number: int, answer: Any) -> None:
        """Send an answer to the judge."""

    def sending(self, *, together: bool) -> AbstractContextManager[None]:
        """Send each answer at once, or many at a time."""

    def ask_judge(self, number: int, args: Any, options: Any) -> Any:
        """Call one of the judge's functions."""
