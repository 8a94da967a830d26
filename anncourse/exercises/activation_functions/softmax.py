"""Exercise ``softmax(Z)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, repeated, sized, whole, zero
from anncourse.checks.space import Level, Space
from annlib.activations import softmax


def _scores(rng: np.random.Generator) -> tuple[Any, ...]:
    n_samples = int(rng.integers(2, 5))
    return (rng.uniform(-3, 3, (n_samples, n_samples + int(rng.integers(1, 4)))),)


def _one_row(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(-3, 3, (1, int(rng.integers(2, 7)))),)


def _plain(Z: Any) -> Any:
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)


def _in_place(Z: Any) -> Any:
    Z -= Z.max(axis=1, keepdims=True)
    return _plain(Z)


def _first_row(Z: Any) -> Any:
    E = np.exp(Z[0] - Z[0].max())
    return E / E.sum()


def _shifted(Z: Any) -> Any:
    return np.exp(Z - np.max(Z, axis=1, keepdims=True))


def _sums(E: Any) -> Any:
    return np.sum(E, axis=1, keepdims=True)


def _square(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(-3, 3, (4, 4)),)


def _one_class(rng: np.random.Generator) -> tuple[Any, ...]:
    return (rng.uniform(-3, 3, (3, 1)),)


def _all_alike(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return (0 * args[0] + args[0].flat[0],)


EXERCISE = Exercise(
    name="softmax",
    reference=softmax,
    parts=(
        Part(
            "one sample",
            examples=((np.array([[2.0, 1.0, -1.0]]),), (np.array([[0.5, 0.5]]),)),
            make=_one_row,
        ),
        Part(
            "several samples, one in each row",
            examples=((np.array([[1.0, 0.0, -2.0, 0.5], [0.25, 3.0, 1.5, -1.0]]),),),
            make=_scores,
            weight=2,
            advice="A table with one row works, one with several does not. Every row has to be "
            "divided by its own sum: `axis=1`, and `keepdims=True`.",
        ),
        Part(
            "large scores, without a warning",
            examples=(
                (np.array([[1000.0, 1001.0, 999.5]]),),
                (np.array([[-1000.0, -1001.5, -999.0, -1000.5], [3.0, 1.0, -2.0, 0.5]]),),
                (np.array([[1000.0, 998.0, 1001.0], [-900.0, -901.0, -899.5]]),),
                (np.array([[0.0, 800.0, 799.0, 800.5, 798.0]]),),
                (np.array([[-1000.0, 0.0, 1000.0]]),),
                (np.array([[-1200.0, -1201.0, -1199.5]]),),
            ),
            weight=2,
            core=False,
            quiet=True,
            advice="Large scores need a shift, row by row: take the largest score of each row off "
            "that row before `np.exp`.",
        ),
        Part(
            "every kind of table",
            space=Space(
                _scores,
                (
                    (
                        as_they_are(),
                        sized("Z is square", _square, lambda a: a[0].shape == (4, 4)),
                        sized("there is one class", _one_class, lambda a: a[0].shape[1] == 1),
                    ),
                    (as_they_are(), whole(0)),
                    (
                        as_they_are(),
                        zero(0),
                        repeated(0),
                        negative(0),
                        Level("all scores are alike", _all_alike, lambda a: np.ptp(a[0]) == 0),
                    ),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "no shift",
            "Right for small scores. But `np.exp(1000)` is too large for the computer, and "
            "`np.exp(-1000)` becomes 0. Only differences within a row matter, so shift each row "
            "before `np.exp`.",
            _plain,
        ),
        Misconception(
            "shift above only",
            "You shift the scores above the fraction bar, and not those in the sum below. The "
            "shift cancels only if it is in both: compute `E` once, and use it twice.",
            lambda Z: _shifted(Z) / _sums(np.exp(Z)),
        ),
        Misconception(
            "shift below only",
            "You shift the scores in the sum below the fraction bar, and not those above. The "
            "shift cancels only if it is in both: compute `E` once, and use it twice.",
            lambda Z: np.exp(Z) / _sums(_shifted(Z)),
        ),
        Misconception(
            "wrong axis",
            "The columns add up to 1. Each sample is a row, so the rows have to: `axis=1`.",
            lambda Z: (
                np.exp(Z - Z.max(axis=0, keepdims=True))
                / np.exp(Z - Z.max(axis=0, keepdims=True)).sum(axis=0, keepdims=True)
            ),
        ),
        Misconception(
            "wrong axis, no shift",
            "The columns add up to 1. Each sample is a row, so the rows have to: `axis=1`. And "
            "large scores overflow: shift each row before `np.exp`.",
            lambda Z: np.exp(Z) / np.exp(Z).sum(axis=0),
        ),
        Misconception(
            "whole table",
            "The whole table adds up to 1. Each row is a sample of its own and has to: sum along "
            "`axis=1`, with `keepdims=True`.",
            lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum(),
        ),
        Misconception(
            "whole table, no shift",
            "The whole table adds up to 1. Each row is a sample of its own and has to: sum along "
            "`axis=1`. And large scores overflow: shift each row before `np.exp`.",
            lambda Z: np.exp(Z) / np.exp(Z).sum(),
        ),
        Misconception(
            "a maximum not below a number",
            "The number that you take off a row does not get as small as the row's own scores. "
            "Where all of them lie far below 0, take off their largest, however small it is.",
            lambda Z: _plain(Z - np.maximum(Z.max(axis=1, keepdims=True), 0)),
        ),
        Misconception(
            "one maximum for all rows",
            "You take the largest score of the whole table off every row. A row far below it "
            "then becomes 0 divided by 0. Each row needs its own maximum.",
            lambda Z: _plain(Z - Z.max()),
        ),
        Misconception(
            "maxima of the columns",
            "You take the largest score of each *column* off. It cancels only within a row: "
            "`axis=1`, with `keepdims=True`.",
            lambda Z: np.exp(Z - Z.max(axis=0)) / _sums(np.exp(Z - Z.max(axis=0))),
        ),
        Misconception(
            "shifted by the mean",
            "You shift each row by its mean. The largest score can still be far above that, and "
            "overflow. Shift by the maximum: then no exponent is above 0.",
            lambda Z: _plain(Z - Z.mean(axis=1, keepdims=True)),
        ),
        Misconception(
            "shifted by the smallest",
            "You take off the smallest score, so the exponents are 0 or more and can overflow. "
            "Take off the largest: then none is above 0.",
            lambda Z: _plain(Z - Z.min(axis=1, keepdims=True)),
        ),
        Misconception(
            "divided by the maximum",
            "You divide by the largest score, which changes the result. Subtract it: a shift of "
            "the whole row changes nothing.",
            lambda Z: _plain(Z / Z.max(axis=1, keepdims=True)),
        ),
        Misconception(
            "scores cut off",
            "You cut the scores off at -500 and 500. Then 1000 and 1001 count the same. Shift "
            "each row instead.",
            lambda Z: _plain(np.clip(Z, -500, 500)),
        ),
        Misconception(
            "no exponential",
            "You divide the scores by their sum. Negative scores would then be negative "
            "probabilities: take `np.exp` first.",
            lambda Z: Z / Z.sum(axis=1, keepdims=True),
        ),
        Misconception(
            "not divided",
            "The rows do not add up to 1 yet: divide the exponentials of each row by their sum.",
            lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True)),
        ),
        Misconception(
            "keepdims missing",
            "NumPy cannot match n sums (or maxima) with a table of n rows: keep them as a "
            "column, with `keepdims=True`.",
            lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1),
        ),
        Misconception(
            "keepdims missing below",
            "The maxima are kept as a column, the sums are not: NumPy cannot match n sums with a "
            "table of n rows. `keepdims=True` is needed there, too.",
            lambda Z: _shifted(Z) / _shifted(Z).sum(axis=1),
        ),
        Misconception(
            "sigmoid instead",
            "You send each score through the sigmoid by itself. In softmax the scores of a row "
            "compete: each row adds up to 1.",
            lambda Z: 1 / (1 + np.exp(-Z)),
        ),
        Misconception(
            "applied twice",
            "Softmax is applied twice: probabilities go in as if they were scores, and come out "
            "nearly equal.",
            lambda Z: _plain(_plain(Z - Z.max(axis=1, keepdims=True))),
        ),
        Misconception(
            "winner takes all",
            "You give 1 to the largest score and 0 to the rest. Softmax is softer: the others "
            "keep a share.",
            lambda Z: np.eye(Z.shape[1])[Z.argmax(axis=1)],
        ),
        Misconception(
            "sign of the exponent",
            "The largest score gets the smallest probability: the sign in the exponent is wrong.",
            lambda Z: _plain(-(Z - Z.min(axis=1, keepdims=True))),
        ),
        Misconception(
            "logarithm",
            "You return the logarithms of the probabilities. Return the probabilities.",
            lambda Z: np.log(_plain(Z - Z.max(axis=1, keepdims=True))),
        ),
        Misconception(
            "only the first row",
            "You return the first row only. Is there a `return` inside the loop?",
            _first_row,
        ),
        Misconception(
            "squeezed",
            "An axis of length 1 has been removed. The result stays a table with one row for "
            "each sample, even where there is only one.",
            lambda Z: (_shifted(Z) / _sums(_shifted(Z))).squeeze(),
        ),
        Misconception(
            "transposed",
            "Your result is transposed: each sample should stay in its row.",
            lambda Z: _plain(Z - Z.max(axis=1, keepdims=True)).T,
        ),
        Misconception(
            "changes Z in place",
            "`Z -= …` changes the caller's own table. Write `Z = Z - …`, which makes a new one.",
            _in_place,
        ),
    ),
    hints=(
        "Do one row by hand: the exponential of each score, then each divided by their sum.",
        "For a whole table: `np.exp(Z)` does all exponentials at once. The sums go along "
        "`axis=1`, and `keepdims=True` keeps them as a column, so that row i is divided by sum i.",
        "Against the overflow: adding the same number to a whole row changes nothing. Which "
        "number would make the largest score of each row 0?",
        "Take `Z.max(axis=1, keepdims=True)` off Z first, and do all the rest with what is left.",
    ),
)
