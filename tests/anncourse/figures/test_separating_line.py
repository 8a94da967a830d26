import numpy as np
import pytest

from anncourse.figures import perceptron_line
from anncourse.figures.separating_line.figure import TRIES
from anncourse.figures.separating_line.gates import GATES, gate_of
from anncourse.figures.separating_line.numbers import GRID, line_numbers
from annlib import perceptron_predict


def numbers_of(function=perceptron_predict, w1=1.0, w2=1.0, b=-1.5, gate="AND"):
    return line_numbers(function, w1, w2, b, gate)


def test_the_four_points_are_weighed_and_judged():
    numbers = numbers_of()
    assert numbers.z.tolist() == [-1.5, -0.5, -0.5, 0.5]
    assert numbers.predictions.tolist() == [0, 0, 0, 1]
    assert numbers.n_right == 4
    assert numbers.computes == "AND"
    assert numbers.strays == 0


@pytest.mark.parametrize(
    ("weights", "name"),
    [
        ((1, 1, -0.5), "OR"),
        ((-1, -1, 1.5), "NAND"),
        ((1, 0, -0.5), "the same as x₁"),
        ((0, -1, 0.5), "not x₂"),
        ((0, 0, -1), "always 0"),
        ((0, 0, 0), "always 1"),
        ((1, -1, 0.5), "x₁ or not x₂"),
    ],
)
def test_the_gate_that_the_weights_make_is_named(weights, name):
    assert numbers_of(perceptron_predict, *weights).computes == name


def test_every_table_of_truth_has_a_name():
    names = {gate_of([i >> k & 1 for k in range(4)]) for i in range(16)}
    assert len(names) == 16
    assert all(gate_of(outputs) == gate for gate, outputs in GATES.items())


def test_no_line_gets_more_than_three_points_of_xor():
    rng = np.random.default_rng(0)
    right = [
        numbers_of(perceptron_predict, *w, gate="XOR").n_right for w in rng.normal(size=(300, 3))
    ]
    assert max(right) == 3


def test_a_function_without_bias_strays_from_the_line():
    numbers = numbers_of(lambda X, w, b: (X @ w >= 0).astype(int))
    assert numbers.strays > 50
    assert numbers.grid.shape == (GRID, GRID)


def test_a_strict_threshold_is_no_stray_but_fails_on_a_point_of_the_line():
    numbers = numbers_of(lambda X, w, b: (X @ w + b > 0).astype(int), 1.0, 1.0, 0.0)
    assert numbers.strays == 0
    assert numbers.predictions.tolist() == [0, 1, 1, 1]


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda X, w, b: None, "returned None"),
        (lambda X, w, b: 1, "must be an array of shape"),
        (lambda X, w, b: X @ w + b, "must be 0 or 1"),
        (lambda X, w: X, "positional argument"),
        (lambda X, w, b: X @ b, "raised ValueError"),
    ],
)
def test_a_broken_function_is_told_and_the_line_still_stands(function, words):
    figure = perceptron_line(function)
    assert words in figure.picture["trouble"]
    keys = [n["key"] for n in figure.picture["nodes"]]
    assert "line" in keys
    assert "ones" not in keys
    assert {row[3] for row in figure.picture["table"]["rows"]} == {"?"}


def test_a_function_that_raises_sometimes_recovers_by_itself():
    def predict(X, w, b):
        if b > 1:
            raise RuntimeError("b is too big")
        return perceptron_predict(X, w, b)

    figure = perceptron_line(predict)
    assert "b is too big" in figure.move(b=2).trouble
    assert figure.move(b=0.5).trouble == ""


def test_the_text_says_what_the_picture_shows():
    figure = perceptron_line()
    said = figure.move(w1=1, w2=1, b=-0.5, gate="OR").say
    assert said[0] == "z = 1.0·x₁ + 1.0·x₂ − 0.5"
    assert said[1] == "4 of 4 points right for OR. This perceptron computes: OR."


def test_the_start_gives_no_gate_away():
    figure = perceptron_line()
    assert all("4 of 4" not in figure.move(gate=gate).say[1] for gate in GATES)


def test_without_weights_there_is_no_line():
    picture = perceptron_line().move(w1=0, w2=0)
    assert "there is no line" in picture.say[-1]
    line = next(n for n in picture.nodes if n["key"] == "line")
    assert line["attributes"]["d"] == ""


def test_xor_is_explained_only_after_many_lines_were_tried():
    figure = perceptron_line(gate="XOR")
    for i in range(TRIES - 2):
        assert "No single perceptron" not in "".join(figure.move(b=i / 10).say)
    figure.move(b=0)
    assert "No single perceptron" not in "".join(figure.move(b=0.1).say)
    assert "No single perceptron" in "".join(figure.move(b=-3).say + figure.move(b=-2.9).say)
    assert "No single perceptron" not in "".join(figure.move(gate="OR").say)


def test_a_gate_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match=r"gate must be one of AND, OR, NAND, XOR. Got 'NOT'"):
        perceptron_line(gate="NOT")


def test_a_slow_function_is_stopped_and_told(monkeypatch):
    entered = []

    def endless(X, w, b):
        entered.append(b)
        while True:
            pass

    monkeypatch.setattr("anncourse.figures.learner.TIME_LIMIT", 0.1)
    figure = perceptron_line(endless)
    assert "was stopped" in figure.picture["trouble"]
    # Every call costs the learner the limit once more.
    assert len(entered) == 1
