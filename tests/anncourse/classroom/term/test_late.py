"""What handing in late costs, with and without an extension, now and after a change."""

import math
from datetime import timedelta

import pytest
from nbformat.v4 import new_notebook

from anncourse.classroom.term.extensions import FILE, read_extensions, write_extensions
from anncourse.classroom.term.late import LatePolicy, TellPenalty
from anncourse.classroom.term.settle import settle
from nbjudge.errors import CommandError
from tests.anncourse.classroom.a_gradebook import DUE, LESSON, hand_in, make_gradebook

HOUR = 3600


@pytest.mark.parametrize(
    ("seconds", "penalty"),
    [
        (1, None),
        (15 * 60, None),
        (15 * 60 + 1, 2),
        (24 * HOUR + 15 * 60, 2),
        (24 * HOUR + 15 * 60 + 1, 4),
        (7 * 24 * HOUR, 14),
        (7 * 24 * HOUR + 1, 20),
    ],
)
def test_every_day_that_has_begun_costs_points_after_the_grace_and_before_the_cut_off(
    seconds, penalty
):
    policy = LatePolicy(points_per_day=2, grace_minutes=15, cut_off_days=7)
    assert policy.late_submission_penalty("ada", 20.0, seconds) == penalty


def test_nobody_loses_more_than_the_answers_earned():
    assert LatePolicy(points_per_day=2).late_submission_penalty("ada", 3.0, 10 * 24 * HOUR) == 3


def test_without_a_policy_lateness_costs_nothing():
    assert LatePolicy().late_submission_penalty("ada", 20.0, 1e9) is None
    assert LatePolicy().in_words() == "Handing in late costs nothing."


def test_nbgraders_own_setting_goes_on_to_hold():
    policy = LatePolicy(penalty_method="zero")
    assert policy.late_submission_penalty("ada", 20.0, 1) == 20
    assert policy.in_words() == "What comes late earns nothing."


def test_the_policy_is_told_as_it_is_set():
    words = LatePolicy(points_per_day=2, grace_minutes=15, cut_off_days=7).in_words()
    assert words == (
        "Each day late that has begun costs 2 points, counted from 15 minutes after the due date; "
        "what comes more than 7 days late earns nothing."
    )
    assert math.isinf(LatePolicy().cut_off_days)


@pytest.fixture
def api(tmp_path):
    """Return what is asked of nbgrader's interface, with a policy."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    config = Config({"LatePolicy": {"points_per_day": 2}})
    return NbGraderAPI(CourseDirectory(root=str(tmp_path)), config=config)


def penalty_of(submission):
    return submission.notebooks[0].late_submission_penalty


def test_penalties_follow_due_date_extension_and_points_given_by_hand(api, tmp_path):
    with make_gradebook(tmp_path) as book:
        late = hand_in(book, "ada", 1, when=DUE + timedelta(days=1, hours=1))
        in_time = hand_in(book, "bob", 7)
        settle(api, book)
        # Two days would cost 4, and only 1 is there to take.
        assert (penalty_of(late), penalty_of(in_time)) == (1, None)
        next(
            grade for grade in late.notebooks[0].grades if grade.name == "explain"
        ).manual_score = 3
        book.db.commit()
        settle(api, book)
        assert penalty_of(late) == 4
        write_extensions(tmp_path, {("ada", LESSON): DUE + timedelta(days=1)})
        settle(api, book)
        assert (penalty_of(late), late.total_seconds_late) == (2, HOUR)
        book.update_or_create_assignment(LESSON, duedate=DUE - timedelta(days=1))
        settle(api, book)
        # An extension is until a day, so it stays that day; Bob has none.
        assert (penalty_of(late), penalty_of(in_time)) == (2, 2)
        book.update_or_create_assignment(LESSON, duedate=None)
        settle(api, book)
        assert (penalty_of(late), penalty_of(in_time)) == (None, None)


def test_an_extension_that_ends_before_the_due_date_shortens_nothing(api, tmp_path):
    with make_gradebook(tmp_path) as book:
        write_extensions(tmp_path, {("bob", LESSON): DUE - timedelta(days=3)})
        in_time = hand_in(book, "bob", 7)
        settle(api, book)
        assert penalty_of(in_time) is None


def test_extensions_come_back_as_they_were_written(tmp_path):
    assert read_extensions(tmp_path) == {}
    extensions = {("ada", LESSON): DUE, ("bob", LESSON): DUE + timedelta(days=1)}
    write_extensions(tmp_path, extensions)
    assert read_extensions(tmp_path) == extensions


@pytest.mark.parametrize("line", ["ada,01_perceptron,12.10.2026", "ada", "a,b,c,d"])
def test_a_line_that_cannot_be_understood_is_named(tmp_path, line):
    (tmp_path / FILE).write_text(f"student,lesson,until\n{line}\n")
    with pytest.raises(CommandError, match=rf"line 2 of .*{FILE}.*{line.split(',')[-1]}"):
        read_extensions(tmp_path)


def test_the_feedback_says_how_late_and_what_it_costs(tmp_path):
    from traitlets.config import Config

    with make_gradebook(tmp_path) as book:
        late = hand_in(book, "ada", 7, when=DUE + timedelta(hours=30))
        late.notebooks[0].late_submission_penalty = 4
        hand_in(book, "bob", 7)
        book.db.commit()
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    step = TellPenalty(config=Config({"LatePolicy": {"points_per_day": 2}}))
    pages = {}
    for student in ("ada", "bob"):
        about = {"assignment": LESSON, "student": student, "notebook": LESSON, "db_url": url}
        pages[student], _ = step.preprocess(new_notebook(), {"nbgrader": about})
    (cell,) = pages["ada"].cells
    assert "**Handed in 1 day 6 h late:** it was due 2026-10-0" in cell.source
    assert "takes 4 points off the 7" in cell.source
    assert "Each day late that has begun costs 2 points." in cell.source
    assert pages["bob"].cells == []


def test_the_feedback_says_of_a_penalty_without_a_due_date_that_it_needs_working_out(tmp_path):
    with make_gradebook(tmp_path, due=None) as book:
        hand_in(book, "ada", 7).notebooks[0].late_submission_penalty = 4
        book.db.commit()
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    about = {"assignment": LESSON, "student": "ada", "notebook": LESSON, "db_url": url}
    page, _ = TellPenalty().preprocess(new_notebook(), {"nbgrader": about})
    assert "late,** which takes 4 points off the 7 which" in page.cells[0].source
    assert "it is not late: ask your instructor to work it out anew" in page.cells[0].source


def test_a_grader_gives_the_extension_before_it_asks_how_late_it_is(tmp_path):
    from traitlets.config import Config

    from anncourse.classroom.term.late import Lateness
    from nbjudge.batch.writer import _assign_penalty

    config = Config({"LatePolicy": {"points_per_day": 2}})
    config.CourseDirectory.root = str(tmp_path)
    step = Lateness(config=config)
    write_extensions(tmp_path, {("ada", LESSON): DUE + timedelta(days=1)})
    with make_gradebook(tmp_path) as book:
        late = hand_in(book, "ada", 7, when=DUE + timedelta(days=2))
        _assign_penalty(step, late, late.notebooks[0], "ada")
        assert penalty_of(late) == 2
