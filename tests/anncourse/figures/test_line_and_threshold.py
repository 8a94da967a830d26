import numpy as np
import pytest

from anncourse.figures import weight_and_bias
from anncourse.figures.line_and_threshold.numbers import LINE_X, Functions, two_uses
from annlib import fit_line, load_iris, mean_squared_error, predict_line

X = load_iris().X[::3, 2]
Y = load_iris().X[::3, 3]


def use(w, b, show_best=False, **functions):
    chosen = {
        "predict_line": predict_line,
        "mean_squared_error": mean_squared_error,
        "fit_line": fit_line,
        **functions,
    }
    return two_uses(Functions(**chosen), X, Y, w, b, show_best)


def test_one_pair_of_numbers_makes_a_line_and_a_threshold():
    numbers = use(0.5, -1.0)
    assert numbers.line == pytest.approx(0.5 * LINE_X - 1)
    assert numbers.error == pytest.approx(np.mean((0.5 * X - 1 - Y) ** 2))
    assert numbers.threshold == 2.0
    assert numbers.n_fires == (X >= 2).sum()


def test_a_negative_weight_fires_downwards():
    assert use(-0.5, 1.0).n_fires == (X <= 2).sum()
    assert "from there downwards" in weight_and_bias(w=-0.5, b=1.0).picture["say"][-1]


@pytest.mark.parametrize(("b", "words"), [(0.0, "for every x"), (-0.5, "for no x")])
def test_without_a_weight_there_is_no_threshold(b, words):
    assert use(0.0, b).threshold is None
    assert words in weight_and_bias(w=0.0, b=b).picture["say"][-1]


def test_no_line_is_better_than_that_of_least_squares():
    best = use(0.0, 0.0, show_best=True).best
    rng = np.random.default_rng(0)
    errors = [
        use(best.slope + dw, best.intercept + db).error for dw, db in rng.normal(size=(50, 2))
    ]
    assert min(errors) >= best.error


def test_the_best_line_is_shown_when_asked():
    figure = weight_and_bias()
    assert not any("Least squares" in line for line in figure.picture["say"])
    said = figure.move(show_best=True).say
    assert said[1].startswith("Least squares (dashed): width = 0.43·x − 0.41.")


@pytest.mark.parametrize(
    ("name", "function", "words"),
    [
        ("predict_line", lambda x, w, b: None, "returned None"),
        ("predict_line", lambda x, w, b: w, "must be an array of shape"),
        ("mean_squared_error", lambda p, t: (p - t) ** 2, "must be one number"),
        ("mean_squared_error", lambda p, t: 1 / 0, "ZeroDivisionError"),
        ("fit_line", lambda x, y: 3.0, "must be an array of shape (2,)"),
    ],
)
def test_a_broken_function_is_told_and_the_perceptron_still_stands(name, function, words):
    figure = weight_and_bias(**{name: function})
    picture = figure.move(show_best=True)
    assert words in picture.trouble
    assert picture.say[-1].startswith("Perceptron: z = 0.20·x + 0.60.")


def test_a_wrong_line_is_drawn_as_the_learner_wrote_it():
    figure = weight_and_bias(predict_line=lambda x, w, b: w * x**2 + b)
    regression = next(n for n in figure.picture["nodes"] if n["key"] == "regression")
    inside = next(n for n in regression["children"] if n["key"] == "inside")
    line = next(n for n in inside["children"] if n["key"] == "line")
    points = np.array([p.split(",") for p in line["attributes"]["d"][1:].split(" L")], float)
    assert np.ptp(np.diff(points[:, 1])) > 1


def find(nodes, key):
    for n in nodes:
        if n["key"] == key:
            return n
        if found := find(n.get("children", ()), key):
            return found
    return None


@pytest.mark.parametrize(
    ("w", "b", "corners"), [(0.5, -1, 4), (-0.5, 1, 4), (0.1, 1.5, 2), (0, -1, 2)]
)
def test_the_output_steps_where_the_threshold_is_inside_the_picture(w, b, corners):
    steps = find(weight_and_bias(w=w, b=b).picture["nodes"], "steps")
    assert steps["attributes"]["d"].count(",") == corners
