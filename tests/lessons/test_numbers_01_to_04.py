"""Every number that lessons 1 to 4 tell is computed anew."""

from __future__ import annotations

import itertools
import warnings

import numpy as np
import pytest
from scipy.optimize import linprog

from anncourse.exercises import PREDICTIONS
from annlib import (
    bias_from_threshold,
    boundary_x2,
    collapse_linear,
    count_parameters,
    dense_forward,
    fit_line,
    forward,
    init_parameters,
    load_digits,
    load_iris,
    mean_squared_error,
    perceptron_predict,
    perceptron_update,
    predict_line,
    relu,
    sigmoid,
    sigmoid_derivative,
    softmax,
    step,
    tanh,
    tanh_derivative,
    train_perceptron,
    weight_impact,
    weighted_sum,
)
from annlib import network_2_2_1 as network
from tests.lessons.numbers import says

IRIS = load_iris()
LENGTH, WIDTH = IRIS.X[:, 2], IRIS.X[:, 3]
CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def petals(first):
    """Return petals and labels, 0 and 1, of species number `first` and of the next one."""
    rows = (IRIS.y == first) | (IRIS.y == first + 1)
    return IRIS.X[rows][:, 2:4], IRIS.y[rows] - first


def answer(*sample, of=-1):
    return forward(np.array([sample], dtype=float), network.PARAMETERS, [relu, sigmoid])[of][0]


# Lesson 1


def test_the_umbrella_is_taken_today():
    says("01", r"$$z = 4 \cdot 0.5 + 1 \cdot 2 - 3 = 1$$")
    assert weighted_sum([0.5, 2], [4, 1], -3) == 1


def test_the_examples_of_lesson_1_are_what_the_functions_return():
    says("01", "With `x = (1, 2)`, `w = (3, -1)` and `b = 0.5` it is $3 - 2 + 0.5 = 1.5$.")
    assert weighted_sum([1, 2], [3, -1], 0.5) == 1.5
    says("01", "`step(-0.5)` is 0, and `step(np.array([-1.5, 0.2, 3.0]))` is the array `[0, 1, 1]`")
    assert step(-0.5) == 0
    assert step(np.array([-1.5, 0.2, 3.0])).tolist() == [0, 1, 1]
    says("01", "with `w = (4, 1)` and `b = -3`, that is `[1, 0, 1]`")
    days = np.array([[0.5, 2], [0.25, 1.5], [1, 0.5]])
    assert perceptron_predict(days, np.array([4, 1]), -3).tolist() == [1, 0, 1]
    says("01", "For `x1 = 1`, `w = (2, 4)` and `b = -6` the answer is 1.")
    assert boundary_x2(1, [2, 4], -6) == 1


def test_a_sum_that_is_0_on_paper_is_not_0_in_a_computer():
    says("01", "0.6 + 0.3 - 0.9 is not 0 in a computer")
    assert -2e-16 < 0.6 + 0.3 - 0.9 < 0


def test_two_corners_fire_before_the_bias_grows():
    says("01", "Take `w = (2, -1)` and `b = -0.5`: of the four corners", "two fire")
    assert perceptron_predict(CORNERS, np.array([2, -1]), -0.5).sum() == 2


def test_xor_is_or_and_nand_and_three_of_four_is_the_best_line():
    says("01", "You will get three, and never four.")
    rng = np.random.default_rng(0)
    best = max(
        np.sum(perceptron_predict(CORNERS, w, b) == [0, 1, 1, 0])
        for w, b in zip(rng.uniform(-1, 1, (5000, 2)), rng.uniform(-1, 1, 5000), strict=True)
    )
    assert best == 3


# Lesson 2


def test_the_bean_and_the_three_misses():
    says("02", r"$$0.5 \cdot 30 + 2 = 17$$", "`predict_line(30.0, 0.5, 2.0)` is 17")
    assert predict_line(np.array([0.0, 10, 30]), 0.5, 2.0).tolist() == [2, 7, 17]
    says("02", "$(1 + 0 + 9) / 3 = 3.333$")
    assert mean_squared_error([3, 4, 5], [2, 4, 8]) == pytest.approx(10 / 3)


