"""What stands in place of the functions that a lesson asks for."""

from __future__ import annotations

# Names of the functions that were called all the same, since the judge asked last.
CALLED: list[str] = []


class WithheldError(RuntimeError):
    """A function was called that the lesson asks the student to write."""


def is_withheld(name: str) -> bool:
    """Whether annlib's function of that name is one that cannot be called here."""
    import annlib

    function = getattr(annlib, name, None)
    code = getattr(function, "__code__", None)
    return code is None or "refuse" in code.co_names


def refuse(name: str, asked: str) -> None:
    """Note that a function was called, and raise.

    Parameters
    ----------
    name : str
        The function: ``"sigmoid"`` or ``"Dense.forward"``.
    asked : str
        What the lesson asks for: the same, or what the function would do in its place.

    Raises
    ------
    WithheldError
        Always.
    """
    CALLED.append(asked)
    raise WithheldError(
        f"annlib's own {name} is not at hand while this lesson is graded: the lesson asks you to "
        f"write {asked}. Call yours."
    )
