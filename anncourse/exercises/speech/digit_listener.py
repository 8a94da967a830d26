"""Project ``speech_parameters``: a network that recognises spoken digits it has never heard.

It is scored on the data set's official test, 300 recordings that no student's process sees, of the
same six speakers. Against its rivals, the nearest neighbour and no hidden layer, that is a tie on
300 recordings; so the mark is absolute.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, cast

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.show import show
from anncourse.exercises.speech.spectra import (
    N_BANDS,
    N_FRAMES,
    exam,
    kept,
    standardised,
)
from anncourse.exercises.training.reading import NOT_PAIRS, TRANSPOSED, Layer, read_layers
from annlib.activations import relu
from annlib.initializers import init_parameters
from annlib.metrics import confusion_matrix
from nbjudge.shared.plain import as_array, plain

SIZES = [N_FRAMES * N_BANDS, 64, 10]
N_DIGITS = SIZES[-1]

BOTH_RESULTS = (
    "These are both results of `train`. Keep the parameters alone: `speech_parameters, losses = "
    "train(…)`."
)
REVERSED = "The layers stand in reverse order: the one that takes the 400 numbers comes first."
NOT_FINITE = (
    "The parameters hold infinite numbers or nan: the training has diverged. Try a smaller "
    "learning rate."
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


def listen_to_exam(speech_parameters: Any) -> dict[str, float]:
    """Return how many of the exam's 300 recordings a network recognises, and what else it does.

    ``right`` counts them. For a network that hears badly, the others say why: how many it would
    recognise if the rows were not standardised, or stood band by band; how often it gives its most
    frequent answer; and how many it would get right under other names.

    Raises
    ------
    ValueError
        If these are no parameters of a network with the sizes [400, 64, 10].
    """
    layers = _network(plain(speech_parameters))
    rows, digits = exam()
    X = standardised(rows)
    answers = _answers(layers, X)
    counts = confusion_matrix(digits, answers, N_DIGITS)

    def right_with(other: Any) -> float:
        return float(np.sum(_answers(layers, other) == digits))

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


def _answers(layers: list[Layer], X: Any) -> Any:
    (W1, b1), (W2, b2) = layers
    return (relu(X @ W1 + b1) @ W2 + b2).argmax(axis=1)


def _network(value: Any) -> list[Layer]:
    if isinstance(value, tuple | list) and len(value) == 2:
        losses = as_array(value[1])
        if _is_pairs(value[0]) and losses is not None and losses.ndim == 1:
            raise ValueError(BOTH_RESULTS)
    if not _is_pairs(value):
        raise ValueError(NOT_PAIRS)
    value = [tuple(map(as_array, pair)) for pair in value]
    shapes = [W.shape for W, _ in value]
    if any(len(shape) != 2 for shape in shapes):
        raise ValueError(NOT_PAIRS)
    n_in = SIZES[0]
    if shapes[0][0] != n_in and shapes[-1][0] == n_in:
        raise ValueError(REVERSED)
    if shapes[0][0] != n_in and shapes[0][1] == n_in:
        raise ValueError(TRANSPOSED)
    sizes = [shapes[0][0], *(shape[1] for shape in shapes)]
    if sizes != SIZES:
        raise ValueError(
            f"the network must have the sizes {show(SIZES)}: 20 frames of 20 bands, 64 hidden "
            f"neurons, and one output for each digit. Yours has {show(sizes)}."
        )
    if not all(np.isfinite(array).all() for pair in value for array in pair):
        raise ValueError(NOT_FINITE)
    layers = read_layers(value, sizes)
    if isinstance(layers, str):
        raise ValueError(layers)
    return layers


def _is_pairs(value: Any) -> bool:
    return (
        isinstance(value, tuple | list)
        and len(value) > 0
        and all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in value)
        and all(as_array(item) is not None for pair in value for item in pair)
    )


def _recognises(n: int) -> Callable[[Callable[..., Any]], str | None]:
    def holds(answer: Callable[..., Any]) -> str | None:
        heard = answer()
        return None if heard["right"] >= n else _reason(heard)

    return holds


def _reason(heard: dict[str, float]) -> str:
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
    for fits, words in named:
        if fits:
            return words
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


class _Changed(Sequence[Any]):
    """The kept network, read and changed when somebody looks at it, since that takes a moment."""

    def __init__(self, change: Callable[[Layer, Layer], Any]) -> None:
        self._change = change

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        data = kept()
        return (self._change((data["W1"], data["b1"]), (data["W2"], data["b2"])),)

    def __getitem__(self, index: Any) -> Any:
        return self._values[index]

    def __len__(self) -> int:
        return 1


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
    solution=cast("tuple[Any, ...]", _Changed(lambda h, o: [h, o])),
    parts=(
        Part("recognises more than 270 of the exam's 300 recordings", holds=_recognises(271)),
        Part("recognises 276 of them, 92 %", holds=_recognises(276)),
        Part("recognises 282 of them, 94 %", holds=_recognises(282), weight=2),
        Part("recognises 288 of them, 96 %", holds=_recognises(288), weight=4),
    ),
    misconceptions=(
        Misconception(
            "both results of train", BOTH_RESULTS, _Changed(lambda h, o: ([h, o], [0.5]))
        ),
        Misconception("no pairs", NOT_PAIRS, _Changed(lambda h, o: [h[0], h[1], o[0], o[1]])),
        Misconception("layers reversed", REVERSED, _Changed(lambda h, o: [o, h])),
        Misconception(
            "transposed", TRANSPOSED, _Changed(lambda h, o: [(h[0].T, h[1]), (o[0].T, o[1])])
        ),
        Misconception(
            "diverged", NOT_FINITE, _Changed(lambda h, o: [h, (o[0] * float("nan"), o[1])])
        ),
        Misconception("not standardised", RAW, _Changed(_for_raw)),
        Misconception("band by band", BY_BAND, _Changed(_for_bands)),
        Misconception(
            "always the same", SAME_ANSWER, _Changed(lambda h, o: [h, (0 * o[0], np.arange(10.0))])
        ),
        Misconception(
            "names shifted",
            WRONG_NAMES,
            _Changed(lambda h, o: [h, (np.roll(o[0], 1, axis=1), np.roll(o[1], 1))]),
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
        "first attempt.",
        "If the exam says less than your own test part did, look whether X and Y hold all 2,700 "
        "rows, in the same order, and whether the mean and the standard deviation are theirs.",
    ),
)
