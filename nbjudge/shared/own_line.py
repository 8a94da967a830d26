"""The learner's own line at which an error was raised."""

from __future__ import annotations

import linecache
import traceback
from types import CodeType
from typing import Any


def own_line(error: BaseException, function: Any) -> str:
    """Return the line of the learner's function, and that of a helper which it called.

    Parameters
    ----------
    error : BaseException
    function : object
        What was called.

    Returns
    -------
    str
        One line or two, or nothing where no code of the learner's was on the way.
    """
    code = getattr(function, "__code__", None)
    frames = list(traceback.walk_tb(error.__traceback__))
    # The deepest frame written in the same place as the function: in a notebook, each cell is
    # a file of its own, so any frame that is neither ours nor a library's will do as well.
    own = [
        (frame.f_code, number)
        for frame, number in frames
        if (code is not None and frame.f_code.co_filename == code.co_filename)
        or "ipykernel" in frame.f_code.co_filename.split("site-packages")[0]
        or frame.f_code.co_filename.startswith("<ipython-input")
    ]
    if not own:
        return ""
    lines = [_shown_line(*own[0])]
    inner = own[-1][0]
    if inner.co_name not in (own[0][0].co_name, "<lambda>", "<listcomp>", "<genexpr>"):
        # From the function that is checked into a helper, perhaps an earlier exercise.
        lines.append(f"in {inner.co_name}, {_shown_line(*own[-1])}")
    elif inner.co_filename == own[0][0].co_filename:
        lines = [_shown_line(*own[-1])]
    return "\n".join(lines)


def _shown_line(code: CodeType, number: int) -> str:
    text = linecache.getline(code.co_filename, number).strip()
    return f"line {number}: {text}" if text else f"line {number}"
