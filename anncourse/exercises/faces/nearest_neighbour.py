"""Exercise ``nearest_neighbour(X_train, y_train, X_test)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, sized, whole
from anncourse.checks.space import Arguments, Level, Space


def nearest_neighbour(X_train: Any, y_train: Any, X_test: Any) -> Any:
    """Give each row the label of the training row that it is nearest to.

    ``d(x, z) = sqrt(sum((x - z)**2))``; of equal distances the first counts.

    Parameters
    ----------
    X_train : array of shape (n_train, k)
    y_train : int array of shape (n_train,)
    X_test : array of shape (n_test, k)

    Returns
    -------
    int array of shape (n_test,)
    """
    X_train, X_test = np.asarray(X_train), np.asarray(X_test)
    squares = ((X_test[:, None, :] - X_train[None, :, :]) ** 2).sum(axis=2)
    return np.asarray(y_train)[squares.argmin(axis=1)]


def _case(rng: np.random.Generator, m: int, n: int, k: int) -> Arguments:
    # Labels in no order, some of them several times, none of them the number of its row.
    people = rng.choice(np.arange(10, 90), max(1, (m + 1) // 2), replace=False)
    y = rng.permutation(np.concatenate([people, rng.choice(people, m - len(people))]))
    return rng.uniform(-3, 3, (m, k)), y, rng.uniform(-3, 3, (n, k))


def _random(rng: np.random.Generator) -> Arguments:
    m, n, k = (int(i) for i in rng.choice([3, 4, 5, 6, 7, 8], 3, replace=False))
    return _case(rng, m, n, k)


def _with_twins(args: Arguments, rng: np.random.Generator) -> Arguments:
    """Put two equal rows with different labels among the training rows, nearest to a test row."""
    X, y, Z = (np.array(arg) for arg in args)
    if len(X) < 3:
        return args
    X = np.rint(X)
    Z = np.rint(Z)
    first, second = sorted(int(i) for i in rng.choice(len(X), 2, replace=False))
    X[first] = X[second] = Z[0]
    y[first], y[second] = 91, 92
    return X, y, Z


def _has_twins(args: Arguments) -> bool:
    X, y, Z = (np.asarray(arg) for arg in args)
    squares = ((Z[:, None] - X[None]) ** 2).sum(axis=2)
    best = squares == squares.min(axis=1, keepdims=True)
    return any(len(set(y[row].tolist())) > 1 for row in best)


_TWINS = Level("two training rows are equally near", _with_twins, _has_twins)
_FAR = Level(
    "the distances are large",
    lambda args, rng: (1e8 * args[0], args[1], 1e8 * args[2]),
    lambda args: bool(np.abs(args[2]).max() > 1e7),
)
_X = np.array([[0.0, 0.0, 1.0], [4.0, 0.0, 0.0], [1.0, 3.0, 0.0], [0.0, 5.0, 5.0]])
_Y = np.array([31, 12, 27, 12])
_Z = np.array([[3.0, 1.0, 0.0], [0.0, 1.0, 1.0], [0.0, 4.0, 2.0], [1.0, 4.0, 5.0], [2.0, 3.0, 0.0]])


SIGNED = (
    "You add the differences up as they stand, so that a pixel too bright makes up for one too "
    "dark. Square each of them first."
)


def _by(
    distances: Callable[[Any, Any], Any], pick: Callable[[Any], Any] = lambda d: d.argmin(axis=1)
) -> Callable[..., Any]:
    """Take the training row that another distance, or another choice, gives."""

    def wrong(X_train: Any, y_train: Any, X_test: Any) -> Any:
        differences = np.asarray(X_test)[:, None] - np.asarray(X_train)[None]
        return np.asarray(y_train)[pick(distances(differences, X_train))]

    return wrong


def _squares(differences: Any, X_train: Any = None) -> Any:
    return (differences**2).sum(axis=2)


def _table(X_train: Any, X_test: Any) -> Any:
    return _squares(np.asarray(X_test)[:, None] - np.asarray(X_train)[None])


def _last_of_equals(d: Any) -> Any:
    return d.shape[1] - 1 - d[:, ::-1].argmin(axis=1)


def _mean_faces(X_train: Any, y_train: Any, X_test: Any) -> Any:
    people = np.unique(y_train)
    means = np.array([X_train[y_train == person].mean(axis=0) for person in people])
    return people[_table(means, X_test).argmin(axis=1)]


def _largest_product(X_train: Any, y_train: Any, X_test: Any) -> Any:
    return y_train[(X_test @ X_train.T).argmax(axis=1)]


EXERCISE = Exercise(
    name="nearest_neighbour",
    reference=nearest_neighbour,
    parts=(
        Part(
            "several rows",
            examples=((_X, _Y, _Z),),
            make=_random,
            weight=3,
        ),
        Part(
            "every kind of rows",
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single test row",
                            lambda rng: _case(rng, 5, 1, 3),
                            lambda args: len(args[2]) == 1,
                        ),
                        sized(
                            "there is a single training row",
                            lambda rng: _case(rng, 1, 4, 3),
                            lambda args: len(args[0]) == 1,
                        ),
                        sized(
                            "the rows have one number each",
                            lambda rng: _case(rng, 5, 4, 1),
                            lambda args: np.shape(args[0])[1] == 1,
                        ),
                        sized(
                            "there are as many training rows as columns",
                            lambda rng: _case(rng, 4, 6, 4),
                            lambda args: np.shape(args[0])[0] == np.shape(args[0])[1] > 1,
                        ),
                        sized(
                            "there are as many test rows as training rows",
                            lambda rng: _case(rng, 5, 5, 3),
                            lambda args: len(args[0]) == len(args[2]),
                        ),
                    ),
                    (as_they_are(), negative(2), _TWINS, _FAR),
                    (as_they_are(), whole(0, 2)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "signs cancel",
            SIGNED,
            _by(lambda differences, _: differences.sum(axis=2)),
        ),
        Misconception(
            "signs cancel, the other way round",
            SIGNED,
            _by(lambda differences, _: -differences.sum(axis=2)),
        ),
        Misconception(
            "number of the row",
            "You return the *number* of the nearest training row. What is asked for is the label "
            "that this row has: look it up in `y_train`.",
            lambda X_train, y_train, X_test: _table(X_train, X_test).argmin(axis=1),
        ),
        Misconception(
            "how near",
            "You return how far the nearest row is. Whose row it is, is asked for: `argmin`, not "
            "`min`, and then its label.",
            lambda X_train, y_train, X_test: np.sqrt(_table(X_train, X_test).min(axis=1)),
        ),
        Misconception(
            "farthest",
            "You take the row that is *farthest* away: `argmin`, not `argmax`.",
            _by(_squares, lambda d: d.argmax(axis=1)),
        ),
        Misconception(
            "signs cancel, then squared",
            "You add up the differences first and square (or take the size of) the sum: by then "
            "they have cancelled. Square each difference, then add.",
            _by(lambda differences, X: differences.sum(axis=2) ** 2),
        ),
        Misconception(
            "sizes of the differences",
            "You add up the sizes of the differences. That is a distance too (the city block "
            "distance), and not the one asked for: add up their *squares*.",
            _by(lambda differences, X: np.abs(differences).sum(axis=2)),
        ),
        Misconception(
            "largest difference",
            "You look at the largest difference of each pair only. All pixels count: add up the "
            "squares of their differences.",
            _by(lambda differences, X: np.abs(differences).max(axis=2)),
        ),
        Misconception(
            "first column only",
            "You compare the first number of each row only. All of them count.",
            _by(lambda differences, X: differences[:, :, 0] ** 2),
        ),
        Misconception(
            "the mean of each person",
            "You compare with the *mean* row of each label. Compare with each training row by "
            "itself, and take the label of the nearest.",
            _mean_faces,
        ),
        Misconception(
            "largest product",
            "You take the row with the largest dot product. A bright picture has a large product "
            "with every other one. Compare distances.",
            _largest_product,
        ),
        Misconception(
            "the last of equals",
            "Where two training rows are equally near you take the later one. The earlier counts: "
            "ask for *less*, not for less or equal.",
            _by(_squares, _last_of_equals),
        ),
        Misconception(
            "for each training row",
            "You look for the nearest *test* row of each training row. It is the other way round: "
            "one answer for each test row.",
            lambda X_train, y_train, X_test: y_train[
                np.minimum(_table(X_test, X_train).argmin(axis=1), len(y_train) - 1)
            ],
        ),
        Misconception(
            "one answer for all",
            "You return one label for all test rows together. Each test row has its own nearest "
            "neighbour: name the axis along which you look for the smallest.",
            lambda X_train, y_train, X_test: y_train[
                _table(X_train, X_test).argmin() % len(y_train)
            ],
        ),
        Misconception(
            "first test row only",
            "You return the answer for the first test row only: does the `return` stand inside the "
            "loop?",
            lambda X_train, y_train, X_test: y_train[_table(X_train, X_test)[0].argmin()],
        ),
        Misconception(
            "row by row",
            "You compare row i of the test with row i of the training. Compare each test row with "
            "*all* training rows.",
            lambda X_train, y_train, X_test: y_train[((X_train - X_test) ** 2).argmin(axis=1)],
        ),
    ),
    hints=(
        "Take a single test row first. How far is it from each training row? You get as many "
        "numbers as there are training rows. Which of them do you want, its size or its place?",
        "`X_train - x` takes one test row x from every training row at once. Square, add up along "
        "each row, and `argmin` tells the place of the smallest.",
        "In a loop over the rows of `X_test`, append the label at that place, `y_train[place]`, to "
        "a list, and return it as an array after the loop.",
    ),
)
