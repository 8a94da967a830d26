"""Wrong ways to write `layer_gradients`: dW, and what is returned."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation.layer_gradients_steps import both, slope_of_b, slope_of_W

_INNER = (
    "The two tables do not fit together like this: their rows are samples, and it is the samples "
    "that have to be added up. Turn `A_prev` round first, with `.T`, so that its columns meet the "
    "rows of delta."
)


def _laid_out_the_other_way(A_prev: Any, delta: Any) -> Any:
    dW = np.zeros((delta.shape[1], A_prev.shape[1]))
    for i in range(len(A_prev)):
        for j in range(A_prev.shape[1]):
            for k in range(delta.shape[1]):
                dW[j, k] += A_prev[i, j] * delta[i, k]
    return dW, delta.sum(axis=0)


WEIGHT_MISTAKES = (
    Misconception(
        "dW transposed",
        "`dW` is transposed. It has the shape of W, (n_in, n_out): a row for each input, a "
        "column for each neuron.",
        both(dW=lambda A, d: d.T @ A),
    ),
    Misconception(
        "A_prev not turned round",
        _INNER,
        both(dW=lambda A, d: A @ d),
    ),
    Misconception(
        "reshape for the transpose",
        "`reshape` only breaks the same row of numbers into other lines. Turning rows into "
        "columns is `A_prev.T`.",
        lambda A, d: (A.reshape(A.shape[1], A.shape[0]) @ d, d.sum(axis=0)),
    ),
    Misconception(
        "the other one turned round",
        "Turn `A_prev` round, not delta: `A_prev.T` has a row for each input, and its columns, "
        "the samples, meet the rows of delta.",
        both(dW=lambda A, d: A @ d.T),
    ),
    Misconception(
        "delta first",
        "The product is the wrong way round. dW has a row for each *input*: `A_prev`, turned "
        "round, stands in front.",
        both(dW=lambda A, d: d @ A.T),
    ),
    Misconception(
        "delta first, nothing turned round",
        "The product is the wrong way round. dW has a row for each *input*: `A_prev`, turned "
        "round with `.T`, stands in front.",
        both(dW=lambda A, d: d @ A),
    ),
    Misconception(
        "multiplied element by element",
        "`*` multiplies element by element. Every input has to meet every neuron, and the "
        "samples have to be added up: that is what `@` does, with `A_prev.T` in front.",
        both(dW=lambda A, d: A * d),
    ),
    Misconception(
        "transposed and multiplied element by element",
        "`*` multiplies element by element. Every input has to meet every neuron, and the "
        "samples have to be added up: that is what `@` does.",
        both(dW=lambda A, d: A.T * d),
    ),
    Misconception(
        "a row times a row",
        "For one sample, every input has to meet every neuron, and `*` of two rows does not do "
        "that. `np.outer(a, d)` makes such a table; the tables of all samples are added up.",
        lambda A, d: (sum(a * e for a, e in zip(A, d, strict=True)), d.sum(axis=0)),
    ),
    Misconception(
        "not added up over the samples",
        "`dW` has a table for each sample. There is one W for all of them: add the tables up.",
        both(dW=lambda A, d: A[:, :, None] * d[:, None, :]),
    ),
    Misconception(
        "everything with everything",
        "np.outer takes both tables apart and multiplies each number with each. Only numbers "
        "of the *same sample* belong together; their products are added up.",
        both(dW=lambda A, d: np.outer(A, d)),
    ),
    Misconception(
        "inputs added up first",
        "You add up the inputs of all samples before you multiply. Multiply sample by sample "
        "first, then add up.",
        both(dW=lambda A, d: np.outer(A.sum(axis=0), d.sum(axis=0))),
    ),
    Misconception(
        "mean input times summed delta",
        "You take the mean of the inputs and the sum of the deltas, and multiply those. "
        "Multiply sample by sample first, then add up.",
        both(dW=lambda A, d: np.outer(A.mean(axis=0), d.sum(axis=0))),
    ),
    Misconception(
        "inputs ignored",
        "Every row of `dW` is the same: the inputs take no part. A weight's slope is its own "
        "input times delta.",
        both(dW=lambda A, d: np.ones((A.shape[1], 1)) * d.sum(axis=0)),
    ),
    Misconception(
        "only the first sample",
        "Only the first sample counts: the `return` stands inside the loop, or an index is fixed.",
        lambda A, d: (np.outer(A[0], d[0]), d[0]),
    ),
    Misconception(
        "only the last sample",
        "Only the last sample counts. Add up in every round of the loop: `+=`, not `=`.",
        lambda A, d: (np.outer(A[-1], d[-1]), d[-1]),
    ),
    Misconception(
        "the step instead of the slope",
        "Every number has the wrong sign. The slopes are asked for as they are; the minus "
        "comes with the step, later.",
        both(lambda A, d: -A.T @ d, lambda A, d: -d.sum(axis=0)),
    ),
    Misconception(
        "db with a minus",
        "`db` has the wrong sign: add up delta as it is.",
        both(db=lambda A, d: -d.sum(axis=0)),
    ),
    Misconception(
        "wrong order",
        "The two results are in the wrong order: `dW` first, then `db`.",
        lambda A, d: (slope_of_b(A, d), slope_of_W(A, d)),
    ),
    Misconception(
        "only dW",
        "You return `dW` alone. The slopes of the biases are asked for as well: `return dW, db`.",
        slope_of_W,
    ),
    Misconception(
        "only db",
        "You return `db` alone. The slopes of the weights come before it: `return dW, db`.",
        slope_of_b,
    ),
    Misconception(
        "db from the inputs",
        "`db` is made of `A_prev`. The input of a bias is always 1, so only delta counts: "
        "add its rows up.",
        both(db=lambda A, d: A.sum(axis=0)),
    ),
    Misconception(
        "db once for each input",
        "`db` is n_in times too large: it is added up inside the loop over the inputs. A "
        "bias has one input only; move it out of that loop.",
        both(db=lambda A, d: A.shape[1] * d.sum(axis=0)),
    ),
    Misconception(
        "dW of the last sample",
        "dW holds the last sample only: each sample overwrites the one before. Their "
        "wishes are added up, `+=` in place of `=`.",
        both(dW=lambda A, d: np.outer(A[-1], d[-1])),
    ),
    Misconception(
        "dW laid out the other way",
        "Your table for dW has a row for each neuron, and you fill it with a row for each "
        "input. It has the shape of W, (n_in, n_out).",
        _laid_out_the_other_way,
    ),
    Misconception(
        "db the input",
        "`db` is 1 everywhere. That is what comes in through a bias; its slope is that "
        "times delta, added up over the samples.",
        both(db=lambda A, d: np.ones(d.shape[1])),
    ),
)
