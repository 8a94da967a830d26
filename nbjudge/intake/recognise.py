"""Find the lesson's cells in a student's notebook, and give each its released settings and type.

nbgrader knows a cell by the settings in its metadata, which travel with the student's file, and
which some programs drop.
"""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import copy

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from nbjudge.notebook.cells import grade_id, graded_cells, is_answer, is_locked
from nbjudge.notebook.notes import Note, name_all


def accept_other_editions(notebook: NotebookNode, release: NotebookNode) -> list[Note]:
    """Put today's test in place of one that the course itself gave out earlier.

    nbgrader signs each cell that it releases. Who signs a forgery gains nothing: what is graded is
    today's test, here as everywhere.
    """
    today = {grade_id(cell): cell for cell in graded_cells(release)}
    older = []
    for cell in notebook.cells:
        released = today.get(grade_id(cell))
        if released is None or released.cell_type != cell.cell_type:
            continue
        if not is_of_other_edition(cell, released):
            continue
        cell.metadata = copy.deepcopy(released.metadata)
        if is_locked(released):
            cell.source = released.source
            older.append(grade_id(cell))
    if not older:
        return []
    return [
        Note(
            "Your notebook is of another edition of this lesson.",
            f"It was graded with {name_all(older)} of the present one.",
        )
    ]


def is_of_other_edition(cell: NotebookNode, released: NotebookNode) -> bool:
    """Whether a cell is as the course gave it out, only not as it gives it out today."""
    own, todays = dict(cell.metadata.nbgrader), dict(released.metadata.nbgrader)
    if own.get("checksum") == todays.get("checksum"):
        return False
    if is_locked(released):
        try:
            return bool(own["checksum"] == compute_checksum(cell))
        except (KeyError, TypeError, AttributeError):
            return False
    # What stands in an answer is the student's, so that its signature cannot be checked.
    return own | {"checksum": None} == todays | {"checksum": None}


def recognise(notebook: NotebookNode, release: NotebookNode) -> list[Note]:
    """Give every cell of the lesson its released settings, and take nbgrader's from all others."""
    settings = {grade_id(cell): cell.metadata for cell in graded_cells(release)}
    by_id = {str(cell.get("id")): grade_id(cell) for cell in graded_cells(release)}
    present = {grade_id(cell) for cell in notebook.cells}
    if not is_of_lesson(notebook, release):
        by_id |= known_by_text(notebook, release)
    changed = []
    for cell in notebook.cells:
        name = grade_id(cell)
        if name not in settings and by_id.get(cell["id"]) not in present:
            # Some programs drop the settings; the cell's id may have survived.
            name = by_id.get(cell["id"], "")
        if name not in settings:
            cell.metadata = NotebookNode()
            continue
        released = settings[name]
        if cell.metadata.get("nbgrader") != released["nbgrader"]:
            changed.append(name)
        cell.metadata = copy.deepcopy(released)
    if not changed:
        return []
    return [
        Note(
            f"The nbgrader settings of {name_all(changed)} were changed.",
            "Your notebook was graded with the original settings.",
        )
    ]


def is_of_lesson(notebook: NotebookNode, release: NotebookNode) -> bool:
    """Whether one of the lesson's cells is there, by its name or its id."""
    names = {grade_id(cell) for cell in graded_cells(release)}
    ids = {cell.get("id") for cell in graded_cells(release)}
    return any(grade_id(cell) in names or cell["id"] in ids for cell in notebook.cells)


def known_by_text(notebook: NotebookNode, release: NotebookNode) -> dict[str, str]:
    """Return names of cells by the student's ids, where a program dropped names and ids alike.

    A cell that reads as it was released is that cell. Next to one, what has the type of the answer
    that was released there is that answer.
    """
    places = {reading_of(cell): place for place, cell in enumerate(release.cells)}
    found: dict[int, int] = {}
    for place, cell in enumerate(notebook.cells):
        if cell.source.strip() and (released := places.pop(reading_of(cell), None)) is not None:
            found[place] = released
    for step in (-1, 1):
        for place, released in [*found.items()]:
            mine, theirs = place + step, released + step
            if not (0 <= mine < len(notebook.cells) and 0 <= theirs < len(release.cells)):
                continue
            cell = release.cells[theirs]
            is_same = notebook.cells[mine].cell_type == cell.cell_type
            is_free = mine not in found and theirs not in found.values()
            if is_same and is_free and grade_id(cell) and is_answer(cell):
                found[mine] = theirs
    return {notebook.cells[m].id: grade_id(release.cells[t]) for m, t in found.items()}


def reading_of(cell: NotebookNode) -> tuple[str, str]:
    """Return what a person sees of a cell: its type and what stands in it."""
    return cell.cell_type, cell.source.strip()


def restore_types(notebook: NotebookNode, release: NotebookNode) -> list[Note]:
    """Turn code cells that became text, and the reverse, into what they were."""
    types = {grade_id(cell): cell.cell_type for cell in graded_cells(release)}
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    changed = []
    for position, cell in enumerate(notebook.cells):
        name = grade_id(cell)
        if name and cell.cell_type != types[name]:
            notebook.cells[position] = make[types[name]](
                cell.source, id=cell["id"], metadata=cell.metadata
            )
            changed.append(name)
    if not changed:
        return []
    return [
        Note(
            f"The type of {name_all(changed)} was changed (code to text, or text to code).",
            "Your notebook was graded with the original type.",
        )
    ]
