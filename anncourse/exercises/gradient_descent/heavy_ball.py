"""Challenge: ``heavy_ball(gradient, theta, lr, momentum, steps)``, descent with momentum."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, sized, whole, zero
from anncourse.checks.space import Space


def heavy_ball(gradient: Any, theta: Any, lr: float, momentum: float, steps: int) -> Any:
    """Where theta, an array of any shape, is after so many steps with momentum (Polyak, 1964)."""
    v = np.zeros(np.shape(theta))
    for _ in range(steps):
        v = momentum * v - lr * gradient(theta)
        theta = theta + v
    return theta


def _named(name: str, formula: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def gradient(theta: Any) -> Any:
        return np.asarray(formula(np.asarray(theta, dtype=float)))

    gradient.__name__ = name
    return gradient


_VALLEY = _named("[t[0], 10*t[1]]", lambda t: np.array([t[0], 10 * t[1]]))
_CUBIC = _named("t**3 - 2*t", lambda t: t**3 - 2 * t)


def _case(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Any, ...]:
    steep, centre = rng.uniform(0.5, 3, shape), rng.uniform(-1, 1, shape)
    gradient = _named("steep * (t - centre)", lambda t: steep * (t - centre))
    theta = rng.uniform(1.5, 3, shape) * rng.choice([-1.0, 1.0], shape)
    lr, momentum = float(rng.choice([0.05, 0.1, 0.2])), float(rng.choice([0.5, 0.8, 0.9]))
    return gradient, theta, lr, momentum, int(rng.integers(2, 7))


def _row(rng: np.random.Generator) -> tuple[Any, ...]:
    return _case(rng, (int(rng.integers(2, 5)),))


def _table(rng: np.random.Generator) -> tuple[Any, ...]:
    return _case(rng, (2, 3))


def _one_step(rng: np.random.Generator) -> tuple[Any, ...]:
    return (*_row(rng)[:4], 1)


def _to_the_bottom(rng: np.random.Generator) -> tuple[Any, ...]:
    # So long that the ball all but rests; a step that is left out then still shows.
    gradient, theta, lr, _, _ = _row(rng)
    return gradient, theta, lr, 0.5, 40


def _no_momentum(rng: np.random.Generator) -> tuple[Any, ...]:
    gradient, theta, lr, _, steps = _row(rng)
    return gradient, theta, lr, 0.0, steps


def _walked(change: Callable[[Any, Any, Any, Any], Any]) -> Callable[..., Any]:
    """Walk with another rule for the speed."""

    def walk(gradient: Any, theta: Any, lr: Any, momentum: Any, steps: Any) -> Any:
        v = np.zeros(np.shape(theta))
        for _ in range(steps):
            v = change(v, gradient(theta), lr, momentum)
            theta = theta + v
        return theta

    return walk


def _moved_first(gradient: Any, theta: Any, lr: Any, momentum: Any, steps: Any) -> Any:
    v = np.zeros(np.shape(theta))
    for _ in range(steps):
        theta = theta + v
        v = momentum * v - lr * gradient(theta)
    return theta


def _speed(gradient: Any, theta: Any, lr: Any, momentum: Any, steps: Any) -> Any:
    v = np.zeros(np.shape(theta))
    for _ in range(steps):
        v = momentum * v - lr * gradient(theta)
        theta = theta + v
    return v


def _frozen(gradient: Any, theta: Any, lr: Any, momentum: Any, steps: Any) -> Any:
    v, slope = np.zeros(np.shape(theta)), gradient(theta)
    for _ in range(steps):
        v = momentum * v - lr * slope
        theta = theta + v
    return theta


EXERCISE = Exercise(
    name="heavy_ball",
    reference=heavy_ball,
    parts=(
        Part(
            "a row of parameters",
            examples=(
                (_VALLEY, np.array([3.0, 1.0]), 0.1, 0.5, 2),
                (_CUBIC, np.array([2.0, -0.5, 1.0]), 0.1, 0.9, 3),
            ),
            make=_row,
        ),
        Part(
            "every kind of walk",
            space=Space(
                _row,
                (
                    (
                        as_they_are(),
                        sized("theta is a table", _table, lambda a: np.ndim(a[1]) == 2),
                        sized("there is one step", _one_step, lambda a: a[4] == 1),
                        sized("there are many steps", _to_the_bottom, lambda a: a[4] > 10),
                        sized("momentum is 0", _no_momentum, lambda a: a[3] == 0),
                    ),
                    (as_they_are(), whole(1), zero(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "no momentum",
            "This is plain gradient descent. Let the ball keep a share of its speed: the new speed "
            "is momentum times the old one, minus the learning rate times the slope.",
            _walked(lambda v, g, lr, m: -lr * g),
        ),
        Misconception(
            "uphill",
            "The ball rolls uphill: the slope is to be *subtracted* from the speed.",
            _walked(lambda v, g, lr, m: m * v + lr * g),
        ),
        Misconception(
            "all of the speed is kept",
            "The ball keeps all of its speed, and so never comes to rest. It keeps the share "
            "`momentum` of it.",
            _walked(lambda v, g, lr, m: v - lr * g),
        ),
        Misconception(
            "slope without learning rate",
            "The learning rate is missing: each step adds the whole slope to the speed.",
            _walked(lambda v, g, lr, m: m * v - g),
        ),
        Misconception(
            "a weighted mean",
            "You take a mean of speed and slope, with 1 - momentum for the slope. Many books do "
            "that as well, but the rule here leaves the factor out.",
            _walked(lambda v, g, lr, m: m * v - (1 - m) * lr * g),
        ),
        Misconception(
            "momentum on the slope too",
            "Momentum multiplies both terms: it belongs to the old speed alone.",
            _walked(lambda v, g, lr, m: m * (v - lr * g)),
        ),
        Misconception(
            "moved before the speed changed",
            "The ball moves first and feels the ground afterwards, so its first step goes nowhere. "
            "First the new speed, then the move with it.",
            _moved_first,
        ),
        Misconception(
            "the slope of the start",
            "You ask for the slope once, at the start. It is another one wherever the ball comes: "
            "call `gradient` inside the loop.",
            _frozen,
        ),
        Misconception(
            "the speed returned",
            "You return the speed. Asked for is where the ball is.",
            _speed,
        ),
    ),
    hints=(
        "Beside `theta` there is one more array of the same shape, the speed. It begins at 0 "
        "everywhere.",
        "In each step, in this order: the new speed, from the old one and the slope where the ball "
        "is now; then the new place, from the old one and the new speed.",
        "`np.zeros(theta.shape)` is a speed of 0. Write `theta = theta + …`, which makes a new "
        "array.",
    ),
)
