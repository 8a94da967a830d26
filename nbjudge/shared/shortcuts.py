"""See, without calling it, whether a function leaves its work to a library function."""

from __future__ import annotations

import builtins
import contextlib
import dis
import importlib
import operator
import sys
from collections.abc import Callable, Iterable, Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

# Instructions that leave what was loaded last where it is.
_PASSIVE = {"CACHE", "COPY", "EXTENDED_ARG", "NOP", "PUSH_NULL"}


def uses(function: Callable[..., Any], library: Iterable[str]) -> bool:
    """Whether a function mentions one of some library functions, directly or in its helpers.

    Parameters
    ----------
    function : callable
        The learner's function. Functions of the same notebook that it mentions are looked into.
    library : iterable of str
        Dotted names: ``"numpy.tanh"``. They are found under any other name as well. The operator
        ``@`` is ``"operator.matmul"``, the method of arrays ``"numpy.ndarray.dot"``.
    """
    names = tuple(library)
    packages = {name.split(".")[0] for name in names}
    todo: list[Any] = [function]
    seen: list[Any] = []
    while todo:
        item = todo.pop()
        if any(item is one for one in _imported(names)):
            return True
        if isinstance(item, np.vectorize):
            todo.append(item.pyfunc)
            if item is function:
                function = item.pyfunc
        elif isinstance(item, FunctionType) and not any(item is one for one in seen):
            seen.append(item)
            if item is function or item.__globals__ is getattr(function, "__globals__", None):
                todo += _mentioned(item, packages)
    return False


def _imported(names: Iterable[str]) -> Iterator[Any]:
    """What stands for dotted names. A package is large: nobody can use one that nobody imported."""
    for name in names:
        parts = name.split(".")
        known = [k for k in range(1, len(parts)) if ".".join(parts[:k]) in sys.modules]
        item: Any = sys.modules[".".join(parts[: known[-1]])] if known else None
        for part in parts[known[-1] :] if known else ():
            item = vars(item).get(part) if item is not None else None
        if item is not None:
            yield item


def _mentioned(function: FunctionType, packages: set[str]) -> Iterator[Any]:
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=False)
    outer = {name: cell.cell_contents for name, cell in cells if cell != type(cell)()}
    for code in code_objects(function.__code__):
        yield from _loaded(code, function.__globals__, outer, packages)


def code_objects(code: CodeType) -> Iterator[CodeType]:
    """Yield a function's code and that of the functions inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from code_objects(constant)


def _loaded(
    code: CodeType, names: dict[str, Any], outer: dict[str, Any], packages: set[str]
) -> Iterator[Any]:
    # Follows names, imports and attributes of modules: enough for np.tanh under any name. What has
    # an attribute and is no module is taken for an array.
    local = dict(outer)
    last: Any = None
    imported: Any = None
    for instruction in dis.get_instructions(code):
        operation, name = instruction.opname, instruction.argval
        if operation in ("LOAD_GLOBAL", "LOAD_NAME"):
            last = names.get(name, getattr(builtins, name, None))
        elif operation == "IMPORT_NAME":
            if name.split(".")[0] in packages:
                # As it will be when the function is called.
                with contextlib.suppress(ImportError):
                    importlib.import_module(name)
            last = imported = sys.modules.get(name)
        elif operation == "IMPORT_FROM":
            last = getattr(imported, name, None)
        elif operation in ("LOAD_ATTR", "LOAD_METHOD"):
            last = getattr(last if isinstance(last, ModuleType) else np.ndarray, name, None)
        elif operation == "BINARY_OP" and instruction.argrepr in ("@", "@="):
            last = operator.matmul
        elif operation.startswith(("LOAD_FAST", "LOAD_DEREF")):
            last = local.get(name)
        elif operation.startswith(("STORE_FAST", "STORE_DEREF")):
            local[name] = last
        elif operation not in _PASSIVE:
            last = None
        yield last
