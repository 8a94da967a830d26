"""nbgrader's own command: whatever becomes of the process that grades, the class goes on."""

import shutil

import nbformat
import pytest

from nbjudge.course.open import open_course, register_assignment
from tests.nbjudge.batch.classes import NAME, dump, hand_in
from tests.nbjudge.commands import typed
from tests.nbjudge.tiny import LESSON, fill, find, make_solution

pytestmark = [
    pytest.mark.course,
    # About the order in which nbgrader's own gradebook adds its rows.
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]

# What a student returns may be too much for a test; here a test says so itself.
FRAGILE = """\
import os
if double(1) == "end": os.kill(os.getpid(), 9)
if double(1) == "stay": set(double(2))
2.0 * (double(1) == 2)"""
# Each of them is in the way of all others in a set.
COLLIDING = "[k * (2**61 - 1) for k in range(1, 250_000)]"


@pytest.fixture
def fragile(generated, tmp_path):
    """Return a course whose test takes an answer that ends the process in which it runs."""
    course = shutil.copytree(generated, tmp_path / "course")
    notebook = make_solution()
    find(notebook, "test_double").source = FRAGILE
    nbformat.write(notebook, course / "solutions" / LESSON / NAME)
    with open_course(course) as api:
        register_assignment(api, LESSON)
    return course


def answering(release, first, second="0"):
    """Return right answers but for one function."""
    notebook = fill(nbformat.from_dict(release))
    answer = f"def double(x): return {first!r} if x == 1 else {second}"
    find(notebook, "double").source = answer
    return notebook


def points(course):
    """Return everybody's points."""
    return {student: row[1] for (student, _), row in dump(course)["notebooks"].items()}


def graded(course):
    return {path.parts[-3] for path in course.glob(f"autograded/*/*/{NAME}")}


def test_a_process_that_ends_while_it_grades_costs_its_own_student_only(fragile, release):
    hand_in(fragile, "ada", fill(nbformat.from_dict(release)))
    hand_in(fragile, "mallory", answering(release, "end"))
    hand_in(fragile, "zoe", fill(nbformat.from_dict(release)))
    status, said = typed(fragile, "nbgrader", "autograde", LESSON)
    assert status == 1
    assert "the process that graded it ended (status -9)" in said, said
    assert "There was an error processing assignment '01_tiny' for student 'mallory'" in said
    assert "for student 'ada'" not in said
    assert points(fragile) == {"ada": 5.0, "mallory": 0.0, "zoe": 5.0}
    assert graded(fragile) == {"ada", "zoe"}


@pytest.mark.sampled(few=0)
def test_a_test_that_no_alarm_reaches_is_ended(fragile, release):
    config = fragile / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Judge.cell_seconds = 2\n")
    hand_in(fragile, "ada", fill(nbformat.from_dict(release)))
    hand_in(fragile, "mallory", answering(release, "stay", COLLIDING))
    hand_in(fragile, "zoe", fill(nbformat.from_dict(release)))
    status, said = typed(fragile, "nbgrader", "autograde", LESSON)
    assert status == 1
    assert "more processor time than any honest hand-in does" in said
    assert points(fragile) == {"ada": 5.0, "mallory": 0.0, "zoe": 5.0}


def test_a_folder_without_a_notebook_is_graded_as_nothing(course):
    status, said = typed(course, "nbgrader", "autograde", LESSON, "--student=[d-f]*")
    assert status == 0, said
    # Broken, missing, and under another name.
    assert points(course) == {"dan": 0.0, "eva": 0.0, "finn": 5.0}


@pytest.mark.parametrize("stamp", ["1." * 200_000, "2020-01-01 00:00:00 /etc/hosts", "\0", "soon"])
def test_pages_of_all_hand_ins_are_shown_though_a_timestamp_is_none(course, release, stamp):
    hand_in(course, "ada", fill(release), when=stamp)
    with open_course(course) as api:
        assert {row["student"] for row in api.get_submissions(LESSON)} >= {"ada", "ben"}
        assert api.coursedir.get_existing_timestamp(course / "submitted" / "ada" / LESSON) is None


def test_what_the_steps_say_is_heard(course):
    with open_course(course) as api:
        heard = api.autograde(LESSON, "ada")
    assert heard["success"]
    assert "Judged in" in heard["log"]


@pytest.mark.sampled(few=0)
def test_scores_and_notebooks_are_those_of_the_judges_own_command(course, undisturbed):
    status, said = typed(course, "nbgrader", "autograde", LESSON)
    assert status == 0, said
    _, gradebook, _ = undisturbed
    assert dump(course) == gradebook
