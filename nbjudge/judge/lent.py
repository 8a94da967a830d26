"""The judge's own functions that a test hands over to the student's code, which calls them back."""

from __future__ import annotations

import itertools
import sys
from typing import Any

import numpy as np

from nbjudge.judge.additions import Additions

MAX_CALLBACKS = 10_000


class Lent:
    """What has been handed over since the cell began, by number."""

    def __init__(self, additions: Additions) -> None:
        self._additions = additions
        self._functions: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        # Never twice, so that the student's process can tell by it whether it knows a function.
        self._next = itertools.count()

    def __getitem__(self, number: int) -> Any:
        return self._functions[number]

    def clear(self) -> None:
        """Forget all: another cell begins."""
        self._functions.clear()
        self._numbers.clear()

    def lend(self, item: Any) -> dict[str, Any]:
        """Describe one of the judge's functions, which a test hands over as an argument."""
        if not callable(item) or isinstance(item, type):
            raise TypeError(
                f"expected numbers, texts, arrays or functions as arguments. Got an object of "
                f"type {type(item).__name__}, which cannot be sent to the student's process."
            )
        if id(item) not in self._numbers:
            if len(self._functions) >= MAX_CALLBACKS:
                raise TypeError(f"more than {MAX_CALLBACKS:,} functions were handed over")
            number = self._numbers[id(item)] = next(self._next)
            self._functions[number] = item
        name = getattr(item, "__name__", "function")
        package = self._additions.student_package
        own = bool(package) and getattr(sys.modules.get(package), name, None) is item
        return {"number": self._numbers[id(item)], "name": name, "package": package if own else ""}

    def serve(self, number: int, args: Any, options: Any) -> dict[str, Any]:
        """Call one of them for the student's code; generators among the arguments come back."""
        try:
            told = {"value": self._functions[number](*args, **options)}
        except Exception as error:
            told = {"error": {"class": type(error).__name__, "text": str(error)[:2_000]}}
        places = (*enumerate(args), *options.items())
        return {**told, "rngs": {p: a for p, a in places if type(a) is np.random.Generator}}
