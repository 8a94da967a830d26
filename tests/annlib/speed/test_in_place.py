import numpy as np
import pytest

from annlib.activations import ACTIVATIONS, Activation, softmax, tanh, tanh_derivative
from annlib.flattening import flatten
from annlib.losses import LOSSES, Loss
from annlib.network import Network
from annlib.speed.in_place import InPlaceNetwork
from annlib.speed.kernels import KERNELS
from tests.annlib import oracle
from tests.annlib.test_network import CASES


def sent_through(worker, X):
    worker.room(len(X))[...] = X
    return worker.forward()


def both(hidden, output, loss, *, n=7, dtype=np.float64):
    """Return the gradient of a Network, and that of the same network in place."""
    rng = np.random.default_rng(0)
    network = Network.from_parameters(
        [(W.astype(dtype), b) for W, b in oracle.parameters([4, 5, 2, 3], rng)],
        hidden=hidden,
        output=output,
    )
    X = rng.normal(size=(n, 4)).astype(dtype)
    name = loss if isinstance(loss, str) else "mse"
    Y = oracle.targets(name, n, 3, rng).astype(dtype)
    A = network.forward(X)
    expected = flatten(network.backward(Y, loss))
    worker = InPlaceNetwork(network)
    # Twice, so that what the first time left behind would show.
    for _ in range(2):
        np.testing.assert_allclose(sent_through(worker, X), A, rtol=1e-5)
        worker.backward(Y, loss)
    return expected, worker.gradient


@pytest.mark.parametrize(("hidden", "output", "loss"), CASES)
def test_it_gives_what_a_network_gives(hidden, output, loss):
    expected, got = both(hidden, output, loss)
    np.testing.assert_allclose(got, expected, rtol=1e-9, atol=1e-14)


def test_it_keeps_float32():
    expected, got = both("tanh", "softmax", "cross_entropy", dtype=np.float32)
    assert got.dtype == np.float32
    np.testing.assert_allclose(got, expected, rtol=1e-4, atol=1e-6)


def test_ones_own_functions_are_taken():
    own_tanh = Activation(lambda z: np.tanh(z), lambda z: 1 - np.tanh(z) ** 2)
    own_softmax = Activation(lambda z: softmax(z), None)
    for hidden in (own_tanh, own_softmax, Activation(tanh, tanh_derivative)):
        expected, got = both(hidden, "identity", Loss(*LOSSES["mse"]))
        np.testing.assert_allclose(got, expected, rtol=1e-9, atol=1e-14)


def test_the_scale_multiplies_the_gradient():
    for output, loss in (("softmax", "cross_entropy"), ("softmax", "mse")):
        network = Network([3, 4, 2], np.random.default_rng(1), output=output)
        X, Y = np.random.default_rng(2).normal(size=(5, 3)), np.eye(2)[[0, 1, 1, 0, 1]]
        network.forward(X)
        expected = flatten(network.backward(Y, loss))
        worker = InPlaceNetwork(network)
        sent_through(worker, X)
        worker.backward(Y, loss, scale=0.125)
        np.testing.assert_allclose(worker.gradient, expected / 8, atol=1e-16)


def test_batches_of_different_lengths_do_not_disturb_each_other():
    network = Network([3, 40, 2], np.random.default_rng(3))
    X = np.random.default_rng(4).normal(size=(9, 3))
    expected = network.forward(X)
    worker = InPlaceNetwork(network)
    for rows in (slice(0, 6), slice(6, 9), slice(0, 6)):
        np.testing.assert_allclose(sent_through(worker, X[rows]), expected[rows])


def test_the_network_sees_its_parameters_change():
    network = Network([3, 4, 2], np.random.default_rng(5))
    worker = InPlaceNetwork(network)
    worker.theta += 1
    np.testing.assert_array_equal(flatten(network.parameters), worker.theta)


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
@pytest.mark.parametrize("n_columns", [1, 3, 40])
def test_kernels_are_their_functions_and_bear_large_numbers(name, n_columns):
    Z = np.random.default_rng(6).normal(scale=4, size=(5, n_columns))
    Z[0, 0], Z[1, 0] = 800.0, -800.0
    expected = ACTIVATIONS[name].function(Z)
    A = Z.copy()
    kernel = KERNELS[ACTIVATIONS[name].function]
    for call in kernel.forward(A):
        call()
    np.testing.assert_allclose(A, expected, rtol=1e-12, atol=1e-15)
    if name != "softmax":
        dA = np.full_like(A, 2.0)
        for call in kernel.backward(A, dA):
            call()
        np.testing.assert_allclose(dA, 2 * ACTIVATIONS[name].derivative(Z), rtol=1e-6, atol=1e-14)


def test_every_activation_has_its_kernel():
    assert {function.__name__ for function in KERNELS} == set(ACTIVATIONS)
