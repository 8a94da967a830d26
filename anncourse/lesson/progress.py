"""Remember what a learner has solved, in one small file that can be read and deleted."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TypedDict

from nbjudge.shared.machine import IN_BROWSER

FILE = "progress.json"


class Entry(TypedDict):
    """What is remembered of one task: the best credit so far, 0 to 1, and since when."""

    credit: float
    when: str


Progress = dict[str, Entry]


class Guess(TypedDict):
    """What is remembered of one prediction: the first guess, as text, and whether it came true."""

    guess: str
    right: bool
    when: str


Guesses = dict[str, Guess]


def progress_file(start: Path | None = None) -> Path:
    """Where the progress is kept: ``work/progress.json`` of the course around `start`.

    Outside a course's ``work/`` it is ``.annlib/progress.json`` in the home folder. The
    environment variable ANN_PROGRESS names any other file.
    """
    named = os.environ.get("ANN_PROGRESS")
    if named:
        return Path(named)
    folder = course_folder(start or Path.cwd())
    return folder / "work" / FILE if folder else Path.home() / ".annlib" / FILE


def course_folder(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds a course; None if none does."""
    start = start.resolve()
    folders = (start, *start.parents)
    return next((f for f in folders if (f / "nbgrader_config.py").is_file()), None)


def read_progress(file: Path) -> Progress:
    """Read what is remembered of tasks; nothing, where there is no file yet.

    A file that cannot be read is put aside under another name and never overwritten.
    """
    return _read(file)[0]


def read_guesses(file: Path) -> Guesses:
    """Read what is remembered of predictions, as `read_progress` reads the tasks."""
    return _read(file)[1]


def _read(file: Path) -> tuple[Progress, Guesses]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        solved = {
            str(name): Entry(credit=float(entry["credit"]), when=str(entry["when"]))
            for name, entry in data["solved"].items()
        }
        guesses = {
            str(name): Guess(
                guess=str(one["guess"]), right=bool(one["right"]), when=str(one["when"])
            )
            for name, one in data.get("predicted", {}).items()
        }
        return solved, guesses
    except FileNotFoundError:
        return {}, {}
    except (ValueError, KeyError, TypeError, AttributeError):
        stamp = datetime.datetime.now().strftime("%Y%m%dT%H%M%S%f")
        os.replace(file, file.with_name(f"{file.name}.unreadable-{stamp}"))
        return {}, {}


def write_progress(file: Path, progress: Progress, guesses: Guesses | None = None) -> None:
    """Write the whole file anew; killed at any instant, this leaves the old or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    data = {"solved": progress, "predicted": guesses or {}}
    text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, file)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def remember(name: str, credit: float, file: Path | None = None) -> None:
    """Keep a task's credit if it is better than what is remembered.

    A disk that is full or read-only must not spoil a verdict: then nothing is remembered.
    """
    with contextlib.suppress(OSError):
        file = file or progress_file()
        progress, guesses = _read(file)
        best = progress.get(name, {"credit": -1.0})["credit"]
        if credit > best:
            progress[name] = Entry(credit=round(credit, 4), when=_now())
            write_progress(file, progress, guesses)


def commit(name: str, guess: str, right: bool, file: Path | None = None) -> Guesses:
    """Keep a guess, unless there is one of that name already; return all that are kept.

    On a disk that is full or read-only nothing is kept, but what is returned holds the guess.
    """
    guesses: Guesses = {}
    with contextlib.suppress(OSError):
        file = file or progress_file()
        progress, guesses = _read(file)
        if name not in guesses:
            guesses[name] = Guess(guess=guess, right=right, when=_now())
            write_progress(file, progress, guesses)
    guesses.setdefault(name, Guess(guess=guess, right=right, when=_now()))
    return guesses


def _now() -> str:
    return datetime.datetime.now().isoformat(timespec="seconds")


def learner_is_here() -> bool:
    """Whether a person works in a notebook right now: not a grader, a script or a test."""
    if os.environ.get("NBGRADER_EXECUTION") or os.environ.get("NBGRADER_VALIDATING"):
        return False
    kernel = IN_BROWSER or "ipykernel" in sys.modules
    if not kernel or sys.modules.get("IPython") is None:
        return False
    from IPython import get_ipython

    shell = get_ipython()
    return shell is not None and hasattr(shell, "kernel")
