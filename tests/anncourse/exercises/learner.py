"""Write answers the way a learner does: as the source of a notebook cell, run in its own names."""

from __future__ import annotations

import functools
import inspect
import itertools
import linecache
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from anncourse.checks.exercise import Exercise

_CELLS = itertools.count(1)

# A body that holds nothing yet, in every form that a stub or a hesitant learner leaves behind.
STUB_BODIES = {
    "ellipsis": "...",
    "comment and ellipsis": "# YOUR CODE HERE\n...",
    "pass": "pass",
    "docstring only": '"""What it does."""',
    "docstring and ellipsis": '"""What it does."""\n# YOUR CODE HERE\n...',
    "docstring and pass": '"""What it does."""\npass',
    "bare return": "return",
    "return None": '"""What it does."""\nreturn None',
    "raises NotImplementedError": "raise NotImplementedError",
    "raises NotImplementedError with words": 'raise NotImplementedError("your code here")',
    "docstring and raises": '"""What it does."""\n# YOUR CODE HERE\nraise NotImplementedError()',
}


def run_cell(source: str, names: Mapping[str, Any]) -> dict[str, Any]:
    """Run source as a notebook cell would and return all names it leaves, `names` included."""
    filename = f"<ipython-input-{next(_CELLS)}>"
    source = textwrap.dedent(source)
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    namespace = {**names, "__name__": "__main__"}
    exec(compile(source, filename, "exec"), namespace)
    return namespace


def source_of(function: Callable[..., Any]) -> str:
    """Return the function's source, flush left."""
    return textwrap.dedent(inspect.getsource(function))


@functools.cache
def retyped(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function as if its source had been typed into a notebook."""
    inner = inspect.unwrap(function)
    # Without it, annotations would be evaluated, whose names a module may import for mypy only.
    source = "from __future__ import annotations\n" + source_of(inner)
    retyped_function: Callable[..., Any] = run_cell(source, inner.__globals__)[inner.__name__]
    return retyped_function


def stubs(exercise: Exercise) -> dict[str, dict[str, Any]]:
    """Names as they stand in a notebook that nobody has written in: form -> namespace."""
    if exercise.variables:
        right = dict(zip(exercise.variables, exercise.solution, strict=True))
        forms: dict[str, dict[str, Any]] = {
            "undefined": {},
            "None": dict.fromkeys(right),
            "ellipsis": dict.fromkeys(right, ...),
        }
        for name in right:
            forms[f"{name} undefined"] = {k: v for k, v in right.items() if k != name}
            forms[f"{name} None"] = {**right, name: None}
            forms[f"{name} ellipsis"] = {**right, name: ...}
        return forms
    forms = {"undefined": {}, "None": {exercise.name: None}, "just dots": {exercise.name: ...}}
    for form, body in STUB_BODIES.items():
        source = f"def {exercise.signature}:\n" + textwrap.indent(body, "    ")
        forms[form] = run_cell(source, {})
    return forms
