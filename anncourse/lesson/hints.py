"""Hints, one step at a time."""

from __future__ import annotations

from anncourse.checks.verdict import box, prose
from anncourse.lesson.check import find_exercise

_SHOWN: dict[str, int] = {}


class Hint:
    """One hint, shown as a paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return box("info", prose(self.text))


def hint(name: str) -> Hint:
    """Show the next hint of an exercise, from a nudge to nearly the answer.

    Parameters
    ----------
    name : str
        The exercise: ``hint("weighted_sum")``. Call it again for the next step.

    Returns
    -------
    Hint
        After the last one they start again.
    """
    hints = find_exercise(name).hints
    if not hints:
        return Hint(f"{name} has no hints: the text above the exercise says all there is.")
    number = _SHOWN.get(name, 0) % len(hints)
    _SHOWN[name] = number + 1
    more = "" if number + 1 == len(hints) else f' (For more, run hint("{name}") again.)'
    return Hint(f"Hint {number + 1} of {len(hints)}: {hints[number]}{more}")
