"""Wrong ways to write `backward`: the way forward, and the form of the result."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation.backward_steps import (
    go_back,
    go_forward,
    output_error,
    slope_of_b,
    slope_of_W,
)
from annlib.activations import relu, relu_derivative, sigmoid, softmax
from annlib.forward_propagation import forward


def _one_list_many_names(X: Any, Y: Any, parameters: Any) -> Any:
    return [go_back()(X, Y, parameters)[0]] * len(parameters)


def _slope_too_early(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = go_forward(X, parameters)
    delta, gradients = output_error(inputs[-1], Y, sums[-1]), []
    for k in reversed(range(len(parameters))):
        gradients.append((slope_of_W(inputs[k], delta), slope_of_b(inputs[k], delta)))
        if k > 0:
            delta = (delta @ parameters[k][0].T) * (inputs[k - 1] > 0)
    return gradients[::-1]


def _always_two_activations(X: Any, Y: Any, parameters: Any) -> Any:
    forward(X, parameters, [relu, softmax])
    return go_back()(X, Y, parameters)


def _slope_already_computed(X: Any, Y: Any, parameters: Any) -> Any:
    derivative: Any = relu_derivative(X)
    return derivative(X)


FORWARD_MISTAKES = (
    Misconception(
        "bias dropped on the way forward",
        "On the way forward the biases are missing: z = A @ W + b. So the error is that of "
        "another network.",
        go_back(bias=0.0),
    ),
    Misconception(
        "no ReLU on the way forward",
        "On the way forward the hidden layers lack their ReLU.",
        go_back(hidden=lambda Z: Z),
    ),
    Misconception(
        "sigmoid in the hidden layers",
        "On the way forward the hidden layers use the sigmoid. They have ReLU here.",
        go_back(hidden=sigmoid),
    ),
    Misconception(
        "softmax everywhere",
        "On the way forward every layer uses softmax. It belongs to the output only; the "
        "hidden layers have ReLU.",
        go_back(hidden=softmax),
    ),
    Misconception(
        "ReLU before softmax",
        "On the way forward the output layer has a ReLU before its softmax. Softmax gets the "
        "weighted sums as they are.",
        go_back(output=lambda Z: softmax(relu(Z))),
    ),
    Misconception(
        "ReLU on the output",
        "On the way forward the output layer has ReLU. It has softmax: its results are "
        "probabilities.",
        go_back(output=relu),
    ),
    Misconception(
        "sigmoid on the output",
        "On the way forward the output layer has the sigmoid. With several classes it has softmax.",
        go_back(output=sigmoid),
    ),
    Misconception(
        "no softmax",
        "The softmax of the output is missing: you subtract the truth from weighted sums.",
        go_back(output=lambda Z: Z),
    ),
    Misconception(
        "softmax twice",
        "Softmax is applied to the output twice.",
        go_back(output=lambda Z: softmax(softmax(Z))),
    ),
    Misconception(
        "softmax that overflows",
        "Your own softmax overflows where the weighted sums are large. Subtract the largest "
        "of each row first, as in lesson 3, or use the one that is imported.",
        go_back(output=lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)),
    ),
    Misconception(
        "softmax over the samples",
        "Softmax runs down the columns. Each row is one sample, and the probabilities of a "
        "row add up to 1.",
        go_back(output=lambda Z: softmax(Z.T).T),
    ),
    Misconception(
        "one list under several names",
        "Every layer has the same gradient. `[[…]] * n` makes one list with n names, and what "
        "you put in last is in all of them. Start with an empty list and append.",
        _one_list_many_names,
    ),
    Misconception(
        "bias first",
        "In each pair the bias comes first. The order is (dW, db), as in `parameters`.",
        go_back(done=lambda gradients: [(db, dW) for dW, db in gradients]),
    ),
    Misconception(
        "flat list",
        "You return one flat list, dW1, db1, dW2, db2, … Keep the pairs: (dW, db) for each layer.",
        go_back(done=lambda gradients: [array for pair in gradients for array in pair]),
    ),
    Misconception(
        "flat list, turned round as a whole",
        "You return one flat list. Keep the pairs, (dW, db) for each layer, and turn the "
        "list of pairs round.",
        go_back(done=lambda gradients: [array for dW, db in gradients for array in (db, dW)]),
    ),
    Misconception(
        "weights and biases apart",
        "You return all dW, then all db. Keep them together: a pair (dW, db) for each layer.",
        go_back(done=lambda gradients: ([dW for dW, _ in gradients], [db for _, db in gradients])),
    ),
    Misconception(
        "pieces return None",
        "There is a None where a gradient should be. A function that you use here, "
        "`layer_gradients` perhaps, is not written yet, or its cell has not run.",
        go_back(done=lambda gradients: [None] * len(gradients)),
    ),
    Misconception(
        "a step taken",
        "You return new parameters, after a step. The gradients alone are asked for.",
        lambda X, Y, parameters: [
            (W - 0.1 * dW, b - 0.1 * db)
            for (W, b), (dW, db) in zip(parameters, go_back()(X, Y, parameters), strict=True)
        ],
    ),
    Misconception(
        "slope one layer too early",
        "The slope is taken one layer too early. Behind the weights of layer k lies what "
        "came into that layer, `outputs[k]`; there the slope of ReLU is taken.",
        _slope_too_early,
    ),
    Misconception(
        "an activation too many",
        "`[relu, softmax] * n` repeats both. The hidden layers have ReLU, and the last "
        "layer has softmax, once: `[relu] * … + [softmax]`.",
        lambda X, Y, parameters: forward(X, parameters, [relu, softmax] * len(parameters)),
    ),
    Misconception(
        "always two activations",
        "You always take one ReLU and one softmax. There is one activation function for "
        "each layer: as many ReLU as there are hidden layers, and a softmax.",
        _always_two_activations,
    ),
    Misconception(
        "slope already computed",
        "A function is asked for, and you hand on what it gives. `hidden_delta` calls the "
        "function itself: write `relu_derivative`, without brackets.",
        _slope_already_computed,
    ),
)
