"""Trees of expressions that edits are made of, and what they are asked about."""

from __future__ import annotations

import ast

from nbjudge.shared.editing.places import MODULES

# What kind of thing is wrong, the name that it is about, and what would stand there instead.
Change = tuple[str, str, ast.AST]


def read(name: str) -> ast.Name:
    """Return the tree of a variable that is read."""
    return ast.Name(name, ast.Load())


def number_node(number: float) -> ast.expr:
    """Return the tree of a number, which is never negative in itself."""
    if number < 0:
        return ast.UnaryOp(ast.USub(), ast.Constant(-number))
    return ast.Constant(number)


def call(name: str, *args: ast.expr) -> ast.Call:
    """Return the call of a function by its name: ``len`` or ``np.sum``."""
    module, _, function = name.rpartition(".")
    called: ast.expr = (
        ast.Attribute(read(module), function, ast.Load()) if module else read(function)
    )
    return ast.Call(called, list(args), [])


def short(node: ast.AST) -> str:
    """Return the name of a variable; of anything else, nothing."""
    return node.id if isinstance(node, ast.Name) else ""


def is_method(node: ast.Call) -> bool:
    """Whether a call is of a value's method, and not of a module's function."""
    function = node.func
    return isinstance(function, ast.Attribute) and not is_of_a_module(function)


def is_of_a_module(node: ast.expr) -> bool:
    """Whether an expression is a module's own, as `np.sum` is."""
    inner = node.value if isinstance(node, ast.Attribute) else None
    return isinstance(inner, ast.Name) and inner.id in MODULES
