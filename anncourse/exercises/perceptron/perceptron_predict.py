"""Exercise ``perceptron_predict(X, w, b)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized, whole, zero
from anncourse.checks.space import Level, Space
from anncourse.exercises.perceptron.step import EXERCISE as STEP
from anncourse.exercises.perceptron.weighted_sum import EXERCISE as WEIGHTED_SUM
from annlib.neuron import perceptron_predict


def _random(rng: np.random.Generator, n: int, k: int) -> tuple[Any, ...]:
    w = rng.uniform(0.4, 3, k) * rng.choice([-1.0, 1.0], k)
    b = float(rng.choice([-1.75, -0.5, 0.75, 1.5]))
    X = rng.uniform(-3, 3, (3 * n, k))
    # Clearly off the line: what happens exactly on it is asked for by a part of its own.
    clear = np.abs(X @ w + b) > 0.05
    return X[clear][:n], w, b


def _first_row(X: Any, w: Any, b: Any) -> Any:
    for x in X:
        return int(np.dot(x, w) + b >= 0)
    return 0


def _one_row(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 1, 3)


def _close_below(distance: float) -> Level:
    """A row at which z is a little below 0, exactly."""

    def change(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
        X = np.array(args[0])
        X[0] = 0
        return X, args[1], -distance

    def holds(args: tuple[Any, ...]) -> bool:
        return bool(np.any(np.asarray(args[0]) @ np.asarray(args[1]) + args[2] == -distance))

    return Level(f"z is {-distance:g} for a row, just below 0", change, holds)


EXERCISE = Exercise(
    name="perceptron_predict",
    reference=perceptron_predict,
    parts=(
        Part(
            "two features",
            examples=(
                (
                    np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [3.0, -2.0]]),
                    np.array([0.5, -1.0]),
                    0.25,
                ),
            ),
            make=lambda rng: _random(rng, int(rng.integers(5, 9)), 2),
            weight=2,
        ),
        Part(
            "any number of features",
            examples=((np.array([[1.0], [-2.0], [0.5]]), np.array([2.0]), -1.0),),
            make=lambda rng: _random(rng, int(rng.integers(5, 9)), int(rng.integers(3, 6))),
            advice="It works for two features only. `X @ w` works for any number of them.",
        ),
        Part(
            "points on the line, where z is exactly 0",
            examples=(
                (
                    np.array([[1.0, 1.0], [2.0, -0.5], [0.0, 0.0], [1.0, 3.0]]),
                    np.array([1.0, 2.0]),
                    -3.0,
                ),
                (np.array([[0.5, 0.5], [1.5, 0.0], [-0.5, 1.0]]), np.array([-2.0, -4.0]), 3.0),
            ),
            core=False,
            advice="A point exactly on the line, where z = 0, belongs to the side that fires.",
        ),
        Part(
            "every kind of table",
            space=Space(
                lambda rng: _random(rng, 6, 3),
                (
                    (
                        as_they_are(),
                        sized("X has one row", _one_row, lambda a: len(a[0]) == 1),
                        sized(
                            "X is square",
                            lambda rng: _random(rng, 3, 3),
                            lambda a: a[0].shape[0] == a[0].shape[1],
                        ),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(0, 1)),
                    (
                        as_they_are(),
                        zero(0),
                        zero(1),
                        zero(2),
                        _close_below(1e-15),
                        _close_below(0.004),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "bias dropped",
            "The bias is missing. Without it the line always runs through the origin.",
            lambda X, w, b: (X @ w >= 0).astype(int),
        ),
        Misconception(
            "bias subtracted",
            "The bias is subtracted. It is added: z = X @ w + b.",
            lambda X, w, b: (X @ w - b >= 0).astype(int),
        ),
        Misconception(
            "bias per feature",
            "The bias is added once for every feature. Add it once for every row, after the sum.",
            lambda X, w, b: (np.sum(X * w + b, axis=1) >= 0).astype(int),
        ),
        Misconception(
            "strictly greater",
            "Right but for points exactly on the line: where `z = 0` the perceptron fires. "
            "Compare with `>=`, not with `>`.",
            lambda X, w, b: (X @ w + b > 0).astype(int),
        ),
        Misconception(
            "no step",
            "You return the weighted sums. Send them through `step`: a prediction is 0 or 1.",
            lambda X, w, b: X @ w + b,
        ),
        Misconception(
            "minus one and one",
            "You return -1 and 1. The perceptron of this course returns 0 and 1.",
            lambda X, w, b: np.where(X @ w + b >= 0, 1, -1),
        ),
        Misconception(
            "truth values",
            "You return True and False. Write whole numbers, 1 and 0: with truth values, "
            "calculations such as a difference fail later.",
            lambda X, w, b: X @ w + b >= 0,
        ),
        Misconception(
            "decimal numbers",
            "The values are right, but they are decimal numbers such as 1.0. Whole numbers are "
            "asked for: `.astype(int)`.",
            lambda X, w, b: (X @ w + b >= 0).astype(float),
        ),
        Misconception(
            "one column",
            "Your result has shape (n, 1), a table with one column. One number for each row is "
            "asked for, shape (n,).",
            lambda X, w, b: (np.sum(X * w, axis=1, keepdims=True) + b >= 0).astype(int),
        ),
        Misconception(
            "one number for all rows",
            "You return one number for the whole table. Each row is a sample of its own and gets "
            "its own 0 or 1.",
            lambda X, w, b: int(np.sum(X * w) + b >= 0),
        ),
        Misconception(
            "only the first row",
            "You return the prediction for the first row only: the `return` stands inside the "
            "loop. Collect the results, and return after the loop.",
            _first_row,
        ),
        Misconception(
            "only the last row",
            "You return the prediction for the last row only: each round of the loop overwrites "
            "the one before. Collect the results in a list.",
            lambda X, w, b: int(X[-1] @ w + b >= 0),
        ),
        Misconception(
            "last row left out",
            "The last row never gets its prediction: `range(len(X) - 1)` stops one too early.",
            lambda X, w, b: np.append((X[:-1] @ w + b >= 0).astype(int), 0),
        ),
        Misconception(
            "bias after the step",
            "The bias comes too late: it is added to the 0 or 1. Add it to the weighted sum, and "
            "send the result through `step`.",
            lambda X, w, b: (X @ w >= 0) + b,
        ),
        Misconception(
            "not summed",
            "You send every entry of the table through `step`. Add up the products of each row "
            "first: `X @ w`, or `np.sum(X * w, axis=1)`.",
            lambda X, w, b: (X * w + b >= 0).astype(int),
        ),
        Misconception(
            "threshold at one half",
            "You fire from `z = 0.5` on. The threshold is 0; moving it is the job of the bias.",
            lambda X, w, b: (X @ w + b >= 0.5).astype(int),
        ),
        Misconception(
            "columns instead of rows",
            "You add up the columns (`axis=0`). Each sample is a row: add up along `axis=1`.",
            lambda X, w, b: (np.sum(X * w, axis=0) + b >= 0).astype(int),
        ),
        Misconception(
            "upside down",
            "0 and 1 are the wrong way round: 1 means that the perceptron fires.",
            lambda X, w, b: (X @ w + b < 0).astype(int),
        ),
    ),
    hints=(
        "You have solved it for one sample already: `weighted_sum`, then `step`. Now there are "
        "n samples, one in each row of X.",
        "`X @ w` gives n numbers, one weighted sum for each row. The bias is added to all of them.",
        "Give the n weighted sums to your `step`: it takes arrays.",
    ),
    uses=(WEIGHTED_SUM, STEP),
)
