"""Exercise ``step(z)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized, whole, zero
from anncourse.checks.space import Level, Space
from annlib.neuron import step


def _not_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> Any:
    values = rng.uniform(0.05, 3, shape) * rng.choice([-1.0, 1.0], shape)
    return float(values) if shape == () else values


def _if_only(z: Any) -> int:
    if z >= 0:
        return 1
    return 0


def _written_into(z: Any) -> Any:
    z[z >= 0] = 1
    z[z < 0] = 0
    return z


def _table(rng: np.random.Generator) -> tuple[Any, ...]:
    return (_not_zero(rng, (3, 4)),)


def _three_axes(rng: np.random.Generator) -> tuple[Any, ...]:
    return (_not_zero(rng, (2, 3, 2)),)


def _close_below(distance: float) -> Level:
    def change(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
        z = np.array(args[0], dtype=float)
        z.flat[int(rng.integers(z.size))] = -distance
        return (z,)

    def holds(args: tuple[Any, ...]) -> bool:
        return bool(np.any(np.asarray(args[0]) == -distance))

    return Level(f"a z is {-distance:g}, just below 0", change, holds)


EXERCISE = Exercise(
    name="step",
    reference=step,
    parts=(
        Part(
            "a single number",
            examples=((2.5,), (-0.1,), (0.3,), (-4,)),
            make=lambda rng: (_not_zero(rng, ()),),
            advice="Arrays work, a plain number does not yet. `np.where` takes both.",
        ),
        Part(
            "an array of any shape",
            examples=((np.array([-1.5, 0.2, 3.0]),), (np.array([[0.4, -2.0, 1.0]]),)),
            make=lambda rng: (_not_zero(rng, (int(rng.integers(2, 5)), int(rng.integers(2, 6)))),),
            advice="A single number works, an array does not yet.",
        ),
        Part(
            "z exactly 0",
            examples=(
                (0.0,),
                (0,),
                # As comes of -1 times 0.0.
                (np.array([0.0, -1.0, 1.0, -0.0]),),
                (np.array([[-2.0, 0.0, 0.5], [0.0, 3.0, -0.5]]),),
            ),
            core=False,
            advice="At exactly z = 0 the perceptron fires: the answer is 1.",
        ),
        Part(
            "every kind of numbers",
            space=Space(
                _table,
                (
                    (
                        as_they_are(),
                        sized("z has three axes", _three_axes, lambda a: np.ndim(a[0]) == 3),
                    ),
                    (as_they_are(), whole(0), zero(0), _close_below(1e-15), _close_below(0.004)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "strictly greater",
            "Right but for one point: at exactly `z = 0` the perceptron fires, so the answer "
            "there is 1. Compare with `>=`, not with `>`.",
            lambda z: np.where(np.asarray(z) > 0, 1, 0),
        ),
        Misconception(
            "one number only",
            "It works for a single number, not for an array: `if` needs one yes or no, and an "
            "array has many. Compare the whole array at once, with `np.where` for instance.",
            _if_only,
        ),
        Misconception(
            "sign bit",
            "-0.0 counts as negative here, as it does for `np.signbit`. It is 0 all the same, and "
            "comes of -1 times 0.0, for instance: compare z with 0.",
            lambda z: np.where(np.signbit(z), 0, 1),
        ),
        Misconception(
            "minus one and one",
            "You return -1 and 1. The perceptron of this course returns 0 and 1.",
            lambda z: np.where(np.asarray(z) >= 0, 1, -1),
        ),
        Misconception(
            "upside down",
            "0 and 1 are the wrong way round: 1 means that the perceptron fires.",
            lambda z: np.where(np.asarray(z) >= 0, 0, 1),
        ),
        Misconception(
            "truth values",
            "You return True and False. Write whole numbers, 1 and 0: with truth values, "
            "calculations such as a difference fail later. `.astype(int)` or `np.where` help.",
            lambda z: np.asarray(z) >= 0,
        ),
        Misconception(
            "sign",
            "You return the sign of `z`: -1, 0 or 1. The perceptron knows only 0 and 1.",
            lambda z: np.sign(z).astype(int) if isinstance(z, np.ndarray) else int(np.sign(z)),
        ),
        Misconception(
            "sign, as it comes",
            "You return the sign of `z`: -1, 0 or 1. The perceptron knows only 0 and 1: 0 where "
            "z is negative, and 1 at exactly 0. Compare `z` with 0 instead.",
            lambda z: np.sign(np.asarray(z, dtype=float)),
        ),
        Misconception(
            "divided by its size",
            "You divide `z` by its size to get its sign, and at `z = 0` that is 0 divided by 0, "
            "which is not a number. Compare `z` with 0 instead: at 0 it fires.",
            lambda z: (np.asarray(z, dtype=float) / np.abs(z) + 1) / 2,
        ),
        Misconception(
            "sign, moved up",
            "You make 0 and 1 out of the sign of `z`, and at `z = 0`, where the sign is 0, that "
            "gives one half. There the perceptron fires. Compare `z` with 0 instead; it gives "
            "whole numbers as well.",
            lambda z: (np.sign(z) + 1) / 2,
        ),
        Misconception(
            "sign, cut off",
            "You make 0 and 1 out of the sign of `z`, which is 0 at `z = 0`. There the perceptron "
            "fires. Compare `z` with 0 instead; it gives whole numbers as well.",
            lambda z: np.maximum(np.sign(np.asarray(z, dtype=float)), 0.0),
        ),
        Misconception(
            "0 and 1 written into z",
            "You write 0 and 1 into `z` itself. That changes the caller's data, and takes an array "
            "of decimal numbers only. Make a new array, with `np.where` for instance.",
            _written_into,
        ),
        Misconception(
            "int",
            "`int(…)` makes one whole number of one number. For an array, `.astype(int)` turns "
            "each of its elements into one; `np.where` takes numbers and arrays.",
            lambda z: int(z >= 0),
        ),
        Misconception(
            "passes z on",
            "You return `z` itself where it is positive. A perceptron that fires returns 1, "
            "however large `z` is.",
            lambda z: np.maximum(z, 0),
        ),
        Misconception(
            "threshold at one half",
            "You fire from `z = 0.5` on. The threshold of `step` is 0; moving it is the job of "
            "the bias.",
            lambda z: np.where(np.asarray(z) >= 0.5, 1, 0),
        ),
        Misconception(
            "threshold at one",
            "You fire from `z = 1` on. The threshold of `step` is 0; moving it is the job of "
            "the bias.",
            lambda z: np.where(np.asarray(z) >= 1, 1, 0),
        ),
        Misconception(
            "threshold at minus one",
            "You fire for some negative z already. The threshold of `step` is 0.",
            lambda z: np.where(np.asarray(z) >= -1, 1, 0),
        ),
        Misconception(
            "everything but zero",
            "You fire for negative numbers too. Fire where z is 0 or more: compare with `>=`.",
            lambda z: np.where(np.asarray(z) != 0, 1, 0),
        ),
        Misconception(
            "cut off",
            "Between 0 and 1 you return `z` itself. The step jumps: it knows nothing but 0 and 1.",
            lambda z: np.clip(z, 0, 1),
        ),
        Misconception(
            "sigmoid instead",
            "You return numbers between 0 and 1. Such soft functions come in lesson 3; the step "
            "jumps from 0 to 1.",
            lambda z: 1 / (1 + np.exp(-np.asarray(z))),
        ),
        Misconception(
            "decimal numbers",
            "The values are right, but they are decimal numbers such as 1.0. Whole numbers are "
            "asked for: `.astype(int)`, or 1 and 0 instead of 1.0 and 0.0.",
            lambda z: np.where(np.asarray(z) >= 0, 1.0, 0.0),
        ),
        Misconception(
            "loop over z",
            "A loop over `z` works for a row of numbers only: a single number cannot be looped "
            "over, and in a table each round gives a whole row. `np.where` takes all of them.",
            lambda z: np.array([1 if value >= 0 else 0 for value in z]),
        ),
        Misconception(
            "flattened",
            "You return one long list of 0 and 1. The result has the shape of `z`: a number for a "
            "number, a table for a table. `np.where` keeps it.",
            lambda z: np.array([1 if value >= 0 else 0 for value in np.ravel(z)]),
        ),
        Misconception(
            "any element",
            "You return one number for a whole array. Each element gets its own 0 or 1.",
            lambda z: int(np.any(np.asarray(z) >= 0)),
        ),
    ),
    hints=(
        "What should come out for z = -2, z = 0 and z = 3? Say it aloud before you write it.",
        "A comparison such as `z >= 0` works on numbers and on whole arrays. It gives True and "
        "False, and you want 1 and 0.",
        "`np.where(condition, a, b)` picks `a` where the condition holds and `b` elsewhere.",
    ),
)
