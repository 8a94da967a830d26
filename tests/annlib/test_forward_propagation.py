import numpy as np
import pytest

from annlib.activations import ACTIVATIONS, identity, relu, sigmoid, softmax, tanh
from annlib.forward_propagation import (
    collapse_linear,
    count_parameters,
    forward,
    parameter_shapes,
)
from tests.annlib import oracle


def test_parameter_shapes_of_the_221_network():
    assert parameter_shapes([2, 2, 1]) == [((2, 2), (2,)), ((2, 1), (1,))]
    assert parameter_shapes((4, 3)) == [((4, 3), (3,))]


def test_count_parameters_counts_weights_and_biases():
    assert count_parameters([2, 2, 1]) == 9
    assert count_parameters([784, 128, 10]) == 784 * 128 + 128 + 128 * 10 + 10


def test_sizes_must_be_at_least_two_whole_numbers_above_zero():
    with pytest.raises(ValueError, match=r"sizes must have at least 2 entries.*Got \[3\]\."):
        parameter_shapes([3])
    with pytest.raises(ValueError, match=r"sizes\[1\] must be at least 1\. Got 0\."):
        count_parameters([3, 0, 1])
    with pytest.raises(TypeError, match=r"sizes\[0\] must be a whole number\. Got 2\.0\."):
        count_parameters([2.0, 1])
    with pytest.raises(TypeError, match=r"sizes must be a list such as \[2, 2, 1\]\. Got 3\."):
        count_parameters(3)


def test_forward_gives_every_layer_and_agrees_with_the_formula():
    rng = np.random.default_rng(0)
    X, parameters = rng.normal(size=(5, 4)), oracle.parameters([4, 3, 6, 2], rng)
    names = ["tanh", "sigmoid", "softmax"]
    A = forward(X, parameters, [ACTIVATIONS[name].function for name in names])
    assert [a.shape for a in A] == [(5, 4), (5, 3), (5, 6), (5, 2)]
    np.testing.assert_array_equal(A[0], X)
    for k in (1, 2, 3):
        np.testing.assert_allclose(A[k], oracle.outputs(parameters[:k], X, names[:k]))


def test_forward_by_hand():
    parameters = [([[1, -1], [2, 1]], [0.5, -0.5]), ([[2], [-1]], [0.25])]
    A = forward([[1, 2]], parameters, [relu, identity])
    np.testing.assert_allclose(A[1], [[5.5, 0.5]])
    np.testing.assert_allclose(A[2], [[10.75]])


def test_forward_keeps_float32_and_its_inputs():
    rng = np.random.default_rng(1)
    parameters = [
        (W.astype(np.float32), b.astype(np.float32)) for W, b in oracle.parameters([3, 2], rng)
    ]
    X = rng.random((4, 3), dtype=np.float32)
    before = X.copy()
    assert forward(X, parameters, [softmax])[-1].dtype == np.float32
    np.testing.assert_array_equal(X, before)


def test_forward_refuses_layers_that_do_not_fit():
    parameters = [(np.ones((2, 3)), np.ones(3)), (np.ones((2, 1)), np.ones(1))]
    with pytest.raises(
        ValueError, match=r"W2 must have shape \(n_in, n_out\)=\(3, any\)\. Got \(2, 1\)\."
    ):
        forward([[1, 2]], parameters, [relu, relu])
    with pytest.raises(
        ValueError, match=r"W1 must have shape \(n_in, n_out\)=\(1, any\)\. Got \(2, 3\)\."
    ):
        forward([[1]], parameters, [relu, relu])
    with pytest.raises(ValueError, match=r"b1 must have shape \(n_out,\)=\(3,\)\. Got \(2,\)\."):
        forward([[1, 2]], [(np.ones((2, 3)), np.ones(2))], [relu])
    with pytest.raises(
        ValueError, match=r"parameters must be a list of pairs.*Got 3 things as pair 1"
    ):
        forward([[1, 2]], [(1, 2, 3)], [relu])
    with pytest.raises(ValueError, match=r"parameters must hold at least one pair \(W, b\)"):
        forward([[1, 2]], [], [])


def test_forward_refuses_a_wrong_number_of_activations_and_wrong_ones():
    pair = (np.ones((2, 3)), np.ones(3))
    with pytest.raises(
        ValueError, match=r"activations must have one function per layer=1\. Got 2\."
    ):
        forward([[1, 2]], [pair], [relu, relu])
    with pytest.raises(
        TypeError, match=r"activation must be a function of an array\. Got 'relu'\."
    ):
        forward([[1, 2]], [pair], ["relu"])
    with pytest.raises(
        ValueError, match=r"activation\(Z\) must have the shape of Z=\(1, 3\)\. Got \(1,\)"
    ):
        forward([[1, 2]], [pair], [lambda Z: Z.sum(axis=1)])


def test_two_layers_without_activation_are_one():
    rng = np.random.default_rng(2)
    (W1, b1), (W2, b2) = oracle.parameters([4, 5, 3], rng)
    X = rng.normal(size=(7, 4))
    W, b = collapse_linear(W1, b1, W2, b2)
    assert W.shape == (4, 3)
    assert b.shape == (3,)
    two = forward(X, [(W1, b1), (W2, b2)], [identity, identity])[-1]
    np.testing.assert_allclose(forward(X, [(W, b)], [identity])[-1], two)
    bent = forward(X, [(W1, b1), (W2, b2)], [tanh, identity])[-1]
    assert np.abs(bent - two).max() > 0.1


def test_collapse_refuses_layers_that_do_not_fit():
    with pytest.raises(ValueError, match=r"W2 must have shape \(n_hidden, n_out\)=\(3, any\)\."):
        collapse_linear(np.ones((2, 3)), np.ones(3), np.ones((2, 1)), np.ones(1))


def test_sigmoid_layer_of_the_221_network_is_between_0_and_1():
    rng = np.random.default_rng(3)
    out = forward(rng.normal(size=(9, 2)), oracle.parameters([2, 2, 1], rng), [tanh, sigmoid])[-1]
    assert ((out > 0) & (out < 1)).all()
