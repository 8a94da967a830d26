"""Read a notebook that is too large without what its cells put out, which grading drops anyway.

The file is never read as a whole, and in a process of its own with limits: `python -m
nbjudge.notebook.slim` takes it as standard input and writes what is left. It imports nothing else.
"""

from __future__ import annotations

import mmap
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

# Larger than what a notebook may be that is read whole, by ten times.
MAX_RAW = 1_000_000_000
SECONDS, MEMORY = 60, 1_000_000_000
# No honest output holds as many lists, or is nested as deep.
MAX_LISTS, MAX_DEPTH = 2_000_000, 500
# In JSON a quotation mark within a text has a backslash before it: this is never part of a text.
_OUTPUTS = re.compile(rb'"outputs"\s*:\s*\[')
# What lies before the next bracket, texts whole; never tried in two ways, so linear.
_BETWEEN = re.compile(rb'(?:[^"\[\]]++|"(?:[^"\\]++|\\.)*+")*+[\[\]]', re.DOTALL)


def without_outputs(file: BinaryIO, most: int) -> bytes | None:
    """Return an open notebook's JSON with no outputs in it, None where that cannot be done.

    Parameters
    ----------
    file
        The open file, at its beginning.
    most
        Bytes that may be left.
    """
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-P", "-m", "nbjudge.notebook.slim", str(most)]
    try:
        done = subprocess.run(
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": root},
            check=False,
            timeout=4 * SECONDS,
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 else None


def main() -> int:
    """Write what is left of standard input; the status says whether it is whole."""
    keep_small()
    with mmap.mmap(0, 0, access=mmap.ACCESS_READ) as data:
        if len(data) > MAX_RAW:
            return 1
        room = int(sys.argv[1])
        begin = 0
        while found := _OUTPUTS.search(data, begin):
            room = _write(data, begin, found.end(), room)
            # The closing bracket is left.
            begin = end_of_list(data, found.end()) - 1
        _write(data, begin, len(data), room)
    sys.stdout.flush()
    return 0


def end_of_list(data: mmap.mmap | bytes, begin: int) -> int:
    """Return the place behind the bracket that closes a list, given the one behind its opening."""
    depth = 1
    for _ in range(MAX_LISTS):
        found = _BETWEEN.match(data, begin)
        if found is None:
            break
        begin = found.end()
        depth += 1 if data[begin - 1] == ord("[") else -1
        if depth == 0:
            return begin
        if depth > MAX_DEPTH:
            break
    raise ValueError("expected outputs in a list. Got something that ends otherwise.")


def _write(data: mmap.mmap, begin: int, end: int, room: int) -> int:
    if end - begin > room:
        raise ValueError("expected a notebook that is small without its outputs.")
    sys.stdout.buffer.write(data[begin:end])
    return room - (end - begin)


def keep_small() -> None:
    """Limit this process; elsewhere than on Unix there is nothing to do it by."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # The file, which takes no memory, is counted as well.
    resource.setrlimit(resource.RLIMIT_AS, (MAX_RAW + MEMORY, MAX_RAW + MEMORY))


if __name__ == "__main__":
    sys.exit(main())