def test_the_three_points_have_this_line():
    says("02", "The slope is $2.5 / 2 = 1.25$.", r"here it is $3 - 1.25 \cdot 2 = 0.5$")
    assert fit_line([1, 2, 3], [2, 2.5, 4.5]) == pytest.approx((1.25, 0.5))


def test_the_line_through_the_flowers_and_those_within_the_species():
    says("02", "the slope is about 0.416 and the intercept about $-0.363$")
    assert np.round(fit_line(LENGTH, WIDTH), 3).tolist() == [0.416, -0.363]
    says("02", "They are 0.201, 0.331 and 0.160, all below the 0.416")
    slopes = [fit_line(LENGTH[IRIS.y == k], WIDTH[IRIS.y == k])[0] for k in range(3)]
    assert np.round(slopes, 3).tolist() == [0.201, 0.331, 0.160]
    says("02", "102 places for 150")
    assert len(np.unique(IRIS.X[:, 2:4], axis=0)) == 102


def test_what_a_line_without_a_bias_loses():
    says("02", "The best line *through the origin* has the slope 0.3365.")
    through = float(LENGTH @ WIDTH / (LENGTH @ LENGTH))
    assert round(through, 4) == 0.3365
    best, origin, cut = (
        mean_squared_error(predict_line(LENGTH, w, b), WIDTH)
        for w, b in ((0.4158, -0.3631), (0.3365, 0.0), (0.4158, 0.0))
    )
    says("02", "Without a bias the error is half as large again", "it is four times as large")
    assert 1.45 < origin / best < 1.6
    assert 3.9 < cut / best < 4.3


def test_the_line_moved_by_hand_cannot_be_better_than_this():
    says("02", "a mean squared error of 0.040 for these 50 flowers", "for every third flower")
    x, y = LENGTH[::3], WIDTH[::3]
    assert len(x) == 50
    assert round(mean_squared_error(predict_line(x, *fit_line(x, y)), y), 3) == 0.040


def separable(X, y, bias):
    """Whether some w, and b if there is a bias, parts the classes, by linear programming."""
    signs = np.where(y == 1, 1, -1)[:, None]
    A = np.column_stack([X, np.ones(len(X))]) if bias else X
    found = linprog(np.zeros(A.shape[1]), -signs * A, -np.ones(len(X)), bounds=(None, None))
    return found.status == 0


def test_which_flowers_a_flat_border_separates():
    says("02", "no line *through the origin* separates them")
    assert separable(*petals(0), bias=True)
    assert not separable(*petals(0), bias=False)
    says("02", "no flat border separates the two species then, either")
    rows = IRIS.y >= 1
    assert not separable(IRIS.X[rows], IRIS.y[rows] - 1, bias=True)


def test_a_change_of_an_input_has_this_impact():
    w = np.array([0.5, 0.75])
    says("02", "For a petal of 4 cm by 1.25 cm, $z = 2 + 0.9375 - 2 = 0.9375$.", "would be 1.4375")
    assert weighted_sum([4, 1.25], w, -2) == 0.9375
    assert weighted_sum([5, 1.25], w, -2) == 1.4375
    says("02", "`weight_impact(np.array([0.5, 0.75]), 1, 0.5)` is 0.375")
    assert weight_impact(w, 1, 0.5) == 0.375
    assert bias_from_threshold(3) == -3


