"""What a test cell with answers in variables says of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from anncourse.checks.verdict import box, prose
from anncourse.exercises.by_hand import points_of
from anncourse.lesson.own_numbers import Asked

NOT_YOURS = "It does not belong to your numbers."


class Row(NamedTuple):
    """What is said of one answer.

    ``carried`` if it follows rightly from a wrong one; ``mine`` where numbers are drawn.
    """

    name: str
    problem: str | None
    says: str
    value: Any
    carried: bool
    mine: Asked | None = None


def without_another_s(rows: list[Row]) -> list[Row]:
    """Return the rows; where all are right for another student's numbers, nothing follows."""
    mine = rows[0].mine
    wrong = {row.name: row.value for row in rows if row.problem is not None or row.carried}
    if mine is None or len(wrong) < len(rows) or not mine.are_of_another(wrong):
        return rows
    return [row._replace(problem=NOT_YOURS, says="", carried=False) for row in rows]


class Result:
    """The result of one test cell with answers in variables.

    Right: shown as a display, so that nbgrader gives full points. Not right: the points of those
    numbers by hand that are.
    """

    def __init__(self, rows: list[Row], points: float | None = None) -> None:
        self.rows = rows
        self._points = points

    @property
    def right(self) -> bool:
        """Whether every answer is right."""
        return all(row.problem is None for row in self.rows)

    @property
    def points(self) -> float:
        """What the cell gives for numbers by hand; 0 where something else is asked for."""
        points = points_of(tuple(row.name for row in self.rows))
        return points if self._points is None or not points else self._points

    @property
    def score(self) -> float:
        """What the right ones earn: each carries an equal share of the points."""
        n_right = sum(row.problem is None for row in self.rows)
        return round(self.points * n_right / len(self.rows), 2)

    def __repr__(self) -> str:
        return repr(self.score)

    def __str__(self) -> str:
        lines = [" ".join(_words(row)) for row in self.rows]
        return "\n".join([*self._heading(), *lines, *self._own()])

    def _heading(self) -> list[str]:
        wrong = [row.name for row in self.rows if row.problem is not None]
        words = []
        if self.score and wrong:
            earned = f"{self.score:g} of {self.points:g} points"
            words.append(f"{earned}. Not right: {', '.join(wrong)}.")
        mine = self.rows[0].mine
        if mine is not None and not self.right:
            # What follows from a wrong number is not the student's own either.
            others = {r.name: r.value for r in self.rows if r.problem is not None or r.carried}
            words.append(mine.remark(others, len(self.rows)))
        line = " ".join(filter(None, words))
        return [line] if line else []

    def _own(self) -> list[str]:
        # Last: who counts the mistakes of a class goes by what stands first.
        mine = self.rows[0].mine
        return [mine.words] if mine is not None and not self.right else []

    def _repr_html_(self) -> str:
        rows = map(_words, self.rows)
        lines = [
            f"<p style='margin:.15em 0'><strong>{prose(name)}</strong> {prose(words)}</p>"
            for name, words in rows
        ]
        heading, own = (
            [f"<p style='margin:.15em 0'>{prose(words)}</p>" for words in said]
            for said in (self._heading(), self._own())
        )
        lines = [*heading, *lines, *own]
        state = "right" if self.right else "partly" if self.score else "wrong"
        return box(state, "".join(lines))


def _words(row: Row) -> tuple[str, str]:
    return f"{row.name}:", " ".join(text for text in (row.problem or "Right.", row.says) if text)
