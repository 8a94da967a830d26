import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import mean_squared_error as peer_error

from annlib.linear_regression import fit_line, mean_squared_error, predict_line


def test_predict_line_is_slope_times_x_plus_intercept():
    assert predict_line(2, 3, 1) == 7.0
    assert type(predict_line(2, 3, 1)) is float
    np.testing.assert_allclose(predict_line([0, 1, 2], 0.5, -1), [-1, -0.5, 0])
    assert predict_line(np.ones(2, np.float32), 3, 1).dtype == np.float32


def test_fit_line_agrees_with_numpy():
    rng = np.random.default_rng(0)
    x = rng.normal(3, 2, size=30)
    y = 1.5 * x - 4 + rng.normal(size=30)
    line = fit_line(x, y)
    assert all(type(number) is float for number in line)
    assert line == pytest.approx(tuple(np.polyfit(x, y, 1)))


@given(st.floats(-50, 50), st.floats(-50, 50), st.floats(-1000, 1000))
def test_fit_line_finds_the_line_that_the_points_are_on(slope, intercept, start):
    x = start + np.array([0.0, 1.0, 5.0])
    assert fit_line(x, slope * x + intercept) == pytest.approx((slope, intercept), abs=1e-6)


def test_fit_line_keeps_its_digits_far_from_the_origin():
    x = 1e8 + np.arange(5.0)
    slope, _ = fit_line(x, 2 * x)
    assert slope == pytest.approx(2, rel=1e-12)


@pytest.mark.parametrize("x", [[2.0, 2.0], [0.1, 0.1, 0.1], [5.0], [1e-200, 2e-200]])
def test_fit_line_refuses_points_above_one_another(x):
    with pytest.raises(ValueError, match=r"x must hold at least two different values. Got only"):
        fit_line(x, np.arange(len(x)))


def test_fit_line_refuses_a_y_too_few():
    with pytest.raises(ValueError, match=r"y must have shape \(n_samples,\)=\(3,\)\. Got \(2,\)"):
        fit_line([1, 2, 3], [1, 2])


def test_mean_squared_error_agrees_with_scikit_learn():
    rng = np.random.default_rng(1)
    a, b = rng.normal(size=20), rng.normal(size=20)
    error = mean_squared_error(a, b)
    assert type(error) is float
    assert error == pytest.approx(peer_error(b, a))


def test_mean_squared_error_refuses_to_broadcast():
    with pytest.raises(ValueError, match=r"y_true must have shape .*=\(3,\)\. Got \(3, 1\)\."):
        mean_squared_error([1, 2, 3], [[1], [2], [3]])
