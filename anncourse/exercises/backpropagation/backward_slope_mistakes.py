"""Wrong ways to write `backward`: what becomes of a right delta, dW and db."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation.backward_steps import (
    go_back,
    go_forward,
    output_error,
    slope_of_b,
    slope_of_W,
    step_back,
)

Function = Callable[..., Any]


def _hidden_differently(change: Callable[[Any, Any], Any]) -> Function:
    """Change the gradients of the hidden layers only."""

    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        right = go_back()(X, Y, parameters)
        return [*(change(dW, db) for dW, db in right[:-1]), right[-1]]

    return gradient


def _first_without_db(X: Any, Y: Any, parameters: Any) -> Any:
    (dW, db), *others = go_back()(X, Y, parameters)
    return [(dW, 0 * db), *others]


def _inputs_of(choose: Callable[[Sequence[Any], Sequence[Any], int], Any]) -> Function:
    """Use ``choose(inputs, sums, k)`` in place of what went into layer k."""

    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        inputs, sums = go_forward(X, parameters)
        delta = output_error(inputs[-1], Y, sums[-1])
        gradients = []
        for k in reversed(range(len(parameters))):
            gradients.append((choose(inputs, sums, k).T @ delta, slope_of_b(None, delta)))
            if k > 0:
                delta = step_back(delta, parameters[k][0], sums[k - 1])
        return gradients[::-1]

    return gradient


def _sums_without_bias(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = go_forward(X, parameters)
    delta, gradients = output_error(inputs[-1], Y, sums[-1]), []
    for k in reversed(range(len(parameters))):
        gradients.append((slope_of_W(inputs[k], delta), slope_of_b(inputs[k], delta)))
        if k > 0:
            delta = step_back(delta, parameters[k][0], sums[k - 1] - parameters[k - 1][1])
    return gradients[::-1]


def _only_the_output(X: Any, Y: Any, parameters: Any) -> Any:
    outputs = go_forward(X, parameters)[0][-1]
    delta = (outputs[-1] - Y) / len(outputs[-1])
    return [
        (slope_of_W(outputs[k], delta), slope_of_b(None, delta)) for k in range(len(parameters))
    ]


SLOPE_MISTAKES = (
    Misconception(
        "outputs instead of inputs",
        "dW is made with what comes *out* of the layer. Use what went in: in the list of "
        "`forward` it stands one place before.",
        _inputs_of(lambda inputs, sums, k: inputs[k + 1]),
    ),
    Misconception(
        "X for every layer",
        "dW is made with X at every layer. Only the first layer saw X; the others got what "
        "the layer before them gave.",
        _inputs_of(lambda inputs, sums, k: inputs[0]),
    ),
    Misconception(
        "weighted sums instead of activations",
        "dW is made with the weighted sums of the layer before. What it handed on was "
        "a = relu(z), and 0 where it was silent.",
        _inputs_of(lambda inputs, sums, k: inputs[0] if k == 0 else sums[k - 1]),
    ),
    Misconception(
        "slope at sums without bias",
        "The slope is taken at weighted sums without their bias. The bias decides as well "
        "whether a neuron is silent: Z = A @ W + b.",
        _sums_without_bias,
    ),
    Misconception(
        "only the output kept",
        "`outputs` holds the answer of the network alone. The way back needs the whole list"
        " that `forward` returns; only the delta of the output begins with its last entry.",
        _only_the_output,
    ),
    Misconception(
        "kept activations changed in place",
        "dW is made with ones and zeros: the activations that you kept have been turned into "
        "slopes, in place. Make a new array for the slopes: `A > 0` does.",
        _inputs_of(lambda inputs, sums, k: inputs[0] if k == 0 else (sums[k - 1] > 0) * 1.0),
    ),
    Misconception(
        "db forgotten",
        "The gradients of the biases are missing. Each layer has a pair, (dW, db).",
        go_back(done=lambda gradients: [dW for dW, _ in gradients]),
    ),
    Misconception(
        "biases without a slope",
        "Every `db` is 0, so the biases would never learn. Add up delta over the samples.",
        go_back(db=lambda A, d: np.zeros(d.shape[1])),
    ),
    Misconception(
        "biases of the hidden layers without a slope",
        "The hidden biases have slopes of 0. They learn as well: add up the layer's own delta "
        "over the samples.",
        _hidden_differently(lambda dW, db: (dW, 0 * db)),
    ),
    Misconception(
        "biases of the first layer without a slope",
        "The biases of the first layer have slopes of 0. They learn as those of all other layers "
        "do: add up the layer's own delta over the samples.",
        _first_without_db,
    ),
    Misconception(
        "db not summed",
        "`db` has a row for each sample. A neuron has one bias for all of them: add up over "
        "the samples, `axis=0`.",
        go_back(db=lambda A, d: d),
    ),
    Misconception(
        "db summed over the wrong axis",
        "`db` has one number for each sample. One for each neuron is asked for: `axis=0`.",
        go_back(db=lambda A, d: d.sum(axis=1)),
    ),
    Misconception(
        "db with keepdims",
        "`db` is a table with one row. It has the shape of b, (n_out,): no keepdims=True.",
        go_back(db=lambda A, d: d.sum(axis=0, keepdims=True)),
    ),
    Misconception(
        "db averaged",
        "`db` is a mean over the samples and so n times too small. Delta holds the 1/n "
        "already: take the sum.",
        go_back(db=lambda A, d: d.mean(axis=0)),
    ),
    Misconception(
        "db one number",
        "`db` is one number for the whole layer. Each neuron has a bias of its own: `axis=0`.",
        go_back(db=lambda A, d: float(d.sum())),
    ),
    Misconception(
        "dW transposed",
        "`dW` is transposed. It has the shape of W: a row for each input.",
        go_back(dW=lambda A, d: d.T @ A),
    ),
)
