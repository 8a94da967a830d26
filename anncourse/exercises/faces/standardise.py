"""Exercise ``standardise(X_train, X_test)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, sized, whole
from anncourse.checks.space import Arguments, Level, Space


def standardise(X_train: Any, X_test: Any) -> Any:
    """Bring each column to mean 0 and standard deviation 1, by the training rows alone.

    ``(x - mean) / sd``, mean and sd being those of the column in X_train; an sd of 0 counts as 1.

    Parameters
    ----------
    X_train : array of shape (n_train, k)
    X_test : array of shape (n_test, k)

    Returns
    -------
    Z_train, Z_test : float arrays of the same shapes
    """
    X_train, X_test = np.asarray(X_train), np.asarray(X_test)
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    sd = np.where(sd == 0, 1, sd)
    return (X_train - mean) / sd, (X_test - mean) / sd


def _case(rng: np.random.Generator, m: int, n: int, k: int) -> Arguments:
    # Columns at different places and of different widths; the test lies elsewhere. Eighths, so
    # that a column of equal numbers has an sd of exactly 0.
    centre, width = rng.uniform(-6, 6, k), rng.uniform(1, 4, k)
    X_train = centre + width * rng.normal(size=(m, k))
    X_test = centre + 2 + 1.5 * width * rng.normal(size=(n, k))
    return np.rint(8 * X_train) / 8, np.rint(8 * X_test) / 8


def _random(rng: np.random.Generator) -> Arguments:
    m, n, k = (int(i) for i in rng.choice([3, 4, 5, 6, 7], 3, replace=False))
    return _case(rng, m, n, k)


def _still(args: Arguments, rng: np.random.Generator) -> Arguments:
    X_train = np.array(args[0])
    X_train[:, 0] = X_train[0, 0]
    return X_train, args[1]


_STILL = Level(
    "a column of X_train holds one and the same number",
    _still,
    lambda args: len(args[0]) > 1 and bool((np.ptp(args[0], axis=0) == 0).any()),
)
_X = np.array([[1.0, 10.0], [3.0, 40.0], [5.0, 40.0], [3.0, 70.0]])
_Z = np.array([[4.0, 100.0], [7.0, 10.0], [3.0, 55.0]])


def _by(
    mean: Callable[[Any, Any], Any] = lambda X, Z: X.mean(axis=0),
    sd: Callable[[Any, Any], Any] = lambda X, Z: X.std(axis=0),
) -> Callable[..., Any]:
    """Standardise rightly but for what is handed in."""

    def wrong(X_train: Any, X_test: Any) -> Any:
        X, Z = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
        m, s = mean(X, Z), np.asarray(sd(X, Z))
        s = np.where(s == 0, 1, s)
        return (X - m) / s, (Z - m) / s

    return wrong


def _arranged(arrange: Callable[..., Any]) -> Callable[..., Any]:
    return lambda X_train, X_test: arrange(*_by()(X_train, X_test))


def _own(X: Any) -> Any:
    return _by()(X, X)[0]


def _no_guard(X_train: Any, X_test: Any) -> Any:
    with np.errstate(all="ignore"):
        mean, sd = np.mean(X_train, axis=0), np.std(X_train, axis=0)
        return (X_train - mean) / sd, (X_test - mean) / sd


def _own_sd(X_train: Any, X_test: Any) -> Any:
    Z_train, _ = _by()(X_train, X_test)
    spread = np.std(X_test, axis=0)
    return Z_train, (X_test - np.mean(X_train, axis=0)) / np.where(spread == 0, 1, spread)


def _rows(X: Any) -> Any:
    sd = np.std(X, axis=1, keepdims=True)
    return (X - np.mean(X, axis=1, keepdims=True)) / np.where(sd == 0, 1, sd)


def _squeezed(X_train: Any, X_test: Any) -> Any:
    low, wide = np.min(X_train, axis=0), np.ptp(X_train, axis=0)
    wide = np.where(wide == 0, 1, wide)
    return (X_train - low) / wide, (X_test - low) / wide


def _tiny_added(X_train: Any, X_test: Any) -> Any:
    mean, sd = np.mean(X_train, axis=0), np.std(X_train, axis=0) + 1e-8
    return (X_train - mean) / sd, (X_test - mean) / sd


def _divided_first(X_train: Any, X_test: Any) -> Any:
    mean, sd = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    sd = np.where(sd == 0, 1, sd)
    return X_train / sd - mean, X_test / sd - mean


EXERCISE = Exercise(
    name="standardise",
    reference=standardise,
    parts=(
        Part(
            "columns of any kind",
            examples=((_X, _Z),),
            make=_random,
            weight=3,
        ),
        Part(
            "every kind of tables",
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single test row",
                            lambda rng: _case(rng, 5, 1, 3),
                            lambda args: len(args[1]) == 1,
                        ),
                        sized(
                            "there is a single training row",
                            lambda rng: _case(rng, 1, 4, 3),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "there is one column",
                            lambda rng: _case(rng, 5, 4, 1),
                            lambda args: np.shape(args[0])[1] == 1,
                        ),
                        sized(
                            "X_train is square",
                            lambda rng: _case(rng, 4, 6, 4),
                            lambda args: np.shape(args[0])[0] == np.shape(args[0])[1] > 1,
                        ),
                        sized(
                            "both tables have the same shape",
                            lambda rng: _case(rng, 5, 5, 3),
                            lambda args: np.shape(args[0]) == np.shape(args[1]),
                        ),
                    ),
                    (as_they_are(), negative(0, 1), _STILL),
                    (as_they_are(), whole(0, 1), whole(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "with the test rows",
            "Mean and standard deviation are worked out from training and test rows together. That "
            "is the trap: the test tells the training something. Take them from `X_train` alone.",
            _by(
                lambda X, Z: np.concatenate([X, Z]).mean(axis=0),
                lambda X, Z: np.concatenate([X, Z]).std(axis=0),
            ),
        ),
        Misconception(
            "each by itself",
            "The test rows are standardised by their own mean and standard deviation. The same "
            "face would be other numbers in other company, and a single picture all zeros. Use "
            "those of `X_train` for both.",
            lambda X_train, X_test: (_own(X_train), _own(X_test)),
        ),
        Misconception(
            "the test's own spread",
            "The mean is that of the training rows, but the test rows are divided by their own "
            "standard deviation. Use that of `X_train` for both.",
            _own_sd,
        ),
        Misconception(
            "one mean for all columns",
            "You take one mean and one standard deviation for the whole table. Each column has its "
            "own: `axis=0`.",
            _by(lambda X, Z: X.mean(), lambda X, Z: X.std()),
        ),
        Misconception(
            "row by row",
            "You standardise each *row* by itself. Each *column*, one pixel in all pictures, gets "
            "mean 0: `axis=0`.",
            lambda X_train, X_test: (_rows(X_train), _rows(X_test)),
        ),
        Misconception(
            "not divided",
            "The mean is taken off, but nothing is divided by the standard deviation.",
            _by(sd=lambda X, Z: np.ones(X.shape[1])),
        ),
        Misconception(
            "mean not taken off",
            "You divide by the standard deviation, but the mean is still in it. Subtract it first.",
            _by(mean=lambda X, Z: 0.0),
        ),
        Misconception(
            "divided by the variance",
            "You divide by the variance. The standard deviation is its root: `std`, not `var`.",
            _by(sd=lambda X, Z: X.var(axis=0)),
        ),
        Misconception(
            "n - 1",
            "Your standard deviation divides by n - 1. Here it is the one that divides by n, which "
            "is what `std` gives when it is left alone.",
            _by(sd=lambda X, Z: X.std(axis=0, ddof=1)),
        ),
        Misconception(
            "divided by 0",
            "In a column in which all training rows agree the standard deviation is 0, and you "
            "divide by it. Count it as 1 there.",
            _no_guard,
        ),
        Misconception(
            "a little added",
            "You add a tiny number to the standard deviation. Where it is 0, test rows then become "
            "as large as a hundred million. Count a standard deviation of 0 as 1.",
            _tiny_added,
        ),
        Misconception(
            "from 0 to 1",
            "You squeeze each column into the range from 0 to 1. Asked for is mean 0 and standard "
            "deviation 1.",
            _squeezed,
        ),
        Misconception(
            "divided first",
            "You divide first and subtract the mean then. The other way round: (x - mean) / sd. "
            "Mind the brackets.",
            _divided_first,
        ),
        Misconception(
            "the test alone",
            "You return one table. Both are asked for: training and test.",
            _arranged(lambda train, test: test),
        ),
        Misconception(
            "the training alone",
            "You return the training table alone. Both are asked for: training and test.",
            _arranged(lambda train, test: train),
        ),
        Misconception(
            "swapped",
            "The two tables are the wrong way round: training first, then test.",
            _arranged(lambda train, test: (test, train)),
        ),
        Misconception(
            "test left as it was",
            "Only the training rows are standardised. The network learns from them; the test rows "
            "have to be measured with the same yardstick.",
            lambda X_train, X_test: (_own(X_train), np.asarray(X_test, dtype=float)),
        ),
        Misconception(
            "by the test rows",
            "Mean and standard deviation are those of the *test* rows. Take them from `X_train`.",
            lambda X_train, X_test: _by()(X_test, X_train)[::-1],
        ),
    ),
    hints=(
        "How many means are there, one for the table, one for each row or one for each column? "
        "Each pixel is a column.",
        "`X_train.mean(axis=0)` and `X_train.std(axis=0)` are two rows of k numbers. The same two "
        "rows serve both tables.",
        "Where the standard deviation is 0, put a 1 in its place before you divide; `np.where` "
        "chooses between two values place by place.",
    ),
)
