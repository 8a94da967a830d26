"""What the course works out once for a class, before it is graded."""

import pytest
from traitlets.config.loader import PyFileConfigLoader

from anncourse.checks.casebook import kept_casebook
from anncourse.classroom.ready import make_ready
from anncourse.exercises import EXERCISES, LESSONS
from nbjudge.judge.preprocess import Judge
from tests.nbjudge.tiny import REPOSITORY

pytestmark = pytest.mark.course


@pytest.fixture
def no_casebooks(monkeypatch):
    monkeypatch.setattr("anncourse.checks.casebook._KEPT", {})


def test_what_is_expected_of_every_hidden_case_is_there_when_a_lesson_was_made_ready(no_casebooks):
    make_ready("01_perceptron")
    for exercise in LESSONS["01_perceptron"]:
        book = kept_casebook(exercise)
        cases = [args for part in exercise.parts for args in book.cases(part, hidden=True)]
        assert {id(args) for args in cases} <= set(book._expected)
    assert not kept_casebook(EXERCISES["sigmoid"])._expected


def test_the_course_s_settings_name_what_makes_a_lesson_ready(no_casebooks):
    config = PyFileConfigLoader("nbgrader_config.py", path=str(REPOSITORY)).load_config()
    Judge(config=config).prepare("01_perceptron")
    assert kept_casebook(EXERCISES["step"])._expected
