"""Make a student's notebook gradable: deleted, doubled, moved and changed cells.

nbgrader knows a cell by the settings in its metadata, which travel with the student's file. Here
they are put back from the released notebook, in small steps; each takes the student's notebook
and the released one, changes the former, and returns what the student should be told.
"""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import copy
from collections.abc import Callable

from nbformat import NotebookNode

from nbjudge.intake.recognise import (
    accept_other_editions,
    reading_of,
    recognise,
    restore_types,
)
from nbjudge.notebook.cells import grade_id, graded_cells, is_answer, is_graded_by_hand, is_locked
from nbjudge.notebook.notes import Note, add_notes, is_note, name_all, quote, read_notes
from nbjudge.notebook.reading import normalise

DELETED = "# This cell was deleted before the notebook was handed in."


def mend(notebook: NotebookNode, release: NotebookNode) -> NotebookNode:
    """Return the student's notebook with every cell that nbgrader grades, once, as released.

    Parameters
    ----------
    notebook
        What the student handed in. It is not changed.
    release
        The notebook that the student was given.

    Returns
    -------
    NotebookNode
        The same code and text, and, where something had to be mended, a note on top.
    """
    notes = read_notes(notebook)
    kept = [cell for cell in notebook.cells if not is_note(cell)]
    mended = normalise({"cells": kept})
    mended.metadata = copy.deepcopy(release.metadata)
    for step in STEPS:
        notes += step(mended, release)
    add_notes(mended, notes)
    return mended


def notice_changed_tests(notebook: NotebookNode, release: NotebookNode) -> list[Note]:
    """Tell of changes to locked cells; nbgrader itself puts the original in their place."""
    original = {grade_id(cell): cell.source.strip() for cell in graded_cells(release)}
    changed = [
        grade_id(cell)
        for cell in graded_cells(notebook)
        if is_locked(cell) and cell.source.strip() != original[grade_id(cell)]
    ]
    if not changed:
        return []
    return [
        Note(
            f"You changed {name_all(changed)} of the lesson, which may not be changed.",
            "Your notebook was graded with the original.",
        )
    ]


def drop_doubles(notebook: NotebookNode, release: NotebookNode) -> list[Note]:
    """Keep one of each cell of the lesson: of several answers, the last that was worked on."""
    original = {grade_id(cell): cell.source.strip() for cell in graded_cells(release)}
    found: dict[str, list[NotebookNode]] = {name: [] for name in original}
    for cell in graded_cells(notebook):
        found[grade_id(cell)].append(cell)
    notes = []
    for name, copies in found.items():
        if len(copies) < 2:
            continue
        worked_on = [cell for cell in copies if cell.source.strip() != original[name]]
        answers = set(map(id, worked_on))
        counts = (worked_on or copies)[-1]
        for cell in copies:
            if cell is not counts:
                cell.metadata = NotebookNode()
        # Untouched copies, and those of a test, say nothing; earlier answers stay as plain cells.
        spare = {
            id(cell)
            for cell in copies
            if cell is not counts and (is_locked(counts) or id(cell) not in answers)
        }
        notebook.cells = [cell for cell in notebook.cells if id(cell) not in spare]
        which = "" if is_locked(counts) else "The last one that you worked on counts. "
        notes.append(
            Note(
                f"The cell {quote(name)} was there {len(copies)} times.",
                f"{which}Please keep only one, and hand in again if the wrong one counted.",
            )
        )
    return notes


def take_text_beside(notebook: NotebookNode, release: NotebookNode) -> list[Note]:
    """Take text in cells of the student's own for the answer that stands empty above them."""
    given = {grade_id(cell): cell for cell in graded_cells(release) if is_graded_by_hand(cell)}
    ids, texts = {cell.get("id") for cell in release.cells}, {reading_of(c) for c in release.cells}
    beside: list[tuple[NotebookNode, list[NotebookNode]]] = []
    kept: list[NotebookNode] = []
    is_behind = False
    for cell in notebook.cells:
        name = grade_id(cell)
        is_own = not name and cell["id"] not in ids and reading_of(cell) not in texts
        if name in given and cell.source.strip() == given[name].source.strip():
            beside.append((cell, []))
            is_behind = True
        elif is_behind and is_own and cell.cell_type == beside[-1][0].cell_type:
            beside[-1][1].append(cell)
            continue
        elif not is_own:
            is_behind = False
        kept.append(cell)
    notebook.cells = kept
    taken = [(answer, own) for answer, own in beside if any(cell.source.strip() for cell in own)]
    for answer, own in taken:
        answer.source = "\n\n".join(cell.source for cell in own)
        for cell in own:
            if "attachments" in cell:
                answer.setdefault("attachments", NotebookNode()).update(cell.attachments)
    if not taken:
        return []
    names = name_all([grade_id(answer) for answer, _ in taken])
    return [
        Note(
            f"You left {names} as it was, and wrote below it.",
            "What you wrote there was taken for your answer. Next time, write into the cell.",
        )
    ]


def add_missing(notebook: NotebookNode, release: NotebookNode) -> list[Note]:
    """Put deleted cells of the lesson back: tests as they were, answers as empty."""
    lesson = graded_cells(release)
    present = [grade_id(other) for other in notebook.cells]
    added = []
    for position, cell in enumerate(lesson):
        if grade_id(cell) in present:
            continue
        restored = copy.deepcopy(cell)
        if is_answer(cell) and not is_graded_by_hand(cell):
            # Not the stub: it would undo an answer that the student wrote into another cell.
            restored.source = DELETED
        before = [grade_id(other) for other in lesson[:position] if grade_id(other) in present]
        place = present.index(before[-1]) + 1 if before else 0
        notebook.cells.insert(place, restored)
        present.insert(place, grade_id(cell))
        added.append(cell)
    answers = [grade_id(cell) for cell in added if is_answer(cell)]
    others = [grade_id(cell) for cell in added if not is_answer(cell)]
    notes = []
    if answers:
        notes.append(
            Note(
                f"Your notebook is without {name_all(answers)}, meant for your answer.",
                # The lesson may have got it since.
                "What is not there cannot earn points. If it was not in the lesson that you were "
                "given, tell your instructor. Otherwise fetch the lesson again, copy your answers "
                "into it, and hand in again.",
            )
        )
    if others:
        notes.append(
            Note(
                f"Your notebook is without {name_all(others)} of the lesson.",
                "It was graded as if nothing were missing.",
            )
        )
    return notes


def restore_order(notebook: NotebookNode, release: NotebookNode) -> list[Note]:
    """Put the cells of the lesson back into its order; all other cells stay where they are."""
    order = {grade_id(cell): number for number, cell in enumerate(graded_cells(release))}
    places = [number for number, cell in enumerate(notebook.cells) if grade_id(cell)]
    moved = [notebook.cells[place] for place in places]
    ordered = sorted(moved, key=lambda cell: order[grade_id(cell)])
    if ordered == moved:
        return []
    for place, cell in zip(places, ordered, strict=True):
        notebook.cells[place] = cell
    return [
        Note("You moved cells of the lesson.", "Your notebook was graded in the original order.")
    ]


# The order matters: settings first, because every other step reads them.
STEPS: tuple[Callable[[NotebookNode, NotebookNode], list[Note]], ...] = (
    accept_other_editions,
    recognise,
    restore_types,
    notice_changed_tests,
    drop_doubles,
    take_text_beside,
    add_missing,
    restore_order,
)
