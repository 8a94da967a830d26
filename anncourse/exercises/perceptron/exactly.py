"""Challenge: ``exactly(X, k)``, XOR for any number of inputs, from three perceptrons."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import alike, as_they_are, decimals, sized
from anncourse.checks.space import Level, Space
from anncourse.exercises.perceptron.gates import AND_GATE
from anncourse.exercises.perceptron.perceptron_predict import EXERCISE as PERCEPTRON_PREDICT


def exactly(X: Any, k: int) -> Any:
    """Whether exactly k numbers of each row of X, which are 0 or 1, are 1; shape (n,)."""
    w = np.ones(X.shape[1])
    enough = (X @ w + 0.5 - k >= 0).astype(int)
    not_too_many = (X @ -w + 0.5 + k >= 0).astype(int)
    return (enough + not_too_many - 1.5 >= 0).astype(int)


def _all_rows(n: int) -> Any:
    return (np.arange(2**n)[:, None] >> np.arange(n)) % 2


def _some_rows(rng: np.random.Generator) -> tuple[Any, ...]:
    n = int(rng.integers(3, 7))
    rows = rng.permutation(_all_rows(n))[: 2 ** (n - 1) + 1]
    return rows.astype(float), int(rng.integers(1, n))


def _drawn(rng: np.random.Generator, n: int, k: int) -> tuple[Any, ...]:
    return rng.integers(0, 2, (n, k)), 1


def _counts(X: Any) -> Any:
    return np.sum(X, axis=1)


EXERCISE = Exercise(
    name="exactly",
    reference=exactly,
    reads=("w_and", "b_and"),
    parts=(
        Part(
            "exactly one of two: XOR",
            examples=((np.array([[1.0, 1], [0, 1], [0, 0], [1, 0], [1, 1]]), 1),),
            core=False,
        ),
        Part(
            "any number of inputs",
            examples=((_all_rows(3), 2), (_all_rows(4), 1)),
            make=_some_rows,
            weight=2,
            advice="How many inputs are there? `X.shape[1]` says it, and each needs a weight.",
        ),
        Part(
            "none of them, or all",
            examples=((_all_rows(3), 0), (_all_rows(3), 3), (_all_rows(1), 1), (_all_rows(1), 0)),
            core=False,
        ),
        Part(
            "every kind of table",
            space=Space(
                lambda rng: _drawn(rng, 6, 4),
                (
                    (
                        as_they_are(),
                        sized(
                            "X is square",
                            lambda rng: _drawn(rng, 3, 3),
                            lambda args: args[0].shape == (3, 3),
                        ),
                        sized(
                            "X has one row",
                            lambda rng: _drawn(rng, 1, 4),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "X has one column",
                            lambda rng: _drawn(rng, 4, 1),
                            lambda args: args[0].shape[1] == 1,
                        ),
                    ),
                    (as_they_are(), decimals(0)),
                    (as_they_are(), alike(0, words="all rows of {} are the same")),
                    (
                        as_they_are(),
                        Level("k is 0", lambda args, rng: (args[0], 0), lambda args: args[1] == 0),
                        Level(
                            "k is the number of columns",
                            lambda args, rng: (args[0], args[0].shape[1]),
                            lambda args: args[1] == args[0].shape[1],
                        ),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "at least k",
            "This fires for k inputs *or more*. That is the first perceptron of the hidden layer. "
            "The second has to speak up against more than k.",
            lambda X, k: (_counts(X) >= k).astype(int),
        ),
        Misconception(
            "at most k",
            "This fires for k inputs *or fewer*. That is one perceptron of the hidden layer. The "
            "other has to ask for at least k.",
            lambda X, k: (_counts(X) <= k).astype(int),
        ),
        Misconception(
            "joined by OR",
            "This fires for every row: each row has at least k ones or at most k of them. Both "
            "have to be so: the last perceptron is AND.",
            lambda X, k: np.ones(len(X), dtype=int),
        ),
        Misconception(
            "always XOR",
            "This fires for exactly one input, whatever k is. The biases of the hidden layer "
            "depend on k.",
            lambda X, k: (_counts(X) == 1).astype(int),
        ),
        Misconception(
            "odd or even",
            "This fires where an odd number of inputs is 1. That is a harder question, the parity: "
            "here it is to be exactly k.",
            lambda X, k: (_counts(X) % 2 == 1).astype(int),
        ),
        Misconception(
            "one too many",
            "This fires for k + 1 inputs. With all weights 1, z is the number of ones plus the "
            "bias: which bias makes it at least 0 from k on?",
            lambda X, k: (_counts(X) == k + 1).astype(int),
        ),
        Misconception(
            "one too few",
            "This fires for k - 1 inputs. With all weights 1, z is the number of ones plus the "
            "bias: which bias makes it at least 0 from k on?",
            lambda X, k: (_counts(X) == k - 1).astype(int),
        ),
        Misconception(
            "k and one more",
            "This fires for k inputs, and for k + 1 as well: the second perceptron of the hidden "
            "layer falls silent too late.",
            lambda X, k: ((_counts(X) == k) | (_counts(X) == k + 1)).astype(int),
        ),
        Misconception(
            "the opposite",
            "0 and 1 are the wrong way round: this fires wherever it is *not* exactly k.",
            lambda X, k: (_counts(X) != k).astype(int),
        ),
        Misconception(
            "counted down the columns",
            "There is one answer for each column. A sample is a row: there has to be one for each "
            "row.",
            lambda X, k: (np.sum(X, axis=0) == k).astype(int),
        ),
    ),
    hints=(
        "A perceptron whose weights are all 1 counts: z is the number of ones, plus the bias. "
        "Which bias makes it fire from k ones on?",
        "Exactly k means: at least k, and not more than k. The second is a perceptron too, with "
        "all weights -1. Leave some room, so that no z is 0.",
        "`np.ones(X.shape[1])` makes a weight of 1 for each input. The two hidden outputs stand "
        "side by side, as in Exercise 6, and your AND looks at them.",
    ),
    uses=(PERCEPTRON_PREDICT, AND_GATE),
)
