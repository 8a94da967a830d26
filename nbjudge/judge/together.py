"""A test cell that runs in the student's process, as it shares a kernel with them in nbgrader."""

from __future__ import annotations

import ast
import importlib.util

from nbformat import NotebookNode
from nbgrader.utils import determine_grade

from nbjudge.inside.cells import plain_python
from nbjudge.judge.outputs import put_outputs
from nbjudge.judge.session import Session
from nbjudge.judge.testcells import tell_line
from nbjudge.notebook.outputs import make_error

REFUSED = "This test gave no points that can be counted, or more than there are."


def run_together(cell: NotebookNode, number: int, session: Session) -> str:
    """Run a test cell, give it its outputs, and return why it was stopped, or an empty text.

    The score is what nbgrader reads from the outputs. Where it would refuse the whole hand-in, the
    cell earns nothing.
    """
    ran = session.run(cell.source, number, test=True)
    if ran.error is not None:
        line = ran.error.get("line")
        told = tell_line(cell.source, line if type(line) is int else 0)
        ran.error["frames"] = [told, *ran.error["frames"]]
    put_outputs(cell, ran, number)
    if not ran.stopped:
        try:
            determine_grade(cell)
        except (ValueError, KeyError):
            cell.outputs = [make_error("ScoreOutOfRange", REFUSED)]
    return ran.stopped


# Large, often used, and the same after a fork as before it.
_SLOW = ("pandas", "scipy", "seaborn", "sklearn", "statsmodels", "sympy", "networkx")


def imported_by(source: NotebookNode) -> tuple[str, ...]:
    """Return the slow libraries that an assignment imports: they are imported once for the class.

    Parameters
    ----------
    source : NotebookNode
        The instructor's.
    """
    found = set()
    for cell in source.cells:
        if cell.cell_type != "code":
            continue
        try:
            tree = ast.parse(plain_python(cell.source))
        except SyntaxError:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(str(node.module).split(".")[0])
    return tuple(name for name in _SLOW if name in found and importlib.util.find_spec(name))
