"""Run a test cell in the judge, unchanged, and keep what it puts out as nbgrader reads it."""

from __future__ import annotations

import ast
import contextlib
import io
import math
import traceback
import warnings
from typing import Any

from nbformat import NotebookNode

from nbjudge.inside.cells import plain_python
from nbjudge.inside.display import bundle_of
from nbjudge.judge.additions import find
from nbjudge.judge.beside import Beside
from nbjudge.judge.errors import BrokenTestError, StudentStoppedError
from nbjudge.judge.namespace import Namespace
from nbjudge.judge.outputs import safe_bundle
from nbjudge.judge.own_limits import at_most, ending_after
from nbjudge.notebook.cells import new_output
from nbjudge.notebook.outputs import make_error, shorten
from nbjudge.shared.screen import on_screen
from nbjudge.shared.time_limit import TimeUpError, within

MAX_PRINTED = 100_000


def run_test(
    cell: NotebookNode,
    number: int,
    names: Namespace,
    seconds: float = 60.0,
    simplify: str = "",
    memory: int = 1_000_000_000,
    beside: Beside | None = None,
) -> str:
    """Run a test cell, give it its outputs, and return why it was stopped, or an empty text.

    It may take `memory` bytes more: what it makes of a result may be larger than the result.
    `simplify` is the dotted name of a function that leaves lines out; see `Judge.simplify`.
    It finds the files that lie `beside` it.

    Raises
    ------
    BrokenTestError
        If the test cannot import what it needs: that is no student's fault.
    """
    out, err = _Bounded(), _Bounded()
    shown: list[dict[str, str]] = []
    result: Any = None
    error: BaseException | None = None
    stopped = ""
    names.update({"display": lambda *values: shown.extend(map(shown_bundle, values))})
    with (
        on_screen(shown.append),
        warnings.catch_warnings(),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        _filter_warnings()
        try:
            # A test may compute with what the student's code returned, and that may be endless.
            files = beside.at(cell.source) if beside else contextlib.nullcontext()
            with files, at_most(memory), ending_after(2 * seconds + 10):
                result = within(seconds, lambda: _execute(cell.source, number, names, simplify))
        except TimeUpError:
            stopped = "TooSlow"
        except StudentStoppedError as lost:
            stopped = lost.reason
        except KeyboardInterrupt:
            raise
        except BaseException as raised:
            error = raised
    if isinstance(error, ImportError) and is_own_import(error, cell.source, f"<test-{number}>"):
        grade_id = cell.metadata.nbgrader.grade_id
        raise BrokenTestError(f"The test cell {grade_id} cannot import what it needs.") from error
    cell.outputs = [
        *_streams(out, err),
        *(new_output("display_data", data=bundle) for bundle in shown),
    ]
    if error is not None:
        cell.outputs.append(error_output(error, cell, f"<test-{number}>"))
    elif not stopped and result is not None:
        cell.outputs.append(result_output(result, cell, number))
    return stopped


def shown_bundle(value: Any) -> dict[str, str]:
    """Return how a test's value is shown; text of a student's that a test shows as HTML is clean.

    What the course's own classes make of themselves, such as a verdict, is theirs to make.
    """
    bundle = bundle_of(value)
    return safe_bundle(bundle) if type(value).__module__.startswith("IPython") else bundle


def result_output(result: Any, cell: NotebookNode, number: int) -> NotebookNode:
    """Return the output of a test cell's last expression; what is no score of it earns nothing."""
    bundle = shown_bundle(result)
    points = float(cell.metadata.nbgrader.points)
    try:
        score = float(bundle["text/plain"])
    except ValueError:
        score = 0.0
    if not 0 <= score <= points or math.isnan(score):
        return make_error(
            "ScoreOutOfRange",
            f"This test gave {score:g} points, of at most {points:g}. Tell your instructor: the "
            "test is wrong, not you.",
        )
    return new_output("execute_result", data=bundle, execution_count=number)


def error_output(error: BaseException, cell: NotebookNode, filename: str) -> NotebookNode:
    """Return an error as nbgrader reads it.

    The line of the test that failed is shown only where it is one of those that students see.
    """
    name = type(error).__name__
    try:
        text = str(error)
    except Exception:
        text = ""
    lines = [failing_line(error, cell.source, filename)]
    own = getattr(error, "learners_line", "")
    if own:
        lines.append(f"in your code, {own}")
    lines.append(shorten(f"{name}: {text}" if text else name))
    return new_output("error", ename=name, evalue=shorten(text), traceback=lines)


def failing_line(error: BaseException, source: str, filename: str) -> str:
    """Return the line of a test cell at which an error passed, if students may see it."""
    numbers = [
        number
        for frame, number in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename == filename
    ]
    return tell_line(source, numbers[-1] if numbers else 0)


def tell_line(source: str, number: int) -> str:
    """Return the line of a test cell with that number, if there is one and students may see it."""
    lines = source.split("\n")
    if not 0 < number <= len(lines):
        return "the test could not be run"
    before = "\n".join(lines[:number])
    if before.rfind("BEGIN HIDDEN TESTS") > before.rfind("END HIDDEN TESTS"):
        return "in a hidden test"
    return f"line {number} of the test: {lines[number - 1].strip()}"


def is_own_import(error: BaseException, source: str, filename: str) -> bool:
    """Whether it was an import statement of the test cell itself that failed."""
    frames = traceback.extract_tb(error.__traceback__)
    numbers = [frame.lineno for frame in frames if frame.filename == filename]
    if not numbers or hasattr(error, "learners_line"):
        return False
    return any(
        isinstance(node, ast.Import | ast.ImportFrom) and node.lineno == numbers[-1]
        for node in ast.walk(ast.parse(plain_python(source)))
    )


def _filter_warnings() -> None:
    # As in a notebook: what is shown is on stderr, and stderr costs the points.
    warnings.simplefilter("default")
    kinds = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
    for kind in kinds:
        warnings.simplefilter("ignore", kind)
    warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")


def _execute(source: str, number: int, names: Namespace, simplify: str) -> Any:
    filename = f"<test-{number}>"
    tree = ast.parse(plain_python(source), filename)
    if simplify:
        tree = find(simplify)(tree, names)
    last: ast.Expression | None = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        expression = tree.body.pop()
        assert isinstance(expression, ast.Expr)
        last = ast.Expression(expression.value)
    exec(compile(tree, filename, "exec"), names)
    return None if last is None else eval(compile(last, filename, "eval"), names)


def _streams(out: _Bounded, err: _Bounded) -> list[NotebookNode]:
    texts = {"stdout": out.getvalue(), "stderr": err.getvalue()}
    return [new_output("stream", name=name, text=text) for name, text in texts.items() if text]


class _Bounded(io.StringIO):
    def write(self, text: str) -> int:
        if self.tell() < MAX_PRINTED:
            super().write(text[:MAX_PRINTED])
        return len(text)
