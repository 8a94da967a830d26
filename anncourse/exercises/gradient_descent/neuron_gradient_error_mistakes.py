"""Wrong ways to write `neuron_gradient`: the errors, and their mean."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.gradient_descent.neuron_gradient_steps import (
    from_delta,
    from_errors,
    probability,
    with_weights,
)
from annlib.activations import sigmoid

ERROR_MISTAKES = (
    Misconception(
        "wrong way round",
        "Every slope has the wrong sign: the error is p - y, prediction minus label. With "
        "y - p a step downhill would lead uphill.",
        from_delta(lambda p, y, z: y - p),
    ),
    Misconception(
        "1/n missing",
        "Your slopes are n times too large: the loss is a *mean* over the samples, and so is "
        "its gradient.",
        from_errors(lambda X, e: (X.T @ e, float(np.sum(e)))),
    ),
    Misconception(
        "1/n twice",
        "Your slopes are n times too small: you divide by the number of samples twice.",
        from_errors(lambda X, e: (X.T @ e / len(e) ** 2, float(np.sum(e)) / len(e) ** 2)),
    ),
    Misconception(
        "1/n missing for w",
        "`dw` is n times too large: divide it by the number of samples, as you do with `db`.",
        from_errors(lambda X, e: (X.T @ e, float(np.mean(e)))),
    ),
    Misconception(
        "1/n missing for b",
        "`db` is n times too large: divide it by the number of samples, as you do with `dw`.",
        from_errors(lambda X, e: (X.T @ e / len(e), float(np.sum(e)))),
    ),
    Misconception(
        "db twice divided",
        "`db` is n times too small: you divide it by the number of samples twice.",
        from_errors(lambda X, e: (X.T @ e / len(e), float(np.mean(e)) / len(e))),
    ),
    Misconception(
        "db not summed",
        "`db` has one number for each sample. There is one bias, so it has one slope: add up "
        "over the samples.",
        from_errors(lambda X, e: (X.T @ e / len(e), e / len(e))),
    ),
    Misconception(
        "db the errors",
        "`db` holds the errors themselves. There is one bias, so it has one slope: their mean.",
        from_errors(lambda X, e: (X.T @ e / len(e), e)),
    ),
    Misconception(
        "bias without a slope",
        "`db` is 0: the bias would never learn. Its input is always 1, so its slope is the "
        "mean of the errors.",
        from_errors(lambda X, e: (X.T @ e / len(e), 0.0)),
    ),
    Misconception(
        "bias like the inputs",
        "`db` is made with the inputs. The bias has none, or rather, its input is always 1.",
        from_errors(lambda X, e: (X.T @ e / len(e), float(np.sum(X.T @ e)) / len(e))),
    ),
    Misconception(
        "db times b",
        "`db` is multiplied by the bias itself. The slope of z when b changes is 1, whatever b is.",
        lambda X, y, w, b: (
            X.T @ (probability(X, w, b) - y) / len(y),
            float(np.mean(probability(X, w, b) - y)) * b,
        ),
    ),
    Misconception(
        "slope of the sigmoid once too often",
        "The slope of the sigmoid, p (1 - p), is in it once too often. With cross-entropy it "
        "cancels: what is left for each sample is p - y.",
        from_delta(lambda p, y, z: (p - y) * p * (1 - p)),
    ),
    Misconception(
        "squared error",
        "This is the gradient of the mean squared error. With cross-entropy, the slope of "
        "the sigmoid cancels, and there is no 2: what is left for each sample is p - y.",
        from_delta(lambda p, y, z: 2 * (p - y) * p * (1 - p)),
    ),
    Misconception(
        "factor 2",
        "Everything is twice as large as it should be. The 2 belongs to squared errors; "
        "cross-entropy has none.",
        from_delta(lambda p, y, z: 2 * (p - y)),
    ),
    Misconception(
        "stopped at p",
        "You stop at the slope of the loss when *p* changes. To get to the weights, multiply "
        "by the slope of the sigmoid as well; most of it cancels.",
        from_delta(lambda p, y, z: (p - y) / (p * (1 - p))),
    ),
    Misconception(
        "no sigmoid",
        "You subtract the label from the weighted sum z. Send z through the sigmoid first: p "
        "is a probability.",
        from_delta(lambda p, y, z: z - y),
    ),
    Misconception(
        "sigmoid twice",
        "The sigmoid is applied twice. p = sigmoid(z), once.",
        from_delta(lambda p, y, z: sigmoid(p) - y),
    ),
    Misconception(
        "decision instead of probability",
        "You round p to 0 or 1. Keep the probability: it says *how* wrong the neuron is.",
        from_delta(lambda p, y, z: (z >= 0) - y),
    ),
    Misconception(
        "label ignored",
        "The label takes no part. Without it nobody knows what would be better: the error is "
        "p - y.",
        from_delta(lambda p, y, z: p),
    ),
    Misconception(
        "labels -1 and 1",
        "You turn the labels into -1 and 1. Here they are 0 and 1, like the probabilities "
        "they are compared with.",
        from_delta(lambda p, y, z: p - (2 * y - 1)),
    ),
    Misconception(
        "absolute error",
        "The sign of the errors is lost. It says whether p is too large or too small: keep it.",
        from_delta(lambda p, y, z: np.abs(p - y)),
    ),
    Misconception(
        "bias dropped in z",
        "The bias is missing in the weighted sum: z = X @ w + b.",
        with_weights(lambda w: w, lambda b: 0.0),
    ),
    Misconception(
        "bias subtracted in z",
        "The bias is subtracted in the weighted sum. It is added: z = X @ w + b.",
        with_weights(lambda w: w, lambda b: -b),
    ),
    Misconception(
        "inputs ignored",
        "All weights get the same slope. Multiply each sample's error by that sample's inputs.",
        from_errors(lambda X, e: (np.full(X.shape[1], float(np.mean(e))), float(np.mean(e)))),
    ),
)
