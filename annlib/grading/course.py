"""Open a course folder through nbgrader's own interface, with its own configuration."""

import contextlib
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from annlib.commands.environment import put_scripts_on_path
from annlib.commands.errors import CommandError
from annlib.grading.command import type_nbgrader


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


def register_lesson(api: NbGraderAPI, lesson: str) -> None:
    """Put a lesson into the gradebook if it is not there yet, by generating it from its source.

    Raises
    ------
    CommandError
        Where nbgrader refuses it; the message ends with what nbgrader said.
    """
    with api.gradebook as gradebook:
        if any(assignment.name == lesson for assignment in gradebook.assignments):
            return
    # In a process of its own: nbgrader leaves the kernel's connections open, in which it makes
    # AUTOTEST tests.
    type_nbgrader(Path(api.coursedir.root), "generate_assignment", lesson, "--force")


def demand(result: dict[str, Any], what: str) -> None:
    """Raise CommandError where a call of nbgrader's interface did not succeed."""
    if "KeyboardInterrupt" in str(result.get("error", "")):
        # nbgrader's interface keeps every exception to itself, this one too.
        raise KeyboardInterrupt
    if not result["success"]:
        said = str(result.get("log") or result.get("error") or "").strip()
        raise CommandError(f"nbgrader could not {what}. It said:\n{said}")
