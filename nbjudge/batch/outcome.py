"""What came of grading a class."""

from dataclasses import dataclass, field

from nbgrader.apps import NbGraderAPI

from nbjudge.batch.parcels import Told


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
        What the steps said meanwhile, for the instructor.
    """

    student: str
    reason: str
    log: str


@dataclass
class Outcome:
    """What came of grading a class.

    Parameters
    ----------
    graded
        Seconds that it took to grade each student, by id.
    unchanged
        Students who were graded before, and of whom nothing has changed since.
    failures
        Students who could not be graded at all.
    seconds
        How long it took altogether.
    walls
        What stood between the students' code and this machine; empty where no judge graded.
    told
        What the graded notebooks of each student tell of themselves, by id and notebook.
    """

    graded: dict[str, float] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    walls: set[str] = field(default_factory=set)
    told: dict[str, dict[str, Told]] = field(default_factory=dict)


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
