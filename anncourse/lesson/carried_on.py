"""Go on with the functions of earlier lessons: the learner's own where they are right."""

from __future__ import annotations

import ast
import functools
import json
import linecache
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import annlib
from anncourse.checks.judge import judge
from anncourse.exercises import EXERCISES, LESSONS
from anncourse.lesson.progress import learner_is_here

Function = Callable[..., Any]


def carry_on(name: str) -> Function:
    """Return a function of an earlier lesson, the learner's own if it is right, and say whose.

    The learner's notebooks are read as they were last saved, and of them only what defines
    something is run. Everywhere but in a learner's notebook, and so whenever something is graded,
    the function is annlib's.

    Parameters
    ----------
    name : str
        An exercise that asks for a function which annlib has as well.

    Returns
    -------
    callable

    Raises
    ------
    AttributeError
        If there is no such exercise. That is a mistake of the lesson, never the learner's.
    """
    if name not in EXERCISES or not hasattr(annlib, name):
        raise AttributeError(f"There is no exercise named {name!r} that annlib can stand in for.")
    function: Function = getattr(annlib, name)
    if not learner_is_here():
        return function
    # A notebook runs in its own folder, and the lessons' folders lie side by side.
    folder = Path.cwd().parent
    shelf = _shelf(folder, tuple((p, p.stat().st_mtime_ns) for p in folder.glob("*/*.ipynb")))
    function = shelf.take(name)
    reason = shelf.lacking.get(name)
    print(f"{name}: annlib's, {reason}" if reason else f"{name}: yours")
    return function


class Shelf:
    """A learner's notebooks, side by side in one folder, and what they define.

    Attributes
    ----------
    lacking : dict
        Name of a function -> why annlib's was taken.
    """

    def __init__(self, folder: Path) -> None:
        self.lacking: dict[str, str] = {}
        self._folder = folder
        self._defined: dict[str, dict[str, Any]] = {}
        self._taken: dict[str, Function] = {}

    def take(self, name: str) -> Function:
        """Return the learner's function if it is right, else annlib's."""
        if name not in self._taken:
            self._taken[name] = self._own(name) or getattr(annlib, name)
        return self._taken[name]

    def _own(self, name: str) -> Function | None:
        exercise = EXERCISES[name]
        lesson = next(lesson for lesson, exercises in LESSONS.items() if exercise in exercises)
        if not (self._folder / lesson / f"{lesson}.ipynb").is_file():
            self.lacking[name] = f"as {lesson} is not in the folder beside this lesson's"
            return None
        defined = self._names_of(lesson)
        if judge(exercise, defined).credit < 1.0:
            self.lacking[name] = f"as yours in {lesson} is not right yet"
            return None
        own: Function = defined[name]
        return own

    def _names_of(self, lesson: str) -> dict[str, Any]:
        """Run what a notebook defines, once; what it carried on itself is carried on as well."""
        if lesson not in self._defined:
            # Kept before it is filled, so that notebooks that name each other come to an end.
            names: dict[str, Any] = {"__name__": "__main__"}
            self._defined[lesson] = names
            for place, source in enumerate(_code_of(self._folder / lesson / f"{lesson}.ipynb")):
                self._define(source, f"<{lesson}, code cell {place + 1}>", names)
        return self._defined[lesson]

    def _define(self, source: str, file: str, names: dict[str, Any]) -> None:
        try:
            statements = ast.parse(source).body
        except SyntaxError:
            return
        # So that an error in one of these functions is shown with its line.
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        for statement in statements:
            try:
                if isinstance(statement, ast.ImportFrom) and statement.module == "anncourse.own":
                    names |= {a.asname or a.name: self.take(a.name) for a in statement.names}
                elif _defines(statement):
                    exec(compile(ast.Module([statement], []), file, "exec"), names)
            except Exception:
                # It did not run in its notebook either, and what needs it is not right.
                continue


@functools.lru_cache(maxsize=1)
def _shelf(folder: Path, saved: tuple[tuple[Path, int], ...]) -> Shelf:
    """Return the same shelf until a notebook is saved anew."""
    return Shelf(folder)


def _code_of(notebook: Path) -> Iterator[str]:
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        yield from ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    except (OSError, ValueError, KeyError, TypeError):
        # It cannot be read, so nothing in it is right.
        return


def _defines(statement: ast.stmt) -> bool:
    """Whether a statement only makes a name: no training, no plot, no check."""
    if isinstance(statement, ast.Assign):
        return _is_literal(statement.value)
    kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    return isinstance(statement, kinds)


def _is_literal(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except (ValueError, TypeError):
        return False
    return True
