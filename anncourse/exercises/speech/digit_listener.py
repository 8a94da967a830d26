"""Project ``speech_parameters``: a network that recognises spoken digits it has never heard.

It is scored on the data set's official test, 300 recordings that no student's process sees, of the
same six speakers. Against its rivals, the nearest neighbour and no hidden layer, that is a tie on
300 recordings; so the mark is absolute.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exercises.speech.spectra import (
    N_BANDS,
    N_FRAMES,
    exam,
    kept,
    standardised,
)
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
from annlib.initializers import init_parameters
from annlib.metrics import confusion_matrix

SIZES = [N_FRAMES * N_BANDS, 64, 10]
N_DIGITS = SIZES[-1]
ASKED = Asked(
    "speech_parameters",
    tuple(SIZES),
    "400 numbers",
    "20 frames of 20 bands, 64 hidden neurons, and one output for each digit",
)

RAW = (
    "Your network reads rows that were not standardised. The check standardises each of the 400 "
    "numbers with its mean and standard deviation over the 2,700 recordings handed out, as the lab "
    "does: train with such rows."
)
BY_BAND = (
    "Your network reads its 400 numbers in another order: all frames of the first band, then all "
    "of the second. The check reads them frame by frame, as `ravel` does with a table whose rows "
    "are frames."
)
WRONG_NAMES = (
    "Your network tells the digits apart, but calls them by the wrong names. Does column k of the "
    "one-hot table belong to digit k?"
)
SAME_ANSWER = (
    "Your network gives nearly all recordings the same digit. Either it has hardly been trained, "
    "or a step was so large that its hidden neurons fell silent for good: try another learning "
    "rate."
)
GUESSES = (
    "Your network does little better than guessing. Are these the parameters that `train` "
    "returned, were X and Y rows of the same recordings, and do all exercises above pass, so that "
    "your rows are those of the check?"
)


def listen_to_exam(speech_parameters: Any) -> Seen:
    """Return how many of the exam's 300 recordings a network recognises, and what else it does.

    ``right`` counts them. For a network that hears badly, the others say why: how many it would
    recognise if the rows were not standardised, or stood band by band; how often it gives its most
    frequent answer; and how many it would get right under other names.

    Raises
    ------
    ValueError
        If these are no parameters of a network with the sizes [400, 64, 10].
    """
    layers = read_network(speech_parameters, ASKED)
    rows, digits = exam()
    X = standardised(rows)
    answers = classes(layers, X)
    counts = confusion_matrix(digits, answers, N_DIGITS)

    def right_with(other: Any) -> float:
        return float(np.sum(classes(layers, other) == digits))

    return {
        "n": float(len(digits)),
        "right": float(np.sum(answers == digits)),
        "of raw rows": right_with(rows),
        "band by band": right_with(_by_band(X)),
        "most frequent": float(counts.sum(axis=0).max()),
        "under other names": float(counts.max(axis=1).sum()),
    }


def _by_band(X: Any) -> Any:
    return X.reshape(-1, N_FRAMES, N_BANDS).transpose(0, 2, 1).reshape(len(X), -1)


def _reason(heard: Seen) -> str:
    right, n = heard["right"], heard["n"]
    otherwise = {
        RAW: heard["of raw rows"],
        BY_BAND: heard["band by band"],
    }
    best = max(otherwise, key=lambda words: otherwise[words])
    named = (
        (otherwise[best] > max(0.8 * n, right + 0.05 * n), best),
        (heard["most frequent"] > 0.85 * n, SAME_ANSWER),
        (right < 0.5 * n and heard["under other names"] > 0.8 * n, WRONG_NAMES),
        (right < 0.25 * n, GUESSES),
    )
    known = first_fitting(named)
    if known:
        return known
    told = f"It recognises {right:.0f} of the exam's {n:.0f} recordings. "
    if right < 0.9 * n:
        return told + (
            "It has learned something, and not enough. Do all exercises above pass, so that your "
            "rows are those of the check? Was it trained with all recordings that were handed out? "
            "If its loss still falls, give it more epochs, or a larger learning rate."
        )
    return told + (
        "That is close. Train it with all 2,700 recordings that were handed out, until the loss "
        "hardly falls any more."
    )


def _kept() -> list[Layer]:
    return [(kept()["W1"], kept()["b1"]), (kept()["W2"], kept()["b2"])]


def _changed(change: Change) -> Later:
    return Later(lambda: change(*_kept()))


def _for_raw(hidden: Layer, output: Layer) -> Any:
    W, b = hidden
    mean, sd = kept()["mean"], kept()["sd"]
    return [(W / sd[:, None], b - (mean / sd) @ W), output]


def _for_bands(hidden: Layer, output: Layer) -> Any:
    W, b = hidden
    return [(W.reshape(N_FRAMES, N_BANDS, -1).transpose(1, 0, 2).reshape(W.shape), b), output]


EXERCISE = Exercise(
    name="digit_listener",
    reference=listen_to_exam,
    variables=("speech_parameters",),
    solution=Later(_kept),
    parts=(
        Part(
            "recognises more than 270 of the exam's 300 recordings",
            holds=reaches("right", 271, _reason),
        ),
        Part("recognises 276 of them, 92 %", holds=reaches("right", 276, _reason)),
        Part("recognises 282 of them, 94 %", holds=reaches("right", 282, _reason), weight=2),
        Part("recognises 288 of them, 96 %", holds=reaches("right", 288, _reason), weight=4),
    ),
    misconceptions=(
        *wrong_forms(ASKED, _changed),
        Misconception("not standardised", RAW, _changed(_for_raw)),
        Misconception("band by band", BY_BAND, _changed(_for_bands)),
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
            (init_parameters(SIZES, np.random.default_rng(2)),),
        ),
    ),
    hints=(
        "Everything has been done above: standardised rows, the sizes, `train`. What is new is "
        "that no recording is left out any more.",
        "Standardise the rows of all recordings that were handed out, make one-hot targets of "
        "their digits, and call `train` with the learning rate, epochs and batch size of the "
        "networks in section 11.6.",
        "If the exam says less than your own test part did, look whether X and Y hold all 2,700 "
        "rows, in the same order, and whether the mean and the standard deviation are theirs.",
    ),
)
