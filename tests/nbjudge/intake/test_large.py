"""A notebook that is very large by what its cells put out is graded without that."""

import json
import shutil

import nbformat
import pytest

from nbjudge.intake.intake import take_in
from nbjudge.notebook.notes import read_notes
from nbjudge.notebook.reading import MAX_BYTES
from tests.nbjudge.batch.classes import dump, finish
from tests.nbjudge.commands import typed
from tests.nbjudge.tiny import LESSON, fill, find

pytestmark = pytest.mark.course

NAME = f"{LESSON}.ipynb"


@pytest.fixture(scope="session")
def large(generated, tmp_path_factory):
    """Return a file with right answers and 120 MB of output."""
    notebook = fill(nbformat.read(generated / "lessons" / LESSON / NAME, as_version=4))
    text = "x" * (MAX_BYTES + MAX_BYTES // 5)
    stream = {"output_type": "stream", "name": "stdout", "text": text}
    find(notebook, "double").outputs = [stream]
    path = tmp_path_factory.mktemp("large") / NAME
    path.write_text(json.dumps(notebook))
    return path


WORDS = f"`{NAME}` was very large, by what its cells had put out."


def told(course):
    """Return what stands above the graded notebook."""
    return read_notes(nbformat.read(course / "autograded" / "ada" / LESSON / NAME, as_version=4))


def test_it_is_graded_and_its_student_told(course, large):
    folder = course / "submitted" / "ada" / LESSON
    folder.mkdir(parents=True)
    shutil.copyfile(large, folder / NAME)
    assert "5 / 6" in finish(course, "grade", LESSON)
    assert [note.what for note in told(course)] == [WORDS]
    # As nbgrader's own command has it.
    take_in(folder, course / "lessons" / LESSON)
    (note,) = read_notes(nbformat.read(folder / NAME, as_version=4))
    assert note.what == WORDS
    assert (folder / f"{LESSON}.unreadable").stat().st_size > MAX_BYTES


@pytest.mark.sampled(few=0)
def test_it_is_collected_from_the_exchange(course, large):
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.ExchangeCollect.check_owner = False\n")
    stamp = "2030-01-01 12:00:00.000000 UTC"
    folder = course / "exchange" / "ann" / "inbound" / f"ada+{LESSON}+{stamp}+abc"
    folder.mkdir(parents=True)
    shutil.copyfile(large, folder / NAME)
    (folder / "timestamp.txt").write_text(stamp)
    (folder / "data.txt").write_text("beside it")
    assert typed(course, "nbgrader", "collect", LESSON)[0] == 0
    collected = course / "submitted" / "ada" / LESSON
    assert (collected / NAME).stat().st_size < 10_000
    assert (collected / "data.txt").read_text() == "beside it"
    finish(course, "grade", LESSON)
    assert dump(course)["notebooks"]["ada", LESSON][1] == 5.0
    assert [note.what for note in told(course)] == [WORDS]
