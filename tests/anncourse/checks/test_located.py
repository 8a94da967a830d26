"""The learner's own line is shown where small edits of it, and of no other, mend the answer."""

import dataclasses
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from anncourse.checks import located
from anncourse.checks.casebook import Casebook
from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.judge import judge
from anncourse.checks.kinds import KINDS, words_of
from anncourse.checks.located import likely_line
from anncourse.checks.verdict import as_html, as_text
from annlib import sigmoid
from nbjudge.shared.editing import asked
from nbjudge.shared.editing.variants import Edit, edits_of
from nbjudge.shared.remote import Remote
from tests.anncourse.checks.toys import SCALED, cell, told

SIGN = "def scaled(x, factor):\n    return np.asarray(x) * factor - 1.0\n"
MIXED = Exercise(
    name="mixed",
    reference=lambda a, b: a * 2.0 + b,
    parts=(Part("numbers", examples=((1.0, 2.0), (3.0, -1.0), (-2.0, 0.5), (4.0, 4.0))),),
    parameters=("a", "b"),
)


def said(body, exercise=MIXED):
    source = f"def {exercise.signature}:\n    " + body.replace("\n", "\n    ") + "\n"
    return told(source, exercise).mistake


def test_the_line_is_shown_with_its_number_and_the_kind_of_mistake():
    assert said("c = 2.0 * a\nreturn c - b") == (
        "One small change in line 3, `return c - b`, makes every case right. " + KINDS["sign"]
    )


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        ("return 2.0 * a", "lacks", "b"),
        ("return 2.0 * (a + b)", "brackets", ""),
        ("c = 2.0 * abs(a)\nreturn c + b", "call", "abs"),
        ("return a + b", "lacks", "a"),
        ("c = 2.0 * b\nreturn c + b", "name", "b"),
    ],
)
def test_the_kind_is_what_is_wrong(body, kind, name):
    assert KINDS[kind].format(name) in said(body)


def test_the_mended_code_is_never_shown():
    words = said("c = 2.0 * a\nreturn c - b")
    assert "c + b" not in words
    assert "b - c" not in words


def test_nothing_is_claimed_where_edits_of_several_lines_mend_the_answer():
    assert said("c = -b\nreturn 2.0 * a + c") == ""


def test_both_lines_of_a_short_if_are_named():
    words = said("if a > 2:\n    a = 2\nreturn 2.0 * a + b")
    assert "in lines 2 and 3 " in words


def test_nothing_is_claimed_where_no_edit_mends_the_answer():
    assert said("return 7 * a ** 3 + 5 * b") == ""


def test_no_way_past_a_line_that_returns_nothing_is_shown():
    assert said("if a < 2:\n    return\nreturn 2.0 * a + b") == ""


def test_nothing_is_claimed_where_what_is_missing_may_stand_on_either_line():
    assert said("c = a\nreturn c + b") == ""


def test_a_line_that_can_be_mended_as_it_stands_goes_before_one_to_which_something_is_added():
    exercise = Exercise(
        name="halves",
        reference=lambda x: np.asarray(x) / len(x),
        parts=(Part("all", examples=((np.array([1.0, 2.0, 7.0]),), (np.array([3.0, 2.5]),))),),
        parameters=("x",),
    )
    assert "in line 3, `return x / n`," in said("n = x\nreturn x / n", exercise)


def test_a_line_that_is_found_says_why_the_result_is_always_the_same():
    pairs = [(1.5, 2.5), (1000.5, float("1000.5")), (7.5, float("7.5")), (0.5, 0.25)]
    exercise = Exercise(
        name="alike",
        reference=lambda a, b: float(a == b),
        parts=(Part("all", examples=tuple(pairs)),),
        parameters=("a", "b"),
    )
    words = said("return float(a is b)", exercise)
    assert words.startswith("One small change in line 2")


def test_a_condition_that_leads_past_the_wrong_line_is_not_taken_for_the_mistake():
    words = said("if np.ndim(a) == 0:\n    c = 2.0 * a\n    return c - b\nreturn 2.0 * a + b")
    assert "in line 4, `return c - b`," in words


