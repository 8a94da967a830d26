"""What a learner can move: each becomes a native control of the browser (controls.js)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True)
class Control:
    """A named value that a learner can change.

    Attributes
    ----------
    name : str
        Its key in the values of a figure.
    label : str
        What stands beside it.
    start : object
        The value it begins with.
    """

    kind: ClassVar[str] = ""
    name: str
    label: str
    start: Any

    def spec(self) -> dict[str, Any]:
        """Describe the control to the browser."""
        return {"kind": self.kind, **asdict(self)}

    def tidy(self, value: Any) -> Any:
        """Bring a value that came in, from a browser or from code, into what is allowed."""
        return value


@dataclass(frozen=True)
class Slider(Control):
    """A number between `low` and `high` in steps of `step`, shown with `digits` decimals."""

    kind: ClassVar[str] = "slider"
    low: float
    high: float
    step: float
    digits: int = 1

    def tidy(self, value: Any) -> float:
        """Return the number, no further out than the ends of the slider."""
        return float(min(max(value, self.low), self.high))


@dataclass(frozen=True)
class Choice(Control):
    """One of several words."""

    kind: ClassVar[str] = "choice"
    options: tuple[str, ...]

    def tidy(self, value: Any) -> str:
        """Return the word, or the one to start with if it is none of the options."""
        return value if value in self.options else str(self.start)


@dataclass(frozen=True)
class Toggle(Control):
    """Yes or no."""

    kind: ClassVar[str] = "toggle"

    def tidy(self, value: Any) -> bool:
        """Return yes or no."""
        return bool(value)


@dataclass(frozen=True)
class Stepper(Control):
    """A position from 0 to `last`, with buttons: first, back, next, last.

    Attributes
    ----------
    last : int
    stops : dict
        More buttons, label -> positions in rising order: each leads to its next position.
    """

    kind: ClassVar[str] = "stepper"
    last: int
    stops: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def tidy(self, value: Any) -> int:
        """Return the position, no further than the last one."""
        return min(max(int(value), 0), self.last)


@dataclass(frozen=True)
class Buttons(Control):
    """Words to press: each does something once, and none of them has a value.

    Only a `anncourse.figures.live.LiveFigure` hears of it.
    """

    kind: ClassVar[str] = "buttons"
    options: tuple[str, ...]


@dataclass(frozen=True)
class Listen(Control):
    """A button that plays the sound of the picture; it has no value."""

    kind: ClassVar[str] = "listen"
