"""What an evaluation found, before it is put into words for a screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """One case that went wrong.

    ``kind`` is that of a `Mismatch`, or one of ``raised``, ``too long``, ``warned``,
    ``property``, ``foreign`` and ``inputs changed``.
    """

    kind: str
    words: str
    call: str = ""
    expected: str = ""
    got: str = ""
    line: str = ""


@dataclass(frozen=True)
class PartResult:
    """How one part of an exercise went.

    ``misplaced`` says of one that failed that all numbers are right, in another shape or order;
    ``mixed`` of one on the side that it tries every kind of input, what other parts ask for too.
    """

    title: str
    weight: float
    core: bool
    n_cases: int
    n_passed: int
    failure: Failure | None = None
    advice: str = ""
    misplaced: bool = False
    mixed: bool = False

    @property
    def passed(self) -> bool:
        """Whether every case of the part is right."""
        return self.failure is None


@dataclass(frozen=True)
class Report:
    """The verdict on one answer.

    Attributes
    ----------
    name : str
        The exercise.
    credit : float
        Share of the points earned, 0 to 1.
    summary : str
        One sentence: what state the answer is in.
    mistake : str
        The likely mistake in words, empty if there is none or it is not known.
    misconception : str
        Name of the misconception that was recognised, if one was.
    parts : tuple of PartResult
        Empty if nothing could be tried.
    notes : tuple of str
        Remarks that cost nothing.
    """

    name: str
    credit: float
    summary: str
    mistake: str = ""
    misconception: str = ""
    parts: tuple[PartResult, ...] = ()
    notes: tuple[str, ...] = ()
