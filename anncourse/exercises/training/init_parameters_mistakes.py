"""Wrong ways to write `init_parameters`, as learners write them."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.training import init_parameters_words as words
from anncourse.exercises.training.init_parameters_scales import SCALES, he, normal
from anncourse.exercises.training.reading import (
    BIAS_NUMBER,
    BIAS_PER_INPUT,
    BIAS_TABLE,
    FLAT_LIST,
    ONE_LAYER_TOO_FEW,
    ONE_LAYER_TOO_MANY,
    ONLY_THE_FIRST,
    ONLY_WEIGHTS,
    TRANSPOSED,
    TWO_LISTS,
    Layer,
)


def _made(
    weights: Callable[[int, int, Any], Any] = lambda i, o, rng: normal(he)(i, o, rng),
    biases: Callable[[int, int, Any], Any] = lambda n_in, n_out, rng: np.zeros(n_out),
    layers: Callable[[Any], list[tuple[int, int]]] = lambda sizes: _neighbours(sizes),
) -> Callable[..., Any]:
    """Draw parameters rightly but for what is handed in."""

    def init(sizes: Any, rng: Any) -> Any:
        return [(weights(i, o, rng), biases(i, o, rng)) for i, o in layers(sizes)]

    return init


def _neighbours(sizes: Any) -> list[tuple[int, int]]:
    return list(itertools.pairwise(sizes))


def _shaped(shape: Callable[[list[Layer]], Any]) -> Callable[..., Any]:
    """Draw parameters rightly, and hand them over in another form."""
    right = _made()
    return lambda sizes, rng: shape(right(sizes, rng))


def _first_scale(sizes: Any, rng: Any) -> Any:
    return _made(weights=normal(lambda n_in, n_out: float(np.sqrt(2 / sizes[0]))))(sizes, rng)


def _with_global_state(sizes: Any, rng: Any) -> Any:
    return _made()(sizes, np.random.default_rng())


def _with_fixed_seed(sizes: Any, rng: Any) -> Any:
    return _made()(sizes, np.random.default_rng(0))


MISCONCEPTIONS = (
    Misconception("weights without biases", ONLY_WEIGHTS, _shaped(lambda p: [W for W, _ in p])),
    Misconception("one flat list", FLAT_LIST, _shaped(lambda p: [a for pair in p for a in pair])),
    Misconception(
        "weights and biases apart",
        TWO_LISTS,
        _shaped(lambda p: ([W for W, _ in p], [b for _, b in p])),
    ),
    Misconception(
        "a layer for the inputs",
        ONE_LAYER_TOO_MANY,
        _made(layers=lambda sizes: [(sizes[0], sizes[0]), *_neighbours(sizes)]),
    ),
    Misconception(
        "output layer forgotten",
        ONE_LAYER_TOO_FEW,
        lambda sizes, rng: _made()(sizes, rng)[: max(len(sizes) - 2, 1)],
    ),
    Misconception("return inside the loop", ONLY_THE_FIRST, _shaped(lambda p: p[:1])),
    Misconception("transposed", TRANSPOSED, _shaped(lambda p: [(W.T, b) for W, b in p])),
    Misconception("biases as a table", BIAS_TABLE, _shaped(lambda p: [(W, b[None]) for W, b in p])),
    Misconception("one bias a layer", BIAS_NUMBER, _shaped(lambda p: [(W, 0.0) for W, _ in p])),
    Misconception(
        "a bias for each input", BIAS_PER_INPUT, _made(biases=lambda i, o, rng: np.zeros(i))
    ),
    Misconception(
        "all weights zero", words.ZERO, _made(weights=lambda i, o, rng: np.zeros((i, o)))
    ),
    Misconception(
        "all weights equal",
        words.EQUAL,
        _made(weights=lambda i, o, rng: np.full((i, o), np.sqrt(2 / i))),
    ),
    Misconception(
        "all neurons alike",
        words.SAME_NEURONS,
        _made(weights=lambda i, o, rng: np.tile(rng.normal(0, he(i, o), (i, 1)), o)),
    ),
    Misconception(
        "all inputs alike",
        words.SAME_INPUTS,
        _made(weights=lambda i, o, rng: np.tile(rng.normal(0, he(i, o), o), (i, 1))),
    ),
    Misconception("np.random in place of rng", words.GLOBAL, _with_global_state),
    Misconception("a seed of one's own", words.FIXED, _with_fixed_seed),
    Misconception(
        "a copy of rng",
        words.SAME_AGAIN,
        lambda sizes, rng: _made()(sizes, copy.deepcopy(rng)),
    ),
    Misconception(
        "scale as mean",
        words.SCALE_AS_MEAN,
        _made(weights=lambda i, o, rng: rng.normal(np.sqrt(2 / i), size=(i, o))),
    ),
    Misconception(
        "positive weights only",
        words.POSITIVE,
        _made(weights=lambda i, o, rng: rng.random((i, o)) * np.sqrt(2 / i)),
    ),
    *(
        Misconception(name, said, _made(weights=normal(scale)))
        for name, (scale, said) in SCALES.items()
    ),
    Misconception("scale of the first layer everywhere", words.FIRST_SIZE, _first_scale),
    Misconception(
        "biases drawn",
        words.BIASES_DRAWN,
        _made(biases=lambda i, o, rng: rng.normal(0, he(i, o), o)),
    ),
    Misconception("biases of one", words.BIASES_ONE, _made(biases=lambda i, o, rng: np.ones(o))),
    Misconception(
        "biases as small numbers",
        words.BIASES_OTHER,
        _made(biases=lambda i, o, rng: np.full(o, 0.01)),
    ),
)
