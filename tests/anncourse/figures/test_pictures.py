"""Pictures without controls show what they were given, and say it."""

import numpy as np
import pytest

from anncourse.figures import digit, flowers, trained_perceptron
from annlib import load_iris


def nodes_of(figure, key):
    """Return the children of the node of this key, wherever it stands."""

    def find(nodes):
        for one in nodes:
            if one["key"] == key:
                return one.get("children", [])
            found = find(one.get("children", []))
            if found is not None:
                return found
        return None

    return find(figure.picture["nodes"])


def said(figure):
    return " ".join(figure.picture["say"])


def test_every_flower_is_a_mark_of_its_species():
    figure = flowers()
    counts = [len(nodes_of(figure, name)) for name in ("setosa", "versicolor", "virginica")]
    assert counts == [50, 50, 50]
    assert len({nodes_of(figure, name)[0]["tag"] for name in ("setosa", "versicolor")}) == 2


def test_a_line_is_drawn_and_said_and_an_unwritten_one_is_not():
    assert nodes_of(flowers(), "fit") is None
    figure = flowers(line=(0.4158, -0.3631))
    assert nodes_of(figure, "fit")[0]["attributes"]["d"].startswith("M66,")
    assert "width = 0.416·length − 0.363" in said(figure)


@pytest.fixture
def hard():
    iris = load_iris()
    rows = iris.y >= 1
    return iris.X[rows][:, 2:4], iris.y[rows] - 1


def test_mistakes_of_each_epoch_and_of_the_finished_perceptron_are_shown(hard):
    figure = trained_perceptron(*hard, ([0.0, 0.0], -1.0, [4, 2, 3]), ("versicolor", "virginica"))
    epochs = [one for one in nodes_of(figure, "epochs") if one["tag"] == "circle"]
    assert len(epochs) == 3
    assert "Mistakes in the first 3 of 3 epochs: 4, 2, 3." in said(figure)
    assert "The finished perceptron: 50 of 100 flowers wrong." in said(figure)


def test_a_perceptron_that_is_not_written_is_told(hard):
    figure = trained_perceptron(*hard, None, ("versicolor", "virginica"))
    assert said(figure) == "No line yet: write train_perceptron first."


def test_a_digit_has_the_ink_of_its_pixels():
    row = np.zeros(64)
    row[9] = 8
    figure = digit(row)
    ink = {n["key"]: n["attributes"].get("fill-opacity") for n in figure.picture["nodes"]}
    assert ink["pixel1-1"] == 0.5
    assert sum(ink[key] or 0 for key in ink if key.startswith("pixel")) == 0.5
    assert said(figure) == "1 of the 64 pixels has ink."
