"""A trial trains with the learner's own functions and measures the validation part on the way."""

import numpy as np
import pytest

from anncourse.tools import trial_runs
from annlib import blobs, cross_entropy, forward, one_hot, predict, relu, softmax, train

X, Y = blobs(90, np.random.default_rng(0))
PARTS = (X[:60], X[60:], Y[:60], Y[60:])
SIZES = [2, 8, 3]


def test_a_trial_is_what_train_returns():
    trial = trial_runs(train, predict, PARTS)(SIZES, 0.2, 12, 16, seed=3)
    parameters, losses = train(
        X[:60], one_hot(Y[:60], 3), SIZES, 0.2, 12, 16, np.random.default_rng(3)
    )
    assert trial.losses == losses
    for (W, b), (W0, b0) in zip(trial.parameters, parameters, strict=True):
        np.testing.assert_array_equal(W, W0)
        np.testing.assert_array_equal(b, b0)
    share = np.mean(predict(X[60:], parameters) == Y[60:])
    assert f"on the validation part {share:.3f}\n" in repr(trial)


def test_the_validation_loss_is_that_of_the_network_stopped_there():
    trial = trial_runs(train, predict, PARTS)(SIZES, 0.2, 12, 16)
    assert (min(trial.validation), max(trial.validation)) == (1, 12)
    targets = one_hot(Y[:60], 3)
    for epochs, loss in trial.validation.items():
        parameters, _ = train(X[:60], targets, SIZES, 0.2, epochs, 16, np.random.default_rng(0))
        P = forward(X[60:], parameters, [relu, softmax])[-1]
        assert loss == pytest.approx(cross_entropy(P, one_hot(Y[60:], 3)))


def test_what_is_not_written_yet_is_told():
    nothing = lambda *args: None  # noqa: E731
    for made in ((nothing, predict, PARTS), (train, nothing, PARTS), (train, predict, None)):
        trial = trial_runs(*made)(SIZES, 0.2, 3, 16)
        assert trial.parameters is None
        assert repr(trial).startswith("Write train_test_split, train and predict first")


def test_a_trial_whose_curve_nobody_draws_costs_one_training():
    epochs = []

    def counted(X, Y, sizes, lr, n_epochs, batch_size, rng):
        epochs.append(n_epochs)
        return train(X, Y, sizes, lr, n_epochs, batch_size, rng)

    trial = trial_runs(counted, predict, PARTS)(SIZES, 0.2, 12, 16)
    assert epochs == [12]
    assert trial.validation is trial.validation
    assert len(epochs) == len(trial.validation)
