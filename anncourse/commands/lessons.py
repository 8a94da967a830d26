"""`anncourse lessons`: keep `lessons/` what nbgrader makes of `solutions/`."""

import argparse
import shutil
from pathlib import Path

from anncourse.classroom.changes.places import released
from anncourse.commands.course import find_course_root, list_lessons, resolve_lesson
from anncourse.commands.generate import generate, read_tree
from anncourse.commands.tidy import tidy_file
from nbjudge.errors import CommandError


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare `anncourse lessons`."""
    parser = subparsers.add_parser(
        "lessons",
        help="make the students' notebooks in lessons/ from those in solutions/",
        description=(
            "Make the students' notebooks in lessons/ from the instructor's in solutions/ with "
            "nbgrader generate_assignment. The course's gradebook is not touched."
        ),
    )
    parser.add_argument("lesson", nargs="*", help="which lessons, by default all")
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--check", action="store_true", help="change nothing, name each file that is out of date"
    )
    action.add_argument(
        "--tidy",
        action="store_true",
        help="strip outputs and volatile metadata from the notebooks in solutions/ instead",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Regenerate, check or tidy; the status is 1 where a check found a difference."""
    root = find_course_root()
    known = list_lessons(root / "solutions")
    chosen = [resolve_lesson(name, known) for name in arguments.lesson] or known
    if not chosen:
        raise CommandError(
            f"expected solution notebooks such as {root / 'solutions'}/01_topic/01_topic.ipynb, "
            "found none."
        )
    if arguments.tidy:
        return tidy(root, chosen)

    differences = compare(root, chosen, everything=not arguments.lesson)
    if arguments.check:
        for name in differences:
            print(f"{name} is not what solutions/ gives. Run: anncourse lessons")
        if not differences:
            print(f"{released(root).name}/ is what solutions/ gives ({count(chosen)}).")
        return 1 if differences else 0
    for name, content in differences.items():
        apply(root / name, content)
    print(
        f"{released(root).name}/ is up to date ({count(chosen)}, {len(differences)} files changed)."
    )
    return 0


def count(lessons: list[str]) -> str:
    """Return the number of lessons in words that fit it."""
    return "1 lesson" if len(lessons) == 1 else f"{len(lessons)} lessons"


def tidy(root: Path, lessons: list[str]) -> int:
    """Rewrite the named solution notebooks in their tidy form."""
    for lesson in lessons:
        path = root / "solutions" / lesson / f"{lesson}.ipynb"
        try:
            changed = tidy_file(path)
        except ValueError as error:
            raise CommandError(f"{path} is not a notebook that can be read: {error}") from None
        print(f"{path.relative_to(root)}: {'tidied' if changed else 'tidy already'}")
    return 0


def compare(root: Path, lessons: list[str], everything: bool) -> dict[str, bytes | None]:
    """Return the files that differ from what nbgrader makes, with what they should hold.

    A file that should not be there has None. With `everything`, that goes for folders of lessons
    that `solutions/` no longer has.
    """
    expected = generate(root, lessons)
    present = {
        name: content
        for name, content in read_tree(released(root)).items()
        if everything or name.partition("/")[0] in lessons
    }
    names = sorted(expected.keys() | present.keys())
    return {
        f"{released(root).name}/{name}": expected.get(name)
        for name in names
        if expected.get(name) != present.get(name)
    }


def apply(path: Path, content: bytes | None) -> None:
    """Write one file, or delete it with the folders that this empties."""
    if content is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return
    path.unlink()
    folder = path.parent
    shutil.rmtree(folder / ".ipynb_checkpoints", ignore_errors=True)
    while folder.name not in ("lessons", "release") and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
