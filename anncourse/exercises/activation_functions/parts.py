"""What the functions of one number z are tried on."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Part
from anncourse.checks.levels import as_they_are, negative, repeated, sized, whole, zero
from anncourse.checks.space import Level, Space


def _away_from_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> Any:
    return rng.uniform(0.1, 4, shape) * rng.choice([-1.0, 1.0], shape)


def _number(rng: np.random.Generator) -> tuple[Any, ...]:
    return (float(_away_from_zero(rng, ())),)


def _array(rng: np.random.Generator) -> tuple[Any, ...]:
    n_columns = int(rng.integers(5, 8))
    shape = (n_columns,) if rng.random() < 0.3 else (int(rng.integers(2, 5)), n_columns)
    return (_away_from_zero(rng, shape),)


def _table(rng: np.random.Generator) -> tuple[Any, ...]:
    return (_away_from_zero(rng, (3, 4)),)


def _three_axes(rng: np.random.Generator) -> tuple[Any, ...]:
    return (_away_from_zero(rng, (2, 3, 2)),)


def _far_out(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    # Where a curve is nearly flat, and not yet flat.
    sides = rng.choice([-1.0, 1.0], np.shape(args[0]))
    return (rng.uniform(5, 7, np.shape(args[0])) * sides,)


def _is_far_out(args: tuple[Any, ...]) -> bool:
    return bool(np.all((np.abs(args[0]) >= 5) & (np.abs(args[0]) <= 7)))


NUMBER = Part(
    "a single number",
    examples=((2.0,), (-1.5,), (0.25,), (-3,)),
    make=_number,
    advice="Arrays work, a plain number does not yet.",
)
ARRAY = Part(
    "an array of any shape",
    examples=((np.array([-1.0, 0.5, 3.0]),), (np.array([[0.75, -2.0, 1.5], [-0.25, 4.0, -3.5]]),)),
    make=_array,
    advice="A single number works, an array does not yet.",
)
WHOLE_NUMBERS = Part(
    "an array of whole numbers",
    examples=((np.array([-2, 1, 3, -1]),), (np.array([[2, -3, 1], [-1, 4, -2]]),)),
    core=False,
    advice="`np.array([1, 2])` holds whole numbers and can hold no 0.5, "
    "and neither can `np.zeros_like` of it. Start with `z = np.asarray(z, dtype=float)`.",
)
LARGE_EXAMPLES = (
    (1000.0,),
    (-1000.0,),
    (np.array([-1000.0, -750.0, 2.5, 800.0, 1000.0]),),
)
KINDS = Part(
    "every kind of array",
    space=Space(
        _table,
        (
            (
                as_they_are(),
                sized("z has three axes", _three_axes, lambda args: np.ndim(args[0]) == 3),
            ),
            (
                as_they_are(),
                zero(0),
                repeated(0),
                negative(0),
                Level("z lies from 5 to 7, or from -7 to -5", _far_out, _is_far_out),
            ),
            (as_they_are(), whole(0)),
        ),
    ),
    core=False,
)
