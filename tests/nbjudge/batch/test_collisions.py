"""A student's folder that has the name of a released file, or the reverse, stops nobody."""

import pytest

from tests.nbjudge.batch.classes import dump, finish, hand_in
from tests.nbjudge.tiny import LESSON, fill

pytestmark = pytest.mark.course


def test_the_lessons_own_files_take_precedence_over_folders_of_the_same_name(course, release):
    (course / "lessons" / LESSON / "table.csv").write_text("1,2")
    (course / "lessons" / LESSON / "data").mkdir()
    (course / "lessons" / LESSON / "data" / "more.csv").write_text("3")
    folder = hand_in(course, "ada", fill(release))
    (folder / "table.csv").mkdir()
    (folder / "table.csv" / "x").write_text("mine")
    (folder / "data").write_text("mine")
    finish(course, "grade", "1", "--students", "ada")
    assert dump(course)["notebooks"]["ada", LESSON][1] == 5.0
    graded = course / "autograded" / "ada" / LESSON
    assert (graded / "table.csv").read_text() == "1,2"
    assert (graded / "data" / "more.csv").read_text() == "3"
