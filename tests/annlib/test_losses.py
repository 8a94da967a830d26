import autograd
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import log_loss

from annlib.activations import softmax
from annlib.losses import (
    LOSSES,
    bce_gradient,
    binary_cross_entropy,
    cross_entropy,
    cross_entropy_gradient,
    mse_gradient,
    mse_loss,
)
from tests.annlib import oracle

NAMES = sorted(LOSSES)


def case(name, n_samples=6, n_outputs=3):
    rng = np.random.default_rng(4)
    A = softmax(rng.normal(size=(n_samples, n_outputs)))
    return A, oracle.targets(name, n_samples, n_outputs, rng)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", [(6, 3), (5, 1), (1, 4)])
def test_losses_and_gradients_agree_with_autograd(name, shape):
    A, Y = case(name, *shape)
    A = A * 0.9 if shape[1] == 1 else A
    loss = LOSSES[name]
    assert type(loss.function(A, Y)) is float
    assert loss.function(A, Y) == pytest.approx(oracle.LOSSES[name](A, Y), rel=1e-12)
    expected = autograd.grad(oracle.LOSSES[name])(A, Y)
    np.testing.assert_allclose(loss.gradient(A, Y), expected, rtol=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_one_output_may_come_without_its_axis_or_alone(name):
    a, y = np.array([0.2, 0.7]), np.array([0.0, 1.0])
    loss = LOSSES[name]
    assert loss.function(a, y) == pytest.approx(loss.function(a[:, None], y[:, None]))
    np.testing.assert_allclose(loss.gradient(a, y), loss.gradient(a[:, None], y[:, None])[:, 0])
    assert type(loss.gradient(0.2, 1)) is float
    assert loss.function(0.2, 1) == pytest.approx(loss.function([0.2], [1]))


@pytest.mark.parametrize("name", NAMES)
def test_a_loss_is_a_mean_over_samples(name):
    A, Y = case(name)
    loss = LOSSES[name]
    twice = np.vstack([A, A]), np.vstack([Y, Y])
    assert loss.function(*twice) == pytest.approx(loss.function(A, Y))
    np.testing.assert_allclose(loss.gradient(*twice)[:6], loss.gradient(A, Y) / 2)


@pytest.mark.parametrize("name", NAMES)
def test_the_predictions_decide_the_dtype(name):
    A, Y = case(name)
    gradient = LOSSES[name].gradient(A.astype(np.float32), Y)
    assert gradient.dtype == np.float32
    np.testing.assert_allclose(gradient, LOSSES[name].gradient(A, Y), rtol=1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_wrong_is_named(name):
    p, y = {"mse": "AY", "binary_cross_entropy": "py", "cross_entropy": "PY"}[name]
    for function in LOSSES[name]:
        with pytest.raises(
            ValueError, match=rf"^{y} must have the shape of {p}=\(3,\)\. Got \(3, 1\)\.$"
        ):
            function([0.1, 0.2, 0.3], [[0], [1], [1]])
        for empty_or_deep in (np.zeros((0, 2)), np.zeros((2, 2, 2))):
            with pytest.raises(
                ValueError, match=rf"^{p} must have shape \(n_samples, n_outputs\)\. Got \(., 2"
            ):
                function(empty_or_deep, empty_or_deep)
        with pytest.raises(ValueError, match=rf"^{p} must be finite\. Got nan\.$"):
            function([0.5, np.nan], [1, 0])
        with pytest.raises(ValueError, match=rf"^{y} must be finite\. Got inf\.$"):
            function([0.5, 0.5], [1, np.inf])


@pytest.mark.parametrize("name", NAMES)
def test_inputs_are_left_as_they_were(name):
    A, Y = case(name)
    before = A.copy(), Y.copy()
    for function in LOSSES[name]:
        function(A, Y)
    np.testing.assert_array_equal(A, before[0])
    np.testing.assert_array_equal(Y, before[1])


def test_mse_sums_over_outputs():
    assert mse_loss([[1, 2], [3, 4]], [[0, 0], [3, 2]]) == (1 + 4 + 0 + 4) / 2
    np.testing.assert_allclose(mse_gradient([[1, 2], [3, 4]], [[0, 0], [3, 2]]), [[1, 2], [0, 2]])


def test_cross_entropies_agree_with_scikit_learn():
    P, Y = case("cross_entropy")
    assert cross_entropy(P, Y) == pytest.approx(log_loss(Y, P))
    p, y = P[:, 0], np.array([0, 1, 1, 0, 1, 0])
    assert binary_cross_entropy(p, y) == pytest.approx(log_loss(y, p))


def test_binary_cross_entropy_is_cross_entropy_of_two_classes():
    p, y = np.array([0.1, 0.6, 0.8]), np.array([0, 0, 1])
    P, Y = np.column_stack([1 - p, p]), np.column_stack([1 - y, y])
    assert binary_cross_entropy(p, y) == pytest.approx(cross_entropy(P, Y))


def test_a_perfect_answer_costs_nothing_and_no_minus():
    assert str(cross_entropy([[1, 0]], [[1, 0]])) == "0.0"
    assert binary_cross_entropy([1, 0], [1, 0]) == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_certain_and_wrong_answer_costs_much_but_not_infinitely_much(dtype):
    P, Y = np.array([[1, 0]], dtype), np.array([[0, 1]], dtype)
    for value in (cross_entropy(P, Y), binary_cross_entropy(P, Y)):
        assert 15 < value < 80
    for gradient in (cross_entropy_gradient(P, Y), bce_gradient(P, Y)):
        assert gradient.dtype == dtype
        assert np.isfinite(gradient).all()
        assert np.abs(gradient).max() > 1e6


def test_guessing_costs_the_logarithm_of_the_number_of_classes():
    assert cross_entropy(np.full((5, 4), 0.25), np.eye(4)[[0, 1, 2, 3, 3]]) == pytest.approx(
        np.log(4)
    )
    assert binary_cross_entropy([0.5] * 3, [0, 1, 1]) == pytest.approx(np.log(2))


@pytest.mark.parametrize("name", ["binary_cross_entropy", "cross_entropy"])
def test_probabilities_must_be_probabilities(name):
    for function in LOSSES[name]:
        with pytest.raises(ValueError, match=r"[pP] must be between 0 and 1\. Got 1\.5\."):
            function([[0, 1, 0.5, 1.5]], [[0, 1, 0, 0]])
        with pytest.raises(ValueError, match=r"[yY] must be between 0 and 1\. Got -1\.0\."):
            function([[0.5, 0.5, 0.5, 0.5]], [[0, 1, 0.5, -1]])


@given(arrays(np.float64, (4, 3), elements=st.floats(-20, 20)), st.integers(0, 2))
def test_no_prediction_beats_the_truth(Z, label):
    Y = np.eye(3)[[label] * 4]
    for loss in LOSSES.values():
        assert loss.function(softmax(Z), Y) >= loss.function(Y, Y) - 1e-12
