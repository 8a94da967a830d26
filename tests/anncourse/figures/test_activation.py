"""The activation explorer shows what the learner's functions say."""

import numpy as np
import pytest

from anncourse.figures import activation_explorer
from anncourse.figures.activation.numbers import X, activation_numbers, stretches
from annlib import sigmoid, sigmoid_derivative


def numbers(function, derivative, **values):
    given = {"x": 1.0, "w": 2.0, "b": -1.0, "threshold": 0.5, **values}
    return activation_numbers("f", (function, derivative), **given)


def test_the_numbers_are_those_of_the_functions_at_w_x_plus_b():
    found = numbers(sigmoid, sigmoid_derivative)
    assert found.z == 1.0
    assert found.a == pytest.approx(1 / (1 + np.exp(-1)))
    assert found.slope == pytest.approx(found.a * (1 - found.a))
    assert found.curve == pytest.approx(1 / (1 + np.exp(-(2 * X - 1))))


def test_it_fires_where_the_curve_reaches_the_threshold():
    ((left, right),) = stretches(numbers(sigmoid, sigmoid_derivative).fires)
    assert left == pytest.approx(0.5, abs=0.03)
    assert right == 6.0


def test_a_saturated_neuron_is_flat_on_both_sides():
    low, high = stretches(numbers(sigmoid, sigmoid_derivative, w=1.0, b=0.0).flat)
    assert low[0] == -6.0
    assert high[1] == 6.0
    assert low[1] == pytest.approx(-high[0], abs=0.06)


def test_an_unwritten_function_is_told_inside_the_figure():
    def relu(z):
        return None

    picture = activation_explorer({"relu": (relu, sigmoid_derivative)}).move(x=2.0)
    assert "relu returned None" in picture.trouble
    assert "slope" in " ".join(picture.say).lower()


def test_each_function_can_be_chosen():
    figure = activation_explorer()
    texts = {name: figure.move(function=name).say for name in ("sigmoid", "tanh", "relu")}
    assert len(set(texts.values())) == 3
    assert "relu(1.00) = 1.000" in " ".join(texts["relu"])


def test_no_function_at_all_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        activation_explorer({})
