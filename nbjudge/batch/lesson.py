"""All that graders need to know of a lesson, taken from the course once."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib.metadata
import json
import os
import platform
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.utils import find_all_files
from traitlets.config import Config

from nbjudge.batch.outcome import path_of
from nbjudge.batch.parcels import Lesson, SourceCell, SourceNotebook, pack
from nbjudge.batch.steps import name_of
from nbjudge.errors import CommandError
from nbjudge.judge.additions import Additions, folder_of
from nbjudge.judge.preprocess import Judge

# Parts of the judge that have no say in a score.
NO_SAY = ("commands", "course", "doctor", "report", "batch/executors.py", "cli.py")
LIBRARIES = ("numpy", "nbgrader", "nbformat", "nbconvert")


def read_lesson(api: NbGraderAPI, gradebook: Gradebook, name: str) -> Lesson:
    """Return a lesson as the course has it now.

    Parameters
    ----------
    api
        The open course.
    gradebook
        The course's, open.
    name
        Name of the lesson, which was generated.
    """
    release = Path(path_of(api, "release_directory", ".", name))
    assignment = gradebook.find_assignment(name)
    notebooks = [_read_notebook(notebook) for notebook in assignment.notebooks]
    missing = [n.name for n in notebooks if not (release / f"{n.name}.ipynb").is_file()]
    if missing or not notebooks:
        raise CommandError(
            f"expected the released notebooks of {name} in {release}, "
            f"{'missing ' + ', '.join(missing) if missing else 'found none'}. "
            f"Run `nbgrader generate_assignment {name} --force` and grade again."
        )
    released = {
        Path(path).relative_to(release).as_posix(): Path(path).read_bytes()
        for path in sorted(find_all_files(str(release), api.coursedir.ignore))
        if not Path(path).is_symlink()
    }
    converter = Autograde(coursedir=api.coursedir, parent=api)
    folders = {
        step: getattr(api.coursedir, step)
        for step in ("release_directory", "submitted_directory", "autograded_directory")
    }
    lesson = Lesson(
        name,
        api.coursedir.course_id,
        notebooks,
        released,
        {step: Path(folder).name for step, folder in folders.items()},
        [name_of(step) for step in converter.sanitize_preprocessors],
        [name_of(step) for step in converter.autograde_preprocessors],
        _plain_config(api),
    )
    more = repr((assignment.duedate, code_fingerprint(packages_of(lesson))))
    fingerprint = hashlib.sha256(pack(_as_it_decides(lesson)) + more.encode()).hexdigest()
    return dataclasses.replace(lesson, fingerprint=fingerprint)


def _as_it_decides(lesson: Lesson) -> Lesson:
    """Return what of a lesson decides scores, in an order that is not the database's."""
    config = json.loads(lesson.config)
    # Where grading is refused there is no score; where it is not, this makes no difference.
    for setting in ("require_sandbox", "private_places"):
        config.get("Judge", {}).pop(setting, None)
    settings = {section: values for section, values in config.items() if values}
    notebooks = [
        dataclasses.replace(notebook, cells=sorted(notebook.cells, key=lambda cell: cell.name))
        for notebook in lesson.notebooks
    ]
    return dataclasses.replace(
        lesson,
        notebooks=sorted(notebooks, key=lambda notebook: notebook.name),
        config=json.dumps(settings, sort_keys=True),
    )


def _read_notebook(notebook: Any) -> SourceNotebook:
    points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
    tasks = {cell.name: float(cell.max_score) for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    cells = [
        SourceCell(
            cell.name,
            cell.cell_type,
            cell.source,
            cell.checksum,
            bool(cell.locked),
            {**points, **tasks}.get(cell.name),
            cell.name in points,
            cell.name in solutions,
            cell.name in tasks,
        )
        for cell in notebook.source_cells
    ]
    return SourceNotebook(notebook.name, notebook.kernelspec, cells)


def _plain_config(api: NbGraderAPI) -> str:
    """Return configuration as JSON, without what is no plain data, such as hooks.

    Where the course lies is told as what students' code must not see.
    """
    settings = {
        section: {name: value for name, value in dict(values).items() if _is_plain(value)}
        for section, values in dict(api.config).items()
        # Where things lie is each grader's own; who may sign in is nobody's business here.
        if isinstance(values, dict) and section not in ("CourseDirectory", "Exchange", "NbGrader")
    }
    places = Judge(parent=api).additions(api.coursedir).private_places
    settings.setdefault("Judge", {})["private_places"] = list(places)
    return json.dumps(settings, sort_keys=True)


def _is_plain(value: Any) -> bool:
    try:
        json.dumps(value)
    except TypeError:
        return False
    return not hasattr(value, "get_value")


def packages_of(lesson: Lesson) -> tuple[str, ...]:
    """Return the packages whose code has a say in a lesson's scores."""
    judge = Judge(config=Config(json.loads(lesson.config)))
    return ("nbjudge", *Additions.of(judge).packages())


@functools.cache
def code_fingerprint(packages: tuple[str, ...]) -> str:
    """Return what stands for the code that has a say in a score, and for its libraries."""
    total = hashlib.sha256(platform.python_version().encode())
    for library in LIBRARIES:
        total.update(f"{library} {importlib.metadata.version(library)}\n".encode())
    for package in packages:
        folder = folder_of(package)
        paths = [
            os.path.join(parent, name)
            for parent, _, names in os.walk(folder)
            if os.path.basename(parent) != "__pycache__"
            for name in names
        ]
        for path in sorted(paths):
            name = Path(os.path.relpath(path, folder)).as_posix()
            if not (package == "nbjudge" and name.startswith(NO_SAY)):
                content = hashlib.sha256(Path(path).read_bytes()).digest()
                total.update(f"{package}/{name}".encode() + content)
    return total.hexdigest()
