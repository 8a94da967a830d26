import copy

import numpy as np
import pytest

from annlib.activations import Activation
from annlib.datasets import blobs, load_digits, moons
from annlib.encoding import one_hot
from annlib.flattening import flatten
from annlib.losses import LOSSES, Loss, mse_loss
from annlib.metrics import accuracy
from annlib.network import Network
from annlib.optimizers import SGD, Adam, Momentum
from annlib.speed.fitting import History, fit
from annlib.splitting import train_test_split

RNG = np.random.default_rng


def three_blobs(n=50):
    X, y = blobs(n, RNG(0))
    return X, one_hot(y, 3)


@pytest.mark.parametrize("make", [lambda: SGD(0.1), lambda: Momentum(0.05), lambda: Adam(0.01)])
@pytest.mark.parametrize(("output", "loss"), [("softmax", None), ("sigmoid", "mse")])
def test_fit_takes_the_steps_that_one_takes_by_hand(make, output, loss):
    X, Y = three_blobs()
    network = Network([2, 5, 4, 3], RNG(1), hidden="tanh", output=output)
    by_hand = copy.deepcopy(network)
    measure = LOSSES[loss or "cross_entropy"].function
    optimizer, rng, losses = make(), RNG(2), []
    for _ in range(3):
        total, order = 0.0, rng.permutation(len(X))
        for start in range(0, len(X), 16):
            rows = order[start : start + 16]
            total += measure(by_hand.forward(X[rows]), Y[rows]) * len(rows)
            optimizer.step(by_hand.parameters, by_hand.backward(Y[rows], loss))
        losses.append(total / len(X))
    history = fit(network, X, Y, optimizer=make(), epochs=3, batch_size=16, rng=RNG(2), loss=loss)
    assert history.losses == pytest.approx(losses)
    np.testing.assert_allclose(flatten(network.parameters), flatten(by_hand.parameters), rtol=1e-8)


def test_a_network_learns_the_moons_and_the_digits():
    X, y = moons(200, RNG(3))
    network = Network([2, 16, 1], RNG(4), hidden="tanh")
    fit(network, X, y[:, None], optimizer=Adam(0.03), epochs=150, batch_size=32, rng=RNG(5))
    assert accuracy(network.predict(X), y) > 0.98
    X, y, *_ = load_digits()
    X_train, X_test, y_train, y_test = train_test_split(X / 16, y, 0.25, RNG(6))
    network = Network([64, 32, 10], RNG(7), dtype=np.float32)
    fit(
        network,
        X_train,
        one_hot(y_train, 10),
        optimizer=Momentum(0.05),
        epochs=15,
        batch_size=32,
        rng=RNG(8),
    )
    assert accuracy(network.predict(X_test), y_test) > 0.95


def test_a_regression_is_fitted_too():
    X = np.linspace(-2, 2, 100)[:, None]
    network = Network([1, 16, 1], RNG(9), hidden="tanh", output="identity")
    history = fit(
        network, X, np.sin(2 * X), optimizer=Adam(0.02), epochs=200, batch_size=20, rng=RNG(10)
    )
    assert history.losses[-1] < 0.01


def test_training_can_go_on_with_the_same_optimizer():
    X, Y = three_blobs()
    once, twice = Network([2, 5, 3], RNG(1)), Network([2, 5, 3], RNG(1))
    whole = fit(once, X, Y, optimizer=Adam(), epochs=4, batch_size=16, rng=RNG(2))
    optimizer, rng = Adam(), RNG(2)
    parts = [
        fit(twice, X, Y, optimizer=optimizer, epochs=2, batch_size=16, rng=rng).losses
        for _ in range(2)
    ]
    assert whole.losses == parts[0] + parts[1]
    np.testing.assert_array_equal(flatten(once.parameters), flatten(twice.parameters))


def test_validation_is_measured_after_each_epoch():
    X, Y = three_blobs()
    network = Network([2, 5, 3], RNG(1))
    history = fit(
        network,
        X,
        Y,
        optimizer=SGD(0.1),
        epochs=3,
        batch_size=16,
        rng=RNG(2),
        validation=(X + 1, Y),
    )
    assert len(history.validation_losses) == 3
    last = LOSSES["cross_entropy"].function(network.forward(X + 1), Y)
    assert history.validation_losses[-1] == pytest.approx(last)


def test_on_epoch_sees_every_epoch():
    X, Y = three_blobs()
    seen = []
    network = Network([2, 5, 3], RNG(1))

    def look(epoch, net, history):
        assert net is network
        seen.append((epoch, len(history.losses), flatten(net.parameters)))

    history = fit(
        network, X, Y, optimizer=SGD(0.1), epochs=3, batch_size=16, rng=RNG(2), on_epoch=look
    )
    assert [entry[:2] for entry in seen] == [(1, 1), (2, 2), (3, 3)]
    assert not np.array_equal(seen[0][2], seen[1][2])
    assert isinstance(history, History)


