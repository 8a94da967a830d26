"""Test cells for answers in variables, as AUTOTEST makes them."""

from __future__ import annotations

import sys
from decimal import Decimal
from fractions import Fraction

import IPython.display
import numpy as np
import pytest

from anncourse.checks.question import Question
from anncourse.checks.slips import Slips
from anncourse.exercises import QUESTIONS, SLIPS
from anncourse.exercises.by_hand import BY_HAND, ByHand
from anncourse.lesson import answers
from nbjudge.shared import screen


def target(value, salt=""):
    """Return what the instructor's kernel writes into the lesson."""
    drawn = answers.draw(lambda: value)
    return repr(drawn.hashed(salt) if salt else drawn)


def cell(*tests):
    """Run a generated test cell: (get, right value) each."""
    for number, (get, value) in enumerate(tests):
        answers.compare(answers.draw(get).hashed("a1"), target(value, "a1"), f"v{number}")
    return answers.verdict()


@pytest.mark.parametrize("loaded", [False, True])
def test_right_answers_return_nothing_and_are_shown(capsys, monkeypatch, loaded):
    monkeypatch.setitem(sys.modules, "IPython", IPython if loaded else None)
    assert cell((lambda: 0.5, 0.5), (lambda: "b", "B")) is None
    assert capsys.readouterr().out == "v0: Right.\nv1: Right.\n"


def test_right_answers_are_shown_as_html_in_a_notebook(monkeypatch):
    shown = []
    monkeypatch.setattr(IPython, "get_ipython", object)
    monkeypatch.setattr(IPython.display, "display", lambda data, raw: shown.append(data))
    assert cell((lambda: 0.5, 0.5)) is None
    assert shown[0]["text/plain"] == "v0: Right."
    assert "<strong>v0:</strong> Right." in shown[0]["text/html"]


def by_hand(**values):
    """Run the test cell of the 2-2-1 network's output, its right numbers 0.5 and 0.6225."""
    right = {"z_output": 0.5, "a_output": 0.6225}
    for name, value in values.items():
        answers.compare(
            answers.draw(lambda v=value: v).hashed("a1"), target(right[name], "a1"), name
        )
    return answers.verdict()


def test_a_number_that_follows_from_a_wrong_one_earns_its_share():
    result = by_hand(z_output=-0.5, a_output=0.378)
    assert (result.score, result.points) == (1.0, 2.0)
    assert "a_output: Right. It follows from your z_output, which is not right yet." in str(result)
    assert not result.right


@pytest.mark.parametrize(
    ("z", "a"), [(-0.5, 0.9), (0, 0.5), (None, 0.5), ("1", 0.731), ([1], 0.731)]
)
def test_a_number_that_does_not_follow_or_follows_from_nothing_earns_nothing(z, a):
    assert by_hand(z_output=z, a_output=a).score == 0.0


def test_what_follows_from_a_right_number_is_simply_right_or_wrong():
    assert by_hand(z_output=0.5, a_output=0.6225) is None
    assert "follows" not in str(by_hand(z_output=0.5, a_output=0.5))


def test_what_is_carried_on_is_not_remembered_as_solved(monkeypatch):
    kept = {}
    monkeypatch.setattr(answers, "learner_is_here", lambda: True)
    monkeypatch.setattr(answers, "remember", kept.__setitem__)
    by_hand(z_output=-0.5, a_output=0.378)
    assert kept == {"z_output": 0.0, "a_output": 0.0}


def test_one_wrong_answer_makes_the_cell_a_plain_zero_that_says_which():
    result = cell((lambda: 0.5, 0.5), (lambda: 2, 3.0))
    assert repr(result) == "0.0"
    assert str(result) == "v0: Right.\nv1: The value is not right."
    assert "<strong>v1:</strong> The value is not right." in result._repr_html_()


def test_each_right_number_by_hand_earns_its_share(monkeypatch):
    task = ByHand(3.0, ("v0", "v1"), ("Count.", "Add."))
    monkeypatch.setitem(BY_HAND, "toy_by_hand", task)
    half = cell((lambda: 0.5, 0.5), (lambda: 2, 3.0))
    assert repr(half) == "1.5"
    assert str(half) == ("1.5 of 3 points. Not right: v1.\nv0: Right.\nv1: The value is not right.")
    assert "1.5 of 3 points." in half._repr_html_()
    assert repr(cell((lambda: 5, 0.5), (lambda: None, 3.0))) == "0.0"
    # Another cell, which asks for something else as well.
    assert repr(cell((lambda: 0.5, 0.5), (lambda: 2, 3.0), (lambda: 1, 1))) == "0.0"


def _undefined():
    return not_there  # noqa: F821


