import autograd
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import expit
from scipy.special import softmax as peer_softmax

from annlib.activations import (
    ACTIVATIONS,
    identity,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softmax,
    softmax_backward,
    tanh,
    tanh_derivative,
)
from tests.annlib import oracle

ELEMENTWISE = ["identity", "sigmoid", "tanh", "relu"]
Z = np.random.default_rng(0).normal(scale=3, size=(4, 5))
scores = arrays(np.float64, (3, 4), elements=st.floats(-50, 50))


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_functions_agree_with_the_formula(name):
    np.testing.assert_allclose(ACTIVATIONS[name].function(Z), oracle.ACTIVATIONS[name](Z))


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_derivatives_agree_with_autograd(name):
    expected = autograd.elementwise_grad(oracle.ACTIVATIONS[name])(Z)
    np.testing.assert_allclose(ACTIVATIONS[name].derivative(Z), expected, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_a_number_in_gives_a_number_out(name):
    for function in ACTIVATIONS[name]:
        assert type(function(0.5)) is float
        assert type(function(1)) is float
        assert type(function(np.float32(0.5))) is np.float32
        assert function(0.5) == function([0.5])[0]


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_lists_are_taken_float32_is_kept_and_inputs_are_left(name):
    z = np.array([-2.0, 0.0, 3.0], np.float32)
    for function in ACTIVATIONS[name]:
        assert function(z).dtype == np.float32
        assert function([1, 2]).dtype == np.float64
        assert not np.shares_memory(function(z), z)
        np.testing.assert_array_equal(z, [-2, 0, 3])


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_large_numbers_have_their_limits_without_a_warning(name):
    a = ACTIVATIONS[name].function([-np.inf, -1e308, 1e308, np.inf])
    low, high = {
        "identity": (-np.inf, np.inf),
        "sigmoid": (0, 1),
        "tanh": (-1, 1),
        "relu": (0, np.inf),
    }[name]
    assert a[0] == low
    assert a[-1] == high
    assert np.isfinite(ACTIVATIONS[name].derivative([-1e308, -800, 800, 1e308])).all()


def test_nan_stays_nan():
    for name in ELEMENTWISE:
        assert np.isnan(ACTIVATIONS[name].function(np.nan))


def test_words_are_refused():
    with pytest.raises(TypeError, match=r"z must hold real numbers\. Got str with dtype <U3\."):
        sigmoid("abc")
    with pytest.raises(TypeError, match=r"Got complex with dtype complex128"):
        relu(1j)


def test_sigmoid_has_all_digits_in_both_tails():
    z = np.array([-700.0, -40.0, -1.0, 0.0, 1.0, 40.0])
    np.testing.assert_allclose(sigmoid(z), expit(z), rtol=1e-14)
    # Symmetric, which 1 - σ is not where it has rounded to 0.
    np.testing.assert_allclose(sigmoid_derivative(-z), sigmoid_derivative(z), rtol=1e-15)
    assert sigmoid_derivative(40.0) > 0


def test_known_values():
    assert sigmoid(0) == 0.5
    assert sigmoid_derivative(0) == 0.25
    assert tanh_derivative(0) == 1
    assert identity(-3) == -3
    np.testing.assert_array_equal(relu_derivative([-1, 0, 1e-300]), [0, 0, 1])


@given(st.floats(-300, 300))
def test_tanh_is_a_stretched_sigmoid(z):
    assert tanh(z) == pytest.approx(2 * sigmoid(2 * z) - 1, abs=1e-14)


@given(scores)
def test_softmax_rows_are_probabilities(Z):
    P = softmax(Z)
    assert (P >= 0).all()
    np.testing.assert_allclose(P.sum(axis=1), 1, rtol=1e-12)
    np.testing.assert_allclose(P, peer_softmax(Z, axis=1), rtol=1e-12)


@given(scores, st.floats(-1e3, 1e3))
def test_softmax_knows_only_differences(Z, shift):
    np.testing.assert_allclose(softmax(Z + shift), softmax(Z), rtol=1e-9)


@given(arrays(np.float64, 2, elements=st.floats(-30, 30)))
def test_softmax_of_two_is_the_sigmoid_of_their_difference(z):
    assert softmax(z)[0] == pytest.approx(sigmoid(z[0] - z[1]), rel=1e-12)


def test_softmax_takes_one_row_and_keeps_float32_and_its_input():
    z = np.array([1.0, 2.0, 4.0], np.float32)
    assert softmax(z).shape == (3,)
    assert softmax(z).dtype == np.float32
    np.testing.assert_array_equal(z, [1, 2, 4])
    np.testing.assert_allclose(softmax([[1, 2], [3, 3]]), [[0.26894142, 0.73105858], [0.5, 0.5]])


def test_softmax_bears_huge_scores_and_impossible_classes():
    np.testing.assert_array_equal(softmax([[1e308, -1e308], [-np.inf, 0]]), [[1, 0], [0, 1]])


@pytest.mark.parametrize("z", [[np.inf, 0], [np.nan, 0], [-np.inf, -np.inf]])
def test_softmax_refuses_rows_that_have_none(z):
    with pytest.raises(ValueError, match=r"Z must be finite. Got a row whose largest score is"):
        softmax([z, [0, 0]])


@pytest.mark.parametrize("z", [1.0, [], np.zeros((0, 3)), np.zeros((3, 0))])
def test_softmax_refuses_what_has_no_rows(z):
    with pytest.raises(ValueError, match=r"Z must have shape \(n_samples, n_classes\)\. Got"):
        softmax(z)


def test_softmax_backward_agrees_with_autograd():
    rng = np.random.default_rng(3)
    dP = rng.normal(size=Z.shape)
    expected = autograd.grad(lambda z: (oracle.ACTIVATIONS["softmax"](z) * dP).sum())(Z)
    np.testing.assert_allclose(softmax_backward(softmax(Z), dP), expected, rtol=1e-9)


def test_every_activation_is_named_and_softmax_alone_has_no_derivative():
    assert set(ACTIVATIONS) == set(oracle.ACTIVATIONS)
    assert [name for name, pair in ACTIVATIONS.items() if pair.derivative is None] == ["softmax"]
    assert all(pair.function.__name__ == name for name, pair in ACTIVATIONS.items())
