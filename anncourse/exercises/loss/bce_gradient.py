"""Exercise ``bce_gradient(p, y)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.exercises.loss.bce_gradient_mistakes import MISCONCEPTIONS
from anncourse.exercises.loss.samples import EVERY_KIND, one_sample
from annlib.losses import bce_gradient


def _with_labels(label: int | None) -> Callable[[np.random.Generator], tuple[Any, ...]]:
    def make(rng: np.random.Generator) -> tuple[Any, ...]:
        n = int(rng.integers(3, 8))
        both = rng.permutation(np.concatenate([[0, 1], rng.integers(0, 2, n - 2)]))
        y = both if label is None else np.full(n, label)
        return rng.uniform(0.05, 0.95, n), y

    return make


EXERCISE = Exercise(
    name="bce_gradient",
    reference=bce_gradient,
    parts=(
        Part(
            "one sample",
            examples=((np.array([0.25]), np.array([1])), (np.array([0.2]), np.array([0]))),
            make=one_sample,
        ),
        Part(
            "label 1 only",
            examples=((np.array([0.25, 0.625, 0.9]), np.array([1, 1, 1])),),
            make=_with_labels(1),
            advice="It is right for label 0, not yet for label 1.",
        ),
        Part(
            "label 0 only",
            examples=((np.array([0.25, 0.625, 0.9]), np.array([0, 0, 0])),),
            make=_with_labels(0),
            advice="It is right for label 1, not yet for label 0.",
        ),
        Part(
            "labels 0 and 1",
            examples=(
                (np.array([0.25, 0.8]), np.array([1, 0])),
                (np.array([0.5, 0.1, 0.75, 0.9]), np.array([0.0, 1.0, 1.0, 0.0])),
                (np.array([0.001, 0.99, 0.4]), np.array([1, 0, 1])),
            ),
            make=_with_labels(None),
            weight=2,
            advice="Each label by itself works; mixed they do not.",
        ),
        EVERY_KIND,
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "One sample with label 1: it costs -log(p), and the slope of that is -1/p. One with label "
        "0 costs -log(1 - p). Which way does that go when p rises?",
        "With label 0 the slope is +1/(1 - p). Now bring both labels into one formula: either with "
        "the switches y and 1 - y, or with the fraction in the text.",
        "The loss is a mean over n samples. Changing one p changes only one of the n terms, so "
        "each slope is divided by n, `len(p)`, once.",
    ),
)
