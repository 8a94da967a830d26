"""Hand-ins that lie where nbgrader does not look, or are more than can be told one by one."""

import nbformat
import pytest

from nbjudge.batch.run import passed_over
from nbjudge.course.open import open_course
from nbjudge.intake.intake import take_in
from nbjudge.intake.preprocess import MAX_NOTES, notice_others
from tests.nbjudge.batch.classes import NAME, hand_in
from tests.nbjudge.tiny import LESSON, fill

pytestmark = pytest.mark.course


def test_a_folder_of_which_nbgrader_makes_no_student_is_named(course):
    for student in (".hidden", "new\nline", "zoe"):
        hand_in(course, student)
    (course / "submitted" / "notes.txt").write_text("not a hand-in")
    (course / "submitted" / "other" / "02_other").mkdir(parents=True)
    with open_course(course) as api:
        known = api.get_submitted_students(LESSON)
        failures = passed_over(api, LESSON, known)
    assert "zoe" in known
    assert [failure.student for failure in failures] == [".hidden", "new\nline"]
    assert all("Rename it to the student's id" in failure.reason for failure in failures)


def test_of_hundreds_of_further_notebooks_some_are_told_and_the_rest_is_counted(course, release):
    notebook = fill(nbformat.from_dict(release))
    folder = hand_in(course, "zoe", notebook)
    text = (folder / NAME).read_text()
    for number in range(300):
        (folder / f"more{number:03}.ipynb").write_text(text.replace("3 * x", f"{number} + x"))
    notes = notice_others(folder / NAME, notebook, release)
    assert len(notes) == MAX_NOTES + 1
    assert notes[-1].what == f"You also handed in {300 - MAX_NOTES} more notebooks."


def test_of_hundreds_of_renamed_notebooks_few_are_read(course, release, monkeypatch):
    read = []
    real = take_in.__globals__["read_gradable"]
    monkeypatch.setitem(
        take_in.__globals__, "read_gradable", lambda path, own: read.append(path) or real(path, own)
    )
    folder = hand_in(course, "zoe", fill(nbformat.from_dict(release)))
    text = (folder / NAME).read_text()
    (folder / NAME).unlink()
    for number in range(200):
        (folder / f"more{number:03}.ipynb").write_text(text)
    take_in(folder, course / "lessons" / LESSON)
    assert len(read) == 50
    told = nbformat.read(folder / NAME, as_version=4).cells[0].source
    assert "50 notebooks could be meant" in told
    assert "more004.ipynb`, …." in told
