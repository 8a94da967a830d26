"""Exercise ``binary_cross_entropy(p, y)``."""

from __future__ import annotations

from functools import partial

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.exercises.loss.binary_cross_entropy_mistakes import MISCONCEPTIONS
from anncourse.exercises.loss.certain import price
from anncourse.exercises.loss.samples import EVERY_KIND, one_sample, random_samples
from annlib.losses import binary_cross_entropy

EXERCISE = Exercise(
    name="binary_cross_entropy",
    reference=binary_cross_entropy,
    parts=(
        Part(
            "one sample",
            examples=((np.array([0.25]), np.array([1])), (np.array([0.25]), np.array([0]))),
            make=one_sample,
        ),
        Part(
            "probabilities between 0 and 1",
            examples=(
                (np.array([0.9, 0.2, 0.6]), np.array([1, 0, 0])),
                (np.array([0.5, 0.75, 0.125, 0.3]), np.array([1.0, 0.0, 1.0, 1.0])),
            ),
            make=random_samples,
            weight=3,
        ),
        Part(
            "nearly certain",
            examples=(
                (np.array([0.001, 0.5, 0.999]), np.array([1, 1, 0])),
                (np.array([0.002, 0.99, 0.7, 0.004]), np.array([1, 1, 0, 0])),
            ),
            core=False,
            advice="What keeps very small probabilities away from 0 has to be far smaller than "
            "they are: 1e-12, say.",
        ),
        Part(
            "certain and right: p exactly 0 or 1",
            examples=(
                (np.array([0.0, 0.25]), np.array([0, 1])),
                (np.array([1.0, 0.25, 0.5]), np.array([1, 0, 1])),
                (np.array([0.0, 1.0, 0.75, 1.0]), np.array([0, 1, 0, 1])),
            ),
            core=False,
            quiet=True,
            advice="A sample with p exactly 0 or 1, and right, costs nothing. Keep p a tiny bit, "
            "1e-12, say, away from 0 and from 1 before you take logarithms.",
        ),
        Part(
            "certain and wrong: expensive, and finite",
            holds=partial(
                price,
                (
                    (np.array([0.0]), np.array([1])),
                    (np.array([1.0]), np.array([0])),
                ),
            ),
            weight=2,
            core=False,
            advice="Where the network is certain and wrong, the loss is large, and finite: keep "
            "the probability a tiny bit, 1e-12, say, away from 0 before you take the logarithm.",
        ),
        EVERY_KIND,
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "One sample first. If its label is 1, it costs -log(p). If its label is 0, it costs "
        "-log(1 - p). The loss is the mean of what the samples cost.",
        "For all at once: `y` is 1 where the first formula is wanted and 0 elsewhere, `1 - y` the "
        "other way round. Multiply each formula by its switch, add the two, and take the mean.",
        "For p exactly 0 or 1: replace p, before anything else, by one that is at least 1e-12 and "
        "at most 1 - 1e-12. `np.clip` limits an array at both ends.",
        "`np.clip(array, smallest, largest)` returns a new array; p stays as it was. Then the "
        "formula with the limited p, and never with the old one.",
    ),
)
