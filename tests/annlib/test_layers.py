import autograd
import numpy as np
import pytest

from annlib.activations import ACTIVATIONS, Activation, relu
from annlib.layers import Dense, dense_forward
from tests.annlib import oracle


def numbers(seed=0, n=6, n_in=4, n_out=3):
    rng = np.random.default_rng(seed)
    ((W, b),) = oracle.parameters([n_in, n_out], rng)
    return rng.normal(size=(n, n_in)), W, b, rng.normal(size=(n, n_out))


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_dense_forward_agrees_with_the_formula(name):
    X, W, b, _ = numbers()
    expected = oracle.outputs([(W, b)], X, [name])
    np.testing.assert_allclose(dense_forward(X, W, b, ACTIVATIONS[name].function), expected)
    np.testing.assert_allclose(Dense(W, b, name).forward(X), expected)


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_backward_agrees_with_autograd_by_input_weights_and_biases(name):
    X, W, b, dA = numbers(1)

    def pulled(X, W, b):
        return (oracle.outputs([(W, b)], X, [name]) * dA).sum()

    layer = Dense(W, b, name)
    layer.forward(X)
    dX = layer.backward(dA)
    want_X, want_W, want_b = autograd.grad(pulled, argnum=(0, 1, 2))(X, W, b)
    np.testing.assert_allclose(dX, want_X, rtol=1e-8, atol=1e-13)
    np.testing.assert_allclose(layer.gradients[0], want_W, rtol=1e-8, atol=1e-13)
    np.testing.assert_allclose(layer.gradients[1], want_b, rtol=1e-8, atol=1e-13)


def test_a_layer_takes_ones_own_activation():
    X, W, b, dA = numbers(2)
    own = Dense(W, b, Activation(lambda z: z**3, lambda z: 3 * z**2))
    np.testing.assert_allclose(own.forward(X), (X @ W + b) ** 3)
    own.backward(dA)
    np.testing.assert_allclose(own.gradients[1], (dA * 3 * (X @ W + b) ** 2).sum(axis=0))


def test_a_layer_copies_its_parameters_and_keeps_their_dtype():
    _, W, b, _ = numbers()
    layer = Dense(W.astype(np.float32), b)
    assert layer.parameters[0].dtype == layer.parameters[1].dtype == np.float32
    assert layer.forward(np.ones((2, 4))).dtype == np.float32
    layer = Dense(W, b)
    layer.W += 1
    layer.b += 1
    _, W_again, b_again, _ = numbers()
    np.testing.assert_array_equal(W, W_again)
    np.testing.assert_array_equal(b, b_again)


def test_what_forward_gave_stays_as_it_was():
    X, W, b, _ = numbers()
    layer = Dense(W, b, "identity")
    first = layer.forward(X)
    copy = first.copy()
    layer.forward(X + 1)
    layer.backward(first)
    np.testing.assert_array_equal(first, copy)


def test_backward_needs_a_forward():
    _, W, b, dA = numbers()
    with pytest.raises(RuntimeError, match=r"backward needs a forward first"):
        Dense(W, b).backward(dA)
    with pytest.raises(RuntimeError, match=r"gradients needs a backward first"):
        _ = Dense(W, b).gradients


def test_wrong_shapes_and_names_are_named():
    X, W, b, dA = numbers()
    with pytest.raises(
        ValueError, match=r"W must have shape \(n_in, n_out\)=\(4, any\)\. Got \(3, 4\)\."
    ):
        dense_forward(X, W.T, b, relu)
    with pytest.raises(ValueError, match=r"b must have shape \(n_out,\)=\(3,\)\. Got \(4,\)\."):
        dense_forward(X, W, np.ones(4), relu)
    with pytest.raises(
        ValueError, match=r"X must have shape \(n_samples, n_in\)=\(any, 4\)\. Got \(6, 3\)\."
    ):
        Dense(W, b).forward(dA)
    with pytest.raises(ValueError, match=r"activation must be one of .*'tanh'.*Got 'swish'"):
        Dense(W, b, "swish")
    layer = Dense(W, b)
    layer.forward(X)
    with pytest.raises(
        ValueError, match=r"dA must have shape \(n_samples, n_out\)=\(6, 3\)\. Got \(5, 3\)"
    ):
        layer.backward(dA[1:])
