"""In grading, what a student wrote in an earlier lesson counts for nothing."""

from tests.nbjudge.judge.notebooks import answer, grade, notebook, test

SETUP = "import numpy as np\nfrom annlib import relu\nfrom anncourse.own import relu"
TEST = "assert list(twice(-1.0, 3.0)) == [0.0, 6.0]"
RIGHT = """\
def twice(*numbers):
    return [2 * float(relu(z)) for z in numbers]"""


def test_the_functions_carried_on_are_annlib_s():
    lesson = notebook(SETUP, answer("twice", RIGHT), test("test_twice", TEST, 2.0))
    assert grade(lesson, lesson, lesson="08_training").scores["test_twice"] == (2.0, 2.0)


def test_what_the_lesson_asks_for_is_withheld_there_too():
    code = """\
from anncourse.own import train
def asked(n):
    return train([n], [n], [1, 1], 1, 1, 1, 0)"""
    lesson = notebook("", answer("asked", code), test("test_asked", "asked(1)", 2.0))
    done = grade(lesson, lesson, lesson="08_training")

    assert done.scores["test_asked"] == (0.0, 2.0)
    (error,) = done.notebook.cells[-1].outputs
    assert error.ename == "WithheldError"
