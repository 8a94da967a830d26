"""Every lesson, graded as instructors grade it: `nbgrader autograde`, in a course's folder."""

import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from anncourse.classroom.demo.run import copy_course
from anncourse.commands.generate import read_tree
from anncourse.exercises import LESSONS
from nbjudge.course import command
from nbjudge.course.command import type_nbgrader
from tests.nbjudge.tiny import REPOSITORY, name_of
from tests.sampling import sample
from tests.waiting import GENEROUS

pytestmark = [pytest.mark.course, pytest.mark.sampled]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return the folder of a course with all lessons: a gradebook takes nbgrader long to make."""
    folder = tmp_path_factory.mktemp("course") / "course"
    copy_course(REPOSITORY, sorted(LESSONS), folder)
    return folder


# nbgrader takes half a minute for a lesson, the labs' training not counted.
FEW = 1


@pytest.fixture(scope="module", params=sample(sorted(LESSONS), FEW, "judged"))
def graded(request, course):
    """Return a lesson's name, and the gradebook after a right and an untouched hand-in."""
    lesson, folder = request.param, course
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "MAX_SECONDS", 2 * GENEROUS)
        grade(folder, lesson)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "ann") as gradebook:
        yield lesson, gradebook


def test_nbgrader_itself_makes_the_lesson_that_is_released(graded, course):
    lesson, _ = graded
    assert read_tree(course / "lessons" / lesson) == read_tree(REPOSITORY / "lessons" / lesson)


def grade(folder, lesson):
    type_nbgrader(folder, "generate_assignment", lesson, "--force")
    path = f"{lesson}/{lesson}.ipynb"
    shutil.copytree(folder / "lessons" / lesson, folder / "submitted" / "untouched" / lesson)
    shutil.copytree(folder / "lessons" / lesson, folder / "submitted" / "solved" / lesson)
    solution = nbformat.read(folder / "solutions" / path, as_version=4)
    answers = {name_of(cell): cell.source for cell in solution.cells if is_answer(cell)}
    solved = nbformat.read(folder / "lessons" / path, as_version=4)
    for cell in solved.cells:
        cell.source = answers.get(name_of(cell), cell.source)
    nbformat.write(solved, folder / "submitted" / "solved" / path)
    type_nbgrader(folder, "autograde", lesson)


def is_answer(cell):
    return bool(name_of(cell)) and cell.metadata["nbgrader"]["solution"]


def grades_of(graded, student):
    lesson, gradebook = graded
    (notebook,) = gradebook.find_submission(lesson, student).notebooks
    return {grade.name: grade for grade in notebook.grades}


def test_the_solution_earns_every_point_that_no_person_gives(graded):
    grades = grades_of(graded, "solved")
    by_hand = {name for name, grade in grades.items() if grade.auto_score is None}
    assert all(name.startswith("explain_") for name in by_hand)
    assert len(grades) - len(by_hand) >= 4
    lost = {
        name: grade.auto_score
        for name, grade in grades.items()
        if name not in by_hand and grade.auto_score != grade.max_score
    }
    assert lost == {}


def test_an_untouched_lesson_earns_nothing(graded):
    grades = grades_of(graded, "untouched")
    assert {name: grade.auto_score for name, grade in grades.items() if grade.auto_score} == {}
