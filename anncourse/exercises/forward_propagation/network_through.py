"""Challenge: ``network_through(x, y)``, a ReLU network through any points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import alike, as_they_are, sized, whole, zero
from anncourse.checks.space import Level, Space


def network_through(x: Any, y: Any) -> list[Any]:
    """Parameters [(W1, b1), (W2, b2)] of a network whose graph joins the points (x, y).

    x, shape (n,), grows from point to point. Hidden neuron k is relu(x - x_k), k < n - 1.
    """
    slopes = np.diff(y) / np.diff(x)
    turns = np.diff(slopes, prepend=0)
    # Parameters are decimal numbers, whatever the points are.
    return [(np.ones((1, len(turns))), -1.0 * x[:-1]), (turns[:, None], 1.0 * y[:1])]


def _points(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(3, 7))
    return np.cumsum(rng.uniform(0.25, 2, n)) - 2, rng.uniform(-3, 3, n)


def _above(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return args[0] - args[0][0] + 0.5, args[1]


def _below(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return args[0] - args[0][-1] - 0.5, args[1]


def _built(
    turns: Callable[[Any, Any], Any] = lambda x, y: np.diff(np.diff(y) / np.diff(x), prepend=0),
    b1: Callable[[Any], Any] = lambda x: -x[:-1],
    b2: Callable[[Any], Any] = lambda y: y[:1],
) -> Callable[[Any, Any], Any]:
    """Build the network rightly but for what is handed in."""

    def answer(x: Any, y: Any) -> Any:
        w2 = turns(x, y)
        return [(np.ones((1, len(x) - 1)), b1(x)), (np.reshape(w2, (-1, 1)), b2(y))]

    return answer


EXERCISE = Exercise(
    name="network_through",
    reference=network_through,
    parts=(
        Part(
            "weights and bias of the output",
            examples=(
                (np.array([0.0, 1.0, 3.0]), np.array([2.0, 5.0, 4.0])),
                (np.array([-1.0, 0.5, 1.0, 3.0]), np.array([1.0, -2.0, 0.5, 0.25])),
            ),
            make=_points,
            results=((2,),),
            weight=2,
        ),
        Part(
            "weights and biases of the hidden layer",
            examples=((np.array([0.5, 1.0, 3.0]), np.array([2.0, 5.0, 4.0])),),
            make=_points,
            results=((1,),),
            core=False,
        ),
        Part(
            "two points: a single hidden neuron",
            examples=(
                (np.array([1.0, 3.0]), np.array([2.0, -1.0])),
                (np.array([-2.0, 0.5]), np.array([0.5, 1.5])),
            ),
            core=False,
            advice="With two points there is one piece and one hidden neuron, whose weight to the "
            "output is the slope of that piece.",
        ),
        Part(
            "every kind of points",
            space=Space(
                _points,
                (
                    (
                        as_they_are(),
                        sized(
                            "there are two points",
                            lambda rng: (np.array([-1.0, 0.5]), rng.uniform(-3, 3, 2)),
                            lambda args: len(args[0]) == 2,
                        ),
                        sized(
                            "x holds whole numbers",
                            lambda rng: (
                                np.cumsum(rng.integers(1, 4, 5)) - 2,
                                rng.uniform(-3, 3, 5),
                            ),
                            lambda args: args[0].dtype.kind == "i",
                        ),
                    ),
                    (
                        as_they_are(),
                        Level("x begins above 0", _above, lambda args: args[0][0] > 0),
                        Level("all of x is negative", _below, lambda args: args[0][-1] < 0),
                    ),
                    (as_they_are(), whole(1), zero(1), alike(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "slopes instead of changes",
            "The weights to the output are the slopes of the pieces. But the neurons that woke "
            "earlier go on: only what the slope *changes* by at a point is left to the neuron that "
            "wakes there.",
            _built(lambda x, y: np.diff(y) / np.diff(x)),
        ),
        Misconception(
            "rises instead of slopes",
            "You take the changes of the *rises* in y. A slope is the rise divided by how far "
            "apart the two points lie.",
            _built(lambda x, y: np.diff(np.diff(y), prepend=0)),
        ),
        Misconception(
            "turned the wrong way",
            "The changes have the wrong sign: the new slope minus the old one.",
            _built(lambda x, y: -np.diff(np.diff(y) / np.diff(x), prepend=0)),
        ),
        Misconception(
            "output bias forgotten",
            "The bias of the output is 0, so the graph begins at height 0. At the first point all "
            "hidden neurons are silent: what must the bias be there?",
            _built(b2=lambda y: 0 * y[:1]),
        ),
        Misconception(
            "bias from the last point",
            "The bias of the output is the height of the last point. Where are all hidden neurons "
            "silent: at the first or at the last?",
            _built(b2=lambda y: y[-1:]),
        ),
        Misconception(
            "sign of the hidden biases",
            "Neuron k should wake at the k-th point: its z is $x - x_k$, so its bias is negative "
            "where $x_k$ is positive.",
            _built(b1=lambda x: x[:-1]),
        ),
        Misconception(
            "waking one point late",
            "The hidden neurons wake at the second to the last point. They have to wake at the "
            "first to the last but one: nothing is left to bend at the end.",
            _built(b1=lambda x: -x[1:]),
        ),
        Misconception(
            "the heights as weights",
            "The weights to the output are the heights of the points. A hidden neuron adds a "
            "*slope* from its point on, not a height.",
            _built(lambda x, y: y[:-1]),
        ),
    ),
    hints=(
        "Between the first two points only hidden neuron 0 is awake, and it gives $x - x_0$. With "
        "which weight does the output climb as steeply as the first piece, and with which bias "
        "does it begin at the right height?",
        "At the second point neuron 1 wakes, and neuron 0 goes on. So the weight of neuron 1 is "
        "the slope of the second piece minus the slope of the first.",
        "`np.diff(y) / np.diff(x)` gives the slopes of all pieces. The first weight is the first "
        "of them, the others are their differences. Mind the shapes: W1 is (1, n - 1), W2 is "
        "(n - 1, 1), the last b is (1,).",
    ),
)
