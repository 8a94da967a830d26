"""What was worked on is handed in, and nothing else, from wherever the command is typed."""

import os
import shutil
import subprocess
import sys

import nbformat
import pytest

from anncourse.classroom.demo.run import copy_course
from nbjudge.course.command import type_nbgrader
from nbjudge.errors import CommandError
from tests.nbjudge.tiny import REPOSITORY, name_of

pytestmark = pytest.mark.course

LESSON = "01_perceptron"
STUDENT = "--CourseDirectory.student_id=ada"
MINE = "def step(z):\n    return 1"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course in which the first lesson is released."""
    folder = tmp_path_factory.mktemp("course") / "course"
    copy_course(REPOSITORY, [LESSON], folder)
    for name in ("inbound", "outbound", "feedback"):
        (folder / "exchange" / "ann" / name).mkdir(parents=True)
    shutil.copytree(REPOSITORY / "lessons" / LESSON, folder / "exchange/ann/outbound" / LESSON)
    return folder


@pytest.fixture
def work(course):
    """Return the folder in which `anncourse lab` opens the lesson, with a fresh copy in it."""
    shutil.rmtree(course / "work", ignore_errors=True)
    shutil.copytree(REPOSITORY / "lessons" / LESSON, course / "work" / LESSON)
    shutil.rmtree(course / "exchange/ann/inbound")
    (course / "exchange/ann/inbound").mkdir()
    return course / "work" / LESSON


def write(folder, source=MINE):
    path = folder / f"{LESSON}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if name_of(cell) == "step":
            cell.source = source
    nbformat.write(notebook, path)


def handed_in(course):
    (folder,) = (course / "exchange/ann/inbound").iterdir()
    notebook = nbformat.read(folder / f"{LESSON}.ipynb", as_version=4)
    return {name_of(cell): cell.source for cell in notebook.cells}["step"]


def test_the_copy_that_was_worked_on_is_handed_in(course, work):
    write(work)
    type_nbgrader(course, "submit", LESSON, STUDENT)
    assert handed_in(course) == MINE


def test_a_lesson_in_which_nothing_was_written_is_not_handed_in(course, work):
    with pytest.raises(CommandError, match=r"Nothing is written in .*work.*anncourse lab"):
        type_nbgrader(course, "submit", LESSON, STUDENT)
    assert not list((course / "exchange/ann/inbound").iterdir())
    type_nbgrader(course, "submit", LESSON, STUDENT, "--CarefulSubmit.untouched=True")
    assert handed_in(course) != MINE


def test_a_later_copy_elsewhere_is_named(course, work):
    write(work)
    other = course / LESSON
    shutil.copytree(work, other)
    os.utime(other / f"{LESSON}.ipynb", (2e9, 2e9))
    try:
        command = [sys.executable, "-m", "nbgrader", "submit", LESSON, STUDENT]
        said = subprocess.run(command, cwd=course, capture_output=True, text=True).stderr
    finally:
        shutil.rmtree(other)
    assert f"The copy in {other} was changed after it" in said


def test_what_is_fetched_is_what_is_worked_on(course, work):
    shutil.rmtree(course / "work")
    type_nbgrader(course, "fetch_assignment", LESSON, STUDENT)
    assert (work / f"{LESSON}.ipynb").is_file()


def test_a_damaged_notebook_is_handed_in_as_it_is(course, work):
    (work / f"{LESSON}.ipynb").write_text("{")
    type_nbgrader(course, "submit", LESSON, STUDENT)
    (folder,) = (course / "exchange/ann/inbound").iterdir()
    assert (folder / f"{LESSON}.ipynb").read_text() == "{"