@pytest.mark.parametrize(
    ("get", "words"),
    [
        (_undefined, "not_there is not defined yet. Run the cell in which you set it;"),
        (lambda: None, "Not answered yet."),
        (lambda: ..., "Not answered yet."),
        (lambda: float("nan"), "The value is not right."),
        (lambda: len, "Got an object of type builtin_function_or_method"),
        (lambda: 1 / 0, "It stops with an error: ZeroDivisionError"),
        (lambda: [1, 2], "A single value is asked for."),
    ],
)
def test_whatever_a_variable_holds_the_words_are_kind(get, words):
    result = cell((get, 3.0))
    assert repr(result) == "0.0"
    assert words in str(result)


def test_a_cell_starts_with_nothing_left_over_from_the_one_before():
    assert repr(cell((lambda: 1, 2))) == "0.0"
    assert answers.verdict() is None


def test_a_question_answers_every_option(monkeypatch):
    feedback = {"a": "Because of <this>.", "b": "Yes."}
    monkeypatch.setitem(QUESTIONS, "v0", Question("v0", feedback))
    assert str(cell((lambda: "A", "b"))) == "v0: The value is not right. Because of <this>."
    assert "&lt;this&gt;" in cell((lambda: "A", "b"))._repr_html_()
    assert "Choose one of 'a', 'b'." in str(cell((lambda: "x", "b")))
    assert "Write one letter in quotes" in str(cell((lambda: 1, "b")))


def test_a_known_slip_is_named_and_the_right_number_is_not(monkeypatch):
    known = ((2.5, "Twice as much."), (1.25, "The bias is missing."))
    monkeypatch.setitem(SLIPS, "v0", Slips("v0", known))
    assert str(cell((lambda: 1.25, 0.75))) == "v0: The value is not right. The bias is missing."
    assert str(cell((lambda: 9.0, 0.75))) == "v0: The value is not right."


def test_nothing_a_learner_writes_becomes_html():
    def get():
        raise ValueError("<script>alert(1)</script>")

    assert "<script" not in cell((get, 1.0))._repr_html_()


def test_the_validator_reads_the_words_on_stderr(capsys, monkeypatch):
    cell((lambda: 1, 2))
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("NBGRADER_VALIDATING", "1")
    cell((lambda: 1, 2))
    assert capsys.readouterr().err == "v0: The value is not right.\n"


@pytest.mark.parametrize(
    "value", [None, {"a": 1}, float("nan"), [1.0, float("inf")], [1, "a"], len, 1j]
)
def test_an_instructors_value_that_no_test_can_hold_stops_the_generation(value):
    with pytest.raises(ValueError, match="AUTOTEST cannot test this value"):
        target(value)


def test_questions_need_two_options_of_one_letter():
    for feedback in ({"a": "x"}, {"a": "x", "bb": "y"}):
        with pytest.raises(ValueError, match="at least two options with one letter"):
            Question("q", feedback)


def test_what_a_screen_shows_is_not_printed_and_after_it_all_is_as_before(capsys):
    shown = []
    with screen.on_screen(shown.append):
        cell((lambda: 0.5, 0.5))
        answers.compare(answers.draw(lambda: 1).hashed("a1"), target(2, "a1"), "left over")
    assert [bundle["text/plain"] for bundle in shown] == ["v0: Right."]
    assert capsys.readouterr().out == ""
    assert answers.verdict() is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ((0, 5), "have a point, not a comma"),
        ("0.5", "Write it without quotes."),
        ("0,5", "Write it without quotes. Python's decimal numbers have a point"),
        ("half", "Write it without quotes."),
        ([0.5], "Write the number alone: no brackets"),
        ((0.5,), "and no comma behind it"),
        (True, "In numbers, True is 1 and False is 0."),
        (np.True_, "In numbers, True is 1 and False is 0."),
    ],
)
def test_how_a_number_is_written_is_told(value, words):
    assert words in str(cell((lambda: value, 0.5)))
    assert words not in str(cell((lambda: 0.25, 0.5)))


@pytest.mark.parametrize(
    "value",
    [
        Fraction(1, 2),
        Decimal("0.5"),
        np.float32(0.5),
        np.float16(0.5),
        np.longdouble(0.5),
        np.array(0.5),
        np.ma.array(0.5),
    ],
)
def test_whatever_numpy_takes_for_a_number_is_one(value):
    assert cell((lambda: value, 0.5)) is None
    assert repr(cell((lambda: value, 0.75))) == "0.0"


def test_quotes_are_asked_for_where_a_letter_is_and_nowhere_else():
    assert "A letter stands in quotes: 'a'." in str(cell((_undefined, "b")))
    assert "quotes" not in str(cell((_undefined, 0.5)))
    assert "True is 1" not in str(cell((lambda: True, "b")))
