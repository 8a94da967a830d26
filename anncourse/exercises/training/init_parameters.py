"""Exercise ``init_parameters(sizes, rng)``: drawn at random, so checked by what must be true."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
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
    read_layers,
)
from annlib.initializers import init_parameters

# Every size is another one, and each layer has weights enough to measure how they spread.
_WIDE = (300, 200, 40, 25)
_SMALL = ((3, 5, 4, 2), (6, 2), (2, 7, 3), (4, 3, 5, 2, 6))
# A right spread lies further away than this once in 10**11 layers. The measured standard deviation
# of n normal numbers has itself a standard deviation of 1 / sqrt(2 n) of its own size.
_SIGMAS = 7.0

_ZERO = (
    "All weights are 0. Then every hidden neuron computes the same and learns the same, and with "
    "ReLU it learns nothing at all. Draw them with `rng`."
)
_EQUAL = (
    "All weights of a layer are equal. Then its neurons compute the same, get the same gradient "
    "and stay the same for ever: draw each weight by itself."
)
_SAME_NEURONS = (
    "All neurons of a layer get the same weights. They will stay twins for ever, and a hundred of "
    "them are as good as one: draw n_in times n_out numbers, not n_in."
)
_SAME_INPUTS = (
    "Each neuron gets one number, the same for all its inputs. Draw n_in times n_out numbers, not "
    "n_out."
)
_GLOBAL = (
    "The same `rng` gives other weights each time, so nobody can repeat what you did. Draw from "
    "the `rng` that comes in, `rng.normal(…)`, not from `np.random`."
)
_FIXED = (
    "Whatever `rng` comes in, the weights are the same. Do you make a generator of your own, with "
    "a fixed seed? Use the one that is handed in."
)
_POSITIVE = (
    "Your weights are positive, or mostly so. Half of them should be negative: draw them around 0."
)
_SCALE_AS_MEAN = (
    "Your weights lie around sqrt(2 / n_in) instead of around 0. The first argument of "
    "`rng.normal` is the mean, the second the standard deviation."
)
_BIASES_DRAWN = (
    "The biases are drawn at random. Let them start at 0: the weights already make the neurons "
    "different."
)
_BIASES_ONE = "The biases start at 1. Let them start at 0; training moves them where they belong."
_BIASES_OTHER = "The biases are not 0. Let them start at 0; training moves them where they belong."

_XAVIER_IN = (
    "The variance is 1 / n_in. ReLU silences half of the signal, so it has to be twice as large: "
    "2 / n_in."
)
_NO_SCALE = (
    "There is no scale: your weights spread around 1, however many inputs there are. With many "
    "inputs the sums become huge. Multiply by sqrt(2 / n_in)."
)
_NO_ROOT = (
    "You took 2 / n_in as the standard deviation. It is the *variance*: the standard deviation is "
    "its root."
)
_N_OUT = (
    "You took the root of 2 / n_out. What counts is how many numbers each neuron adds up: n_in."
)
_FIRST_SIZE = (
    "All layers get the scale of the first. Each has its own: n_in is the number of *its* inputs."
)


def _normal(scale: Callable[[int, int], float]) -> Callable[[int, int, Any], Any]:
    return lambda n_in, n_out, rng: rng.normal(0.0, scale(n_in, n_out), (n_in, n_out))


def _he(n_in: int, n_out: int) -> float:
    return float(np.sqrt(2 / n_in))


# Other scales that people use, as what is drawn, and what to say.
_SCALES: dict[str, tuple[Callable[[int, int], float], str]] = {
    "variance 1/n_in": (lambda n_in, n_out: 1 / np.sqrt(n_in), _XAVIER_IN),
    "no scale": (lambda n_in, n_out: 1.0, _NO_SCALE),
    "root forgotten": (lambda n_in, n_out: 2 / n_in, _NO_ROOT),
    "n_out in place of n_in": (lambda n_in, n_out: float(np.sqrt(2 / n_out)), _N_OUT),
    "Xavier": (
        lambda n_in, n_out: float(np.sqrt(2 / (n_in + n_out))),
        "The variance is 2 / (n_in + n_out), which is Xavier's and made for tanh. With ReLU take "
        "He's: 2 / n_in.",
    ),
    "small numbers": (
        lambda n_in, n_out: 0.01,
        "Your weights are small, but equally small in every layer. In a deep network the signal "
        "dies out on the way: the scale is sqrt(2 / n_in).",
    ),
    "a tenth": (
        lambda n_in, n_out: 0.1,
        "The standard deviation is 0.1 in every layer. It has to depend on the number of inputs: "
        "sqrt(2 / n_in).",
    ),
    "only 2 under the root": (
        lambda n_in, n_out: float(np.sqrt(2) / n_in),
        "Only the 2 stands under the root. It is the root of the whole of 2 / n_in.",
    ),
    "only n_in under the root": (
        lambda n_in, n_out: float(2 / np.sqrt(n_in)),
        "Only n_in stands under the root. It is the root of the whole of 2 / n_in.",
    ),
    "upside down": (
        lambda n_in, n_out: float(np.sqrt(n_in / 2)),
        "The fraction is upside down: the more inputs, the *smaller* the weights. It is 2 / n_in.",
    ),
    "number of weights": (
        lambda n_in, n_out: float(np.sqrt(2 / (n_in * n_out))),
        "You divide by the number of weights of the layer. Divide by the number of its inputs.",
    ),
    "uniform up to He's scale": (
        lambda n_in, n_out: float(np.sqrt(2 / n_in / 3)),
        "Numbers spread evenly from -s to s have a standard deviation of only s / sqrt(3). Take "
        "`rng.normal`, whose second argument is the standard deviation itself.",
    ),
    "uniform from -1 to 1": (
        lambda n_in, n_out: float(1 / np.sqrt(3)),
        "Your weights lie evenly between -1 and 1, in every layer. Take `rng.normal` with a "
        "standard deviation of sqrt(2 / n_in).",
    ),
}


def _draw(answer: Callable[..., Any], sizes: tuple[int, ...], seed: int) -> list[Layer] | str:
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
            return _BIASES_ONE
        if np.any(biases != 0):
            return _BIASES_DRAWN if np.unique(biases).size > 1 else _BIASES_OTHER
    return None


def _by_chance(answer: Callable[..., Any]) -> str | None:
    for seed, sizes in enumerate(_SMALL):
        drawn = [_draw(answer, sizes, s) for s in (seed, seed, seed + 100)]
        first, again, other = drawn
        if isinstance(first, str) or isinstance(again, str) or isinstance(other, str):
            return next(words for words in drawn if isinstance(words, str))
        for number, (W, _) in enumerate(first):
            words = _alike(W) or _repeatable(W, again[number][0], other[number][0])
            if words:
                return words
    return None


def _alike(W: Any) -> str | None:
    if not W.any():
        return _ZERO
    if W.size > 1 and np.ptp(W) == 0:
        return _EQUAL
    if W.shape[1] > 1 and np.all(np.ptp(W, axis=1) == 0):
        return _SAME_NEURONS
    if W.shape[0] > 1 and np.all(np.ptp(W, axis=0) == 0):
        return _SAME_INPUTS
    if np.unique(W).size < W.size:
        return "Some weights of a layer are equal. Draw each of them by itself, and do not round."
    return None


def _repeatable(W: Any, again: Any, other: Any) -> str | None:
    if not np.array_equal(W, again):
        return _GLOBAL
    return _FIXED if np.array_equal(W, other) else None


def _spread(answer: Callable[..., Any]) -> str | None:
    layers = _draw(answer, _WIDE, 5)
    if isinstance(layers, str):
        return layers
    weights = [W for W, _ in layers]
    return _centre(weights) or _scale(weights) or _lumps(weights)


def _centre(weights: list[Any]) -> str | None:
    if all(abs(W.mean()) < _SIGMAS * W.std() / np.sqrt(W.size) for W in weights):
        return None
    if all(
        np.isclose(W.mean(), _he(*W.shape), atol=_SIGMAS * W.std() / np.sqrt(W.size))
        for W in weights
    ):
        return _SCALE_AS_MEAN
    return _POSITIVE


def _scale(weights: list[Any]) -> str | None:
    if _fits(weights, _he):
        return None
    for scale, words in _SCALES.values():
        if _fits(weights, scale):
            return words
    if _fits(weights, lambda n_in, n_out: float(np.sqrt(2 / _WIDE[0]))):
        return _FIRST_SIZE
    told = ", ".join(
        f"{W.std():.3g} with {W.shape[0]} inputs (expected {_he(*W.shape):.3g})" for W in weights
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


def _made(
    weights: Callable[[int, int, Any], Any] = lambda i, o, rng: _normal(_he)(i, o, rng),
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
    return _made(weights=_normal(lambda n_in, n_out: float(np.sqrt(2 / sizes[0]))))(sizes, rng)


def _with_global_state(sizes: Any, rng: Any) -> Any:
    return _made()(sizes, np.random.default_rng())


def _with_fixed_seed(sizes: Any, rng: Any) -> Any:
    return _made()(sizes, np.random.default_rng(0))


EXERCISE = Exercise(
    name="init_parameters",
    reference=init_parameters,
    parameters=("sizes", "rng"),
    parts=(
        Part("a pair (W, b) of the right shapes for each layer", holds=_shapes, core=False),
        Part("biases start at 0", holds=_zero_biases, core=False),
        Part("each weight drawn by itself, with the rng that comes in", holds=_by_chance),
        Part("weights around 0 with variance 2 / n_in", holds=_spread, weight=2),
    ),
    misconceptions=(
        Misconception("weights without biases", ONLY_WEIGHTS, _shaped(lambda p: [W for W, _ in p])),
        Misconception(
            "one flat list", FLAT_LIST, _shaped(lambda p: [a for pair in p for a in pair])
        ),
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
        Misconception(
            "biases as a table", BIAS_TABLE, _shaped(lambda p: [(W, b[None]) for W, b in p])
        ),
        Misconception("one bias a layer", BIAS_NUMBER, _shaped(lambda p: [(W, 0.0) for W, _ in p])),
        Misconception(
            "a bias for each input", BIAS_PER_INPUT, _made(biases=lambda i, o, rng: np.zeros(i))
        ),
        Misconception("all weights zero", _ZERO, _made(weights=lambda i, o, rng: np.zeros((i, o)))),
        Misconception(
            "all weights equal",
            _EQUAL,
            _made(weights=lambda i, o, rng: np.full((i, o), np.sqrt(2 / i))),
        ),
        Misconception(
            "all neurons alike",
            _SAME_NEURONS,
            _made(weights=lambda i, o, rng: np.tile(rng.normal(0, _he(i, o), (i, 1)), o)),
        ),
        Misconception(
            "all inputs alike",
            _SAME_INPUTS,
            _made(weights=lambda i, o, rng: np.tile(rng.normal(0, _he(i, o), o), (i, 1))),
        ),
        Misconception("np.random in place of rng", _GLOBAL, _with_global_state),
        Misconception("a seed of one's own", _FIXED, _with_fixed_seed),
        Misconception(
            "scale as mean",
            _SCALE_AS_MEAN,
            _made(weights=lambda i, o, rng: rng.normal(np.sqrt(2 / i), size=(i, o))),
        ),
        Misconception(
            "positive weights only",
            _POSITIVE,
            _made(weights=lambda i, o, rng: rng.random((i, o)) * np.sqrt(2 / i)),
        ),
        *(
            Misconception(name, words, _made(weights=_normal(scale)))
            for name, (scale, words) in _SCALES.items()
        ),
        Misconception("scale of the first layer everywhere", _FIRST_SIZE, _first_scale),
        Misconception(
            "biases drawn",
            _BIASES_DRAWN,
            _made(biases=lambda i, o, rng: rng.normal(0, _he(i, o), o)),
        ),
        Misconception("biases of one", _BIASES_ONE, _made(biases=lambda i, o, rng: np.ones(o))),
        Misconception(
            "biases as small numbers",
            _BIASES_OTHER,
            _made(biases=lambda i, o, rng: np.full(o, 0.01)),
        ),
    ),
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
