"""Edits that put another number, a size or a variable in the place of a number."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from typing import Any

from nbjudge.shared.editing.places import Place
from nbjudge.shared.editing.trees import Change, call, number_node, read

# Numbers that are often written down by hand, and not exactly.
_NAMED = {"e": math.e, "pi": math.pi}


def numbers(value: Any, place: Place, parent: ast.AST) -> Iterator[Change]:
    """Yield what may stand in the place of a number that is written down."""
    keyword = parent.arg if isinstance(parent, ast.keyword) else ""
    if isinstance(value, bool):
        yield keyword if keyword == "keepdims" else "number", "", ast.Constant(not value)
        return
    if keyword == "axis" or value is None:
        return
    if not isinstance(value, int | float):
        return
    # What entries are compared with, as in p[p <= 1], says of none which one is meant.
    kind = "index" if place.in_index and not isinstance(parent, ast.Compare) else "number"
    other = {0, 1, 2, -1, value + 1, value - 1, -value, 2 * value, value / 2}
    for number in sorted(other - {value}):
        whole = int(number) if float(number).is_integer() and isinstance(value, int) else number
        if isinstance(whole, float) and isinstance(value, int) and place.in_index:
            continue
        yield kind, "", number_node(whole)
    for name, exact in _NAMED.items():
        if 0 < abs(value - exact) < 0.01:
            yield "number", "", ast.Attribute(read("np"), name, ast.Load())
    kind = "index" if place.in_index else "fixed"
    if isinstance(parent, ast.Compare):
        kind = "against"
    yield from ((kind, "", read(name)) for name in place.scope.numbers)
    yield from ((kind, "", size) for size in sizes(place))


def sizes(place: Place) -> Iterator[ast.expr]:
    """Yield how many there are of something: the rows, the columns, all numbers."""
    for name in place.scope.parameters:
        yield call("len", read(name))
        yield ast.Attribute(read(name), "size", ast.Load())
        shape = ast.Attribute(read(name), "shape", ast.Load())
        yield ast.Subscript(shape, ast.Constant(1), ast.Load())
