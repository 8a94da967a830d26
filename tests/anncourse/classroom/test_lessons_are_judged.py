"""Every lesson, graded as instructors grade it: `nbgrader autograde`, in a course's folder."""

import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from anncourse.classroom.demo.run import copy_course
from anncourse.exercises import LESSONS
from nbjudge.course.command import type_nbgrader
from tests.nbjudge.tiny import REPOSITORY, name_of

pytestmark = pytest.mark.course


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    """Return the gradebook after a right and an untouched hand-in of every lesson."""
    folder = tmp_path_factory.mktemp("course") / "course"
    copy_course(REPOSITORY, sorted(LESSONS), folder)
    # For all lessons at once: nbgrader takes longer to start than to grade.
    type_nbgrader(folder, "generate_assignment", "*", "--force")
    for lesson in LESSONS:
        hand_in(folder, lesson)
    type_nbgrader(folder, "autograde", "*")
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "ann") as gradebook:
        yield gradebook


def hand_in(folder, lesson):
    path = f"{lesson}/{lesson}.ipynb"
    shutil.copytree(folder / "lessons" / lesson, folder / "submitted" / "untouched" / lesson)
    shutil.copytree(folder / "lessons" / lesson, folder / "submitted" / "solved" / lesson)
    solution = nbformat.read(folder / "solutions" / path, as_version=4)
    answers = {name_of(cell): cell.source for cell in solution.cells if is_answer(cell)}
    solved = nbformat.read(folder / "lessons" / path, as_version=4)
    for cell in solved.cells:
        cell.source = answers.get(name_of(cell), cell.source)
    nbformat.write(solved, folder / "submitted" / "solved" / path)


def is_answer(cell):
    return bool(name_of(cell)) and cell.metadata["nbgrader"]["solution"]


def grades_of(gradebook, lesson, student):
    (notebook,) = gradebook.find_submission(lesson, student).notebooks
    return {grade.name: grade for grade in notebook.grades}


@pytest.mark.parametrize("lesson", sorted(LESSONS))
def test_the_solution_earns_every_point_that_no_person_gives(gradebook, lesson):
    grades = grades_of(gradebook, lesson, "solved")
    by_hand = {name for name, grade in grades.items() if grade.auto_score is None}
    assert all(name.startswith("explain_") for name in by_hand)
    assert len(grades) - len(by_hand) >= 4
    lost = {
        name: grade.auto_score
        for name, grade in grades.items()
        if name not in by_hand and grade.auto_score != grade.max_score
    }
    assert lost == {}


@pytest.mark.parametrize("lesson", sorted(LESSONS))
def test_an_untouched_lesson_earns_nothing(gradebook, lesson):
    grades = grades_of(gradebook, lesson, "untouched")
    assert {name: grade.auto_score for name, grade in grades.items() if grade.auto_score} == {}
