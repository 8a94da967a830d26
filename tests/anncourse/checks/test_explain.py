"""What went wrong, in a learner's words: errors, and mistakes by their names."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.explain import PARTLY
from tests.anncourse.checks.toys import PAIR, SCALED, first_failure, told

TIMES = Exercise(
    name="times",
    reference=lambda x, W: W @ x,
    parts=(
        Part(
            "any size",
            examples=tuple(
                (np.ones(n), np.ones((k, n)))
                for n, k in ((3, 2), (4, 2), (2, 5), (3, 5), (5, 2), (3, 3))
            ),
        ),
    ),
    misconceptions=(Misconception("wrong way round", "W comes first.", lambda x, W: x @ W),),
)


def test_an_error_is_told_with_the_learners_line_and_without_a_traceback():
    report = told("def scaled(x, factor):\n    y = x * factr\n    return y + 1.0")
    failure = first_failure(report)
    assert failure.kind == "raised"
    assert failure.line == "line 2: y = x * factr"
    assert "Is it misspelled" in failure.words
    assert "Traceback" not in failure.words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return 1.0 if np.array([x, 1]) > 0 else 0", "no single truth value"),
        ("import math; return math.exp(np.ones(2))", "met a whole array"),
        ("return float(np.ones(2))", "float() and int() have none there: leave them out"),
        ("return np.ones((2, 3)) @ np.ones((2, 3))", "shapes do not fit for this product"),
        ("return np.ones(2) + np.ones(3)", "do not fit together element by element"),
        ("return fator * x", "Is it misspelled"),
        ("return e**-x", "np.exp(z)"),
        ("a = np.exp; return a * (1 - a)", "Call it, with brackets"),
        ("a = lambda z: z; return 1 - a", "Call it, with brackets"),
        ("return np.ones(2).T()", ".T and .shape take no brackets"),
        ("return [np.ones(2)].argmax()", "outputs[-1]"),
        ("if False: y = 1\n    return y", "before it has a value"),
        ("return 1 // 0", "divided by zero"),
        ("return [1, 2][5]", "points past the end"),
        ("return np.ones(2)[5]", "points past the end"),
        ("return (3).astype(int)", "np.asarray"),
        ("return None * 2", "lack its return"),
        ("return np.zeros(3, 2)", "in brackets of its own"),
        ("[].append(1, 2)", "brackets of their own"),
        ("return [1].append(2).append(3)", "such as append"),
        ("return np.ones(2).append(3)", "Arrays have no append"),
        ("for a in None: pass", "lack its return"),
        ("import math; return math.log(0 * factor)", "the logarithm of 0"),
        ("a, b = [1, 2, 3]", "such as (W, b)"),
        ("for a, b in [1, 2]: pass", "such as (W, b)"),
        ("return np.ones(2) @ 3", "a single number or None"),
        ("return np.sum(np.ones(2), axis=1)", "has axis 0 only"),
        ("return np.ones(4)[3 / 2]", "// whole ones"),
        ("return range(4 / 2)", "// whole ones"),
        ("return [np.ones][0]()", "other arguments than it takes"),
        ("return np.ones(2, shap=3)", "other arguments than it takes"),
        ("return [1, 2](0)", "picked with […]"),
        ("a = np.zeros(2); a[0] = [1, 2]; return a", "room for one"),
        ("a = np.zeros(2); a += np.zeros((3, 2)); return a", "added in place"),
        ("return [1, 2] * 0.5", "list does not calculate"),
        ("return np.hstack([np.ones((2, 1)), np.ones((3, 1))])", "cannot be put together"),
        ("return np.ones(6).reshape(4, 2)", "another number of elements"),
        ("return np.ones(3)[np.array([True, False])]", "differ in length"),
        ("return scaled(x, factor)", "calls itself again and again"),
        ("return (3)[0]", "fewer axes"),
        ("return len(3)", "A single number came"),
        ("return len(a for a in [1, 2])", "list(…) makes a list of it"),
        ("return zip([1], [2])[0]", "list(…) makes a list of it"),
        ("return len(iter([1, 2]))", "list(…) makes a list of it"),
        ("return np.ones((0, 2))[0]", "It is empty here"),
        ("return max([])", "It is empty here"),
        ("return np.vstack([])", "It is empty here"),
        ("return np.max(np.zeros(0))", "It is empty here"),
        ("return (3)(4)", "called with (…)"),
        ("return 2 (x)", "called with (…)"),
        ("a = np.ones(2, int); a += 0.5; return a", "whole numbers cannot take decimal"),
        ("return np.array([[1, 2], [3]])", "different lengths"),
        ("return np.ones(2) ^ np.ones(2)", "want whole numbers or truth values"),
        ("return np.ones(2).dott(x)", "Is it misspelled? Products of arrays"),
        ("return np.multiply(x, factor).sum", "Are the brackets () of a call missing"),
        ("return print", "Are the brackets () of a call missing"),
        ("raise SystemExit", "exit() or quit()"),
        ("raise ValueError('<b>my own</b>')", "<b>my own</b>"),
        ("raise Exception", "It stops with an error: Exception"),
        ("return input('x')", "input() is not needed"),
    ],
)
@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_common_errors_are_explained(body, words):
    report = told(f"def scaled(x, factor):\n    {body}")
    assert words in first_failure(report).words
    assert report.credit == 0.0


def test_an_error_that_cannot_say_what_it_is_is_told_by_its_type():
    source = (
        "class Mute(Exception):\n    def __str__(self): raise RuntimeError\n"
        "def scaled(x, factor): raise Mute()"
    )
    assert first_failure(told(source)).words == "It stops with an error: Mute"


def test_a_loop_without_end_costs_a_few_seconds_and_is_told():
    quick = dataclasses.replace(SCALED, seconds=0.2)
    report = told("def scaled(x, factor):\n    while True: pass", quick, hidden=True)
    failure = first_failure(report)
    assert failure.kind == "too long"
    assert "stopped after 0.2 seconds" in failure.words
    assert report.parts[0].n_cases == 1


def test_a_misconception_is_named_by_what_it_does():
    report = told("def scaled(x, factor): return x * factor")
    assert (report.misconception, report.mistake) == ("one dropped", "The `1` is <missing>.")


def test_of_two_mistakes_the_one_in_the_first_part_is_named():
    report = told(
        "def scaled(x, factor):\n    return x * factor if np.ndim(x) == 0 else x + factor + 1.0"
    )
    assert report.misconception == "one dropped"
    assert report.mistake == (
        f"In “a number” all is as with this mistake: The `1` is <missing>. {PARTLY}"
    )


def test_a_line_that_mends_all_goes_before_a_mistake_that_explains_a_part():
    source = (
        "def scaled(x, factor):\n    x = np.asarray(x)\n"
        "    return x * factor + (1.0 if x.ndim > 0 else 0.0)"
    )
    report = told(source)
    assert report.misconception == ""
    assert "in line 3" in report.mistake


def test_a_mistake_of_no_name_is_told_by_what_the_numbers_have_in_common():
    report = told("def scaled(x, factor): return -(x * factor + 1.0)")
    assert report.misconception == ""
    assert report.mistake.startswith("Every number has the wrong sign")


def test_results_in_the_wrong_order_are_told():
    report = told("def pair(x): return x - 2.0, x + 1.0", PAIR)
    assert report.mistake.startswith("The two results are in the wrong order: swap them. ")


def test_numbers_that_look_alike_are_told_to_differ():
    report = told("def scaled(x, factor): return x * factor + 1 + 3.5e-5 * np.ndim(x)")
    assert first_failure(report).expected == first_failure(report).got
    assert "digits that are not shown here" in first_failure(report).words


def test_where_only_one_part_fails_its_advice_is_given():
    report = told("def scaled(x, factor): return x * factor + (1 if np.ndim(x) == 0 else x**2)")
    assert report.misconception == ""
    assert first_failure(report).words.endswith("A number works, an array does not.")


def test_a_misconception_is_not_named_where_it_does_not_explain_every_case():
    report = told("def scaled(x, factor): return x * factor + (0 if factor > 0 else 1)")
    assert report.misconception == ""


@pytest.mark.parametrize("product", ["x @ W", "np.dot(x, W)", "np.matmul(x, W)", "x.dot(W)"])
def test_an_error_is_the_same_mistake_however_the_product_is_written(product):
    report = told(f"def times(x, W): return {product}", TIMES)
    assert report.misconception == "wrong way round"


def test_of_two_mistakes_that_stop_the_one_whose_error_is_shown_is_named():
    # Where W has as many columns as x has rows, the second mistake stops in its place.
    source = "def times(x, W):\n    y = x @ W\n    return y @ x"
    report = told(source, dataclasses.replace(TIMES, edited=False))
    assert {t.kind for t in (first_failure(report),)} == {"raised"}
    assert report.misconception == "wrong way round"
