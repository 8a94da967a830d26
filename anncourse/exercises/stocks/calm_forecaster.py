"""Project ``calm_parameters``: a network that says whether the next five days will be calm.

It is scored on 4,760 exam days, for its gain over the best naive rule, which says that it goes on
as it was: over the naive rule of the lab the gain is more than chance with every seed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, cast

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.show import show
from anncourse.exam_data import DATA
from anncourse.exercises.stocks.days import exam, scaling
from anncourse.exercises.training.reading import NOT_PAIRS, TRANSPOSED, Layer, read_layers
from annlib.activations import relu
from nbjudge.shared.plain import as_array, plain

SIZES = [12, 8, 2]

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
    "Your network reads rows that were not standardised. The check standardises each of the 12 "
    "numbers with its mean and standard deviation over the handed-out years: train with such rows."
)
SWAPPED = (
    "Your network calls calm days wild and wild days calm. Output 1 stands for calm, output 0 for "
    "wild."
)
SAME_ANSWER = (
    "Your network says nearly always the same. Either it has hardly been trained, or a step was "
    "so large that its hidden neurons fell silent for good: try another learning rate."
)


def forecast_exam(calm_parameters: Any) -> dict[str, float]:
    """Return on which percentage of the exam days a network is right, and what else it does.

    ``gain`` is what it has over the best naive rule, in percentage points.

    Raises
    ------
    ValueError
        If these are no parameters of a network with the sizes [12, 8, 2].
    """
    layers = _network(plain(calm_parameters))
    days = exam()
    says = _says_calm(layers, days.X)
    right = 100 * float(np.mean(says == days.calm))
    naive = 100 * max(float(np.mean(rule == days.calm)) for rule in days.naive.values())
    return {
        "right": right,
        "naive": naive,
        "gain": right - naive,
        "raw": 100 * float(np.mean(_says_calm(layers, days.raw) == days.calm)),
        "says calm": 100 * float(np.mean(says)),
    }


def _says_calm(layers: list[Layer], X: Any) -> Any:
    (W1, b1), (W2, b2) = layers
    return (relu(X @ W1 + b1) @ W2 + b2).argmax(axis=1) == 1


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
    if shapes == [(SIZES[2], SIZES[1]), (SIZES[1], n_in)]:
        raise ValueError(REVERSED)
    if shapes[0][0] != n_in and shapes[0][1] == n_in:
        raise ValueError(TRANSPOSED)
    sizes = [shapes[0][0], *(shape[1] for shape in shapes)]
    if sizes != SIZES:
        raise ValueError(
            f"the network must have the sizes {show(SIZES)}: twelve inputs, 8 hidden neurons, and "
            f"one output each for wild and calm. Yours has {show(sizes)}."
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
        return None if seen["gain"] >= points else _reason(seen)

    return holds


def _reason(seen: dict[str, float]) -> str:
    right = seen["right"]
    if not 5 <= seen["says calm"] <= 95:
        return RAW if seen["raw"] > 70 else SAME_ANSWER
    if right < 35:
        return SWAPPED
    if seen["raw"] > max(70.0, right + 2):
        return RAW
    told = (
        f"It is right on {right:.1f} % of the exam days, the best naive rule on "
        f"{seen['naive']:.1f} %. "
    )
    if right < 65:
        return told + (
            "That is little better than saying the same every day. Are these the parameters that "
            "`train` returned, and were X and y rows of the same days?"
        )
    return told + (
        "Train it with all days that were handed out, with all twelve inputs, until the loss "
        "hardly falls any more."
    )


class _Changed(Sequence[Any]):
    """The kept network, read and changed when somebody looks at it."""

    def __init__(self, change: Callable[[Layer, Layer], Any]) -> None:
        self._change = change

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        with np.load(DATA / "calm_project.npz") as data:
            return (self._change((data["W1"], data["b1"]), (data["W2"], data["b2"])),)

    def __getitem__(self, index: Any) -> Any:
        return self._values[index]

    def __len__(self) -> int:
        return 1


def _for_raw(hidden: Layer, output: Layer) -> Any:
    W, b = hidden
    mean, sd = scaling()
    return [(W / sd[:, None], b - (mean / sd) @ W), output]


EXERCISE = Exercise(
    name="calm_forecaster",
    reference=forecast_exam,
    variables=("calm_parameters",),
    solution=cast("tuple[Any, ...]", _Changed(lambda h, o: [h, o])),
    parts=(
        Part("gains a quarter of a percentage point on the best naive rule", holds=_gains(0.25)),
        Part("gains 0.4 points on it", holds=_gains(0.4)),
        Part("gains 0.55 points on it", holds=_gains(0.55), weight=2),
        Part("gains 0.7 points on it", holds=_gains(0.7), weight=4),
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
            "always wild", SAME_ANSWER, _Changed(lambda h, o: [h, (0 * o[0], np.array([1.0, 0.0]))])
        ),
        Misconception(
            "calm and wild swapped",
            SWAPPED,
            _Changed(lambda h, o: [h, (o[0][:, ::-1], o[1][::-1])]),
        ),
    ),
    hints=(
        "Everything has been done above: the twelve inputs, standardised, the sizes, `train`. "
        "What is new is that no day is left out any more.",
        "Take all days that were handed out, with the median of *all* of them, make one-hot "
        "targets with 1 for calm, and call `train` with the learning rate, epochs and batch size "
        "of the first attempt.",
        "Mean and standard deviation are those of all rows handed out. Look whether X and y "
        "belong to the same days, and whether the loss still falls.",
    ),
)
