"""Lessons 04 and 07: a student's own samples on their way through the 2-2-1 network and back."""

from __future__ import annotations

from anncourse.exercises.drawn import backwards, forwards
from anncourse.exercises.drawn.drawing import Drawing, Given, Results
from anncourse.exercises.drawn.network import forward, sample


def _solve(given: Given) -> Results:
    return {**forwards.solve(given), **backwards.solve(given)}


def _fits(given: Given) -> bool:
    first, second = forward(sample(given)), forward(sample(given, "s"))
    taken = {(2.0, 3.0), (2.0, 1.0), (1.0, 2.0), (2.0, 0.0)}
    pairs = [(given["x1"], given["x2"]), (given["s1"], given["s2"])]
    return (
        not taken & set(pairs)
        # Swapped inputs show, and so do swapped samples.
        and given["x1"] != given["x2"]
        and given["s1"] != given["s2"]
        # As in the lessons: nobody is silent for the first sample, neuron 2 for the second.
        and min(first.z) >= 0.1
        and second.z[0] >= 0.1
        and second.z[1] <= -0.1
        # ReLU, step and the number itself give different answers, and the sigmoid is not flat.
        and 0.1 <= abs(first.z_output) <= 2.5
    )


TWO_TWO_ONE = Drawing(
    key="two_two_one",
    choices={
        "x1": tuple(round(0.2 * n, 1) for n in range(1, 18)),
        "x2": tuple(round(0.2 * n, 1) for n in range(2, 26)),
        "s1": (1.5, 2.5, 3.0, 3.5),
        "s2": (0.0, 0.5, 1.0),
    },
    today={"x1": 1.0, "x2": 2.0, "s1": 2.0, "s2": 0.0},
    solve=_solve,
    fits=_fits,
    slips={**forwards.SLIPS, **backwards.SLIPS},
    tell={**forwards.TELL, **backwards.TELL},
    telling=("hidden_by_hand", *backwards.TELL),
    follows=backwards.FOLLOWS,
)
