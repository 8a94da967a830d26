import autograd
import numpy as np
import pytest

from annlib.activations import relu_derivative, sigmoid_derivative, softmax, tanh_derivative
from annlib.backpropagation import backward, hidden_delta, layer_gradients, output_delta
from tests.annlib import oracle


def test_output_delta_is_the_gradient_of_the_loss_by_the_scores():
    rng = np.random.default_rng(0)
    Z, Y = rng.normal(size=(5, 3)), oracle.targets("cross_entropy", 5, 3, rng)

    def loss(z):
        return oracle.LOSSES["cross_entropy"](oracle.ACTIVATIONS["softmax"](z), Y)

    np.testing.assert_allclose(output_delta(softmax(Z), Y), autograd.grad(loss)(Z), rtol=1e-10)


def test_hidden_delta_is_the_gradient_by_the_weighted_sums():
    rng = np.random.default_rng(1)
    Z, W_next, delta_next = (
        rng.normal(size=(5, 4)),
        rng.normal(size=(4, 3)),
        rng.normal(size=(5, 3)),
    )

    def pulled(z):
        return (np.dot(oracle.ACTIVATIONS["tanh"](z), W_next) * delta_next).sum()

    expected = autograd.grad(
        lambda z: autograd.numpy.sum(
            autograd.numpy.dot(oracle.ACTIVATIONS["tanh"](z), W_next) * delta_next
        )
    )(Z)
    assert pulled(Z) != 0
    np.testing.assert_allclose(
        hidden_delta(delta_next, W_next, Z, tanh_derivative), expected, rtol=1e-9
    )


def test_layer_gradients_sum_over_samples_and_divide_by_nothing():
    A, delta = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([[1.0, -1.0], [0.5, 2.0]])
    dW, db = layer_gradients(A, delta)
    np.testing.assert_allclose(dW, [[3, 7], [4.5, 8], [6, 9]])
    np.testing.assert_allclose(db, [1.5, 1])
    doubled = layer_gradients(np.vstack([A, A]), np.vstack([delta, delta]))
    np.testing.assert_allclose(doubled[0], 2 * dW)
    np.testing.assert_allclose(doubled[1], 2 * db)


@pytest.mark.parametrize("sizes", [[4, 3], [4, 5, 3], [2, 6, 4, 3]])
def test_backward_agrees_with_autograd_for_every_weight_and_bias(sizes):
    rng = np.random.default_rng(2)
    parameters = oracle.parameters(sizes, rng)
    X, Y = rng.normal(size=(7, sizes[0])), oracle.targets("cross_entropy", 7, sizes[-1], rng)
    names = ["relu"] * (len(sizes) - 2) + ["softmax"]
    expected = autograd.grad(oracle.loss)(parameters, X, Y, names, "cross_entropy")
    got = backward(X, Y, parameters)
    assert len(got) == len(parameters)
    for (dW, db), (want_W, want_b) in zip(got, expected, strict=True):
        np.testing.assert_allclose(dW, want_W, rtol=1e-8, atol=1e-14)
        np.testing.assert_allclose(db, want_b, rtol=1e-8, atol=1e-14)


def test_backward_keeps_float32_and_its_inputs():
    rng = np.random.default_rng(3)
    parameters = [
        (W.astype(np.float32), b.astype(np.float32)) for W, b in oracle.parameters([3, 4, 2], rng)
    ]
    before = [(W.copy(), b.copy()) for W, b in parameters]
    X, Y = rng.random((5, 3), dtype=np.float32), oracle.targets("cross_entropy", 5, 2, rng)
    for (dW, db), (W, b), (W0, b0) in zip(
        backward(X, Y, parameters), parameters, before, strict=True
    ):
        assert dW.dtype == db.dtype == np.float32
        np.testing.assert_array_equal(W, W0)
        np.testing.assert_array_equal(b, b0)


def test_lists_are_taken():
    np.testing.assert_allclose(output_delta([[0.2, 0.8]], [[0, 1]]), [[0.2, -0.2]])
    np.testing.assert_allclose(
        hidden_delta([[1, 2]], [[1, 0], [0, 1], [1, 1]], [[1, -1, 3]], relu_derivative), [[1, 0, 3]]
    )


def test_wrong_shapes_are_named():
    with pytest.raises(ValueError, match=r"Y must have shape .*=\(1, 2\)\. Got \(1, 3\)\."):
        output_delta([[0.2, 0.8]], [[0, 1, 0]])
    with pytest.raises(
        ValueError, match=r"W_next must have shape \(n_hidden, n_next\)=\(3, 2\)\. Got \(2, 3\)\."
    ):
        hidden_delta(np.ones((4, 2)), np.ones((2, 3)), np.ones((4, 3)), sigmoid_derivative)
    with pytest.raises(
        ValueError, match=r"delta_next must have shape .*=\(4, any\)\. Got \(5, 2\)\."
    ):
        hidden_delta(np.ones((5, 2)), np.ones((3, 2)), np.ones((4, 3)), sigmoid_derivative)
    with pytest.raises(
        ValueError, match=r"derivative\(Z\) must have the shape of Z=\(4, 3\)\. Got \(\)"
    ):
        hidden_delta(np.ones((4, 2)), np.ones((3, 2)), np.ones((4, 3)), lambda Z: 1.0)
    with pytest.raises(
        ValueError, match=r"delta must have shape \(n_samples, n_out\)=\(4, any\)\."
    ):
        layer_gradients(np.ones((4, 2)), np.ones((3, 2)))
    with pytest.raises(
        ValueError, match=r"Y must have shape \(n_samples, n_classes\)=\(1, 2\)\. Got \(1, 1\)"
    ):
        backward([[1, 2]], [[1]], [(np.ones((2, 2)), np.ones(2))])
