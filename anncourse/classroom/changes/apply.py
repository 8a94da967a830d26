"""Change a lesson: leave exercises out, set points, add cells; its titles follow."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable

from nbformat import NotebookNode

from anncourse.classroom.changes.read import Changes
from anncourse.classroom.changes.titles import let_titles_follow, title_of
from nbjudge.errors import CommandError
from nbjudge.notebook.cells import grade_id

Cells = list[NotebookNode]


def apply_changes(cells: Cells, changes: Changes) -> Cells:
    """Return the cells of a changed lesson.

    Raises
    ------
    CommandError
        Where something is named that the lesson does not have, perhaps since an update.
    """
    changed = copy.deepcopy(cells)
    for name, points in changes.points.items():
        set_points(changed, name, points, changes.file)
    for addition in changes.add:
        place = 1 + find(changed, [addition.after], changes.file)[-1]
        fresh = copy.deepcopy(addition.cells)
        _demand_new_names(changed, fresh, changes.file)
        changed[place:place] = fresh
    for name in changes.leave_out:
        changed = leave_out(changed, name, changes.file)
    return let_titles_follow(cells, changed)


def names_of(cell: NotebookNode) -> set[str]:
    """Return by what a cell can be named."""
    return {name for name in (grade_id(cell), cell.get("id", "")) if name}


def find(cells: Cells, names: Iterable[str], file: str) -> list[int]:
    """Return the places of the cells that have one of these names."""
    wanted = list(names)
    places = [place for place, cell in enumerate(cells) if names_of(cell) & set(wanted)]
    if not places:
        known = ", ".join(name for cell in cells if (name := grade_id(cell)))
        raise CommandError(
            f"{file} speaks of {wanted[0]}, which the lesson does not have. It has {known}; and "
            "other cells by their id. Perhaps an update changed its name: take it out, or write "
            "the new one."
        )
    return places


def set_points(cells: Cells, name: str, points: float, file: str) -> None:
    """Set what a graded cell gives, where it is noted and where its test says it."""
    graded = [
        cells[place]
        for place in find(cells, (name, f"test_{name}"), file)
        if cells[place].metadata.get("nbgrader", {}).get("grade")
    ]
    if not graded:
        raise CommandError(f"{file} gives points to {name}, which is not graded.")
    for cell in graded:
        cell.metadata["nbgrader"]["points"] = points
        cell.source = re.sub(r"(\bpoints=)[\d.]+", rf"\g<1>{points:g}", cell.source)


def leave_out(cells: Cells, name: str, file: str) -> Cells:
    """Return the cells without an exercise, and without its text where it stands alone there."""
    places = find(cells, (name, f"test_{name}"), file)
    gone = set(places)
    heading = title_of(cells, places[0])
    if heading is not None:
        place, start = heading
        following = next(
            (at for at in range(place + 1, len(cells)) if title_of(cells, at + 1) != heading),
            len(cells) - 1,
        )
        left = [
            cell
            for at, cell in enumerate(cells[place : following + 1], start=place)
            if at not in gone and cell.metadata.get("nbgrader", {}).get("grade")
        ]
        if not left:
            text = cells[place].source[:start].rstrip()
            cells[place].source = text
            if not text:
                gone.add(place)
    return [cell for place, cell in enumerate(cells) if place not in gone]


def _demand_new_names(cells: Cells, fresh: Cells, file: str) -> None:
    taken = {name for cell in cells for name in names_of(cell)}
    for number, cell in enumerate(fresh):
        if grade_id(cell) in taken:
            raise CommandError(
                f"{file} adds a cell called {grade_id(cell)}, and the lesson has one of that name."
            )
        if cell.get("id", "") in taken or not cell.get("id"):
            cell["id"] = f"own-{number}-{len(taken)}"
        taken |= names_of(cell)
