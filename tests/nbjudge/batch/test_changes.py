"""What changed is graded again, what did not is not, and nothing stale survives."""

import os
import shutil
import sqlite3

import nbformat
import pytest

from nbjudge.batch import run
from nbjudge.batch.lesson import read_lesson
from nbjudge.batch.lock import only_run
from nbjudge.batch.outcome import Outcome
from nbjudge.batch.parcels import Result
from nbjudge.batch.writer import Writer
from nbjudge.course.open import open_course, register_assignment
from nbjudge.errors import CommandError
from tests.nbjudge.batch.classes import (
    NAME,
    STUDENTS,
    dump,
    finish,
    graded_files,
    hand_in,
    identities,
    stamp_of,
)
from tests.nbjudge.tiny import LESSON, fill, find
from tests.nbjudge.wall import needs_wall

pytestmark = pytest.mark.course


@pytest.fixture
def graded(undisturbed, tmp_path):
    """Return a course of one's own that is graded."""
    return shutil.copytree(undisturbed[0], tmp_path / "graded")


def test_changed_tests_are_noticed_and_everybody_is_graded_with_them(graded):
    path = graded / "solutions" / LESSON / NAME
    solution = nbformat.read(path, as_version=4)
    cell = find(solution, "test_double")
    cell.source = cell.source.replace("double(3) == 6", "double(3) == 7")
    nbformat.write(solution, path)
    before = dump(graded)["grades"]
    printed = finish(graded, "grade", "1")
    assert "graded          8" in printed
    after = dump(graded)["grades"]
    assert before["ada", LESSON, "test_double"][0] == 2.0
    assert after["ada", LESSON, "test_double"][0] == 1.0
    assert "unchanged       8" in finish(graded, "grade", "1")


def test_cells_can_be_added_and_removed_once_a_class_is_graded(graded):
    path = graded / "solutions" / LESSON / NAME
    give_by_hand(graded, 1.0)
    solution = nbformat.read(path, as_version=4)
    answer, test = find(solution, "triple"), find(solution, "test_triple")
    solution.cells.remove(answer)
    test.source = "assert double(0) == 0"
    test.metadata.nbgrader.grade_id = "test_new"
    nbformat.write(solution, path)
    finish(graded, "grade", "1")
    after = dump(graded)["grades"]
    assert after["ada", LESSON, "test_new"][0] == 3.0
    assert ("ada", LESSON, "test_triple") not in after
    with open_course(graded) as api, api.gradebook as gradebook:
        found = gradebook.find_grade("explain_tiny", LESSON, LESSON, "ada")
        assert found.manual_score == 1.0


def test_a_cell_that_a_person_graded_is_not_removed_nor_is_the_lessons_folder(graded):
    path = graded / "solutions" / LESSON / NAME
    give_by_hand(graded, 1.0)
    before, released = dump(graded), graded / "lessons" / LESSON / NAME
    content = released.read_bytes()
    solution = nbformat.read(path, as_version=4)
    solution.cells.remove(find(solution, "explain_tiny"))
    nbformat.write(solution, path)
    with open_course(graded) as api, pytest.raises(CommandError, match="to stay in the lesson: ex"):
        register_assignment(api, LESSON)
    assert dump(graded) == before
    assert released.read_bytes() == content


def give_by_hand(course, points):
    with open_course(course) as api, api.gradebook as gradebook:
        found = gradebook.find_grade("explain_tiny", LESSON, LESSON, "ada")
        found.manual_score = points
        gradebook.db.commit()


def test_a_gradebook_that_does_not_agree_with_what_was_graded_is_put_right(graded, undisturbed):
    with sqlite3.connect(graded / "gradebook.db") as database:
        database.execute("update grade set auto_score = auto_score + 1 where auto_score = 2")
    before = identities(graded)
    finish(graded, "grade", "1")
    assert dump(graded) == undisturbed[1]
    # Those whose scores were touched, and nobody else.
    again = {s for s, identity in identities(graded).items() if before[s] != identity}
    assert again == {"ada", "finn", "gina"}


def test_an_older_gradebook_is_filled_again(graded, handed_in, undisturbed):
    shutil.copyfile(handed_in / "gradebook.db", graded / "gradebook.db")
    assert "graded          8" in finish(graded, "grade", "1")
    assert dump(graded) == undisturbed[1]


