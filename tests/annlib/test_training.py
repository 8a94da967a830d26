import inspect

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annlib.activations import relu, softmax
from annlib.backpropagation import backward
from annlib.datasets import blobs, load_digits, spirals
from annlib.encoding import one_hot
from annlib.forward_propagation import forward
from annlib.initializers import init_parameters
from annlib.losses import cross_entropy
from annlib.metrics import accuracy
from annlib.optimizers import gradient_step
from annlib.splitting import train_test_split
from annlib.training import minibatches, predict, train

RNG = np.random.default_rng


@given(st.integers(1, 40), st.integers(1, 50), st.integers(0, 5))
def test_batches_are_a_partition_in_matching_pairs(n, batch_size, seed):
    X, Y = np.column_stack([np.arange(n), -np.arange(n)]), 10 * np.arange(n)
    batches = list(minibatches(X, Y, batch_size, RNG(seed)))
    assert [len(rows) for rows, _ in batches[:-1]] == [batch_size] * (len(batches) - 1)
    assert 1 <= len(batches[-1][0]) <= batch_size
    for X_batch, Y_batch in batches:
        np.testing.assert_array_equal(10 * X_batch[:, 0], Y_batch)
    np.testing.assert_array_equal(np.sort(np.concatenate([Y for _, Y in batches])), Y)


def test_batches_come_in_a_new_order_each_time():
    rng, X = RNG(0), np.arange(50)
    orders = [np.concatenate([rows for rows, _ in minibatches(X, X, 8, rng)]) for _ in range(2)]
    assert not np.array_equal(orders[0], orders[1])
    assert not np.array_equal(orders[0], X)


def test_batches_come_from_a_generator_that_speaks_up_at_once():
    assert inspect.isgenerator(minibatches([[1]], [1], 1, RNG(0)))
    with pytest.raises(ValueError, match=r"batch_size must be at least 1\. Got 0\."):
        minibatches([[1]], [1], 0, RNG(0))
    with pytest.raises(ValueError, match=r"Y must have as many rows as X=1\. Got shape \(2,\)\."):
        minibatches([[1]], [1, 2], 1, RNG(0))
    with pytest.raises(TypeError, match=r"rng must be"):
        minibatches([[1]], [1], 1, None)


def test_batches_are_copies():
    X = np.ones((4, 2))
    for X_batch, _ in minibatches(X, X, 4, RNG(0)):
        X_batch[:] = 0
    assert (X == 1).all()


def test_training_is_the_steps_in_their_order():
    X, y = blobs(50, RNG(0))
    Y = one_hot(y, 3)
    rng = RNG(1)
    parameters, losses = init_parameters([2, 5, 3], rng), []
    for _ in range(2):
        total = 0
        for X_batch, Y_batch in minibatches(X, Y, 16, rng):
            total += cross_entropy(
                forward(X_batch, parameters, [relu, softmax])[-1], Y_batch
            ) * len(X_batch)
            parameters = gradient_step(parameters, backward(X_batch, Y_batch, parameters), 0.1)
        losses.append(total / 50)
    got, got_losses = train(X, Y, [2, 5, 3], 0.1, 2, 16, RNG(1))
    assert got_losses == pytest.approx(losses)
    for (W, b), (W0, b0) in zip(got, parameters, strict=True):
        np.testing.assert_allclose(W, W0)
        np.testing.assert_allclose(b, b0)


def test_training_learns_what_no_line_separates():
    X, y = spirals(300, RNG(2))
    parameters, losses = train(X, one_hot(y, 2), [2, 32, 2], 0.5, 300, 32, RNG(3))
    assert losses[-1] < losses[0] / 4
    assert accuracy(predict(X, parameters), y) > 0.95


def test_handwritten_digits_reach_95_percent():
    X, y, *_ = load_digits()
    X_train, X_test, y_train, y_test = train_test_split(X / 16, y, 0.25, RNG(4))
    parameters, _ = train(X_train, one_hot(y_train, 10), [64, 64, 10], 0.1, 40, 32, RNG(5))
    assert accuracy(predict(X_test, parameters), y_test) > 0.95


def test_the_dtype_is_that_of_the_data_and_data_are_kept():
    X, y = blobs(20, RNG(0))
    X, Y = X.astype(np.float32), one_hot(y, 3)
    before = X.copy()
    parameters, losses = train(X, Y, [2, 4, 3], 0.1, 2, 8, RNG(1))
    assert all(W.dtype == b.dtype == np.float32 for W, b in parameters)
    assert all(type(loss) is float for loss in losses)
    np.testing.assert_array_equal(X, before)


def test_no_epochs_give_the_first_parameters():
    parameters, losses = train([[1, 2]], [[0, 1]], [2, 2], 0.1, 0, 1, RNG(0))
    assert losses == []
    np.testing.assert_array_equal(parameters[0][0], init_parameters([2, 2], RNG(0))[0][0])


def test_predict_takes_the_most_probable_class():
    parameters = [([[1, -1], [0, 0]], [0, 0]), ([[2, 0, 1], [0, 3, 1]], [0, 0, 0.1])]
    labels = predict([[1, 0], [-1, 0], [0, 0]], parameters)
    np.testing.assert_array_equal(labels, [0, 1, 2])
    assert labels.dtype == np.int64


def test_steps_that_are_too_large_are_said_to_be():
    X, y = blobs(30, RNG(0))
    with pytest.raises(FloatingPointError, match=r"Training diverged in epoch \d+.*Got lr=1e\+300"):
        train(X * 1e10, one_hot(y, 3), [2, 4, 4, 3], 1e300, 50, 4, RNG(1))


def test_wrong_input_is_named():
    X, Y = [[1, 2], [3, 4]], [[0, 1], [1, 0]]
    with pytest.raises(
        ValueError, match=r"X must have shape \(n_samples, n_in\)=\(any, 3\)\. Got \(2, 2\)"
    ):
        train(X, Y, [3, 2], 0.1, 1, 1, RNG(0))
    with pytest.raises(ValueError, match=r"Y must have shape .*=\(2, 3\)\. Got \(2, 2\)\."):
        train(X, Y, [2, 3], 0.1, 1, 1, RNG(0))
    with pytest.raises(ValueError, match=r"X must be finite\. Got nan\."):
        train([[np.nan, 1], [1, 2]], Y, [2, 2], 0.1, 1, 1, RNG(0))
    with pytest.raises(TypeError, match=r"batch_size must be a whole number\. Got 2\.5\."):
        train(X, Y, [2, 2], 0.1, 1, 2.5, RNG(0))
    with pytest.raises(TypeError, match=r"rng must be"):
        train(X, Y, [2, 2], 0.1, 1, 1, 0)
