"""Exercise ``weighted_sum(x, w, b)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, repeated, sized, whole, zero
from anncourse.checks.space import Level, Space
from annlib.neuron import weighted_sum


def _random(rng: np.random.Generator, n: int) -> tuple[Any, ...]:
    bias = float(rng.choice([-1, 1]) * rng.uniform(0.5, 3))
    return rng.uniform(-3, 3, n), rng.uniform(-2, 2, n), bias


def _equal_products(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    x, w = (np.array(arg) for arg in args[:2])
    if len(x) > 1:
        x[-1], w[-1] = x[0], w[0]
    return x, w, args[2]


def _has_equal_products(args: tuple[Any, ...]) -> bool:
    products = np.asarray(args[0]) * np.asarray(args[1])
    return len(np.unique(products)) < len(products)


EXERCISE = Exercise(
    name="weighted_sum",
    reference=weighted_sum,
    parts=(
        Part(
            "two inputs",
            examples=(
                (np.array([1.0, 2.0]), np.array([3.0, -1.0]), 0.5),
                (np.array([0.0, 0.0]), np.array([0.7, -0.2]), -1.5),
            ),
            make=lambda rng: _random(rng, 2),
        ),
        Part(
            "any number of inputs",
            examples=((np.array([2.0]), np.array([-0.5]), 3.0),),
            make=lambda rng: _random(rng, int(rng.integers(3, 8))),
            advice="It works for two inputs only. Let NumPy add up all of them, however many.",
        ),
        Part(
            "every kind of numbers",
            space=Space(
                lambda rng: _random(rng, 5),
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single input",
                            lambda rng: _random(rng, 1),
                            lambda a: len(a[0]) == 1,
                        ),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(0, 1, 2)),
                    (
                        as_they_are(),
                        zero(0),
                        zero(1),
                        zero(2),
                        repeated(1),
                        Level("two products are equal", _equal_products, _has_equal_products),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "bias dropped",
            "The bias is missing: after adding up the products, add `b` as well.",
            lambda x, w, b: float(np.dot(x, w)),
        ),
        Misconception(
            "bias per input",
            "The bias is added once for every input. It belongs to the neuron, not to an input: "
            "add it once, after the sum.",
            lambda x, w, b: float(np.sum(x * w + b)),
        ),
        Misconception(
            "bias subtracted",
            "The bias is subtracted. It is added: a larger `b` makes `z` larger.",
            lambda x, w, b: float(np.dot(x, w) - b),
        ),
        Misconception(
            "bias multiplied",
            "The bias multiplies the sum. It is a number that is added to it.",
            lambda x, w, b: float(np.dot(x, w) * b),
        ),
        Misconception(
            "not summed, bias added",
            "You return one number for every input. Add the products up: one neuron has one `z`.",
            lambda x, w, b: x * w + b,
        ),
        Misconception(
            "not summed",
            "You return the products one by one. Add them up, then add the bias.",
            lambda x, w, b: x * w,
        ),
        Misconception(
            "weights added",
            "The weights are added to the inputs. A weight multiplies its input.",
            lambda x, w, b: float(np.sum(x + w) + b),
        ),
        Misconception(
            "weights ignored",
            "The weights do not take part: this is the sum of the inputs and the bias.",
            lambda x, w, b: float(np.sum(x) + b),
        ),
        Misconception(
            "product of sums",
            "You multiply the sum of the inputs by the sum of the weights. Multiply each input "
            "by its own weight first, and add up afterwards.",
            lambda x, w, b: float(np.sum(x) * np.sum(w) + b),
        ),
        Misconception(
            "mean instead of sum",
            "You take the mean of the products. The neuron adds them up.",
            lambda x, w, b: float(np.mean(x * w) + b),
        ),
        Misconception(
            "first two inputs only",
            "Only the first two inputs are used. A neuron can have any number of them.",
            lambda x, w, b: (
                float(x[0] * w[0] + x[min(1, len(x) - 1)] * w[min(1, len(x) - 1)] + b)
                if len(x) > 1
                else float(x[0] * w[0] + b)
            ),
        ),
        Misconception(
            "last input dropped",
            "The last input is left out: `range(len(x) - 1)` stops one too early.",
            lambda x, w, b: float(sum(x[i] * w[i] for i in range(len(x) - 1)) + b),
        ),
        Misconception(
            "first input dropped",
            "The first input is left out: Python counts from 0, so `range(1, len(x))` starts one "
            "too late.",
            lambda x, w, b: float(np.dot(x[1:], w[1:]) + b),
        ),
        Misconception(
            "only the first input",
            "Only the first input takes part: the `return` stands inside the loop. Add up all "
            "products, and return after the loop.",
            lambda x, w, b: float(x[0] * w[0] + b),
        ),
        Misconception(
            "only the last input",
            "Only the last input takes part: each round of the loop overwrites the sum. Add to it "
            "with `+=`.",
            lambda x, w, b: float(x[-1] * w[-1] + b),
        ),
        Misconception(
            "bias added to the weights",
            "The bias is added to the weights, and so gets multiplied by the inputs. Add it after "
            "the multiplication.",
            lambda x, w, b: float(np.dot(x, w + b)),
        ),
        Misconception(
            "bias added to the inputs",
            "The bias is added to the inputs, and so gets multiplied by the weights. Add it after "
            "the multiplication.",
            lambda x, w, b: float(np.dot(x + b, w)),
        ),
        Misconception(
            "stepped",
            "You return 0 or 1. That is what comes next; here the weighted sum itself is asked "
            "for.",
            lambda x, w, b: int(np.dot(x, w) + b >= 0),
        ),
        Misconception(
            "products multiplied",
            "The products are multiplied with one another. Add them up.",
            lambda x, w, b: float(np.prod(x * w) + b),
        ),
    ),
    hints=(
        "Do it by hand first: x = (1, 2), w = (3, -1), b = 0.5. Which two products do you add, "
        "and what comes on top?",
        "Multiply the arrays element by element, add the products up, and add the bias once.",
        "`x * w` gives all products at once, `np.sum` adds them up; `np.dot(x, w)` or `x @ w` "
        "does both in one go.",
    ),
)
