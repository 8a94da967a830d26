"""Wrong ways to write `forward`: what is kept, and how the loop goes."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.forward_propagation.forward_steps import (
    added_to_the_list,
    called,
    every_activation,
    list_replaced,
    not_unpacked,
    pairs_kept,
    right,
    sums_kept_too,
    through,
    two_layers,
    without_zip,
)

LIST_MISTAKES = (
    Misconception(
        "hidden layers not kept",
        "Only `X` and the last output are in the list. Append inside the loop, once for each "
        "layer, and make the list before it.",
        lambda X, parameters, activations: [X, right(X, parameters, activations)[-1]],
    ),
    Misconception(
        "sums kept too",
        "Your list holds the weighted sums z and the activations a of every layer. Append the "
        "activations only.",
        sums_kept_too,
    ),
    Misconception(
        "pairs of z and a",
        "Your list holds a pair of z and a for each layer. Append the activations a alone.",
        pairs_kept,
    ),
    Misconception(
        "list in reverse",
        "The list stands the other way round: `X` comes first, the output last. `append` "
        "puts the newest at the end.",
        lambda X, parameters, activations: right(X, parameters, activations)[::-1],
    ),
    Misconception(
        "list made an array",
        "The outputs of the layers have different shapes, and so no single array can hold "
        "them. Return the list as it is.",
        lambda X, parameters, activations: np.array(right(X, parameters, activations)),
    ),
    Misconception(
        "in a list of its own",
        "What you append stands in square brackets of its own, a list inside the list. "
        "`append` takes the array itself.",
        through(lambda A, W, b, activation: [activation(A @ W + b)]),
    ),
    Misconception(
        "bias is the weights",
        "The weights stand where the bias belongs. In each pair, place 0 holds W and place 1 "
        "holds b; or name both at once, `W, b = pair`.",
        lambda X, parameters, activations: right(X, [(W, W) for W, _ in parameters], activations),
    ),
    Misconception(
        "zip not unpacked",
        "Each thing that `zip` gives is a pair: a pair (W, b), and an activation function. "
        "Three names need a bracket around the first two: `for (W, b), activation in …`.",
        not_unpacked,
    ),
    Misconception(
        "without zip",
        "The loop takes `parameters` as a whole first, and `activations` as a whole next. To "
        "walk through both side by side, put them into `zip(…)`.",
        without_zip,
    ),
    Misconception(
        "two layers unpacked",
        "You take exactly two layers out of `parameters`. Another network may have one, or "
        "three: let a loop run over them, however many there are.",
        two_layers,
    ),
    Misconception(
        "loop in a loop",
        "What the first layer gives is sent into the first layer once more. Is there a loop "
        "inside a loop, or a fixed index, `parameters[0]`? Each layer has a pair and an "
        "activation function of its own: walk through both lists side by side, with `zip`.",
        every_activation,
    ),
    Misconception(
        "list replaced by None",
        "`append` changes the list and returns None, and with `outputs = outputs.append(…)` "
        "that None replaces your list. Leave out the `outputs =`.",
        list_replaced,
    ),
    Misconception(
        "added to the list",
        "`+=` does not append an array to a list: NumPy tries to add the numbers up. Use `append`.",
        added_to_the_list,
    ),
    Misconception(
        "list of functions called",
        "`activations` is a list of functions, and a list cannot be called. Call one of them: "
        "the one of this layer.",
        through(lambda A, W, b, activation: called([activation], A @ W + b)),
    ),
    Misconception(
        "array for the list",
        "One name serves for the list and for an array. The array of the newest layer takes "
        "the list's place, and has no `append`. Take two names.",
        through(lambda A, W, b, activation: (A @ W).append(b)),
    ),
    Misconception(
        "W transposed",
        "What stands behind the @ is `W` transposed, or b in its place. `W` has shape (n_in, "
        "n_out), which fits behind A of shape (n_samples, n_in) as it is; in each pair of "
        "`parameters` it comes first.",
        through(lambda A, W, b, activation: activation(A @ W.T + b)),
    ),
    Misconception(
        "W times A",
        "The product is the wrong way round. The rows of A, the samples, meet the columns of "
        "`W`, so A stands in front.",
        through(lambda A, W, b, activation: activation(W @ A + b)),
    ),
    Misconception(
        "layers return None",
        "The layers hand on None. A function that you use here, `dense_forward` perhaps, is "
        "not written yet, or its cell has not run, or its `return` is missing.",
        through(lambda A, W, b, activation: None),
    ),
    Misconception(
        "only the first sample",
        "Only the first row of `X` goes through the network. All rows go through at once.",
        lambda X, parameters, activations: right(X[:1], parameters, activations),
    ),
)
