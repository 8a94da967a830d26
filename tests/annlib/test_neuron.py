import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annlib.neuron import (
    GATES,
    bias_from_threshold,
    boundary_x2,
    fires,
    perceptron_predict,
    step,
    weight_impact,
    weighted_sum,
    xor_predict,
)

CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_weighted_sum_adds_products_and_bias():
    z = weighted_sum([1, 2, 3], [0.5, -1, 2], 0.25)
    assert type(z) is float
    assert z == 0.5 - 2 + 6 + 0.25


def test_weighted_sum_of_no_activity_is_the_bias():
    assert weighted_sum([0, 0], [3, 4], -7) == -7


def test_weighted_sum_refuses_different_lengths():
    with pytest.raises(
        ValueError, match=r"w must have shape \(n_features,\)=\(3,\)\. Got \(2,\)\."
    ):
        weighted_sum([1, 2, 3], [1, 2], 0)


def test_weighted_sum_refuses_words_nan_and_nothing():
    with pytest.raises(TypeError, match=r"x must hold real numbers\. Got list with dtype <U1\."):
        weighted_sum(["a"], [1], 0)
    with pytest.raises(ValueError, match=r"x must be finite\. Got nan\."):
        weighted_sum([np.nan], [1], 0)
    with pytest.raises(ValueError, match=r"x must not be empty\. Got shape \(0,\)\."):
        weighted_sum([], [], 0)
    with pytest.raises(ValueError, match=r"b must be one number\. Got shape \(2,\)\."):
        weighted_sum([1], [1], [1, 2])
    with pytest.raises(TypeError, match=r"w must hold real numbers. Got NoneType"):
        weighted_sum([1], None, 0)


def test_step_fires_at_exactly_zero():
    assert step(0) == 1
    assert step(-0.0) == 1
    assert step(-1e-300) == 0
    assert step(np.inf) == 1
    assert step(-np.inf) == 0


def test_step_keeps_numbers_numbers_and_arrays_arrays():
    assert type(step(0.3)) is int
    fired = step([[-1.0, 0.0, 2.0]])
    np.testing.assert_array_equal(fired, [[0, 1, 1]])
    assert fired.dtype == np.int64


def test_step_refuses_nan():
    with pytest.raises(ValueError, match=r"Got nan"):
        step([0, np.nan])


def test_perceptron_predict_is_the_step_of_each_weighted_sum():
    rng = np.random.default_rng(0)
    X, w, b = rng.normal(size=(50, 3)), rng.normal(size=3), 0.3
    y = perceptron_predict(X, w, b)
    np.testing.assert_array_equal(y, [step(weighted_sum(x, w, b)) for x in X])
    assert y.dtype == np.int64
    assert 0 < y.sum() < 50


def test_perceptron_predict_takes_a_point_on_the_line_for_class_1():
    np.testing.assert_array_equal(perceptron_predict([[1, 1]], [1, -2], 1), [1])


def test_perceptron_predict_refuses_one_sample_without_its_row():
    with pytest.raises(
        ValueError, match=r"X must have shape \(n_samples, n_features\)\. Got \(2,\)"
    ):
        perceptron_predict([1, 2], [1, 2], 0)


def test_perceptron_predict_refuses_rows_of_different_lengths():
    with pytest.raises(ValueError, match=r"X must be a rectangular array\. Got rows of different"):
        perceptron_predict([[1, 2], [3]], [1, 2], 0)


@pytest.mark.parametrize(
    ("name", "truth"), [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1]), ("nand", [1, 1, 1, 0])]
)
def test_gates_have_their_truth_tables(name, truth):
    np.testing.assert_array_equal(perceptron_predict(CORNERS, *GATES[name]), truth)


def test_xor_fires_for_exactly_one():
    np.testing.assert_array_equal(xor_predict(CORNERS), [0, 1, 1, 0])
    with pytest.raises(ValueError, match=r"X must have shape .*=\(any, 2\)\. Got \(1, 3\)"):
        xor_predict([[0, 1, 1]])


@given(
    st.floats(-100, 100), st.floats(-10, 10), st.floats(0.1, 10), st.booleans(), st.floats(-10, 10)
)
def test_points_of_the_boundary_have_weighted_sum_zero(x1, w1, w2, negative, b):
    w = [w1, -w2 if negative else w2]
    assert weighted_sum([x1, boundary_x2(x1, w, b)], w, b) == pytest.approx(0, abs=1e-9)


def test_boundary_takes_many_points_and_keeps_their_type():
    np.testing.assert_allclose(boundary_x2([0, 1, 2], [2, 4], -8), [2, 1.5, 1])
    assert type(boundary_x2(1, [2, 4], -8)) is float
    assert boundary_x2(np.zeros(2, np.float32), [2, 4], -8).dtype == np.float32


def test_boundary_refuses_a_vertical_line():
    with pytest.raises(ValueError, match=r"w\[1\] must not be 0: the boundary is vertical"):
        boundary_x2(1, [2, 0], -8)


def test_weight_impact_is_the_change_of_the_weighted_sum():
    w, x, b = [0.5, -2.0, 3.0], [1.0, 2.0, 3.0], 0.7
    moved = [1.0, 2.25, 3.0]
    change = weighted_sum(moved, w, b) - weighted_sum(x, w, b)
    assert weight_impact(w, 1, 0.25) == pytest.approx(change)
    assert weight_impact(w, 1, 0.25) == -0.5


def test_weight_impact_refuses_an_input_that_is_not_there():
    with pytest.raises(ValueError, match=r"j must be from 0 to 1\. Got 2\."):
        weight_impact([1, 2], 2, 1)
    with pytest.raises(ValueError, match=r"j must be at least 0\. Got -1\."):
        weight_impact([1, 2], -1, 1)
    with pytest.raises(TypeError, match=r"j must be a whole number\. Got 0\.5\."):
        weight_impact([1, 2], 0.5, 1)


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_a_bias_is_a_threshold_on_the_other_side(total, theta):
    assert fires(total, theta) == bool(step(total + bias_from_threshold(theta)))


def test_fires_at_the_threshold_and_says_so_with_a_bool():
    assert fires(0.5, 0.5) is True
    assert fires(0.4, 0.5) is False
    assert fires(np.float32(0.6), 0.5) is True
    assert bias_from_threshold(1.5) == -1.5
