"""Make the students' notebooks from the instructor's, with nbgrader's own steps."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from anncourse.classroom.changes.places import released
from nbjudge.course.folder import OWN, SETTINGS
from nbjudge.environment import put_scripts_on_path
from nbjudge.errors import CommandError

# Directives such as AUTOTEST run the whole notebook, training included.
SECONDS_PER_LESSON = 120
IGNORED = (".ipynb_checkpoints", "__pycache__")
# Also as it looks in the list of strings in which nbgrader logs a kernel's traceback.
COLOUR_CODE = re.compile(r"(\x1b|\\x1b)\[[0-9;]*m")
LOG_ENTRY = re.compile(r"^(?=\[\w+(?: \||\]))", re.MULTILINE)


def generate(root: Path, lessons: list[str]) -> dict[str, bytes]:
    """Return what `nbgrader generate_assignment` makes of the named lessons.

    It runs in a folder of its own with its own gradebook, so neither the course's gradebook nor a
    file of the course is touched, and a person's own Jupyter settings make no difference.

    Parameters
    ----------
    root
        The course.
    lessons
        Names of folders in `solutions/`.

    Returns
    -------
    dict
        File name relative to `lessons/`, with forward slashes, to content.

    Raises
    ------
    CommandError
        Where nbgrader refuses a lesson; the message ends with what nbgrader said.
    """
    for lesson in lessons:
        demand_changes(root, lesson)
    with tempfile.TemporaryDirectory(prefix="anncourse-lessons-") as temporary:
        course = Path(temporary) / "course"
        for lesson in lessons:
            shutil.copytree(
                root / "solutions" / lesson,
                course / "solutions" / lesson,
                ignore=shutil.ignore_patterns(*IGNORED),
            )
        for name in SETTINGS:
            if (root / name).is_file():
                shutil.copyfile(root / name, course / name)
        if (root / OWN).is_dir():
            shutil.copytree(root / OWN, course / OWN, ignore=shutil.ignore_patterns(*IGNORED))
        said = run_nbgrader(course, lessons)
        files = read_tree(released(course))
    refused = [lesson for lesson in lessons if f"{lesson}/{lesson}.ipynb" not in files]
    if refused:
        names = ", ".join(f"solutions/{lesson}" for lesson in refused)
        raise CommandError(
            f"nbgrader could not make the students' version of {names}. "
            f"Mend what it complains of and try again. It said:\n\n{said}"
        )
    return files


def demand_changes(root: Path, lesson: str) -> None:
    """Say at once, in a line, what of an instructor's own changes cannot be made."""
    if (root / OWN / f"{lesson}.toml").is_file():
        # Only here: a course without changes need not import it.
        from anncourse.classroom.changes.apply import apply_changes
        from anncourse.classroom.changes.read import read_changes
        from nbjudge.notebook.reading import read_notebook

        changes = read_changes(root, lesson)
        assert changes is not None
        apply_changes(read_notebook(root / "solutions" / lesson / f"{lesson}.ipynb").cells, changes)


def run_nbgrader(course: Path, lessons: list[str]) -> str:
    """Have nbgrader make the lessons and return what it complained of."""
    put_scripts_on_path()
    personal = str(course.parent / "personal")
    seconds = 60 + SECONDS_PER_LESSON * len(lessons)
    try:
        result = subprocess.run(
            [sys.executable, "-m", "anncourse.commands.in_forks", *lessons],
            cwd=course,
            env=dict(os.environ, JUPYTER_CONFIG_DIR=personal, IPYTHONDIR=personal),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        # nbgrader waits for ever for a cell that loops, or for a kernel that died.
        return f"nothing for {seconds:.0f} s. Does each cell end when the notebook is run?"
    return complaints(result.stdout)


def complaints(log: str) -> str:
    """Return what a person needs of nbgrader's log: its errors, without its own traceback."""
    plain = COLOUR_CODE.sub("", log).replace("\\n", "\n")
    errors = [
        entry
        for entry in LOG_ENTRY.split(plain)
        if "| ERROR]" in entry and "] Traceback (most recent call last)" not in entry
    ]
    # Where nbgrader itself broke down there is no log, only what Python printed.
    return "".join(errors).strip() or plain.strip()


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, except caches, by its name relative to `folder`."""
    files = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and not set(IGNORED) & set(relative.parts):
            content = path.read_bytes()
            if path.suffix == ".ipynb":
                # The same bytes on every system: Windows writes notebooks with its own line ends.
                content = content.replace(b"\r\n", b"\n")
            files[relative.as_posix()] = content
    return files
