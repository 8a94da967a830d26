"""What may happen to a notebook before it is handed in, as functions from notebook to notebook."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import copy
from collections.abc import Callable, Mapping

import nbformat
from nbformat import NotebookNode

from nbjudge.notebook.cells import grade_id, graded_cells, is_answer, is_locked

Change = Callable[[NotebookNode], NotebookNode]


def leave_untouched(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook as it was given out."""
    return copy.deepcopy(notebook)


def answer(answers: Mapping[str, str]) -> Change:
    """Return a change that writes answers into their cells."""

    def change(notebook: NotebookNode) -> NotebookNode:
        changed = copy.deepcopy(notebook)
        for cell in graded_cells(changed):
            if is_answer(cell) and grade_id(cell) in answers:
                cell.source = answers[grade_id(cell)]
        return changed

    return change


def answer_first_half(answers: Mapping[str, str]) -> Change:
    """Return a change that writes the first half of the answers, in the lesson's order."""

    def change(notebook: NotebookNode) -> NotebookNode:
        names = list_exercises(notebook)
        first = names[: len(names) // 2]
        return answer({name: answers[name] for name in first})(notebook)

    return change


def list_exercises(notebook: NotebookNode) -> list[str]:
    """Return the names of the answers that a test follows, in order."""
    names = [grade_id(cell) for cell in graded_cells(notebook)]
    return [name for name in names if f"test_{name}" in names]


def delete_test(name: str) -> Change:
    """Return a change that deletes the test of an exercise."""

    def change(notebook: NotebookNode) -> NotebookNode:
        changed = copy.deepcopy(notebook)
        changed.cells = [cell for cell in changed.cells if grade_id(cell) != f"test_{name}"]
        return changed

    return change


def double_answer(name: str, source: str) -> Change:
    """Return a change that puts a copy before an answer, with its settings and other code."""

    def change(notebook: NotebookNode) -> NotebookNode:
        changed = copy.deepcopy(notebook)
        place = find(changed, name)
        copied = copy.deepcopy(changed.cells[place])
        copied.source, copied["id"] = source, "copied"
        changed.cells.insert(place, copied)
        return changed

    return change


def add_cell_before(name: str, source: str) -> Change:
    """Return a change that adds a code cell of the student's own before an answer."""

    def change(notebook: NotebookNode) -> NotebookNode:
        changed = copy.deepcopy(notebook)
        own = nbformat.v4.new_code_cell(source, id="my-own-cell")
        changed.cells.insert(find(changed, name), own)
        return changed

    return change


def edit_tests(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook with tests that give full points, and settings that give more."""
    changed = copy.deepcopy(notebook)
    for cell in graded_cells(changed):
        if is_locked(cell):
            cell.source = str(cell.metadata.nbgrader.points)
            cell.metadata.nbgrader["points"] = 100
            cell.metadata["tags"] = ["skip-execution"]
    return changed


def find(notebook: NotebookNode, name: str) -> int:
    """Return the place of the cell of that name."""
    return [grade_id(cell) for cell in notebook.cells].index(name)


def chain(*changes: Change) -> Change:
    """Return a change that does one after the other."""

    def change(notebook: NotebookNode) -> NotebookNode:
        for step in changes:
            notebook = step(notebook)
        return notebook

    return change
