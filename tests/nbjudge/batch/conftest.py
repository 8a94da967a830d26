import shutil

import pytest

from nbjudge.batch.folder import digest, read_folder
from nbjudge.batch.lesson import read_lesson
from nbjudge.batch.parcels import Job, pack
from nbjudge.course.open import open_course, register_assignment
from tests.nbjudge.batch.classes import dump, finish, graded_files, hand_in_all
from tests.nbjudge.tiny import LESSON


@pytest.fixture(scope="package")
def handed_in(generated, tmp_path_factory):
    """Return a course in which a class handed in and nothing is graded; copy it before use."""
    import nbformat

    course = shutil.copytree(generated, tmp_path_factory.mktemp("handed-in") / "course")
    with open_course(course) as api:
        # The configuration is another one now.
        register_assignment(api, LESSON)
    release = nbformat.read(course / "lessons" / LESSON / f"{LESSON}.ipynb", as_version=4)
    hand_in_all(course, release)
    return course


@pytest.fixture(scope="package")
def undisturbed(handed_in, tmp_path_factory):
    """Return the course after one process graded it in one go, its gradebook and its files."""
    course = shutil.copytree(handed_in, tmp_path_factory.mktemp("undisturbed") / "course")
    finish(course, "grade", "1", "--jobs", "1")
    return course, dump(course), graded_files(course)


@pytest.fixture
def course(handed_in, tmp_path):
    """Return a course of one's own in which a class handed in."""
    return shutil.copytree(handed_in, tmp_path / "course")


@pytest.fixture
def parcels(course):
    """Return the lesson and a job for ada."""
    with open_course(course) as api, api.gradebook as gradebook:
        lesson = read_lesson(api, gradebook, LESSON)
    entries = read_folder(course / "submitted" / "ada" / LESSON)
    return pack(lesson), pack(Job("ada", digest(entries, lesson.fingerprint), entries))
