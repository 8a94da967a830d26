import numpy as np
import pytest
from sklearn import metrics as peer

from annlib.metrics import accuracy, confusion_matrix

Y_TRUE = np.random.default_rng(0).integers(0, 4, 50)
Y_PRED = np.random.default_rng(1).integers(0, 4, 50)


def test_accuracy_agrees_with_scikit_learn():
    assert accuracy(Y_PRED, Y_TRUE) == peer.accuracy_score(Y_TRUE, Y_PRED)
    assert type(accuracy([1, 0], [1, 1])) is float
    assert accuracy([1.0, 0.0], [True, True]) == 0.5


def test_confusion_matrix_agrees_with_scikit_learn():
    counts = confusion_matrix(Y_TRUE, Y_PRED, 5)
    np.testing.assert_array_equal(counts, peer.confusion_matrix(Y_TRUE, Y_PRED, labels=range(5)))
    assert counts.dtype == np.int64
    assert np.trace(counts) / counts.sum() == accuracy(Y_PRED, Y_TRUE)


def test_rows_are_the_true_classes():
    np.testing.assert_array_equal(confusion_matrix([0, 0, 1], [1, 1, 1], 2), [[0, 2], [0, 1]])


def test_wrong_input_is_named():
    with pytest.raises(
        ValueError, match=r"y_true must have shape \(n_samples,\)=\(2,\)\. Got \(3,\)\."
    ):
        accuracy([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match=r"y_pred must have shape \(n_samples,\)\. Got \(1, 2\)\."):
        accuracy([[0.1, 0.9]], [1])
    with pytest.raises(ValueError, match=r"y_pred must not be empty"):
        accuracy([], [])
    with pytest.raises(ValueError, match=r"y_pred must hold labels from 0 to 1\. Got 2\."):
        confusion_matrix([0, 1], [0, 2], 2)
    with pytest.raises(ValueError, match=r"y_true must hold labels from 0 to 1\. Got -1\."):
        confusion_matrix([0, -1], [0, 1], 2)