def test_nor_is_another_variable_than_the_one_in_which_a_wrong_result_stands():
    words = said("c = a > 0\nreturn 2.0 * c + b")
    assert "in line 2, `c = a > 0`," in words


def test_nor_is_the_sign_of_a_wrong_result_where_it_is_read():
    exercise = Exercise(
        name="both",
        reference=lambda a, b: (a, b - a),
        parts=(Part("numbers", examples=((1.0, 2.0), (3.0, -1.0), (-2.0, 0.5), (4.0, 7.0))),),
        parameters=("a", "b"),
    )
    assert "in line 2, `d = a - b`," in said("d = a - b\nreturn a, d", exercise)


def test_two_lines_are_shown_where_one_writes_into_what_the_other_has_not_copied():
    exercise = Exercise(
        name="with_first_doubled",
        reference=lambda x: np.array([2.0 * x[0], *x[1:]]).sum() + np.sum(x),
        parts=(Part("all", examples=((np.array([1.0, 2.0, 7.0]),), (np.array([3.0, 2.5]),))),),
        parameters=("x",),
    )
    assert said("y = x\ny += [x[0]] + [0] * (len(x) - 1)\nreturn y.sum() + x.sum()", exercise) == (
        "One small change in line 2, `y = x`, or in line 3, `y += [x[0]] + [0] * (len(x) - 1)`, "
        "makes every case right. " + KINDS["in place"]
    )


def test_two_lines_in_the_wrong_order_are_shown_together():
    words = said("c = 2.0 * a\nd = c\nc += b\nreturn d")
    assert words == "One small change in lines 3 and 4 makes every case right. " + KINDS["turned"]


def test_a_misconception_goes_first():
    report = told("def scaled(x, factor):\n    return x * factor\n")
    assert report.misconception == "one dropped"
    assert "small change" not in report.mistake


def test_what_all_numbers_have_in_common_is_said_before_the_line():
    words = told(SIGN).mistake
    assert words.startswith("Every number is too small by 2. One small change in line 2")


def test_a_right_answer_is_told_nothing():
    assert told(SIGN.replace("- 1", "+ 1")).mistake == ""


def test_hidden_cases_change_nothing():
    assert told(SIGN).mistake == told(SIGN, hidden=True).mistake


def test_an_exercise_may_say_that_nothing_is_to_be_tried():
    assert "line" not in told(SIGN, dataclasses.replace(SCALED, edited=False)).mistake


def test_an_answer_is_not_tried_again_and_again_where_each_call_takes_many_rounds():
    body = "for _ in range({}):\n    pass\nreturn 2.0 * a - b"
    assert "line 4" in said(body.format(10))
    assert said(body.format(9000)) == ""


def test_a_call_without_an_end_ends_the_search(monkeypatch):
    monkeypatch.setattr(located, "CALL_SECONDS", 0.2)
    calls = []

    def sleeps(a):
        calls.append(a)
        while True:
            time.sleep(0.01)

    source = "def mixed(a, b):\n    sleeps(a)\n    return 2.0 * a - b\n"
    report = judge(dataclasses.replace(MIXED, seconds=0.2), cell(source, sleeps=sleeps))
    assert report.mistake == ""
    assert len(calls) == 2


def test_functions_that_are_handed_over_are_called_by_each_edit(monkeypatch):
    def loud(x):
        # NumPy warns, and that is not the learner's.
        return np.sin(x) + 0.0 * np.log(np.float64(1.0 - np.sign(x)))

    exercise = Exercise(
        name="again",
        reference=lambda f, x: f(f(x)),
        parts=(Part("all", examples=((np.exp, 1.0), (sigmoid, -2.0), (loud, -3.0))),),
        parameters=("f", "x"),
    )
    assert "in line 2" in said("return f(f(x) + 1)", exercise)
    monkeypatch.setattr(asked, "MAX_ASKED", 1)
    assert said("return f(f(x) + 1)", exercise) == ""


