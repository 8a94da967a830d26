"""Exercise ``layer_gradients(A_prev, delta)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.backpropagation import layer_gradients


def _random(rng: np.random.Generator, n: int, n_in: int, n_out: int) -> tuple[Any, ...]:
    return rng.uniform(-2, 2, (n, n_in)), rng.uniform(-1, 1, (n, n_out))


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    n_in, n_out = (int(k) for k in rng.choice(np.arange(2, 7), 2, replace=False))
    return _random(rng, 1, n_in, n_out)


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    # Three different numbers, so that nothing fits by accident.
    n, n_in, n_out = (int(k) for k in rng.choice(np.arange(2, 8), 3, replace=False))
    return _random(rng, n, n_in, n_out)


def _one_neuron(rng: np.random.Generator) -> tuple[Any, ...]:
    n, n_in = (int(k) for k in rng.choice(np.arange(2, 8), 2, replace=False))
    return _random(rng, n, n_in, 1)


_ONE = (np.array([[1.0, -3.0]]), np.array([[0.5, -1.0, 2.0]]))
_MANY = (
    np.array([[1.0, 2.0, -1.0], [0.5, -3.0, 4.0]]),
    np.array([[0.5, -1.0, 0.25, 2.0], [-0.25, 1.5, 0.75, 0.5]]),
)
_NEURON = (
    np.array([[1.25, 0.5], [0.75, -2.0], [0.5, 0.75]]),
    np.array([[0.3], [-0.1], [0.25]]),
)


def _dW(A: Any, delta: Any) -> Any:
    return A.T @ delta


def _db(A: Any, delta: Any) -> Any:
    return delta.sum(axis=0)


def _both(
    dW: Callable[[Any, Any], Any] = _dW, db: Callable[[Any, Any], Any] = _db
) -> Callable[..., Any]:
    return lambda A_prev, delta: (dW(A_prev, delta), db(A_prev, delta))


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


EXERCISE = Exercise(
    name="layer_gradients",
    reference=layer_gradients,
    parameters=("A_prev", "delta"),
    parts=(
        Part("one sample", examples=(_ONE,), make=_one),
        Part(
            "many samples",
            examples=(_MANY,),
            make=_many,
            weight=2,
            advice="With several samples each has its wish; the wishes are added up, for the "
            "weights and for the biases.",
        ),
        Part(
            "a layer with a single neuron",
            examples=(_NEURON,),
            make=_one_neuron,
            advice="A layer with one neuron has a dW with one column, and a db that is an array "
            "with one number.",
        ),
    ),
    misconceptions=(
        Misconception(
            "divided by n again",
            "Your slopes are n times too small. Delta holds the 1/n of the mean already: add up "
            "over the samples, and do not divide.",
            _both(lambda A, d: A.T @ d / len(A), lambda A, d: d.mean(axis=0)),
        ),
        Misconception(
            "dW divided by n again",
            "`dW` is n times too small. Delta holds the 1/n of the mean already: do not divide "
            "again.",
            _both(dW=lambda A, d: A.T @ d / len(A)),
        ),
        Misconception(
            "db divided by n again",
            "`db` is n times too small: you take a mean over the samples. Delta holds the 1/n "
            "already, so take the sum.",
            _both(db=lambda A, d: d.mean(axis=0)),
        ),
        Misconception(
            "db not summed",
            "`db` has one row for each sample. A neuron has one bias for all samples: add up over "
            "the samples, `axis=0`.",
            _both(db=lambda A, d: d),
        ),
        Misconception(
            "db summed over the wrong axis",
            "`db` has one number for each sample: you add up over the neurons. There is one bias "
            "for each neuron, so add up over the samples, `axis=0`.",
            _both(db=lambda A, d: d.sum(axis=1)),
        ),
        Misconception(
            "db with keepdims",
            "The numbers of `db` are right, but it is a table with one row. It has the shape of b, "
            "(n_out,): leave out keepdims=True.",
            _both(db=lambda A, d: d.sum(axis=0, keepdims=True)),
        ),
        Misconception(
            "db a column",
            "`db` is a table with one column. It has the shape of b, (n_out,).",
            _both(db=lambda A, d: d.sum(axis=0)[:, None]),
        ),
        Misconception(
            "db one number",
            "You add up all of delta to one number. Each neuron has a bias of its own: add up over "
            "the samples only, `axis=0`.",
            _both(db=lambda A, d: float(d.sum())),
        ),
        Misconception(
            "db one number, a mean",
            "You take the mean of all of delta. Each neuron has a bias of its own, and delta holds "
            "the 1/n already: add up over the samples, `axis=0`.",
            _both(db=lambda A, d: float(d.mean())),
        ),
        Misconception(
            "divided by n again, db one number",
            "Two things: delta holds the 1/n of the mean already, so add up and do not divide; and "
            "each neuron has a bias of its own, so add up over the samples only, `axis=0`.",
            _both(lambda A, d: A.T @ d / len(A), lambda A, d: float(d.mean())),
        ),
        Misconception(
            "dW divided by n again, db one number",
            "Two things: delta holds the 1/n of the mean already, so do not divide; and each "
            "neuron has a bias of its own, so add up over the samples only, `axis=0`.",
            _both(lambda A, d: A.T @ d / len(A), lambda A, d: float(d.sum())),
        ),
        Misconception(
            "dW transposed, db one number",
            "Two things: `dW` is transposed, it has a row for each input; and each neuron has a "
            "bias of its own, so add up delta over the samples only, `axis=0`.",
            _both(lambda A, d: d.T @ A, lambda A, d: float(d.sum())),
        ),
        Misconception(
            "dW transposed, db not summed",
            "Two things: `dW` is transposed, it has a row for each input; and `db` is to be added "
            "up over the samples, `axis=0`.",
            _both(lambda A, d: d.T @ A, lambda A, d: d),
        ),
        Misconception(
            "dW transposed, db summed over the wrong axis",
            "Two things: `dW` is transposed, it has a row for each input; and `db` has a number "
            "for each neuron, so add up over the samples, `axis=0`.",
            _both(lambda A, d: d.T @ A, lambda A, d: d.sum(axis=1)),
        ),
        Misconception(
            "db only the first sample",
            "`db` is the first row of delta. Every sample has its say: add up all rows.",
            _both(db=lambda A, d: d[0]),
        ),
        Misconception(
            "bias without a slope",
            "`db` is 0 everywhere, so the biases would never learn. A bias is a weight whose input "
            "is always 1: add up the deltas.",
            _both(db=lambda A, d: np.zeros(d.shape[1])),
        ),
        Misconception(
            "bias like the inputs",
            "`db` is made with the inputs. The bias has none, or rather, its input is always 1: "
            "add up delta alone.",
            _both(db=lambda A, d: (A.T @ d).sum(axis=0)),
        ),
        Misconception(
            "db averaged and multiplied",
            "`db` is the mean of delta times its size: leave delta as it is, and add it up over "
            "the samples.",
            _both(db=lambda A, d: d.sum(axis=0) * len(d)),
        ),
        Misconception(
            "dW transposed",
            "`dW` is transposed. It has the shape of W, (n_in, n_out): a row for each input, a "
            "column for each neuron.",
            _both(dW=lambda A, d: d.T @ A),
        ),
        Misconception(
            "A_prev not turned round",
            _INNER,
            _both(dW=lambda A, d: A @ d),
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
            _both(dW=lambda A, d: A @ d.T),
        ),
        Misconception(
            "delta first",
            "The product is the wrong way round. dW has a row for each *input*: `A_prev`, turned "
            "round, stands in front.",
            _both(dW=lambda A, d: d @ A.T),
        ),
        Misconception(
            "delta first, nothing turned round",
            "The product is the wrong way round. dW has a row for each *input*: `A_prev`, turned "
            "round with `.T`, stands in front.",
            _both(dW=lambda A, d: d @ A),
        ),
        Misconception(
            "multiplied element by element",
            "`*` multiplies element by element. Every input has to meet every neuron, and the "
            "samples have to be added up: that is what `@` does, with `A_prev.T` in front.",
            _both(dW=lambda A, d: A * d),
        ),
        Misconception(
            "transposed and multiplied element by element",
            "`*` multiplies element by element. Every input has to meet every neuron, and the "
            "samples have to be added up: that is what `@` does.",
            _both(dW=lambda A, d: A.T * d),
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
            _both(dW=lambda A, d: A[:, :, None] * d[:, None, :]),
        ),
        Misconception(
            "everything with everything",
            "np.outer takes both tables apart and multiplies each number with each. Only numbers "
            "of the *same sample* belong together; their products are added up.",
            _both(dW=lambda A, d: np.outer(A, d)),
        ),
        Misconception(
            "inputs added up first",
            "You add up the inputs of all samples before you multiply. Multiply sample by sample "
            "first, then add up.",
            _both(dW=lambda A, d: np.outer(A.sum(axis=0), d.sum(axis=0))),
        ),
        Misconception(
            "mean input times summed delta",
            "You take the mean of the inputs and the sum of the deltas, and multiply those. "
            "Multiply sample by sample first, then add up.",
            _both(dW=lambda A, d: np.outer(A.mean(axis=0), d.sum(axis=0))),
        ),
        Misconception(
            "inputs ignored",
            "Every row of `dW` is the same: the inputs take no part. A weight's slope is its own "
            "input times delta.",
            _both(dW=lambda A, d: np.ones((A.shape[1], 1)) * d.sum(axis=0)),
        ),
        Misconception(
            "only the first sample",
            "Only the first sample counts: the `return` stands inside the loop, or an index is "
            "fixed.",
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
            _both(lambda A, d: -A.T @ d, lambda A, d: -d.sum(axis=0)),
        ),
        Misconception(
            "db with a minus",
            "`db` has the wrong sign: add up delta as it is.",
            _both(db=lambda A, d: -d.sum(axis=0)),
        ),
        Misconception(
            "wrong order",
            "The two results are in the wrong order: `dW` first, then `db`.",
            lambda A, d: (_db(A, d), _dW(A, d)),
        ),
        Misconception(
            "only dW",
            "You return `dW` alone. The slopes of the biases are asked for as well: "
            "`return dW, db`.",
            _dW,
        ),
        Misconception(
            "only db",
            "You return `db` alone. The slopes of the weights come before it: `return dW, db`.",
            _db,
        ),
        Misconception(
            "db from the inputs",
            "`db` is made of `A_prev`. The input of a bias is always 1, so only delta counts: "
            "add its rows up.",
            _both(db=lambda A, d: A.sum(axis=0)),
        ),
        Misconception(
            "db once for each input",
            "`db` is n_in times too large: it is added up inside the loop over the inputs. A "
            "bias has one input only; move it out of that loop.",
            _both(db=lambda A, d: A.shape[1] * d.sum(axis=0)),
        ),
        Misconception(
            "dW of the last sample",
            "dW holds the last sample only: each sample overwrites the one before. Their "
            "wishes are added up, `+=` in place of `=`.",
            _both(dW=lambda A, d: np.outer(A[-1], d[-1])),
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
            _both(db=lambda A, d: np.ones(d.shape[1])),
        ),
    ),
    hints=(
        "Start with one sample. The slope of the weight from input i to neuron j is the input i "
        "times the delta of neuron j. Where does this number stand in dW?",
        "With several samples, each of them gives such a table, and the tables are added up. What "
        "the bias gets is the same with an input of 1.",
        "The shapes say it: `A_prev` is (n_samples, n_in), delta (n_samples, n_out), and dW is to "
        "be (n_in, n_out). Which of the two has to be turned round for `@`, so that the samples "
        "meet and vanish?",
        "For `db`, add up delta over the samples. Samples are rows, so go down the columns: "
        "`axis=0`.",
    ),
)
