"""Exercise ``gradient_step(parameters, gradients, lr)``."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, sized, whole
from anncourse.checks.space import Level, Space
from anncourse.exercises.gradient_descent.gradient_step_mistakes import MISCONCEPTIONS
from annlib.optimizers import gradient_step


def _pairs(rng: np.random.Generator, sizes: list[int]) -> list[tuple[Any, Any]]:
    return [
        (rng.uniform(-2, 2, (n_in, n_out)), rng.uniform(0.5, 2, n_out) * rng.choice([-1.0, 1.0]))
        for n_in, n_out in itertools.pairwise(sizes)
    ]


def _network(rng: np.random.Generator, n_layers: int) -> tuple[Any, ...]:
    # Neighbouring layers differ in size, so that nothing fits by accident.
    start = int(rng.integers(0, 4))
    sizes = [(3, 4, 2, 5)[(start + k) % 4] for k in range(n_layers + 1)]
    return _pairs(rng, sizes), _pairs(rng, sizes), float(rng.choice([0.05, 0.1, 0.25, 0.5]))


def _one_layer(rng: np.random.Generator) -> tuple[Any, ...]:
    return _network(rng, 1)


def _layers(rng: np.random.Generator) -> tuple[Any, ...]:
    return _network(rng, int(rng.integers(2, 4)))


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    return _network(rng, 5)


def _alike(rng: np.random.Generator) -> tuple[Any, ...]:
    sizes = [3] * int(rng.integers(3, 5))
    return _pairs(rng, sizes), _pairs(rng, sizes), 0.25


def _are_alike(args: tuple[Any, ...]) -> bool:
    return len(args[0]) > 1 and len({W.shape for W, _ in args[0]}) == 1


def _still() -> Level:
    def changed(args: Any, rng: np.random.Generator) -> tuple[Any, ...]:
        parameters, gradients, lr = args
        return parameters, [tuple(map(np.zeros_like, pair)) for pair in gradients], lr

    return Level(
        "all slopes are 0", changed, lambda args: not any(d.any() for pair in args[1] for d in pair)
    )


_EXAMPLE = (
    [(np.array([[1.0, -2.0], [0.5, 3.0], [2.0, 0.0]]), np.array([0.5, -1.0]))],
    [(np.array([[10.0, 0.0], [-5.0, 2.0], [1.0, -4.0]]), np.array([2.0, -3.0]))],
    0.1,
)
_EXAMPLE_2 = (
    [
        (np.array([[0.5, -1.0], [0.25, 0.75], [-2.0, 1.5]]), np.array([-0.5, 0.25])),
        (np.array([[1.5], [-2.0]]), np.array([1.25])),
    ],
    [
        (np.array([[2.0, 1.0], [-1.0, 0.5], [0.75, -3.0]]), np.array([4.0, -2.0])),
        (np.array([[-3.0], [0.5]]), np.array([1.0])),
    ],
    0.5,
)


EXERCISE = Exercise(
    name="gradient_step",
    reference=gradient_step,
    parts=(
        Part(
            "one layer",
            examples=(_EXAMPLE,),
            make=_one_layer,
            advice="Several layers work, a single one does not. It is a list as well, with one "
            "pair in it.",
        ),
        Part(
            "several layers",
            examples=(_EXAMPLE_2,),
            make=_layers,
            weight=2,
            advice="One layer works, several do not yet. Go through all pairs, and return a list "
            "with one new pair for each.",
        ),
        Part(
            "every kind of network",
            space=Space(
                _layers,
                (
                    (
                        as_they_are(),
                        sized("all tables are alike", _alike, _are_alike),
                        sized("there are many layers", _many, lambda args: len(args[0]) > 4),
                    ),
                    (
                        as_they_are(),
                        whole(1, words="the gradients hold whole numbers"),
                        _still(),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "One layer first: which two arrays are in its pair, and which two are in the pair of its "
        "gradients?",
        "Everything moves by the same rule: old value minus learning rate times its own slope, "
        "number by number. NumPy does a whole array at once.",
        "`for (W, b), (dW, db) in zip(parameters, gradients):` walks through both lists together. "
        "Append one new pair in each round, and return the list after the loop.",
    ),
)
