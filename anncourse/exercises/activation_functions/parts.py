"""What the functions of one number z are tried on."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Part


def _away_from_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> Any:
    return rng.uniform(0.1, 4, shape) * rng.choice([-1.0, 1.0], shape)


def _number(rng: np.random.Generator) -> tuple[Any, ...]:
    return (float(_away_from_zero(rng, ())),)


def _array(rng: np.random.Generator) -> tuple[Any, ...]:
    n_columns = int(rng.integers(5, 8))
    shape = (n_columns,) if rng.random() < 0.3 else (int(rng.integers(2, 5)), n_columns)
    return (_away_from_zero(rng, shape),)


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
    advice="If decimal numbers work and whole numbers do not: `np.array([1, 2])` can hold no 0.5, "
    "and neither can `np.zeros_like` of it. Start with `z = np.asarray(z, dtype=float)`.",
)
LARGE_EXAMPLES = (
    (1000.0,),
    (-1000.0,),
    (np.array([-1000.0, -750.0, 2.5, 800.0, 1000.0]),),
)
