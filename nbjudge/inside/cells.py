"""Run notebook cells: the last expression is shown, magics are passed over."""

from __future__ import annotations

import ast
import asyncio
import inspect
import linecache
import re
import sys
import traceback
import types
from typing import Any

from .display import bundle_of
from .streams import Room

_MAGIC = re.compile(r"^(\s*)(%|!|\?)")
_ASSIGNED = re.compile(r"^(\s*[A-Za-z_][\w, ]*=\s*)(%|!).*$")
_HELP = re.compile(r"^\s*[\w.]+\?{1,2}\s*$")
_RUNS_BODY = ("%%time", "%%timeit", "%%capture", "%%prun")


def filename_of(number: int, *, test: bool = False) -> str:
    """Return the name under which tracebacks know a cell; anncourse.checks knows this form."""
    return f"<test-{number}>" if test else f"<ipython-input-{number}>"


def is_cell(filename: str) -> bool:
    """Whether code comes from a cell."""
    return filename.startswith("<ipython-input-")


def plain_python(source: str) -> str:
    """Return the source without IPython's magics, line for line."""
    head, _, rest = source.lstrip("\n").partition("\n")
    if head.startswith("%%"):
        return f"\n{rest}" if head.startswith(_RUNS_BODY) else ""
    try:
        ast.parse(source)
    except SyntaxError:
        lines = [_without_magic(line) for line in source.split("\n")]
        return "\n".join(lines)
    return source


def _without_magic(line: str) -> str:
    magic = _MAGIC.match(line)
    if magic:
        return f"{magic[1]}pass"
    if _HELP.match(line):
        return "pass"
    assigned = _ASSIGNED.match(line)
    return f"{assigned[1]}None" if assigned else line


def run(source: str, filename: str, names: dict[str, Any], room: Room) -> None:
    """Run one cell in `names`; whatever it raises is the caller's to handle."""
    source = plain_python(source)
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    tree = ast.parse(source, filename)
    last: ast.Expression | None = None
    if tree.body and isinstance(tree.body[-1], ast.Expr) and not _is_silent(source):
        expression = tree.body.pop()
        assert isinstance(expression, ast.Expr)
        last = ast.Expression(expression.value)
    _execute(compile(tree, filename, "exec", _AWAIT), names)
    if last is None:
        return
    value = _execute(compile(last, filename, "eval", _AWAIT), names)
    if value is not None:
        names["_"] = value
        room.show("result", bundle_of(value))


_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def _execute(code: types.CodeType, names: dict[str, Any]) -> Any:
    value = eval(code, names)
    if code.co_flags & inspect.CO_COROUTINE:
        return asyncio.run(value)
    return value


def _is_silent(source: str) -> bool:
    # A semicolon at the end keeps the result from being shown; a comment may follow it.
    stripped = [line.split("#")[0].rstrip() for line in source.rstrip().splitlines()]
    return bool(stripped) and stripped[-1].endswith(";")


def describe_error(error: BaseException, filename: str) -> dict[str, Any]:
    """Return name, words and a short traceback of an error that ended a cell.

    The traceback holds the student's own cells alone; ``line`` is the last of the cell that ran at
    which the error passed, 0 for none.
    """
    name = type(error).__name__
    try:
        text = str(error)[:2_000]
    except Exception:
        text = ""
    frames = []
    line = 0
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == filename:
            line = number
        if is_cell(frame.f_code.co_filename):
            frames.append(_show_frame(frame.f_code.co_filename, number, frame.f_code.co_name))
    if isinstance(error, SyntaxError) and error.lineno and is_cell(str(error.filename)):
        frames = [_show_frame(str(error.filename), error.lineno, "<module>")]
    kept = frames[:1] + frames[1:][-1:]
    return {"name": name, "text": text, "frames": kept, "line": line}


def _show_frame(filename: str, number: int, function: str) -> str:
    lines = []
    for line in range(max(1, number - 2), number + 3):
        text = linecache.getline(filename, line)
        if text:
            mark = "---->" if line == number else "     "
            lines.append(f"{mark} {line} {text.rstrip()[:300]}")
    where = "" if function == "<module>" else f" in {function}"
    return f"Your cell{where}, line {number}\n" + "\n".join(lines)


def show_figures(room: Room) -> None:
    """Show the open figures of matplotlib as PNG, where a cell drew any."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return
    import base64
    import io

    for number in pyplot.get_fignums()[:20]:
        figure = pyplot.figure(number)
        picture = io.BytesIO()
        figure.savefig(picture, format="png", dpi=72, pil_kwargs={"compress_level": 1})
        size = "x".join(str(int(n * 72)) for n in figure.get_size_inches())
        room.show(
            "display",
            {
                "text/plain": f"<Figure of size {size}>",
                "image/png": base64.b64encode(picture.getvalue()).decode("ascii"),
            },
        )
    pyplot.close("all")
