"""The names that a test cell sees: the judge's own, and proxies for the student's."""

from __future__ import annotations

import ast
import builtins
import functools
import importlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked, is_solution

from nbjudge.inside.cells import plain_python
from nbjudge.judge.session import Session

_USUAL = {"np": "numpy", "numpy": "numpy", "math": "math"}


class Namespace(dict[str, Any]):
    """The globals in which test cells run.

    A name means, in this order: what a test cell bound it to; what the lesson's locked cells
    define or its cells import; the student's, where the lesson says that the student defines it;
    a builtin; any other name of the student's. So no name that a student invents can stand in a
    test's way, and none that a test leans on can be taken over.

    Parameters
    ----------
    session : Session
        Where the student's names are.
    source : NotebookNode
        The instructor's notebook.
    """

    def __init__(self, session: Session, source: NotebookNode) -> None:
        super().__init__(__name__="__main__", __builtins__=builtins)
        self._session = session
        lesson = names_of(
            tuple(
                LessonCell(
                    cell.source,
                    graded=is_grade(cell),
                    test=is_grade(cell) and not is_solution(cell),
                    locked=is_locked(cell) and not is_solution(cell),
                )
                for cell in source.cells
                if cell.cell_type == "code"
            )
        )
        self._defined, self._imports, self._own = lesson.defined, lesson.imports, lesson.own
        self._deleted: set[str] = set()
        session.asked = lesson.classes

    def __missing__(self, name: str) -> Any:
        if name in self._deleted or name.startswith("__"):
            raise KeyError(name)
        if name in self._defined:
            return self._session.get(name)
        if name in self._imports:
            value = self._imports[name].fetch()
            super().__setitem__(name, value)
            return value
        if name in self._own:
            exec(self._own[name], self)
            return super().__getitem__(name)
        if name in vars(builtins):
            return vars(builtins)[name]
        if name in _USUAL:
            # The instructor imported it in a solution, which nobody sees: a student's own could
            # find everything close to everything.
            return importlib.import_module(_USUAL[name])
        return self._session.get(name)

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        self._deleted.discard(name)
        if name in self._defined and self._session.is_theirs(value):
            # Back to where it came from. A value of the test's is not seen by the student's
            # functions, as it may be what they are to find.
            self._session.put(name, value)

    def __delitem__(self, name: str) -> None:
        known = name in self
        if super().__contains__(name):
            super().__delitem__(name)
        elif not known:
            raise KeyError(name)
        self._deleted.add(name)
        if name in self._defined:
            self._session.drop(name)

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        if super().__contains__(name):
            return True
        if name in self._deleted or name.startswith("__"):
            return False
        return name in self._imports or name in self._own or self._session.has(name)

    def __iter__(self) -> Iterator[str]:
        # Only the judge's own: listing the student's is never needed, and costs messages.
        return super().__iter__()

    def renew(self) -> None:
        """Let the student's cells define again what a test deleted or rebound."""
        for name in self._defined:
            if super().__contains__(name):
                super().__delitem__(name)
        self._deleted.clear()


@dataclass(frozen=True)
class Imported:
    """Where a name comes from: a module, or something in it."""

    module: str
    name: str = ""

    def fetch(self) -> Any:
        """Import it."""
        module = importlib.import_module(self.module)
        if not self.name:
            return module
        try:
            return getattr(module, self.name)
        except AttributeError:
            return importlib.import_module(f"{self.module}.{self.name}")


@dataclass(frozen=True)
class LessonCell:
    """A code cell of the instructor's, and whether it is graded, a test, and locked."""

    source: str
    graded: bool
    test: bool
    locked: bool


@dataclass
class Names:
    """The names of a lesson.

    Attributes
    ----------
    defined : set of str
        Those that the student defines, or could redefine.
    imports : dict
        Those that its cells import.
    own : dict
        The code of the functions and classes that its locked cells define.
    classes : frozenset of str
        Names of classes: those that it defines, and those that its tests may call.
    """

    defined: set[str] = field(default_factory=set)
    imports: dict[str, Imported] = field(default_factory=dict)
    own: dict[str, CodeType] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=16)
def names_of(cells: tuple[LessonCell, ...]) -> Names:
    """Return the names that a lesson's cells bind, tests left out, and those of its classes."""
    names = Names()
    trees = [(cell, tree) for cell in cells if (tree := _parsed(cell.source)) is not None]
    for cell, tree in trees:
        if not cell.test:
            for node in tree.body:
                _note(node, cell, names)
    # What the student is asked to write, the student writes.
    for name in names.defined & set(names.own):
        del names.own[name]
    names.classes = _classes_in(trees)
    return names


def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(plain_python(source))
    except SyntaxError:
        return None


def _note(node: ast.stmt, cell: LessonCell, names: Names) -> None:
    found = dict(_imports(node))
    if found:
        # In an answer's cell as well: what was released there is the instructor's.
        names.imports.update(found)
    elif isinstance(node, _DEFINITION) and cell.locked:
        names.own[node.name] = compile(ast.Module([node], []), "<lesson>", "exec")
    else:
        names.defined.update(_bindings(node))


def _classes_in(trees: list[tuple[LessonCell, ast.Module]]) -> frozenset[str]:
    # Where a class is wholly the student's, only its name in a test tells of it; that begins with
    # a capital letter, as no function's does.
    names: set[str] = set()
    functions: set[str] = set()
    for cell, tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions.add(node.name)
            elif isinstance(node, ast.Name) and cell.graded and node.id[:1].isupper():
                names.add(node.id)
    # Not Python's own, such as ValueError: a student's class of that name is none of the lesson's.
    return frozenset(names - functions - set(vars(builtins)))


_DEFINITION = ast.FunctionDef | ast.ClassDef


def _imports(node: ast.stmt) -> Iterator[tuple[str, Imported]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            module = alias.name if alias.asname else alias.name.split(".")[0]
            yield alias.asname or module, Imported(module)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        for alias in node.names:
            yield alias.asname or alias.name, Imported(node.module, alias.name)


def _bindings(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    names = (n for n in ast.walk(node) if isinstance(n, ast.Name))
    return [n.id for n in names if isinstance(n.ctx, ast.Store)]
