"""Everybody is in the table, those too who handed in nothing; numbers and words are true."""

import csv
import json
from datetime import timedelta

import pytest

from anncourse.classroom.term.extensions import write_extensions
from anncourse.classroom.term.standing import GRADED, MISSING, WAITING, read_overview
from anncourse.classroom.term.table import as_csv, as_json, format_overview
from tests.anncourse.classroom.a_gradebook import DUE, LESSON, hand_in, make_gradebook


@pytest.fixture
def overview(tmp_path):
    """Return how a class of five stands."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    api = NbGraderAPI(CourseDirectory(root=str(tmp_path)))
    with make_gradebook(tmp_path) as book:
        hand_in(book, "ada", 7)
        hand_in(book, "bob", 0, by_hand=3)
        late = hand_in(book, "cleo", 5, when=DUE + timedelta(hours=5))
        late.notebooks[0].late_submission_penalty = 2
        for student in ("dan", "eve"):
            book.add_student(student, first_name=student.title(), last_name="Doe")
        (grade,) = [g for g in late.notebooks[0].grades if g.name == "explain"]
        # As grading anew leaves it: given by hand, to be looked at again.
        grade.manual_score, grade.needs_manual_grade = 1, True
        book.db.commit()
        for student in ("ada", "bob", "cleo"):
            (tmp_path / "autograded" / student / LESSON).mkdir(parents=True)
        (tmp_path / "submitted" / "dan" / LESSON).mkdir(parents=True)
        write_extensions(tmp_path, {("eve", LESSON): DUE + timedelta(days=7)})
        return read_overview(api, book, LESSON)


def test_everybody_on_the_roster_has_a_state(overview):
    states = [(one.student, one.state) for one in overview.standings]
    assert states == [
        ("ada", GRADED),
        ("bob", GRADED),
        ("cleo", GRADED),
        ("dan", WAITING),
        ("eve", MISSING),
    ]


def test_what_is_to_be_graded_by_hand_is_what_nobody_has_looked_at(overview):
    ada, bob, cleo, *_ = overview.standings
    assert [(s.to_grade, s.to_look_at_again) for s in (ada, bob, cleo)] == [(3, 0), (0, 0), (0, 3)]


def test_mean_and_median_are_of_those_who_were_graded_after_penalties(overview):
    assert [one.score for one in overview.standings[:3]] == [7, 3, 4]
    assert overview.mean == pytest.approx(14 / 3)
    assert overview.median == 4


def test_every_exercise_has_its_figures_and_what_waits_is_no_zero(overview):
    figures = {e.name: (e.points, e.mean, e.full, e.none, e.waiting) for e in overview.exercises}
    assert figures["step"] == (7, 4, 1, 1, 0)
    assert figures["explain"] == (3, 2, 1, 0, 1)
    assert "explain        3    2.0      1      0       1" in format_overview(overview)


def test_the_table_says_it_in_words(overview):
    text = format_overview(overview, "The policy.")
    assert "01_perceptron, due 2026-10-0" in text
    assert "The policy." in text
    assert "late by 5 h: 2 points off; 3 points given by hand to be looked at again" in text
    assert "Dan Doe       –   handed in, not graded" in text
    assert "Eve Doe       –   nothing handed in; extension until 2026-10-1" in text
    assert "3 of 5 graded; mean 4.7, median 4.0 of 10\n1 have answers to be graded by hand" in text


def test_csv_and_json_hold_everybody(overview):
    rows = list(csv.DictReader(as_csv([overview]).splitlines()))
    assert [(row["student"], row["score"], row["state"]) for row in rows][2:4] == [
        ("cleo", "4.0", GRADED),
        ("dan", "0.0", WAITING),
    ]
    (content,) = json.loads(as_json([overview]))
    assert [one["student"] for one in content["standings"]] == ["ada", "bob", "cleo", "dan", "eve"]
    assert content["median"] == 4
