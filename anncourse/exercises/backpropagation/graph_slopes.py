"""Challenge: ``graph_slopes(f, numbers)``, by a class that remembers how it came about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part


class Value:
    """A number that knows which others it was made of, and its slope for each of them.

    Source: Karpathy, *micrograd* (2020), for the idea.
    """

    def __init__(self, number: float, made_of: tuple[Any, ...] = ()) -> None:
        self.number, self.made_of, self.slope = number, made_of, 0.0

    def __add__(self, other: Any) -> Value:
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.number + other.number, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other: Any) -> Value:
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.number * other.number, ((self, other.number), (other, self.number)))

    __radd__, __rmul__ = __add__, __mul__

    def relu(self) -> Value:
        """Return the larger of it and 0."""
        return Value(max(self.number, 0.0), ((self, float(self.number > 0)),))

    def exp(self) -> Value:
        """Return e to the power of it."""
        e = float(np.exp(self.number))
        return Value(e, ((self, e),))

    def log(self) -> Value:
        """Return its natural logarithm."""
        return Value(float(np.log(self.number)), ((self, 1 / self.number),))


def _in_order(value: Any, seen: list[Any]) -> list[Any]:
    """List all that a value was made of, each before what was made of it."""
    if not any(value is one for one in seen):
        for source, _ in value.made_of:
            _in_order(source, seen)
        seen.append(value)
    return seen


def graph_slopes(f: Any, numbers: Any) -> list[float]:
    """Slopes of f(*numbers) for each of the numbers, found in one sweep backwards."""
    inputs = [Value(number) for number in numbers]
    result = f(*inputs)
    result.slope = 1.0
    for value in reversed(_in_order(result, [])):
        for source, local in value.made_of:
            source.slope += value.slope * local
    return [value.slope for value in inputs]


def _named(name: str, f: Callable[..., Any]) -> Callable[..., Any]:
    def graph(*values: Any) -> Any:
        return f(*values)

    graph.__name__ = name
    return graph


def _chain(x: Any) -> Any:
    u = x * 2
    return u * u + u * 3


def _tower(x: Any, y: Any) -> Any:
    u = x * y
    v = u + x
    return v * u + v * v


def _network(*w: Any) -> Any:
    """Return the loss of the 2-2-1 network for the sample (1, 2) with the label 1."""
    a1 = (w[0] * 1.0 + w[2] * 2.0 + w[4]).relu()
    a2 = (w[1] * 1.0 + w[3] * 2.0 + w[5]).relu()
    z = a1 * w[6] + a2 * w[7] + w[8]
    return ((z * -1.0).exp() + 1.0).log()


_NINE = [0.5, -1.0, 0.25, 0.75, -0.5, 0.25, 1.5, -2.0, 1.25]
_SUM = _named("lambda x, y: x + y * 3", lambda x, y: x + y * 3)
_PRODUCT = _named("lambda x, y: x * y + y", lambda x, y: x * y + y)
_CHAIN = _named("section 7.1: u = x * 2; u * u + u * 3", _chain)
_TOWER = _named("u = x * y; v = u + x; v * u + v * v", _tower)
_RELU = _named("lambda x, y: (x * y).relu() + x", lambda x, y: (x * y).relu() + x)
_CURVED = _named("lambda x, y: (x.exp() + y).log() * y", lambda x, y: (x.exp() + y).log() * y)
_LEFT = _named("lambda x: 2 * x + 1", lambda x: 2 * x + 1)


def _pair(rng: np.random.Generator) -> tuple[Any, ...]:
    return _TOWER, [float(v) for v in rng.uniform(0.5, 2, 2)]


def _swept(
    order: Callable[[list[Any]], Any] = lambda found: reversed(found),
    add: Callable[[float, float], float] = lambda old, new: old + new,
    local: Callable[[float], float] = lambda slope: slope,
    start: float = 1.0,
) -> Callable[[Any, Any], Any]:
    """Sweep back rightly but for what is handed in."""

    def answer(f: Any, numbers: Any) -> Any:
        inputs = [Value(number) for number in numbers]
        result = f(*inputs)
        result.slope = start
        for value in order(_in_order(result, [])):
            for source, own in value.made_of:
                source.slope = add(source.slope, value.slope * local(own))
        return [value.slope for value in inputs]

    return answer


def _depth_first(f: Any, numbers: Any) -> Any:
    inputs = [Value(number) for number in numbers]
    result = f(*inputs)
    result.slope = 1.0

    def back(value: Any) -> None:
        for source, own in value.made_of:
            source.slope += value.slope * own
            back(source)

    back(result)
    return [value.slope for value in inputs]


def _numbers(f: Any, numbers: Any) -> Any:
    return [float(f(*[Value(number) for number in numbers]).number) for _ in numbers]


EXERCISE = Exercise(
    name="graph_slopes",
    reference=graph_slopes,
    edited=False,
    parts=(
        Part(
            "sums and products",
            examples=((_SUM, [2.0, 5.0]), (_PRODUCT, [2.0, 5.0]), (_LEFT, [4.0])),
            advice="For `2 * x`, where the number comes first, Python looks for `__rmul__`, and "
            "for `1 + x` for `__radd__`.",
        ),
        Part(
            "values that are used more than once",
            examples=((_CHAIN, [1.0]), (_CHAIN, [2.0]), (_TOWER, [1.5, 0.5])),
            make=_pair,
            weight=2,
        ),
        Part(
            "relu, exp and log",
            examples=((_RELU, [2.0, 0.5]), (_RELU, [2.0, -0.5]), (_CURVED, [0.5, 3.0])),
            core=False,
        ),
        Part("the nine slopes of the 2-2-1 network", examples=((_network, _NINE),), core=False),
    ),
    misconceptions=(
        Misconception(
            "overwritten",
            "Where a value is used twice, the second way back overwrites what came by the first. "
            "Several ways are added up: `+=`.",
            _swept(add=lambda old, new: new),
        ),
        Misconception(
            "sent on too early",
            "A value sends its slope on before all of it has arrived, and then once more: what "
            "came first is counted twice. It has to wait until everything that was made of it has "
            "reported.",
            _depth_first,
        ),
        Misconception(
            "from the front",
            "The sweep begins at the inputs, where no slope has arrived yet. It has to begin at "
            "the result.",
            _swept(order=lambda found: found),
        ),
        Misconception(
            "begins with 0",
            "All slopes are 0: the sweep has to begin with the slope of the result for itself, "
            "which is 1.",
            _swept(start=0.0),
        ),
        Misconception(
            "slopes on the way not multiplied",
            "Along one way slopes are multiplied: what arrives at a value, times the slope of that "
            "value for what it was made of.",
            _swept(local=lambda slope: 1.0),
        ),
        Misconception(
            "the number itself",
            "This is the number that comes out, going forward. Asked for are its slopes.",
            _numbers,
        ),
        Misconception(
            "signs lost",
            "A negative slope comes back positive.",
            _swept(local=abs),
        ),
        Misconception(
            "one number",
            "You return one slope only. There is one for each of the numbers, in a list.",
            lambda f, numbers: _swept()(f, numbers)[0],
        ),
    ),
    hints=(
        "A `Value` keeps three things: its number, a list of pairs (what it was made of, the slope "
        "for that), and its own slope, which begins at 0. For a product `a * b` the pairs are "
        "(a, the number of b) and (b, the number of a).",
        "`__add__(self, other)` is what Python calls for `a + b`. If `other` is a plain number, "
        "make a `Value` of it first. Each operation returns a new `Value`.",
        "Going back, a value may send its slope on only when all of it has arrived. If you note "
        "every `Value` in a list as it is made, that list, from its end to its start, is an order "
        "that will do.",
    ),
)
