"""The step that mends a student's notebook, in the form that nbgrader's configuration takes."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from nbjudge.intake.hand_in import is_candidate, read_gradable, read_release
from nbjudge.intake.intake import MAX_LOOKED_AT
from nbjudge.intake.mend import mend
from nbjudge.notebook.cells import grade_id
from nbjudge.notebook.notes import Note, add_notes, quote, read_notes
from nbjudge.notebook.reading import UnreadableError

# So many further notebooks are told one by one.
MAX_NOTES = 5


class Mend(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """The first of nbgrader's sanitising steps: see `nbjudge.intake.mend`."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the mended notebook, in memory: the file stays as the student handed it in."""
        names = resources["nbgrader"]
        coursedir = find_coursedir(self)
        folder = coursedir.format_path(coursedir.release_directory, ".", names["assignment"])
        release = read_release(Path(folder, f"{names['notebook']}.ipynb"))
        mended = mend(nb, release)
        submitted = Path(resources["metadata"]["path"], f"{names['notebook']}.ipynb")
        if not any(note.ungraded for note in read_notes(mended)):
            add_notes(mended, notice_others(submitted, nb, release))
        return mended, resources


def notice_others(graded: Path, notebook: NotebookNode, release: NotebookNode) -> list[Note]:
    """Tell of further notebooks of this lesson in the same folder whose answers are different."""
    released = {path.name for path in graded.parent.glob("*.ipynb")} - {graded.name}
    notes: list[Note] = []
    for looked_at, name in enumerate(sorted(released)):
        if looked_at == MAX_LOOKED_AT or len(notes) == MAX_NOTES:
            what = f"You also handed in {len(released) - looked_at} more notebooks."
            notes.append(Note(what, f"Only {quote(graded.name)} counts."))
            break
        path = graded.parent / name
        try:
            other = read_gradable(path, release) if is_candidate(path, graded.parent) else notebook
        except UnreadableError:
            continue
        if answers(other) not in (answers(notebook), answers(release)):
            notes.append(
                Note(
                    f"You also handed in {quote(name)}, with different answers; it was not graded.",
                    f"Only {quote(graded.name)} counts. If the other one is right, rename it, "
                    "delete the wrong one, and hand in again.",
                )
            )
    return notes


def answers(notebook: NotebookNode) -> dict[str, str]:
    """Return the source of every cell that nbgrader knows, by name."""
    return {grade_id(cell): cell.source.strip() for cell in notebook.cells if grade_id(cell)}


def find_coursedir(configurable: Any) -> Any:
    """Return nbgrader's course directory from the nearest parent that has one."""
    while configurable is not None:
        coursedir = getattr(configurable, "coursedir", None)
        if coursedir is not None:
            return coursedir
        configurable = configurable.parent
    raise LookupError("expected a parent with nbgrader's course directory. Got none.")
