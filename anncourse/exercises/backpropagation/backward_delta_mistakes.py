"""Wrong ways to write `backward`: delta of the output, and how it goes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation.backward_steps import (
    go_back,
    go_forward,
    output_error,
    slope_of_b,
    slope_of_W,
    step_back,
)
from annlib.activations import relu, sigmoid, tanh

Function = Callable[..., Any]


# Learning rates that people try first.
_RATES = (0.01, 0.1, 0.5, 1.0)


def _next_layers_sums(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = go_forward(X, parameters)
    delta = output_error(inputs[-1], Y, sums[-1])
    gradients = []
    for k in reversed(range(len(parameters))):
        gradients.append((slope_of_W(inputs[k], delta), slope_of_b(inputs[k], delta)))
        if k > 0:
            delta = (delta @ parameters[k][0].T) * (sums[k] > 0)
    return gradients[::-1]


def _updates_on_the_way(lr: float) -> Function:
    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        inputs, sums = go_forward(X, parameters)
        delta = output_error(inputs[-1], Y, sums[-1])
        gradients = []
        for k in reversed(range(len(parameters))):
            W, b = parameters[k]
            dW, db = slope_of_W(inputs[k], delta), slope_of_b(None, delta)
            gradients.append((dW, db))
            W -= lr * dW
            b -= lr * db
            if k > 0:
                delta = step_back(delta, W, sums[k - 1])
        return gradients[::-1]

    return gradient


def _delta_once(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = go_forward(X, parameters)
    delta = output_error(inputs[-1], Y, sums[-1])
    return [(A.T @ delta, delta.sum(axis=0)) for A in inputs[:-1]]


def _always_from_the_output(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = go_forward(X, parameters)
    last = output_error(inputs[-1], Y, sums[-1])
    gradients = [(slope_of_W(inputs[-2], last), slope_of_b(None, last))]
    for k in reversed(range(len(parameters) - 1)):
        delta = step_back(last, parameters[k + 1][0], sums[k])
        gradients.append((slope_of_W(inputs[k], delta), slope_of_b(None, delta)))
    return gradients[::-1]


DELTA_MISTAKES = (
    Misconception(
        "1/n missing",
        "All slopes are n times too large. The loss is a *mean* over the samples: the 1/n "
        "belongs in the delta of the output.",
        go_back(error=lambda P, Y, Z: P - Y),
    ),
    Misconception(
        "1/n twice",
        "All slopes are n times too small. The delta of the output holds 1/n, and every other "
        "delta gets it from there: do not divide again.",
        go_back(dW=lambda A, d: A.T @ d / len(A), db=lambda A, d: d.mean(axis=0)),
    ),
    Misconception(
        "1/n at every layer",
        "You divide by n again at each layer on the way back. The delta of the output holds "
        "1/n, and every other delta gets it from there.",
        go_back(back=lambda d, W, Z: step_back(d, W, Z) / len(d)),
    ),
    Misconception(
        "derivative forgotten",
        "The slope of ReLU is missing on the way back. What a silent neuron would have said "
        "nobody heard, so no error may pass it: times 1 where z > 0, else 0.",
        go_back(back=lambda d, W, Z: d @ W.T),
    ),
    Misconception(
        "slope of the output once too often",
        "The delta of the output is multiplied by p (1 - p). With softmax and cross-entropy "
        "that has cancelled: P - Y, divided by n, is all.",
        go_back(error=lambda P, Y, Z: (P - Y) * P * (1 - P) / len(P)),
    ),
    Misconception(
        "slope of ReLU on the output as well",
        "The delta of the output is multiplied by the slope of ReLU. The output layer has no "
        "ReLU, and the slope of its softmax has cancelled.",
        go_back(error=lambda P, Y, Z: (P - Y) * (Z > 0) / len(P)),
    ),
    Misconception(
        "slope of ReLU at the probabilities",
        "The delta of the output is multiplied by the slope of ReLU, taken at P. The output"
        " layer has no ReLU, and the slope of its softmax has cancelled.",
        go_back(error=lambda P, Y, Z: (P - Y) * (P > 0) / len(P)),
    ),
    Misconception(
        "squared error",
        "This begins with the slope of the squared error. The loss is cross-entropy: the delta "
        "of the output is P - Y, divided by n.",
        go_back(error=lambda P, Y, Z: 2 * (P - Y) * P * (1 - P) / len(P)),
    ),
    Misconception(
        "factor 2",
        "All slopes are twice as large as they should be. The 2 belongs to squared errors; "
        "cross-entropy has none.",
        go_back(error=lambda P, Y, Z: 2 * (P - Y) / len(P)),
    ),
    Misconception(
        "slope of the sigmoid",
        "The hidden layers have ReLU, and you use the slope of the sigmoid: 1 where z > 0, else 0.",
        go_back(back=lambda d, W, Z: (d @ W.T) * sigmoid(Z) * (1 - sigmoid(Z))),
    ),
    Misconception(
        "slope of the sigmoid, in terms of a",
        "The hidden layers have ReLU, and you use the slope of the sigmoid, a (1 - a): with "
        "ReLU it is 1 where z > 0, else 0.",
        go_back(back=lambda d, W, Z: (d @ W.T) * relu(Z) * (1 - relu(Z))),
    ),
    Misconception(
        "slope of tanh",
        "The hidden layers have ReLU, and you use the slope of tanh: 1 where z > 0, else 0.",
        go_back(back=lambda d, W, Z: (d @ W.T) * (1 - tanh(Z) ** 2)),
    ),
    Misconception(
        "ReLU instead of its slope",
        "You multiply the error by what ReLU *gives*. What counts is its slope: 1 where "
        "z > 0, else 0.",
        go_back(back=lambda d, W, Z: (d @ W.T) * relu(Z)),
    ),
    Misconception(
        "ReLU on the error",
        "You send the error itself through ReLU, and lose everything negative. The slope at "
        "*z* decides what passes: 1 where z > 0, else 0.",
        go_back(back=lambda d, W, Z: relu(d @ W.T)),
    ),
    *(
        Misconception(
            f"updated weights, lr = {lr:g}",
            "The error goes back through weights that have taken their step already. The "
            "network that made the error was the old one: first all gradients, then all steps.",
            go_back(weights=lambda W, dW, lr=lr: W - lr * dW),
        )
        for lr in _RATES
    ),
    *(
        Misconception(
            f"updates on the way, lr = {lr:g}",
            "You change the weights while you go back: the caller's arrays, and the layers "
            "before get an error that came through new weights. Only compute here; the step "
            "comes after.",
            _updates_on_the_way(lr),
        )
        for lr in _RATES
    ),
    Misconception(
        "sums of the wrong layer",
        "The slope is taken at the weighted sums of another layer. The error that has come "
        "back through W of layer k belongs to layer k - 1, and so does the slope.",
        _next_layers_sums,
    ),
    Misconception(
        "W not transposed",
        "The error does not fit through these weights. It goes back through the weights of "
        "the *next* layer, through which it was heard, and in the other direction: `.T`. Does "
        "your loop begin at the last layer?",
        go_back(back=lambda d, W, Z: (d @ W) * (Z > 0)),
    ),
    Misconception(
        "pair in place of W",
        "A pair (W, b) stands where W alone is asked for: `parameters[k][0]`, or `W, b = "
        "parameters[k]` first.",
        go_back(weights=lambda W, dW: (W, dW)),
    ),
    Misconception(
        "delta of the output everywhere",
        "Every layer uses the delta of the output. Each has its own: send it back through the "
        "weights and the slope, layer by layer.",
        _delta_once,
    ),
    Misconception(
        "always from the output",
        "You start from the delta of the output again and again. Each round goes on with the "
        "delta of the round before.",
        _always_from_the_output,
    ),
)
