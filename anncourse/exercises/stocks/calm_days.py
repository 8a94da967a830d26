"""Project ``calm_parameters``: whether the next five days will be calm or wild.

It is scored on the days from 3 January 2000 on, which no student's process sees, as a gain over
the naive rival: "the next five days will be as the last twenty were".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import Any, cast

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.show import show
from anncourse.exam_data import exam_sp500
from anncourse.exercises.training.reading import NOT_PAIRS, TRANSPOSED, Layer, read_layers
from anncourse.tools.market import AHEAD, calm_inputs, unrest_ahead, unrest_before
from annlib.activations import relu
from annlib.datasets import load_sp500
from annlib.encoding import one_hot
from annlib.initializers import init_parameters
from annlib.training import train
from nbjudge.shared.plain import as_array, plain

SIZES = [12, 8, 2]
FIRST_DAY = 60

BOTH_RESULTS = (
    "These are both results of `train`. Keep the parameters alone: `calm_parameters, losses = "
    "train(…)`."
)
REVERSED = "The layers stand in reverse order: the one that takes the 12 numbers comes first."
NOT_FINITE = (
    "The parameters hold infinite numbers or nan: the training has diverged. Try a smaller "
    "learning rate."
)
RAW = (
    "Your network reads inputs that were not standardised. The check standardises each of the "
    "twelve with its mean and standard deviation over the days handed out, as the lab does: train "
    "with such rows."
)
SWAPPED = (
    "Your network tells calm from wild, but calls them by each other's names. Column 1 of the "
    "one-hot table belongs to calm, column 0 to wild."
)
SAME_ANSWER = (
    "Your network says nearly always the same. Either it has hardly been trained, or a step was so "
    "large that its hidden neurons fell silent for good: try another learning rate."
)
GUESSES = (
    "Your network does no better than who always says wild. Are these the parameters that `train` "
    "returned, and were X and Y rows of the same days?"
)


@cache
def handed_out() -> tuple[Any, Any]:
    """Return the twelve inputs of the training days, not standardised, and whether it was calm."""
    r = np.diff(np.log(load_sp500().close))
    days = np.arange(FIRST_DAY, len(r) - AHEAD + 1)
    ahead = unrest_ahead(r, days)
    return calm_inputs(r, days), (ahead < np.median(ahead)).astype(int)


@cache
def exam() -> tuple[Any, Any, Any]:
    """Return inputs of the exam's days, whether it was calm, and what the naive rival says."""
    known = load_sp500().close
    r = np.diff(np.log(np.concatenate([known, exam_sp500().close])))
    old = np.arange(FIRST_DAY, len(known) - 1 - AHEAD + 1)
    days = np.arange(len(known) - 1, len(r) - AHEAD + 1)
    calm = unrest_ahead(r, days) < np.median(unrest_ahead(r, old))
    naive = unrest_before(r, days) < np.median(unrest_before(r, old))
    return calm_inputs(r, days), calm.astype(int), naive.astype(int)


def standardised(rows: Any) -> Any:
    """Standardise rows by the mean and the standard deviation of the days handed out."""
    X, _ = handed_out()
    return (rows - X.mean(axis=0)) / X.std(axis=0)


def score_exam(calm_parameters: Any) -> dict[str, float]:
    """Return the percentage of exam days that a network gets right, and what else it does.

    Raises
    ------
    ValueError
        If these are no parameters of a network with the sizes [12, 8, 2].
    """
    layers = _network(plain(calm_parameters))
    rows, calm, naive = exam()
    answers = _answers(layers, standardised(rows))
    return {
        "right": 100 * float(np.mean(answers == calm)),
        "naive": 100 * float(np.mean(naive == calm)),
        "always wild": 100 * float(np.mean(calm == 0)),
        "of raw rows": 100 * float(np.mean(_answers(layers, rows) == calm)),
        "most frequent": float(max(np.mean(answers), 1 - np.mean(answers))),
    }


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
            f"the network must have the sizes {show(SIZES)}: twelve inputs, 8 hidden neurons, and "
            f"two outputs, wild and calm. Yours has {show(sizes)}."
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


def _gains(points: float) -> Callable[[Callable[..., Any]], str | None]:
    def holds(answer: Callable[..., Any]) -> str | None:
        seen = answer()
        return None if seen["right"] - seen["naive"] >= points else _reason(seen)

    return holds


def _reason(seen: dict[str, float]) -> str:
    right, naive = seen["right"], seen["naive"]
    named = (
        (100 - right > naive - 3, SWAPPED),
        (seen["of raw rows"] > max(naive - 1, right + 2), RAW),
        (seen["most frequent"] > 0.95, SAME_ANSWER),
        (right <= seen["always wild"], GUESSES),
    )
    for fits, words in named:
        if fits:
            return words
    told = f"It is right on {right:.1f} % of the exam's days; the naive rival is on {naive:.1f} %. "
    return told + (
        "It has learned something, and not enough. Was it trained with all days that were handed "
        "out, and with all twelve inputs? Then give it more epochs, or another learning rate."
    )


class _Changed(Sequence[Any]):
    """A trained network, made and changed when somebody looks at it, since that takes a moment."""

    def __init__(self, change: Callable[[Layer, Layer], Any]) -> None:
        self._change = change

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        return (self._change(*_trained()),)

    def __getitem__(self, index: Any) -> Any:
        return self._values[index]

    def __len__(self) -> int:
        return 1


@cache
def _trained() -> list[Layer]:
    rows, calm = handed_out()
    X, Y = standardised(rows), one_hot(calm, 2)
    return train(X, Y, SIZES, 0.1, 5, 64, np.random.default_rng(0))[0]


def _for_raw(hidden: Layer, output: Layer) -> Any:
    (W, b), (rows, _) = hidden, handed_out()
    mean, sd = rows.mean(axis=0), rows.std(axis=0)
    return [(W / sd[:, None], b - (mean / sd) @ W), output]


EXERCISE = Exercise(
    name="calm_days",
    reference=score_exam,
    variables=("calm_parameters",),
    solution=cast("tuple[Any, ...]", _Changed(lambda h, o: [h, o])),
    parts=(
        Part("a quarter of a point better than the naive rival", holds=_gains(0.25)),
        Part("half a point better", holds=_gains(0.5)),
        Part("three quarters of a point better", holds=_gains(0.75)),
        Part("a whole point better", holds=_gains(1.0)),
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
        Misconception(
            "names swapped", SWAPPED, _Changed(lambda h, o: [h, (o[0][:, ::-1], o[1][::-1])])
        ),
        Misconception(
            "always the same",
            SAME_ANSWER,
            _Changed(lambda h, o: [h, (0 * o[0], np.array([1.0, 0]))]),
        ),
        Misconception("untrained", GUESSES, (init_parameters(SIZES, np.random.default_rng(2)),)),
    ),
    hints=(
        "Everything has been done above: the twelve inputs, `train`. What is new is that no day "
        "is left out any more.",
        "Standardise the inputs of all days handed out, make one-hot targets of calm (1) and wild "
        "(0), and call `train` with the learning rate, epochs and batch size of the first attempt.",
        "If the exam says less than your own test part did, look whether X and Y hold all days, in "
        "the same order, and whether the mean and the standard deviation are theirs.",
    ),
)
