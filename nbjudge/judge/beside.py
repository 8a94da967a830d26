"""What lies beside a test that runs apart: the lesson's files, and what the answers wrote."""

from __future__ import annotations

import ast
import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from nbjudge import scratch
from nbjudge.inside.cells import plain_python

MAX_WRITTEN = 10_000_000
# A relative name with an ending, such as "data/table.csv"; no code, and nothing to be unpickled.
_NAME = re.compile(r"(\w[\w -]*/)*\w[\w .-]*\.[A-Za-z]\w{0,4}")
_NEVER = re.compile(r".*\.(py|pyc|so|pth|ipynb|pkl|pickle|joblib)", re.IGNORECASE)

# Whether a file of the student's lies there: from one, nothing is unpickled.
_THEIRS = [False]
_watching: list[bool] = []

Fetch = Callable[[list[str], int], Mapping[str, bytes]]


class Beside:
    """The files that a test may open by their names.

    Parameters
    ----------
    released : mapping
        The lesson's own, by relative name.
    fetch : callable
        Takes names and a number of bytes; returns the regular files of these names that the
        student's code wrote.
    """

    def __init__(self, released: Mapping[str, bytes], fetch: Fetch) -> None:
        self._released, self._fetch = dict(released), fetch
        self._folder: Path | None = None

    def close(self) -> None:
        """Remove the lesson's files."""
        if self._folder is not None:
            scratch.remove(self._folder)

    @contextlib.contextmanager
    def at(self, source: str) -> Iterator[None]:
        """Work in a folder with these files, while a test runs that names some."""
        names = [name for name in named_files(source) if name not in self._released]
        written = dict(self._fetch(names, MAX_WRITTEN)) if names else {}
        if not (self._released or written):
            yield
            return
        before = os.getcwd()
        with self._folder_with(written) as folder:
            if written:
                _watch()
            _THEIRS[0] = bool(written)
            os.chdir(folder)
            try:
                yield
            finally:
                os.chdir(before)
                _THEIRS[0] = False

    @contextlib.contextmanager
    def _folder_with(self, written: Mapping[str, bytes]) -> Iterator[Path]:
        """Give a folder: the lesson's, which all tests share, or one with what was written too."""
        if written:
            with scratch.folder_of("test") as folder:
                _fill(folder, {**written, **self._released})
                yield folder
            return
        if self._folder is None:
            self._folder = scratch.make("test")
            _fill(self._folder, self._released)
        yield self._folder


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / Path(name)
        with contextlib.suppress(FileExistsError, NotADirectoryError, IsADirectoryError):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def named_files(source: str) -> list[str]:
    """Return the texts in a test that read like the names of files beside it."""
    try:
        tree = ast.parse(plain_python(source))
    except SyntaxError:
        return []
    texts = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 100
    }
    return sorted(t for t in texts if _NAME.fullmatch(t) and not _NEVER.fullmatch(t))


def _watch() -> None:
    """Refuse to unpickle in a test beside which a student's file lies: it would run their code."""
    if _watching:
        return
    _watching.append(True)

    def refuse(event: str, details: tuple[Any, ...]) -> None:
        if event == "pickle.find_class" and _THEIRS[0]:
            raise RuntimeError("a test that runs apart unpickles nothing that an answer wrote")

    sys.addaudithook(refuse)
