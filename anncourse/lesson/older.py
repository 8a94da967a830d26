"""Whether the notebook still holds an older version of an answer than was run last.

A cell that ends in an error leaves the function, or the numbers, of its last good run in the
kernel, and so does a cell whose function was renamed. A check must not judge these as if they were
what stands in the notebook now.
"""

from __future__ import annotations

import ast
import difflib
import inspect
import re
from collections.abc import Sequence
from typing import Any

from anncourse import exercises

# How much alike two functions are if one of them is the other by a new name.
SAME = 0.8
# The numbers of the cells that ended in an error.
_FAILED: set[int] = set()
# How much alike two names are if one of them is taken for the other, misspelled.
ALIKE = 0.75


def note_failures() -> None:
    """Let the notebook that runs now, if there is one, note which of its cells end in an error."""
    from IPython import get_ipython

    def note(result: Any) -> None:
        if not result.success and result.execution_count is not None:
            _FAILED.add(result.execution_count)

    shell = get_ipython()
    if shell is not None:
        shell.events.register("post_run_cell", note)


def older_values(names: Sequence[str]) -> str:
    """Say that variables are older than what a learner ran last; empty if they are not."""
    from IPython import get_ipython

    shell = get_ipython()
    return "" if shell is None else tell_of_failed(names, shell.history_manager.input_hist_raw)


def tell_of_failed(names: Sequence[str], cells: Sequence[str]) -> str:
    """Return what to say where the last cell that sets one of some variables ended in an error.

    Parameters
    ----------
    names, cells : sequences of str
        The variables, and what was run so far, by the cells' numbers.
    """
    for name in names:
        sets = re.compile(rf"(^|;)[ \t]*([\w, ]*[ ,])?{name}\b[\w, ]*=(?!=)", re.MULTILINE)
        last = max((k for k, cell in enumerate(cells) if sets.search(cell)), default=None)
        if last in _FAILED:
            return (
                f"The cell in which you write {name} ended in an error when you last ran it, so "
                "the notebook may still hold older numbers. Mend what that cell shows in red, run "
                "it, then run this one."
            )
    return ""


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
    # A kernel names a cell after what was written, a browser's after what that was made into: the
    # same with an end of its last line, where no magic stands in it.
    name_of = shell.compile.get_code_name
    files = [name_of(cell, f"{cell}\n", number) for number, cell in enumerate(cells)]
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
            alike = _alike(name, other.name) >= ALIKE or (
                other.name not in exercises.EXERCISES and _alike(cells[made], cell) >= SAME
            )
            if alike and len(other.args.args) == len(parameters):
                return (
                    f"Since {name} was last defined, you have run a cell that defines "
                    f"{other.name}. If that is your new {name}, give it its name back: the "
                    f"notebook still holds an older {name}. Otherwise run the cell of {name} again."
                )
    return ""


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def _defined(cell: str) -> list[ast.FunctionDef]:
    try:
        return [node for node in ast.parse(cell).body if isinstance(node, ast.FunctionDef)]
    except SyntaxError:
        return []
