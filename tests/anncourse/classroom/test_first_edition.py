"""Notebooks and gradebooks of the first edition, which imported from `annlib`, are graded still."""

import subprocess
import sys

import pytest

from nbjudge.judge.errors import BrokenTestError
from tests.nbjudge.judge.notebooks import answer, grade, notebook, test

# As it stood in lesson 1, word for word.
SETUP = """\
import numpy as np

from annlib import figures
from annlib.checks import check, hint, predicted"""
QUESTION_TEST = """\
from annlib.checks import answers
answers.verdict()"""
TEST = "assert step(-1) == 0 and step(0) == 1"
ANSWER = "figures.perceptron_line()\ndef step(z):\n    return np.where(np.asarray(z) >= 0, 1, 0)"


def lesson(setup, check, code="def step(z):\n    pass"):
    return notebook(setup, answer("step", code), test("test_step", check, 4.0))


def graded(source, handed_in):
    return grade(source, handed_in, lesson="01_perceptron")


def test_a_hand_in_of_the_first_edition_earns_what_it_is_worth():
    today = lesson("from anncourse import check", TEST)
    done = graded(today, lesson(SETUP, 'check("step", points=4)', ANSWER))

    assert not [out for cell in done.notebook.cells for out in cell.outputs if "ename" in out]
    assert done.scores["test_step"] == (4.0, 4.0)


def test_a_gradebook_of_the_first_edition_gives_no_wrong_score_but_says_what_to_do():
    source = lesson(SETUP, QUESTION_TEST)

    with pytest.raises(BrokenTestError) as told:
        graded(source, source)
    assert str(told.value) == (
        "The test cell test_step cannot import what it needs. No score is written. If the course "
        "was updated, run `nbgrader generate_assignment 01_perceptron --force` and grade again."
    )


def test_an_import_that_fails_in_a_student_s_code_costs_this_student_only():
    done = graded(lesson("", TEST), lesson("", TEST, "def step(z):\n    import no_such_module"))

    assert done.scores["test_step"] == (0.0, 4.0)


@pytest.mark.parametrize("line", SETUP.splitlines()[2:])
def test_a_stale_import_says_in_a_sentence_what_to_do(line):
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=False)

    assert done.stderr.splitlines()[-1].startswith(
        "ImportError: This notebook is of an older edition of the course. Run `make lab`"
    )
