"""What a graded notebook tells of itself."""

from nbformat.v4 import new_output
from traitlets.config import Config

from nbjudge.batch.told import explainer, tell
from nbjudge.judge.preprocess import Judge
from nbjudge.notebook.notes import Note, add_notes
from nbjudge.notebook.reasons import read_page
from tests.nbjudge.tiny import graded, make_solution


def made():
    """Return a notebook with a result in HTML, a silent test and a text."""
    notebook = make_solution()
    shown = graded("test_double", "", grade=True)
    shown.outputs = [new_output("execute_result", {"text/html": "<p>Half.</p>"})]
    text = graded("explain_tiny", "", solution=True, grade=True)
    notebook.cells = [text, shown, graded("test_triple", "", grade=True)]
    return notebook


def test_reasons_stand_in_the_order_of_the_notebook_for_those_that_are_asked_for():
    told = tell(made(), ["test_triple", "test_double"], read_page)
    assert list(told.reasons.items()) == [("test_double", "Half."), ("test_triple", "")]
    told = tell(made(), ["explain_tiny"], read_page)
    assert told.reasons == {"explain_tiny": "No answer was written."}


def test_a_result_that_the_course_cannot_read_costs_nobody_a_score():
    def explain(page):
        raise KeyError("verdict")

    told = tell(made(), ["test_double"], explain)
    assert told.reasons == {
        "test_double": "What its result says could not be read (KeyError: 'verdict')."
    }


def test_a_reader_that_is_not_there_is_told_of_where_it_is_needed():
    config = Config({"Judge": {"explain": "no.such.reader"}})
    told = tell(made(), ["test_double"], explainer(Judge(config=config)))
    assert "ImportError: expected a function named 'no.such.reader'" in told.reasons["test_double"]


def test_a_note_that_says_so_tells_that_nothing_was_graded():
    notebook = made()
    add_notes(notebook, [Note("It is damaged.", ungraded=True)])
    told = tell(notebook, [], read_page)
    assert told.ungraded
    assert told.notes == ["It is damaged."]
