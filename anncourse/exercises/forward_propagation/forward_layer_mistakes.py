"""Wrong ways to write `forward`: what a layer computes and hands on."""

from __future__ import annotations

from anncourse.checks.exercise import Misconception
from anncourse.exercises.forward_propagation.forward_steps import (
    always_x,
    hands_sums_on,
    hidden_without,
    keeps_sums,
    only_first,
    output_twice,
    output_without,
    right,
    through,
)
from annlib.activations import relu, sigmoid

LAYER_MISTAKES = (
    Misconception(
        "X missing",
        "The data are missing from the list: `X` itself comes first, then A1, A2 and so on.",
        lambda X, parameters, activations: right(X, parameters, activations)[1:],
    ),
    Misconception(
        "only the output",
        "You return the last output only. A list with what every layer gives is asked for: "
        "[X, A1, …, A_out].",
        lambda X, parameters, activations: right(X, parameters, activations)[-1],
    ),
    Misconception(
        "only the hidden layers",
        "The output of the last layer is missing from the list: the loop stops one too early, "
        "or appends before it computes.",
        lambda X, parameters, activations: right(X, parameters, activations)[:-1],
    ),
    Misconception(
        "only the first layer",
        "Only the first layer is computed: the `return` stands inside the loop. Return after it.",
        only_first,
    ),
    Misconception(
        "bias dropped",
        "The bias is missing in the layers: z = A @ W + b.",
        through(lambda A, W, b, activation: activation(A @ W)),
    ),
    Misconception(
        "bias per feature",
        "The bias is added once for every input of a layer. It belongs to the neuron: add it "
        "once, after the sum.",
        through(lambda A, W, b, activation: activation(A @ W + A.shape[1] * b)),
    ),
    Misconception(
        "bias subtracted",
        "The bias is subtracted. It is added: z = A @ W + b.",
        through(lambda A, W, b, activation: activation(A @ W - b)),
    ),
    Misconception(
        "bias after the activation",
        "The bias is added after the activation function. It is part of the weighted sum: "
        "add it before.",
        through(lambda A, W, b, activation: activation(A @ W) + b),
    ),
    Misconception(
        "no activation at all",
        "No layer has its activation function: these are weighted sums. Each layer hands on "
        "a = activation(z).",
        through(lambda A, W, b, activation: A @ W + b),
    ),
    Misconception(
        "activation skipped on the output",
        "The last layer lacks its activation function. `activations` has one for every layer, "
        "the output layer included.",
        output_without,
    ),
    Misconception(
        "activation skipped on the hidden layers",
        "Only the last layer has its activation function. Hidden layers need theirs too: "
        "`activations` has one for every layer.",
        hidden_without,
    ),
    Misconception(
        "activation on the output twice",
        "The activation function of the output is applied twice: in the loop, and once more "
        "after it.",
        output_twice,
    ),
    Misconception(
        "z kept instead of a",
        "You hand on the right values, but the list holds the weighted sums z. Append the "
        "activations a.",
        keeps_sums,
    ),
    Misconception(
        "z handed on instead of a",
        "The list holds activations, but the next layer gets the weighted sums z. Hand on a: "
        "what is silent must not be heard.",
        hands_sums_on,
    ),
    Misconception(
        "data activated",
        "The activation function is applied to what comes into a layer. It belongs to what "
        "goes out: first the weighted sum, then the activation.",
        through(lambda A, W, b, activation: activation(A) @ W + b),
    ),
    Misconception(
        "first activation everywhere",
        "Every layer uses the first activation function. Layer k has its own, `activations[k]`.",
        lambda X, parameters, activations: right(
            X, parameters, [activations[0]] * len(activations)
        ),
    ),
    Misconception(
        "first activation in all hidden layers",
        "All hidden layers use the first activation function. They need not have the same one: "
        "layer k has its own, `activations[k]`.",
        lambda X, parameters, activations: right(
            X, parameters, [*[activations[0]] * (len(activations) - 1), activations[-1]]
        ),
    ),
    Misconception(
        "last activation everywhere",
        "Every layer uses the last activation function. Layer k has its own, `activations[k]`.",
        lambda X, parameters, activations: right(
            X, parameters, [activations[-1]] * len(activations)
        ),
    ),
    Misconception(
        "ReLU and sigmoid built in",
        "You use ReLU and the sigmoid whatever stands in `activations`. Another network may "
        "have others: take them from the list.",
        lambda X, parameters, activations: right(
            X, parameters, [*[relu] * (len(parameters) - 1), sigmoid]
        ),
    ),
    Misconception(
        "activations in reverse",
        "The activation functions are taken in reverse order. The first belongs to the first "
        "layer behind the data.",
        lambda X, parameters, activations: right(X, parameters, activations[::-1]),
    ),
    Misconception(
        "first layer skipped",
        "The first layer is skipped: its W and b stand at place 0 of `parameters`, and a range "
        "from 1 on leaves them out.",
        lambda X, parameters, activations: right(X, parameters[1:], activations[1:]),
    ),
    Misconception(
        "every layer fed with X",
        "A layer gets `X` that should get what the layer before it gives. Only the first layer "
        "sees the data; the others take the newest entry of the list, `outputs[-1]`.",
        always_x,
    ),
    Misconception(
        "X again and again",
        "You append `X` for each layer. Append what the layer gives.",
        lambda X, parameters, activations: [X] * len(parameters),
    ),
    Misconception(
        "X and again X",
        "You append `X` for each layer. Append what the layer gives.",
        lambda X, parameters, activations: [X] * (len(parameters) + 1),
    ),
)
