"""Wrong ways to write `layer_gradients`: db, and what is divided by n."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation.layer_gradients_steps import both

BIAS_MISTAKES = (
    Misconception(
        "divided by n again",
        "Your slopes are n times too small. Delta holds the 1/n of the mean already: add up "
        "over the samples, and do not divide.",
        both(lambda A, d: A.T @ d / len(A), lambda A, d: d.mean(axis=0)),
    ),
    Misconception(
        "dW divided by n again",
        "`dW` is n times too small. Delta holds the 1/n of the mean already: do not divide again.",
        both(dW=lambda A, d: A.T @ d / len(A)),
    ),
    Misconception(
        "db divided by n again",
        "`db` is n times too small: you take a mean over the samples. Delta holds the 1/n "
        "already, so take the sum.",
        both(db=lambda A, d: d.mean(axis=0)),
    ),
    Misconception(
        "db not summed",
        "`db` has one row for each sample. A neuron has one bias for all samples: add up over "
        "the samples, `axis=0`.",
        both(db=lambda A, d: d),
    ),
    Misconception(
        "db summed over the wrong axis",
        "`db` has one number for each sample: you add up over the neurons. There is one bias "
        "for each neuron, so add up over the samples, `axis=0`.",
        both(db=lambda A, d: d.sum(axis=1)),
    ),
    Misconception(
        "db with keepdims",
        "The numbers of `db` are right, but it is a table with one row. It has the shape of b, "
        "(n_out,): leave out keepdims=True.",
        both(db=lambda A, d: d.sum(axis=0, keepdims=True)),
    ),
    Misconception(
        "db a column",
        "`db` is a table with one column. It has the shape of b, (n_out,).",
        both(db=lambda A, d: d.sum(axis=0)[:, None]),
    ),
    Misconception(
        "db one number",
        "You add up all of delta to one number. Each neuron has a bias of its own: add up over "
        "the samples only, `axis=0`.",
        both(db=lambda A, d: float(d.sum())),
    ),
    Misconception(
        "db one number, a mean",
        "You take the mean of all of delta. Each neuron has a bias of its own, and delta holds "
        "the 1/n already: add up over the samples, `axis=0`.",
        both(db=lambda A, d: float(d.mean())),
    ),
    Misconception(
        "divided by n again, db one number",
        "Two things: delta holds the 1/n of the mean already, so add up and do not divide; and "
        "each neuron has a bias of its own, so add up over the samples only, `axis=0`.",
        both(lambda A, d: A.T @ d / len(A), lambda A, d: float(d.mean())),
    ),
    Misconception(
        "dW divided by n again, db one number",
        "Two things: delta holds the 1/n of the mean already, so do not divide; and each "
        "neuron has a bias of its own, so add up over the samples only, `axis=0`.",
        both(lambda A, d: A.T @ d / len(A), lambda A, d: float(d.sum())),
    ),
    Misconception(
        "dW transposed, db one number",
        "Two things: `dW` is transposed, it has a row for each input; and each neuron has a "
        "bias of its own, so add up delta over the samples only, `axis=0`.",
        both(lambda A, d: d.T @ A, lambda A, d: float(d.sum())),
    ),
    Misconception(
        "dW transposed, db not summed",
        "Two things: `dW` is transposed, it has a row for each input; and `db` is to be added "
        "up over the samples, `axis=0`.",
        both(lambda A, d: d.T @ A, lambda A, d: d),
    ),
    Misconception(
        "dW transposed, db summed over the wrong axis",
        "Two things: `dW` is transposed, it has a row for each input; and `db` has a number "
        "for each neuron, so add up over the samples, `axis=0`.",
        both(lambda A, d: d.T @ A, lambda A, d: d.sum(axis=1)),
    ),
    Misconception(
        "db only the first sample",
        "`db` is the first row of delta. Every sample has its say: add up all rows.",
        both(db=lambda A, d: d[0]),
    ),
    Misconception(
        "bias without a slope",
        "`db` is 0 everywhere, so the biases would never learn. A bias is a weight whose input "
        "is always 1: add up the deltas.",
        both(db=lambda A, d: np.zeros(d.shape[1])),
    ),
    Misconception(
        "bias like the inputs",
        "`db` is made with the inputs. The bias has none, or rather, its input is always 1: "
        "add up delta alone.",
        both(db=lambda A, d: (A.T @ d).sum(axis=0)),
    ),
    Misconception(
        "db averaged and multiplied",
        "`db` is the mean of delta times its size: leave delta as it is, and add it up over "
        "the samples.",
        both(db=lambda A, d: d.sum(axis=0) * len(d)),
    ),
)
