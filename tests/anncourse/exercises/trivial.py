"""Answers that know nothing: constants, their arguments, the right shape full of noise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise
from tests.anncourse.exercises.survey import own_answer

CONSTANTS: dict[str, Any] = {
    "0": 0,
    "1": 1,
    "-1": -1,
    "0.0": 0.0,
    "1.0": 1.0,
    "one half": 0.5,
    "True": True,
    "False": False,
    "nan": float("nan"),
    "infinity": float("inf"),
    "empty text": "",
    "empty list": [],
    "empty tuple": (),
    "empty dict": {},
    "empty array": np.zeros(0),
    "list of 0": [0],
    "two zeros": (0.0, 0.0),
}


def trivial_answers(exercise: Exercise) -> Iterator[tuple[str, Any]]:
    """Give each by a title: a function, or the values of the exercise's variables."""
    if exercise.variables:
        for title, value in CONSTANTS.items():
            yield title, (value,) * len(exercise.variables)
        for title, fill in _FILLINGS.items():
            yield f"right shape of {title}", tuple(_like(v, fill) for v in exercise.solution)
        return
    for title, value in CONSTANTS.items():
        yield title, lambda *args, value=value: value
    for k, name in enumerate(exercise.parameters):
        yield f"{name} itself", lambda *args, k=k: args[k]
    yield "all arguments", lambda *args: args
    for title, fill in _FILLINGS.items():
        yield f"right shape of {title}", _shaped(exercise, fill)


def _shaped(exercise: Exercise, fill: Callable[[Any], Any]) -> Callable[..., Any]:
    # Looks at the right answer for its shape alone; an honest learner knows that much.
    right = own_answer(exercise)
    return lambda *args: _like(right(*args), fill)


def _like(value: Any, fill: Callable[[Any], Any]) -> Any:
    if isinstance(value, tuple):
        return tuple(_like(item, fill) for item in value)
    if isinstance(value, list):
        return [_like(item, fill) for item in value]
    if isinstance(value, str):
        return ""
    array = np.asarray(value)
    filled = np.broadcast_to(fill(array), array.shape).astype(array.dtype)
    return filled if isinstance(value, np.ndarray) and array.ndim else filled.item()


_RNG = np.random.default_rng(5)

_FILLINGS: dict[str, Callable[[Any], Any]] = {
    "zeros": lambda array: 0,
    "ones": lambda array: 1,
    "halves": lambda array: 0.5,
    "noise": lambda array: _RNG.normal(size=array.shape),
    "coin flips": lambda array: _RNG.integers(0, 2, array.shape),
}
