"""What an attack is, and what one hands in."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.nbjudge.red_team.lesson import LESSON

# Why an attack is not tried on stock nbgrader, where nothing holds it.
FORKS = "it would fill this machine with processes"
EATS = "it would fill this machine's memory"


@dataclass
class HandIn:
    """A folder that a student hands in. It holds the lesson as released until it is changed."""

    folder: Path
    notebook: NotebookNode
    # The attacker knows where everything lies, and what marks the processes that are looked for.
    root: Path
    home: Path
    marker: str
    raw: bytes | None = None

    def cell(self, grade_id):
        """Return the cell of that name."""
        return next(c for c in self.notebook.cells if name_of(c) == grade_id)

    def top(self, code):
        """Run code before everything else."""
        self.notebook.cells.insert(0, new_code_cell(code))

    def after(self, grade_id, code):
        """Run code behind a cell."""
        place = self.notebook.cells.index(self.cell(grade_id))
        self.notebook.cells.insert(place + 1, new_code_cell(code))

    def answer(self, name, code):
        """Write an answer."""
        self.cell(name).source = code

    def text(self, source):
        """Add a Markdown cell."""
        self.notebook.cells.append(new_markdown_cell(source))

    def fill(self, answers):
        """Write several answers."""
        for name, code in answers.items():
            self.answer(name, code)

    def write(self, name, content):
        """Put a file beside the notebook."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    @property
    def path(self):
        """Where the notebook lies."""
        return self.folder / f"{LESSON}.ipynb"

    def save(self):
        """Write the notebook, unless something else took its place."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.raw is not None:
            self.path.write_bytes(self.raw)
        elif not self.path.is_symlink() and not self.path.exists():
            self.path.write_text(json.dumps(self.notebook))


@dataclass(frozen=True)
class Attack:
    """One way to get at points, files, other students or the instructor.

    Attributes
    ----------
    name : str
    family : str
    tries : str
        What it tries, in one clause.
    make : callable
        Changes a `HandIn`.
    earns : float
        Points that it earns honestly, such as for an answer that is right.
    on_stock : str
        Why it is not tried on stock nbgrader, empty where it is.
    """

    name: str
    family: str
    tries: str
    make: Callable[[HandIn], None] = field(repr=False)
    earns: float = 0.0
    on_stock: str = ""


CATALOGUE: list[Attack] = []


def attack(tries, *, earns=0.0, on_stock=""):
    """Enter a function into the catalogue as an attack of its module's family."""

    def enter(make):
        family = make.__module__.rpartition(".")[2]
        CATALOGUE.append(Attack(make.__name__, family, tries, make, earns, on_stock))
        return make

    return enter


def name_of(cell):
    """Return the name by which nbgrader knows a cell."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def release_of(root):
    """Return the lesson as released."""
    return nbformat.read(root / "lessons" / LESSON / f"{LESSON}.ipynb", as_version=4)
