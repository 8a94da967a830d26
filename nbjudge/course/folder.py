"""Where a course lies, and which assignment is meant."""

from collections.abc import Sequence
from pathlib import Path

from nbjudge.errors import CommandError

# What of a course, besides its notebooks, decides how an assignment comes out.
SETTINGS = ("nbgrader_config.py", "autotests.yml")
# And a folder for what whoever teaches adds to a course that somebody else wrote.
OWN = "own"


def find_course_root(start: Path | None = None) -> Path:
    """Return the nearest folder, from `start` upwards, that holds an nbgrader course.

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
        if (folder / "nbgrader_config.py").is_file():
            return folder
    raise CommandError(
        "expected to run inside a course: a folder with nbgrader_config.py, or a folder below it. "
        f"Got {start}. Change to the course's folder and try again."
    )


def resolve_name(name: str, names: Sequence[str], kind: str = "assignment") -> str:
    """Return what `name` stands for: a full name, its number, how it begins, or its topic.

    Parameters
    ----------
    name
        What was typed: ``"2"`` and ``"weights_and_bias"`` stand for ``"02_weights_and_bias"``.
    names
        Those that there are.
    kind
        What the message calls it.

    Raises
    ------
    CommandError
        Where none, or more than one, is meant.
    """
    if name in names:
        return name
    number = name.zfill(2) if name.isdecimal() else name
    found = [known for known in names if known.startswith(number)]
    found = found or [known for known in names if known.partition("_")[2] == name]
    if len(found) == 1:
        return found[0]
    article = "an" if kind[0] in "aeiou" else "a"
    known = ", ".join(names) or "none"
    raise CommandError(f"expected the name of {article} {kind}: {known}. Got {name!r}.")
