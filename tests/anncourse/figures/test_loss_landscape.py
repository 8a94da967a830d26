"""The loss figure shows what the learner's loss functions return."""

import numpy as np
import pytest

from anncourse.figures import loss_curves
from anncourse.figures.loss_landscape.figure import VIEWS
from anncourse.figures.loss_landscape.numbers import BIAS, FEATURES, LABELS, MAP, Losses, P
from anncourse.figures.plot import centres
from annlib import binary_cross_entropy, mse_loss

LOSSES = Losses(binary_cross_entropy, mse_loss)


def test_the_losses_of_one_prediction_follow_their_formulas():
    entropy, squared = LOSSES.by_prediction(1)
    assert entropy == pytest.approx(-np.log(P))
    assert squared == pytest.approx((1 - P) ** 2)
    entropy, squared = LOSSES.by_prediction(0)
    assert entropy == pytest.approx(-np.log(1 - P))
    assert squared == pytest.approx(P**2)


def test_the_map_and_the_curve_over_one_weight_meet():
    places = centres(MAP, 25)
    w1, w2 = places[130]
    entropy, _ = LOSSES.by_weight(w2, np.array([w1]))
    assert LOSSES.map().ravel()[130] == pytest.approx(entropy[0])
    z = FEATURES @ np.array([w1, w2]) + BIAS
    expected = np.mean(np.log(1 + np.exp(-z)) * LABELS + np.log(1 + np.exp(z)) * (1 - LABELS))
    assert entropy[0] == pytest.approx(expected)


def test_the_lowest_place_lies_inside_the_map():
    lowest = np.unravel_index(LOSSES.map().argmin(), (25, 25))
    assert all(2 < index < 22 for index in lowest)


def test_each_view_tells_its_numbers():
    figure = loss_curves()
    says = ["".join(figure.move(view=view, p=0.25, w1=1.0, w2=0.5).say) for view in VIEWS]
    assert "Cross-entropy: 1.386. Squared error: 0.562." in says[0]
    assert "w₂ fixed at 0.50" in says[1]
    assert "lowest place on this map" in says[2]


@pytest.mark.parametrize("view", VIEWS)
def test_a_loss_that_is_not_written_is_told(view):
    def mse_loss(A, Y):
        return None

    def binary_cross_entropy(p, y):
        return p * y

    assert "mse_loss returned None" in loss_curves(mse_loss=mse_loss).move(label="0").trouble
    picture = loss_curves(binary_cross_entropy).move(view=view)
    assert "must be one number" in picture.trouble


def test_a_loss_that_changes_its_arguments_harms_nobody():
    def greedy(p, y):
        result = binary_cross_entropy(p, y)
        p[:] = 0
        return result

    assert loss_curves(greedy).move(view=VIEWS[2]).trouble == ""
    assert np.array_equal(LABELS, LABELS.astype(bool))
