"""Losses with their gradients, right or spoilt, for `gradients_agree`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.levels import as_they_are, sized
from anncourse.checks.space import Level, Space
from anncourse.exercises.gradient_descent.formulas import Loss, named
from annlib.activations import softmax
from annlib.gradcheck import numeric_gradient
from annlib.losses import cross_entropy

Case = tuple[Loss, Any, Any]


SMALL = named("t[0]**2 * t[1]", lambda t: t[0] ** 2 * t[1])
TABLE_AT = np.array([[1.0, 2.0, -0.5], [3.0, -1.5, 0.75]])
TABLE_SLOPES = np.array([[2.25, 24.0, -3.0], [0.5, -3.0, 1.0]])


def _cubic(rng: np.random.Generator, shape: tuple[int, ...], scale: float = 1.0) -> Case:
    cubes = rng.choice([-2.0, -1.0, 1.0, 2.0], shape)
    slants = rng.choice([-1.5, -1.0, 1.0, 1.5], shape)
    start = "" if scale == 1 else f"{scale:g} times "
    f = named(
        f"{start}a polynomial of degree 3 in all parameters",
        lambda t: scale * (np.sum(cubes * t**3) + np.sum(slants * t) ** 2),
    )
    theta = rng.uniform(0.5, 2, shape) * rng.choice([-1.0, 1.0], shape)
    slopes = scale * (3 * cubes * theta**2 + 2 * slants * np.sum(slants * theta))
    return f, theta, slopes


def _valley(rng: np.random.Generator, k: int) -> Case:
    # So close to the lowest point that the slope changes a lot on the way of a small nudge.
    bottom = rng.uniform(-2, 2, k)
    steep = rng.uniform(1, 5, k)
    f = named("a valley, close to its lowest point", lambda t: np.sum(steep * (t - bottom) ** 2))
    theta = bottom + rng.uniform(2e-4, 1e-3, k) * rng.choice([-1.0, 1.0], k)
    return f, theta, 2 * steep * (theta - bottom)


def _layer(rng: np.random.Generator) -> Case:
    # Weights in all rows but the last, biases in the last.
    while True:
        n, n_in, k = (int(i) for i in rng.choice(np.arange(2, 7), 3, replace=False))
        X = np.column_stack([rng.uniform(-1.5, 1.5, (n, n_in)), np.ones(n)])
        Y = np.eye(k)[rng.integers(0, k, n)]
        theta = rng.uniform(0.2, 0.8, (n_in + 1, k)) * rng.choice([-1.0, 1.0], (n_in + 1, k))
        slopes = X.T @ (softmax(X @ theta) - Y) / n
        # Next to the others, a slope that is all but 0 has hardly a digit that can be measured.
        if n_in + 1 != k and np.abs(slopes).min() > 0.01 * np.abs(slopes).max():
            break
    f = named(
        "the loss of a softmax layer, its biases in the last row of theta",
        lambda t: cross_entropy(softmax(X @ t), Y),
    )
    return f, theta, slopes


def _negated(slopes: Any, rng: np.random.Generator) -> Any:
    return -slopes


def _doubled(slopes: Any, rng: np.random.Generator) -> Any:
    return 2 * slopes


def _halved(slopes: Any, rng: np.random.Generator) -> Any:
    return slopes / 2


def _turned_round(slopes: Any, rng: np.random.Generator) -> Any:
    return slopes.ravel()[::-1].reshape(slopes.shape)


def _changed(place: Callable[[int, np.random.Generator], int], by: float) -> Callable[..., Any]:
    """Change one number, by a share of the length of all of them."""

    def change(slopes: Any, rng: np.random.Generator) -> Any:
        new = slopes.copy()
        new.flat[place(slopes.size, rng)] += by * np.linalg.norm(slopes)
        return new

    return change


def _one_negated(slopes: Any, rng: np.random.Generator) -> Any:
    new = slopes.copy()
    new.flat[int(np.argmax(np.abs(slopes)))] *= -1
    return new


def _shifted(slopes: Any, rng: np.random.Generator) -> Any:
    # Two numbers change in opposite directions, so that the sum stays the same.
    new, by = slopes.copy(), 0.1 * np.linalg.norm(slopes)
    new.flat[0] += by
    new.flat[-1] -= by
    return new


def _last_row_zero(slopes: Any, rng: np.random.Generator) -> Any:
    new = slopes.copy()
    new[-1] = 0
    return new


def _anywhere(size: int, rng: np.random.Generator) -> int:
    return int(rng.integers(size))


def _none(slopes: Any, rng: np.random.Generator) -> Any:
    return np.zeros(slopes.shape)


def _sum_everywhere(slopes: Any, rng: np.random.Generator) -> Any:
    return np.full(slopes.shape, slopes.sum())


_ALL_OVER = (_negated, _doubled, _halved, _turned_round, _shifted, _none, _sum_everywhere)
_IN_ONE_PLACE = (
    _one_negated,
    _changed(lambda size, rng: 0, 0.3),
    _changed(lambda size, rng: size - 1, 0.3),
    _changed(lambda size, rng: size - 1, -0.3),
    _changed(_anywhere, 0.01),
    _changed(_anywhere, -0.01),
    _changed(_anywhere, 1e-3),
    _changed(_anywhere, -1e-4),
    _changed(_anywhere, 1e-4),
)


def _perhaps_spoilt(
    case: Case, spoils: tuple[Callable[..., Any], ...], rng: np.random.Generator
) -> Case:
    f, theta, slopes = case
    if rng.random() < 0.4:
        return f, theta, slopes
    return f, theta, spoils[int(rng.integers(len(spoils)))](slopes, rng)


def _of(*shape: int) -> Callable[[np.random.Generator], Case]:
    return lambda rng: _cubic(rng, shape)


def _spoilt(words: str, spoil: Callable[..., Any], is_spoilt: Callable[..., bool]) -> Level:
    return Level(
        words,
        lambda args, rng: (*args[:2], spoil(args[2], rng)),
        lambda args: is_spoilt(args[2] - numeric_gradient(args[0], args[1], 1e-5), args[2]),
    )


def _only(place: int) -> Callable[..., bool]:
    def is_spoilt(difference: Any, claimed: Any) -> bool:
        large = np.abs(difference).ravel() > 1e-3
        return bool(large.sum() == 1 and large[place])

    return is_spoilt


SPACE = Space(
    _of(4),
    (
        (
            as_they_are(),
            sized("theta has one number", _of(1), lambda args: np.size(args[1]) == 1),
            sized("theta has three axes", _of(2, 3, 2), lambda args: np.ndim(args[1]) == 3),
        ),
        (
            as_they_are(),
            _spoilt("its first number alone is wrong", _changed(lambda n, rng: 0, 0.2), _only(0)),
            _spoilt(
                "its last number alone is wrong", _changed(lambda n, rng: n - 1, -0.2), _only(-1)
            ),
            _spoilt(
                "all signs are wrong",
                _negated,
                lambda d, claimed: bool(np.allclose(d, 2 * claimed, rtol=1e-3)),
            ),
        ),
    ),
)


def row(rng: np.random.Generator) -> Case:
    """Return a loss of a few parameters in a row, perhaps with a wrong gradient."""
    return _perhaps_spoilt(_cubic(rng, (int(rng.integers(2, 6)),)), _ALL_OVER, rng)


def more_axes(rng: np.random.Generator) -> Case:
    """Return a loss of a table of parameters, or of one with three axes."""
    sizes = rng.choice([2, 3, 4], 3, replace=False)
    shape = tuple(int(k) for k in sizes[: int(rng.integers(2, 4))])
    return _perhaps_spoilt(_cubic(rng, shape), _ALL_OVER, rng)


def hidden_mistake(rng: np.random.Generator) -> Case:
    """Return a case whose gradient is wrong in one place, if at all."""
    return _perhaps_spoilt(_cubic(rng, (int(rng.integers(4, 8)),)), _IN_ONE_PLACE, rng)


def biases(rng: np.random.Generator) -> Case:
    """Return a layer whose gradient is wrong for the biases, if at all."""
    return _perhaps_spoilt(_layer(rng), (_last_row_zero, _doubled, *_IN_ONE_PLACE), rng)


def extreme(rng: np.random.Generator) -> Case:
    """Return a case with very small or very large slopes."""
    scale = float(rng.choice([1e-11, 1e6]))
    case = _cubic(rng, (int(rng.integers(2, 6)),), scale)
    return _perhaps_spoilt(case, (_negated, _doubled, _shifted, _one_negated), rng)


def close_to_the_bottom(rng: np.random.Generator) -> Case:
    """Return a case with small slopes that change fast."""
    case = _valley(rng, int(rng.integers(2, 6)))
    return _perhaps_spoilt(case, (*_ALL_OVER, *_IN_ONE_PLACE), rng)


def flat(rng: np.random.Generator) -> Case:
    """All slopes 0, or all but one, which may be missed or in the wrong place."""
    k = int(rng.integers(3, 6))
    powers = rng.choice([1.0, 2.0, 3.0], k)
    place = int(rng.integers(k))
    slope = float(rng.choice([-1.0, 0.0, 0.5, 2.0]))
    f = named(
        "a valley, along most axes at its lowest point",
        lambda t: np.sum(powers * t**2) + slope * t[place],
    )
    slopes = np.zeros(k)
    slopes[place] = slope
    if rng.random() < 0.4:
        slopes[int(rng.integers(k))] += rng.choice([-1.0, 1.5])
    return f, np.zeros(k), slopes
