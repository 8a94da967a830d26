"""A trial trains with the learner's own functions and measures the validation part on the way."""

import numpy as np
import pytest

from anncourse.tools import trial_runs, usable_parts
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
    for made in ((nothing, predict, PARTS), (train, predict, None)):
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


def _stopping(*args):
    raise IndexError("list index out of range")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda X, parameters: None, "your predict is not written yet"),
        (_stopping, "your predict stops with IndexError: list index out of range"),
    ],
)
def test_a_network_can_be_handed_in_whatever_predict_makes_of_it(wrong, words):
    trial = trial_runs(train, wrong, PARTS)(SIZES, 0.2, 12, 16)
    assert trial.parameters is not None
    assert words in repr(trial)
    assert "loss in the last epoch" in repr(trial)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (_stopping, "Your train stops with IndexError"),
        (lambda *args: 3, "does not return two things"),
        (lambda *args: ([1], [2.0]), "no network with its losses"),
    ],
)
def test_a_training_that_is_not_right_is_told_and_stops_nothing(wrong, words):
    assert words in repr(trial_runs(wrong, predict, PARTS)(SIZES, 0.2, 12, 16))


def test_a_split_that_is_right_is_used_and_another_stops_nothing(capsys):
    def split(X, y, test_fraction, rng):
        return X[:60], X[60:], y[:60], y[60:]

    for part, own in zip(usable_parts(split, X, Y), PARTS, strict=True):
        np.testing.assert_array_equal(part, own)
    assert capsys.readouterr().out == ""
    wrong = (
        _stopping,
        lambda *args: None,
        lambda X, y, *rest: (X, y),
        lambda X, y, *rest: (X,) * 4,
    )
    for other in wrong:
        X_train, X_val, y_train, y_val = usable_parts(other, X, Y)
        assert (len(X_train), len(X_val), len(y_train), len(y_val)) == (72, 18, 72, 18)
        assert "every fifth row is for validation" in capsys.readouterr().out
