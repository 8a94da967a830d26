"""Exercise ``psnr(image, truth)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, repeated, single, sized, whole, zero
from anncourse.checks.space import Level, Space
from anncourse.exercises.images.pictures import oblong, picture

_TRUTH = np.array([[0.5, 0.25, 0.75], [0.0, 0.5, 1.0]])
_IMAGE = np.array([[0.6, 0.15, 0.75], [0.1, 0.5, 0.7]])


def psnr(image: Any, truth: Any) -> float:
    """Return the peak signal-to-noise ratio in decibels, for pictures with the peak 1."""
    mse = np.mean((np.asarray(image, dtype=float) - truth) ** 2)
    if mse == 0:
        return float("inf")
    return float(10 * np.log10(1 / mse))


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    return _pair(rng, *oblong(rng, 2))


def _pair(rng: np.random.Generator, height: int, width: int) -> tuple[Any, ...]:
    truth = picture(rng, height, width)
    return truth + rng.normal(0, rng.uniform(0.05, 0.4), truth.shape), truth


def _sized(height: int, width: int) -> Any:
    return lambda rng: _pair(rng, height, width)


def _equal(rng: np.random.Generator) -> tuple[Any, ...]:
    truth = picture(rng, *oblong(rng, 2))
    return truth.copy(), truth


_SIZES = (
    as_they_are(),
    sized("the pictures have a single row", _sized(1, 6), lambda a: np.shape(a[0])[0] == 1),
    sized("the pictures have a single column", _sized(6, 1), lambda a: np.shape(a[0])[1] == 1),
    sized(
        "the pictures are square",
        _sized(5, 5),
        lambda a: np.shape(a[0])[0] == np.shape(a[0])[1],
    ),
)


_NEARLY_EQUAL = Level(
    "the pictures are nearly equal",
    # Of double precision: in float32 so small a difference is lost in rounding.
    lambda args, rng: (np.array(args[1], dtype=float) + 1e-6, np.array(args[1], dtype=float)),
    lambda args: bool(0 < np.abs(_difference(*args)).max() < 1e-5),
)


def _difference(image: Any, truth: Any) -> Any:
    return np.asarray(image, dtype=float) - truth


def _mse(image: Any, truth: Any) -> Any:
    return np.mean(_difference(image, truth) ** 2)


def _of(measure: Any) -> Any:
    return lambda image, truth: float(10 * np.log10(1 / measure(_difference(image, truth))))


def _from(formula: Any) -> Any:
    return lambda image, truth: float(formula(_mse(image, truth)))


EXERCISE = Exercise(
    name="psnr",
    reference=psnr,
    parts=(
        Part(
            "pictures that differ",
            examples=((_IMAGE, _TRUTH), (_TRUTH + 0.1, _TRUTH), (1 - _TRUTH, _TRUTH)),
            make=_random,
            weight=3,
        ),
        Part(
            "two equal pictures: infinitely good",
            examples=((_TRUTH, _TRUTH),),
            make=_equal,
            core=False,
            advice="Where the error is 0, 1 / error cannot be computed: look for that first, and "
            "return `np.inf`.",
        ),
        Part(
            "pictures of every size, and every kind of numbers",
            space=Space(
                _random,
                (
                    _SIZES,
                    (as_they_are(), whole(0), whole(1), single(0, 1)),
                    (as_they_are(), zero(0), zero(1), repeated(0), repeated(1), _NEARLY_EQUAL),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "no answer for equal pictures",
            "It stops with an error where both pictures are equal: 1 / 0. Look for an error of 0 "
            "first, and return `np.inf`.",
            lambda image, truth: 10 * np.log10(1 / float(_mse(image, truth))),
        ),
        Misconception(
            "error's root",
            "You take the root of the mean squared error. In the decibels of a picture the squared "
            "error itself stands below the 1.",
            _from(lambda mse: 10 * np.log10(1 / np.sqrt(mse))),
        ),
        Misconception(
            "20 in place of 10",
            "It is twice what it should be. The factor is 10, since the error is squared already.",
            _from(lambda mse: 20 * np.log10(1 / mse)),
        ),
        Misconception(
            "natural logarithm",
            "You take the natural logarithm. Decibels count powers of ten: `np.log10`.",
            _from(lambda mse: 10 * np.log(1 / mse)),
        ),
        Misconception(
            "logarithm to base 2",
            "You take the logarithm to base 2. Decibels count powers of ten: `np.log10`.",
            _from(lambda mse: 10 * np.log2(1 / mse)),
        ),
        Misconception(
            "upside down",
            "The sign is wrong: the smaller the error, the *more* decibels. The error stands below "
            "the 1.",
            _from(lambda mse: 10 * np.log10(mse)),
        ),
        Misconception(
            "no factor",
            "The factor 10 is missing. Without it these are bels; a decibel is a tenth of one.",
            _from(lambda mse: np.log10(1 / mse)),
        ),
        Misconception(
            "the error itself",
            "You return the mean squared error. Make decibels of it: 10 times the logarithm of 1 / "
            "error.",
            _from(lambda mse: mse),
        ),
        Misconception(
            "no logarithm",
            "The logarithm is missing: this is 10 / error. Decibels are 10 times the *logarithm* "
            "of 1 / error.",
            _from(lambda mse: 10 / mse),
        ),
        Misconception(
            "sum of the errors",
            "You add the squared errors up. Take their mean, or a larger picture would look worse.",
            _of(lambda d: np.sum(d**2)),
        ),
        Misconception(
            "absolute errors",
            "You average the absolute errors. Square them.",
            _of(lambda d: np.mean(np.abs(d))),
        ),
        Misconception(
            "not squared",
            "The errors are not squared: one that is too bright cancels one that is too dark.",
            _of(lambda d: np.mean(d)),
        ),
        Misconception(
            "squared after averaging",
            "You average the errors first and square then: too bright cancels too dark. Square "
            "each error, then take the mean.",
            _of(lambda d: np.mean(d) ** 2),
        ),
        Misconception(
            "peak of 255",
            "You take 255 for the peak. The pixels here run from 0 to 1, so the peak is 1.",
            _from(lambda mse: 10 * np.log10(255**2 / mse)),
        ),
        Misconception(
            "brightest pixel as the peak",
            "You take the brightest pixel of the truth for the peak. The peak is the brightest "
            "that a pixel *could* be: 1.",
            lambda image, truth: float(10 * np.log10(np.max(truth) ** 2 / _mse(image, truth))),
        ),
        Misconception(
            "variance of the errors",
            "You take the variance of the errors. It takes their mean away first, so a picture "
            "that is too bright everywhere would look perfect.",
            _of(lambda d: np.var(d)),
        ),
        Misconception(
            "a number for each row",
            "You return one number for each column or row. The mean is one over all pixels: leave "
            "`axis` out.",
            lambda image, truth: 10 * np.log10(1 / np.mean(_difference(image, truth) ** 2, axis=0)),
        ),
        Misconception(
            "a number for each pixel",
            "You return one number for each pixel. Take the mean of the squared errors before the "
            "logarithm.",
            lambda image, truth: 10 * np.log10(1 / _difference(image, truth) ** 2),
        ),
    ),
    hints=(
        "Two steps. The first is lesson 5's mean squared error, over all pixels of the pictures.",
        "The second: 10 times the logarithm to base 10 of 1 / error. NumPy calls it `np.log10`.",
        "Between the two steps, look whether the error is 0: then there is nothing to compute, and "
        "the answer is `np.inf`, infinity.",
    ),
)
