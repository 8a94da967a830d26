"""See, without calling it, that nobody has written anything into a function yet."""

from __future__ import annotations

import dis
from types import FunctionType
from typing import Any


def is_untouched(function: Any) -> bool:
    """Whether a function's body is still only a docstring, a comment, ``...`` or ``pass``."""
    if not isinstance(function, FunctionType):
        return False
    operations = {instruction.opname for instruction in dis.get_instructions(function)}
    constants = {c for c in function.__code__.co_consts if c is not None and c is not ...}
    return operations <= _EMPTY_BODY and constants <= {function.__doc__}


def _empty() -> None: ...


# What CPython compiles an empty body to; the names change from version to version.
_EMPTY_BODY = {instruction.opname for instruction in dis.get_instructions(_empty)} | {"NOP"}
