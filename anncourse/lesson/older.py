"""Whether the notebook still holds an older version of a function than was run last.

A cell that ends in an error leaves the function of its last good run in the kernel, and so does a
cell whose function was renamed. A check must not judge such a function as if it were the one that
stands in the notebook now.
"""

from __future__ import annotations

import ast
import difflib
import inspect
import re
from collections.abc import Sequence
from typing import Any

# How much alike two names are if one of them is taken for the other, misspelled.
ALIKE = 0.75


def older_version(name: str, function: Any) -> str:
    """Say that a learner's function is older than what they ran last; empty if it is not.

    Parameters
    ----------
    name : str
        The function's name.
    function : object
        What the notebook holds under this name.
    """
    from IPython import get_ipython

    shell = get_ipython()
    code = getattr(inspect.unwrap(function) if callable(function) else None, "__code__", None)
    if shell is None or code is None or code.co_name != name:
        return ""
    cells = list(shell.history_manager.input_hist_raw)
    files = [shell.compile.get_code_name(cell, cell, number) for number, cell in enumerate(cells)]
    return tell_of_newer(name, tuple(inspect.signature(function).parameters), cells, files, code)


def tell_of_newer(
    name: str, parameters: Sequence[str], cells: Sequence[str], files: Sequence[str], code: Any
) -> str:
    """Return what to say where one of the cells run since should have changed the function.

    Parameters
    ----------
    name : str
    parameters : sequence of str
        The names of its arguments.
    cells, files : sequences of str
        What was run so far, in order, and the file name under which each was compiled.
    code : code object
        The function's own.
    """
    if code.co_filename not in files:
        return ""
    made = len(files) - 1 - list(reversed(files)).index(code.co_filename)
    for cell in cells[made + 1 :]:
        if re.search(rf"^\s*def\s+{re.escape(name)}\s*\(", cell, re.MULTILINE):
            return (
                f"The cell in which you write {name} ended in an error when you last ran it, so "
                f"the notebook still holds an older {name}. Mend what that cell shows in red, run "
                "it, then run this one."
            )
        for other in _defined(cell):
            alike = difflib.SequenceMatcher(None, name, other.name).ratio() >= ALIKE
            if alike and len(other.args.args) == len(parameters):
                return (
                    f"Since {name} was last defined, you have run a cell that defines "
                    f"{other.name}. If that is your new {name}, give it its name back: the "
                    f"notebook still holds an older {name}. Otherwise run the cell of {name} again."
                )
    return ""


def _defined(cell: str) -> list[ast.FunctionDef]:
    try:
        return [node for node in ast.parse(cell).body if isinstance(node, ast.FunctionDef)]
    except SyntaxError:
        return []
