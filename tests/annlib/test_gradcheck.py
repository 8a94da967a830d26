import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import approx_fprime

from annlib.gradcheck import gradients_agree, numeric_gradient, relative_error

vectors = arrays(np.float64, 4, elements=st.floats(-1e3, 1e3))


def wavy(theta):
    return anp.sum(anp.sin(theta) * anp.exp(0.3 * theta)) + anp.sum(theta) ** 2


@pytest.mark.parametrize("shape", [(), (5,), (2, 3), (2, 1, 4)])
def test_numeric_gradient_agrees_with_autograd_for_any_shape(shape):
    theta = np.random.default_rng(0).normal(size=shape)
    got = numeric_gradient(wavy, theta, 1e-5)
    assert np.shape(got) == shape
    np.testing.assert_allclose(got, autograd.grad(wavy)(theta), rtol=1e-8)


def test_numeric_gradient_is_central():
    # Of third-order error: exact for a parabola, where a one-sided difference is off by eps.
    theta = np.array([1.0, -2.0])
    got = numeric_gradient(lambda t: float((t**2).sum()), theta, 0.1)
    np.testing.assert_allclose(got, [2, -4], rtol=1e-12)
    one_sided = approx_fprime(theta, lambda t: float((t**2).sum()), 0.1)
    assert np.abs(one_sided - got).max() > 0.05


def test_numeric_gradient_leaves_theta_whatever_f_does_to_its_argument():
    theta = np.array([1.0, 2.0])

    def vandal(t):
        value = float((t**2).sum())
        t[:] = 99
        return value

    np.testing.assert_allclose(numeric_gradient(vandal, theta, 1e-5), [2, 4], rtol=1e-8)
    np.testing.assert_array_equal(theta, [1, 2])


def test_every_call_gets_its_own_array():
    seen = []
    numeric_gradient(lambda t: seen.append(t) or 0.0, np.zeros(3), 0.5)
    np.testing.assert_allclose(np.array(seen).sum(axis=0), 0)
    assert len({t.tobytes() for t in seen}) == 6


def test_float32_and_lists_are_differenced_in_float64():
    got = numeric_gradient(lambda t: float((t**2).sum()), np.array([1, 2], np.float32), 1e-5)
    assert got.dtype == np.float64
    np.testing.assert_allclose(got, [2, 4], rtol=1e-8)
    np.testing.assert_allclose(numeric_gradient(lambda t: t[0] * t[1], [3, 5], 1e-5), [5, 3])


def test_f_must_give_one_number():
    with pytest.raises(ValueError, match=r"f\(theta\) must be one number\. Got shape \(2,\)\."):
        numeric_gradient(lambda t: t, [1.0, 2.0], 1e-5)
    with pytest.raises(ValueError, match=r"eps must be above 0\. Got 0\.0\."):
        numeric_gradient(lambda t: 0.0, [1.0], 0)


@given(vectors, vectors)
def test_relative_error_is_symmetric_and_between_0_and_1(a, b):
    error = relative_error(a, b)
    assert type(error) is float
    assert 0 <= error <= 1 + 1e-12
    assert error == pytest.approx(relative_error(b, a))
    assert relative_error(a, a) == 0


@given(vectors, vectors, st.sampled_from([1e-200, 1e-3, 1e150]))
def test_relative_error_knows_no_unit(a, b, scale):
    a, b = np.round(a), np.round(b)
    assert relative_error(a * scale, b * scale) == pytest.approx(relative_error(a, b), abs=1e-12)


def test_relative_error_by_hand():
    assert relative_error([3, 4], [0, 0]) == 1
    assert relative_error([1, 0], [-1, 0]) == 1
    assert relative_error([0, 0], [0, 0]) == 0.0
    assert relative_error(3, 1) == 0.5
    assert relative_error([[3.0, 4.0]], [[6.0, 8.0]]) == pytest.approx(1 / 3)
    with pytest.raises(ValueError, match=r"b must have the shape of a=\(2,\)\. Got \(2, 1\)\."):
        relative_error([1, 2], [[1], [2]])


def test_a_right_gradient_agrees_and_slightly_wrong_ones_do_not():
    theta = np.random.default_rng(1).normal(size=(3, 2))
    gradient = autograd.grad(wavy)(theta)
    assert gradients_agree(wavy, theta, gradient) is True
    for wrong in (gradient * 1.001, -gradient, gradient / 2, gradient.T.reshape(3, 2)):
        assert gradients_agree(wavy, theta, wrong) is False
    one_entry = gradient.copy()
    one_entry[1, 1] = 0
    assert gradients_agree(wavy, theta, one_entry) is False


def test_at_a_minimum_rounding_is_no_disagreement():
    def valley(theta):
        return float(7 + ((theta - 0.3) ** 2).sum())

    assert gradients_agree(valley, [0.3, 0.3], [0.0, 0.0])
    assert not gradients_agree(valley, [0.3, 0.3], [1e-6, 0.0])
    assert gradients_agree(lambda theta: 5.0, [1.0], [0.0])
    # sin is level at π/2, but beside 1000 its last digits are lost.
    assert gradients_agree(lambda theta: float(1000 + np.sin(theta[0])), [np.pi / 2], [0.0])


def test_a_small_loss_has_little_rounding_to_hide_behind():
    def shallow(theta):
        return 1e-8 * float((theta**2).sum())

    assert gradients_agree(shallow, [1.0, 2.0], [2e-8, 4e-8])
    assert not gradients_agree(shallow, [1.0, 2.0], [2e-8, 5e-8])


def test_a_gradient_of_another_shape_is_refused():
    with pytest.raises(
        ValueError, match=r"gradient must have the shape of theta=\(2,\)\. Got \(1, 2\)"
    ):
        gradients_agree(wavy, [1.0, 2.0], [[1.0, 2.0]])
