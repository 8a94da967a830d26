"""What is fetched stands where it is worked on, keeps what was written, and is left alone there."""

import json
import shutil

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from anncourse.classroom.fetching import CarefulFetch
from anncourse.commands.lab import bring_up_to_date
from tests.anncourse.classroom.copies.notebooks import MINE, lesson, sources, written

pytestmark = pytest.mark.course

LESSON = "01_double"


def put(folder, notebook, name=LESSON):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.ipynb").write_text(json.dumps(notebook))


def read(folder):
    return json.loads((folder / f"{LESSON}.ipynb").read_text())


@pytest.fixture
def fetch(tmp_path, monkeypatch):
    """Return a function that fetches the lesson from the exchange into work/."""
    monkeypatch.chdir(tmp_path)
    for name in ("inbound", "outbound", "feedback"):
        (tmp_path / "exchange/ann" / name).mkdir(parents=True)
    put(tmp_path / "exchange/ann/outbound" / LESSON, lesson(2))
    config = Config()
    config.CourseDirectory.course_id = "ann"
    config.CourseDirectory.assignment_id = LESSON
    config.Exchange.root = str(tmp_path / "exchange")
    config.Exchange.assignment_dir = str(tmp_path / "work")

    def start():
        course = CourseDirectory(config=config)
        who = Authenticator(config=config)
        CarefulFetch(coursedir=course, authenticator=who, config=config).start()
        return tmp_path / "work" / LESSON

    return start


def test_what_is_fetched_is_not_taken_for_an_old_copy_of_the_bundle_s(fetch, tmp_path):
    put(tmp_path / "lessons" / LESSON, lesson(1))
    work = fetch()
    assert sources(read(work)) == sources(lesson(2))
    put(work, written(read(work), step=MINE))
    assert bring_up_to_date(tmp_path / "lessons" / LESSON, work) == []
    assert sources(read(work)) == sources(lesson(2)) | {"step": MINE}
    assert [path.name for path in work.iterdir()] == [f"{LESSON}.ipynb"]


def test_what_was_written_in_a_copy_that_is_there_is_carried_into_what_is_fetched(fetch, tmp_path):
    put(tmp_path / "lessons" / LESSON, lesson(1))
    work = tmp_path / "work" / LESSON
    bring_up_to_date(tmp_path / "lessons" / LESSON, work)
    put(work, written(read(work), step=MINE))
    for _ in range(2):
        fetch()
        assert sources(read(work)) == sources(lesson(2)) | {"step": MINE}
        assert len(list(work.iterdir())) == 2
    (older,) = [path for path in work.iterdir() if "before" in path.name]
    assert sources(json.loads(older.read_text()))["step"] == MINE


def test_a_copy_that_cannot_be_read_stays_and_is_named(fetch):
    work = fetch()
    (work / f"{LESSON}.ipynb").write_text("<<<<<<< HEAD")
    with pytest.raises(Exception, match="stays as it is"):
        fetch()
    assert (work / f"{LESSON}.ipynb").read_text() == "<<<<<<< HEAD"


def test_another_assignment_is_fetched_as_nbgrader_does(fetch, tmp_path):
    released = tmp_path / "exchange/ann/outbound" / LESSON
    shutil.rmtree(released)
    put(released, lesson(2), "problem")
    work = fetch()
    assert json.loads((work / "problem.ipynb").read_text()) == lesson(2)
