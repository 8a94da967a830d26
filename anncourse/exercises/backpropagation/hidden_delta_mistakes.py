"""Wrong ways to write `hidden_delta`, as learners write them."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation.hidden_delta_steps import (
    back_through,
    errors_through,
    indices_exchanged,
    only_the_last_listener,
    with_slope,
)
from annlib.activations import relu, sigmoid, sigmoid_derivative, tanh, tanh_derivative

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


MISCONCEPTIONS = (
    Misconception(
        "derivative forgotten",
        "The slope of the activation function is missing. The error that comes back through "
        "the weights has to pass it too: multiply by `derivative(Z)`.",
        back_through(lambda error, slope, Z: error),
    ),
    Misconception("W not transposed", _SIDES, errors_through(lambda d, W: d @ W)),
    Misconception("wrong way round", _ORDER, errors_through(lambda d, W: W @ d)),
    Misconception("wrong way round, W turned", _ORDER, errors_through(lambda d, W: W.T @ d)),
    Misconception(
        "wrong way round, delta turned",
        "`W_next @ delta_next.T` has a row for each neuron and a column for each sample. "
        "Samples are rows: put `delta_next` in front and turn `W_next` round instead.",
        errors_through(lambda d, W: W @ d.T),
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
        errors_through(lambda d, W: d * W),
    ),
    Misconception(
        "turned and multiplied element by element",
        "`*` multiplies element by element. Every neuron has to collect from *all* neurons of "
        "the next layer, each by its weight, and add up: that is what `@` does.",
        errors_through(lambda d, W: d * W.T),
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
        back_through(lambda error, slope, Z: error @ slope),
    ),
    Misconception(
        "matrix product with the slope, turned",
        "The slope is multiplied with `@`. Each neuron's error passes its own slope only: use "
        "`*`, element by element.",
        back_through(lambda error, slope, Z: error @ slope.T),
    ),
    Misconception("derivative at a, ReLU", _AT_A, with_slope(lambda Z, f: f(relu(Z)))),
    Misconception("derivative at a, sigmoid", _AT_A, with_slope(lambda Z, f: f(sigmoid(Z)))),
    Misconception("derivative at a, tanh", _AT_A, with_slope(lambda Z, f: f(tanh(Z)))),
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
        back_through(lambda error, slope, Z: error * Z),
    ),
    Misconception(
        "derivative twice",
        "The slope is multiplied twice. Once is enough.",
        back_through(lambda error, slope, Z: error * slope * slope),
    ),
    Misconception(
        "derivative of the derivative",
        "`derivative` is called on its own result. It already is the slope: call it once, "
        "with `Z`.",
        with_slope(lambda Z, f: f(f(Z))),
    ),
    Misconception("ReLU built in", _BUILT_IN, with_slope(lambda Z, f: (Z > 0) * 1.0)),
    Misconception("tanh built in", _BUILT_IN, with_slope(lambda Z, f: tanh_derivative(Z))),
    Misconception("sigmoid built in", _BUILT_IN, with_slope(lambda Z, f: sigmoid_derivative(Z))),
    Misconception("z (1 - z) built in", _BUILT_IN, with_slope(lambda Z, f: Z * (1 - Z))),
    Misconception("1 - z squared built in", _BUILT_IN, with_slope(lambda Z, f: 1 - Z**2)),
    Misconception(
        "divided by the slope",
        "You divide by the slope. Slopes in a row are multiplied.",
        back_through(lambda error, slope, Z: error / slope),
    ),
    Misconception(
        "slope added",
        "You add the slope. Slopes in a row are multiplied.",
        back_through(lambda error, slope, Z: error + slope),
    ),
    Misconception(
        "divided by n again",
        "Your numbers are n times too small: delta holds the 1/n of the mean already, from "
        "the output on. Do not divide again.",
        back_through(lambda error, slope, Z: error * slope / len(Z)),
    ),
    Misconception(
        "wrong sign",
        "Every number has the wrong sign. Nothing is turned round on the way back: the sign "
        "comes in with `delta_next`.",
        back_through(lambda error, slope, Z: -error * slope),
    ),
    Misconception(
        "weights without their signs",
        "The signs of the weights are lost. A negative weight turns an error round: a neuron "
        "that pulled down has to do less where the output was too small.",
        errors_through(lambda d, W: d @ np.abs(W).T),
    ),
    Misconception(
        "errors without weights",
        "All neurons of this layer get the same error. Each gets its share by the weight "
        "through which it was heard: `delta_next @ W_next.T`.",
        errors_through(lambda d, W: d.sum(axis=1, keepdims=True)),
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
        errors_through(lambda d, W: d.sum(axis=1, keepdims=True) * W.sum(axis=1)),
    ),
    Misconception(
        "only the first neuron of the next layer",
        "Only the first neuron of the next layer counts. All of them have heard this layer: "
        "add up what comes back from each.",
        errors_through(lambda d, W: d[:, :1] @ W[:, :1].T),
    ),
    Misconception(
        "averaged over the next layer",
        "You take a mean over the neurons of the next layer. What comes back over several "
        "ways is added up, without dividing.",
        errors_through(lambda d, W: d @ W.T / W.shape[1]),
    ),
    Misconception(
        "added up over the samples",
        "You add up over the samples, and one row is left. Each sample has a delta of its "
        "own; the adding up comes with dW and db.",
        back_through(lambda error, slope, Z: (error * slope).sum(axis=0)),
    ),
    Misconception(
        "only the first sample",
        "Only the first row comes back. Each sample has a row of its own.",
        back_through(lambda error, slope, Z: (error * slope)[:1]),
    ),
    Misconception(
        "slope of the first sample",
        "The slope of the first sample is used for all of them. Each sample has its own "
        "weighted sums, and so its own slopes: `derivative(Z)`, all rows.",
        back_through(lambda error, slope, Z: error * slope[0]),
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
        lambda delta_next, W_next, Z, derivative: (delta_next @ W_next.T) * derivative(delta_next),
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
        only_the_last_listener,
    ),
    Misconception(
        "indices of W exchanged",
        "The indices of `W_next` have changed places. Its rows belong to this layer, its "
        "columns to the next: `W_next[this, next]`.",
        indices_exchanged,
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
        errors_through(lambda d, W: d @ W.reshape(W.shape[1], W.shape[0])),
    ),
    Misconception(
        "slope and Z",
        "You multiply by `Z` as well. The slope alone is what the error passes: `derivative(Z)`.",
        lambda delta_next, W_next, Z, derivative: (delta_next @ W_next.T) * derivative(Z) * Z,
    ),
    Misconception(
        "comparison last",
        "Python computes `>` last, so you return True and False. And call `derivative(Z)`: "
        "another layer may have another slope than ReLU.",
        lambda d, W, Z, f: (d @ W.T) * Z > 0,
    ),
)
