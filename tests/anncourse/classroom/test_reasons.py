"""What the table of scores takes from the feedback of a check."""

from anncourse.checks.report import Failure, PartResult, Report
from anncourse.checks.verdict import Verdict, as_html
from anncourse.classroom.reasons import explain_verdict


def page(**report):
    return as_html(Verdict(Report("step", report.pop("credit", 0.0), **report), 4))


def test_the_summary_of_a_verdict_is_told():
    assert explain_verdict(page(summary="Not written yet.")) == "Not written yet."


def test_the_likely_mistake_is_told_with_it():
    words = explain_verdict(page(summary="Not right.", mistake="You forgot the bias `b`, < 0."))
    assert words == "Not right. Likely mistake: You forgot the bias b, < 0."


def test_without_a_likely_mistake_the_first_failure_is_told():
    failure = Failure("values", "The number is wrong.", call="step(1)", expected="1", got="0")
    part = PartResult("arrays", 1.0, True, 3, 0, failure)
    words = explain_verdict(page(summary="Not right.", parts=(part,)))
    assert words == "Not right. The number is wrong."


def test_an_empty_page_tells_nothing():
    assert explain_verdict("") == ""
