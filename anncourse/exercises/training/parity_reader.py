"""Project ``parity_parameters``: a network that tells odd digits from even ones.

No network without a hidden layer passes: each of the two classes is five heaps, and no straight
border parts them. It is judged on 449 pictures that were handed to nobody, see
`anncourse.exam_data.exam_digits`; a learner is told whether it passes, not how well it does.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exam_data import exam_digits
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

N_PIXELS = 64
ASKED = Asked(
    "parity_parameters",
    (N_PIXELS, ..., 2),
    "64 pixels",
    "64 inputs, one for each pixel, and 2 outputs, the first for even, the second for odd",
)

WHOLE_PIXELS = (
    "Your network reads pictures whose pixels run from 0 to 16. The check divides them by 16, as "
    "the lesson does: train with pixels from 0 to 1."
)
STANDARDISED = (
    "Your network reads pictures whose pixels were standardised. The check only divides them by "
    "16, as the lesson does: train with these."
)
SWAPPED = (
    "Your network calls most even digits odd and most odd ones even. Output 0 stands for even, "
    "output 1 for odd: the label is `y % 2`."
)
SAME_ANSWER = (
    "Your network gives nearly all pictures the same answer. Either it has hardly been trained, or "
    "a step was so large that its hidden neurons fell silent for good, or X and Y are not rows of "
    "the same pictures."
)
GUESSES = (
    "Your network does hardly better than a coin. Are these the parameters that `train` returned, "
    "and were X and Y rows of the same pictures?"
)
NO_HIDDEN_LAYER = (
    "Not yet. Your network has no hidden layer, so its border is straight, and no straight border "
    "parts odd from even that well: of 41 such networks that were tried, the best had 91.5 % right."
)
WEAK = (
    "Not yet. It has learned something, and not enough. Look at the two curves of its losses: "
    "while both still fall, more epochs or a larger learning rate help."
)
CLOSE = (
    "Not yet. Is the loss on the validation part still falling? Then train for longer. Has it "
    "turned round and the training loss is near 0? Then learn from more pictures, or stop earlier. "
    "Are both still high? Then try more hidden neurons."
)


@cache
def _pictures() -> tuple[Any, Any, Any]:
    """Return the pictures handed out, those kept back, and whether each of the latter is odd."""
    exam = exam_digits()
    return load_digits().X / 16, exam.X / 16, exam.y % 2


def read_kept_back(parity_parameters: Any) -> Seen:
    """Return the share of the kept-back pictures that a network gets right, and what else it does.

    ``right`` is the share. For a network that does badly, the others say why: the share with
    pixels from 0 to 16 and with standardised ones, and the share of its more frequent answer.

    Raises
    ------
    ValueError
        If these are no parameters of a network with 64 inputs and 2 outputs.
    """
    layers = read_network(parity_parameters, ASKED)
    handed_out, X, odd = _pictures()
    spread = handed_out.std(axis=0)
    standardised = (X - handed_out.mean(axis=0)) / np.where(spread == 0, 1, spread)
    answers = classes(layers, X)
    says_odd = float(np.mean(answers))
    return {
        "right": float(np.mean(answers == odd)),
        "of whole pixels": float(np.mean(classes(layers, 16 * X) == odd)),
        "of standardised pixels": float(np.mean(classes(layers, standardised) == odd)),
        "more frequent": max(says_odd, 1 - says_odd),
        "hidden layers": float(len(layers) - 1),
    }


def _reason(seen: Seen) -> str:
    right = seen["right"]
    whole, standardised = seen["of whole pixels"], seen["of standardised pixels"]
    otherwise = max(whole, standardised) > max(0.8, right + 0.1)
    named = (
        (otherwise and whole >= standardised, WHOLE_PIXELS),
        (otherwise, STANDARDISED),
        (seen["more frequent"] > 0.9, SAME_ANSWER),
        (right < 0.3, SWAPPED),
        (right < 0.6, GUESSES),
        (not seen["hidden layers"] and right > 0.8, NO_HIDDEN_LAYER),
        (right < 0.85, WEAK),
    )
    return first_fitting(named) or CLOSE


@cache
def _fitted() -> list[Layer]:
    """Return a network that does well, without a training: hidden neurons drawn by chance.

    Only the output layer is fitted, by least squares, so that this takes no time. With as many as
    300 hidden neurons that is good enough.
    """
    digits = load_digits()
    X, Y = digits.X / 16, one_hot(digits.y % 2, 2)
    rng = np.random.default_rng(2)
    ((W, _),) = init_parameters([N_PIXELS, 300], rng)
    b = rng.normal(0, 0.2, 300)
    A = np.column_stack([relu(X @ W + b), np.ones(len(X))])
    V = np.linalg.solve(A.T @ A + np.eye(A.shape[1]), A.T @ Y)
    return [(W, b), (V[:-1], V[-1])]


def _changed(change: Change) -> Later:
    return Later(lambda: change(*_fitted()))


def _for_standardised(hidden: Layer, output: Layer) -> Any:
    (W, b), pixels = hidden, _pictures()[0]
    return [(pixels.std(axis=0)[:, None] * W, b + pixels.mean(axis=0) @ W), output]


def _without_hidden_layer() -> list[Layer]:
    digits = load_digits()
    X, Y = digits.X / 16, one_hot(digits.y % 2, 2)
    A = np.column_stack([X, np.ones(len(X))])
    V = np.linalg.solve(A.T @ A + np.eye(A.shape[1]), A.T @ Y)
    return [(V[:-1], V[-1])]


EXERCISE = Exercise(
    name="parity_reader",
    reference=read_kept_back,
    variables=("parity_parameters",),
    solution=Later(_fitted),
    parts=(
        Part(
            "tells odd from even on 85 % of the kept-back pictures",
            holds=reaches("right", 0.85, _reason),
        ),
        Part("does so on 90 % of them", holds=reaches("right", 0.9, _reason)),
        Part("does so on 95 % of them", holds=reaches("right", 0.95, _reason), weight=4),
    ),
    kept_back="pictures",
    misconceptions=(
        *wrong_forms(ASKED, _changed),
        Misconception(
            "pixels from 0 to 16", WHOLE_PIXELS, _changed(lambda h, o: [(h[0] / 16, h[1]), o])
        ),
        Misconception("standardised pixels", STANDARDISED, _changed(_for_standardised)),
        Misconception(
            "always even",
            SAME_ANSWER,
            _changed(lambda h, o: [h, (0 * o[0], np.array([1.0, 0.0]))]),
        ),
        Misconception(
            "odd and even swapped",
            SWAPPED,
            _changed(lambda h, o: [h, (o[0][:, ::-1], o[1][::-1])]),
        ),
        Misconception(
            "untrained",
            GUESSES,
            Later(lambda: init_parameters([N_PIXELS, 32, 2], np.random.default_rng(14))),
        ),
        Misconception("no hidden layer", NO_HIDDEN_LAYER, Later(_without_hidden_layer)),
    ),
    hints=(
        "One hidden layer is enough. The label of a picture is `y % 2`: 0 for even, 1 for odd, and "
        "the targets are its one-hot rows with two columns.",
        "Try learning rates a factor of three apart, such as 0.03, 0.1, 0.3 and 1, and compare the "
        "accuracies on *your* validation part. Then do the same with the number of hidden neurons.",
        "If your validation part says about 96 %, train once more, with all the pictures that were "
        "handed out: with more examples the network gets a little better still.",
    ),
)
