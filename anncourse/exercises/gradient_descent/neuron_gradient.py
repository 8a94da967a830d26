"""Exercise ``neuron_gradient(X, y, w, b)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.activations import sigmoid
from annlib.gradient_descent import neuron_gradient


def _random(rng: np.random.Generator, n: int, k: int) -> tuple[Any, ...]:
    X = rng.uniform(-2, 2, (n, k))
    # Any labels but all alike, and seldom as many of one as of the other.
    y = (rng.random(n) < rng.choice([0.3, 0.7])).astype(int)
    y[0] = 1 - y[-1] if n > 1 else y[0]
    w = rng.uniform(0.3, 1.5, k) * rng.choice([-1.0, 1.0], k)
    return X, y, w, float(rng.uniform(0.4, 1.5) * rng.choice([-1.0, 1.0]))


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, 1, int(rng.integers(2, 5)))


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    n, k = (int(i) for i in rng.choice(np.arange(2, 8), 2, replace=False))
    return _random(rng, n, k)


_ONE = (np.array([[1.0, -3.0]]), np.array([0]), np.array([0.5, 0.25]), 0.75)
_ONE_FIRES = (np.array([[2.0, 0.5, -1.0]]), np.array([1]), np.array([0.25, -1.0, 0.5]), -0.5)
_MANY = (
    np.array([[1.0, 2.0], [3.0, -1.0], [2.0, 1.0]]),
    np.array([1, 0, 0]),
    np.array([0.5, -0.25]),
    0.5,
)


def _p(X: Any, w: Any, b: Any) -> Any:
    return sigmoid(X @ w + b)


def _from_delta(delta: Callable[[Any, Any, Any], Any]) -> Callable[..., Any]:
    """Give the gradient that is right but for ``delta(p, y, z)``, the factor of each sample."""

    def gradient(X: Any, y: Any, w: Any, b: Any) -> Any:
        d = delta(_p(X, w, b), y, X @ w + b) / len(y)
        return X.T @ d, float(np.sum(d))

    return gradient


def _from_errors(combine: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """Make something out of X and the right p - y, not yet divided by n."""
    return lambda X, y, w, b: combine(X, _p(X, w, b) - y)


def _with_weights(w_for: Callable[[Any], Any], b_for: Callable[[Any], Any]) -> Callable[..., Any]:
    """Give the right gradient, but at other parameters."""
    right = _from_delta(lambda p, y, z: p - y)
    return lambda X, y, w, b: right(X, y, w_for(w), b_for(b))


def _one_sample(X: Any, y: Any, w: Any, b: Any) -> Any:
    error = _p(X, w, b) - y
    return X[0] * error[0], float(error[0])


def _last_sample(X: Any, y: Any, w: Any, b: Any) -> Any:
    error = _p(X, w, b) - y
    return X[-1] * error[-1] / len(y), float(error[-1]) / len(y)


def _not_added_up(X: Any, y: Any, w: Any, b: Any) -> Any:
    errors = sigmoid(X * w + b) - y
    return X.T @ errors / len(y), float(np.mean(errors))


def _bias_outside(X: Any, y: Any, w: Any, b: Any) -> Any:
    errors = sigmoid(X @ w) + b - y
    return X.T @ errors / len(y), float(np.mean(errors))


def _after_a_step(X: Any, y: Any, w: Any, b: Any) -> Any:
    dw, db = _from_delta(lambda p, y, z: p - y)(X, y, w, b)
    return w - dw, b - db


def _times_the_weights(X: Any, y: Any, w: Any, b: Any) -> Any:
    dw, db = _from_delta(lambda p, y, z: p - y)(X, y, w, b)
    return w * dw, db


def _all_labels(X: Any, y: Any, w: Any, b: Any) -> Any:
    dw, db = np.zeros(len(w)), 0.0
    for x in X:
        dw = dw + (sigmoid(x @ w + b) - y) * x
        db = db + (sigmoid(x @ w + b) - y)
    return dw / len(X), db / len(X)


EXERCISE = Exercise(
    name="neuron_gradient",
    reference=neuron_gradient,
    parts=(
        Part(
            "one sample",
            examples=(_ONE, _ONE_FIRES),
            make=_one,
            advice="Many samples work, a single one does not: X is a table then as well, with one "
            "row.",
        ),
        Part(
            "many samples",
            examples=(_MANY,),
            make=_many,
            weight=3,
            advice="One sample is right, several are not. The gradient is the *mean* over the "
            "samples of what each of them says.",
        ),
    ),
    misconceptions=(
        Misconception(
            "wrong way round",
            "Every slope has the wrong sign: the error is p - y, prediction minus label. With "
            "y - p a step downhill would lead uphill.",
            _from_delta(lambda p, y, z: y - p),
        ),
        Misconception(
            "1/n missing",
            "Your slopes are n times too large: the loss is a *mean* over the samples, and so is "
            "its gradient.",
            _from_errors(lambda X, e: (X.T @ e, float(np.sum(e)))),
        ),
        Misconception(
            "1/n twice",
            "Your slopes are n times too small: you divide by the number of samples twice.",
            _from_errors(lambda X, e: (X.T @ e / len(e) ** 2, float(np.sum(e)) / len(e) ** 2)),
        ),
        Misconception(
            "1/n missing for w",
            "`dw` is n times too large: divide it by the number of samples, as you do with `db`.",
            _from_errors(lambda X, e: (X.T @ e, float(np.mean(e)))),
        ),
        Misconception(
            "1/n missing for b",
            "`db` is n times too large: divide it by the number of samples, as you do with `dw`.",
            _from_errors(lambda X, e: (X.T @ e / len(e), float(np.sum(e)))),
        ),
        Misconception(
            "db twice divided",
            "`db` is n times too small: you divide it by the number of samples twice.",
            _from_errors(lambda X, e: (X.T @ e / len(e), float(np.mean(e)) / len(e))),
        ),
        Misconception(
            "db not summed",
            "`db` has one number for each sample. There is one bias, so it has one slope: add up "
            "over the samples.",
            _from_errors(lambda X, e: (X.T @ e / len(e), e / len(e))),
        ),
        Misconception(
            "db the errors",
            "`db` holds the errors themselves. There is one bias, so it has one slope: their mean.",
            _from_errors(lambda X, e: (X.T @ e / len(e), e)),
        ),
        Misconception(
            "bias without a slope",
            "`db` is 0: the bias would never learn. Its input is always 1, so its slope is the "
            "mean of the errors.",
            _from_errors(lambda X, e: (X.T @ e / len(e), 0.0)),
        ),
        Misconception(
            "bias like the inputs",
            "`db` is made with the inputs. The bias has none, or rather, its input is always 1.",
            _from_errors(lambda X, e: (X.T @ e / len(e), float(np.sum(X.T @ e)) / len(e))),
        ),
        Misconception(
            "db times b",
            "`db` is multiplied by the bias itself. The slope of z when b changes is 1, whatever "
            "b is.",
            lambda X, y, w, b: (
                X.T @ (_p(X, w, b) - y) / len(y),
                float(np.mean(_p(X, w, b) - y)) * b,
            ),
        ),
        Misconception(
            "slope of the sigmoid once too often",
            "The slope of the sigmoid, p (1 - p), is in it once too often. With cross-entropy it "
            "cancels: what is left for each sample is p - y.",
            _from_delta(lambda p, y, z: (p - y) * p * (1 - p)),
        ),
        Misconception(
            "squared error",
            "This is the gradient of the mean squared error. With cross-entropy, the slope of "
            "the sigmoid cancels, and there is no 2: what is left for each sample is p - y.",
            _from_delta(lambda p, y, z: 2 * (p - y) * p * (1 - p)),
        ),
        Misconception(
            "factor 2",
            "Everything is twice as large as it should be. The 2 belongs to squared errors; "
            "cross-entropy has none.",
            _from_delta(lambda p, y, z: 2 * (p - y)),
        ),
        Misconception(
            "stopped at p",
            "You stop at the slope of the loss when *p* changes. To get to the weights, multiply "
            "by the slope of the sigmoid as well; most of it cancels.",
            _from_delta(lambda p, y, z: (p - y) / (p * (1 - p))),
        ),
        Misconception(
            "no sigmoid",
            "You subtract the label from the weighted sum z. Send z through the sigmoid first: p "
            "is a probability.",
            _from_delta(lambda p, y, z: z - y),
        ),
        Misconception(
            "sigmoid twice",
            "The sigmoid is applied twice. p = sigmoid(z), once.",
            _from_delta(lambda p, y, z: sigmoid(p) - y),
        ),
        Misconception(
            "decision instead of probability",
            "You round p to 0 or 1. Keep the probability: it says *how* wrong the neuron is.",
            _from_delta(lambda p, y, z: (z >= 0) - y),
        ),
        Misconception(
            "label ignored",
            "The label takes no part. Without it nobody knows what would be better: the error is "
            "p - y.",
            _from_delta(lambda p, y, z: p),
        ),
        Misconception(
            "labels -1 and 1",
            "You turn the labels into -1 and 1. Here they are 0 and 1, like the probabilities "
            "they are compared with.",
            _from_delta(lambda p, y, z: p - (2 * y - 1)),
        ),
        Misconception(
            "absolute error",
            "The sign of the errors is lost. It says whether p is too large or too small: keep it.",
            _from_delta(lambda p, y, z: np.abs(p - y)),
        ),
        Misconception(
            "bias dropped in z",
            "The bias is missing in the weighted sum: z = X @ w + b.",
            _with_weights(lambda w: w, lambda b: 0.0),
        ),
        Misconception(
            "bias subtracted in z",
            "The bias is subtracted in the weighted sum. It is added: z = X @ w + b.",
            _with_weights(lambda w: w, lambda b: -b),
        ),
        Misconception(
            "inputs ignored",
            "All weights get the same slope. Multiply each sample's error by that sample's inputs.",
            _from_errors(lambda X, e: (np.full(X.shape[1], float(np.mean(e))), float(np.mean(e)))),
        ),
        Misconception(
            "mean of inputs times mean of errors",
            "You take the mean of the inputs and that of the errors, and multiply those. Multiply "
            "sample by sample first, then take the mean.",
            _from_errors(lambda X, e: (np.mean(X, axis=0) * np.mean(e), float(np.mean(e)))),
        ),
        Misconception(
            "weights instead of inputs",
            "You multiply by the weights. How fast z changes when w_j changes is told by the "
            "input x_j.",
            lambda X, y, w, b: (
                w * float(np.mean(_p(X, w, b) - y)),
                float(np.mean(_p(X, w, b) - y)),
            ),
        ),
        Misconception(
            "not summed over samples",
            "`dw` has one row for each sample. There is one neuron: take the mean over the "
            "samples, `axis=0`.",
            _from_errors(lambda X, e: (X * e[:, None] / len(e), float(np.mean(e)))),
        ),
        Misconception(
            "summed over the wrong axis",
            "`dw` has one number for each sample. One for each weight is asked for: add up over "
            "the samples, not over the features.",
            _from_errors(lambda X, e: (np.sum(X * e[:, None], axis=1) / len(e), float(np.mean(e)))),
        ),
        Misconception(
            "divided by the number of features",
            "You divide by the number of columns, the features. The mean is one over the "
            "samples: divide by the number of rows, `len(y)`.",
            _from_errors(lambda X, e: (X.T @ e / X.shape[1], float(np.mean(e)))),
        ),
        Misconception(
            "mean over everything",
            "You divide by the number of all entries of X. Divide by the number of samples, "
            "`len(y)`.",
            _from_errors(lambda X, e: (X.T @ e / X.size, float(np.mean(e)))),
        ),
        Misconception(
            "divided by the features",
            "You divide by the number of features. Divide by the number of samples, `len(y)`.",
            _from_errors(lambda X, e: (X.T @ e / X.shape[1], float(np.sum(e)) / X.shape[1])),
        ),
        Misconception(
            "only the first sample",
            "Only the first sample counts: the `return` stands inside the loop, or an index is "
            "fixed.",
            _one_sample,
        ),
        Misconception(
            "only the last sample",
            "Only the last sample counts. Add up in every round of the loop: `+=`, not `=`.",
            _last_sample,
        ),
        Misconception(
            "wrong order",
            "The two results are in the wrong order: `dw` first, then `db`.",
            _from_errors(lambda X, e: (float(np.mean(e)), X.T @ e / len(e))),
        ),
        Misconception(
            "dw a column",
            "`dw` is a table with one column. It has the shape of `w`, (n_features,).",
            _from_errors(lambda X, e: ((X.T @ e / len(e))[:, None], float(np.mean(e)))),
        ),
        Misconception(
            "only dw",
            "You return `dw` alone. The slope of the bias is asked for as well.",
            _from_errors(lambda X, e: X.T @ e / len(e)),
        ),
        Misconception(
            "X not turned round",
            "`X @ errors` takes the rows of X, the samples, with the errors. It is the "
            "*columns* that meet the errors, one number from each sample: turn X round. (For the "
            "weighted sums X stands in front as it is: `X @ w`.)",
            _from_errors(lambda X, e: (X @ e / len(e), float(np.mean(e)))),
        ),
        Misconception(
            "errors not a column",
            "`errors * X` cannot tell that each *row* of X belongs to an error. Make a column "
            "of the errors, `errors[:, None]`, or let the matrix product do it.",
            _from_errors(lambda X, e: (np.mean(e * X, axis=0), float(np.mean(e)))),
        ),
        Misconception(
            "mean over the features",
            "The products of errors and inputs are averaged along the wrong axis, over the "
            "features: you get one number for each sample. One for each *feature* is asked "
            "for.",
            _from_errors(lambda X, e: (np.mean(X * e[:, None], axis=1), float(np.mean(e)))),
        ),
        Misconception(
            "return inside the loop",
            "The loop ends in its first round, so only the first sample counts: the `return` "
            "stands inside the loop.",
            _from_errors(lambda X, e: (X[0] * e[0] / len(e), float(e[0]) / len(e))),
        ),
        Misconception(
            "bias per feature",
            "The bias is in the weighted sum once for every feature. It belongs to the neuron: "
            "add it once, after the sum.",
            lambda X, y, w, b: _with_weights(lambda w: w, lambda b: b * len(w))(X, y, w, b),
        ),
        Misconception(
            "dw one number",
            "`dw` is a single number. There is one slope for each weight: take the mean over "
            "the samples only.",
            _from_errors(lambda X, e: (float(np.mean(X.T @ e)), float(np.mean(e)))),
        ),
        Misconception(
            "products not added up",
            "`X * w` multiplies each input by its weight and does not add them up. The "
            "weighted sum of each row is `X @ w`.",
            _not_added_up,
        ),
        Misconception(
            "bias outside the sigmoid",
            "The bias is added behind the sigmoid. It belongs to the weighted sum: p = "
            "sigmoid(X @ w + b).",
            _bias_outside,
        ),
        Misconception(
            "step taken",
            "You take a step already, and return new weights. Here only the gradient is asked "
            "for: dw and db.",
            _after_a_step,
        ),
        Misconception(
            "times the weights",
            "dw is multiplied by the weights. The slope of z when a weight changes is its "
            "*input*; the weight itself has no place in it.",
            _times_the_weights,
        ),
        Misconception(
            "all labels for each sample",
            "For each sample you take off `y`, the labels of all. Take that of the sample, `y[i]`.",
            _all_labels,
        ),
        Misconception(
            "weights and bias set to 0",
            "You set `w` and `b` to 0, as in the table of the text. Take those that come in.",
            _with_weights(lambda w: 0 * w, lambda b: 0.0),
        ),
    ),
    hints=(
        "Start with one sample, as you did by hand: z, then p, then the error p - y. What is the "
        "error multiplied by to give the slope of each weight, and what for the bias?",
        "For many samples the errors are an array: `sigmoid(X @ w + b) - y`, one number for each "
        "row. `db` is their mean.",
        "For `dw`, add up each row of X times its error, and divide by n. `X.T @ errors` does the "
        "adding up for all features at once; a loop over the rows will do as well.",
    ),
)
