"""Exercise ``binomial_margin(p, n)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part


def binomial_margin(p: Any, n: Any) -> Any:
    """Return the half-width of the 95 % interval of a share, ``1.96 sqrt(p (1 - p) / n)``.

    Parameters
    ----------
    p : float or array
        The share, from 0 to 1.
    n : int
        Of how many independent tries, at least 1.

    Returns
    -------
    float or array
        As p.
    """
    return 1.96 * np.sqrt(p * (1 - p) / n)


def _usual(rng: np.random.Generator) -> tuple[Any, ...]:
    return float(rng.uniform(0.05, 0.95)), int(rng.integers(20, 5000))


def _several(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.uniform(0.05, 0.95, int(rng.integers(2, 6))), int(rng.integers(20, 5000))


def _r(p: Any, n: Any) -> Any:
    return np.sqrt(p * (1 - p) / n)


EXERCISE = Exercise(
    name="binomial_margin",
    reference=binomial_margin,
    rtol=1e-4,
    parts=(
        Part(
            "one share",
            examples=((0.5, 100), (0.53, 4764), (0.9, 50), (0.2, 1)),
            make=_usual,
            weight=3,
        ),
        Part(
            "several shares at once",
            examples=((np.array([0.5, 0.6, 0.95]), 200),),
            make=_several,
            core=False,
        ),
        Part(
            "nothing, or everything, right",
            examples=((0.0, 10), (1.0, 10), (0, 5), (1, 5)),
            core=False,
            advice="With a share of 0 or 1 the formula gives 0.",
        ),
    ),
    misconceptions=(
        Misconception(
            "whole width",
            "You return the whole width of the interval. Half of it is "
            "asked for, what stands after ±.",
            lambda p, n: 2 * 1.96 * _r(p, n),
        ),
        Misconception(
            "one standard deviation",
            "The factor 1.96 is missing: you return one standard deviation.",
            lambda p, n: _r(p, n),
        ),
        Misconception(
            "two",
            "You multiply by 2. That is nearly right; the factor is 1.96.",
            lambda p, n: 2 * _r(p, n),
        ),
        Misconception(
            "99 percent",
            "That is the margin of 99 %, with 2.58. For 95 % it is 1.96.",
            lambda p, n: 2.576 * _r(p, n),
        ),
        Misconception(
            "90 percent",
            "That is the margin of 90 %, with 1.64. For 95 % it is 1.96.",
            lambda p, n: 1.645 * _r(p, n),
        ),
        Misconception(
            "no root", "The square root is missing.", lambda p, n: 1.96 * p * (1 - p) / n
        ),
        Misconception(
            "n outside the root",
            "You divide by n outside the root. It stands within, under p (1 - p).",
            lambda p, n: 1.96 * np.sqrt(p * (1 - p)) / n,
        ),
        Misconception(
            "n not used",
            "Your margin does not become smaller with more days: divide by n, under the root.",
            lambda p, n: 1.96 * np.sqrt(p * (1 - p)) + 0 * n,
        ),
        Misconception(
            "p alone",
            "There is p (1 - p) under the root, not p alone.",
            lambda p, n: 1.96 * np.sqrt(p / n),
        ),
        Misconception(
            "p squared",
            "There is p (1 - p) under the root, not p times p.",
            lambda p, n: 1.96 * np.sqrt(p * p / n),
        ),
        Misconception(
            "always a half",
            "You always take p = 0.5, for which the margin is largest.",
            lambda p, n: 1.96 * np.sqrt(0.25 / n) + 0 * p,
        ),
        Misconception(
            "n - 1",
            "Divide by n here, not by n - 1.",
            lambda p, n: 1.96 * np.sqrt(p * (1 - p) / max(n - 1, 0.5)),
        ),
        Misconception(
            "percent",
            "You return percentage points. A share is asked for: 0.014, not 1.4.",
            lambda p, n: 196 * _r(p, n),
        ),
        Misconception(
            "both ends",
            "You return the ends of the interval. How far they are from p is asked for.",
            lambda p, n: (p - 1.96 * _r(p, n), p + 1.96 * _r(p, n)),
        ),
        Misconception(
            "upper end",
            "You add p. The margin alone is asked for.",
            lambda p, n: p + 1.96 * _r(p, n),
        ),
    ),
    hints=(
        "The formula stands above. What is under the root?",
        "First the variance of one try, p (1 - p). Divide it by the number of tries, take the "
        "root, and multiply by 1.96.",
        "`np.sqrt` takes numbers and arrays alike; `math.sqrt` only numbers. The fraction p (1 - "
        "p) / n as a whole is under it.",
    ),
)