def test_batches_may_be_single_rows_or_all_rows():
    X, Y = three_blobs(10)
    for batch_size in (1, 3, 10, 1000):
        history = fit(
            Network([2, 5, 3], RNG(1)), X, Y,
            optimizer=SGD(0.1), epochs=2, batch_size=batch_size, rng=RNG(2),
        )  # fmt: skip
        assert len(history.losses) == 2


def test_the_network_works_as_before_afterwards():
    X, Y = three_blobs()
    network = Network([2, 5, 3], RNG(1))
    fit(network, X, Y, optimizer=SGD(0.1), epochs=1, batch_size=16, rng=RNG(2))
    first = network.forward(X)
    kept = first.copy()
    network.forward(X + 1)
    np.testing.assert_array_equal(first, kept)
    other = copy.deepcopy(network)
    fit(network, X, Y, optimizer=SGD(0.1), epochs=1, batch_size=16, rng=RNG(2))
    np.testing.assert_array_equal(other.forward(X), first)


def test_ones_own_activation_and_loss_are_taken_and_float32_is_kept():
    X, Y = three_blobs()
    own = Activation(lambda z: z / (1 + abs(z)), lambda z: 1 / (1 + abs(z)) ** 2)
    loss = Loss(mse_loss, lambda A, T: 2.0 * (A.astype(np.float64) - T) / len(A))
    network = Network([2, 8, 3], RNG(1), hidden=own, output="sigmoid", dtype=np.float32)
    history = fit(
        network, X, Y, optimizer=SGD(0.5), epochs=20, batch_size=10, rng=RNG(2), loss=loss
    )
    assert history.losses[-1] < history.losses[0] / 2
    assert all(W.dtype == b.dtype == np.float32 for W, b in network.parameters)


def test_data_are_left_as_they_were():
    X, Y = three_blobs()
    before = X.copy(), Y.copy()
    fit(Network([2, 5, 3], RNG(1)), X, Y, optimizer=SGD(0.1), epochs=2, batch_size=16, rng=RNG(2))
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(Y, before[1])


@pytest.mark.parametrize("output", ["identity", "softmax"])
def test_steps_that_are_too_large_are_said_to_be(output):
    X, Y = three_blobs()
    network = Network([2, 5, 5, 3], RNG(1), output=output)
    with pytest.raises(FloatingPointError, match=r"Training diverged in epoch \d+.*Got lr=1e\+200"):
        fit(network, X * 1e10, Y, optimizer=SGD(1e200), epochs=50, batch_size=4, rng=RNG(2))


def test_a_loss_that_overflows_is_said_to_even_if_the_outputs_are_finite():
    network = Network.from_parameters([([[1e200]], [0.0])], output="identity")
    with pytest.raises(FloatingPointError, match=r"Training diverged in epoch 1"):
        fit(network, [[1]], [[0]], optimizer=SGD(1e-9), epochs=1, batch_size=1, rng=RNG(0))


def test_wrong_input_is_named():
    X, Y = three_blobs()
    network = Network([2, 5, 3], RNG(1))
    before = flatten(network.parameters)

    def attempt(X, Y, **changes):
        settings = {"optimizer": SGD(0.1), "epochs": 1, "batch_size": 16, "rng": RNG(2)} | changes
        return fit(network, X, Y, **settings)

    with pytest.raises(
        ValueError, match=r"Y must have shape \(n_samples, n_out\)=\(50, 3\)\. Got \(50,\)\."
    ):
        attempt(X, Y.argmax(axis=1))
    with pytest.raises(ValueError, match=r"X must be finite\. Got inf\."):
        attempt(np.where(X.max() == X, np.inf, X), Y)
    with pytest.raises(
        ValueError, match=r"validation\[0\] must have shape .*=\(any, 2\)\. Got \(1, 1\)\."
    ):
        attempt(X, Y, validation=([[1]], [[0, 0, 1]]))
    with pytest.raises(ValueError, match=r"loss must be one of .*Got 'hinge'"):
        attempt(X, Y, loss="hinge")
    with pytest.raises(ValueError, match=r"batch_size must be at least 1\. Got 0\."):
        attempt(X, Y, batch_size=0)
    with pytest.raises(ValueError, match=r"Y must be between 0 and 1\. Got 2\.0\."):
        attempt(X, 2 * Y)
    # Refused before the first step, not after it.
    np.testing.assert_array_equal(flatten(network.parameters), before)
    with pytest.raises(TypeError, match=r"rng must be"):
        attempt(X, Y, rng=7)
