"""`nbgrader autograde` and formgrader's button: what a student wrote is read in a process apart.

nbgrader has no setting for the class that grades a class, but one for its exporter, which it makes
when it has found whose notebooks these are. So what is done otherwise is done from there.
"""

# nbconvert's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import glob
import logging
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import msgpack
from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
from nbgrader.nbgraderformat import SchemaTooNewError, SchemaTooOldError
from nbgrader.utils import setenv
from sqlalchemy.exc import OperationalError
from traitlets.config import Config

from nbjudge.apart import ApartError, do_apart
from nbjudge.batch.standing import Standing
from nbjudge.batch.steps import has_judge, name_of
from nbjudge.batch.work import MORE_MEMORY, MORE_SECONDS
from nbjudge.intake.intake import take_in
from nbjudge.judge.preprocess import Judge

# What nbgrader does not take for a fault of the one hand-in that it happens in.
NOT_THEIRS = {kind.__name__: kind for kind in (SchemaTooNewError, SchemaTooOldError)}


class HandInError(RuntimeError):
    """A hand-in could not be graded; says why."""


class GradedApart(NotebookExporter):
    """Takes the place of NotebookExporter in `c.Autograde.exporter_class`.

    A hand-in is looked at, mended and graded in a copy of this process, which ends with its time
    and its memory. Where that happens, nbgrader names the student and goes on with the class.
    """

    def __init__(self, config: Config | None = None, **settings: Any) -> None:
        super().__init__(config=config, **settings)
        self._copy: Standing | None = None
        if isinstance(self.parent, Autograde):
            _look_first(self.parent)
            if sys.platform == "linux" and _is_judged(self.parent):
                self._stand_beside(self.parent)

    def _stand_beside(self, converter: Any) -> None:
        limits = Judge(parent=converter).limits(converter.coursedir.assignment_id)
        seconds = limits.notebook_seconds + MORE_SECONDS
        copy = Standing(self._convert, seconds, limits.memory + MORE_MEMORY)
        whole = converter.convert_notebooks

        def convert_notebooks() -> None:
            try:
                whole()
            finally:
                copy.close()

        converter.convert_notebooks = convert_notebooks
        self._copy = copy

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **more: Any
    ) -> Any:
        """Return a notebook that went through the steps, sanitising or grading."""
        if self._copy is None:
            return super().from_filename(filename, resources, **more)
        converter: Any = self.parent
        told = {"file": filename, "resources": resources, "sanitize": converter._sanitizing}
        answer = msgpack.unpackb(self._copy.do(msgpack.packb(told)), strict_map_key=False)
        for level, message in answer["said"]:
            self.log.log(level, "%s", message)
        if kind := answer["error"]:
            if kind == "OperationalError":
                raise OperationalError("grading", {}, HandInError(answer["text"]))
            raise NOT_THEIRS.get(kind, HandInError)(answer["text"])
        whole = self._init_resources(resources)
        whole.update(answer["resources"])
        return answer["text"], whole

    def _convert(self, data: bytes) -> bytes:
        """Do so, in the copy; whatever goes wrong, there is an answer that says so."""
        told = msgpack.unpackb(data, strict_map_key=False)
        keeper = _Keeper()
        # The server's is wrapped.
        log = getattr(self.log, "logger", self.log)
        log.handlers, log.propagate = [keeper], False
        answer: dict[str, Any] = {"error": "", "resources": {}}
        try:
            converter: Any = self.parent
            converter._sanitizing = told["sanitize"]
            converter._init_preprocessors()
            with setenv(NBGRADER_EXECUTION="" if told["sanitize"] else "autograde"):
                text, resources = super().from_filename(told["file"], told["resources"])
            answer["text"] = text
            answer["resources"] = {
                key: resources[key] for key in resources if _is_plain(resources[key])
            }
        except Exception as error:
            answer |= {"error": type(error).__name__, "text": traceback.format_exc()}
        packed: bytes = msgpack.packb({**answer, "said": keeper.said})
        return packed


class _Keeper(logging.Handler):
    """Keeps what is logged, for the process in which somebody reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.levelno, record.getMessage()))


def _is_judged(converter: Any) -> bool:
    return has_judge(name_of(step) for step in converter.autograde_preprocessors)


def _look_first(converter: Any) -> None:
    """Have each hand-in made gradable before nbgrader reads or copies anything of it."""
    coursedir = converter.coursedir
    lesson, begin = coursedir.assignment_id, converter.init_assignment

    def init_assignment(assignment: str, student: str) -> None:
        _take_in(converter, assignment, student)
        begin(assignment, student)

    converter.init_assignment = init_assignment
    if coursedir.notebook_id == "*":
        # Folders without a notebook, of which nbgrader says no more than that it passes over them.
        for folder in glob.glob(converter._format_source(lesson, coursedir.student_id)):
            if os.path.isdir(folder):
                converter.assignments.setdefault(folder, [])


def _take_in(converter: Any, assignment: str, student: str) -> None:
    coursedir = converter.coursedir
    folder = Path(coursedir.format_path(coursedir.submitted_directory, student, assignment))
    release = Path(coursedir.format_path(coursedir.release_directory, ".", assignment))
    before = {str(path) for path in folder.glob("*.ipynb")}
    try:
        taken = do_apart(lambda: "\n".join(map(str, take_in(folder, release)))).split("\n")
    except ApartError as error:
        raise HandInError(f"{folder} could not be prepared for grading: {error}") from error
    # `--notebook` may have made this list shorter.
    converter.notebooks = [p for p in taken if p in converter.notebooks or p not in before]


def _is_plain(value: Any) -> bool:
    try:
        msgpack.packb(value)
    except (TypeError, ValueError, OverflowError):
        return False
    return True
