"""The reasons that stand in the class's table."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from anncourse.checks.report import Failure, PartResult, Report
from anncourse.checks.verdict import Verdict, as_html
from nbjudge.notebook.notes import Note, add_notes, quote, read_notes
from nbjudge.notebook.outputs import make_error, shorten, size_of
from nbjudge.report.reasons import explain_cell, explain_error, explain_verdict, find_stops
from tests.nbjudge.tiny import graded, make_solution


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


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (make_error("TooSlow", "This cell ran too long."), "This cell ran too long."),
        (
            new_output("error", ename="SyntaxError", evalue="bad (3.py, line 2)", traceback=[]),
            "SyntaxError: bad (line 2)",
        ),
        (
            new_output("error", ename="SyntaxError", evalue="bad (<cell-5>, line 2)", traceback=[]),
            "SyntaxError: bad (line 2)",
        ),
        (
            new_output("error", ename="ValueError", evalue="\x1b[31ma\x1b[0m\nb", traceback=[]),
            "ValueError: a b",
        ),
    ],
)
def test_errors_are_told_in_one_line(output, words):
    assert explain_error(output) == words


def test_what_a_test_wrote_to_stderr_is_told():
    cell = new_code_cell(outputs=[new_output("stream", name="stderr", text="deprecated!\n")])
    assert explain_cell(cell) == "It wrote to stderr: deprecated!"


def test_only_answers_and_stopped_cells_are_told_of():
    def failed(cell, name):
        cell.outputs = [make_error(name, f"{name}.")]
        return cell

    notebook = make_solution()
    notebook.cells = [
        failed(new_code_cell("lesson's own"), "TypeError"),
        failed(new_code_cell("student's own"), "TooSlow"),
        failed(graded("double", "", solution=True), "NameError"),
        failed(graded("test_double", "", grade=True), "TooSlow"),
        new_markdown_cell("text"),
    ]
    assert find_stops(notebook) == ["TooSlow.", "double: NameError: NameError."]


def test_notes_are_read_as_they_were_added():
    notebook = make_solution()
    n_cells = len(notebook.cells)
    notes = [Note("One.", "Do this."), Note("Two.", ungraded=True)]
    add_notes(notebook, notes[:1])
    add_notes(notebook, notes[1:])
    add_notes(notebook, [])
    assert read_notes(notebook) == notes
    assert len(notebook.cells) == n_cells + 1
    assert notebook.cells[0].source == ("## About your hand-in\n\n- **One.** Do this.\n- **Two.**")


def test_names_that_students_chose_can_do_no_harm_in_a_note():
    assert quote("a`<script>\n") == "`a??script??`"
    assert len(quote("x" * 1000)) == 82


def test_sizes_of_messages_are_counted_through_all_levels():
    assert size_of({"text": "x" * 1000}) == 1004
    assert size_of({"data": {"image/png": ["x" * 500, 7, None]}}) == 4 + 9 + 500 + 16


def test_long_texts_lose_their_middle():
    assert shorten("abcdefgh", 4) == "ab … gh"
    assert shorten("abcd", 4) == "abcd"
