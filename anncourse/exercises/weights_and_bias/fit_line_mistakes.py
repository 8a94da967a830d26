"""Wrong ways to write `fit_line`."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception


def _with_slope(slope: Any, x: Any, y: Any) -> tuple[float, float]:
    return float(slope), float(np.mean(y) - slope * np.mean(x))


def _slope(x: Any, y: Any) -> float:
    dx = x - np.mean(x)
    return float(np.sum(dx * (y - np.mean(y))) / np.sum(dx**2))


def _products(x: Any, y: Any) -> float:
    return float(np.sum((x - np.mean(x)) * (y - np.mean(y))))


def _square_of_the_sum(x: Any, y: Any) -> Any:
    return _with_slope(_products(x, y) / np.sum(x - np.mean(x)) ** 2, x, y)


def _means_swapped(x: Any, y: Any) -> float:
    dx = x - np.mean(y)
    return float(np.sum(dx * (y - np.mean(x))) / np.sum(dx**2))


def _ends(x: Any, y: Any) -> tuple[float, float]:
    slope = float((y[-1] - y[0]) / (x[-1] - x[0]))
    return slope, float(y[0] - slope * x[0])


MISCONCEPTIONS = (
    Misconception(
        "no intercept",
        "The bias is missing: your line is nailed to the origin. Take the means away before "
        "you multiply, and compute the intercept from them at the end.",
        lambda x, y: (float(np.sum(x * y) / np.sum(x**2)), 0.0),
    ),
    Misconception(
        "intercept zero",
        "The slope is right, but your intercept is 0. It is what is left of the mean of y "
        "once the slope has had its share: of y and x themselves, not of their distances from "
        "the mean, whose mean is always 0.",
        lambda x, y: (_slope(x, y), 0.0),
    ),
    Misconception(
        "wrong order",
        "Slope and intercept are in the wrong order: the slope comes first.",
        lambda x, y: _with_slope(_slope(x, y), x, y)[::-1],
    ),
    Misconception(
        "x and y exchanged",
        "x and y have changed places: this line predicts x from y.",
        lambda x, y: _with_slope(_slope(y, x), y, x),
    ),
    Misconception(
        "y squared",
        "The slope is divided by the squares of the y's. It is x whose squares stand below "
        "the line: the slope is in units of y *per unit of x*.",
        lambda x, y: _with_slope(_slope(y, x), x, y),
    ),
    Misconception(
        "n and n - 1 mixed",
        "The slope is a little too steep, by n / (n - 1): `np.cov` divides by n - 1, `np.var` "
        "by n. Use sums for both, or give both the same `ddof`.",
        lambda x, y: _with_slope(np.cov(x, y)[0, 1] / np.var(x), x, y),
    ),
    Misconception(
        "correlation",
        "Your slope is the correlation, which lies between -1 and 1 whatever the units. The "
        "slope is the sum of the products divided by the sum of the squares of x alone.",
        lambda x, y: _with_slope(np.corrcoef(x, y)[0, 1], x, y),
    ),
    Misconception(
        "not divided",
        "The sum of the products is not the slope yet: divide it by the sum of the squares "
        "`(x - x̄)²`.",
        lambda x, y: _with_slope(_products(x, y), x, y),
    ),
    Misconception(
        "product of the sums",
        "Your slope is 0, or as good as 0, whatever the points. Distances from a mean add up "
        "to 0, so nothing is left if you add them up first. Multiply first, point by point, "
        "and add the products up.",
        lambda x, y: _with_slope(0.0, x, y),
    ),
    Misconception(
        "product of the sums, means not taken away",
        "You add up x and y first and multiply then. Multiply point by point, and add the "
        "products up afterwards; and begin with the distances from the means.",
        lambda x, y: _with_slope(np.sum(x) * np.sum(y) / np.sum(x**2), x, y),
    ),
    Misconception(
        "square of the sum",
        "Below the line you square the sum. Distances from the mean add up to 0, so you divide "
        "by 0, or by what rounding leaves of it. Square each distance first, and add the "
        "squares up: the exponent belongs inside the brackets of `np.sum(…)`.",
        _square_of_the_sum,
    ),
    Misconception(
        "squares of the sums",
        "Below the line you square the sum of x. Square each distance from the mean first, "
        "and add the squares up afterwards.",
        lambda x, y: _with_slope(_products(x, y) / np.sum(x) ** 2, x, y),
    ),
    Misconception(
        "means swapped",
        "The means have changed places: take the mean of x away from x, and the mean of y "
        "away from y.",
        lambda x, y: _with_slope(_means_swapped(x, y), x, y),
    ),
    Misconception(
        "means swapped in the intercept",
        "The slope is right, but in the intercept the means have changed places: start from "
        "the mean of y, and take slope times the mean of x away.",
        lambda x, y: (_slope(x, y), float(np.mean(x) - _slope(x, y) * np.mean(y))),
    ),
    Misconception(
        "only the mean of x",
        "The slope is right, but the intercept is not: with mean of y minus mean of x, the "
        "slope has no say. Multiply the mean of x by it.",
        lambda x, y: (_slope(x, y), float(np.mean(y) - np.mean(x))),
    ),
    Misconception(
        "x squared instead of the distance",
        "Below the line you add up the squares of x itself. It is the distances from the mean "
        "of x that are squared there.",
        lambda x, y: _with_slope(_products(x, y) / np.sum(x**2), x, y),
    ),
    Misconception(
        "mean of the slopes from the middle",
        "You divide point by point and take the mean of the ratios. A point close to the mean "
        "of x then counts far too much, or is divided by 0. Add up above and below the line "
        "first, and divide once.",
        lambda x, y: _with_slope(np.mean((y - np.mean(y)) / (x - np.mean(x))), x, y),
    ),
    Misconception(
        "sum of the slopes from the middle",
        "You divide point by point and add the ratios up. Add up above and below the line "
        "first, and divide once.",
        lambda x, y: _with_slope(np.sum((y - np.mean(y)) / (x - np.mean(x))), x, y),
    ),
    Misconception(
        "distances without a square",
        "Below the line, the distances from the mean are added up without their sign, and "
        "not squared.",
        lambda x, y: _with_slope(_products(x, y) / np.sum(np.abs(x - np.mean(x))), x, y),
    ),
    Misconception(
        "covariance",
        "Your slope is the covariance, the *mean* of the products. Divide by the mean of the "
        "squares `(x - x̄)²` as well.",
        lambda x, y: _with_slope(_products(x, y) / len(x), x, y),
    ),
    Misconception(
        "divided by the spread only",
        "You divide by the standard deviation of x. Divide by the squares themselves: no "
        "square root.",
        lambda x, y: _with_slope(_products(x, y) / len(x) / np.std(x), x, y),
    ),
    Misconception(
        "upside down",
        "Your slope is upside down: the sum of the squares of x stands below, the sum of the "
        "products above.",
        lambda x, y: _with_slope(1 / _slope(x, y), x, y),
    ),
    Misconception(
        "sign of the intercept",
        "The intercept has the wrong sign: it is the mean of y minus slope times mean of x, "
        "not the other way round.",
        lambda x, y: (_slope(x, y), float(_slope(x, y) * np.mean(x) - np.mean(y))),
    ),
    Misconception(
        "intercept added up",
        "For the intercept you add slope times mean of x. Going from the mean back to x = 0, "
        "that is what the line loses: subtract it.",
        lambda x, y: (_slope(x, y), float(np.mean(y) + _slope(x, y) * np.mean(x))),
    ),
    Misconception(
        "intercept is the mean of y",
        "Your intercept is the mean of y. That is how high the line runs at the mean of x; "
        "the intercept is how high it runs at x = 0.",
        lambda x, y: (_slope(x, y), float(np.mean(y))),
    ),
    Misconception(
        "intercept is the first y",
        "Your intercept is the first y. It is how high the line runs at x = 0, and the first "
        "point is somewhere else.",
        lambda x, y: (_slope(x, y), float(y[0])),
    ),
    Misconception(
        "intercept from the first point",
        "You draw the line through the first point. The best line need not meet any of the "
        "points; it does run through the means.",
        lambda x, y: (_slope(x, y), float(y[0] - _slope(x, y) * x[0])),
    ),
    Misconception(
        "means not taken away",
        "The slope is the one of a line through the origin: take the means away from x and y "
        "before you multiply.",
        lambda x, y: _with_slope(np.sum(x * y) / np.sum(x**2), x, y),
    ),
    Misconception(
        "first and last point",
        "Your line joins the first point and the last, and the others have no say. All "
        "points take part in a least-squares fit.",
        _ends,
    ),
    Misconception(
        "mean of the ratios",
        "Your slope is the mean of y / x. That is no slope: it changes when all points move "
        "up together.",
        lambda x, y: _with_slope(np.mean(y / np.where(x == 0, np.nan, x)), x, y),
    ),
    Misconception(
        "only the slope",
        "You return the slope alone. Two numbers are asked for: slope and intercept.",
        lambda x, y: _slope(x, y),
    ),
)
