"""Exercise ``hidden_delta(delta_next, W_next, Z, derivative)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.activations import (
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    tanh,
    tanh_derivative,
)
from annlib.backpropagation import hidden_delta


def leaky_slope(Z: Any) -> Any:
    """A slope that the learner has not met: 1 where z is positive, else a tenth."""
    return np.where(np.asarray(Z) > 0, 1.0, 0.1)


_SLOPES = (relu_derivative, tanh_derivative, sigmoid_derivative, leaky_slope)


def _random(
    rng: np.random.Generator, n: int, n_hidden: int, n_next: int, slope: Callable[[Any], Any]
) -> tuple[Any, ...]:
    # Weighted sums away from 0, where ReLU has its kink; of both signs, so that some are silent.
    Z = rng.uniform(0.2, 1.5, (n, n_hidden)) * rng.choice([-1.0, 1.0], (n, n_hidden))
    Z[0, 0], Z[-1, -1] = -abs(Z[0, 0]), abs(Z[-1, -1])
    W = rng.uniform(0.3, 2, (n_hidden, n_next)) * rng.choice([-1.0, 1.0], (n_hidden, n_next))
    return rng.uniform(-1, 1, (n, n_next)), W, Z, slope


def _shapes(rng: np.random.Generator) -> tuple[int, int, int]:
    n, n_hidden, n_next = (int(k) for k in rng.choice(np.arange(2, 8), 3, replace=False))
    return n, n_hidden, n_next


def _one(rng: np.random.Generator) -> tuple[Any, ...]:
    _, n_hidden, n_next = _shapes(rng)
    return _random(rng, 1, n_hidden, n_next, _SLOPES[int(rng.integers(4))])


def _many_relu(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, *_shapes(rng), relu_derivative)


def _many(rng: np.random.Generator) -> tuple[Any, ...]:
    return _random(rng, *_shapes(rng), _SLOPES[int(rng.integers(1, 4))])


_W = np.array([[1.5, -1.0], [-2.0, 0.25], [0.5, 0.75]])
_ONE = (np.array([[0.5, -0.25]]), _W, np.array([[0.5, -0.75, 1.25]]), relu_derivative)
_MANY = (
    np.array([[0.25, 0.5], [-0.5, 0.125], [0.75, -0.25], [0.1, 0.3]]),
    _W,
    np.array([[0.5, -0.75, 1.0], [-1.5, 0.25, 2.0], [0.75, 1.25, -0.5], [1.0, -0.25, -1.0]]),
    relu_derivative,
)
_AS_MANY = (
    np.array([[0.25, 0.5], [-0.5, 0.125], [0.75, -0.25]]),
    _W,
    np.array([[0.5, -0.75, 1.0], [-1.5, 0.25, 2.0], [0.75, 1.25, -0.5]]),
    relu_derivative,
)
_OTHER = (*_MANY[:3], tanh_derivative)
_ONE_NEXT = (
    np.array([[-0.4], [0.9]]),
    np.array([[1.5], [-2.0], [0.75]]),
    np.array([[0.5, -1.0, 0.25], [-0.5, 1.25, 0.75]]),
    sigmoid_derivative,
)


def _back(
    combine: Callable[[Any, Any, Any], Any],
) -> Callable[..., Any]:
    """``combine(error, slope, Z)``: the error that came through the weights, and the slope at Z."""
    return lambda delta_next, W_next, Z, derivative: combine(
        delta_next @ W_next.T, derivative(Z), Z
    )


def _through(error: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """``error(delta_next, W_next)`` in place of the right way through the weights."""
    return lambda delta_next, W_next, Z, derivative: error(delta_next, W_next) * derivative(Z)


def _slope(slope: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """``slope(Z, derivative)`` in place of the right slope."""
    return lambda delta_next, W_next, Z, derivative: (delta_next @ W_next.T) * slope(Z, derivative)


_SIDES = (
    "The error does not fit behind these weights. `W_next` leads from this layer to the next, with "
    "shape (n_hidden, n_next). On the way back it is passed in the other direction: `W_next.T`."
)
_ORDER = (
    "The product is the wrong way round. Rows of delta are samples, so `delta_next` stands in "
    "front, and `W_next`, turned round with `.T`, behind it."
)
_AT_A = (
    "You take the slope at an activation. `derivative` is a function of the weighted sum: give it "
    "`Z` as it is."
)
_BUILT_IN = (
    "You use the slope of one particular activation function. Another layer may have another: call "
    "the `derivative` that comes in."
)


def _only_the_last_listener(delta_next: Any, W_next: Any, Z: Any, derivative: Any) -> Any:
    return delta_next[:, -1:] * W_next[:, -1] * derivative(Z)


def _indices_exchanged(delta_next: Any, W_next: Any, Z: Any, derivative: Any) -> Any:
    delta = np.zeros(Z.shape)
    for i, j in np.ndindex(Z.shape):
        for k in range(delta_next.shape[1]):
            delta[i, j] += delta_next[i, k] * W_next[k, j] * derivative(Z)[i, j]
    return delta


EXERCISE = Exercise(
    name="hidden_delta",
    reference=hidden_delta,
    parts=(
        Part("one sample", examples=(_ONE,), make=_one, weight=1),
        Part(
            "many samples through ReLU",
            examples=(_MANY, _AS_MANY),
            make=_many_relu,
            weight=2,
            advice="Each row of `delta_next` is dealt with by itself: `@` does that.",
        ),
        Part(
            "any other activation function",
            examples=(_OTHER, _ONE_NEXT),
            make=_many,
            weight=2,
            advice="Whatever the activation function is: call `derivative` with the weighted "
            "sums `Z`, and multiply by what it returns.",
        ),
    ),
    misconceptions=(
        Misconception(
            "derivative forgotten",
            "The slope of the activation function is missing. The error that comes back through "
            "the weights has to pass it too: multiply by `derivative(Z)`.",
            _back(lambda error, slope, Z: error),
        ),
        Misconception("W not transposed", _SIDES, _through(lambda d, W: d @ W)),
        Misconception("wrong way round", _ORDER, _through(lambda d, W: W @ d)),
        Misconception("wrong way round, W turned", _ORDER, _through(lambda d, W: W.T @ d)),
        Misconception(
            "wrong way round, delta turned",
            "`W_next @ delta_next.T` has a row for each neuron and a column for each sample. "
            "Samples are rows: put `delta_next` in front and turn `W_next` round instead.",
            _through(lambda d, W: W @ d.T),
        ),
        Misconception(
            "samples and neurons swapped",
            "Your result is transposed: a row for each neuron. Samples are rows, as in `Z`.",
            lambda d, W, Z, f: (W @ d.T) * f(Z).T,
        ),
        Misconception(
            "multiplied element by element",
            "`*` multiplies element by element. Every neuron has to collect from *all* neurons of "
            "the next layer, each by its weight, and add up: that is what `@` does.",
            _through(lambda d, W: d * W),
        ),
        Misconception(
            "turned and multiplied element by element",
            "`*` multiplies element by element. Every neuron has to collect from *all* neurons of "
            "the next layer, each by its weight, and add up: that is what `@` does.",
            _through(lambda d, W: d * W.T),
        ),
        Misconception(
            "slope before the weights",
            "You multiply by the slope before the error has gone through the weights. The slope "
            "belongs to *this* layer: first back through `W_next`, then times `derivative(Z)`.",
            lambda d, W, Z, f: (d * f(Z)) @ W.T,
        ),
        Misconception(
            "slope times the weights",
            "You multiply the weights by the slope, before the error has gone through them. "
            "First the product `delta_next @ W_next.T`, then times `derivative(Z)`.",
            lambda d, W, Z, f: d @ (W.T * f(Z)),
        ),
        Misconception(
            "matrix product with the slope",
            "The slope is multiplied with `@`. Each neuron's error passes its own slope only: use "
            "`*`, element by element.",
            _back(lambda error, slope, Z: error @ slope),
        ),
        Misconception(
            "matrix product with the slope, turned",
            "The slope is multiplied with `@`. Each neuron's error passes its own slope only: use "
            "`*`, element by element.",
            _back(lambda error, slope, Z: error @ slope.T),
        ),
        Misconception("derivative at a, ReLU", _AT_A, _slope(lambda Z, f: f(relu(Z)))),
        Misconception("derivative at a, sigmoid", _AT_A, _slope(lambda Z, f: f(sigmoid(Z)))),
        Misconception("derivative at a, tanh", _AT_A, _slope(lambda Z, f: f(tanh(Z)))),
        Misconception(
            "derivative not called",
            "You multiply by the function `derivative` itself. Call it: `derivative(Z)`.",
            lambda d, W, Z, f: (d @ W.T) * f,
        ),
        Misconception(
            "derivative of the error",
            "You take the slope at the error that comes back. It belongs to where this layer's "
            "neurons stood on the way forward: `derivative(Z)`.",
            lambda d, W, Z, f: (d @ W.T) * f(d @ W.T),
        ),
        Misconception(
            "Z instead of its slope",
            "You multiply by `Z` itself. What counts is how steep the activation function is "
            "there: `derivative(Z)`.",
            _back(lambda error, slope, Z: error * Z),
        ),
        Misconception(
            "derivative twice",
            "The slope is multiplied twice. Once is enough.",
            _back(lambda error, slope, Z: error * slope * slope),
        ),
        Misconception(
            "derivative of the derivative",
            "`derivative` is called on its own result. It already is the slope: call it once, "
            "with `Z`.",
            _slope(lambda Z, f: f(f(Z))),
        ),
        Misconception("ReLU built in", _BUILT_IN, _slope(lambda Z, f: (Z > 0) * 1.0)),
        Misconception("tanh built in", _BUILT_IN, _slope(lambda Z, f: tanh_derivative(Z))),
        Misconception("sigmoid built in", _BUILT_IN, _slope(lambda Z, f: sigmoid_derivative(Z))),
        Misconception("z (1 - z) built in", _BUILT_IN, _slope(lambda Z, f: Z * (1 - Z))),
        Misconception("1 - z squared built in", _BUILT_IN, _slope(lambda Z, f: 1 - Z**2)),
        Misconception(
            "divided by the slope",
            "You divide by the slope. Slopes in a row are multiplied.",
            _back(lambda error, slope, Z: error / slope),
        ),
        Misconception(
            "slope added",
            "You add the slope. Slopes in a row are multiplied.",
            _back(lambda error, slope, Z: error + slope),
        ),
        Misconception(
            "divided by n again",
            "Your numbers are n times too small: delta holds the 1/n of the mean already, from "
            "the output on. Do not divide again.",
            _back(lambda error, slope, Z: error * slope / len(Z)),
        ),
        Misconception(
            "wrong sign",
            "Every number has the wrong sign. Nothing is turned round on the way back: the sign "
            "comes in with `delta_next`.",
            _back(lambda error, slope, Z: -error * slope),
        ),
        Misconception(
            "weights without their signs",
            "The signs of the weights are lost. A negative weight turns an error round: a neuron "
            "that pulled down has to do less where the output was too small.",
            _through(lambda d, W: d @ np.abs(W).T),
        ),
        Misconception(
            "errors without weights",
            "All neurons of this layer get the same error. Each gets its share by the weight "
            "through which it was heard: `delta_next @ W_next.T`.",
            _through(lambda d, W: d.sum(axis=1, keepdims=True)),
        ),
        Misconception(
            "only the weights",
            "The errors of the next layer take no part. They are what travels back: multiply "
            "`delta_next` by the weights.",
            lambda d, W, Z, f: W.sum(axis=1) * f(Z),
        ),
        Misconception(
            "errors and weights added up apart",
            "You add up the errors and the weights first and multiply the sums. Each error "
            "comes back through its own weight: multiply first, then add up. `@` does both.",
            _through(lambda d, W: d.sum(axis=1, keepdims=True) * W.sum(axis=1)),
        ),
        Misconception(
            "only the first neuron of the next layer",
            "Only the first neuron of the next layer counts. All of them have heard this layer: "
            "add up what comes back from each.",
            _through(lambda d, W: d[:, :1] @ W[:, :1].T),
        ),
        Misconception(
            "averaged over the next layer",
            "You take a mean over the neurons of the next layer. What comes back over several "
            "ways is added up, without dividing.",
            _through(lambda d, W: d @ W.T / W.shape[1]),
        ),
        Misconception(
            "added up over the samples",
            "You add up over the samples, and one row is left. Each sample has a delta of its "
            "own; the adding up comes with dW and db.",
            _back(lambda error, slope, Z: (error * slope).sum(axis=0)),
        ),
        Misconception(
            "only the first sample",
            "Only the first row comes back. Each sample has a row of its own.",
            _back(lambda error, slope, Z: (error * slope)[:1]),
        ),
        Misconception(
            "slope of the first sample",
            "The slope of the first sample is used for all of them. Each sample has its own "
            "weighted sums, and so its own slopes: `derivative(Z)`, all rows.",
            _back(lambda error, slope, Z: error * slope[0]),
        ),
        Misconception(
            "only the slope",
            "You return the slope alone. It decides how much of the error passes: multiply it by "
            "what comes back through the weights.",
            lambda d, W, Z, f: f(Z),
        ),
        Misconception(
            "slope at delta",
            "You take the slope of the activation function at `delta_next`. It is taken at the "
            "weighted sums of *this* layer: `derivative(Z)`.",
            lambda delta_next, W_next, Z, derivative: (
                (delta_next @ W_next.T) * derivative(delta_next)
            ),
        ),
        Misconception(
            "slope at delta, before the weights",
            "You take the slope of the activation function at `delta_next`. It is taken at the "
            "weighted sums of *this* layer, `derivative(Z)`, and multiplied behind the weights.",
            lambda d, W, Z, f: (d * f(d)) @ W.T,
        ),
        Misconception(
            "slope at the error",
            "You take the slope at the error that came back. It is taken at the weighted sums, "
            "`derivative(Z)`, and multiplied with the error.",
            lambda delta_next, W_next, Z, derivative: derivative(delta_next @ W_next.T) * Z,
        ),
        Misconception(
            "slope of everything",
            "You put the whole product into `derivative`. Only `Z` goes into it; the error is "
            "multiplied with what comes out.",
            lambda delta_next, W_next, Z, derivative: derivative((delta_next @ W_next.T) * Z),
        ),
        Misconception(
            "only the last listener",
            "Only the last of the next neurons counts: each one overwrites the one before. "
            "Several ways are added up, `+=` in place of `=`.",
            _only_the_last_listener,
        ),
        Misconception(
            "indices of W exchanged",
            "The indices of `W_next` have changed places. Its rows belong to this layer, its "
            "columns to the next: `W_next[this, next]`.",
            _indices_exchanged,
        ),
        Misconception(
            "slope at the weights",
            "You take the slope at the weights. It is taken at the weighted sums of this "
            "layer, `derivative(Z)`, and multiplied at the end.",
            lambda delta_next, W_next, Z, derivative: delta_next @ derivative(W_next).T,
        ),
        Misconception(
            "reshape for the transpose",
            "`reshape` only breaks the same row of numbers into other lines. Turning rows into "
            "columns is `W_next.T`.",
            _through(lambda d, W: d @ W.reshape(W.shape[1], W.shape[0])),
        ),
        Misconception(
            "slope and Z",
            "You multiply by `Z` as well. The slope alone is what the error passes: "
            "`derivative(Z)`.",
            lambda delta_next, W_next, Z, derivative: (delta_next @ W_next.T) * derivative(Z) * Z,
        ),
        Misconception(
            "comparison last",
            "Python computes `>` last, so you return True and False. And call `derivative(Z)`: "
            "another layer may have another slope than ReLU.",
            lambda d, W, Z, f: (d @ W.T) * Z > 0,
        ),
    ),
    hints=(
        "Take one sample and one hidden neuron. Which neurons of the next layer have heard it, "
        "and through which weights? Each of them sends its delta back by the same way.",
        "What comes back over several ways is added up. For a whole layer and all samples at once "
        "that is a matrix product. `delta_next` has a row for each sample and stands in front.",
        "Compare the shapes: `delta_next` is (n_samples, n_next), `W_next` is (n_hidden, n_next). "
        "What has to be done to `W_next` before `@` works?",
        "The result is (n_samples, n_hidden), just like `Z`. Multiply it element by element by "
        "what `derivative` says about `Z`.",
    ),
)
