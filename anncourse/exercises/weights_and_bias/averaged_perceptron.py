"""Challenge: ``averaged_perceptron(X, y, lr, epochs)``, which comes to rest where no line parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import alike, as_they_are, decimals, sized, whole
from anncourse.checks.space import Space
from anncourse.exercises.weights_and_bias.perceptron_update import EXERCISE as PERCEPTRON_UPDATE

_X = np.array([[2.0, 0.5], [1.0, 3.0], [0.5, 1.0], [3.0, 2.5], [1.5, 0.25]])
_Y = np.array([1, 0, 0, 1, 1])
_CROSSED_X = np.array([[1.0, 0.5], [3.0, 2.0], [1.0, 2.0], [3.0, 0.5]])
_CROSSED_Y = np.array([0, 0, 1, 1])


def averaged_perceptron(X: Any, y: Any, lr: float, epochs: int) -> tuple[Any, float]:
    """Mean of the weights, shape (n_features,), and of the bias, over all rows looked at."""
    w, b = np.zeros(X.shape[1]), 0.0
    w_sum, b_sum = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for x, label in zip(X, y, strict=True):
            error = label - int(x @ w + b >= 0)
            w, b = w + lr * error * x, b + lr * error
            w_sum, b_sum = w_sum + w, b_sum + b
    return w_sum / (epochs * len(X)), float(b_sum / (epochs * len(X)))


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    # Quarters are exact in binary, so z = 0 means z = 0 in whichever order one adds up.
    n, k = int(rng.integers(5, 9)), int(rng.integers(1, 5))
    X = rng.integers(-8, 13, (n, k)) / 4
    y = rng.permutation(np.arange(n) % 2)
    return X, y, float(rng.choice([0.125, 0.25, 0.5])), int(rng.integers(1, 5))


def _sized(rng: np.random.Generator, n: int, k: int) -> tuple[Any, ...]:
    return rng.integers(-8, 13, (n, k)) / 4, rng.permutation(np.arange(n) % 2), 0.25, 2


def _path(X: Any, y: Any, lr: Any, epochs: Any) -> list[Any]:
    """All weights and biases on the way, the zeros of the start first; and whether each changed."""
    w, b = np.zeros(X.shape[1]), 0.0
    path = [(w, b, False)]
    for _ in range(epochs):
        for x, label in zip(X, y, strict=True):
            error = label - int(x @ w + b >= 0)
            w, b = w + lr * error * x, b + lr * error
            path.append((w, b, error != 0))
    return path


def _averaged(chosen: Callable[[list[Any], int], list[Any]], share: Any = len) -> Any:
    def answer(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
        steps = chosen(_path(X, y, lr, epochs), len(X))
        n = share(steps) or 1
        return sum(w for w, _, _ in steps) / n, float(sum(b for _, b, _ in steps) / n)

    return answer


def _divided_by_rows(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    path = _path(X, y, lr, epochs)[1:]
    return sum(w for w, _, _ in path) / len(X), float(sum(b for _, b, _ in path) / len(X))


def _of_averages(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    w, b = np.zeros(X.shape[1]), 0.0
    w_sum, b_sum, n = np.zeros(X.shape[1]), 0.0, 0
    for _ in range(epochs):
        for x, label in zip(X, y, strict=True):
            error = label - int(x @ w + b >= 0)
            w_sum, b_sum, n = w_sum + w + lr * error * x, b_sum + b + lr * error, n + 1
            w, b = w_sum / n, b_sum / n
    return w, float(b)


def _bias_of_the_end(X: Any, y: Any, lr: Any, epochs: Any) -> Any:
    path = _path(X, y, lr, epochs)[1:]
    return sum(w for w, _, _ in path) / len(path), float(path[-1][1])


EXERCISE = Exercise(
    name="averaged_perceptron",
    reference=averaged_perceptron,
    parts=(
        Part(
            "the mean of the weights and of the bias",
            examples=((_X, _Y, 0.5, 1), (_X, _Y, 0.5, 3), (_CROSSED_X, _CROSSED_Y, 0.25, 4)),
            make=_random,
        ),
        Part(
            "every kind of table",
            space=Space(
                lambda rng: _sized(rng, 6, 3),
                (
                    (
                        as_they_are(),
                        sized(
                            "X is square",
                            lambda rng: _sized(rng, 3, 3),
                            lambda args: args[0].shape == (3, 3),
                        ),
                        sized(
                            "X has one row",
                            lambda rng: _sized(rng, 1, 3),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "X has one column",
                            lambda rng: _sized(rng, 5, 1),
                            lambda args: args[0].shape[1] == 1,
                        ),
                    ),
                    (as_they_are(), whole(0)),
                    (as_they_are(), decimals(1), alike(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "the last ones",
            "You return the weights and the bias of the very end. Asked for is the mean of all on "
            "the way, taken after every row.",
            _averaged(lambda path, n: path[-1:]),
        ),
        Misconception(
            "one for each epoch",
            "You take the mean over the ends of the epochs. Take it over all rows: add up within "
            "the inner loop.",
            _averaged(lambda path, n: path[n::n]),
        ),
        Misconception(
            "only where something changed",
            "You add up only after a mistake. The weights that stayed right for many rows are just "
            "those that should count often: add up after every row.",
            _averaged(lambda path, n: [step for step in path if step[2]]),
        ),
        Misconception(
            "before the row",
            "You add up the weights before the row has corrected them. Add up after it.",
            _averaged(lambda path, n: path[:-1]),
        ),
        Misconception(
            "the zeros of the start too",
            "The zeros of the start are in your mean. Add up after each row, and divide by the "
            "number of rows that were looked at.",
            _averaged(lambda path, n: path),
        ),
        Misconception(
            "not divided",
            "This is the sum. Divide it by how often you have added up: epochs times rows.",
            _averaged(lambda path, n: path[1:], share=lambda steps: 1),
        ),
        Misconception(
            "divided by the rows alone",
            "You divide by the number of rows. You have added up once for each row in *every* "
            "epoch: divide by epochs times rows.",
            _divided_by_rows,
        ),
        Misconception(
            "the last epoch alone",
            "Your sum begins anew in each epoch. Set it to 0 once, before the loops.",
            _averaged(lambda path, n: path[-n:]),
        ),
        Misconception(
            "learns from the mean",
            "You predict and correct with the mean. The perceptron learns with its own weights; "
            "the mean is only kept beside them.",
            _of_averages,
        ),
        Misconception(
            "the bias of the end",
            "The weights are a mean, the bias is that of the end. Take the mean of the bias too.",
            _bias_of_the_end,
        ),
    ),
    hints=(
        "Write `train_perceptron` once more, without the mistakes. Beside `w` and `b` keep two "
        "sums, which begin at 0.",
        "After each row, whether something changed or not, add the weights to the one sum and the "
        "bias to the other. At the very end divide both by the number of rows looked at.",
    ),
    uses=(PERCEPTRON_UPDATE,),
)
