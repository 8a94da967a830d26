"""Wrong ways to write `neuron_gradient`: how inputs and errors meet, and what is returned."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.gradient_descent.neuron_gradient_steps import (
    after_a_step,
    all_labels,
    bias_outside,
    from_errors,
    last_sample,
    not_added_up,
    one_sample,
    probability,
    times_the_weights,
    with_weights,
)

SLOPE_MISTAKES = (
    Misconception(
        "mean of inputs times mean of errors",
        "You take the mean of the inputs and that of the errors, and multiply those. Multiply "
        "sample by sample first, then take the mean.",
        from_errors(lambda X, e: (np.mean(X, axis=0) * np.mean(e), float(np.mean(e)))),
    ),
    Misconception(
        "weights instead of inputs",
        "You multiply by the weights. How fast z changes when w_j changes is told by the "
        "input x_j.",
        lambda X, y, w, b: (
            w * float(np.mean(probability(X, w, b) - y)),
            float(np.mean(probability(X, w, b) - y)),
        ),
    ),
    Misconception(
        "not summed over samples",
        "`dw` has one row for each sample. There is one neuron: take the mean over the "
        "samples, `axis=0`.",
        from_errors(lambda X, e: (X * e[:, None] / len(e), float(np.mean(e)))),
    ),
    Misconception(
        "summed over the wrong axis",
        "`dw` has one number for each sample. One for each weight is asked for: add up over "
        "the samples, not over the features.",
        from_errors(lambda X, e: (np.sum(X * e[:, None], axis=1) / len(e), float(np.mean(e)))),
    ),
    Misconception(
        "divided by the number of features",
        "You divide by the number of columns, the features. The mean is one over the "
        "samples: divide by the number of rows, `len(y)`.",
        from_errors(lambda X, e: (X.T @ e / X.shape[1], float(np.mean(e)))),
    ),
    Misconception(
        "mean over everything",
        "You divide by the number of all entries of X. Divide by the number of samples, `len(y)`.",
        from_errors(lambda X, e: (X.T @ e / X.size, float(np.mean(e)))),
    ),
    Misconception(
        "divided by the features",
        "You divide by the number of features. Divide by the number of samples, `len(y)`.",
        from_errors(lambda X, e: (X.T @ e / X.shape[1], float(np.sum(e)) / X.shape[1])),
    ),
    Misconception(
        "only the first sample",
        "Only the first sample counts: the `return` stands inside the loop, or an index is fixed.",
        one_sample,
    ),
    Misconception(
        "only the last sample",
        "Only the last sample counts. Add up in every round of the loop: `+=`, not `=`.",
        last_sample,
    ),
    Misconception(
        "wrong order",
        "The two results are in the wrong order: `dw` first, then `db`.",
        from_errors(lambda X, e: (float(np.mean(e)), X.T @ e / len(e))),
    ),
    Misconception(
        "dw a column",
        "`dw` is a table with one column. It has the shape of `w`, (n_features,).",
        from_errors(lambda X, e: ((X.T @ e / len(e))[:, None], float(np.mean(e)))),
    ),
    Misconception(
        "only dw",
        "You return `dw` alone. The slope of the bias is asked for as well.",
        from_errors(lambda X, e: X.T @ e / len(e)),
    ),
    Misconception(
        "X not turned round",
        "`X @ errors` takes the rows of X, the samples, with the errors. It is the "
        "*columns* that meet the errors, one number from each sample: turn X round. (For the "
        "weighted sums X stands in front as it is: `X @ w`.)",
        from_errors(lambda X, e: (X @ e / len(e), float(np.mean(e)))),
    ),
    Misconception(
        "errors not a column",
        "`errors * X` cannot tell that each *row* of X belongs to an error. Make a column "
        "of the errors, `errors[:, None]`, or let the matrix product do it.",
        from_errors(lambda X, e: (np.mean(e * X, axis=0), float(np.mean(e)))),
    ),
    Misconception(
        "mean over the features",
        "The products of errors and inputs are averaged along the wrong axis, over the "
        "features: you get one number for each sample. One for each *feature* is asked "
        "for.",
        from_errors(lambda X, e: (np.mean(X * e[:, None], axis=1), float(np.mean(e)))),
    ),
    Misconception(
        "return inside the loop",
        "The loop ends in its first round, so only the first sample counts: the `return` "
        "stands inside the loop.",
        from_errors(lambda X, e: (X[0] * e[0] / len(e), float(e[0]) / len(e))),
    ),
    Misconception(
        "bias per feature",
        "The bias is in the weighted sum once for every feature. It belongs to the neuron: "
        "add it once, after the sum.",
        lambda X, y, w, b: with_weights(lambda w: w, lambda b: b * len(w))(X, y, w, b),
    ),
    Misconception(
        "dw one number",
        "`dw` is a single number. There is one slope for each weight: take the mean over "
        "the samples only.",
        from_errors(lambda X, e: (float(np.mean(X.T @ e)), float(np.mean(e)))),
    ),
    Misconception(
        "products not added up",
        "`X * w` multiplies each input by its weight and does not add them up. The "
        "weighted sum of each row is `X @ w`.",
        not_added_up,
    ),
    Misconception(
        "bias outside the sigmoid",
        "The bias is added behind the sigmoid. It belongs to the weighted sum: p = "
        "sigmoid(X @ w + b).",
        bias_outside,
    ),
    Misconception(
        "step taken",
        "You take a step already, and return new weights. Here only the gradient is asked "
        "for: dw and db.",
        after_a_step,
    ),
    Misconception(
        "times the weights",
        "dw is multiplied by the weights. The slope of z when a weight changes is its "
        "*input*; the weight itself has no place in it.",
        times_the_weights,
    ),
    Misconception(
        "all labels for each sample",
        "For each sample you take off `y`, the labels of all. Take that of the sample, `y[i]`.",
        all_labels,
    ),
    Misconception(
        "weights and bias set to 0",
        "You set `w` and `b` to 0, as in the table of the text. Take those that come in.",
        with_weights(lambda w: 0 * w, lambda b: 0.0),
    ),
)
