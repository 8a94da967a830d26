import numpy as np
import pytest
from sklearn.linear_model import Perceptron

from annlib.datasets import load_iris
from annlib.neuron import perceptron_predict
from annlib.perceptron_learning import perceptron_update, train_perceptron


def test_a_right_answer_changes_nothing():
    w, b = perceptron_update([1.0, 2.0], 0.5, [1.0, 1.0], 1, 0.1)
    np.testing.assert_array_equal(w, [1.0, 2.0])
    assert b == 0.5


def test_a_missed_1_adds_the_input_and_a_false_alarm_subtracts_it():
    w, b = perceptron_update([-1.0, -2.0], -0.5, [3.0, 4.0], 1, 0.1)
    np.testing.assert_allclose(w, [-0.7, -1.6])
    assert b == pytest.approx(-0.4)
    w, b = perceptron_update([1.0, 2.0], 0.5, [3.0, 4.0], 0, 0.1)
    np.testing.assert_allclose(w, [0.7, 1.6])
    assert b == pytest.approx(0.4)


def test_a_point_on_the_line_counts_as_class_1():
    w, b = perceptron_update([1.0, -1.0], 0.0, [1.0, 1.0], 0, 1)
    np.testing.assert_array_equal(w, [0.0, -2.0])
    assert b == -1.0
    assert type(b) is float


@pytest.mark.parametrize("y", [0, 1])
def test_update_gives_new_arrays_and_leaves_the_old_ones(y):
    w, x = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    new_w, _ = perceptron_update(w, 0.5, x, y, 0.1)
    assert not np.shares_memory(new_w, w)
    assert not np.shares_memory(new_w, x)
    np.testing.assert_array_equal(w, [1.0, 2.0])
    np.testing.assert_array_equal(x, [3.0, 4.0])


def test_update_keeps_float32():
    w, _ = perceptron_update(np.zeros(2, np.float32), 0, np.ones(2, np.float32), 0, np.float64(0.1))
    assert w.dtype == np.float32


def test_update_refuses_labels_other_than_0_and_1():
    with pytest.raises(ValueError, match=r"y must hold labels from 0 to 1\. Got -1\."):
        perceptron_update([1.0], 0, [1.0], -1, 0.1)
    with pytest.raises(ValueError, match=r"y must hold whole numbers\. Got 0\.5\."):
        perceptron_update([1.0], 0, [1.0], 0.5, 0.1)


@pytest.mark.parametrize("lr", [0, -1])
def test_a_learning_rate_must_be_above_zero(lr):
    with pytest.raises(ValueError, match=r"lr must be above 0\. Got"):
        perceptron_update([1.0], 0, [1.0], 1, lr)


def test_training_is_one_update_after_another():
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(20, 3)), rng.integers(0, 2, 20)
    w, b, expected = np.zeros(3), 0.0, []
    for _ in range(4):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            wrong += int(perceptron_predict([x], w, b)[0] != label)
            w, b = perceptron_update(w, b, x, label, 0.3)
        expected.append(wrong)
    got_w, got_b, mistakes = train_perceptron(X, y, 0.3, 4)
    np.testing.assert_allclose(got_w, w)
    assert got_b == pytest.approx(b)
    assert mistakes == expected
    assert all(type(count) is int for count in mistakes)


def test_training_separates_setosa_and_never_stops_early():
    X, y, *_ = load_iris()
    w, b, mistakes = train_perceptron(X[:100], y[:100], 1.0, 10)
    assert len(mistakes) == 10
    assert mistakes[0] > 0
    assert mistakes[-1] == 0
    np.testing.assert_array_equal(perceptron_predict(X[:100], w, b), y[:100])


def test_training_takes_the_steps_that_scikit_learn_takes():
    # scikit-learn calls z = 0 class 0 when it predicts, but corrects at z = 0 whatever the label
    # is, so the two agree wherever no weighted sum is exactly 0 after the first correction. The
    # first row, met at w = 0, is of class 0, which both correct.
    rng = np.random.default_rng(2)
    X, y = rng.normal(size=(40, 2)), rng.integers(0, 2, 40)
    y[0] = 0
    peer = Perceptron(max_iter=5, tol=None, shuffle=False, eta0=0.5).fit(X, y)
    w, b, _ = train_perceptron(X, y, 0.5, 5)
    np.testing.assert_allclose(w, peer.coef_[0])
    assert b == pytest.approx(peer.intercept_[0])


def test_training_for_no_epochs_gives_zeros():
    w, b, mistakes = train_perceptron([[1, 2]], [1], 0.1, 0)
    np.testing.assert_array_equal(w, [0, 0])
    assert (b, mistakes) == (0.0, [])


def test_training_leaves_its_data_and_keeps_float32():
    X = np.ones((3, 2), np.float32)
    y = np.array([0, 1, 0])
    w, _, _ = train_perceptron(X, y, 0.1, 2)
    np.testing.assert_array_equal(X, 1)
    np.testing.assert_array_equal(y, [0, 1, 0])
    assert w.dtype == np.float32


def test_training_refuses_a_label_too_few():
    with pytest.raises(ValueError, match=r"y must have shape \(n_samples,\)=\(2,\)\. Got \(1,\)\."):
        train_perceptron([[1], [2]], [1], 0.1, 1)
    with pytest.raises(ValueError, match=r"y must hold labels from 0 to 1\. Got 2\."):
        train_perceptron([[1], [2]], [1, 2], 0.1, 1)
    with pytest.raises(ValueError, match=r"epochs must be at least 0\. Got -1\."):
        train_perceptron([[1], [2]], [1, 0], 0.1, -1)
    with pytest.raises(TypeError, match=r"epochs must be a whole number\. Got True\."):
        train_perceptron([[1], [2]], [1, 0], 0.1, True)
