"""Exercise ``gradient_step(parameters, gradients, lr)``."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.optimizers import gradient_step


def _pairs(rng: np.random.Generator, sizes: list[int]) -> list[tuple[Any, Any]]:
    return [
        (rng.uniform(-2, 2, (n_in, n_out)), rng.uniform(0.5, 2, n_out) * rng.choice([-1.0, 1.0]))
        for n_in, n_out in itertools.pairwise(sizes)
    ]


def _network(rng: np.random.Generator, n_layers: int) -> tuple[Any, ...]:
    # Neighbouring layers differ in size, so that nothing fits by accident.
    start = int(rng.integers(0, 4))
    sizes = [(3, 4, 2, 5)[(start + k) % 4] for k in range(n_layers + 1)]
    return _pairs(rng, sizes), _pairs(rng, sizes), float(rng.choice([0.05, 0.1, 0.25, 0.5]))


def _one_layer(rng: np.random.Generator) -> tuple[Any, ...]:
    return _network(rng, 1)


def _layers(rng: np.random.Generator) -> tuple[Any, ...]:
    return _network(rng, int(rng.integers(2, 4)))


_EXAMPLE = (
    [(np.array([[1.0, -2.0], [0.5, 3.0], [2.0, 0.0]]), np.array([0.5, -1.0]))],
    [(np.array([[10.0, 0.0], [-5.0, 2.0], [1.0, -4.0]]), np.array([2.0, -3.0]))],
    0.1,
)
_EXAMPLE_2 = (
    [
        (np.array([[0.5, -1.0], [0.25, 0.75], [-2.0, 1.5]]), np.array([-0.5, 0.25])),
        (np.array([[1.5], [-2.0]]), np.array([1.25])),
    ],
    [
        (np.array([[2.0, 1.0], [-1.0, 0.5], [0.75, -3.0]]), np.array([4.0, -2.0])),
        (np.array([[-3.0], [0.5]]), np.array([1.0])),
    ],
    0.5,
)


def _each(new: Callable[[Any, Any, float], Any]) -> Callable[..., Any]:
    """Apply ``new(parameter, gradient, lr)`` to every W and every b."""
    return _both(new, new)


def _both(
    weights: Callable[[Any, Any, float], Any], bias: Callable[[Any, Any, float], Any]
) -> Callable[..., Any]:
    def step(parameters: Any, gradients: Any, lr: float) -> Any:
        return [
            (weights(W, dW, lr), bias(b, db, lr))
            for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
        ]

    return step


def _right(parameter: Any, gradient: Any, lr: float) -> Any:
    return parameter - lr * gradient


def _afterwards(change: Callable[[list[Any]], Any]) -> Callable[..., Any]:
    """Take the right step, and return something else made of its result."""
    return lambda parameters, gradients, lr: change(_each(_right)(parameters, gradients, lr))


def _in_place(parameters: Any, gradients: Any, lr: float) -> Any:
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        W -= lr * dW
        b -= lr * db
    return parameters


def _without_the_last(parameters: Any, gradients: Any, lr: float) -> Any:
    new = _each(_right)(parameters, gradients, lr)
    return [*new[:-1], *parameters[-1:]]


def _two_lists(parameters: Any, gradients: Any, lr: float) -> Any:
    right = _each(lambda old, slope, lr: old - lr * slope)(parameters, gradients, lr)
    return [W for W, _ in right], [b for _, b in right]


def _two_layers(parameters: Any, gradients: Any, lr: float) -> Any:
    (W1, b1), (W2, b2) = parameters
    (dW1, db1), (dW2, db2) = gradients
    return [(W1 - lr * dW1, b1 - lr * db1), (W2 - lr * dW2, b2 - lr * db2)]


def _not_unpacked(parameters: Any, gradients: Any, lr: float) -> Any:
    pairs: Any = zip(parameters, gradients, strict=True)
    return [(W - lr * dW, b - lr * db) for W, b, dW, db in pairs]


def _by_rows(parameters: Any, gradients: Any, lr: float) -> Any:
    return [
        (W - lr * dW / len(W), b - lr * db / len(W))
        for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
    ]


def _slope_of_the_weights(parameters: Any, gradients: Any, lr: float) -> Any:
    return [
        (W - lr * dW, b - lr * dW) for (W, b), (dW, _) in zip(parameters, gradients, strict=True)
    ]


def _slopes_swapped(parameters: Any, gradients: Any, lr: float) -> Any:
    return _each(_right)(parameters, [(db, dW) for dW, db in gradients], lr)


def _first_gradients(parameters: Any, gradients: Any, lr: float) -> Any:
    return _each(_right)(parameters, [gradients[0]] * len(parameters), lr)


EXERCISE = Exercise(
    name="gradient_step",
    reference=gradient_step,
    parts=(
        Part(
            "one layer",
            examples=(_EXAMPLE,),
            make=_one_layer,
            advice="Several layers work, a single one does not. It is a list as well, with one "
            "pair in it.",
        ),
        Part(
            "several layers",
            examples=(_EXAMPLE_2,),
            make=_layers,
            weight=2,
            advice="One layer works, several do not yet. Go through all pairs, and return a list "
            "with one new pair for each.",
        ),
    ),
    misconceptions=(
        Misconception(
            "uphill",
            "You walk uphill. The gradient points to where the loss grows: subtract it.",
            _each(lambda t, d, lr: t + lr * d),
        ),
        Misconception(
            "learning rate ignored",
            "The learning rate is missing: multiply the gradients by `lr`.",
            _each(lambda t, d, lr: t - d),
        ),
        Misconception(
            "divided by the learning rate",
            "You divide by the learning rate. A small `lr` has to make small steps: multiply.",
            _each(lambda t, d, lr: t - d / lr),
        ),
        Misconception(
            "learning rate twice",
            "The learning rate is multiplied twice. Once is enough.",
            _each(lambda t, d, lr: t - lr * lr * d),
        ),
        Misconception(
            "learning rate on the parameters",
            "The learning rate multiplies the parameters. It belongs to the gradients: it says how "
            "far to go, not what to keep.",
            _each(lambda t, d, lr: lr * t - d),
        ),
        Misconception(
            "brackets too wide",
            "`lr * (W - dW)` multiplies everything by the learning rate. It belongs to the "
            "gradient alone.",
            _each(lambda t, d, lr: lr * (t - d)),
        ),
        Misconception(
            "bias stays",
            "The biases never change. They take a step as well, with their own gradients.",
            _both(_right, lambda b, d, lr: b),
        ),
        Misconception(
            "weights stay",
            "The weights never change. They take a step as well, with their own gradients.",
            _both(lambda W, d, lr: W, _right),
        ),
        Misconception(
            "learning rate missing for the bias",
            "The learning rate is missing for the biases: they take small steps as well.",
            _both(_right, lambda b, d, lr: b - d),
        ),
        Misconception(
            "bias uphill",
            "The biases walk uphill: subtract their gradient too.",
            _both(_right, lambda b, d, lr: b + lr * d),
        ),
        Misconception(
            "db summed",
            "You add up `db`, so all biases move by the same. Each has its own slope: subtract "
            "`lr * db`, number by number.",
            _both(_right, lambda b, d, lr: b - lr * np.sum(d)),
        ),
        Misconception(
            "db averaged",
            "You take the mean of `db`, so all biases move by the same. Each has its own slope: "
            "subtract `lr * db`, number by number.",
            _both(_right, lambda b, d, lr: b - lr * np.mean(d)),
        ),
        Misconception(
            "the step alone",
            "You return the steps, not where they lead to. Subtract them from the parameters.",
            _each(lambda t, d, lr: lr * d),
        ),
        Misconception(
            "the step alone, downhill",
            "You return the steps, not where they lead to. Add them to the parameters.",
            _each(lambda t, d, lr: -lr * d),
        ),
        Misconception(
            "multiplied by the step",
            "The parameters are multiplied by their step. Subtract it.",
            _each(lambda t, d, lr: t * (lr * d)),
        ),
        Misconception(
            "shrunk by the step",
            "`W - lr * dW * W`: the parameter itself has no place in its step. Subtract "
            "`lr * dW`, whatever W is.",
            _each(lambda t, d, lr: t - lr * d * t),
        ),
        Misconception(
            "sign of the slope only",
            "Every step has the same length: you use only the sign of the gradient. Where it is "
            "steep, the step is longer.",
            _each(lambda t, d, lr: t - lr * np.sign(d)),
        ),
        Misconception(
            "roles swapped",
            "Parameters and gradients have changed places: take the gradients off the parameters.",
            _each(lambda t, d, lr: d - lr * t),
        ),
        Misconception(
            "unchanged",
            "You return the parameters as they came. Subtract the learning rate times the "
            "gradients.",
            lambda parameters, gradients, lr: list(parameters),
        ),
        Misconception(
            "changed in place",
            "The numbers are right, but you change what came in: `W -= …` changes the caller's "
            "array, `parameters[k] = …` the caller's list. Make new arrays, `W - …`, and a new "
            "list.",
            _in_place,
        ),
        Misconception(
            "lists taken for arrays",
            "A list or a pair is no array: it cannot be multiplied by `lr`. Take W and b out of "
            "their pair, and dW and db out of theirs, and calculate with those.",
            lambda parameters, gradients, lr: [
                p - lr * g for p, g in zip(parameters, gradients, strict=True)
            ],
        ),
        Misconception(
            "only the first layer",
            "Only the first layer comes back: the `return` stands inside the loop.",
            _afterwards(lambda new: new[:1]),
        ),
        Misconception(
            "only the last layer",
            "Only the last layer comes back. Make an empty list before the loop, and append to it "
            "in every round.",
            _afterwards(lambda new: new[-1:]),
        ),
        Misconception(
            "last layer stays",
            "The last layer takes no step. Go through all layers.",
            _without_the_last,
        ),
        Misconception(
            "one pair, no list",
            "You return one pair. A list of pairs is asked for, one pair for each layer.",
            _afterwards(lambda new: new[-1]),
        ),
        Misconception(
            "flat list",
            "You return one flat list, W1, b1, W2, b2, … Keep the pairs: `(W, b)` for each layer.",
            _afterwards(lambda new: [array for pair in new for array in pair]),
        ),
        Misconception(
            "bias first",
            "In each pair the bias comes first. The order is `(W, b)`, as it came in.",
            _afterwards(lambda new: [(b, W) for W, b in new]),
        ),
        Misconception(
            "layers backwards",
            "The layers come back in reverse order. Keep the order in which they came in.",
            _afterwards(lambda new: new[::-1]),
        ),
        Misconception(
            "gradient of W for the bias",
            "The biases take their step with `dW`. Each has a gradient of its own: `db`.",
            _slope_of_the_weights,
        ),
        Misconception(
            "slopes swapped",
            "The slopes have changed places: W takes its step with dW, b with db.",
            _slopes_swapped,
        ),
        Misconception(
            "first gradients everywhere",
            "Every layer takes its step with the gradients of the first. Layer k has its own, "
            "`gradients[k]`.",
            _first_gradients,
        ),
        Misconception(
            "two lists",
            "You return two lists, one of all weights and one of all biases. One list is asked "
            "for, with a pair `(W, b)` for each layer.",
            _two_lists,
        ),
        Misconception(
            "two layers only",
            "You take two layers out of the lists, and a network may have any number of them: "
            "let a loop run over both lists.",
            _two_layers,
        ),
        Misconception(
            "pairs not unpacked",
            "What `zip` gives is two pairs, not four things. Four names need brackets: `for "
            "(W, b), (dW, db) in zip(…)`.",
            _not_unpacked,
        ),
        Misconception(
            "divided by the number of rows",
            "You divide by the number of rows of W. The gradients are those of the mean "
            "already: multiply them by `lr`, and by nothing else.",
            _by_rows,
        ),
        Misconception(
            "gradient ignored",
            "You subtract the learning rate alone, and the gradients have no say. Multiply "
            "them by `lr`, and subtract that.",
            _each(lambda old, slope, lr: old - lr),
        ),
        Misconception(
            "last layer left out",
            "The last layer is missing: the loop stops one too early. Each pair of `parameters`"
            " is a layer, so there are `len(parameters)` of them.",
            _afterwards(lambda new: new[:-1]),
        ),
        Misconception(
            "learning rate of the example",
            "Your learning rate is 0.1, whatever comes in. Take `lr`.",
            _each(lambda old, slope, lr: old - 0.1 * slope),
        ),
        Misconception(
            "bracket around W - lr",
            "`(W - lr) * dW` takes lr off the weights first. First lr times the slope, then the"
            " difference: `W - lr * dW`.",
            _each(lambda old, slope, lr: (old - lr) * slope),
        ),
    ),
    hints=(
        "One layer first: which two arrays are in its pair, and which two are in the pair of its "
        "gradients?",
        "Everything moves by the same rule: old value minus learning rate times its own slope, "
        "number by number. NumPy does a whole array at once.",
        "`for (W, b), (dW, db) in zip(parameters, gradients):` walks through both lists together. "
        "Append one new pair in each round, and return the list after the loop.",
    ),
)
