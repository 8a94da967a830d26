import numpy as np
import pytest

from annlib.activations import relu, softmax
from annlib.backpropagation import backward
from annlib.flattening import flatten, unflatten
from annlib.forward_propagation import forward
from annlib.gradcheck import numeric_gradient, relative_error
from annlib.losses import cross_entropy
from tests.annlib import oracle


def test_flatten_writes_weights_row_by_row_then_biases():
    theta = flatten([([[1, 2], [3, 4]], [5, 6]), ([[7], [8]], [9])])
    np.testing.assert_array_equal(theta, [1, 2, 3, 4, 5, 6, 7, 8, 9])


def test_unflatten_takes_it_apart_again_without_copying():
    parameters = oracle.parameters([4, 3, 2], np.random.default_rng(0))
    theta = flatten(parameters)
    pairs = unflatten(theta, [4, 3, 2])
    for (W, b), (W0, b0) in zip(pairs, parameters, strict=True):
        np.testing.assert_array_equal(W, W0)
        np.testing.assert_array_equal(b, b0)
    theta[:] = 0
    assert all((W == 0).all() and (b == 0).all() for W, b in pairs)
    assert any((W != 0).any() for W, _ in parameters)


def test_float32_stays_float32():
    parameters = [(np.ones((2, 3), np.float32), np.ones(3, np.float32))]
    assert flatten(parameters).dtype == np.float32
    assert unflatten(flatten(parameters), [2, 3])[0][1].dtype == np.float32


def test_a_whole_network_can_be_checked_at_once():
    rng = np.random.default_rng(1)
    parameters = oracle.parameters([3, 4, 2], rng)
    X, Y = rng.normal(size=(5, 3)), oracle.targets("cross_entropy", 5, 2, rng)

    def loss(theta):
        return cross_entropy(forward(X, unflatten(theta, [3, 4, 2]), [relu, softmax])[-1], Y)

    numeric = numeric_gradient(loss, flatten(parameters))
    assert relative_error(numeric, flatten(backward(X, Y, parameters))) < 1e-8


def test_a_vector_of_another_length_is_refused():
    with pytest.raises(
        ValueError, match=r"theta must have shape \(n_parameters,\)=\(9,\)\. Got \(8,\)\."
    ):
        unflatten(np.zeros(8), [2, 2, 1])
