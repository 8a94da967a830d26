"""Exercise ``collapse_linear(W1, b1, W2, b2)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, repeated, sized, whole, zero
from anncourse.checks.space import Space
from annlib.forward_propagation import collapse_linear


def _layers(rng: np.random.Generator, n_out: int | None) -> tuple[Any, ...]:
    sizes = [int(k) for k in rng.choice(np.arange(2, 7), 3, replace=False)]
    n_in, n_hidden, n_out = sizes[0], sizes[1], n_out or sizes[2]
    b1, b2 = (rng.uniform(0.4, 2, n) * rng.choice([-1.0, 1.0], n) for n in (n_hidden, n_out))
    return rng.uniform(-2, 2, (n_in, n_hidden)), b1, rng.uniform(-2, 2, (n_hidden, n_out)), b2


def _square(rng: np.random.Generator) -> tuple[Any, ...]:
    tables = rng.uniform(-2, 2, (2, 3, 3))
    b1, b2 = rng.uniform(0.4, 2, (2, 3)) * rng.choice([-1.0, 1.0], (2, 3))
    return tables[0], b1, tables[1], b2


def _is_square(args: tuple[Any, ...]) -> bool:
    return bool(np.shape(args[0]) == np.shape(args[2]) == (3, 3))


_LAYERS = (
    (
        np.array([[1.0, 2.0, -0.5], [0.5, -1.0, 3.0]]),
        np.array([0.5, -1.0, 2.0]),
        np.array([[1.0, 0.5, -1.0, 2.0], [-2.0, 1.5, 0.25, 1], [0.5, 3.0, -1.5, 0.75]]),
        np.array([-0.5, 0.25, 1.0, -2.0]),
    ),
    (
        np.array([[1.0, -2.0], [0.5, 1.5], [-1.0, 0.75]]),
        np.array([0.5, -1.25]),
        np.array([[2.0, 0.5, -1.0], [1.0, -1.5, 0.25]]),
        np.array([1.0, -0.5, 2.0]),
    ),
    # As many hidden neurons as outputs: here mistakes that stop elsewhere give numbers.
    (
        np.array([[0.5, 1.0], [-1.5, 2.0], [0.25, -1.0]]),
        np.array([1.0, -0.75]),
        np.array([[0.5, -2.0], [1.5, 1.0]]),
        np.array([-0.25, 2.0]),
    ),
    (
        np.array([[1.5], [-0.5]]),
        np.array([0.75]),
        np.array([[2.0, -1.0, 0.5]]),
        np.array([-1.0, 0.5, 0.25]),
    ),
)


EXERCISE = Exercise(
    name="collapse_linear",
    reference=collapse_linear,
    parts=(
        Part(
            "two layers of any size: W",
            examples=_LAYERS,
            make=lambda rng: _layers(rng, None),
            results=((1,),),
            weight=2,
        ),
        Part(
            "two layers of any size: b",
            examples=_LAYERS,
            make=lambda rng: _layers(rng, None),
            results=((2,),),
            weight=2,
        ),
        Part(
            "one output neuron",
            examples=(
                (
                    np.array([[0.5, -1.0], [0.25, 0.75], [-1.5, 2.0]]),
                    np.array([-0.5, 0.25]),
                    np.array([[1.5], [-2.0]]),
                    np.array([0.75]),
                ),
            ),
            make=lambda rng: _layers(rng, 1),
            advice="Several outputs work, a single one does not yet. Its W has shape (n_in, 1), "
            "its b shape (1,).",
        ),
        Part(
            "every kind of layers",
            space=Space(
                lambda rng: _layers(rng, None),
                (
                    (as_they_are(), sized("both tables are square", _square, _is_square)),
                    (as_they_are(), whole(0), whole(2), whole(0, 1, 2, 3)),
                    (as_they_are(), zero(0), zero(1), zero(2), repeated(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "b1 dropped",
            "The weights are right, but `b1` is lost. What the first layer adds reaches the "
            "output too, through the second layer.",
            lambda W1, b1, W2, b2: (W1 @ W2, b2),
        ),
        Misconception(
            "b2 dropped",
            "The weights are right, but `b2` is missing from the new bias.",
            lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2),
        ),
        Misconception(
            "b1 not passed through W2",
            "`b1` is added as it is. It comes in before the second layer, so it has to pass "
            "through the weights `W2` like everything else.",
            lambda W1, b1, W2, b2: (W1 @ W2, b1 + b2),
        ),
        Misconception(
            "product swapped",
            "The matrices are in the wrong order, `W2 @ W1`. The data meet `W1` first, so `W1` "
            "stands in front.",
            lambda W1, b1, W2, b2: (W2 @ W1, b1 @ W2 + b2),
        ),
        Misconception(
            "both products swapped",
            "Both products are the wrong way round: `W2` stands behind in each of them, since the "
            "data, and `b1` with them, meet it last.",
            lambda W1, b1, W2, b2: (W2 @ W1, W2 @ b1 + b2),
        ),
        Misconception(
            "W1 transposed",
            "`W1` is transposed. As they are, the columns of `W1`, one for each hidden neuron, "
            "meet the rows of `W2`, one for each hidden neuron.",
            lambda W1, b1, W2, b2: (W1.T @ W2, b1 @ W2 + b2),
        ),
        Misconception(
            "W2 transposed",
            "`W2` is transposed. As they are, the columns of `W1`, one for each hidden neuron, "
            "meet the rows of `W2`, one for each hidden neuron.",
            lambda W1, b1, W2, b2: (W1 @ W2.T, b1 @ W2 + b2),
        ),
        Misconception(
            "b2 passed through W1",
            "The biases have changed roles: `b1` passes through the second layer, `b2` is "
            "added after it.",
            lambda W1, b1, W2, b2: (W1 @ W2, b2 @ W1 + b1),
        ),
        Misconception(
            "b1 passed through W1",
            "`b1` is added after `W1`, so it does not pass through `W1`. Which weights does it "
            "still have before it?",
            lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W1 + b2),
        ),
        Misconception(
            "b1 added up",
            "You add up the numbers of `b1`. On their way to the output they are weighted, each "
            "by its own row of `W2`.",
            lambda W1, b1, W2, b2: (W1 @ W2, np.sum(b1) + b2),
        ),
        Misconception(
            "bias subtracted",
            "The sign of `b2` is wrong: it is added.",
            lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 - b2),
        ),
        Misconception(
            "biases multiplied",
            "`b2` multiplies what is left of `b1`. It is added after `W2`, as in any layer.",
            lambda W1, b1, W2, b2: (W1 @ W2, (b1 @ W2) * b2),
        ),
        Misconception(
            "both biases through W2",
            "Both biases pass through `W2`. Only `b1` comes in before the second layer; `b2` is "
            "added after its weights.",
            lambda W1, b1, W2, b2: (W1 @ W2, (b1 + b2) @ W2),
        ),
        Misconception(
            "b2 through W2 as well",
            "`b2` is multiplied by `W2`. It is added after the weights of the second layer, so it "
            "stays as it is.",
            lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 + b2 @ W2),
        ),
        Misconception(
            "both biases dropped",
            "Both biases are missing: the new bias is not zero.",
            lambda W1, b1, W2, b2: (W1 @ W2, np.zeros_like(b2)),
        ),
        Misconception(
            "b1 behind W2",
            "The product of `W2` and `b1` is the wrong way round. What comes in is a row, so it "
            "stands in front of the weights.",
            lambda W1, b1, W2, b2: (W1 @ W2, W2 @ b1 + b2),
        ),
        Misconception(
            "star instead of @",
            "`*` and `+` take two tables number by number. What you need is the matrix product, "
            "`@`.",
            lambda W1, b1, W2, b2: (W1 * W2, b1 @ W2 + b2),
        ),
        Misconception(
            "star instead of @ for the bias",
            "`b1 * W2` multiplies number by number and gives a whole table. `b1` passes through "
            "`W2` as a row of X would: with the matrix product, `@`.",
            lambda W1, b1, W2, b2: (W1 @ W2, b1 * W2 + b2),
        ),
        Misconception(
            "b1 as a column",
            "`b1` is turned into a column, so that each row of `W2` is multiplied by its number, "
            "but the rows are not added up. `b1 @ W2` does both.",
            lambda W1, b1, W2, b2: (W1 @ W2, b1.reshape(-1, 1) * W2 + b2),
        ),
        Misconception(
            "weights added",
            "The weights are added. The second layer multiplies what the first one has multiplied "
            "already.",
            lambda W1, b1, W2, b2: (W1 + W2, b1 @ W2 + b2),
        ),
        Misconception(
            "result transposed",
            "Your W is transposed: it needs shape (n_in, n_out).",
            lambda W1, b1, W2, b2: ((W1 @ W2).T, b1 @ W2 + b2),
        ),
        Misconception(
            "b before W",
            "The two results are in the wrong order: W first, then b.",
            lambda W1, b1, W2, b2: (b1 @ W2 + b2, W1 @ W2),
        ),
        Misconception(
            "b as a table",
            "The numbers are right, but your b is a table of shape (1, n_out). It should be a "
            "plain row of numbers, shape (n_out,).",
            lambda W1, b1, W2, b2: (W1 @ W2, b1.reshape(1, -1) @ W2 + b2),
        ),
        Misconception(
            "W and b added",
            "You add the new bias to the new weights. They are two results: return W, b.",
            lambda W1, b1, W2, b2: W1 @ W2 + (b1 @ W2 + b2),
        ),
        Misconception(
            "only W",
            "You return W alone. The new layer has a bias too: return W, b.",
            lambda W1, b1, W2, b2: W1 @ W2,
        ),
        Misconception(
            "only b",
            "You return b alone. The new layer has weights too: return W, b.",
            lambda W1, b1, W2, b2: b1 @ W2 + b2,
        ),
    ),
    hints=(
        "Write the first layer without an activation function, Z1 = X @ W1 + b1. The second one "
        "takes Z1 where the first took X.",
        "Put it in: (X @ W1 + b1) @ W2 + b2. Multiply the bracket out, as you would with "
        "numbers; only the order of the factors has to stay.",
        "You get three terms. One has X in it: what X is multiplied by is the new W. The other "
        "two together are the new b.",
    ),
    atol=1e-5,
)
