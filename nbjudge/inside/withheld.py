"""What stands in place of the functions that a lesson asks for."""

from __future__ import annotations

import importlib
from typing import Any

# Names of the functions that were called all the same, since the judge asked last.
CALLED: list[str] = []


class WithheldError(RuntimeError):
    """A function was called that the lesson asks the student to write."""


def find(package: str, name: str) -> Any:
    """Return a package's function of that name, or None where it cannot be called here."""
    function = getattr(importlib.import_module(package), name, None)
    code = getattr(function, "__code__", None)
    return None if code is None or "refuse" in code.co_names else function


def refuse(name: str, asked: str, package: str) -> None:
    """Note that a function was called, and raise.

    Parameters
    ----------
    name : str
        The function: ``"sigmoid"`` or ``"Dense.forward"``.
    asked : str
        What the lesson asks for: the same, or what the function would do in its place.
    package : str
        The course's package that has it.

    Raises
    ------
    WithheldError
        Always.
    """
    CALLED.append(asked)
    raise WithheldError(
        f"{package}'s own {name} is not at hand while this lesson is graded: the lesson asks "
        f"you to write {asked}. Call yours."
    )
