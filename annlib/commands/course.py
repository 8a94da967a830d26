"""Where the course lies, and which lessons it has."""

from pathlib import Path

from annlib.commands.errors import CommandError


def find_course_root(start: Path | None = None) -> Path:
    """Return the nearest folder, from `start` upwards, that holds the course.

    Parameters
    ----------
    start
        Folder to start from, by default the current one.

    Raises
    ------
    CommandError
        Where neither `start` nor a folder above it is a course.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        # A course whose lessons were never made has only solutions/.
        has_lessons = (folder / "lessons").is_dir() or (folder / "solutions").is_dir()
        if has_lessons and (folder / "nbgrader_config.py").is_file():
            return folder
    raise CommandError(
        "expected to run inside the course: a folder with nbgrader_config.py and lessons/, "
        f"or a folder below it. Got {start}. Change to the folder that you cloned and try again."
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
    if name in lessons:
        return name
    number = name.zfill(2) if name.isdecimal() else name
    found = [lesson for lesson in lessons if lesson.startswith(number)]
    found = found or [lesson for lesson in lessons if lesson.partition("_")[2] == name]
    if len(found) == 1:
        return found[0]
    known = ", ".join(lessons) or "none"
    raise CommandError(f"expected the name of a lesson: {known}. Got {name!r}.")
