"""Open a course folder through nbgrader's own interface, with its own configuration."""

import contextlib
import hashlib
import logging
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader
from nbgrader.utils import find_all_files
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from nbjudge import scratch
from nbjudge.configure import turn_on
from nbjudge.course.command import type_nbgrader
from nbjudge.course.folder import OWN, SETTINGS
from nbjudge.environment import put_scripts_on_path
from nbjudge.errors import CommandError

# Where it is noted from which source a lesson came into the gradebook, relative to the course.
RECORDS = Path(".grading", "generated")


@contextlib.contextmanager
def open_course(root: Path, config: Config | None = None) -> Iterator[NbGraderAPI]:
    """Give nbgrader's interface to the course in a folder.

    Everything is as if nbgrader's commands were typed there: the same configuration, the same
    gradebook, the same exchange.

    Parameters
    ----------
    root
        Folder with `nbgrader_config.py`.
    config
        Settings that take precedence over the course's own.
    """
    put_scripts_on_path()
    path = list(sys.path)
    with in_folder(root):
        app = NbGrader()
        app.initialize([], root=str(root))
        app.update_config(config or Config())
        quiet(app.log)
        api = NbGraderAPI(app.coursedir, parent=app)
        # Making the interface sets the level back.
        api.log_level = logging.INFO
        try:
            with warnings.catch_warnings():
                # About the order in which nbgrader's own gradebook adds its rows.
                warnings.filterwarnings("ignore", category=SAWarning)
                yield api
        finally:
            # nbgrader puts the current folder on it, where a file could hide a module.
            sys.path[:] = path


@contextlib.contextmanager
def in_folder(folder: Path) -> Iterator[None]:
    """Work in a folder, as nbgrader expects to, and come back."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def quiet(log: Any) -> None:
    """Keep nbgrader's log off the terminal: each step returns its own, and what matters is said."""
    for handler in list(log.handlers):
        log.removeHandler(handler)
    log.addHandler(logging.NullHandler())
    log.propagate = False
    # Its gradebook tells the web server's log of every error that it raises.
    logging.getLogger("tornado.application").addHandler(logging.NullHandler())


def register_assignment(api: NbGraderAPI, lesson: str) -> None:
    """Put a lesson into the gradebook as its source is now, unless that was done before.

    Raises
    ------
    CommandError
        Where nbgrader refuses it; the message ends with what nbgrader said.
    """
    root = Path(api.coursedir.root)
    record = root / RECORDS / f"{lesson}.sha256"
    now = source_fingerprint(api, lesson)
    with api.gradebook as gradebook:
        known = any(assignment.name == lesson for assignment in gradebook.assignments)
    if known and record.is_file() and record.read_text("utf-8") == now:
        return
    release = Path(api.coursedir.format_path(api.coursedir.release_directory, ".", lesson))
    with _put_back_on_failure(release):
        # In a process of its own: nbgrader leaves the kernel's connections open, in which it makes
        # AUTOTEST tests.
        type_nbgrader(root, "generate_assignment", lesson, "--force")
    # Last: where this is killed before, it is all done again.
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(now, "utf-8")


@contextlib.contextmanager
def _put_back_on_failure(folder: Path) -> Iterator[None]:
    """Keep a folder that nbgrader takes away before it knows whether it can make it anew."""
    with scratch.folder_of("lesson") as kept:
        if folder.is_dir():
            shutil.copytree(folder, kept / "lesson")
        try:
            yield
        except BaseException:
            if (kept / "lesson").is_dir() and not folder.exists():
                shutil.copytree(kept / "lesson", folder)
            raise


def source_fingerprint(api: NbGraderAPI, lesson: str) -> str:
    """Return what stands for everything that a lesson is generated from."""
    root = Path(api.coursedir.root)
    coursedir = api.coursedir
    folder = Path(coursedir.format_path(coursedir.source_directory, ".", lesson))
    paths = [Path(path) for path in find_all_files(str(folder), coursedir.ignore)]
    paths += [root / name for name in SETTINGS if (root / name).is_file()]
    paths += [path for path in (root / OWN).rglob("*") if path.is_file()]
    total = hashlib.sha256()
    for path in sorted(paths):
        name = os.path.relpath(path, root)
        total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def turn_on_where_off(api: NbGraderAPI) -> None:
    """Let the judge grade also where the course's own configuration does not say so."""
    if api.config.get("Autograde", {}).get("autograde_preprocessors") is None:
        turn_on(api.config, cell_seconds=int(api.config.get("Execute", {}).get("timeout") or 30))


def demand(result: dict[str, Any], what: str) -> None:
    """Raise CommandError where a call of nbgrader's interface did not succeed."""
    if "KeyboardInterrupt" in str(result.get("error", "")):
        # nbgrader's interface keeps every exception to itself, this one too.
        raise KeyboardInterrupt
    if not result["success"]:
        said = str(result.get("log") or result.get("error") or "").strip()
        raise CommandError(f"nbgrader could not {what}. It said:\n{said}")
