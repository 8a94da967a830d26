import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annlib.splitting import train_test_split

RNG = np.random.default_rng


@given(st.integers(2, 60), st.floats(0.05, 0.95), st.integers(0, 5))
def test_every_row_is_in_exactly_one_part_with_its_label(n, fraction, seed):
    X, y = np.column_stack([np.arange(n), -np.arange(n)]), 10 * np.arange(n)
    n_test = round(fraction * n)
    if not 0 <= n_test < n:
        with pytest.raises(ValueError, match=r"test_fraction must leave some of"):
            train_test_split(X, y, fraction, RNG(seed))
        return
    X_train, X_test, y_train, y_test = train_test_split(X, y, fraction, RNG(seed))
    assert len(X_test) == len(y_test) == n_test
    np.testing.assert_array_equal(np.sort(np.concatenate([y_train, y_test])), y)
    np.testing.assert_array_equal(X_train[:, 0] * 10, y_train)
    np.testing.assert_array_equal(X_test[:, 1] * -10, y_test)


def test_rows_are_drawn_at_random_and_by_the_generator():
    X = np.arange(100)
    first = train_test_split(X, X, 0.3, RNG(0))[1]
    np.testing.assert_array_equal(first, train_test_split(X, X, 0.3, RNG(0))[1])
    assert set(first) != set(train_test_split(X, X, 0.3, RNG(1))[1])
    assert set(first) not in ({*range(30)}, {*range(70, 100)})


def test_dtypes_and_data_are_kept():
    X, y = np.ones((4, 2), np.float32), np.array(["a", "b", "c", "d"])
    X_train, _, y_train, _ = train_test_split(X, y, 0.5, RNG(0))
    assert X_train.dtype == np.float32
    assert y_train.dtype == y.dtype
    X_train[:] = 0
    assert (X == 1).all()


def test_wrong_input_is_named():
    with pytest.raises(ValueError, match=r"y must have as many rows as X=2\. Got shape \(3,\)\."):
        train_test_split([[1], [2]], [1, 2, 3], 0.5, RNG(0))
    with pytest.raises(
        ValueError, match=r"X must have shape \(n_samples, n_features\)\. Got \(0,\)\."
    ):
        train_test_split([], [], 0.5, RNG(0))
    with pytest.raises(TypeError, match=r"rng must be"):
        train_test_split([[1], [2]], [1, 2], 0.5, np.random)
    with pytest.raises(ValueError, match=r"Got 1\.0, which is 2 for the test\."):
        train_test_split([[1], [2]], [1, 2], 1.0, RNG(0))
