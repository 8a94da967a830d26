"""What the button *Validate* says: which exercises are not done, how to mend cells, and a total.

nbgrader's own stops with a traceback where a cell of the lesson is there twice, as after a split.
"""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import textwrap
from html import escape
from typing import Any

import nbformat
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from nbgrader.utils import determine_grade, is_grade
from nbgrader.validator import Validator

from anncourse.classroom.encryption import encrypt_kernels
from nbjudge.notebook.cells import grade_id, graded_cells, is_graded_by_hand, is_locked

WIDTH = 90
MERGE = (
    "Click on the first one, then on the last one with Shift held down, and press Shift + M: that "
    "makes one cell of them again. Mend what it holds, and run it. Or start afresh: rename this "
    "notebook, run `anncourse lab` again, which puts a fresh copy in its place, and copy your "
    "answers into that one."
)


class KindValidator(Validator):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's own validator, which also knows how to mend a notebook and adds up."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        encrypt_kernels(self.config)

    def validate(self, filename: str) -> dict[str, Any]:
        """Return what is wrong with a notebook, in the form in which nbgrader shows it."""
        doubled = answers_there_twice(nbformat.read(filename, nbformat.current_nbformat))
        if doubled:
            return {"failed": doubled}
        results: dict[str, Any] = super().validate(filename)
        for failed in results.get("failed", []):
            failed["source"] = as_read(failed["source"])
            failed |= in_lines(strip_ansi(failed["raw_error"]))
        if results.get("failed"):
            last = results["failed"][-1]
            last["raw_error"] += f"\n\n{self.total}"
            last["error"] += f"\n\n<strong>{escape(self.total)}</strong>"
        return results

    def _preprocess(self, nb: NotebookNode) -> NotebookNode:
        drop_spare_tests(nb)
        done: NotebookNode = super()._preprocess(nb)
        return done

    def _get_failed_cells(self, nb: NotebookNode) -> list[NotebookNode]:
        self.total = total(nb)
        failed: list[NotebookNode] = super()._get_failed_cells(nb)
        return failed


def answers_there_twice(notebook: NotebookNode) -> list[dict[str, str]]:
    """Return each cell for an answer that is there more than once, and how to mend that."""
    copies: dict[str, list[str]] = {}
    for cell in graded_cells(notebook):
        if not is_locked(cell):
            copies.setdefault(grade_id(cell), []).append(cell.source.strip())
    found = []
    for name, sources in copies.items():
        if len(sources) > 1:
            words = (
                f"The cell {name} is there {len(sources)} times: was it split, or copied? {MERGE}"
            )
            text = "\n\n".join(sources)
            found.append({"source": text, **in_lines(words)})
    return found


def drop_spare_tests(notebook: NotebookNode) -> None:
    """Keep one of each test cell, as grading does."""
    seen: set[str] = set()
    kept = []
    for cell in notebook.cells:
        name = grade_id(cell)
        if not (name and name in seen and is_locked(cell)):
            kept.append(cell)
        seen.add(name)
    notebook.cells = kept


def in_lines(words: str) -> dict[str, str]:
    """Return what is wrong with a cell, in lines that fit nbgrader's page, which breaks none."""
    text = "\n".join(
        textwrap.fill(line, WIDTH) if len(line) > WIDTH else line for line in words.split("\n")
    )
    return {"error": escape(text), "raw_error": text}


def as_read(source: str) -> str:
    """Return a test cell without what nbgrader wrote into it, which nobody can read."""
    first, _, rest = source.partition("\n")
    return first if "_answers.compare(" in rest else source


def total(notebook: NotebookNode) -> str:
    """Say how many exercises of an executed notebook are right, and how many points that is."""
    graded = [cell for cell in notebook.cells if is_grade(cell)]
    scores = [determine_grade(cell) for cell in graded if not is_graded_by_hand(cell)]
    scores = [(score, points) for score, points in scores if points]
    right = sum(score == points for score, points in scores)
    earned, possible = (sum(pair[k] for pair in scores) for k in (0, 1))
    by_hand = sum(cell.metadata.nbgrader.points for cell in graded if is_graded_by_hand(cell))
    more = f" {by_hand:g} more are given by a person who reads." if by_hand else ""
    return (
        f"In all, {right} of {len(scores)} exercises are right: {earned:g} of {possible:g} points."
        f"{more}"
    )
