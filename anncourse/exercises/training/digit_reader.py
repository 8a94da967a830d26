"""Project ``digit_parameters``: a network that reads handwritten digits it has never seen.

The lesson hands out three of every four pictures. The rest, every fourth one from number 3 on, is
kept back for the check. They are in `annlib.load_digits`, as all pictures are; that they are not to
be learned from is said in the lesson, and a grader can withhold them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.training.projects import (
    Asked,
    Change,
    Later,
    Seen,
    classes,
    first_fitting,
    reaches,
    read_network,
    wrong_forms,
)
from anncourse.exercises.training.reading import Layer
from annlib.activations import relu
from annlib.datasets import load_digits
from annlib.encoding import one_hot
from annlib.initializers import init_parameters
from annlib.metrics import confusion_matrix

N_PIXELS, N_DIGITS = 64, 10
ASKED = Asked(
    "digit_parameters",
    (N_PIXELS, ..., N_DIGITS),
    "64 pixels",
    "64 inputs, one for each pixel, and 10 outputs, one for each digit",
)
GUESSING = 0.25

WHOLE_PIXELS = (
    "Your network reads pictures whose pixels run from 0 to 16. The check divides them by 16, as "
    "the lesson does: train with pixels from 0 to 1."
)
STANDARDISED = (
    "Your network reads pictures whose pixels were standardised. The check only divides them by "
    "16, as the lesson does: train with these."
)
WRONG_NAMES = (
    "Your network tells the digits apart, but calls them by the wrong names. Does column k of the "
    "one-hot table belong to digit k?"
)
SAME_ANSWER = (
    "Your network gives nearly all pictures the same digit. Either it has hardly been trained, or "
    "a step was so large that its hidden neurons fell silent for good: try another learning rate."
)
GUESSES = (
    "Your network does no better than guessing. Are these the parameters that `train` returned, "
    "and were X and Y rows of the same pictures?"
)


def kept_back(n: int) -> Any:
    """Return which of n pictures are never handed out: a truth value for each."""
    return np.arange(n) % 4 == 3


@cache
def _pictures() -> tuple[Any, Any, Any]:
    """Return the pictures handed out, those kept back, and the digits of the latter."""
    digits = load_digits()
    held = kept_back(len(digits.y))
    return digits.X[~held] / 16, digits.X[held] / 16, digits.y[held]


def read_kept_back(digit_parameters: Any) -> Seen:
    """Return the share of the kept-back pictures that a network reads right, and what else it does.

    ``right`` is the share. For a network that reads badly, the others say why: the share with
    pixels from 0 to 16 and with standardised ones, the share of its most frequent answer, and the
    share it would read right if its answers had other names.

    Raises
    ------
    ValueError
        If these are no parameters of a network with 64 inputs and 10 outputs.
    """
    layers = read_network(digit_parameters, ASKED)
    handed_out, X, y = _pictures()
    spread = handed_out.std(axis=0)
    standardised = (X - handed_out.mean(axis=0)) / np.where(spread == 0, 1, spread)
    answers = classes(layers, X)
    counts = confusion_matrix(y, answers, N_DIGITS)
    return {
        "n": float(len(y)),
        "right": float(np.mean(answers == y)),
        "of whole pixels": float(np.mean(classes(layers, 16 * X) == y)),
        "of standardised pixels": float(np.mean(classes(layers, standardised) == y)),
        "most frequent": float(counts.sum(axis=0).max() / len(y)),
        "under other names": float(counts.max(axis=1).sum() / len(y)),
    }


def _reason(seen: Seen) -> str:
    right = seen["right"]
    whole, standardised = seen["of whole pixels"], seen["of standardised pixels"]
    otherwise = max(whole, standardised) > max(0.8, right + 0.1)
    named = (
        (otherwise and whole >= standardised, WHOLE_PIXELS),
        (otherwise, STANDARDISED),
        (seen["most frequent"] > 0.85, SAME_ANSWER),
        (right < 0.5 and seen["under other names"] > 0.8, WRONG_NAMES),
        (right < GUESSING, GUESSES),
    )
    known = first_fitting(named)
    if known:
        return known
    told = f"It reads {round(right * seen['n'])} of the {seen['n']:.0f} right: {right:.1%}. "
    if right < 0.9:
        return told + (
            "It has learned something, and not enough. Look at the curve of its losses: while it "
            "still falls, more epochs or a larger learning rate help."
        )
    return told + (
        "That is close. Is the loss still falling? Then train for longer. Is it near 0 already? "
        "Then try more hidden neurons, or learn from all pictures that were handed out."
    )


def _trained() -> list[Layer]:
    """Return a network that reads well, without a training: hidden neurons drawn by chance.

    Only the output layer is fitted, by least squares, so that this takes no time. With as many as
    300 hidden neurons that is good enough.
    """
    digits = load_digits()
    learned = ~kept_back(len(digits.y))
    X, Y = digits.X[learned] / 16, one_hot(digits.y[learned], N_DIGITS)
    rng = np.random.default_rng(1)
    ((W, _),) = init_parameters([N_PIXELS, 300], rng)
    b = rng.normal(0, 0.2, 300)
    A = np.column_stack([relu(X @ W + b), np.ones(len(X))])
    V = np.linalg.solve(A.T @ A + np.eye(A.shape[1]), A.T @ Y)
    return [(W, b), (V[:-1], V[-1])]


def _changed(change: Change) -> Later:
    return Later(lambda: change(*_trained()))


def _for_standardised(hidden: Layer, output: Layer) -> Any:
    (W, b), pixels = hidden, _pictures()[0]
    return [(pixels.std(axis=0)[:, None] * W, b + pixels.mean(axis=0) @ W), output]


EXERCISE = Exercise(
    name="digit_reader",
    reference=read_kept_back,
    variables=("digit_parameters",),
    solution=Later(_trained),
    parts=(
        Part("reads half of the kept-back pictures right", holds=reaches("right", 0.5, _reason)),
        Part("reads 80 % of them right", holds=reaches("right", 0.8, _reason)),
        Part("reads 90 % of them right", holds=reaches("right", 0.9, _reason), weight=2),
        Part("reads 95 % of them right", holds=reaches("right", 0.95, _reason), weight=2),
    ),
    misconceptions=(
        *wrong_forms(ASKED, _changed),
        Misconception(
            "pixels from 0 to 16", WHOLE_PIXELS, _changed(lambda h, o: [(h[0] / 16, h[1]), o])
        ),
        Misconception("standardised pixels", STANDARDISED, _changed(_for_standardised)),
        Misconception(
            "always the same", SAME_ANSWER, _changed(lambda h, o: [h, (0 * o[0], np.arange(10.0))])
        ),
        Misconception(
            "names shifted",
            WRONG_NAMES,
            _changed(lambda h, o: [h, (np.roll(o[0], 1, axis=1), np.roll(o[1], 1))]),
        ),
        Misconception(
            "untrained",
            GUESSES,
            Later(lambda: init_parameters([N_PIXELS, 32, N_DIGITS], np.random.default_rng(2))),
        ),
    ),
    hints=(
        "One hidden layer is enough. Start with the sizes, the learning rate and the batch size of "
        "the first attempt above, and look at the curve of the losses: is it still falling at the "
        "end?",
        "Try learning rates a factor of three apart, such as 0.03, 0.1, 0.3 and 1, and compare the "
        "accuracies on *your own* test part. Then do the same with the number of hidden neurons.",
        "If your own test part says about 96 %, train once more, with all the pictures that were "
        "handed out: with more examples the network gets a little better still.",
    ),
)
