"""Exercise ``mse_loss(A, Y)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, repeated, sized, whole, zero
from anncourse.checks.space import Space
from annlib.losses import mse_loss


def _tables(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = (int(size) for size in rng.choice(np.arange(2, 7), 2, replace=False))
    return rng.uniform(-2, 2, (n, k)), rng.uniform(-2, 2, (n, k))


def _one_output(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(3, 8))
    return rng.uniform(-2, 2, (n, 1)), rng.uniform(-2, 2, (n, 1))


def _first_sample(A: Any, Y: Any) -> Any:
    for a, y in zip(A, Y, strict=True):
        return float(np.sum((a - y) ** 2))
    return 0.0


def _square_range(A: Any, Y: Any) -> float:
    total = 0.0
    for i in range(len(A)):
        for k in range(len(A)):
            total += (A[i, k] - Y[i, k]) ** 2
    return total / len(A)


def _sized(rng: np.random.Generator, n: int, k: int) -> tuple[Any, ...]:
    return rng.uniform(-2, 2, (n, k)), rng.uniform(-2, 2, (n, k))


def _is_square(args: tuple[Any, ...]) -> bool:
    return bool(args[0].shape[0] == args[0].shape[1] > 1)


def _is_one(args: tuple[Any, ...]) -> bool:
    return len(args[0]) == 1


def _is_column(args: tuple[Any, ...]) -> bool:
    return bool(args[0].shape[1] == 1)


EXERCISE = Exercise(
    name="mse_loss",
    reference=mse_loss,
    parts=(
        Part(
            "one sample",
            examples=((np.array([[0.25, -1.0, 2.0]]), np.array([[1.0, 1.0, 0.5]])),),
            make=lambda rng: tuple(rng.uniform(-2, 2, (2, 1, int(rng.integers(2, 7))))),
        ),
        Part(
            "several outputs",
            examples=(
                (
                    np.array([[0.5, 2.0], [1.0, 0.0], [3.0, 1.5]]),
                    np.array([[1.0, 1.0], [1.0, 2.0], [2.5, 1.5]]),
                ),
            ),
            make=_tables,
            weight=3,
            advice="It is right for one output, not for several. Add the squares of all outputs "
            "of a sample up, and take the mean over the samples.",
        ),
        Part(
            "one output",
            examples=(
                (np.array([[0.5], [2.0], [-1.0]]), np.array([[1.0], [0.0], [-1.0]])),
                (np.array([[3.0], [1.5]]), np.array([[0.5], [2.0]])),
            ),
            make=_one_output,
            advice="It is right for several outputs, not for one, where A and Y have the shape "
            "(n, 1).",
        ),
        Part(
            "every kind of table",
            space=Space(
                _tables,
                (
                    (
                        as_they_are(),
                        sized("A is square", lambda rng: _sized(rng, 4, 4), _is_square),
                        sized("there is one sample", lambda rng: _sized(rng, 1, 3), _is_one),
                        sized("there is one output", lambda rng: _sized(rng, 5, 1), _is_column),
                    ),
                    (as_they_are(), whole(0), whole(1)),
                    (as_they_are(), zero(0), repeated(1), negative(0, 1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "mean over all elements",
            "You divide by the number of all elements. Divide by the number of samples: the "
            "squares of a sample's outputs are added up, and the mean is over samples only.",
            lambda A, Y: float(np.mean((A - Y) ** 2)),
        ),
        Misconception(
            "sum instead of mean",
            "You add all squares up, and do not divide by the number of samples. With ten times "
            "the data your loss would be ten times as large.",
            lambda A, Y: float(np.sum((A - Y) ** 2)),
        ),
        Misconception(
            "divided by n twice",
            "You divide by the number of samples twice: a mean over samples has been divided by "
            "it already.",
            lambda A, Y: float(np.sum((A - Y) ** 2)) / len(A) ** 2,
        ),
        Misconception(
            "mean over outputs",
            "You divide by the number of outputs, the columns. Divide by the number of samples, "
            "the rows.",
            lambda A, Y: float(np.sum((A - Y) ** 2)) / A.shape[1],
        ),
        Misconception(
            "one number per sample",
            "You return one number for each sample. Take their mean: a loss is a single number.",
            lambda A, Y: np.sum((A - Y) ** 2, axis=1),
        ),
        Misconception(
            "one number per output",
            "You return one number for each output. Add these up: a loss is a single number.",
            lambda A, Y: np.mean((A - Y) ** 2, axis=0),
        ),
        Misconception(
            "half",
            "It is half of what it should be. Some books put a factor 1/2 in front; the formula "
            "here has none.",
            lambda A, Y: float(np.sum((A - Y) ** 2)) / len(A) / 2,
        ),
        Misconception(
            "square root at the end",
            "You take the square root at the end. That is the *root* mean squared error; the "
            "mean of the squares itself is asked for.",
            lambda A, Y: float(np.sqrt(np.sum((A - Y) ** 2) / len(A))),
        ),
        Misconception(
            "mean distance",
            "You take the square root for each sample: the distance between output and target. "
            "Its square is asked for.",
            lambda A, Y: float(np.mean(np.sqrt(np.sum((A - Y) ** 2, axis=1)))),
        ),
        Misconception(
            "absolute values",
            "You add up absolute differences. Square them: a large difference then counts more "
            "than several small ones.",
            lambda A, Y: float(np.sum(np.abs(A - Y))) / len(A),
        ),
        Misconception(
            "not squared",
            "The differences are not squared, so one that is too high cancels one that is too low.",
            lambda A, Y: float(np.sum(A - Y)) / len(A),
        ),
        Misconception(
            "not squared, other way round",
            "The differences are not squared, so one that is too high cancels one that is too "
            "low. (They are the other way round, too: square them, and it will not matter.)",
            lambda A, Y: float(np.sum(Y - A)) / len(A),
        ),
        Misconception(
            "squared after adding up",
            "You add the differences of a sample up first and square the sum: too high and too "
            "low cancel before they count. Square every difference first.",
            lambda A, Y: float(np.mean(np.sum(A - Y, axis=1) ** 2)),
        ),
        Misconception(
            "squared after averaging",
            "You average first and square afterwards: too high and too low cancel before they "
            "count. Square every difference first.",
            lambda A, Y: float(np.sum(np.mean(A - Y, axis=0) ** 2)),
        ),
        Misconception(
            "squared after adding everything up",
            "You add up all differences first and square their sum: too high and too low cancel"
            " before they count. Square every difference first.",
            lambda A, Y: float(np.sum(A - Y)) ** 2 / len(A),
        ),
        Misconception(
            "bracket around the difference missing",
            "`A - Y ** 2` squares Y alone. The whole difference is squared: set brackets around"
            " `A - Y`.",
            lambda A, Y: float(np.sum(A - Y**2)) / len(A),
        ),
        Misconception(
            "doubled instead of squared",
            "You take each difference times 2. Squared means times itself: `** 2`.",
            lambda A, Y: float(np.sum((A - Y) * 2)) / len(A),
        ),
        Misconception(
            "two samples",
            "You divide by 2, as in the example of the text, which has two samples. Divide by "
            "the number of samples that come in.",
            lambda A, Y: float(np.sum((A - Y) ** 2)) / 2,
        ),
        Misconception(
            "difference of squares",
            "You square outputs and targets by themselves and subtract then. It is the "
            "difference that is squared.",
            lambda A, Y: float(np.sum(A**2 - Y**2)) / len(A),
        ),
        Misconception(
            "added instead of subtracted",
            "You add output and target. Subtract: it is their distance that counts.",
            lambda A, Y: float(np.sum((A + Y) ** 2)) / len(A),
        ),
        Misconception(
            "every sample against every other",
            "An array of shape (n, 1) meets one of shape (n,), and NumPy takes every output with "
            "every target. Both come as tables of the same shape: leave them so.",
            lambda A, Y: float(np.sum((A - Y[:, 0]) ** 2)) / len(A),
        ),
        Misconception(
            "first output only",
            "Only the first output of each sample counts. Add up the squares of all of them.",
            lambda A, Y: float(np.mean((A[:, 0] - Y[:, 0]) ** 2)),
        ),
        Misconception(
            "first sample only",
            "You return the loss of the first sample only: does the `return` stand inside the "
            "loop?",
            _first_sample,
        ),
        Misconception(
            "largest only",
            "You return the largest squared difference. All of them count.",
            lambda A, Y: float(np.max((A - Y) ** 2)),
        ),
        Misconception(
            "not added up",
            "You return a table with the shape of A, one number for each output. Sum up, and take "
            "the mean over samples.",
            lambda A, Y: (A - Y) ** 2,
        ),
        Misconception(
            "n - 1",
            "You divide by n - 1, as for a sample variance. A mean divides by n.",
            lambda A, Y: (
                float(np.sum((A - Y) ** 2)) / (len(A) - 1) if len(A) > 1 else float(np.nan)
            ),
        ),
        Misconception(
            "return inside the loop",
            "The loop ends in its first round, so only the first sample counts: the `return` "
            "stands inside the loop over the samples. Return after it.",
            lambda A, Y: float(np.sum((A[0] - Y[0]) ** 2)) / len(A),
        ),
        Misconception(
            "sum begun again",
            "Only the last sample counts: the sum is set back to 0 for each sample. Set it to "
            "0 once, before the loop over the samples.",
            lambda A, Y: float(np.sum((A[-1] - Y[-1]) ** 2)) / len(A),
        ),
        Misconception(
            "as many outputs as samples",
            "Your loop runs over as many outputs as there are samples. `len(A)` counts the "
            "rows; the columns are `len(A[0])` or `A.shape[1]`.",
            _square_range,
        ),
        Misconception(
            "as many samples as outputs",
            "Your loop runs over as many samples as there are outputs. `A.shape[1]` counts the "
            "columns; the samples are `len(A)`.",
            lambda A, Y: sum(float(np.sum((A[i] - Y[i]) ** 2)) for i in range(A.shape[1])) / len(A),
        ),
        Misconception(
            "first target for all",
            "Every sample is compared with the first row of Y. Each has a target of its own: "
            "subtract row by row.",
            lambda A, Y: float(np.sum((A - Y[0]) ** 2)) / len(A),
        ),
    ),
    hints=(
        "One sample first: subtract its target from its output, number by number, square each "
        "difference, add them up.",
        "`(A - Y) ** 2` does all squares at once. How many numbers are in it, and how many "
        "samples?",
        "Add all the squares up with `np.sum`, and divide by the number of rows, `len(A)`. "
        "(`np.mean` would divide by the number of rows times the number of columns.)",
    ),
)
