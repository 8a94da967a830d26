"""Where the course's lessons lie."""

from pathlib import Path

from nbjudge.course import folder
from nbjudge.errors import CommandError

#: How a lesson is named on a command line, as every command's help says.
LESSON = "its name, its number, or how its name begins"


def find_course_root(start: Path | None = None) -> Path:
    """Return the nearest folder, from `start` upwards, that holds this course.

    Raises
    ------
    CommandError
        Where neither `start` nor a folder above it is a course with lessons.
    """
    try:
        root = folder.find_course_root(start)
    except CommandError:
        root = None
    # A course whose lessons were never made has only solutions/.
    if root is not None and ((root / "lessons").is_dir() or (root / "solutions").is_dir()):
        return root
    raise CommandError(
        "expected to run inside the course: a folder with nbgrader_config.py and lessons/, "
        f"or a folder below it. Got {(start or Path.cwd()).resolve()}. Change to the folder that "
        "you cloned and try again."
    )


def list_lessons(folder: Path) -> list[str]:
    """Return the names of the lessons in `folder`, sorted: those with a notebook of their own."""
    if not folder.is_dir():
        return []
    return sorted(
        entry.name for entry in folder.iterdir() if (entry / f"{entry.name}.ipynb").is_file()
    )


def resolve_lesson(name: str, lessons: list[str]) -> str:
    """Return the lesson that `name` stands for: its full name, its number, or how it begins.

    Raises
    ------
    CommandError
        Where no lesson, or more than one, is meant.
    """
    return folder.resolve_name(name, lessons, "lesson")
