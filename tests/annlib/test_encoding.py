import numpy as np
import pytest
from sklearn.preprocessing import LabelBinarizer

from annlib.encoding import one_hot


def test_one_hot_agrees_with_scikit_learn():
    y = np.random.default_rng(0).integers(0, 4, 30)
    np.testing.assert_array_equal(one_hot(y, 4), LabelBinarizer().fit(range(4)).transform(y))


def test_one_hot_has_a_column_for_a_class_that_does_not_occur():
    np.testing.assert_array_equal(one_hot([2, 0], 4), [[0, 0, 1, 0], [1, 0, 0, 0]])


def test_one_hot_is_float64_unless_asked():
    assert one_hot([1], 2).dtype == np.float64
    assert one_hot([1], 2, np.float32).dtype == np.float32
    assert one_hot([1.0, 0.0], 2).shape == (2, 2)


@pytest.mark.parametrize(
    ("y", "message"),
    [
        ([0, 3], r"y must hold labels from 0 to 2\. Got 3\."),
        ([0, -1], r"y must hold labels from 0 to 2\. Got -1\."),
        ([0.5], r"y must hold whole numbers\. Got 0\.5\."),
        ([np.nan], r"y must hold whole numbers\. Got nan\."),
        ([[0], [1]], r"y must have shape \(n_samples,\)\. Got \(2, 1\)\."),
        ([], r"y must not be empty\. Got shape \(0,\)\."),
    ],
)
def test_one_hot_refuses_what_is_no_label(y, message):
    with pytest.raises(ValueError, match=message):
        one_hot(y, 3)


def test_one_hot_refuses_names():
    with pytest.raises(TypeError, match=r"y must hold whole numbers\. Got dtype <U3\."):
        one_hot(["cat"], 3)
