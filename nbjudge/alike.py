"""What is the same in every process that grades, because it could decide a score."""

from __future__ import annotations

import os
import sys
from pathlib import Path

THREADS = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")
# Elsewhere a process that was forked may not use the system's libraries for arrays.
CAN_FORK = sys.platform.startswith("linux")

# Where modules are found, before anybody adds to it.
PATH = tuple(sys.path)


def environment() -> dict[str, str]:
    """Return the variables with which an interpreter that grades is started."""
    package = str(Path(__file__).parents[1])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH", "")]))
    threads = {f"{name}_NUM_THREADS": "1" for name in THREADS}
    # Names of files and folders are UTF-8, whatever the terminal's language is.
    fixed = {"PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    return {**os.environ, **fixed, **threads}


def is_alike() -> bool:
    """Whether this interpreter was started so that those who grade can be forked from it."""
    started = sys.flags.safe_path and bool(sys.flags.utf8_mode)
    return CAN_FORK and started and os.environ.get("PYTHONHASHSEED") == "0"


def begin_alike(module: str) -> None:
    """Begin the command that was typed again, in an interpreter that those who grade can share.

    It takes a twentieth of a second; importing all in a second process takes more than half of one.
    """
    if CAN_FORK and not is_alike():
        # -P: no file in the folder where it starts can take the place of a module.
        words = [sys.executable, "-P", "-m", module, *sys.argv[1:]]
        os.execve(sys.executable, words, environment())
