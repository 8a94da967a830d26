"""Exercise ``init_parameters(sizes, rng)``: drawn at random, so checked by what must be true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.every_kind import every_kind
from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.levels import as_they_are, repeated, sized
from anncourse.checks.space import Level, Space
from anncourse.exercises.training import init_parameters_words as words
from anncourse.exercises.training.init_parameters_mistakes import MISCONCEPTIONS
from anncourse.exercises.training.init_parameters_scales import SCALES, he
from anncourse.exercises.training.reading import Layer, read_layers
from annlib.initializers import init_parameters

# Every size is another one, and each layer has weights enough to measure how they spread.
_WIDE = (300, 200, 40, 25)
_SMALL = ((3, 5, 4, 2), (6, 2), (2, 7, 3), (4, 3, 5, 2, 6))
# A right spread lies further away than this once in 10**11 layers. The measured standard deviation
# of n normal numbers has itself a standard deviation of 1 / sqrt(2 n) of its own size.
_SIGMAS = 7.0


def _draw(
    answer: Callable[..., Any], sizes: tuple[int, ...], seed: int | np.random.Generator
) -> list[Layer] | str:
    return read_layers(answer(list(sizes), np.random.default_rng(seed)), sizes)


def _shapes(answer: Callable[..., Any]) -> str | None:
    for seed, sizes in enumerate(_SMALL):
        layers = _draw(answer, sizes, seed)
        if isinstance(layers, str):
            return layers
    return None


def _zero_biases(answer: Callable[..., Any]) -> str | None:
    for seed, sizes in enumerate(_SMALL):
        layers = _draw(answer, sizes, seed)
        if isinstance(layers, str):
            return layers
        biases = np.concatenate([b for _, b in layers])
        if np.all(biases == 1):
            return words.BIASES_ONE
        if np.any(biases != 0):
            return words.BIASES_DRAWN if np.unique(biases).size > 1 else words.BIASES_OTHER
    return None


def _by_chance(answer: Callable[..., Any]) -> str | None:
    drawn = []
    for seed, sizes in enumerate(_SMALL):
        first = _draw(answer, sizes, seed)
        if isinstance(first, str):
            return first
        said = next(filter(None, (_alike(W) for W, _ in first)), None)
        if said:
            return said
        drawn.append(first)
    for seed, (sizes, first) in enumerate(zip(_SMALL, drawn, strict=True)):
        again, other = (_draw(answer, sizes, s) for s in (seed, seed + 100))
        if isinstance(again, str) or isinstance(other, str):
            return again if isinstance(again, str) else str(other)
        for number, (W, _) in enumerate(first):
            said = _repeatable(W, again[number][0], other[number][0])
            if said:
                return said
    return _twin_layers(answer)


def _twin_layers(answer: Callable[..., Any]) -> str | None:
    layers = _draw(answer, (4, 4, 4), 11)
    if isinstance(layers, str):
        return layers
    if np.array_equal(layers[0][0], layers[1][0]):
        return words.TWIN_LAYERS
    rng = np.random.default_rng(12)
    again = [_draw(answer, (4, 4, 4), rng) for _ in range(2)]
    first, second = again
    if isinstance(first, str) or isinstance(second, str):
        return next(said for said in again if isinstance(said, str))
    return words.SAME_AGAIN if np.array_equal(first[0][0], second[0][0]) else None


def _alike(W: Any) -> str | None:
    if not W.any():
        return words.ZERO
    if W.size > 1 and np.ptp(W) == 0:
        return words.EQUAL
    if W.shape[1] > 1 and np.all(np.ptp(W, axis=1) == 0):
        return words.SAME_NEURONS
    if W.shape[0] > 1 and np.all(np.ptp(W, axis=0) == 0):
        return words.SAME_INPUTS
    if np.unique(W).size < W.size:
        return "Some weights of a layer are equal. Draw each of them by itself, and do not round."
    return None


def _repeatable(W: Any, again: Any, other: Any) -> str | None:
    if not np.array_equal(W, again):
        return words.GLOBAL
    return words.FIXED if np.array_equal(W, other) else None


def _spread(answer: Callable[..., Any]) -> str | None:
    layers = _draw(answer, _WIDE, 5)
    if isinstance(layers, str):
        return layers
    weights = [W for W, _ in layers]
    return _centre(weights) or _scale(weights) or _lumps(weights) or _bounds(weights)


def _centre(weights: list[Any]) -> str | None:
    if all(abs(W.mean()) < _SIGMAS * W.std() / np.sqrt(W.size) for W in weights):
        return None
    if all(
        np.isclose(W.mean(), he(*W.shape), atol=_SIGMAS * W.std() / np.sqrt(W.size))
        for W in weights
    ):
        return words.SCALE_AS_MEAN
    return words.POSITIVE


def _scale(weights: list[Any]) -> str | None:
    if _fits(weights, he):
        return None
    for scale, said in SCALES.values():
        if _fits(weights, scale):
            return said
    if _fits(weights, lambda n_in, n_out: float(np.sqrt(2 / _WIDE[0]))):
        return words.FIRST_SIZE
    told = ", ".join(
        f"{W.std():.3g} with {W.shape[0]} inputs (expected {he(*W.shape):.3g})" for W in weights
    )
    return f"The weights have the wrong scale. Their standard deviations are {told}."


def _fits(weights: list[Any], scale: Callable[[int, int], float]) -> bool:
    ratios = [W.std() / scale(*W.shape) for W in weights]
    return all(
        abs(ratio - 1) < _SIGMAS / np.sqrt(2 * W.size)
        for ratio, W in zip(ratios, weights, strict=True)
    )


def _lumps(weights: list[Any]) -> str | None:
    # Right in mean and standard deviation, and yet only a few different values. Single precision
    # rounds some of many thousand weights to the same number.
    if any(np.unique(W).size < 0.9 * W.size for W in weights):
        return (
            "Your weights take only a few different values. Draw each by itself from `rng.normal`."
        )
    return None


def _bounds(weights: list[Any]) -> str | None:
    # Of 60,000 normal numbers, one lies more than 3 standard deviations out for certain.
    W = weights[0]
    return words.UNIFORM if np.max(np.abs(W)) < 2.5 * W.std() else None


def _any_sizes(answer: Callable[..., Any], args: tuple[Any, ...]) -> str | None:
    sizes, rng = args
    layers = read_layers(answer(list(sizes), rng), tuple(sizes))
    if isinstance(layers, str):
        return layers
    if any(b.any() for _, b in layers):
        return "Some biases are not 0."
    return next(filter(None, (_alike(W) for W, _ in layers)), None)


def _sizes(*sizes: int) -> Callable[[np.random.Generator], tuple[Any, ...]]:
    return lambda rng: (list(sizes), np.random.default_rng(int(rng.integers(1000))))


_SPACE = Space(
    _sizes(5, 4, 3, 6),
    (
        (
            as_they_are(),
            sized("there are two sizes", _sizes(6, 3), lambda args: len(args[0]) == 2),
            sized("there are many", _sizes(*range(9, 2, -1)), lambda args: len(args[0]) > 6),
        ),
        (
            as_they_are(),
            repeated(0),
            Level(
                "all sizes are alike",
                lambda args, rng: ([args[0][0]] * len(args[0]), args[1]),
                lambda args: len(set(args[0])) == 1,
            ),
            Level(
                "there is one output",
                lambda args, rng: ([*args[0][:-1], 1], args[1]),
                lambda args: args[0][-1] == 1,
            ),
            Level(
                "there is one input",
                lambda args, rng: ([1, *args[0][1:]], args[1]),
                lambda args: args[0][0] == 1,
            ),
        ),
    ),
)


EXERCISE = Exercise(
    name="init_parameters",
    reference=init_parameters,
    parameters=("sizes", "rng"),
    parts=(
        Part("a pair (W, b) of the right shapes for each layer", holds=_shapes, core=False),
        Part("biases start at 0", holds=_zero_biases, core=False),
        Part("each weight drawn by itself, with the rng that comes in", holds=_by_chance),
        Part("weights around 0 with variance 2 / n_in", holds=_spread, weight=2),
        every_kind("every kind of sizes", ("sizes", "rng"), _SPACE, _any_sizes),
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "A layer lies between two neighbouring sizes. A loop over `range(len(sizes) - 1)` meets "
        "each of them once: what are n_in and n_out for number k?",
        "`rng.normal(0.0, s, size=(n, m))` draws a table with n rows and m columns, with mean 0 "
        "and standard deviation s. Which s, which n and which m belong to a layer?",
        "The *variance* is 2 / n_in; the standard deviation is its square root, `np.sqrt(…)`. The "
        "biases are as many zeros as the layer has neurons.",
        "Start with an empty list, and in each turn of the loop append one pair: the table that "
        "you drew, and the zeros.",
    ),
)
