"""Exercise ``count_where(y, value)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Level, Space


def count_where(y: Any, value: Any) -> int:
    """How many numbers of y, shape (n,), are equal to value."""
    return int(np.sum(y == value))


def _case(rng: np.random.Generator, n: int | None = None) -> tuple[Any, ...]:
    n = int(rng.integers(6, 14)) if n is None else n
    y = rng.integers(0, 4, n)
    return y, int(rng.choice(y))


def _absent(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    y, value = args
    return np.where(y == value, value + 1, y), value


def _everywhere(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    y, value = args
    return np.full_like(y, value), value


def _to_zero(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    # Where the value was, zeros are, and 0 is what is asked for.
    y, value = args
    return y - value, 0 * value


def _below(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    y, value = args
    return y - 5, value - 5


def _eighths(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    y, value = args
    # So close to each other that rounded or cut they would be equal.
    return y / 8, value / 8


EXERCISE = Exercise(
    name="count_where",
    reference=count_where,
    parts=(
        Part(
            "how often the value comes",
            examples=(
                (np.array([2, 0, 1, 2, 2]), 2),
                (np.array([1, 0, 3, 0, 1, 1, 0, 0]), 0),
                (np.array([4, 4, 1, 3]), 3),
            ),
            make=_case,
            weight=2,
        ),
        Part(
            "none, all, and every kind of numbers",
            space=Space(
                _case,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single number",
                            lambda rng: _case(rng, 1),
                            lambda a: len(a[0]) == 1,
                        ),
                    ),
                    (
                        as_they_are(),
                        Level(
                            "no number is equal to the value",
                            _absent,
                            lambda a: not np.any(a[0] == a[1]),
                        ),
                        Level(
                            "all numbers are equal to the value",
                            _everywhere,
                            lambda a: bool(np.all(a[0] == a[1])),
                        ),
                    ),
                    (
                        as_they_are(),
                        Level("the value is 0", _to_zero, lambda a: a[1] == 0),
                        Level("the value is negative", _below, lambda a: a[1] < 0),
                        Level(
                            "{} holds decimal numbers",
                            _eighths,
                            lambda a: np.asarray(a[0]).dtype.kind == "f",
                            (0,),
                        ),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "sum of the values",
            "You add up the numbers that are equal to the value. Count them: each is worth 1.",
            lambda y, value: float(np.sum(y[y == value])),
        ),
        Misconception(
            "the others",
            "You count the numbers that are *not* equal to the value.",
            lambda y, value: int(np.sum(y != value)),
        ),
        Misconception(
            "truth values",
            "You return one True or False for each number. Add them up: True counts as 1, False "
            "as 0.",
            lambda y, value: y == value,
        ),
        Misconception(
            "places",
            "You return *where* the value stands. How often it comes is asked for.",
            lambda y, value: np.where(y == value)[0],
        ),
        Misconception(
            "share",
            "You return the share, a number from 0 to 1. How many there are is asked for.",
            lambda y, value: float(np.mean(y == value)),
        ),
        Misconception(
            "whether any",
            "You say whether the value comes at all. How often it comes is asked for.",
            lambda y, value: bool(np.any(y == value)),
        ),
        Misconception(
            "at least",
            "You count all numbers that are the value or larger. `==` asks whether two are equal.",
            lambda y, value: int(np.sum(y >= value)),
        ),
        Misconception(
            "at most",
            "You count all numbers that are the value or smaller. `==` asks whether two are equal.",
            lambda y, value: int(np.sum(y <= value)),
        ),
        Misconception(
            "how many there are",
            "You return how many numbers there are in all. `len` of truth values counts True and "
            "False alike; `np.sum` counts the True ones.",
            lambda y, value: len(y == value),
        ),
        Misconception(
            "1 fixed",
            "You count the ones, whatever `value` is.",
            lambda y, value: int(np.sum(y == 1)),
        ),
        Misconception(
            "not zero",
            "You count the numbers that are not 0, whatever `value` is.",
            lambda y, value: int(np.count_nonzero(y)),
        ),
        Misconception(
            "only the first number",
            "Only the first number is looked at: the `return` stands inside the loop.",
            lambda y, value: int(y[0] == value),
        ),
        Misconception(
            "last left out",
            "The last number is left out: does a `range` stop one too early?",
            lambda y, value: int(np.sum(y[:-1] == value)),
        ),
        Misconception(
            "first left out",
            "The first number is left out: Python counts from 0.",
            lambda y, value: int(np.sum(y[1:] == value)),
        ),
    ),
    hints=(
        "What is `np.array([2, 0, 1, 2, 2]) == 2`? And what comes out if you add that up?",
        "A comparison gives one True or False for each number, and True counts as 1.",
        "With a loop: begin with 0, and add 1 for each number that is equal to the value.",
    ),
)
