"""Exercise ``dense_forward(X, W, b, activation)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized, whole, zero
from anncourse.checks.space import Space
from annlib.activations import relu, sigmoid, softmax, tanh
from annlib.layers import dense_forward


def _numbers(rng: np.random.Generator, n: int, n_in: int, n_out: int) -> tuple[Any, ...]:
    bias = rng.uniform(0.3, 1.2, n_out) * rng.choice([-1.0, 1.0], n_out)
    return rng.uniform(-2, 2, (n, n_in)), rng.uniform(-1.2, 1.2, (n_in, n_out)), bias


def _layer(rng: np.random.Generator) -> tuple[Any, ...]:
    # Three different sizes, so that nothing fits by accident.
    n, n_in, n_out = (int(k) for k in rng.choice(np.arange(2, 7), 3, replace=False))
    activation = (relu, sigmoid, tanh)[int(rng.integers(3))]
    return (*_numbers(rng, n, n_in, n_out), activation)


def _one_neuron(rng: np.random.Generator) -> tuple[Any, ...]:
    n, n_in = (int(k) for k in rng.choice(np.arange(2, 7), 2, replace=False))
    return (*_numbers(rng, n, n_in, 1), (sigmoid, tanh)[int(rng.integers(2))])


def _classes(rng: np.random.Generator) -> tuple[Any, ...]:
    n, n_in, n_out = (int(k) for k in rng.choice(np.arange(2, 7), 3, replace=False))
    return (*_numbers(rng, n, n_in, n_out), softmax)


def _number_by_number(X: Any, W: Any, b: Any, activation: Any) -> Any:
    Z = X @ W + b
    return np.array([[activation(z) for z in row] for row in Z])


def _neuron_by_neuron(X: Any, W: Any, b: Any, activation: Any) -> Any:
    return np.column_stack([activation(X @ W[:, j] + b[j]) for j in range(len(b))])


def _square(rng: np.random.Generator) -> tuple[Any, ...]:
    return (*_numbers(rng, 4, 3, 3), tanh)


def _all_equal(rng: np.random.Generator) -> tuple[Any, ...]:
    return (*_numbers(rng, 3, 3, 3), sigmoid)


def _is_square(args: tuple[Any, ...]) -> bool:
    return bool(np.shape(args[1])[0] == np.shape(args[1])[1])


EXERCISE = Exercise(
    name="dense_forward",
    reference=dense_forward,
    parts=(
        Part(
            "a batch through a layer of several neurons",
            examples=(
                (
                    np.array([[1.0, 2.0, 0.5], [2.0, -1.0, 3.0]]),
                    np.array([[0.5, -1.0, 0.25, 1.0], [0.25, 0.75, -0.5, 2.0], [1, -2, 0.5, -1]]),
                    np.array([-0.5, 0.25, 0.75, 1.5]),
                    relu,
                ),
                (
                    np.array([[0.0, 0.0], [1.0, -1.0], [0.5, 2.0]]),
                    np.array([[1.5, -0.5, 0.25, 1.0], [-2.0, 1.0, 0.75, 0.5]]),
                    np.array([1.25, -0.75, 0.5, -1.0]),
                    sigmoid,
                ),
            ),
            make=_layer,
            weight=2,
        ),
        Part(
            "one neuron or one sample: still a table",
            examples=(
                (
                    np.array([[0.25, 1.0], [2.0, 0.0], [-1.0, 0.5]]),
                    np.array([[1.5], [-2.0]]),
                    np.array([1.25]),
                    sigmoid,
                ),
                (
                    np.array([[3.0, -1.0]]),
                    np.array([[0.5, -1.0, 1.5], [0.25, 0.75, -2.0]]),
                    np.array([-0.5, 0.25, 1.25]),
                    relu,
                ),
            ),
            make=_one_neuron,
            advice="Larger layers work. With one neuron or one sample the result is still a "
            "table: shape (n_samples, n_out).",
        ),
        Part(
            "softmax, which looks at the whole layer",
            examples=(
                (
                    np.array([[1.0, -2.0], [0.5, 1.0], [-2.0, 0.25]]),
                    np.array([[0.5, -1.0, 0.25, 0.75], [0.25, 0.75, -0.5, 1.0]]),
                    np.array([-0.5, 0.25, 1.0, 0.75]),
                    softmax,
                ),
            ),
            make=_classes,
            core=False,
            advice="Softmax needs a whole row of weighted sums. Call "
            "`activation` once, on the whole table Z.",
        ),
        Part(
            "every kind of layer",
            space=Space(
                _layer,
                (
                    (
                        as_they_are(),
                        sized("W is square", _square, _is_square),
                        sized("X and W are square", _all_equal, lambda a: a[0].shape == a[1].shape),
                    ),
                    (as_they_are(), whole(0), whole(1), whole(0, 1, 2)),
                    (as_they_are(), zero(0), zero(2)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "bias dropped",
            "The bias is missing. Without it a layer that sees only zeros can say nothing but "
            "`activation(0)`, whatever it has learned.",
            lambda X, W, b, activation: activation(X @ W),
        ),
        Misconception(
            "bias per feature",
            "The bias is added once for every input. It belongs to the neuron: add `b` once, "
            "after the sum.",
            lambda X, W, b, activation: activation(X @ W + X.shape[1] * b),
        ),
        Misconception(
            "bias subtracted",
            "The bias is subtracted. It is added: a larger `b` makes `z` larger.",
            lambda X, W, b, activation: activation(X @ W - b),
        ),
        Misconception(
            "bias after the activation",
            "The bias is added after the activation function. It is part of the weighted sum: "
            "add it before.",
            lambda X, W, b, activation: activation(X @ W) + b,
        ),
        Misconception(
            "activation skipped",
            "You return the weighted sums z. Send them through `activation`: what a layer hands "
            "on is a.",
            lambda X, W, b, activation: X @ W + b,
        ),
        Misconception(
            "activation twice",
            "The activation function is applied twice. Once is enough: a = activation(z).",
            lambda X, W, b, activation: activation(activation(X @ W + b)),
        ),
        Misconception(
            "activation on the inputs",
            "The activation function is applied to the inputs. It comes last: first the weighted "
            "sum with the bias, then the activation.",
            lambda X, W, b, activation: activation(X) @ W + b,
        ),
        Misconception(
            "always ReLU",
            "You use ReLU whatever comes in as `activation`. Call the function that you are "
            "given: `activation(…)`.",
            lambda X, W, b, activation: relu(X @ W + b),
        ),
        Misconception(
            "always sigmoid",
            "You use the sigmoid whatever comes in as `activation`. Call the function that you "
            "are given: `activation(…)`.",
            lambda X, W, b, activation: sigmoid(X @ W + b),
        ),
        Misconception(
            "always the step",
            "You use the step function of lesson 1. Call the function that you are given: "
            "`activation(…)`.",
            lambda X, W, b, activation: (X @ W + b >= 0).astype(int),
        ),
        Misconception(
            "W transposed",
            "`W` is transposed. Its column j already belongs to neuron j, so (n_samples, n_in) "
            "times (n_in, n_out) fits as it is.",
            lambda X, W, b, activation: activation(X @ W.T + b),
        ),
        Misconception(
            "W times X",
            "The product is the wrong way round. The rows of `X` meet the columns of `W`, so X "
            "stands in front.",
            lambda X, W, b, activation: activation(W @ X + b),
        ),
        Misconception(
            "samples in columns",
            "Your samples have become columns. In this course a sample is a row, in what comes "
            "out as in what goes in: no transposing is needed.",
            lambda X, W, b, activation: activation(W.T @ X.T + b[:, None]),
        ),
        Misconception(
            "star instead of @",
            "`*` multiplies number by number. For weighted sums of whole rows you need the matrix "
            "product, `@`.",
            lambda X, W, b, activation: activation(X * W + b),
        ),
        Misconception(
            "bias as a column",
            "The bias stands as a column of shape (n_out, 1), so its numbers run along the "
            "samples. As it comes, with shape (n_out,), it is added to every row.",
            lambda X, W, b, activation: activation(X @ W + b.reshape(-1, 1)),
        ),
        Misconception(
            "one bias for all neurons",
            "Every neuron gets the first bias. Each has its own: neuron j has `b[j]`.",
            lambda X, W, b, activation: activation(X @ W + b[0]),
        ),
        Misconception(
            "biases added up",
            "All biases together are added to every neuron. Neuron j gets `b[j]` alone.",
            lambda X, W, b, activation: activation(X @ W + np.sum(b)),
        ),
        Misconception(
            "only the first sample",
            "You return the answer to the first row only: the `return` stands inside the loop, or "
            "only `X[0]` is used.",
            lambda X, W, b, activation: activation(X[0] @ W + b),
        ),
        Misconception(
            "a table with the first sample",
            "You return a table with the first row only: the `return` stands inside the loop. "
            "All rows of `X` go through the layer.",
            lambda X, W, b, activation: activation(X[:1] @ W + b),
        ),
        Misconception(
            "only the first neuron",
            "You return the first neuron only. The layer has as many as `W` has columns.",
            lambda X, W, b, activation: activation(X @ W[:, 0] + b[0]),
        ),
        Misconception(
            "flattened",
            "The numbers are right, but in one long row. The result is a table: one row for each "
            "sample, one column for each neuron.",
            lambda X, W, b, activation: activation(X @ W + b).ravel(),
        ),
        Misconception(
            "squeezed",
            "An axis of length 1 has been removed. The result stays a table, with one row for "
            "each sample and one column for each neuron, even where there is only one of them.",
            lambda X, W, b, activation: np.squeeze(activation(X @ W + b)),
        ),
        Misconception(
            "number by number",
            "You call `activation` on one number at a time. Softmax compares the neurons of a "
            "layer with each other: give it the whole table at once.",
            _number_by_number,
        ),
        Misconception(
            "neuron by neuron",
            "`activation` gets one neuron at a time, or the table on its side. Softmax compares "
            "the neurons of a layer with each other: give it all of Z at once, a row for each "
            "sample.",
            _neuron_by_neuron,
        ),
    ),
    hints=(
        "One row and one neuron first: that is the weighted sum of lesson 1, the row of X with a "
        "column of W, plus that neuron's bias.",
        "`X @ W` does this for all rows and all columns at once. Which shape does it have, and "
        "which shape has b?",
        "b has one number per neuron, so adding it to the table adds it to every row. What is "
        "left is to call `activation` on the sums.",
    ),
    atol=1e-5,
)
