"""Exercise ``relu(z)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.activation_functions.parts import ARRAY, KINDS, NUMBER
from annlib.activations import relu


def _in_place(z: Any) -> Any:
    a = np.asarray(z)
    a[a < 0] = 0
    return a


def _as_numbers(z: Any) -> Any:
    return np.asarray(z, dtype=float)


EXERCISE = Exercise(
    name="relu",
    reference=relu,
    parts=(
        NUMBER,
        ARRAY,
        Part(
            "zero, and numbers of any size",
            examples=((0.0,), (1e6,), (np.array([-1e6, 0.0, 0.001, 250.0]),)),
            core=False,
            advice="The rule is the same for zero, tiny and large numbers: the larger of z and 0.",
        ),
        KINDS,
    ),
    misconceptions=(
        Misconception(
            "minimum instead of maximum",
            "You keep the smaller of z and 0. ReLU keeps the larger one.",
            lambda z: np.minimum(z, 0),
        ),
        Misconception(
            "absolute value",
            "You make negative numbers positive. ReLU makes them 0: the neuron stays silent.",
            lambda z: np.abs(z),
        ),
        Misconception(
            "step instead",
            "You return 1 where z is positive. ReLU passes z itself on: 3 stays 3.",
            lambda z: np.where(_as_numbers(z) > 0, 1.0, 0.0),
        ),
        Misconception(
            "cut off at one",
            "You cut off large numbers at 1. ReLU has no upper limit: 3 stays 3.",
            lambda z: np.clip(z, 0, 1),
        ),
        Misconception(
            "leaky",
            "You let a hundredth of the negative numbers through. That exists, and is called "
            "leaky ReLU; the plain one returns 0 there.",
            lambda z: np.where(_as_numbers(z) > 0, z, 0.01 * _as_numbers(z)),
        ),
        Misconception(
            "sign flipped",
            "You pass the negative numbers on, with their sign flipped. ReLU passes on the "
            "positive ones.",
            lambda z: np.maximum(-_as_numbers(z), 0),
        ),
        Misconception(
            "one number only",
            "It works for a single number, not for an array: `if`, and Python's own `max`, need "
            "one yes or no, and an array has many. Look for NumPy's maximum of two things, "
            "element by element.",
            lambda z: max(0.0, z),
        ),
        Misconception(
            "np.max",
            "`np.max(z, 0)` looks for the largest number along axis 0. The larger of two things, "
            "element by element, is `np.maximum`.",
            lambda z: np.max(z, 0),
        ),
        Misconception(
            "largest of the array",
            "You return one number for a whole array. Each element is compared with 0 by itself.",
            lambda z: max(float(np.max(z)), 0.0),
        ),
        Misconception(
            "largest of a list of both",
            "`np.max([z, 0])` puts both into one list and looks for one number in it. The "
            "larger of two things, element by element, is `np.maximum`.",
            lambda z: np.max([z, 0]),
        ),
        Misconception(
            "loop over z",
            "The loop walks over z, and a plain number has nothing to walk over; in a table it "
            "meets whole rows. NumPy's maximum takes all of z at once.",
            lambda z: np.array([max(v, 0) for v in z]),
        ),
        Misconception(
            "negative ones left out",
            "You leave the negative numbers out, so the result is shorter than z. Put a 0 in "
            "their place: every neuron keeps its seat.",
            lambda z: _as_numbers(z)[_as_numbers(z) > 0],
        ),
        Misconception(
            "changes z in place",
            "It writes the zeros into the caller's own array. Make a new one: `np.maximum` and "
            "`np.where` do, or work on `z.copy()`.",
            _in_place,
        ),
        Misconception(
            "softplus",
            "This is softplus, a rounded ReLU. The real one has a sharp bend: exactly 0 below, "
            "exactly z above.",
            lambda z: np.logaddexp(0, z),
        ),
        Misconception(
            "sigmoid instead",
            "This is the sigmoid. ReLU needs no exponential at all.",
            lambda z: 1 / (1 + np.exp(-_as_numbers(z))),
        ),
        Misconception(
            "z times sigmoid",
            "This is z times its sigmoid, another activation function. ReLU has a sharp bend: "
            "exactly 0 below, exactly z above.",
            lambda z: z / (1 + np.exp(-_as_numbers(z))),
        ),
        Misconception(
            "nothing done",
            "You return z as it is. Negative numbers must become 0.",
            lambda z: 1.0 * z,
        ),
    ),
    hints=(
        "What should come out for z = -2, z = 0 and z = 3?",
        "It is the larger of two numbers: z and 0.",
        "NumPy compares two things element by element and keeps the larger with `np.maximum`; "
        "`np.max` is another function.",
    ),
)
