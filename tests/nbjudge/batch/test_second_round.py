"""What an instructor does after the first round: everything that changed is done again, no more."""

import shutil

import nbformat
import pytest

from nbjudge.course.open import open_course
from tests.nbjudge.batch.classes import NAME, STUDENTS, hand_in
from tests.nbjudge.commands import typed
from tests.nbjudge.tiny import LESSON, fill, find

pytestmark = pytest.mark.course


@pytest.fixture(scope="module")
def _told(undisturbed, tmp_path_factory):
    course = shutil.copytree(undisturbed[0], tmp_path_factory.mktemp("told") / "course")
    with open_course(course) as api, api.gradebook as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate="2030-01-05 12:00:00 UTC")
    assert typed(course, "nbjudge", "grade", LESSON, "--jobs", "1")[0] == 0
    assert typed(course, "nbgrader", "generate_feedback", LESSON)[0] == 0
    return course


@pytest.fixture
def told(_told, tmp_path):
    """Return a course whose class is graded and has feedback."""
    return shutil.copytree(_told, tmp_path / "course")


def pages(course):
    found = course.glob(f"feedback/*/{LESSON}/{LESSON}.html")
    return {path.parent.parent.name: path.stat().st_mtime_ns for path in found}


def made_again(course, *words):
    """Return whose pages a command makes anew."""
    before = pages(course)
    status, said = typed(course, "nbgrader", "generate_feedback", LESSON, *words)
    assert status == 0, said
    after = pages(course)
    assert after.keys() == set(STUDENTS)
    return {student for student in after if before.get(student) != after[student]}


def in_gradebook(course, student, change):
    with open_course(course) as api, api.gradebook as gradebook:
        change(gradebook, LESSON, student)
        gradebook.db.commit()


def give_points(gradebook, lesson, student):
    gradebook.find_grade("explain_tiny", lesson, lesson, student).manual_score = 0.5


def give_extra(gradebook, lesson, student):
    gradebook.find_grade("test_double", lesson, lesson, student).extra_credit = 1


def comment(gradebook, lesson, student):
    gradebook.find_comment("explain_tiny", lesson, lesson, student).manual_comment = "Well put."


def make_late(gradebook, lesson, student):
    notebook = gradebook.find_submission_notebook(lesson, lesson, student)
    notebook.late_submission_penalty = 1


def test_no_page_is_made_again_where_nothing_changed_and_all_are_by_force(told):
    assert made_again(told) == set()
    assert made_again(told, "--force") == set(STUDENTS)


@pytest.mark.sampled(few=2)
@pytest.mark.parametrize("change", [give_points, give_extra, comment, make_late])
def test_only_the_page_of_whose_grade_changed_is_made_again(told, change):
    in_gradebook(told, "ben", change)
    assert made_again(told) == {"ben"}
    assert made_again(told) == set()


def test_a_page_that_a_killed_run_left_in_part_is_made_again(told):
    page = told / "feedback" / "ada" / LESSON / f"{LESSON}.html"
    page.write_text(page.read_text()[:-300])
    shutil.rmtree(told / "feedback" / "ben")
    assert made_again(told) == {"ada", "ben"}


@pytest.mark.sampled(few=0)
def test_a_later_hand_in_has_a_page_of_its_own(told, release):
    hand_in(told, "ben", fill(release), when="2030-01-02 12:00:00.000000 UTC")
    typed(told, "nbjudge", "grade", LESSON, "--jobs", "1")
    assert made_again(told) == {"ben"}
    page = (told / "feedback" / "ben" / LESSON / f"{LESSON}.html").read_text()
    assert "5 of 6 points" in page


@pytest.mark.sampled(few=0)
def test_other_tests_make_all_pages_anew(told):
    path = told / "solutions" / LESSON / NAME
    solution = nbformat.read(path, as_version=4)
    find(solution, "test_double").source += "\n# This is another test."
    nbformat.write(solution, path)
    assert typed(told, "nbjudge", "grade", LESSON, "--jobs", "1")[0] == 0
    assert made_again(told) == set(STUDENTS)


@pytest.mark.sampled(few=0)
def test_another_setting_makes_all_pages_anew(told):
    config = told / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.LatePolicy.points_per_day = 1\n")
    assert made_again(told) == set(STUDENTS)


@pytest.mark.sampled(few=0)
def test_points_changed_and_a_cell_renamed_after_grading_are_carried_along(told):
    in_gradebook(told, "ada", give_points)
    path = told / "solutions" / LESSON / NAME
    solution = nbformat.read(path, as_version=4)
    find(solution, "test_double").metadata.nbgrader.points = 4
    find(solution, "test_triple").metadata.nbgrader.grade_id = "test_thrice"
    nbformat.write(solution, path)
    status, said = typed(told, "nbjudge", "grade", LESSON, "--jobs", "1")
    assert status == 0, said
    assert "5.5 / 8" in said.splitlines()[0]
    assert made_again(told) == set(STUDENTS)
    with open_course(told) as api, api.gradebook as gradebook:
        assert gradebook.find_grade("explain_tiny", LESSON, LESSON, "ada").manual_score == 0.5
