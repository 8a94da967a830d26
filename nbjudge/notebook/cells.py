"""What nbgrader's settings in a cell's metadata say about the cell."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from typing import Any

import nbformat
from nbformat import NotebookNode


def new_cell(kind: object, source: str) -> NotebookNode:
    """Return a cell of text, raw where it is neither code nor Markdown; its id is empty.

    As nbformat's own functions, but not checked: that takes longer than all the rest, and the
    whole notebook is checked when it is written.
    """
    kind = kind if kind in ("code", "markdown") else "raw"
    extra: dict[str, Any] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    cell: NotebookNode = nbformat.from_dict(
        {"id": "", "cell_type": kind, "metadata": {}, "source": source, **extra}
    )
    return cell


def new_output(kind: str, **content: Any) -> NotebookNode:
    """Return an output of a cell, not checked, as `new_cell`."""
    extra: dict[str, Any] = {"metadata": {}} if kind in ("display_data", "execute_result") else {}
    output: NotebookNode = nbformat.from_dict({"output_type": kind, **extra, **content})
    return output


def graded_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the cells that nbgrader knows by name, in order."""
    return [cell for cell in notebook.cells if grade_id(cell)]


def grade_id(cell: NotebookNode) -> str:
    """Return the name by which nbgrader knows a cell, empty for all other cells."""
    # Not `cell.metadata`, which takes several times as long: this is asked thousands of times.
    settings = cell["metadata"].get("nbgrader")
    name = settings.get("grade_id", "") if isinstance(settings, dict) else ""
    return name if isinstance(name, str) else ""


def is_answer(cell: NotebookNode) -> bool:
    """Whether the student is to write into the cell."""
    return bool(cell.metadata.nbgrader.get("solution", False))


def is_graded_by_hand(cell: NotebookNode) -> bool:
    """Whether a person gives the points for what the student writes into the cell."""
    return is_answer(cell) and bool(cell.metadata.nbgrader.get("grade", False))


def is_locked(cell: NotebookNode) -> bool:
    """Whether the cell must stay as it was released: every test, and what the lesson locks."""
    settings = cell.metadata.nbgrader
    return not is_answer(cell) and bool(
        settings.get("grade", False) or settings.get("locked", False)
    )
