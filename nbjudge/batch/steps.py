"""nbgrader's configured steps, made once and run on many notebooks."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata
from traitlets.config import Config

from nbjudge.batch.parcels import Lesson
from nbjudge.judge.preprocess import Judge

# Left to the one writer: whether a hand-in is late is known by the gradebook alone.
BY_THE_WRITER = (AssignLatePenalties,)


def name_of(step: Any) -> str:
    """Return a configured step as `module.Class`."""
    return step if isinstance(step, str) else f"{step.__module__}.{step.__qualname__}"


def find(name: str) -> type:
    """Return the class of a step."""
    module, _, attribute = name.rpartition(".")
    found: type = getattr(importlib.import_module(module), attribute)
    return found


def has_judge(names: Iterable[str]) -> bool:
    """Whether one of the steps runs the student's code behind a wall."""
    return any(issubclass(find(name), Judge) for name in names)


class Steps:
    """The steps of one lesson.

    Parameters
    ----------
    lesson
        Says which steps, and nbgrader's configuration.
    root
        A course folder of the grader's own.
    """

    def __init__(self, lesson: Lesson, root: str) -> None:
        config = Config(json.loads(lesson.config))
        config.CourseDirectory = Config(
            {"root": root, "course_id": lesson.course_id, **lesson.folders}
        )
        self.coursedir = CourseDirectory(config=config)
        self.converter = Autograde(coursedir=self.coursedir, config=config)
        self.log = self.converter.log
        self.sanitize = self._make(lesson.sanitize)
        self.autograde = self._make(lesson.autograde)

    def _make(self, names: Iterable[str]) -> list[Any]:
        kinds = [find(name) for name in names]
        return [
            REPLACED.get(kind, kind)(parent=self.converter)
            for kind in kinds
            if not issubclass(kind, BY_THE_WRITER)
        ]


def run(steps: Iterable[Any], notebook: NotebookNode, resources: ResourcesDict) -> NotebookNode:
    """Run steps one after the other, as nbconvert's exporters do."""
    for step in steps:
        notebook, resources = step(notebook, resources)
    return notebook


class CheckOnce(CheckCellMetadata):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's check of its settings, once for settings that are the same in every notebook."""

    # Found by any of them, in this process or in the one that it was forked from.
    _sound: ClassVar[set[str]] = set()

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Check a notebook all of whose settings were found sound before for doubled names only."""
        settings = [(c.cell_type, c.metadata["nbgrader"]) for c in nb.cells if _has(c)]
        keys = {_key(*pair) for pair in settings}
        if not keys <= self._sound or len(keys) < len(settings):
            super().preprocess(nb, resources)
            self._sound.update(keys)
        elif len({settings["grade_id"] for _, settings in settings}) < len(settings):
            MetadataValidator().validate_nb(nb)
        return nb, resources


def _has(cell: NotebookNode) -> bool:
    return "nbgrader" in cell.metadata


def _key(cell_type: str, settings: Mapping[str, Any]) -> str:
    """Return what stands for a cell's settings: which checksum it has makes no difference."""
    plain = dict(settings)
    if type(plain.get("checksum")) is str:
        plain["checksum"] = ""
    if type(plain.get("points")) is int:
        plain["points"] = float(plain["points"])
    return json.dumps((cell_type, plain), sort_keys=True)


REPLACED: dict[type, type] = {CheckCellMetadata: CheckOnce}
