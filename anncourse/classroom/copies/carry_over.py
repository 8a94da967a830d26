"""Carry what a learner wrote from an older copy of a lesson into a fresh copy of the new one.

Cell by cell, and nothing that a learner wrote is left behind:

- an answer goes into the cell with the same grade_id, a prediction into the one of the same name;
- a cell of the learner's own stays, after the same neighbour;
- where the learner changed what is not an answer, the new lesson's cell stands, and the learner's
  version follows it as text: it is kept, and cannot upset the lesson;
- what has no place any more comes to the end, under a heading.
"""

from __future__ import annotations

import copy
import re
import uuid
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from anncourse.classroom.copies.edition import Cell, Notebook, source_of, text_of

YOURS = "*Your version of the cell above, from your older copy of this lesson:*"
LEFT_OVER = (
    "## From your older copy of this lesson\n\n"
    "You wrote this into cells that the lesson does not have any more."
)
VALID_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
# A guess in a call, as lessons take it now, or in a variable, as older ones did.
PREDICTION = re.compile(r"\s*(?:predicted\(\s*[\"'](?P<called>\w+)[\"']|(?P<variable>my_\w+)\s*=)")


@dataclass(frozen=True)
class Carried:
    """A new copy, and how many cells of the learner's are in it."""

    notebook: Notebook
    cells: int


def carry_over(old: Notebook, fresh: Notebook, texts: Set[str]) -> Carried:
    """Return `fresh` with all that the learner wrote into `old`: what is not among `texts`.

    Neither notebook is changed.
    """
    new = copy.deepcopy(fresh)
    desk = Desk(new["cells"])
    cells = 0
    for piece in in_pieces(old["cells"]):
        written = [part for part in piece if is_written(part, texts)]
        desk.put(joined(written or piece), written=bool(written))
        cells += bool(written)
    new["cells"] = desk.cells()
    return Carried(new, cells)


def in_pieces(cells: list[Cell]) -> Iterator[list[Cell]]:
    """Yield the cells one by one, those into which an answer was split together."""
    numbered = enumerate(cells)
    for _, group in groupby(numbered, key=lambda item: answer_id(item[1]) or item[0]):
        yield [cell for _, cell in group]


def is_written(cell: Cell, texts: Set[str]) -> bool:
    """Whether a cell holds something that the course did not write."""
    return text_of(cell) not in texts and bool(source_of(cell).strip() or attached(cell))


def joined(piece: list[Cell]) -> Cell:
    """Return an answer that was split into several cells as one."""
    if len(piece) == 1:
        return piece[0]
    first, *_ = piece
    attachments = {name: data for part in piece for name, data in attached(part).items()}
    source = "\n\n".join(source_of(part).strip("\n") for part in piece)
    return {**first, "source": source} | ({"attachments": attachments} if attachments else {})


