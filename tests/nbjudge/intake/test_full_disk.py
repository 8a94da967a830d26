"""A full disk costs nobody a point: whoever it keeps out is named, and the rest is done."""

import shutil

import pytest
from nbgrader.api import Gradebook

from tests.nbjudge.batch.classes import NAME
from tests.nbjudge.commands import typed
from tests.nbjudge.disk import fill_but
from tests.nbjudge.tiny import LESSON, fill

pytestmark = pytest.mark.course

STAMP = "2030-01-01 12:00:00.000000 UTC"
WORDS = "(No space left on device)"


@pytest.fixture
def course_on(small_disk, course):
    """Return a course on the small disk whose exchange lies beside it, on the large one."""
    here = shutil.copytree(course, small_disk / "course")
    exchange = course.parent / "exchange"
    config = here / "nbgrader_config.py"
    more = f"\nc.ExchangeCollect.check_owner = False\nc.Exchange.root = {str(exchange)!r}\n"
    config.write_text(config.read_text() + more)
    (exchange / "ann" / "inbound").mkdir(parents=True)
    return here, exchange / "ann"


def hand_in(exchange, student, notebook, size=100_000):
    import nbformat

    folder = exchange / "inbound" / f"{student}+{LESSON}+{STAMP}+abc"
    folder.mkdir()
    nbformat.write(notebook, folder / NAME)
    (folder / "timestamp.txt").write_text(STAMP)
    (folder / "submission_secret.txt").write_text(f"secret-of-{student}")
    (folder / "data.bin").write_bytes(bytes(size))


def test_who_could_not_be_collected_is_named_and_collected_when_there_is_room(
    small_disk, course_on, release
):
    course, exchange = course_on
    for student in ("ada", "ben", "cleo"):
        hand_in(exchange, student, fill(release))
    ballast = fill_but(small_disk, 190_000)
    status, said = typed(course, "nbgrader", "collect", LESSON)
    assert status == 1
    assert "Traceback" not in said
    (one,) = (course / "submitted").glob(f"*/{LESSON}")
    named = sorted({"ada", "ben", "cleo"} - {one.parent.name})
    assert f"Not that of {named[0]} {WORDS}, {named[1]} {WORDS}." in said
    assert list((course / "submitted").glob("*/.*")) == []
    ballast.unlink()
    status, said = typed(course, "nbgrader", "collect", LESSON)
    assert status == 0, said
    for student in ("ada", "ben", "cleo"):
        folder = course / "submitted" / student / LESSON
        assert (folder / "data.bin").stat().st_size == 100_000
        assert sorted(path.name for path in folder.iterdir())[0] == NAME


def test_whose_page_could_not_be_released_is_named(small_disk, course_on):
    course, exchange = course_on
    for student in ("ada", "ben", "cleo"):
        folder = course / "feedback" / student / LESSON
        folder.mkdir(parents=True)
        (folder / f"{LESSON}.html").write_text("x" * 100_000)
        (folder / "submission_secret.txt").write_text(f"secret-of-{student}")
    shutil.copytree(exchange, small_disk / "exchange" / "ann")
    config = course / "nbgrader_config.py"
    config.write_text(
        config.read_text() + f"\nc.Exchange.root = {str(small_disk / 'exchange')!r}\n"
    )
    (small_disk / "exchange" / "ann" / "feedback").mkdir()
    ballast = fill_but(small_disk, 130_000)
    status, said = typed(course, "nbgrader", "release_feedback", LESSON)
    assert status == 1
    assert f"Not that of ben {WORDS}, cleo {WORDS}: mend that, and release again." in said
    pages = small_disk / "exchange" / "ann" / "feedback"
    assert [path.stat().st_size for path in pages.iterdir()] == [100_000]
    ballast.unlink()
    status, said = typed(course, "nbgrader", "release_feedback", LESSON)
    assert status == 0, said
    assert len(list(pages.iterdir())) == 3


def test_a_table_that_cannot_be_written_leaves_the_last_one(small_disk, course):
    table = small_disk / "grades.csv"
    table.write_text("the last one")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "ann") as gradebook:
        gradebook.add_student("ada")
    fill_but(small_disk, 0)
    status, said = typed(course, "nbgrader", "export", "--to", str(table))
    assert status == 1
    assert "grades.csv could not be written: [Errno 28] No space left on device" in said
    assert "Traceback" not in said
    assert table.read_text() == "the last one"
    assert sorted(path.name for path in small_disk.iterdir()) == ["ballast", "grades.csv"]
