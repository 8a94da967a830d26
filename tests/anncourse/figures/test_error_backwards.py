"""The scrubber of lesson 07 marks a learner's numbers where they depart from the true ones."""

import numpy as np
import pytest

from anncourse.figures import backpropagation_steps
from anncourse.figures.error_backwards.numbers import BACKWARD, backward_numbers
from anncourse.figures.error_backwards.view import STEPS
from annlib import hidden_delta, layer_gradients, output_delta

LAST = len(STEPS) - 1


def numbers(output=output_delta, hidden=hidden_delta, gradients=layer_gradients, **values):
    given = {"x1": 1.0, "x2": 2.0, "y": 1.0, **values}
    return backward_numbers(output, hidden, gradients, **given)


def test_the_numbers_are_those_worked_out_by_hand():
    back = numbers().back
    delta = 1 / (1 + np.exp(-0.5)) - 1
    assert back["delta_output"].own.item() == pytest.approx(delta)
    assert back["delta_hidden"].own[0] == pytest.approx([1.5 * delta, -2 * delta])
    assert back["dW_output"].own[:, 0] == pytest.approx([0.5 * delta, 0.75 * delta])
    assert back["dW_hidden"].own == pytest.approx(np.array([[1.5, -2.0], [3.0, -4.0]]) * delta)


@pytest.mark.parametrize("y", [0.0, 1.0])
@pytest.mark.parametrize(("x1", "x2"), [(1.0, 2.0), (2.35, -1.0), (-1.55, 2.6)])
def test_right_functions_agree_with_central_differences_everywhere(x1, x2, y):
    back = numbers(x1=x1, x2=x2, y=y).back
    assert list(back) == list(BACKWARD)
    assert all(found.agrees.all() for found in back.values())


def test_a_wrong_hidden_delta_is_marked_where_it_arises():
    def no_slope(delta_next, W_next, Z, derivative):
        return delta_next @ W_next.T

    found = numbers(hidden=no_slope, x1=2.35, x2=-1.0).back
    assert found["delta_output"].agrees.all()
    assert found["delta_hidden"].agrees.tolist() == [[True, False]]
    picture = backpropagation_steps(hidden_delta=no_slope).move(x1=2.35, x2=-1.0, step=7)
    assert "δ hidden 2" in " ".join(picture.say)
    assert "dW" not in " ".join(picture.say)


def test_nothing_is_shown_before_its_step():
    figure = backpropagation_steps()
    assert figure.move(step=4).table is None
    assert len(figure.move(step=5).table.rows) == 1
    assert len(figure.move(step=LAST).table.rows) == 12
    assert "agrees with central differences" in " ".join(figure.move(step=LAST).say)


def test_an_unwritten_function_is_told_at_its_step_and_the_next_ones_go_on():
    def unwritten(A_prev, delta):
        return None

    figure = backpropagation_steps(layer_gradients=unwritten)
    assert figure.move(step=5).trouble == ""
    picture = figure.move(step=LAST)
    assert "unwritten returned None" in picture.trouble
    assert ("δ hidden 1", "−0.5663", "−0.5663", "✓ agrees") in picture.table.rows
    assert ("db output", "?", "−0.3775", "") in picture.table.rows


def test_one_result_in_place_of_two_is_told():
    picture = backpropagation_steps(layer_gradients=lambda A, d: A.T @ d).move(step=6)
    assert "two results, dW and db" in picture.trouble