def test_the_corrections_by_hand():
    says("02", r"0.2 = 0.4$$", r"(0.06,\; -0.42) \qquad b = 0.2 - 0.1 = 0.1$$", "+ 0.1 = 0.1$")
    setosa = np.array([1.4, 0.2])
    assert weighted_sum(setosa, [0.2, -0.4], 0.2) == pytest.approx(0.4)
    w, b = perceptron_update(np.array([0.2, -0.4]), 0.2, setosa, 0, 0.1)
    assert (*w, b) == pytest.approx((0.06, -0.42, 0.1))
    assert weighted_sum(setosa, w, b) == pytest.approx(0.1)
    says(
        "02", "$z = -4.5 - 3 - 1 = -8.5$", "with `w = (0.5, -1)`, `b = 0` and `x = (2, 1)` it does"
    )
    assert weighted_sum([4.5, 1.5], [-1, -2], -1) == -8.5
    assert step(weighted_sum([2, 1], [0.5, -1], 0)) == 1


def test_the_epoch_in_the_table():
    X, y = np.array([[1.0], [3.0], [0.5]]), np.array([0, 1, 0])
    says("02", "the weights `[0.75]`, the bias `-0.5` and the mistakes `[3]`", "`[3, 3, 1, 0, 0]`")
    w, b, mistakes = train_perceptron(X, y, 0.5, 1)
    assert (w.tolist(), b, list(mistakes)) == ([0.75], -0.5, [3])
    assert list(train_perceptron(X, y, 0.5, 5)[2]) == [3, 3, 1, 0, 0]


def test_no_line_through_the_origin_separates_setosa_from_versicolor():
    says("02", "Seen from the origin the two kinds of flowers lie in the same direction")
    X, y = petals(0)
    slope = X[:, 1] / X[:, 0]  # such a line parts all that are steeper from all that are flatter
    assert slope[y == 1].min() < slope[y == 0].max()
    assert slope[y == 0].min() < slope[y == 1].max()


def test_setosa_and_versicolor_are_learned_in_two_epochs():
    says("02", "After two epochs and four corrections it makes no mistake any more.")
    X, y = petals(0)
    w, b, mistakes = train_perceptron(X, y, 0.1, 10)
    assert list(mistakes) == [2, 2, *[0] * 8]
    says("02", "twice as close to the one cloud as to the other")
    z = np.abs(X @ w + b)
    near, far = sorted([z[y == 0].min(), z[y == 1].min()])
    assert 1.7 < far / near < 2.5


def test_versicolor_and_virginica_are_not():
    says("02", "Two to four mistakes in each epoch, among a hundred flowers.")
    X, y = petals(1)
    assert set(train_perceptron(X, y, 0.1, 30)[2]) == {2, 3, 4}
    same = [row for row in X[y == 0] if (X[y == 1] == row).all(axis=1).any()]
    assert [row.tolist() for row in same] == [[4.8, 1.8]]


# Lesson 3


def test_the_umbrella_in_three_weathers():
    says("03", "In a thunderstorm, all sky covered, and four hours outside, $z = 5$")
    assert weighted_sum([1, 4], [4, 1], -3) == 5
    says("03", "With about half as much cloud, $z = 0.01$")
    assert pytest.approx(0.25, abs=0.003) == (0.01 + 3 - 2) / 4


def test_the_table_of_the_sigmoid():
    says("03", "| $e^{-z}$ | 148.413 | 2.718 | 1 | 0.368 | 0.007 |")
    z = np.array([-5.0, -1, 0, 1, 5])
    assert np.round(np.exp(-z), 3).tolist() == [148.413, 2.718, 1, 0.368, 0.007]
    says("03", r"| $\sigma(z)$ | 0.007 | 0.269 | 0.5 | 0.731 | 0.993 |")
    assert np.round(sigmoid(z), 3).tolist() == [0.007, 0.269, 0.5, 0.731, 0.993]
    says("03", r"$\sigma(3)$ is 0.953", "`sigmoid(40.0)` *is* 1")
    assert round(float(sigmoid(np.array(3.0))), 3) == 0.953
    assert sigmoid(np.array(40.0)) == 1


def test_where_numbers_end():
    says("03", "$e$ to the power of 710 is already more", "$e^{89}$ is too much")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert np.isinf([np.exp(710.0), np.exp(np.float32(89))]).all()
    assert np.isfinite([np.exp(709.0), np.exp(np.float32(88))]).all()


