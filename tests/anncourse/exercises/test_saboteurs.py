"""A reference that is made wrong for one kind of input only loses points, in every exercise."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from anncourse.checks.exercise import Exercise
from anncourse.checks.space import Level
from anncourse.exercises import EXERCISES
from anncourse.exercises.perceptron.gates import outputs
from tests.anncourse.exercises.survey import earns_all, own_answer, verdict_on

pytestmark = pytest.mark.usefixtures("kept_casebooks")

SPACES = [
    (exercise, level)
    for exercise in EXERCISES.values()
    for part in exercise.parts
    if part.space is not None
    for level in part.space.levels
    if level.words
]


def sabotaged(exercise: Exercise, level: Level) -> Any:
    right = own_answer(exercise)

    def answer(*args: Any) -> Any:
        # First: what the answer does to its arguments is no business of the level's.
        spoiled = level.holds(args)
        result = right(*args)
        return spoil(result) if spoiled else result

    answer.__name__ = exercise.name
    answer.__module__ = "__main__"
    answer.__signature__ = __import__("inspect").signature(exercise.reference)  # type: ignore[attr-defined]
    return answer


def spoil(result: Any) -> Any:
    """Return a result that is as it should be, but for its numbers."""
    if isinstance(result, tuple | list):
        return type(result)(spoil(item) for item in result)
    if isinstance(result, bool | np.bool_):
        return not result
    if isinstance(result, np.ndarray) and not len(result):
        return np.ones((1, *result.shape[1:]), result.dtype)
    if isinstance(result, float) and np.isnan(result):
        return 0.0
    if isinstance(result, np.ndarray):
        return 1 - result if result.dtype.kind in "iub" else result + 1
    return result + 1


@pytest.mark.parametrize(
    ("exercise", "level"), SPACES, ids=[f"{e.name}-{x.told(e.parameters)}" for e, x in SPACES]
)
def test_a_reference_that_is_wrong_for_one_kind_of_input_loses_points(exercise, level):
    assert not earns_all(exercise, sabotaged(exercise, level), hidden=False)


def test_the_reference_without_sabotage_is_full():
    for exercise in {exercise.name: exercise for exercise, _ in SPACES}.values():
        never = Level("never", lambda args, rng: args, lambda args: False)
        assert earns_all(exercise, sabotaged(exercise, never))


@pytest.mark.parametrize("name", ["and_gate", "or_gate", "nand_gate"])
def test_a_gate_that_is_wrong_for_one_corner_earns_nothing(name):
    # All that two inputs can be are four corners: weights on a grid draw every line between them.
    gate = EXERCISES[name]
    right = outputs(*gate.solution)
    seen = {}
    for w1, w2, b in itertools.product((-1.0, 0.0, 1.0), (-1.0, 0.0, 1.0), (-1.5, -0.5, 0.5, 1.5)):
        seen.setdefault(tuple(outputs([w1, w2], b)), ([w1, w2], b))
    assert len(seen) == 14
    for made, weights in seen.items():
        assert verdict_on(gate, weights).credit == float(made == tuple(right))
