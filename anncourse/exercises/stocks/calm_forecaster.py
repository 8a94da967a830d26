"""Project ``calm_parameters``: a network that says whether the next five days will be calm.

It is scored on 4,760 exam days, for its gain over the best naive rule, which says that it goes on
as it was: over the naive rule of the lab the gain is more than chance with every seed.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exam_data import DATA
from anncourse.exercises.stocks.days import exam, scaling
from anncourse.exercises.training.projects import (
    Asked,
    Change,
    Later,
    Seen,
    classes,
    reaches,
    read_network,
    wrong_forms,
)
from anncourse.exercises.training.reading import Layer

ASKED = Asked(
    "calm_parameters",
    (12, 8, 2),
    "12 numbers",
    "twelve inputs, 8 hidden neurons, and one output each for wild and calm",
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


def forecast_exam(calm_parameters: Any) -> Seen:
    """Return on which percentage of the exam days a network is right, and what else it does.

    ``gain`` is what it has over the best naive rule, in percentage points.

    Raises
    ------
    ValueError
        If these are no parameters of a network with the sizes [12, 8, 2].
    """
    layers = read_network(calm_parameters, ASKED)
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
    return classes(layers, X) == 1


def _reason(seen: Seen) -> str:
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


def _kept() -> list[Layer]:
    with np.load(DATA / "calm_project.npz") as data:
        return [(data["W1"], data["b1"]), (data["W2"], data["b2"])]


def _changed(change: Change) -> Later:
    return Later(lambda: change(*_kept()))


def _for_raw(hidden: Layer, output: Layer) -> Any:
    W, b = hidden
    mean, sd = scaling()
    return [(W / sd[:, None], b - (mean / sd) @ W), output]


EXERCISE = Exercise(
    name="calm_forecaster",
    reference=forecast_exam,
    variables=("calm_parameters",),
    solution=Later(_kept),
    parts=(
        Part(
            "gains a quarter of a percentage point on the best naive rule",
            holds=reaches("gain", 0.25, _reason),
        ),
        Part("gains 0.4 points on it", holds=reaches("gain", 0.4, _reason)),
        Part("gains 0.55 points on it", holds=reaches("gain", 0.55, _reason), weight=2),
        Part("gains 0.7 points on it", holds=reaches("gain", 0.7, _reason), weight=4),
    ),
    misconceptions=(
        *wrong_forms(ASKED, _changed),
        Misconception("not standardised", RAW, _changed(_for_raw)),
        Misconception(
            "always wild", SAME_ANSWER, _changed(lambda h, o: [h, (0 * o[0], np.array([1.0, 0.0]))])
        ),
        Misconception(
            "calm and wild swapped",
            SWAPPED,
            _changed(lambda h, o: [h, (o[0][:, ::-1], o[1][::-1])]),
        ),
    ),
    hints=(
        "Everything has been done above: the twelve inputs, standardised, the sizes, `train`. "
        "What is new is that no day is left out any more.",
        "Take all days that were handed out, with the median of *all* of them, make one-hot "
        "targets with 1 for calm, and call `train` with the learning rate, epochs and batch size "
        "of section 13.8.",
        "Mean and standard deviation are those of all rows handed out. Look whether X and y "
        "belong to the same days, and whether the loss still falls.",
    ),
)
