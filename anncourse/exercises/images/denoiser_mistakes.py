"""Known mistakes of ``denoiser``."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.images.denoiser_steps import (
    ASKED,
    CONSTANT,
    COPIES,
    GREY_LEVELS,
    N_PIXELS,
    NO_BETTER,
    SHIFTED,
    TELLS_NOISE,
    TOO_LARGE,
    UNTRAINED,
    trained,
)
from anncourse.exercises.images.exam import SIDE
from anncourse.exercises.training.projects import Change, Later, wrong_forms
from anncourse.exercises.training.reading import Layer
from annlib.initializers import init_parameters


def _changed(change: Change) -> Later:
    return Later(lambda: change(*trained()))


def _copying() -> list[Layer]:
    W = np.zeros((N_PIXELS, 1))
    W[N_PIXELS // 2] = 1.0
    return [(W, np.zeros(1)), (np.ones((1, 1)), np.zeros(1))]


def _for_noise(hidden: Layer, output: Layer) -> list[Layer]:
    """Turn a network that tells the pixel into one that tells the noise: one more neuron."""
    (W, b), (V, c) = hidden, output
    (U, a), _ = _copying()
    return [(np.hstack([W, U]), np.append(b, a)), (np.vstack([-V, [[1.0]]]), -c)]


def _moved(hidden: Layer, output: Layer) -> list[Layer]:
    W = np.roll(hidden[0].reshape(SIDE, SIDE, -1), -2, axis=0).reshape(N_PIXELS, -1)
    return [(W, hidden[1]), output]


def _of_gaussian() -> list[Layer]:
    """Put a Gaussian filter into a network."""
    steps = np.arange(SIDE) - SIDE // 2
    bell = np.exp(-(steps**2) / (2 * 0.95**2))
    kernel = np.outer(bell, bell) / bell.sum() ** 2
    return [(kernel.reshape(-1, 1), np.zeros(1)), (np.ones((1, 1)), np.zeros(1))]


MISCONCEPTIONS = (
    *wrong_forms(ASKED, _changed),
    Misconception(
        "too large",
        TOO_LARGE,
        Later(lambda: init_parameters([N_PIXELS, 500, 1], np.random.default_rng(2))),
    ),
    Misconception(
        "pixels from 0 to 255",
        GREY_LEVELS,
        _changed(lambda h, o: [(h[0] / 255, h[1]), (255 * o[0], 255 * o[1])]),
    ),
    Misconception("tells the noise", TELLS_NOISE, _changed(_for_noise)),
    Misconception("the pixel beside", SHIFTED.format("2 pixels above"), _changed(_moved)),
    Misconception("always the same", CONSTANT, _changed(lambda h, o: [h, (0 * o[0], o[1] + 0.5)])),
    Misconception("copies", COPIES, Later(_copying)),
    Misconception("a Gaussian in disguise", NO_BETTER, Later(_of_gaussian)),
    Misconception(
        "untrained",
        UNTRAINED,
        Later(lambda: init_parameters([N_PIXELS, 64, 1], np.random.default_rng(2))),
    ),
)
