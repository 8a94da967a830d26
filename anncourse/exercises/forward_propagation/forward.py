"""Exercise ``forward(X, parameters, activations)``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.activations import relu, sigmoid, softmax, tanh
from annlib.forward_propagation import forward

Layer = Callable[[Any, Any, Any, Any], Any]


def _network(rng: np.random.Generator, n_layers: int, last: Sequence[Any]) -> tuple[Any, ...]:
    # The number of samples and all sizes differ, so that nothing fits by accident.
    n, *sizes = (int(k) for k in 2 + rng.permutation(n_layers + 2))
    if rng.integers(3) == 0 and softmax not in last:
        sizes[-1] = 1
    parameters = []
    for n_in, n_out in pairwise(sizes):
        bias = rng.uniform(0.3, 1.2, n_out) * rng.choice([-1.0, 1.0], n_out)
        parameters.append((rng.uniform(-1, 1, (n_in, n_out)), bias))
    hidden = [(relu, tanh)[(k + n) % 2] for k in range(n_layers - 1)]
    return rng.uniform(-2, 2, (n, sizes[0])), parameters, [*hidden, last[n % len(last)]]


def _through(layer: Layer) -> Callable[[Any, Any, Any], list[Any]]:
    """A forward pass with one step of a layer swapped for another."""

    def run(X: Any, parameters: Any, activations: Any) -> list[Any]:
        outputs = [X]
        for (W, b), activation in zip(parameters, activations, strict=True):
            outputs.append(layer(outputs[-1], W, b, activation))
        return outputs

    return run


_right = _through(lambda A, W, b, activation: activation(A @ W + b))


def _hidden_without(X: Any, parameters: Any, activations: Any) -> list[Any]:
    plain = [lambda Z: Z] * (len(activations) - 1)
    return _right(X, parameters, [*plain, activations[-1]])


def _output_without(X: Any, parameters: Any, activations: Any) -> list[Any]:
    return _right(X, parameters, [*activations[:-1], lambda Z: Z])


def _output_twice(X: Any, parameters: Any, activations: Any) -> list[Any]:
    outputs = _right(X, parameters, activations)
    return [*outputs[:-1], activations[-1](outputs[-1])]


def _keeps_sums(X: Any, parameters: Any, activations: Any) -> list[Any]:
    outputs, A = [X], X
    for (W, b), activation in zip(parameters, activations, strict=True):
        Z = A @ W + b
        outputs.append(Z)
        A = activation(Z)
    return outputs


def _hands_sums_on(X: Any, parameters: Any, activations: Any) -> list[Any]:
    outputs, A = [X], X
    for (W, b), activation in zip(parameters, activations, strict=True):
        A = A @ W + b
        outputs.append(activation(A))
    return outputs


def _sums_kept_too(X: Any, parameters: Any, activations: Any) -> list[Any]:
    outputs = [X]
    for (W, b), activation in zip(parameters, activations, strict=True):
        Z = outputs[-1] @ W + b
        outputs += [Z, activation(Z)]
    return outputs


def _list_replaced(X: Any, parameters: Any, activations: Any) -> Any:
    outputs: Any = [X]
    for (W, b), activation in zip(parameters, activations, strict=True):
        outputs = outputs.append(activation(outputs[-1] @ W + b))
    return outputs


def _not_unpacked(X: Any, parameters: Any, activations: Any) -> list[Any]:
    outputs = [X]
    for W, b, activation in zip(parameters, activations, strict=True):  # type: ignore[misc]
        outputs.append(activation(outputs[-1] @ W + b))
    return outputs


def _without_zip(X: Any, parameters: Any, activations: Any) -> list[Any]:
    outputs = [X]
    for (W, b), activation in (parameters, activations):
        outputs.append(activation(outputs[-1] @ W + b))
    return outputs


def _every_activation(X: Any, parameters: Any, activations: Any) -> list[Any]:
    pairs = [(p, activation) for p in parameters for activation in activations]
    return _right(X, [p for p, _ in pairs], [activation for _, activation in pairs])


def _added_to_the_list(X: Any, parameters: Any, activations: Any) -> Any:
    outputs: Any = [X]
    for (W, b), activation in zip(parameters, activations, strict=True):
        outputs += activation(outputs[-1] @ W + b)
    return outputs


def _called(functions: Any, Z: Any) -> Any:
    return functions(Z)


def _only_first(X: Any, parameters: Any, activations: Any) -> list[Any]:
    return _right(X, parameters[:1], activations[:1])


def _always_x(X: Any, parameters: Any, activations: Any) -> list[Any]:
    layers = zip(parameters, activations, strict=True)
    return [X, *[activation(X @ W + b) for (W, b), activation in layers]]


def _two_layers(X: Any, parameters: Any, activations: Any) -> list[Any]:
    (W1, b1), (W2, b2) = parameters
    A1 = activations[0](X @ W1 + b1)
    return [X, A1, activations[1](A1 @ W2 + b2)]


def _pairs_kept(X: Any, parameters: Any, activations: Any) -> list[Any]:
    outputs, A = [X], X
    for (W, b), activation in zip(parameters, activations, strict=True):
        Z = A @ W + b
        A = activation(Z)
        outputs.append((Z, A))
    return outputs


EXERCISE = Exercise(
    name="forward",
    reference=forward,
    parts=(
        Part(
            "one hidden layer",
            examples=(
                (
                    np.array([[1.0, 2.0, -0.5], [2.0, 1.0, 0.25]]),
                    [
                        (
                            np.array(
                                [
                                    [0.5, -1.0, 0.25, 1.0],
                                    [0.25, 0.75, -0.5, -1.5],
                                    [1.0, -0.5, 2.0, 0.75],
                                ]
                            ),
                            np.array([-0.5, 0.25, 0.75, 1.5]),
                        ),
                        (np.array([[1.5], [-2.0], [0.5], [-0.25]]), np.array([1.25])),
                    ],
                    [relu, sigmoid],
                ),
                (
                    np.array([[1.0, -0.5], [0.25, 2.0]]),
                    [
                        (
                            np.array([[1.0, -0.75, 0.5], [0.25, 1.0, -1.0]]),
                            np.array([0.5, -0.25, 0.75]),
                        ),
                        (np.array([[1.0], [-1.5], [0.5]]), np.array([-0.5])),
                    ],
                    [tanh, tanh],
                ),
            ),
            make=lambda rng: _network(rng, 2, (sigmoid, tanh)),
            n_random=8,
        ),
        Part(
            "any number of layers",
            examples=(
                (
                    np.array([[0.5, -1.0], [0.0, 0.0], [2.0, 1.5]]),
                    [(np.array([[1.5, -0.5, 1.0], [0.5, 2.0, -1.0]]), np.array([0.5, -1.0, 0.25]))],
                    [tanh],
                ),
                (
                    np.array([[0.5, 1.0, -1.0], [2.0, -0.5, 0.25]]),
                    [
                        (np.array([[1.0, -0.5], [0.5, 0.75], [-1.0, 0.25]]), np.array([0.5, 1.0])),
                        (np.array([[0.75], [-1.0]]), np.array([0.25])),
                        (np.array([[1.5, -2.0, 0.5, 1.0]]), np.array([-0.5, 0.75, 1.0, -1.5])),
                    ],
                    [relu, tanh, sigmoid],
                ),
            ),
            make=lambda rng: _network(rng, int(rng.integers(3, 5)), (sigmoid, tanh)),
            n_random=8,
            advice="One hidden layer works, other depths do not. Let a loop run over "
            "`parameters`, however many layers there are.",
        ),
        Part(
            "softmax at the output",
            examples=(
                (
                    np.array([[2.0, -1.0], [-0.5, 1.5], [0.25, 0.5]]),
                    [
                        (
                            np.array([[0.5, -1.0, 0.75, 1.0], [1.0, 0.25, -0.5, 0.5]]),
                            np.array([0.25, 0.5, -0.75, 1.0]),
                        ),
                        (
                            np.array([[1.0, -0.5], [0.25, 1.5], [-1.0, 0.5], [0.75, -0.25]]),
                            np.array([0.5, -1.0]),
                        ),
                    ],
                    [relu, softmax],
                ),
            ),
            make=lambda rng: _network(rng, 2, (softmax,)),
            n_random=6,
            core=False,
            advice="If only softmax is wrong: it needs a whole row of weighted sums. Call the "
            "activation function once for each layer, on the whole table.",
        ),
    ),
    misconceptions=(
        Misconception(
            "X missing",
            "The data are missing from the list: `X` itself comes first, then A1, A2 and so on.",
            lambda X, parameters, activations: _right(X, parameters, activations)[1:],
        ),
        Misconception(
            "only the output",
            "You return the last output only. A list with what every layer gives is asked for: "
            "[X, A1, …, A_out].",
            lambda X, parameters, activations: _right(X, parameters, activations)[-1],
        ),
        Misconception(
            "only the hidden layers",
            "The output of the last layer is missing from the list: the loop stops one too early, "
            "or appends before it computes.",
            lambda X, parameters, activations: _right(X, parameters, activations)[:-1],
        ),
        Misconception(
            "only the first layer",
            "Only the first layer is computed: the `return` stands inside the loop. Return after "
            "it.",
            _only_first,
        ),
        Misconception(
            "bias dropped",
            "The bias is missing in the layers: z = A @ W + b.",
            _through(lambda A, W, b, activation: activation(A @ W)),
        ),
        Misconception(
            "bias per feature",
            "The bias is added once for every input of a layer. It belongs to the neuron: add it "
            "once, after the sum.",
            _through(lambda A, W, b, activation: activation(A @ W + A.shape[1] * b)),
        ),
        Misconception(
            "bias subtracted",
            "The bias is subtracted. It is added: z = A @ W + b.",
            _through(lambda A, W, b, activation: activation(A @ W - b)),
        ),
        Misconception(
            "bias after the activation",
            "The bias is added after the activation function. It is part of the weighted sum: "
            "add it before.",
            _through(lambda A, W, b, activation: activation(A @ W) + b),
        ),
        Misconception(
            "no activation at all",
            "No layer has its activation function: these are weighted sums. Each layer hands on "
            "a = activation(z).",
            _through(lambda A, W, b, activation: A @ W + b),
        ),
        Misconception(
            "activation skipped on the output",
            "The last layer lacks its activation function. `activations` has one for every layer, "
            "the output layer included.",
            _output_without,
        ),
        Misconception(
            "activation skipped on the hidden layers",
            "Only the last layer has its activation function. Hidden layers need theirs too: "
            "`activations` has one for every layer.",
            _hidden_without,
        ),
        Misconception(
            "activation on the output twice",
            "The activation function of the output is applied twice: in the loop, and once more "
            "after it.",
            _output_twice,
        ),
        Misconception(
            "z kept instead of a",
            "You hand on the right values, but the list holds the weighted sums z. Append the "
            "activations a.",
            _keeps_sums,
        ),
        Misconception(
            "z handed on instead of a",
            "The list holds activations, but the next layer gets the weighted sums z. Hand on a: "
            "what is silent must not be heard.",
            _hands_sums_on,
        ),
        Misconception(
            "data activated",
            "The activation function is applied to what comes into a layer. It belongs to what "
            "goes out: first the weighted sum, then the activation.",
            _through(lambda A, W, b, activation: activation(A) @ W + b),
        ),
        Misconception(
            "first activation everywhere",
            "Every layer uses the first activation function. Layer k has its own, "
            "`activations[k]`.",
            lambda X, parameters, activations: _right(
                X, parameters, [activations[0]] * len(activations)
            ),
        ),
        Misconception(
            "last activation everywhere",
            "Every layer uses the last activation function. Layer k has its own, `activations[k]`.",
            lambda X, parameters, activations: _right(
                X, parameters, [activations[-1]] * len(activations)
            ),
        ),
        Misconception(
            "ReLU and sigmoid built in",
            "You use ReLU and the sigmoid whatever stands in `activations`. Another network may "
            "have others: take them from the list.",
            lambda X, parameters, activations: _right(
                X, parameters, [*[relu] * (len(parameters) - 1), sigmoid]
            ),
        ),
        Misconception(
            "activations in reverse",
            "The activation functions are taken in reverse order. The first belongs to the first "
            "layer behind the data.",
            lambda X, parameters, activations: _right(X, parameters, activations[::-1]),
        ),
        Misconception(
            "first layer skipped",
            "The first layer is skipped: its W and b stand at place 0 of `parameters`, and a range "
            "from 1 on leaves them out.",
            lambda X, parameters, activations: _right(X, parameters[1:], activations[1:]),
        ),
        Misconception(
            "every layer fed with X",
            "A layer gets `X` that should get what the layer before it gives. Only the first layer "
            "sees the data; the others take the newest entry of the list, `outputs[-1]`.",
            _always_x,
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
        Misconception(
            "hidden layers not kept",
            "Only `X` and the last output are in the list. Append inside the loop, once for each "
            "layer, and make the list before it.",
            lambda X, parameters, activations: [X, _right(X, parameters, activations)[-1]],
        ),
        Misconception(
            "sums kept too",
            "Your list holds the weighted sums z and the activations a of every layer. Append the "
            "activations only.",
            _sums_kept_too,
        ),
        Misconception(
            "pairs of z and a",
            "Your list holds a pair of z and a for each layer. Append the activations a alone.",
            _pairs_kept,
        ),
        Misconception(
            "list in reverse",
            "The list stands the other way round: `X` comes first, the output last. `append` "
            "puts the newest at the end.",
            lambda X, parameters, activations: _right(X, parameters, activations)[::-1],
        ),
        Misconception(
            "list made an array",
            "The outputs of the layers have different shapes, and so no single array can hold "
            "them. Return the list as it is.",
            lambda X, parameters, activations: np.array(_right(X, parameters, activations)),
        ),
        Misconception(
            "in a list of its own",
            "What you append stands in square brackets of its own, a list inside the list. "
            "`append` takes the array itself.",
            _through(lambda A, W, b, activation: [activation(A @ W + b)]),
        ),
        Misconception(
            "bias is the weights",
            "The weights stand where the bias belongs. In each pair, place 0 holds W and place 1 "
            "holds b; or name both at once, `W, b = pair`.",
            lambda X, parameters, activations: _right(
                X, [(W, W) for W, _ in parameters], activations
            ),
        ),
        Misconception(
            "zip not unpacked",
            "Each thing that `zip` gives is a pair: a pair (W, b), and an activation function. "
            "Three names need a bracket around the first two: `for (W, b), activation in …`.",
            _not_unpacked,
        ),
        Misconception(
            "without zip",
            "The loop takes `parameters` as a whole first, and `activations` as a whole next. To "
            "walk through both side by side, put them into `zip(…)`.",
            _without_zip,
        ),
        Misconception(
            "two layers unpacked",
            "You take exactly two layers out of `parameters`. Another network may have one, or "
            "three: let a loop run over them, however many there are.",
            _two_layers,
        ),
        Misconception(
            "loop in a loop",
            "What the first layer gives is sent into the first layer once more. Is there a loop "
            "inside a loop, or a fixed index, `parameters[0]`? Each layer has a pair and an "
            "activation function of its own: walk through both lists side by side, with `zip`.",
            _every_activation,
        ),
        Misconception(
            "list replaced by None",
            "`append` changes the list and returns None, and with `outputs = outputs.append(…)` "
            "that None replaces your list. Leave the `outputs =` away.",
            _list_replaced,
        ),
        Misconception(
            "added to the list",
            "`+=` does not append an array to a list: NumPy tries to add the numbers up. Use "
            "`append`.",
            _added_to_the_list,
        ),
        Misconception(
            "list of functions called",
            "`activations` is a list of functions, and a list cannot be called. Call one of them: "
            "the one of this layer.",
            _through(lambda A, W, b, activation: _called([activation], A @ W + b)),
        ),
        Misconception(
            "array for the list",
            "One name serves for the list and for an array. The array of the newest layer takes "
            "the list's place, and has no `append`. Take two names.",
            _through(lambda A, W, b, activation: (A @ W).append(b)),
        ),
        Misconception(
            "W transposed",
            "What stands behind the @ is `W` transposed, or b in its place. `W` has shape (n_in, "
            "n_out), which fits behind A of shape (n_samples, n_in) as it is; in each pair of "
            "`parameters` it comes first.",
            _through(lambda A, W, b, activation: activation(A @ W.T + b)),
        ),
        Misconception(
            "W times A",
            "The product is the wrong way round. The rows of A, the samples, meet the columns of "
            "`W`, so A stands in front.",
            _through(lambda A, W, b, activation: activation(W @ A + b)),
        ),
        Misconception(
            "layers return None",
            "The layers hand on None. A function that you use here, `dense_forward` perhaps, is "
            "not written yet, or its cell has not run, or its `return` is missing.",
            _through(lambda A, W, b, activation: None),
        ),
        Misconception(
            "only the first sample",
            "Only the first row of `X` goes through the network. All rows go through at once.",
            lambda X, parameters, activations: _right(X[:1], parameters, activations),
        ),
    ),
    hints=(
        "One layer is `dense_forward`, which you have. What goes into the second one?",
        "Begin with a list that holds X. Each layer takes the last entry of the list and appends "
        "its own.",
        "Walk over `parameters` and `activations` together: `zip` gives you one (W, b) and one "
        "activation function at a time. The newest entry of a list is `outputs[-1]`.",
    ),
    atol=1e-5,
)