def test_firing_points():
    says("03", "it fires from $x = 0.25$ on", r"z = \ln 4 = 1.386$$", "and $x = 0.597$")
    assert sigmoid(np.array(4 * 0.25 - 1)) == 0.5
    assert round(float(np.log(4)), 3) == 1.386
    assert round(float((np.log(4) + 1) / 4), 3) == 0.597


def test_tanh_by_hand():
    says("03", "$(2.718 - 0.368) / (2.718 + 0.368) = 0.762$", r"$\sigma(2) = 0.881$", "is 1.762")
    assert round(float(tanh(np.array(1.0))), 3) == 0.762
    assert round(float(sigmoid(np.array(2.0))), 3) == 0.881
    assert round(2 * float(sigmoid(np.array(2.0))), 3) == 1.762


def test_softmax_by_hand():
    says("03", r"0.705 & 0.259 & 0.035 \\ 0.333 & 0.333 & 0.333", "become 7.389, 2.718 and 0.368")
    P = softmax(np.array([[2.0, 1, -1], [0, 0, 0]]))
    assert np.round(P, 3).tolist() == [[0.705, 0.259, 0.035], [0.333] * 3]
    says("03", "Divided by their sum, 10.475")
    assert round(float(np.exp([2.0, 1, -1]).sum()), 3) == 10.475


def test_slopes():
    says(
        "03",
        "from 0.5 to 0.50025",
        r"$0.881 \cdot 0.119 = 0.105$",
        "`sigmoid_derivative(2.0)` is 0.105",
    )
    assert round(float(sigmoid(np.array(0.001))), 5) == 0.50025
    assert round(float(sigmoid_derivative(np.array(2.0))), 3) == 0.105
    says("03", "at $z = 10$ is 0.000045")
    assert round(float(sigmoid_derivative(np.array(10.0))), 6) == 0.000045
    says("03", "slope is below 0.01 from $|z| = 4.6$ on", "below 0.01 from $|z| = 3.0$ on")
    assert sigmoid_derivative(np.array([4.55, 4.6])) == pytest.approx([0.01, 0.01], abs=5e-4)
    assert sigmoid_derivative(np.array(4.6)) < 0.01
    assert tanh_derivative(np.array(3.0)) < 0.01 < tanh_derivative(np.array(2.9))
    says("03", "slope 0.25 at z = 0, 0.105 at z = 2, and 0.004 at z = 5.5")
    assert round(float(sigmoid_derivative(np.array(5.5))), 3) == 0.004


# Lesson 4


@pytest.mark.parametrize(
    ("sample", "hidden", "output"),
    [((2, 3), [1.25, 0.5], 0.893), ((1, 2), [0.5, 0.75], 0.622), ((2, 1), [0.75, 0], 0.915)],
)
def test_the_2_2_1_network_answers(sample, hidden, output):
    assert answer(*sample, of=1).tolist() == hidden
    assert round(float(answer(*sample)[0]), 3) == output


def test_the_network_by_hand():
    says("04", r"\text{sigmoid}(2.125) \approx 0.893", r"\text{sigmoid}(2.375) \approx 0.915")
    assert weighted_sum([1.25, 0.5], [1.5, -2], 1.25) == 2.125
    assert weighted_sum([0.75, 0], [1.5, -2], 1.25) == 2.375
    says("04", "Hidden neuron 2 falls silent at $x_1 = 1.75$")
    assert answer(1.75, 2, of=1)[1] == 0 < answer(1.74, 2, of=1)[1]
    says("04", "For the sample (2, 3) our network answers 0.893.")


def test_the_layer_as_a_table():
    X = np.array([[2.0, 3], [2, 1]])
    says("04", r"1.75 & 0.25 \\ 1.25 & -1.25", "is `[[1.25, 0.5], [0.75, 0]]`")
    assert (X @ network.W_HIDDEN).tolist() == [[1.75, 0.25], [1.25, -1.25]]
    found = dense_forward(X, network.W_HIDDEN, network.B_HIDDEN, relu)
    assert found.tolist() == [[1.25, 0.5], [0.75, 0]]


