"""The reasons that stand in the class's table."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from nbjudge.notebook.notes import Note, add_notes, quote, read_notes
from nbjudge.notebook.outputs import make_error, shorten, size_of
from nbjudge.notebook.reasons import explain_cell, explain_error, find_stops, read_page
from tests.nbjudge.tiny import graded, make_solution


def test_a_result_without_a_reader_of_its_own_is_told_as_it_stands():
    assert read_page("<p>Two of <b>three</b> &lt; all.</p><p>Mend it.</p>") == (
        "Two of three < all. Mend it."
    )


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
        (
            new_output("error", ename="AssertionError", evalue="", traceback=[]),
            "A test is not passed. It does not say why.",
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
