"""Who runs the cell: a notebook in a browser, or a program that only wants the output."""

from __future__ import annotations

import os
import sys
from typing import Any

from nbjudge.shared.machine import IN_BROWSER


def running_cell() -> tuple[str, str]:
    """Return the ids of the notebook cell that is running and of this run, "" if unknown."""
    shell = _shell()
    # In a browser's Python the kernel knows, elsewhere the shell does.
    knows = shell if hasattr(shell, "get_parent") else getattr(shell, "kernel", None)
    parent: Any = knows.get_parent() if knows and hasattr(knows, "get_parent") else {}
    cell = (parent.get("metadata") or {}).get("cellId", "")
    return str(cell), str((parent.get("header") or {}).get("msg_id", ""))


def somebody_can_move() -> bool:
    """Whether a browser may be there in which a figure can be moved.

    nbclient, and with it nbconvert and nbgrader, run a notebook without one: they name no cell,
    and their kernel belongs to no session of a Jupyter server. What they write is read where no
    kernel runs, so a still picture must stand there and not a widget that nothing brings to life.
    """
    if not hasattr(_shell(), "kernel"):
        return True
    return (
        IN_BROWSER
        or bool(running_cell()[0])
        or "JPY_SESSION_NAME" in os.environ
        or "google.colab" in sys.modules
    )


def _shell() -> Any:
    # Not imported where it is not there: a figure can be made without IPython, as in a test.
    ipython = sys.modules.get("IPython")
    return None if ipython is None else ipython.get_ipython()
