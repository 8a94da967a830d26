"""The network with live numbers shows what the learner's forward propagation returns."""

import numpy as np
import pytest

from anncourse.figures import network_values
from anncourse.figures.live_network.numbers import network_numbers
from annlib import forward, relu, sigmoid
from annlib.network_2_2_1 import PARAMETERS


def numbers(function, x1=1.0, x2=2.0):
    return network_numbers(function, PARAMETERS, (relu, sigmoid), x1, x2)


def test_the_values_are_those_worked_out_by_hand():
    hidden, output = numbers(forward).layers
    assert hidden.z == pytest.approx([0.5, 0.75])
    assert hidden.a == pytest.approx([0.5, 0.75])
    assert output.z == pytest.approx([0.5])
    assert output.a == pytest.approx([1 / (1 + np.exp(-0.5))])
    assert hidden.agrees.all()
    assert output.agrees.all()


def test_a_silent_neuron_is_told():
    figure = network_values(forward)
    assert "Hidden neuron 2 is silent" in " ".join(figure.move(x1=1.8, x2=2.0).say)
    assert "Both hidden neurons are silent" in " ".join(figure.move(x1=0.0, x2=-1.0).say)


def test_a_forward_that_skips_an_activation_is_marked_where_it_does():
    def lazy(X, parameters, activations):
        (W1, b1), (W2, b2) = parameters
        A1 = X @ W1 + b1
        return [X, A1, sigmoid(A1 @ W2 + b2)]

    hidden, output = numbers(lazy, x1=3.0, x2=1.0).layers
    assert hidden.agrees.tolist() == [True, False]
    assert output.agrees.all()
    assert "At 1 of 3 neurons" in " ".join(network_values(lazy).move(x1=3.0, x2=1.0).say)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (lambda X: None, "returned None"),
        (lambda X: [X], "a list of 3 arrays"),
        (lambda X: [X, None, None], "A1, which lazy returned, is None"),
        (lambda X: [X, X[:, :1], X[:, :1]], "must be an array of shape"),
    ],
)
def test_a_forward_that_is_not_ready_is_told_in_words(result, words):
    def lazy(X, parameters, activations):
        return result(X)

    picture = network_values(lazy).move(x1=0.5)
    assert words in picture.trouble


def test_the_map_shows_the_output_at_every_place():
    grid = numbers(forward).grid
    assert grid.shape == (25, 25)
    # The last row is at the top: x2 near 3; the first column at the left: x1 near -3.
    (W1, b1), (W2, b2) = PARAMETERS
    corner = np.array([-2.88, 2.88])
    expected = sigmoid(relu(corner @ W1 + b1) @ W2 + b2)
    assert grid[-1, 0] == pytest.approx(expected[0])


def test_parameters_of_another_network_are_refused():
    with pytest.raises(ValueError, match="must have shapes"):
        network_values(parameters=[(np.ones((3, 1)), np.ones(1))])
