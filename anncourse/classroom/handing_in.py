"""Hand in the copy that was worked on."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import os
import stat
from pathlib import Path

import nbformat
from nbgrader.exchange.default import ExchangeSubmit
from traitlets import Bool

from nbjudge.notebook.cells import grade_id, graded_cells, is_answer


class CarefulSubmit(ExchangeSubmit):  # type: ignore[misc]
    """nbgrader's own handing in, which refuses a lesson in which nothing was written."""

    untouched = Bool(
        False, help="Whether a lesson in which nothing was written may be handed in."
    ).tag(config=True)

    def check_filename_diff(self) -> None:
        """Look, before anything is copied, at what is going to be."""
        super().check_filename_diff()
        lesson = self.coursedir.assignment_id
        other = Path(lesson).resolve()
        if other != Path(self.src_path) and is_later(other, Path(self.src_path)):
            self.log.warning(
                "%s is handed in. The copy in %s was changed after it: is that the one you worked "
                "on? Then put it in its place and hand in again.",
                self.src_path,
                other,
            )
        if not self.untouched and is_untouched(Path(self.src_path), Path(self.release_path)):
            self.fail(
                f"Nothing is written in {self.src_path}, so it is not handed in. Did you work in "
                f"another copy? Hand in the notebook that `anncourse lab` opens, and save it first."
            )

    def copy_files(self) -> None:
        """Close the hand-in to all but its student and the instructor, where that can be told."""
        super().copy_files()
        close_to_others(Path(self.inbound_path, self.assignment_filename))


def close_to_others(hand_in: Path) -> None:
    """Let a folder be the student's and its group's alone, where that is the instructor's group.

    nbgrader opens it to everybody who knows its name, as it cannot know the instructor. But what
    is put into its exchange gets the group of the folder there, which is of the instructor's.
    """
    about, exchange = hand_in.stat(), hand_in.parent.stat()
    handed_on = exchange.st_mode & stat.S_ISGID and about.st_gid == exchange.st_gid
    if not handed_on or about.st_gid in {os.getgid(), *os.getgroups()}:
        return
    # What lies in it cannot be reached then. Its files need not have that group.
    os.chmod(hand_in, 0o770)


def is_untouched(handed_in: Path, released: Path) -> bool:
    """Whether every answer of a lesson is as it was released, in a folder that has them all."""
    answers = {path.name: answers_in(path) for path in released.glob("*.ipynb")}
    return any(answers.values()) and all(
        (handed_in / name).is_file() and answers_in(handed_in / name) == as_released
        for name, as_released in answers.items()
    )


def answers_in(path: Path) -> dict[str, str] | None:
    """Return the text of each cell for an answer, or None where the file cannot be read."""
    try:
        notebook = nbformat.read(path, as_version=4)
        return {grade_id(cell): cell.source for cell in graded_cells(notebook) if is_answer(cell)}
    except Exception:
        # Whatever is wrong with it, somebody did something to it: grading will say what.
        return None


def is_later(one: Path, other: Path) -> bool:
    """Whether a notebook in one folder was changed after all those in the other."""
    times = [[path.stat().st_mtime for path in folder.glob("*.ipynb")] for folder in (one, other)]
    return all(times) and max(times[0]) > max(times[1])
