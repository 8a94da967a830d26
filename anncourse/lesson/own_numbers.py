"""Numbers by hand that differ from student to student, where a course has switched them on.

The lesson is the same file for all. It says of which cells numbers are drawn; from whose name
they are, the judge says while grading, and in a notebook who works in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from anncourse import exercises
from anncourse.checks.portrait import Portrait, portrait
from anncourse.checks.slips import Slips
from anncourse.exercises.drawn import DRAWINGS, Drawing, Given
from anncourse.exercises.drawn.drawing import is_right
from anncourse.lesson.name import who
from anncourse.lesson.paragraph import Paragraph

#: Cells whose numbers were told in this session: hints speak of these from then on.
_TOLD: set[str] = set()

OF_THE_TEXT = "What is wrong is right for the numbers in the text, but you have your own."
OF_ANOTHER = "These are the numbers of another student's exercise."
NO_NAME = (
    "Nobody has said who you are, so the numbers are those in the text. Where you hand in, start "
    "with your name as the course knows it: `anncourse lab --name NAME`."
)


@dataclass(frozen=True)
class Asked:
    """What a student is asked in one cell.

    Attributes
    ----------
    cell : str
    drawing : Drawing
    given : dict
        The student's own numbers.
    """

    cell: str
    drawing: Drawing
    given: Given

    def target(self, name: str, picture: Portrait | None) -> str:
        """Return the right value of a variable as `compare` takes it, hashed like the answer."""
        right = portrait(self.drawing.solve(self.given)[name])
        return repr(right.hashed(picture.salt) if picture else right)

    def slips(self, name: str) -> Slips:
        """Return what wrong values of a variable mean."""
        return self.drawing.known_slips(name, self.given, exercises.SLIPS)

    def formula(self, name: str) -> Callable[..., Any] | None:
        """Return how a variable follows from earlier ones, where the numbers make a difference."""
        formula = self.drawing.follows.get(name)
        return partial(formula, self.given) if formula else None

    @property
    def words(self) -> str:
        """What the student is told of the numbers."""
        return self.drawing.words(self.cell, self.given)

    def remark(self, wrong: Mapping[str, Any], count: int) -> str:
        """Return for whose numbers `wrong` ones of `count` answers are right, if for anybody's."""
        if self.holds(lambda: is_right(wrong, self.drawing.solve(self.drawing.today))):
            return OF_THE_TEXT
        return OF_ANOTHER if len(wrong) == count and self.are_of_another(wrong) else ""

    def are_of_another(self, answers: Mapping[str, Any]) -> bool:
        """Whether all answers to the cell are right for numbers that another student may have."""
        return self.holds(lambda: self.drawing.is_for_others(self.cell, answers))

    @staticmethod
    def holds(looks: Callable[[], bool]) -> bool:
        """Whether something holds of answers; of those that cannot be looked at nothing does."""
        try:
            return looks()
        except Exception:
            return False


def asked(cell: str) -> Asked | None:
    """Return what is asked in a cell; None where its numbers are those in the text."""
    name = who() if cell else ""
    if not name:
        return None
    drawing = DRAWINGS[cell]
    return Asked(cell, drawing, drawing.draw(name, exercises.SLIPS))


def numbers(cell: str) -> Paragraph:
    """Show the numbers that an exercise by hand gives to who works in this notebook.

    Parameters
    ----------
    cell : str
        The exercise: ``numbers("umbrella_by_hand")``.
    """
    if cell not in DRAWINGS:
        return Paragraph(f"The numbers of {cell!r} are the same for all: those in the text.")
    mine = asked(cell)
    if mine is None:
        return Paragraph(NO_NAME)
    _TOLD.add(cell)
    return Paragraph(f"{mine.words} (These are the numbers of {who()}.)")


def own_hints(cell: str, hints: tuple[str, ...]) -> tuple[str, ...]:
    """Return a cell's hints, with the learner's own numbers where these were told."""
    mine = asked(cell) if cell in _TOLD else None
    return hints if mine is None else mine.drawing.hints(hints, mine.given)