class Desk:
    """The new lesson's cells, each with what of the learner's comes after it."""

    def __init__(self, cells: list[Cell]) -> None:
        self._lesson = cells
        self._after: list[list[Cell]] = [[] for _ in cells]
        self._before: list[Cell] = []
        self._left_over: list[Cell] = []
        self._answered: set[int] = set()
        self._here: list[Cell] = self._before
        self._ids = {str(cell.get("id")) for cell in cells}

    def put(self, old: Cell, written: bool) -> None:
        """Find the place of one cell of the older copy, and put it there if it was written."""
        place = self._place_of(old)
        if place is None:
            if written:
                self._put_without_place(old)
            return
        self._here = self._after[place]
        if not written:
            return
        cell = self._lesson[place]
        if place not in self._answered and takes(cell, old):
            self._answered.add(place)
            cell["source"] = source_of(old).splitlines(keepends=True)
            if attached(old):
                cell["attachments"] = attached(old)
        elif answer_id(old):
            self._here.append(self._own(old))
        else:
            self._here.append(self._own(as_text(old)))

    def cells(self) -> list[Cell]:
        """Return all cells in order."""
        ordered = list(self._before)
        for cell, after in zip(self._lesson, self._after, strict=True):
            ordered += [cell, *after]
        if self._left_over:
            heading = {"cell_type": "markdown", "source": LEFT_OVER}
            ordered += [self._own(heading), *self._left_over]
        return ordered

    def _put_without_place(self, old: Cell) -> None:
        if nbgrader_of(old):
            self._left_over.append(self._own(old))
        else:
            self._here.append(self._own(old))

    def _place_of(self, old: Cell) -> int | None:
        """Return which cell of the lesson `old` once was.

        An answer is known by its grade_id; a cell whose id was lost by its text or prediction.
        """
        for alike in (same_answer, same_id, same_prediction, same_text):
            for place, cell in enumerate(self._lesson):
                if alike(cell, old):
                    return place
        return None

    def _own(self, old: Cell) -> Cell:
        """Return a cell of the learner's own: not graded, not locked, without outputs."""
        name = old.get("id")
        if not isinstance(name, str) or not VALID_ID.fullmatch(name) or name in self._ids:
            name = uuid.uuid4().hex[:8]
        self._ids.add(name)
        metadata = old.get("metadata")
        own: Cell = {
            "id": name,
            "cell_type": kind_of(old),
            "source": source_of(old).splitlines(keepends=True),
            "metadata": {
                key: copy.deepcopy(value)
                for key, value in (metadata if isinstance(metadata, dict) else {}).items()
                if key not in ("nbgrader", "deletable", "editable")
            },
        }
        if own["cell_type"] == "code":
            return own | {"execution_count": None, "outputs": []}
        return own | ({"attachments": attached(old)} if attached(old) else {})


def takes(cell: Cell, old: Cell) -> bool:
    """Whether a cell of the lesson is there to be written into, and `old` is what belongs there."""
    if kind_of(cell) != kind_of(old):
        return False
    return same_answer(cell, old) or same_prediction(cell, old)


def same_answer(cell: Cell, old: Cell) -> bool:
    """Whether both are the answer to one question."""
    return answer_id(cell) is not None and answer_id(cell) == answer_id(old)


def same_id(cell: Cell, old: Cell) -> bool:
    """Whether both have one id, and neither is the answer to another question."""
    if "id" not in old or cell.get("id") != old["id"]:
        return False
    return answer_id(cell) == answer_id(old)


def same_prediction(cell: Cell, old: Cell) -> bool:
    """Whether both hold a guess for the same prediction."""
    return predicted_name(cell) is not None and predicted_name(cell) == predicted_name(old)


def same_text(cell: Cell, old: Cell) -> bool:
    """Whether both say the same."""
    return text_of(cell) == text_of(old)


def predicted_name(cell: Cell) -> str | None:
    """Return the name of the prediction that a cell holds a guess for."""
    if kind_of(cell) != "code" or nbgrader_of(cell):
        return None
    match = PREDICTION.match(source_of(cell))
    return match and (match["called"] or match["variable"])


def answer_id(cell: Cell) -> str | None:
    """Return the grade_id of a cell that a learner writes an answer into."""
    nbgrader = nbgrader_of(cell)
    name = nbgrader.get("grade_id")
    return name if nbgrader.get("solution") and isinstance(name, str) else None


def nbgrader_of(cell: Cell) -> dict[str, Any]:
    """Return what nbgrader keeps of a cell."""
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return nbgrader if isinstance(nbgrader, dict) else {}


def kind_of(cell: Cell) -> str:
    """Return whether a cell is code, markdown or raw."""
    kind = cell.get("cell_type")
    return kind if kind in ("code", "markdown", "raw") else "raw"


def attached(cell: Cell) -> dict[str, Any]:
    """Return the pictures pasted into a cell."""
    attachments = cell.get("attachments")
    return attachments if isinstance(attachments, dict) else {}


def as_text(old: Cell) -> Cell:
    """Return a changed cell of the lesson as text that shows it and runs nothing."""
    source = source_of(old)
    if kind_of(old) == "code":
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", source)), default=0))
        source = f"{fence}python\n{source}\n{fence}"
    return {**old, "cell_type": "markdown", "source": f"{YOURS}\n\n{source}", "metadata": {}}
