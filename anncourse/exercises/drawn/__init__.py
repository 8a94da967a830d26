"""Numbers by hand that a course may let differ from student to student, by the name of a cell."""

from anncourse.exercises.drawn.drawing import Drawing, Given
from anncourse.exercises.drawn.two_two_one import TWO_TWO_ONE
from anncourse.exercises.drawn.umbrella import UMBRELLA

__all__ = ["DRAWINGS", "Drawing", "Given"]

DRAWINGS: dict[str, Drawing] = {
    cell: drawing for drawing in (UMBRELLA, TWO_TWO_ONE) for cell in drawing.tell
}
