"""What stops a test, and errors that the student's code raised, raised again in the judge."""

from __future__ import annotations

import builtins
import sys
from typing import Any

import numpy as np

from nbjudge.inside.lending import is_small, text_of


class BrokenTestError(Exception):
    """A test cell cannot run, whoever is graded: no score is right, so that none is given."""


class StudentStoppedError(BaseException):
    """The student's process was lost while a test called it.

    Not an `Exception`, so that no ``except Exception`` of a test takes it for an answer.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def rebuild_error(told: dict[str, Any]) -> BaseException:
    """Return an error of the same class, or of one with its name, and with the same words."""
    classes = [(str(module), str(name)) for module, name in told["classes"]]
    text, line = text_of(told["text"]), text_of(told["line"])
    kind = _find(*classes[0])
    args = told["args"]
    if type(args) is not list or not all(map(is_small, args)):
        raise ValueError("an error with other arguments than our own end tells")
    error: BaseException | None = None
    if kind is not None and told["complete"]:
        error = _make(kind, args, text)
    if error is None:
        base = next((found for names in classes if (found := _find(*names))), Exception)
        error = _named(classes[0][1], base, text)
    if isinstance(error, NameError) and told["name"]:
        error.name = text_of(told["name"])
    error.learners_line = line  # type: ignore[attr-defined]
    return error


def _make(kind: type[BaseException], args: list[Any], text: str) -> BaseException | None:
    try:
        error = kind(*args)
        return error if str(error) == text else None
    except Exception:
        return None


def _named(name: str, base: type[BaseException], text: str) -> BaseException:
    def words(self: BaseException) -> str:
        return text

    # A group cannot be made without what it groups.
    base = Exception if issubclass(base, BaseExceptionGroup) else base
    kind: Any = type(name[:100], (base,), {"__str__": words})
    error: BaseException = kind.__new__(kind)
    return error


def _find(module: str, name: str) -> type[BaseException] | None:
    # KeyboardInterrupt from a student's code must not look like the operator's Ctrl-C, and what
    # ends an iteration must not end one of the test's: `all(map(answer, cases))` would be true.
    if name in ("KeyboardInterrupt", "GeneratorExit", "StopIteration", "StopAsyncIteration"):
        return None
    found = None
    if module == "builtins":
        found = getattr(builtins, name, None)
    elif module.split(".")[0] == "numpy" and module in sys.modules:
        found = vars(sys.modules[module]).get(name)
    return found if isinstance(found, type) and issubclass(found, BaseException) else None


def warning_class(names: list[Any]) -> type[Warning]:
    """Return the first class of warnings of Python's or NumPy's among some names."""
    for name in names:
        found = getattr(builtins, str(name), None) or getattr(np.exceptions, str(name), None)
        if isinstance(found, type) and issubclass(found, Warning):
            return found
    return UserWarning