def test_who_handed_in_anew_is_graded_and_nobody_else(graded, release):
    before = identities(graded)
    hand_in(graded, "ben", fill(release))
    shutil.rmtree(graded / "autograded" / "dan")
    assert "graded          2" in finish(graded, "grade", "1")
    again = {s for s, identity in identities(graded).items() if before[s] != identity}
    assert again == {"ben", "dan"}
    assert dump(graded)["grades"]["ben", LESSON, "test_triple"][0] == 3.0


def test_points_that_a_person_gave_stay_and_are_looked_at_again(graded, release):
    with sqlite3.connect(graded / "gradebook.db") as database:
        database.execute("update grade set manual_score = 1.5, needs_manual_grade = 0")
    assert "unchanged       8" in finish(graded, "grade", "1")
    assert dump(graded)["grades"]["ben", LESSON, "test_double"] == (0.0, 1.5, False)
    hand_in(graded, "ben", fill(release))
    finish(graded, "grade", "1")
    assert dump(graded)["grades"]["ben", LESSON, "test_double"] == (2.0, 1.5, True)


@pytest.mark.sampled(few=0)
def test_a_due_date_set_later_counts(graded):
    with open_course(graded) as api, api.gradebook as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate="2029-12-31 12:00:00 UTC")
    config = graded / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    finish(graded, "grade", "1")
    assert dump(graded)["notebooks"]["ada", LESSON][0] == 5.0
    with open_course(graded) as api, api.gradebook as gradebook:
        gradebook.grant_extension(LESSON, "ada", days=9)
    assert "graded          1" in finish(graded, "grade", "1")
    assert dump(graded)["notebooks"]["ada", LESSON][0] is None
    assert dump(graded)["notebooks"]["finn", LESSON][0] == 5.0


@needs_wall
def test_to_require_a_sandbox_is_no_reason_to_grade_anew(graded):
    assert "unchanged       8" in finish(graded, "grade", "1", "--require-sandbox")


def test_two_runs_at_a_time_are_one_too_many(graded):
    held = only_run(graded)
    with held, pytest.raises(CommandError, match=rf"process {os.getpid()}\b"), only_run(graded):
        pass
    with only_run(graded):
        pass


def test_a_file_that_would_lie_elsewhere_is_not_written(graded):
    with open_course(graded) as api, api.gradebook as gradebook:
        writer = Writer(api, gradebook, read_lesson(api, gradebook, LESSON))
        with pytest.raises(ValueError, match="a file of the hand-in"):
            writer.write(Result("ada", others={"../../outside.txt": b""}))
    assert not (graded / "autograded" / "outside.txt").exists()


def test_what_cannot_be_graded_keeps_no_score_of_an_earlier_hand_in(graded, release):
    outcome = Outcome()
    with open_course(graded) as api, api.gradebook as gradebook:
        writer = Writer(api, gradebook, read_lesson(api, gradebook, LESSON))
        run._take(Result("ada", problem="It broke.", log="all"), writer, outcome)
    assert [failure.reason for failure in outcome.failures] == ["It broke."]
    assert not (graded / "autograded" / "ada" / LESSON).exists()
    grades = dump(graded)["grades"]
    assert grades["ada", LESSON, "test_double"] == (None, None, True)
    assert grades["finn", LESSON, "test_double"] == (2.0, None, False)


def test_plain_nbgrader_gives_the_same_gradebook_and_leaves_work_for_nobody(
    course, undisturbed, monkeypatch
):
    _, gradebook, files = undisturbed
    with open_course(course) as api:
        for student in STUDENTS:
            hand_in_placeholder(course, student)
            result = api.autograde(LESSON, student, force=False)
            assert result["success"], result
    assert dump(course) == gradebook
    for name, data in graded_files(course).items():
        if name.endswith(".ipynb"):
            plain, ours = nbformat.reads(data.decode(), 4), nbformat.reads(files[name].decode(), 4)
            del ours.metadata["nbjudge_grading"]
            assert plain == ours
        else:
            assert data == files[name]
    assert graded_files(course).keys() == files.keys()


def hand_in_placeholder(course, student):
    """Do what collecting does: nbgrader passes over a folder without a notebook."""
    from nbjudge.intake.intake import take_in

    take_in(course / "submitted" / student / LESSON, course / "lessons" / LESSON)


def test_what_was_handed_in_is_left_as_it_is(handed_in, graded):
    def files(course):
        folder = course / "submitted"
        return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert files(graded) == files(handed_in)


def test_the_stamp_says_the_scores(graded):
    assert stamp_of(graded, "ada")["scores"] == {
        "test_double": 2.0,
        "test_triple": 3.0,
        "explain_tiny": None,
    }
