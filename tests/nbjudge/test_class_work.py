"""Releasing, collecting, feedback and export, in one command each."""

import csv

import pytest

from anncourse.classroom.demo.exchange import Desk
from anncourse.classroom.demo.run import settings
from nbjudge.course.open import open_course
from tests.nbjudge.commands import typed
from tests.nbjudge.tiny import LESSON

pytestmark = pytest.mark.course

STUDENTS = ("ada", "ben", "cleo")


def test_a_class_goes_through_in_one_command_each_with_the_files_of_nbgraders(course, tmp_path):
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"\nc.Exchange.root = {str(course / 'exchange')!r}\n")

    def done(*words):
        status, said = typed(course, *words)
        assert status == 0, said
        return said

    done("nbjudge", "release", "1")
    with open_course(course, settings(course)) as api:
        for student in STUDENTS:
            desk = Desk(api, student, tmp_path / student)
            desk.fetch(LESSON)
            desk.hand_in(LESSON)
    assert "Collecting submission: cleo" in done("nbjudge", "collect", "1")
    done("nbjudge", "grade", "1", "--jobs", "1")
    said = done("nbjudge", "feedback", "1")
    assert all(f"Releasing feedback for {student}" in said for student in STUDENTS)
    pages = {path: path.read_text() for path in sorted(course.glob("feedback/*/*/*.html"))}
    assert [path.parts[-3] for path in pages] == list(STUDENTS)
    done("nbjudge", "export")
    with (course / "grades.csv").open() as file:
        assert [row["student_id"] for row in csv.DictReader(file)] == list(STUDENTS)
    done("nbgrader", "generate_feedback", LESSON, "--force")
    assert {path: path.read_text() for path in pages} == pages


def test_what_nbgrader_cannot_do_ends_with_its_status(course):
    status, said = typed(course, "nbjudge", "feedback", "1")
    assert status == 1
    assert "No notebooks were matched" in said
