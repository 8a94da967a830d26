"""Grade a class, student by student: nobody's failure stops anyone else."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI

from annlib.grading.intake import take_in


@dataclass(frozen=True)
class Failure:
    """Why one student could not be graded at all.

    Parameters
    ----------
    student
        The student's id.
    reason
        One sentence.
    log
        What nbgrader wrote meanwhile, for the instructor.
    """

    student: str
    reason: str
    log: str


def grade_class(
    api: NbGraderAPI,
    lesson: str,
    students: Iterable[str],
    *,
    force: bool = False,
    progress: Callable[[Sequence[str]], Iterable[str]] = lambda students: students,
) -> list[Failure]:
    """Autograde what the students handed in, as `nbgrader autograde` does.

    Parameters
    ----------
    api
        The open course.
    lesson
        Name of the lesson.
    students
        Ids of the students, who have a folder in `submitted/`.
    force
        Whether to grade again what was graded; a newer hand-in is always graded.
    progress
        Wraps the students, to show how far it is.

    Returns
    -------
    list of Failure
        Students who could not be graded at all. A broken notebook is graded, with 0 points.
    """
    failures = []
    for student in progress(sorted(students)):
        failure = grade_student(api, lesson, student, force=force)
        if failure is not None:
            failures.append(failure)
    return failures


def grade_student(
    api: NbGraderAPI, lesson: str, student: str, *, force: bool = False
) -> Failure | None:
    """Autograde one student's hand-in, and return why that was not possible, if so."""
    folder = Path(path_of(api, "submitted_directory", student, lesson))
    release = Path(path_of(api, "release_directory", ".", lesson))
    try:
        # nbgrader's hook does this as well, but comes too late for a folder without a notebook.
        take_in(folder, release)
    except OSError as error:
        return Failure(student, f"The folder {folder.name} cannot be prepared: {error}.", "")
    result: dict[str, Any] = api.autograde(lesson, student, force=force)
    if result["success"]:
        return None
    raised = str(result.get("error", ""))
    if "KeyboardInterrupt" in raised:
        # nbgrader's interface keeps every exception to itself, this one too.
        raise KeyboardInterrupt
    log = str(result.get("log", ""))
    return Failure(student, last_line(log) or last_line(raised) or "nbgrader did not say why.", log)


def path_of(api: NbGraderAPI, directory: str, student: str, lesson: str) -> str:
    """Return the path of one of nbgrader's folders for a student and a lesson."""
    step = getattr(api.coursedir, directory)
    path: str = api.coursedir.format_path(step, student, lesson)
    return path


def last_line(text: str) -> str:
    """Return the last line that says something, of a traceback its message."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "Error" in line and "There was an error" not in line]
    return (telling or lines or [""])[-1]
