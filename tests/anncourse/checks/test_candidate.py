"""What can be told before an answer is ever called."""

from __future__ import annotations

import functools

import numpy as np
import pytest

from anncourse.checks.candidate import is_untouched
from anncourse.checks.judge import judge
from anncourse.exercises import EXERCISES
from tests.anncourse.checks.toys import SCALED, WEIGHTS, cell, scaled, told
from tests.anncourse.exercises.learner import stubs


@pytest.mark.parametrize("form", stubs(SCALED))
def test_a_stub_is_called_not_written_yet(form):
    report = judge(SCALED, stubs(SCALED)[form])
    assert report.credit == 0.0
    assert "yet" in report.summary
    assert not report.parts


def test_a_name_that_is_not_defined_is_told_with_what_to_do():
    report = judge(SCALED, {})
    assert report.summary.startswith("scaled is not defined yet. Run the cell")


@pytest.mark.parametrize("value", [3.0, "text", [1, 2], np.zeros(3), {}])
def test_a_value_in_place_of_a_function_is_told_by_its_type(value):
    report = judge(SCALED, {"scaled": value})
    assert report.credit == 0.0
    assert "should be a function" in report.summary
    assert type(value).__name__ in report.summary


@pytest.mark.parametrize(
    ("source", "theirs"),
    [
        ("def scaled(): return 1", "(nothing)"),
        ("def scaled(x): return x", "(x)"),
        ("def scaled(x, factor, more): return x", "(x, factor, more)"),
        ("def scaled(x, *, factor): return x", "(x, factor)"),
        ("scaled = lambda x: x", "(x)"),
        ("class scaled:\n    def __init__(self, x): pass", "(x)"),
    ],
)
def test_another_number_of_arguments_is_told_with_both_signatures(source, theirs):
    report = told(source)
    assert report.credit == 0.0
    assert report.summary.startswith("Wrong number of arguments")
    assert "scaled(x, factor), with 2 arguments" in report.summary
    assert theirs in report.summary


@pytest.mark.parametrize(
    "source",
    [
        "def scaled(x, factor, offset=1.0): return np.asarray(x) * factor + offset",
        "def scaled(*args): return np.asarray(args[0]) * args[1] + 1.0",
        "def scaled(data, weight, **options): return np.asarray(data) * weight + 1.0",
    ],
)
def test_arguments_of_other_names_and_extra_ones_with_defaults_are_fine(source):
    assert told(source).credit == 1.0


def test_a_callable_without_a_signature_is_tried_all_the_same():
    report = told(np.frompyfunc(lambda x, factor: x * factor + 1.0, 2, 1))
    assert report.credit == 1.0


def test_arguments_in_another_order_are_told():
    report = told("def scaled(factor, x): return (x - 1) / factor + 1.0")
    assert report.credit == 0.0
    assert report.mistake == (
        "Your arguments stand in another order, (factor, x). It is called as scaled(x, factor)."
    )


def test_arguments_in_another_order_are_told_where_the_numbers_look_like_another_mistake():
    source = (
        "def confusion_matrix(y_pred, y_true, n_classes):\n"
        "    return np.eye(n_classes, dtype=int)[y_true].T @ np.eye(n_classes, dtype=int)[y_pred]"
    )
    report = judge(EXERCISES["confusion_matrix"], cell(source))
    assert "(y_pred, y_true, n_classes)" in report.mistake
    assert report.misconception == ""


def test_another_mistake_is_told_where_the_order_of_the_arguments_is_not_to_blame():
    source = (
        "def relative_error(b, a):\n"
        "    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))"
    )
    report = judge(EXERCISES["relative_error"], cell(source))
    assert report.misconception == "zero divided by zero"


def test_arguments_in_another_order_do_not_matter_where_the_answer_is_right():
    assert told("def scaled(factor, x): return np.asarray(x) * factor + 1.0").credit == 1.0


def test_annlibs_own_function_is_no_answer():
    report = told(scaled)
    assert report.credit == 0.0
    assert report.summary == (
        "This is annlib's own scaled. Write your own: that is where the learning is."
    )


@pytest.mark.parametrize(
    "source",
    [
        "scaled = functools.partial(theirs)",
        "scaled = lambda x, factor: theirs(x, factor)",
        "scaled = lambda *args: theirs(*args)",
        "def scaled(x, factor):\n    return theirs(x, factor)",
        "def helper(x, factor):\n    return theirs(x, factor)\n"
        "def scaled(x, factor):\n    return 0 + helper(x, factor)",
        "class Answer:\n    def __call__(self, x, factor):\n        return theirs(x, factor)\n"
        "scaled = Answer()",
        "def scaled(x, factor):\n    try:\n        return theirs(x, factor)\n"
        "    except Exception:\n        return x * factor + 1",
        "@functools.wraps(theirs)\ndef scaled(x, factor):\n    return theirs(x, factor)",
        "def scaled(x, factor):\n"
        "    from tests.anncourse.checks.toys import scaled as theirs\n"
        "    return theirs(x, factor)",
    ],
)
def test_handing_the_work_to_annlibs_own_function_earns_nothing(source):
    report = judge(SCALED, cell(source, theirs=scaled, functools=functools))
    assert report.credit == 0.0
    assert "annlib's own scaled" in report.summary


@pytest.mark.parametrize(
    "source",
    [
        "def f(): return 0",
        "def f(): return True",
        "def f(): return 'text'",
        "def f(x): return x",
        "def f(x): x + 1",
        "def f():\n    '''Doc.'''\n    return 1.5",
        "def f():\n    raise ValueError",
        "f = len",
        "f = 3",
    ],
)
def test_a_function_in_which_anything_stands_is_not_untouched(source):
    assert not is_untouched(cell(source)["f"])


def test_a_callable_of_a_strange_module_is_tried_all_the_same():
    source = (
        "class Answer:\n    __module__ = 5\n"
        "    def __call__(self, x, factor): return x * factor + 1.0\nscaled = Answer()"
    )
    assert told(source).credit == 1.0


def test_variables_left_at_their_start_are_told_by_name():
    assert judge(WEIGHTS, {}).summary.startswith("w_toy is not defined yet")
    half = judge(WEIGHTS, {"w_toy": [1, 1], "b_toy": None})
    assert half.summary.startswith(
        "Not answered yet: b_toy is still None. If the cell that sets it"
    )


def test_variables_that_do_the_same_as_the_solution_are_right():
    assert judge(WEIGHTS, {"w_toy": (2.0, -2.0), "b_toy": 0.9}).credit == 1.0


def test_variables_of_the_wrong_kind_are_told_without_a_line_of_annlib():
    report = judge(WEIGHTS, {"w_toy": 3.0, "b_toy": 1.0})
    failure = report.parts[0].failure
    assert report.credit == 0.0
    assert failure is not None
    assert (failure.kind, failure.line) == ("raised", "")
