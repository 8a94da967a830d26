"""Collecting from the exchange, through nbgrader's own interface."""

import os
import shutil

import nbformat
import pytest

from anncourse.classroom.demo.exchange import Desk
from anncourse.classroom.demo.run import settings
from nbjudge.course.open import demand, open_course
from nbjudge.notebook.notes import read_notes
from tests.nbjudge.tiny import LESSON, fill

pytestmark = pytest.mark.course

NAME = f"{LESSON}.ipynb"


@pytest.fixture
def api(course):
    """Return the interface to a course that has released its lesson to an exchange of its own."""
    with open_course(course, settings(course)) as api:
        demand(api.release_assignment(LESSON), "release the lesson")
        yield api


def fetch(api, tmp_path, student):
    desk = Desk(api, student, tmp_path / student)
    desk.fetch(LESSON)
    return desk, desk.home / LESSON / NAME


def submitted(course, student):
    return course / "submitted" / student / LESSON


def told(course, student):
    notebook = nbformat.read(submitted(course, student) / NAME, as_version=4)
    return " ".join(note.what for note in read_notes(notebook))


def test_what_was_handed_in_is_collected_as_it_is(api, course, tmp_path):
    desk, path = fetch(api, tmp_path, "ada")
    desk.write(LESSON, fill, nbformat.read(path, as_version=4))
    desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "ada") / NAME).read_bytes() == path.read_bytes()


def test_a_student_without_a_notebook_is_graded_with_nought_by_stock_nbgrader(
    api, course, tmp_path
):
    desk, path = fetch(api, tmp_path, "ben")
    path.rename(path.with_suffix(".docx"))
    desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    assert told(course, "ben") == "`01_tiny.ipynb` is missing: you handed in only `01_tiny.docx`."
    # This is formgrader's button.
    demand(api.autograde(LESSON, "ben"), "autograde")
    with api.gradebook as gradebook:
        assert gradebook.find_submission(LESSON, "ben").score == 0


def test_a_folder_that_cannot_be_copied_stops_nobody(api, course, tmp_path):
    desks = {}
    for student in ("ada", "ben", "cleo"):
        desks[student], _ = fetch(api, tmp_path, student)
        desks[student].hand_in(LESSON)
    inbound = course / "exchange" / "ann" / "inbound"
    (folder,) = inbound.glob("ben+*")
    os.chmod(folder, 0o755)
    (folder / "endless.txt").symlink_to("nowhere")
    (folder,) = inbound.glob("cleo+*")
    (folder / "film.bin").write_bytes(b"0")
    os.truncate(folder / "film.bin", 200_000_000)
    demand(api.collect(LESSON), "collect")
    released = (course / "lessons" / LESSON / NAME).read_bytes()
    for student in ("ada", "ben"):
        assert (submitted(course, student) / NAME).read_bytes() == released
    assert told(course, "cleo") == (
        "`01_tiny.ipynb` is missing: what you handed in could not be copied, because the folder "
        "is larger than 100 MB."
    )
    assert (submitted(course, "cleo") / "timestamp.txt").exists()


def test_links_in_the_exchange_are_not_followed(api, course, tmp_path):
    for student in ("ada", "ben"):
        desk, _ = fetch(api, tmp_path, student)
        desk.hand_in(LESSON)
    inbound = course / "exchange" / "ann" / "inbound"
    (ada,), (ben,) = inbound.glob("ada+*"), inbound.glob("ben+*")
    os.chmod(ada, 0o755)
    (ada / "loot.txt").symlink_to(course / "gradebook.db")
    (ada / "loot").symlink_to(course / "solutions")
    (inbound / ben.name.replace("ben", "cleo")).symlink_to(ben)
    demand(api.collect(LESSON), "collect")
    assert {path.name for path in submitted(course, "ada").iterdir()} >= {NAME, "timestamp.txt"}
    assert not list(submitted(course, "ada").glob("loot*"))
    assert "it is a link" in told(course, "cleo")


def test_a_new_hand_in_replaces_the_placeholder(api, course, tmp_path):
    desk, path = fetch(api, tmp_path, "ada")
    good = path.read_bytes()
    path.write_bytes(b"{")
    desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    assert "could not be graded" in told(course, "ada")
    path.write_bytes(good)
    desk.hand_in(LESSON)
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "ada") / NAME).read_bytes() == good
    assert not list(submitted(course, "ada").glob("*.unreadable"))


def test_collecting_goes_on_where_the_lesson_was_not_generated_here(api, course, tmp_path):
    desk, path = fetch(api, tmp_path, "ada")
    desk.hand_in(LESSON)
    shutil.rmtree(course / "lessons" / LESSON)
    demand(api.collect(LESSON), "collect")
    assert (submitted(course, "ada") / NAME).read_bytes() == path.read_bytes()
