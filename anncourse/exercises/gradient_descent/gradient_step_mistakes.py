"""Wrong ways to write `gradient_step`, as learners write them."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.gradient_descent.gradient_step_variants import (
    afterwards,
    both,
    by_rows,
    each,
    first_gradients,
    in_place,
    not_unpacked,
    right_step,
    slope_of_the_weights,
    slopes_swapped,
    two_layers,
    two_lists,
    without_the_last,
)

MISCONCEPTIONS = (
    Misconception(
        "uphill",
        "You walk uphill. The gradient points to where the loss grows: subtract it.",
        each(lambda t, d, lr: t + lr * d),
    ),
    Misconception(
        "learning rate ignored",
        "The learning rate is missing: multiply the gradients by `lr`.",
        each(lambda t, d, lr: t - d),
    ),
    Misconception(
        "divided by the learning rate",
        "You divide by the learning rate. A small `lr` has to make small steps: multiply.",
        each(lambda t, d, lr: t - d / lr),
    ),
    Misconception(
        "learning rate twice",
        "The learning rate is multiplied twice. Once is enough.",
        each(lambda t, d, lr: t - lr * lr * d),
    ),
    Misconception(
        "learning rate on the parameters",
        "The learning rate multiplies the parameters. It belongs to the gradients: it says how "
        "far to go, not what to keep.",
        each(lambda t, d, lr: lr * t - d),
    ),
    Misconception(
        "brackets too wide",
        "`lr * (W - dW)` multiplies everything by the learning rate. It belongs to the "
        "gradient alone.",
        each(lambda t, d, lr: lr * (t - d)),
    ),
    Misconception(
        "bias stays",
        "The biases never change. They take a step as well, with their own gradients.",
        both(right_step, lambda b, d, lr: b),
    ),
    Misconception(
        "weights stay",
        "The weights never change. They take a step as well, with their own gradients.",
        both(lambda W, d, lr: W, right_step),
    ),
    Misconception(
        "learning rate missing for the bias",
        "The learning rate is missing for the biases: they take small steps as well.",
        both(right_step, lambda b, d, lr: b - d),
    ),
    Misconception(
        "bias uphill",
        "The biases walk uphill: subtract their gradient too.",
        both(right_step, lambda b, d, lr: b + lr * d),
    ),
    Misconception(
        "db summed",
        "You add up `db`, so all biases move by the same. Each has its own slope: subtract "
        "`lr * db`, number by number.",
        both(right_step, lambda b, d, lr: b - lr * np.sum(d)),
    ),
    Misconception(
        "db averaged",
        "You take the mean of `db`, so all biases move by the same. Each has its own slope: "
        "subtract `lr * db`, number by number.",
        both(right_step, lambda b, d, lr: b - lr * np.mean(d)),
    ),
    Misconception(
        "the step alone",
        "You return the steps, not where they lead to. Subtract them from the parameters.",
        each(lambda t, d, lr: lr * d),
    ),
    Misconception(
        "the step alone, downhill",
        "You return the steps, not where they lead to. Add them to the parameters.",
        each(lambda t, d, lr: -lr * d),
    ),
    Misconception(
        "multiplied by the step",
        "The parameters are multiplied by their step. Subtract it.",
        each(lambda t, d, lr: t * (lr * d)),
    ),
    Misconception(
        "shrunk by the step",
        "`W - lr * dW * W`: the parameter itself has no place in its step. Subtract "
        "`lr * dW`, whatever W is.",
        each(lambda t, d, lr: t - lr * d * t),
    ),
    Misconception(
        "sign of the slope only",
        "Every step has the same length: you use only the sign of the gradient. Where it is "
        "steep, the step is longer.",
        each(lambda t, d, lr: t - lr * np.sign(d)),
    ),
    Misconception(
        "roles swapped",
        "Parameters and gradients have changed places: take the gradients off the parameters.",
        each(lambda t, d, lr: d - lr * t),
    ),
    Misconception(
        "unchanged",
        "You return the parameters as they came. Subtract the learning rate times the gradients.",
        lambda parameters, gradients, lr: list(parameters),
    ),
    Misconception(
        "changed in place",
        "The numbers are right, but you change what came in: `W -= …` changes the caller's "
        "array, `parameters[k] = …` the caller's list. Make new arrays, `W - …`, and a new "
        "list.",
        in_place,
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
        afterwards(lambda new: new[:1]),
    ),
    Misconception(
        "only the last layer",
        "Only the last layer comes back. Make an empty list before the loop, and append to it "
        "in every round.",
        afterwards(lambda new: new[-1:]),
    ),
    Misconception(
        "last layer stays",
        "The last layer takes no step. Go through all layers.",
        without_the_last,
    ),
    Misconception(
        "one pair, no list",
        "You return one pair. A list of pairs is asked for, one pair for each layer.",
        afterwards(lambda new: new[-1]),
    ),
    Misconception(
        "flat list",
        "You return one flat list, W1, b1, W2, b2, … Keep the pairs: `(W, b)` for each layer.",
        afterwards(lambda new: [array for pair in new for array in pair]),
    ),
    Misconception(
        "bias first",
        "In each pair the bias comes first. The order is `(W, b)`, as it came in.",
        afterwards(lambda new: [(b, W) for W, b in new]),
    ),
    Misconception(
        "layers backwards",
        "The layers come back in reverse order. Keep the order in which they came in.",
        afterwards(lambda new: new[::-1]),
    ),
    Misconception(
        "gradient of W for the bias",
        "The biases take their step with `dW`. Each has a gradient of its own: `db`.",
        slope_of_the_weights,
    ),
    Misconception(
        "slopes swapped",
        "The slopes have changed places: W takes its step with dW, b with db.",
        slopes_swapped,
    ),
    Misconception(
        "first gradients everywhere",
        "Every layer takes its step with the gradients of the first. Layer k has its own, "
        "`gradients[k]`.",
        first_gradients,
    ),
    Misconception(
        "two lists",
        "You return two lists, one of all weights and one of all biases. One list is asked "
        "for, with a pair `(W, b)` for each layer.",
        two_lists,
    ),
    Misconception(
        "two layers only",
        "You take two layers out of the lists, and a network may have any number of them: "
        "let a loop run over both lists.",
        two_layers,
    ),
    Misconception(
        "pairs not unpacked",
        "What `zip` gives is two pairs, not four things. Four names need brackets: `for "
        "(W, b), (dW, db) in zip(…)`.",
        not_unpacked,
    ),
    Misconception(
        "divided by the number of rows",
        "You divide by the number of rows of W. The gradients are those of the mean "
        "already: multiply them by `lr`, and by nothing else.",
        by_rows,
    ),
    Misconception(
        "gradient ignored",
        "You subtract the learning rate alone, and the gradients have no say. Multiply "
        "them by `lr`, and subtract that.",
        each(lambda old, slope, lr: old - lr),
    ),
    Misconception(
        "last layer left out",
        "The last layer is missing: the loop stops one too early. Each pair of `parameters`"
        " is a layer, so there are `len(parameters)` of them.",
        afterwards(lambda new: new[:-1]),
    ),
    Misconception(
        "learning rate of the example",
        "Your learning rate is 0.1, whatever comes in. Take `lr`.",
        each(lambda old, slope, lr: old - 0.1 * slope),
    ),
    Misconception(
        "bracket around W - lr",
        "`(W - lr) * dW` takes lr off the weights first. First lr times the slope, then the"
        " difference: `W - lr * dW`.",
        each(lambda old, slope, lr: (old - lr) * slope),
    ),
)