def test_parameters_are_counted():
    says("04", "For `[2, 2, 1]` it is 9.")
    assert count_parameters([2, 2, 1]) == 9


def test_two_layers_in_single_numbers_collapse():
    says("04", "it returns `[[-5]]` and `[1]`")
    W, b = collapse_linear(*map(np.array, ([[5.0]], [2.0], [[-1.0]], [3.0])))
    assert (W.tolist(), b.tolist()) == ([[-5]], [1])


def test_the_untrained_network_has_no_idea():
    digits = load_digits()
    says("04", "The network has no idea.")
    parameters = init_parameters([64, 16, 10], np.random.default_rng(4))
    P = forward(digits.X[:1] / 16, parameters, [relu, softmax])[-1]
    assert P.max() < 0.25
    assert P.argmax() != digits.y[0]


# What is told after a prediction


def reason(name):
    return PREDICTIONS[name][1].because


def test_how_many_gates_with_four_inputs_one_perceptron_computes():
    assert "1,882 of 65,536" in reason("gates")
    # For four inputs whole weights up to 3 are enough (Muroga, Toda and Kondo, 1962).
    inputs = np.array(list(itertools.product((0, 1), repeat=4)))
    weights = np.array(list(itertools.product(range(-3, 4), repeat=4)))
    z = inputs @ weights.T
    tables = {tuple(row) for half in range(-13, 14) for row in (z >= half - 0.5).T.tolist()}
    assert (len(tables), 2**16) == (1882, 65536)


def test_the_numbers_in_the_reasons_of_lessons_1_to_4():
    assert pytest.approx(-1e-16, abs=0.2e-16) == 0.6 + 0.3 - 0.9
    assert "-0.0000000000000001:" in reason("step_of_a_sum")
    assert weighted_sum([0, 1], [2, -1], 0.5) == -0.5
    assert "(0, 1), with z = -0.5" in reason("corners")
    w, b = perceptron_update(np.array([-1.0, -2.0]), -1.0, np.array([4.5, 1.5]), 1, 0.1)
    assert weighted_sum([4.5, 1.5], w, b) == pytest.approx(-6.15)
    assert "-8.5 to -6.15" in reason("one_correction")
    P = softmax(np.array([[2.0, 1, -1]]))
    assert np.round(P, 3).tolist() == [[0.705, 0.259, 0.035]]
    assert np.round(softmax(P), 3).tolist() == [[0.465, 0.298, 0.238]]
    assert "makes 0.465, 0.298 and 0.238" in reason("second_softmax")
    assert pytest.approx(0.00000095, abs=1e-8) == 0.25**10
    assert "ten times, is 0.00000095" in reason("ten_layers")
    assert 128 + 10 == 138
    assert "only 138 are biases" in reason("large_network")
    X, y = petals(1)
    w, b, _ = train_perceptron(X, y, 0.1, 30)
    assert perceptron_predict(X, w, b).all()
    assert "every single flower a virginica" in reason("wrong_of_a_hundred")


def test_what_may_be_used_without_a_calculator_is_right():
    says("02", "For the same flower $z$ is now $0.084 - 0.084 + 0.1 = 0.1$.")
    assert f"{0.06 * 1.4:.3f} {0.42 * 0.2:.3f}" == "0.084 0.084"
    says("03", "You may use $e^{0.5} = 1.6487$.", "You may use $e^{-0.5} = 0.6065$.")
    assert f"{np.exp(0.5):.4f} {np.exp(-0.5):.4f}" == "1.6487 0.6065"
    says("03", "$\\tanh(0.5)$ is 0.462.", "the sigmoid makes 0.999 or nearly 0 of that")
    assert f"{np.tanh(0.5):.3f} {sigmoid(7.0):.3f}" == "0.462 0.999"
