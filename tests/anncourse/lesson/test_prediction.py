"""Predict first, then run; and hints, one at a time."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse import hint, predicted
from anncourse.exercises import EXERCISES
from anncourse.lesson import hints as hints_module
from tests.anncourse.checks.toys import SCALED


def _never():
    raise AssertionError("called before there was a prediction")


@pytest.mark.parametrize("missing", [None, ...])
def test_without_a_prediction_nothing_is_run_or_told(missing):
    shown = predicted(missing, _never, "Because of the bias.")
    assert "Write your prediction in the cell above first" in repr(shown)
    assert "bias" not in repr(shown) + shown._repr_html_()


@pytest.mark.parametrize(
    ("prediction", "outcome"),
    [
        (1, 1),
        (0.5, 0.5001),
        (1.0, np.int64(1)),
        ("up", "up"),
        ("0.5", 0.5),
        ("(50, 3)", (50, 3)),
        ("1", "1"),
        ([1, 0], np.array([1, 0])),
        (1, True),
    ],
)
def test_a_prediction_that_comes_true_is_told_with_its_reason(prediction, outcome):
    shown = predicted(prediction, lambda: outcome, "Because.")
    assert repr(shown).startswith("As you predicted: ")
    assert repr(shown).endswith("Because.")


@pytest.mark.parametrize("prediction", [0, "up", [1, 2], True, 3.0])
def test_another_outcome_is_told_beside_the_prediction(prediction):
    shown = predicted(prediction, lambda: 2, "Because.")
    assert repr(shown).startswith("You predicted ")
    assert "It is 2. Because." in repr(shown)


def test_a_prediction_that_cannot_be_read_is_told():
    assert "no prediction I can read" in repr(predicted({1}, lambda: 2))


def test_a_prediction_is_escaped():
    html = predicted("<script>", lambda: 2)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_hints_come_one_by_one_and_start_again(monkeypatch):
    monkeypatch.setitem(EXERCISES, "scaled", SCALED)
    monkeypatch.setattr(hints_module, "_SHOWN", {})
    first, second, again = (hint("scaled") for _ in range(3))
    assert repr(first) == 'Hint 1 of 2: Multiply first. (For more, run hint("scaled") again.)'
    assert repr(second) == "Hint 2 of 2: Then add 1."
    assert repr(again) == repr(first)
    assert "Hint 1 of 2" in first._repr_html_()


def test_an_exercise_without_hints_says_so(monkeypatch):
    import dataclasses

    monkeypatch.setitem(EXERCISES, "scaled", dataclasses.replace(SCALED, hints=()))
    assert "has no hints" in repr(hint("scaled"))


def test_a_question_numbers_by_hand_and_a_text_have_hints_too(monkeypatch):
    monkeypatch.setattr(hints_module, "_SHOWN", {})
    assert "run the cell below" in repr(hint("answer_xor")) + repr(hint("answer_xor"))
    assert repr(hint("question_xor")).startswith("Hint 1 of 2")
    by_cell, by_variable = repr(hint("frames_by_hand")), repr(hint("n_frames_by_hand"))
    assert "The first frame takes 256 samples" in by_cell
    assert by_cell.split("(For more")[0] == by_variable.split("(For more")[0]
    assert "A person reads this" in repr(hint("explain_loss"))


def test_an_unknown_name_is_told_what_it_may_have_meant():
    assert "There is no exercise named 'sigmiod'" in repr(hint("sigmiod"))
    assert 'Did you mean hint("sigmoid")?' in repr(hint("sigmiod"))
