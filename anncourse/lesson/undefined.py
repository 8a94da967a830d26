"""Say in a sentence what to do about a name that nothing defines, in place of a traceback.

The set-up cell not run, or the kernel restarted in the middle of a lesson: the commonest accident
of all ends in a `NameError`. `anncourse lab` sees to it that this is known before the first cell.
"""

from __future__ import annotations

import difflib
import linecache
import os
import re
import textwrap
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import Any

import anncourse

#: What the cell at the top of a lesson gives, besides the course's own.
GIVEN = ("np", "plt")
#: Characters in a line: JupyterLab breaks longer ones within a word.
WIDTH = 80
RUN_ABOVE = (
    "After a restart of the kernel, all cells have to be run again: Run > Run All Above Selected "
    "Cell does it."
)


def tell_in_a_sentence() -> None:
    """Let the notebook that runs now, if there is one, show a sentence for such an error."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None:
        shell.set_custom_exc((NameError,), _show)


def _show(
    shell: Any,
    kind: type[BaseException],
    error: NameError,
    tb: TracebackType,
    tb_offset: int | None = None,
) -> None:
    frame, number = list(traceback.walk_tb(tb))[-1]
    file = frame.f_code.co_filename
    if not error.name or os.path.exists(file):
        # Not in a cell of the notebook: then the learner has done nothing wrong.
        shell.showtraceback((kind, error, tb), tb_offset=tb_offset)
        return
    line = linecache.getline(file, number).strip()
    told = what_to_do(error.name, number, line, shell.user_ns)
    words = "\n".join(textwrap.fill(text, WIDTH) for text in told.split("\n"))
    shell._showtraceback(kind, words, [words])


def what_to_do(name: str, number: int, line: str, known: Iterable[str] = ()) -> str:
    """Return what to do about a name that is not defined.

    Parameters
    ----------
    name : str
    number, line : int, str
        Number and text of the line in which it is used.
    known : iterable of str
        The names that the notebook has.
    """
    if name in (*anncourse.__all__, *GIVEN):
        return (
            f"{name} comes from the cell at the top of the lesson. Run that cell first, then this "
            f"one again. {RUN_ABOVE}"
        )
    if _lacks_quotes(name, line):
        return f'{name} is not defined. If the word itself is meant, put it in quotes: "{name}".'
    close = difflib.get_close_matches(name, [str(one) for one in known], n=1, cutoff=0.8)
    misspelled = f"Is {close[0]} meant?" if close else "Is it misspelled?"
    where = f"line {number}: {line}" if line else f"line {number}."
    return (
        f"{name} is not defined, in {where}\n{misspelled} If a cell further up "
        f"defines it, run that one first, then this one again. {RUN_ABOVE}"
    )


def _lacks_quotes(name: str, line: str) -> bool:
    return any(
        re.search(pattern.format(re.escape(name)), line)
        for pattern in (
            r"\b(hint|check|predicted|predictions)\(\s*{}\s*[,)]",
            r"\bpredicted\([^,]*,\s*{}\s*\)",
            r"^answer_\w+\s*=\s*{}\s*(#.*)?$",
        )
    )
