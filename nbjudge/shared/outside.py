"""See, without calling it, which variables of the notebook a function uses."""

from __future__ import annotations

import dis
from types import FunctionType
from typing import Any

import numpy as np

from nbjudge.shared.shortcuts import code_objects

_ARGUMENT = ("LOAD_FAST", "LOAD_DEREF", "LOAD_CLOSURE")
_SINGLE = (bool, int, float, complex, str, np.generic)
_SEVERAL = (np.ndarray, list, tuple)


def outside(function: Any) -> list[list[str]]:
    """Return the notebook's data that a function reads, and its own arguments that it does not.

    Parameters
    ----------
    function : object
        The learner's function; nothing is found in what is no function.

    Returns
    -------
    list of two lists of str
        Names of numbers, texts, arrays, lists and tuples that are no arguments; names of
        arguments. A single number or text is left out where every argument is used: it may be a
        constant.
    """
    if not isinstance(function, FunctionType):
        return [[], []]
    used, outer = set(), []
    for code in code_objects(function.__code__):
        for instruction in dis.get_instructions(code):
            if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
                outer.append(str(instruction.argval))
            elif any(kind in instruction.opname for kind in _ARGUMENT):
                # From Python 3.13 on there are instructions with two names.
                names = instruction.argval
                used |= set(names) if isinstance(names, tuple) else {names}
    code = function.__code__
    arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    unused = [name for name in arguments if name not in used]
    kinds = (*_SINGLE, *_SEVERAL) if unused else _SEVERAL
    known = function.__globals__
    found = [name for name in dict.fromkeys(outer) if isinstance(known.get(name), kinds)]
    return [found, unused]
