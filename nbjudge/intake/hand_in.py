"""One student's collected notebook, and what can be done with files in its folder."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import functools
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from nbjudge.intake.mend import mend
from nbjudge.intake.recognise import is_of_lesson, known_by_text
from nbjudge.notebook.cells import grade_id, graded_cells, is_locked
from nbjudge.notebook.notes import Note
from nbjudge.notebook.reading import UnreadableError, read_notebook


@dataclass
class HandIn:
    """One notebook of one student, before grading.

    Parameters
    ----------
    folder
        What the student handed in, `submitted/STUDENT/LESSON`.
    name
        The notebook's file name.
    release
        The notebook that the student was given.
    notes
        What the student will be told.
    """

    folder: Path
    name: str
    release: NotebookNode
    notes: list[Note] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """Where nbgrader looks for the notebook."""
        return self.folder / self.name


def read_gradable(path: Path, release: NotebookNode) -> NotebookNode:
    """Return the notebook in `path` if it is one of this lesson's that can be graded.

    Raises
    ------
    UnreadableError
        Where it is none.
    """
    notebook = read_notebook(path)
    if not (is_of_lesson(notebook, release) or _has_a_test(notebook, release)):
        raise UnreadableError(
            "it holds none of the exercises of this lesson; perhaps it is another lesson's"
        )
    try:
        mend(notebook, release)
    except Exception as error:
        raise UnreadableError("the file is a damaged Jupyter notebook") from error
    return notebook


def read_release(path: Path) -> NotebookNode:
    """Return a released notebook, not to be written to: it is read once for a whole class."""
    return _read_release(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=64)
def _read_release(path: Path, modified: int) -> NotebookNode:
    release: NotebookNode = nbformat.read(path, as_version=4)
    return release


def _has_a_test(notebook: NotebookNode, release: NotebookNode) -> bool:
    known = set(known_by_text(notebook, release).values())
    return any(is_locked(cell) and grade_id(cell) in known for cell in graded_cells(release))


def is_candidate(path: Path, folder: Path) -> bool:
    """Whether a renamed notebook may be in the file; browsers add `.txt`, `.json` and ` (1)`."""
    parts = path.relative_to(folder).parts
    return (
        path.is_file()
        and not path.is_symlink()
        and path.suffix in (".ipynb", ".txt", ".json")
        and not any(part.startswith(".") for part in parts)
    )


def keep(path: Path) -> Path:
    """Rename a file to `NAME.unreadable`, with a number where that name is taken."""
    number = 1
    target = path.with_suffix(".unreadable")
    while target.exists():
        number += 1
        target = path.with_suffix(f".unreadable{number}")
    return path.rename(target)


def write(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook so that it is never there in part."""
    temporary = path.with_suffix(".part")
    temporary.write_text(nbformat.writes(notebook), encoding="utf-8")
    temporary.replace(path)
