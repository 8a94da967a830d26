import itertools

import autograd
import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from annlib.activations import sigmoid
from annlib.gradient_descent import neuron_gradient, train_neuron
from annlib.losses import binary_cross_entropy
from tests.annlib import oracle


def data(seed=0, n=30):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 3))
    y = (X @ [1.0, -2.0, 0.5] + 0.7 + rng.normal(size=n) > 0).astype(int)
    return X, y


def test_neuron_gradient_agrees_with_autograd_by_weights_and_bias():
    X, y = data()
    w, b = np.array([0.3, -0.1, 0.8]), -0.4

    def loss(w, b):
        p = oracle.ACTIVATIONS["sigmoid"](autograd.numpy.dot(X, w) + b)
        return oracle.LOSSES["binary_cross_entropy"](p, y)

    dw, db = neuron_gradient(X, y, w, b)
    assert type(db) is float
    want_w, want_b = autograd.grad(loss, argnum=(0, 1))(w, b)
    np.testing.assert_allclose(dw, want_w, rtol=1e-10)
    assert db == pytest.approx(want_b, rel=1e-10)


def test_training_is_one_gradient_step_after_another():
    X, y = data()
    w, b, losses = np.zeros(3), 0.0, []
    for _ in range(5):
        losses.append(binary_cross_entropy(sigmoid(X @ w + b), y))
        dw, db = neuron_gradient(X, y, w, b)
        w, b = w - 0.5 * dw, b - 0.5 * db
    got_w, got_b, got_losses = train_neuron(X, y, 0.5, 5)
    np.testing.assert_allclose(got_w, w)
    assert got_b == pytest.approx(b)
    assert got_losses == pytest.approx(losses)
    assert got_losses[0] == pytest.approx(np.log(2))


def test_training_arrives_where_logistic_regression_does():
    X, y = data(1, 200)
    peer = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(X, y)
    w, b, losses = train_neuron(X, y, 2.0, 3000)
    np.testing.assert_allclose(w, peer.coef_[0], rtol=1e-4)
    assert b == pytest.approx(peer.intercept_[0], rel=1e-4)
    assert all(after <= before + 1e-12 for before, after in itertools.pairwise(losses))


def test_float32_and_inputs_are_kept():
    X, y = data()
    X = X.astype(np.float32)
    before = X.copy()
    w, b, losses = train_neuron(X, y, 0.5, 3)
    assert w.dtype == np.float32
    assert type(b) is float
    assert all(type(loss) is float for loss in losses)
    np.testing.assert_array_equal(X, before)
    assert neuron_gradient(X, y, w, b)[0].dtype == np.float32


def test_no_epochs_give_zeros():
    w, b, losses = train_neuron([[1, 2]], [1], 0.1, 0)
    np.testing.assert_array_equal(w, [0, 0])
    assert (b, losses) == (0.0, [])


def test_wrong_input_is_named():
    with pytest.raises(ValueError, match=r"y must hold labels from 0 to 1\. Got 2\."):
        neuron_gradient([[1], [2]], [0, 2], [1], 0)
    with pytest.raises(
        ValueError, match=r"w must have shape \(n_features,\)=\(1,\)\. Got \(2,\)\."
    ):
        neuron_gradient([[1], [2]], [0, 1], [1, 2], 0)
    with pytest.raises(
        ValueError, match=r"y must have shape \(n_samples,\)=\(2,\)\. Got \(2, 1\)\."
    ):
        train_neuron([[1], [2]], [[0], [1]], 0.1, 1)
    with pytest.raises(ValueError, match=r"y must hold labels from 0 to 1\. Got -1\."):
        train_neuron([[1], [2]], [0, -1], 0.1, 1)
    with pytest.raises(ValueError, match=r"lr must be above 0\. Got 0\.0\."):
        train_neuron([[1], [2]], [0, 1], 0, 1)
