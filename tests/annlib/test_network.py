import copy
import itertools
import pickle

import autograd
import numpy as np
import pytest

from annlib.activations import ACTIVATIONS, Activation, sigmoid, tanh, tanh_derivative
from annlib.losses import LOSSES, Loss
from annlib.network import Network
from tests.annlib import oracle

RNG = np.random.default_rng
OUTPUTS = {
    "mse": ["identity", "sigmoid", "tanh", "softmax"],
    "binary_cross_entropy": ["sigmoid", "softmax"],
    "cross_entropy": ["softmax", "sigmoid"],
}
CASES = [
    (hidden, output, loss)
    for hidden in sorted(ACTIVATIONS)
    for loss, outputs in OUTPUTS.items()
    for output in outputs
]


@pytest.mark.parametrize(("hidden", "output", "loss"), CASES)
def test_gradients_agree_with_autograd_for_every_activation_and_loss(hidden, output, loss):
    rng = RNG(0)
    sizes, names = [4, 5, 2, 3], [hidden, hidden, output]
    parameters = oracle.parameters(sizes, rng)
    X, Y = rng.normal(size=(6, 4)), oracle.targets(loss, 6, 3, rng)
    network = Network.from_parameters(parameters, hidden=hidden, output=output)
    np.testing.assert_allclose(network.forward(X), oracle.outputs(parameters, X, names))
    expected = autograd.grad(oracle.loss)(parameters, X, Y, names, loss)
    for got, want in zip(network.backward(Y, loss), expected, strict=True):
        np.testing.assert_allclose(got[0], want[0], rtol=1e-7, atol=1e-13)
        np.testing.assert_allclose(got[1], want[1], rtol=1e-7, atol=1e-13)


def test_the_221_network():
    network = Network([2, 2, 1], RNG(1))
    assert network.sizes == [2, 2, 1]
    assert [(W.shape, b.shape) for W, b in network.parameters] == [((2, 2), (2,)), ((2, 1), (1,))]
    assert network.layers[0].activation is ACTIVATIONS["relu"]
    assert network.layers[1].activation is ACTIVATIONS["sigmoid"]
    assert network.matching_loss == "binary_cross_entropy"
    assert network.forward([[1, 2], [3, 4], [5, 6]]).shape == (3, 1)


def test_the_output_is_softmax_for_several_classes_and_loss_goes_with_it():
    assert Network([4, 3], RNG(1)).layers[0].activation is ACTIVATIONS["softmax"]
    assert Network([4, 3], RNG(1)).matching_loss == "cross_entropy"
    assert Network([4, 3], RNG(1), output="tanh").matching_loss == "mse"


def test_a_single_softmax_output_is_refused():
    with pytest.raises(ValueError, match=r"softmax must have at least 2 outputs"):
        Network([2, 1], RNG(0), output="softmax")


def test_without_a_name_the_matching_loss_is_taken():
    rng = RNG(2)
    for output, loss in itertools.chain(
        [("softmax", "cross_entropy"), ("sigmoid", "binary_cross_entropy"), ("identity", "mse")]
    ):
        network = Network([3, 4, 2], RNG(3), output=output)
        X, Y = rng.normal(size=(5, 3)), oracle.targets(loss, 5, 2, rng)
        network.forward(X)
        default = network.backward(Y)
        for got, want in zip(default, network.backward(Y, loss), strict=True):
            np.testing.assert_array_equal(got[0], want[0])


def test_a_saturated_output_still_learns():
    for output, Y in (("sigmoid", [[0.0, 1.0]]), ("softmax", [[1.0, 0.0]])):
        network = Network.from_parameters([([[-500.0, 500.0]], [0, 0])], output=output)
        network.forward([[1.0]])
        (gradients,) = network.backward(Y)
        assert np.isfinite(gradients[0]).all()
    np.testing.assert_allclose(gradients[1], [-1, 1])


def test_ones_own_activation_and_loss_are_taken():
    rng = RNG(4)
    X, Y = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    own = Network([3, 4, 2], RNG(5), hidden=Activation(tanh, tanh_derivative), output="identity")
    same = Network([3, 4, 2], RNG(5), hidden="tanh", output="identity")
    own.forward(X)
    same.forward(X)
    mine = own.backward(Y, Loss(*LOSSES["mse"]))
    for got, want in zip(mine, same.backward(Y, "mse"), strict=True):
        np.testing.assert_allclose(got[0], want[0])


def test_predict_gives_labels():
    one = Network.from_parameters([([[1.0]], [0.0])])
    np.testing.assert_array_equal(one.predict([[-1], [0], [1]]), [0, 1, 1])
    three = Network.from_parameters([([[1.0, 0.0, -1.0]], [0, 0.5, 0])])
    np.testing.assert_array_equal(three.predict([[1], [0], [-1]]), [0, 1, 2])
    assert three.predict([[1]]).dtype == np.int64


def test_float32_stays_float32():
    network = Network([3, 4, 2], RNG(6), dtype=np.float32)
    assert network.forward(np.ones((2, 3))).dtype == np.float32
    for dW, db in network.backward([[0, 1], [1, 0]]):
        assert dW.dtype == db.dtype == np.float32


@pytest.mark.parametrize(
    "twin", [copy.deepcopy, lambda network: pickle.loads(pickle.dumps(network))]
)
def test_a_copy_lives_its_own_life(twin):
    network = Network([3, 4, 2], RNG(7))
    other = twin(network)
    X = RNG(8).normal(size=(5, 3))
    before = network.forward(X)
    np.testing.assert_array_equal(other.forward(X), before)
    for W, b in other.parameters:
        W += 1
        b += 1
    np.testing.assert_array_equal(network.forward(X), before)
    assert not np.allclose(other.forward(X), before)


def test_from_parameters_copies():
    W, b = np.ones((2, 3)), np.ones(3)
    network = Network.from_parameters([(W, b)])
    network.parameters[0][0][...] = 7
    np.testing.assert_array_equal(W, 1)


def test_wrong_input_is_named():
    network = Network([3, 4, 2], RNG(9))
    with pytest.raises(
        ValueError, match=r"X must have shape \(n_samples, n_in\)=\(any, 3\)\. Got \(1, 2\)"
    ):
        network.forward([[1, 2]])
    with pytest.raises(ValueError, match=r"X must be finite. Got inf"):
        network.forward([[1, 2, np.inf]])
    with pytest.raises(RuntimeError, match=r"backward needs a forward first"):
        network.backward([[0, 1]])
    network.forward([[1, 2, 3]])
    with pytest.raises(ValueError, match=r"Y must have shape .*=\(1, 2\)\. Got \(2, 2\)\."):
        network.backward([[0, 1], [1, 0]])
    with pytest.raises(ValueError, match=r"loss must be one of .*'mse'.*Got 'hinge'"):
        network.backward([[0, 1]], "hinge")
    with pytest.raises(TypeError, match=r"rng must be a numpy\.random\.Generator.*Got int\."):
        Network([2, 1], 0)


def test_own_sigmoid_with_the_library_function_keeps_the_matching_loss():
    network = Network([2, 1], RNG(0), output=Activation(sigmoid, ACTIVATIONS["sigmoid"].derivative))
    assert network.matching_loss == "binary_cross_entropy"
