"""Wrong ways to write `predict`, as learners write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from annlib.activations import relu, sigmoid, softmax, tanh
from annlib.forward_propagation import forward


def sums(
    X: Any,
    parameters: Sequence[Any],
    hidden: Callable[[Any], Any] = relu,
    bias: float = 1.0,
) -> Any:
    """Return the weighted sums of the output layer."""
    """Return the weighted sums of the output layer, rightly but for what is handed in."""
    A = np.asarray(X)
    *front, (W, b) = parameters
    for V, c in front:
        A = hidden(A @ V + bias * c)
    return A @ W + bias * b


def _wrong(read: Callable[[Any], Any], **pieces: Any) -> Callable[..., Any]:
    return lambda X, parameters: read(sums(X, parameters, **pieces))


def _labels(Z: Any) -> Any:
    return Z.argmax(axis=1)


def _last_layer_without_bias(X: Any, parameters: Any) -> Any:
    *front, (W, b) = parameters
    return _labels(sums(X, [*front, (W, 0 * b)]))


def _output_layer_skipped(X: Any, parameters: Any) -> Any:
    return _labels(relu(sums(X, parameters[:-1]))) if len(parameters) > 1 else _labels(X)


def _two_layers_only(X: Any, parameters: Any) -> Any:
    return _labels(sums(X, [parameters[0], parameters[-1]]))


def _without_activations(X: Any, parameters: Any) -> Any:
    loosely: Any = forward
    return loosely(X, parameters)


def _list_asked(X: Any, parameters: Any) -> Any:
    outputs: Any = [X, sums(X, parameters)]
    return outputs.argmax(axis=1)


MISCONCEPTIONS = (
    Misconception(
        "argmax over the wrong axis",
        "You look for the largest number down each column. Each *row* is one sample: `axis=1`.",
        _wrong(lambda Z: softmax(Z).argmax(axis=0)),
    ),
    Misconception(
        "argmax of everything",
        "argmax without an axis looks through the whole table and gives one number. Each row "
        "needs its own: `axis=1`.",
        _wrong(lambda Z: softmax(Z).argmax()),
    ),
    Misconception(
        "probabilities",
        "You return the probabilities. Labels are asked for: in each row, the number of the "
        "column with the largest one.",
        _wrong(softmax),
    ),
    Misconception(
        "all layers",
        "You return what all layers hand on. Of these, the last is the network's answer, and "
        "the label is the column of its largest number.",
        lambda X, parameters: [
            X,
            *(
                (relu if k < len(parameters) else softmax)(sums(X, parameters[:k]))
                for k in range(1, len(parameters) + 1)
            ),
        ],
    ),
    Misconception(
        "list of all layers asked",
        "`forward` returns a list of what all layers hand on, and a list knows no `argmax`."
        " Its last entry, `[-1]`, is the network's answer.",
        _list_asked,
    ),
    Misconception(
        "largest probability",
        "You return how large the largest probability is. Where it stands is asked for: "
        "`argmax`, not `max`.",
        _wrong(lambda Z: softmax(Z).max(axis=1)),
    ),
    Misconception(
        "least probable",
        "You take the least probable class: `argmax`, not `argmin`.",
        _wrong(lambda Z: Z.argmin(axis=1)),
    ),
    Misconception(
        "counted from 1",
        "Your labels are one too large. Classes are counted from 0, as columns are.",
        _wrong(lambda Z: Z.argmax(axis=1) + 1),
    ),
    Misconception(
        "divided by 16",
        "You divide `X` by 16. The pixels of this lesson need that, before they come in "
        "here; points in the plane do not. Take `X` as it is.",
        lambda X, parameters: _labels(sums(X / 16, parameters)),
    ),
    Misconception(
        "second class or not",
        "You ask only whether class 1 has at least 0.5. With several classes take the "
        "column with the largest probability.",
        lambda X, parameters: (softmax(sums(X, parameters))[:, 1] >= 0.5).astype(int),
    ),
    Misconception(
        "one-hot",
        "You return one-hot rows. A label is one whole number for each sample.",
        _wrong(lambda Z: np.eye(Z.shape[1], dtype=int)[Z.argmax(axis=1)]),
    ),
    Misconception(
        "a column",
        "Your labels stand in a table with one column. A plain row of labels is asked for, "
        "shape (n_samples,).",
        _wrong(lambda Z: Z.argmax(axis=1)[:, None]),
    ),
    Misconception(
        "yes or no",
        "You compare with 0.5, as with a single output. With several classes take the column "
        "with the largest probability, also where none reaches 0.5.",
        _wrong(lambda Z: (softmax(Z)[:, -1] >= 0.5).astype(int)),
    ),
    Misconception(
        "first row only",
        "You give the label of the first row only. Each row of X gets one.",
        _wrong(lambda Z: Z[0].argmax()),
    ),
    Misconception(
        "biases left out",
        "The biases are left out. Every layer is X @ W + b, and without b other classes win.",
        _wrong(_labels, bias=0.0),
    ),
    Misconception(
        "output bias left out",
        "The bias of the output layer is left out. It is the network's opinion before it has "
        "looked at anything.",
        _last_layer_without_bias,
    ),
    Misconception(
        "biases subtracted",
        "The biases are subtracted. Add them.",
        _wrong(_labels, bias=-1.0),
    ),
    Misconception(
        "hidden layers without activation",
        "The hidden layers have no activation function. ReLU stands between every two layers.",
        _wrong(_labels, hidden=lambda Z: Z),
    ),
    Misconception(
        "sigmoid in the hidden layers",
        "The hidden layers use the sigmoid. In this lesson they are trained with ReLU, and so "
        "they have to be used with it.",
        _wrong(_labels, hidden=sigmoid),
    ),
    Misconception(
        "tanh in the hidden layers",
        "The hidden layers use tanh. In this lesson they are trained with ReLU, and so they "
        "have to be used with it.",
        _wrong(_labels, hidden=tanh),
    ),
    Misconception(
        "softmax in the hidden layers",
        "The hidden layers use softmax, which belongs to the output layer alone. They have ReLU.",
        _wrong(_labels, hidden=softmax),
    ),
    Misconception(
        "ReLU on the output",
        "ReLU stands on the output layer too. Where all its sums are negative it makes zeros "
        "of them, and the first class wins. The last activation function is softmax.",
        _wrong(lambda Z: relu(Z).argmax(axis=1)),
    ),
    Misconception(
        "output layer skipped",
        "The output layer is left out: you take the largest number of the layer before it.",
        _output_layer_skipped,
    ),
    Misconception(
        "two layers only",
        "You use the first and the last layer only. There may be any number of them.",
        _two_layers_only,
    ),
    Misconception(
        "argmax over the wrong axis, of the sums",
        "You look for the largest number down each column. Each *row* is one sample: `axis=1`.",
        _wrong(lambda Z: Z.argmax(axis=0)),
    ),
    Misconception(
        "argmax of all sums",
        "argmax without an axis looks through the whole table and gives one number. Each "
        "row needs its own: `axis=1`.",
        _wrong(lambda Z: Z.argmax()),
    ),
    Misconception(
        "yes or no for each class",
        "You compare each probability with 0.5, or round it, and get a yes or no for each "
        "class. Take the column with the largest probability, also where none reaches 0.5.",
        _wrong(lambda Z: (softmax(Z) >= 0.5).astype(int)),
    ),
    Misconception(
        "looks for a 1",
        "You look for the place of a 1. Probabilities are hardly ever exactly 1: look for "
        "the largest of each row, with `argmax`.",
        _wrong(lambda Z: [list(row).index(1) for row in softmax(Z)]),
    ),
    Misconception(
        "answer of the data",
        "You take the first entry of the list that `forward` returns, and that is X "
        "itself. The network's answer is the last entry.",
        lambda X, parameters: np.argmax(X, axis=1),
    ),
    Misconception(
        "decimal numbers",
        "The labels are right, but they are decimal numbers such as 3.0. Classes are "
        "counted: whole numbers, as `argmax` gives them.",
        _wrong(lambda Z: Z.argmax(axis=1).astype(float)),
    ),
    Misconception(
        "forward without activations",
        "`forward` takes three things: X, the parameters, and a list of activation "
        "functions, one for each layer.",
        _without_activations,
    ),
)
