"""The walk downhill takes the learner's own steps."""

import numpy as np
import pytest

from anncourse.figures import descent
from anncourse.figures.walk_downhill.numbers import gradient, loss, lowest, walk
from annlib import gradient_step


def test_the_gradient_is_the_slope_of_the_loss():
    eps = 1e-6
    w, b = 0.7, -1.3
    numeric = (
        (loss(w + eps, b) - loss(w - eps, b)) / (2 * eps),
        (loss(w, b + eps) - loss(w, b - eps)) / (2 * eps),
    )
    assert gradient(w, b) == pytest.approx(numeric, rel=1e-6)
    assert gradient(*lowest()) == pytest.approx((0, 0), abs=1e-12)


def test_a_walk_follows_the_update_rule():
    places = walk(gradient_step, -2.0, 3.0, 0.1).places
    assert len(places) == 41
    assert places[1] == pytest.approx(np.array([-2.0, 3.0]) - 0.1 * np.array(gradient(-2.0, 3.0)))


@pytest.mark.parametrize(
    ("lr", "kind"),
    [(0.02, "crawls"), (0.25, "converges"), (0.5, "oscillates"), (0.6, "diverges")],
)
def test_the_learning_rate_decides_what_the_walk_does(lr, kind):
    assert walk(gradient_step, -2.0, 3.0, lr).kind == kind
    figure = descent()
    assert f"It {kind}" in " ".join(figure.move(lr=lr).say)


def test_a_walk_uphill_diverges():
    def ascent(parameters, gradients, lr):
        return [
            (W + lr * dW, b + lr * db)
            for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
        ]

    assert walk(ascent, -2.0, 3.0, 0.2).kind == "diverges"


def test_a_forgotten_bias_never_reaches_the_bottom():
    def weights_only(parameters, gradients, lr):
        return [(W - lr * dW, b) for (W, b), (dW, _) in zip(parameters, gradients, strict=True)]

    found = walk(weights_only, -2.0, 3.0, 0.2)
    assert found.kind == "crawls"
    assert set(found.places[:, 1]) == {3.0}


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (None, "returned None"),
        ([], "one pair"),
        ([(np.ones((1, 1)), np.ones(2))], "must be an array of shape"),
        ([(np.array([[np.nan]]), np.ones(1))], "must be finite"),
    ],
)
def test_a_step_that_is_not_ready_is_told_in_words(result, words):
    picture = descent(lambda parameters, gradients, lr: result).move(lr=0.2)
    assert words in picture.trouble


def test_the_walk_can_be_looked_at_step_by_step():
    figure = descent()
    early, late = figure.move(step=1).say[0], figure.move(step=40).say[0]
    assert "after 1 step:" in early
    assert "after 40 steps:" in late