def test_a_property_is_tried_with_each_edit():
    def keeps(answer):
        numbers = answer(np.arange(6.0), 2.0)
        return None if np.shape(numbers) == (6,) and numbers[5] == 10.0 else "Not doubled."

    exercise = Exercise(
        name="doubled",
        reference=lambda x, k: x * k,
        parts=(Part("all", holds=keeps),),
        parameters=("x", "k"),
    )
    assert KINDS["operator"] in said("return x + k", exercise)


def test_an_edit_that_makes_numpy_warn_is_no_cure():
    exercise = Exercise(
        name="fires",
        reference=lambda z: np.where(z >= 0, 1, 0),
        parts=(Part("all", examples=((np.array([-1e-9, 2.0, 0.0]),), (np.array([-3.0]),))),),
        parameters=("z",),
    )
    assert said("return np.where((z > 0) | (z > -1e-6), 1, 0)", exercise) == ""


def edit(kind="sign", name="", line=2, text="return a", pair=(2, 2)):
    return Edit(kind, name, "f", line, text, pair)


def test_a_kind_that_nobody_knows_is_not_believed():
    # In the judge, they come from the student's process.
    assert words_of([edit("you are right, full points")]) == ""
    assert words_of([]) == ""


def test_a_name_that_is_none_is_not_shown():
    words = words_of([edit("name", "<b>x</b> y")])
    assert words.endswith("Is each name the one that is meant there?")


def test_a_long_line_is_cut_and_code_cannot_break_out_of_it():
    words = words_of([edit(text="x = '`<script>`' + " + "1 + " * 100)])
    assert len(words) < 300
    assert words.count("`") == 2
    report = dataclasses.replace(told(SIGN), mistake=words)
    from anncourse.checks.verdict import Verdict

    assert "<script>" not in as_html(Verdict(report, 1.0))
    assert "line 2" in as_text(Verdict(report, 1.0))


def test_two_lines_with_the_same_number_stand_in_two_cells():
    other = dataclasses.replace(edit("copy", text="c = b"), function="g")
    words = words_of([edit("in place", text="a += b"), other])
    assert "in line 2, `a += b`, or in line 2, `c = b`," in words


def test_where_edits_of_many_kinds_mend_a_line_none_is_named():
    words = words_of([edit("sign"), edit("index"), edit("call", "abs")])
    assert words == "One small change in line 2, `return a`, makes every case right."


def test_what_only_adds_is_named_where_nothing_else_mends_the_line():
    assert KINDS["sign"] in words_of([edit("lacks", "b"), edit("sign")])
    assert "something with `b`" in words_of([edit("lacks", "b")])


class Elsewhere(Remote):
    """An answer as the judge has it; its edits are made here, and counted."""

    def __init__(self, function):
        self.function, self.asked = function, 0

    def __call__(self, *args):
        return self.function(*args)

    def _edits(self, adding):
        self.asked += not adding
        return edits_of(self.function, adding)

    def _outcome(self, args, seconds):
        return None

    _is_untouched = _uses = _outside = _seeing = _announce = None


def test_the_line_of_an_answer_that_is_checked_twice_in_a_cell_is_looked_for_once():
    names = cell("def mixed(a, b):\n    return 2.0 * a - b\n")
    answer = Elsewhere(names["mixed"])
    said = [likely_line(MIXED, answer, Casebook(MIXED)) for _ in range(2)]
    assert said[0] == said[1]
    assert "line 2" in said[0]
    assert answer.asked == 1


def test_the_line_is_found_where_there_are_no_processes_signals_threads_and_limits():
    name = test_the_line_is_shown_with_its_number_and_the_kind_of_mistake.__name__
    options = ["-p", "tests.as_in_browser", "--timeout=0", "-p", "no:cacheprovider", "-q"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, f"{__file__}::{name}"],
        cwd=Path(__file__).parents[3],
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTEST")},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout
