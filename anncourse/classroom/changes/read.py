"""Read what an instructor wants changed in a lesson, from `own/LESSON.toml`."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from nbjudge.course.folder import OWN
from nbjudge.errors import CommandError
from nbjudge.notebook.reading import UnreadableError, read_notebook

KEYS = ("leave_out", "points", "add")


@dataclass(frozen=True)
class Addition:
    """Cells that are put into a lesson.

    Attributes
    ----------
    after : str
        The cell that they follow, by its grade_id or its id.
    cells : list of NotebookNode
    """

    after: str
    cells: list[NotebookNode]


@dataclass(frozen=True)
class Changes:
    """What is to be changed in one lesson.

    Attributes
    ----------
    file : str
        Where it stands, for messages.
    leave_out : tuple of str
        Exercises, questions, or other cells by their id.
    points : dict
        By exercise.
    add : tuple of Addition
    """

    file: str
    leave_out: tuple[str, ...] = ()
    points: dict[str, float] = field(default_factory=dict)
    add: tuple[Addition, ...] = ()


def read_changes(root: Path, lesson: str) -> Changes | None:
    """Return the changes of a lesson, None where there are none.

    Raises
    ------
    CommandError
        Where the file does not say what can be done.
    """
    path = root / OWN / f"{lesson}.toml"
    if not path.is_file():
        return None
    file = path.relative_to(root).as_posix()
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}.") from None
    unknown = sorted(data.keys() - set(KEYS))
    if unknown:
        raise CommandError(f"{file}: expected {', '.join(KEYS)}. Got {', '.join(unknown)}.")
    leave_out, points, add = (data.get(key, kind()) for key, kind in zip(KEYS, KINDS, strict=True))
    if not (isinstance(leave_out, list) and all(isinstance(name, str) for name in leave_out)):
        raise CommandError(f'{file}: expected leave_out = ["name", "name"]. Got {leave_out!r}.')
    if not isinstance(points, dict) or not all(map(_is_points, points.values())):
        raise CommandError(
            f"{file}: expected under [points] lines such as weighted_sum = 6. Got {points!r}."
        )
    if not isinstance(add, list):
        raise CommandError(f"{file}: expected [[add]] with after and cells. Got {add!r}.")
    return Changes(
        file,
        tuple(leave_out),
        {name: float(number) for name, number in points.items()},
        tuple(_addition(root, file, one) for one in add),
    )


KINDS: tuple[type, ...] = (list, dict, list)


def _is_points(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and 0 <= value < math.inf


def _addition(root: Path, file: str, data: Any) -> Addition:
    if not isinstance(data, dict) or data.keys() != {"after", "cells"}:
        raise CommandError(
            f'{file}: expected under [[add]] after = "the name of a cell" and cells = '
            f'"notebook.ipynb". Got {data!r}.'
        )
    path = root / OWN / str(data["cells"])
    try:
        return Addition(str(data["after"]), read_notebook(path).cells)
    except UnreadableError as error:
        raise CommandError(f"{file}: {data['cells']} cannot be added: {error}.") from None
