"""Write a Python function down as a student would: as the code of one notebook cell."""

import ast
import builtins
import copy
import functools
import inspect
import itertools
import math
import sys
import textwrap
from collections.abc import Callable, Iterable
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

FunctionNode = ast.Lambda | ast.FunctionDef


def write_cell(function: Callable[..., Any], name: str) -> str:
    """Return code that defines `function` under `name`, with everything that it needs.

    Parameters
    ----------
    function
        A lambda, a function, or a builtin; helpers and constants of its module may be used.
    name
        The name that the lesson asks for.

    Raises
    ------
    ValueError
        Where the source cannot be found.
    """
    needed: dict[str, str] = {}
    definition = _define(function, name, needed)
    return "\n\n".join([*(code for code in needed.values() if code), definition])


def write_values(names: Iterable[str], values: Iterable[Any]) -> str:
    """Return code that assigns `values` to `names`."""
    needed: dict[str, str] = {}
    lines = [f"{n} = {_literal(v, needed)}" for n, v in zip(names, values, strict=True)]
    return "\n".join([*needed.values(), *lines])


def _define(function: Callable[..., Any], name: str, needed: dict[str, str]) -> str:
    function = inspect.unwrap(function)
    if not isinstance(function, FunctionType):
        return f"{name} = {_literal(function, needed)}"
    node = _find_node(function)
    known = {**function.__globals__, **inspect.getclosurevars(function).nonlocals}
    # A default was computed where the function was declared; here it stands as its value.
    for place, value in enumerate(function.__defaults__ or ()):
        if isinstance(value, int | float):
            literal = ast.parse(_literal(value, needed), mode="eval").body
            node.args.defaults[place] = literal
    kept = inspect.getclosurevars(function).nonlocals
    for free in _names_in(node):
        if free not in known or free == function.__name__:
            continue
        if free in kept and needed.get(free):
            # Two functions may keep different values under one name.
            own = f"{free}_{len(needed) + 1}"
            _need(own, known[free], needed)
            _rename(node, free, own)
        elif free not in needed:
            _need(free, known[free], needed)
    # A function that calls itself goes by the new name.
    _rename(node, function.__name__, name)
    if isinstance(node, ast.Lambda):
        body: list[ast.stmt] = [ast.Return(node.body)]
    else:
        body = node.body
    defined = ast.FunctionDef(name, node.args, body, [], None, None)
    return ast.unparse(ast.fix_missing_locations(defined))


def _need(name: str, value: Any, needed: dict[str, str]) -> None:
    # First in its place, so that functions which call each other do not go round for ever.
    needed[name] = ""
    if isinstance(value, ModuleType):
        code = f"import {value.__name__} as {name}"
    elif _is_library(value):
        code = f"from {value.__module__} import {value.__name__} as {name}"
    elif isinstance(value, FunctionType):
        code = _define(value, name, needed)
    elif isinstance(value, type) and _is_own(value):
        code = _class_source(value)
        known = vars(sys.modules[value.__module__])
        for free in _loaded(ast.parse(code)):
            if free in known and free not in needed:
                _need(free, known[free], needed)
    else:
        code = f"{name} = {_literal(value, needed)}"
    # A name that this one needs has to stand before it.
    del needed[name]
    needed[name] = code


def _rename(node: ast.AST, name: str, new: str) -> None:
    for used in ast.walk(node):
        if isinstance(used, ast.Name) and used.id == name:
            used.id = new


def _is_own(kind: type) -> bool:
    """Whether a class is of the course's exercises or tests, which nobody has who hands in."""
    return kind.__module__.split(".")[0] in ("anncourse", "tests")


def _class_source(kind: type) -> str:
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    for node in ast.walk(tree):
        # What they name need not be there.
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
    return ast.unparse(tree)


def _is_library(value: Any) -> bool:
    """Whether a value is imported under its name; of annlib only classes are."""
    module = getattr(value, "__module__", None) or ""
    library = sys.modules.get(module)
    found = getattr(library, getattr(value, "__name__", ""), None) is value
    top = module.split(".")[0]
    if top == "annlib":
        return found and isinstance(value, type)
    return found and module != "builtins" and top in sys.stdlib_module_names


def _literal(value: Any, needed: dict[str, str]) -> str:
    if isinstance(value, np.ndarray | np.generic):
        needed.setdefault("np", "import numpy as np")
        return f"np.array({_literal(value.tolist(), needed)}, dtype=np.{value.dtype.name})"
    if isinstance(value, tuple | list):
        items = [_literal(item, needed) for item in value]
        inner = ", ".join(items) + ("," if isinstance(value, tuple) and len(items) == 1 else "")
        return f"({inner})" if isinstance(value, tuple) else f"[{inner}]"
    if isinstance(value, dict):
        pairs = [f"{key!r}: {_literal(item, needed)}" for key, item in value.items()]
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, float) and not math.isfinite(value):
        return f"float({str(value)!r})"
    if value is None or isinstance(value, bool | int | float | str):
        return repr(value)
    name = str(getattr(value, "__name__", ""))
    if getattr(builtins, name, None) is value:
        return name
    if getattr(np, name, None) is value:
        needed.setdefault("np", "import numpy as np")
        return f"np.{name}"
    if isinstance(value, FunctionType):
        helper = f"helper_{len(needed) + 1}"
        _need(helper, value, needed)
        return helper
    raise ValueError(f"expected a value that can be written as code. Got {value!r}.")


def _names_in(node: FunctionNode) -> list[str]:
    """Return the names that a function uses, nested functions included."""
    inner = [node.body] if isinstance(node, ast.Lambda) else node.body
    return _loaded(*(part for part in (*inner, *node.args.defaults, *node.args.kw_defaults) if part))


def _loaded(*parts: ast.AST) -> list[str]:
    walked = itertools.chain.from_iterable(map(ast.walk, parts))
    return list(dict.fromkeys(found.id for found in walked if isinstance(found, ast.Name)))


def _find_node(function: FunctionType) -> FunctionNode:
    """Return the syntax tree of a function; of several lambdas on one line, the right one."""
    try:
        lines, _ = inspect.findsource(function)
    except OSError as error:
        raise ValueError(f"expected a function with source code. Got {function!r}.") from error
    code = function.__code__
    wanted = ast.Lambda if function.__name__ == "<lambda>" else ast.FunctionDef
    functions = _functions_in("".join(lines))
    found = [node for node in functions if isinstance(node, wanted) and _holds(node, code)]
    if not found:
        raise ValueError(f"expected to find the source of {function!r}.")
    # The innermost: the one that starts last.
    node = max(found, key=lambda node: (node.lineno, node.col_offset))
    plain: FunctionNode = _WithoutTypes().visit(copy.deepcopy(node))
    return plain


@functools.cache
def _functions_in(text: str) -> list[FunctionNode]:
    """Return the functions of a module, which are asked for one by one; nothing changes them."""
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, FunctionNode)]


class _WithoutTypes(ast.NodeTransformer):
    """Takes out type hints, which learners do not write."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        if node.value is None:
            return None
        return self.generic_visit(ast.Assign([node.target], node.value))


def _holds(node: FunctionNode, code: Any) -> bool:
    """Whether all of a function's instructions come from inside the node."""
    positions = [
        (line, column)
        for line, _, column, _ in code.co_positions()
        # Instructions without a place of their own are put at the start of the function.
        if line is not None and column is not None and (line, column) != (code.co_firstlineno, 0)
    ]
    start = (node.lineno, node.col_offset)
    end = (node.end_lineno or 0, node.end_col_offset or 0)
    return bool(positions) and all(start <= place <= end for place in positions)
