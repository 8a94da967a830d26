"""The one value of a test cell: a plain number for nbgrader, words for people."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anncourse.checks.report import Failure, PartResult, Report
from anncourse.checks.verdict import Verdict, prose
from tests.anncourse.checks.toys import cell, told

QUIET = settings(derandomize=True, deadline=None, max_examples=200)
RIGHT = "def scaled(x, factor): return x * factor + 1.0"
PARTLY = "def scaled(x, factor): return x * factor + (1.0 if np.ndim(x) == 0 else 0.0)"
WRONG = "def scaled(x, factor): return x * factor"


@QUIET
@given(st.floats(0, 1), st.floats(0, 1e6) | st.integers(0, 100))
def test_the_text_is_a_plain_number_from_0_to_the_points(credit, points):
    verdict = Verdict(Report("e", credit, ""), points)
    text = repr(verdict)
    assert type(verdict.score) is float
    assert re.fullmatch(r"\d+(\.\d+)?(e[+-]\d+)?", text)
    assert 0.0 <= float(text) <= points


@pytest.mark.parametrize("points", [np.float64(3), np.int64(3), 3, 3.0, True])
def test_points_of_any_type_make_a_plain_number(points):
    assert repr(Verdict(Report("e", 1.0, ""), points)) == repr(float(points))
    assert repr(Verdict(Report("e", np.float64(0.5), ""), points)) == repr(float(points) / 2)


@pytest.mark.parametrize("points", [-1, float("nan"), float("inf")])
def test_points_that_nobody_can_earn_are_refused(points):
    with pytest.raises(ValueError, match="points must be a number of at least 0"):
        Verdict(Report("e", 1.0, ""), points)


@pytest.mark.parametrize("points", [1, 3, 0.1, 7.77, 1 / 3])
def test_a_right_answer_earns_exactly_the_points(points):
    assert Verdict(told(RIGHT), points).score == points


def test_a_verdict_counts_as_its_score():
    assert float(Verdict(told(PARTLY), 6)) == Verdict(told(PARTLY), 6).score > 0


@pytest.mark.parametrize(
    "source",
    [
        "def scaled(x, factor): raise ValueError('a long way to say it ' * 40)",
        "def scaled(x, factor): return np.arange(30.0).reshape(5, 6) * 1.23456",
        "def scaled(x, factor): return 'word ' * 200",
        "def scaled(x, factor): return 1 / 0  # " + "a long comment " * 20,
    ],
)
def test_no_line_is_wider_than_a_terminal(source):
    assert max(map(len, str(Verdict(told(source), 4)).splitlines())) <= 80


def test_text_and_html_say_the_same():
    for source in (RIGHT, PARTLY, WRONG):
        verdict = Verdict(told(source), 4)
        seen = _visible(verdict._repr_html_())
        assert f"scaled: {verdict.score:g} of 4 points." in seen
        assert f"scaled: {verdict.score:g} of 4 points." in str(verdict)


def test_a_wrong_answer_shows_what_was_called_expected_and_returned():
    text = str(Verdict(told(WRONG), 4))
    assert "[FAILED] a number (0 of 3 cases)" in text
    assert "call:         scaled(x=2, factor=3)" in text
    assert "expected:     7" in text
    assert "yours:        6" in text
    assert 'For a hint: hint("scaled")' in text
    assert max(map(len, text.splitlines())) <= 80


def test_what_is_said_as_the_likely_mistake_is_not_said_again():
    text = str(Verdict(told(WRONG), 4))
    assert text.count("The `1` is <missing>.") == 1


def test_an_error_that_differs_in_a_number_only_is_explained_once():
    text = str(
        Verdict(told("def scaled(x, factor): return np.ones(np.size(x) + 1) @ np.ones(9)"), 4)
    )
    assert text.count("The shapes do not fit for this") == 1
    assert text.count("in your code: line 1: def scaled") == 2


def test_a_right_answer_says_so_and_offers_no_hint():
    assert str(Verdict(told(RIGHT), 4)).splitlines()[0] == "scaled: 4 of 4 points. Right."
    assert "hint" not in str(Verdict(told(RIGHT), 4))
    assert "cases tried" in _visible(Verdict(told(RIGHT), 4)._repr_html_())


SCRIPT = "<script>alert(1)</script><img src=x onerror='alert(2)'>\"'&"


@pytest.mark.parametrize(
    "source",
    [
        "def scaled(x, factor): return SCRIPT",
        "def scaled(x, factor): raise ValueError(SCRIPT)",
        "def scaled(x, factor): raise type(SCRIPT, (Exception,), {})(SCRIPT)",
        "def scaled(x, factor): return type(SCRIPT, (), {})()",
        "def scaled(x, factor): return {SCRIPT: SCRIPT}",
        "def scaled(x, factor): return [SCRIPT]",
        "def scaled(x, factor): return (lambda v: v)(1 / 0)  # <script>alert(1)</script>",
        "def scaled(x): return x\nscaled.__name__ = scaled.__qualname__ = SCRIPT",
        "scaled = type(SCRIPT, (), {})()",
        "def scaled(**options): return 1",
        "def scaled(x, factor): raise KeyError('`<script>`')",
    ],
)
def test_nothing_a_learner_writes_becomes_html(source):
    report = told(cell(source, SCRIPT=SCRIPT)["scaled"])
    report_html = Verdict(report, 2)._repr_html_()
    assert "<script" not in report_html
    assert "<img" not in report_html
    assert _tags(report_html) <= {"div", "p", "strong", "em", "span", "table", "tr", "td", "code"}


def test_every_field_of_a_report_is_escaped():
    failure = Failure(SCRIPT, SCRIPT, SCRIPT, SCRIPT, SCRIPT, SCRIPT)
    part = PartResult(SCRIPT, 1.0, True, 3, 1, failure, SCRIPT)
    report = Report(SCRIPT, 0.5, SCRIPT, SCRIPT + "!", SCRIPT, (part,), (SCRIPT,))
    assert "<script" not in Verdict(report, 1)._repr_html_()


def test_a_misconception_in_backticks_is_set_as_code_and_escaped():
    html = Verdict(told(WRONG), 1)._repr_html_()
    assert "The <code>1</code> is &lt;missing&gt;." in html


def test_the_validator_is_told_and_nobody_else(capsys, monkeypatch):
    monkeypatch.delenv("NBGRADER_VALIDATING", raising=False)
    wrong, right = Verdict(told(WRONG), 4), Verdict(told(RIGHT), 4)
    wrong.tell_validator()
    assert capsys.readouterr() == ("", "")
    monkeypatch.setenv("NBGRADER_VALIDATING", "1")
    right.tell_validator()
    assert capsys.readouterr() == ("", "")
    wrong.tell_validator()
    assert capsys.readouterr() == ("", str(wrong) + "\n")


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.tags, self.open = "", set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def _read(html):
    reader = _Reader()
    reader.feed(html)
    assert reader.open == []
    return reader


def _visible(html):
    return _read(html).text


def _tags(html):
    return _read(html).tags


def test_an_exercise_without_points_is_told_without_them():
    assert str(Verdict(told(RIGHT), 0)).splitlines()[0] == "scaled: Right."
    assert repr(Verdict(told(WRONG), 0)) == "0.0"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Means of the *columns*.", "Means of the <em>columns</em>."),
        ("*Not* so, *the other way* round", "<em>Not</em> so, <em>the other way</em> round"),
        ("`A * B` and `b * a` differ", "<code>A * B</code> and <code>b * a</code> differ"),
        ("3 * 4 is 4 * 3", "3 * 4 is 4 * 3"),
        ("2*n*m and x**2**n", "2*n*m and x**2**n"),
        ("<b>*x*</b> &", "&lt;b&gt;<em>x</em>&lt;/b&gt; &amp;"),
    ],
)
def test_code_and_stressed_words_are_set_off(text, html):
    assert prose(text) == html
