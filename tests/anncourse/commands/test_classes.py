"""`anncourse class`, typed in a course whose gradebook has one lesson."""

import csv
import json
import shutil

import pytest

from anncourse.cli import main
from tests.anncourse.classroom.a_gradebook import LESSON, hand_in, make_gradebook
from tests.nbjudge.tiny import REPOSITORY

pytestmark = pytest.mark.course


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return a course in which Ada was graded, a day late; it is the current folder."""
    for name in (f"solutions/{LESSON}", f"lessons/{LESSON}"):
        (tmp_path / name).mkdir(parents=True)
        shutil.copy(REPOSITORY / name / f"{LESSON}.ipynb", tmp_path / name)
    shutil.copy(REPOSITORY / "nbgrader_config.py", tmp_path)
    with (tmp_path / "nbgrader_config.py").open("a") as file:
        file.write("\nc.LatePolicy.points_per_day = 2\n")
    with make_gradebook(tmp_path, due=None) as book:
        hand_in(book, "ada", 7)
    for step in ("submitted", "autograded"):
        (tmp_path / step / "ada" / LESSON).mkdir(parents=True)
    (tmp_path / "roster.csv").write_text("id,first_name,last_name\nada,Ada,Lovelace\nbob,Bob,Kim\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(capsys, *words):
    status = main(["class", *words])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_class_is_set_up_shown_and_exported(course, capsys):
    status, said, _ = typed(capsys, "roster", "roster.csv")
    assert (status, said) == (0, "2 students: 1 new, 1 changed.\n")
    # Handed in at 21:59 UTC, so a day and an hour late.
    status, said, _ = typed(capsys, "due", "1", "2026-10-04T20:59+00:00")
    assert (status, said[:15]) == (0, "Due 2026-10-04 ")
    _, said, _ = typed(capsys, "table")
    assert "late by 1 day 1 h: 4 points off" in said
    assert "1 of 2 graded; mean 3.0, median 3.0 of 10" in said
    _, said, _ = typed(capsys, "extend", "1", "ada", "2026-10-05T21:00+00:00")
    assert said.startswith("ada has until 2026-10-05 ")
    typed(capsys, "extend", "1", "ada", "none")
    assert "4 points off" in typed(capsys, "table")[1]
    typed(capsys, "extend", "1", "ada", "2026-10-05T21:00+00:00")
    (content,) = json.loads(typed(capsys, "table", "1", "--json")[1])
    assert [(one["student"], one["score"]) for one in content["standings"]] == [
        ("ada", 5),
        ("bob", 0),
    ]
    (course / "lms.csv").write_text(f"id,last_name,{LESSON}\nada,Lovelace,\nbob,Kim,\n")
    status, said, _ = typed(capsys, "grades", "lms.csv")
    assert status == 0
    assert said.splitlines()[-1].startswith(f"1 grade of {LESSON}: ")
    with (course / "lms-graded.csv").open(newline="") as file:
        assert list(csv.reader(file))[1:] == [["ada", "Lovelace", "5"], ["bob", "Kim", ""]]


def test_what_is_kept_about_a_student_is_handed_out_and_removed_when_told_so(course, capsys):
    status, said, _ = typed(capsys, "export", "ada")
    assert (status, said) == (0, f"1 file about ada: {course / 'ada.zip'}\n")
    _, said, _ = typed(capsys, "forget", "ada")
    assert f"would be removed: {course / 'submitted' / 'ada'}\n" in said
    assert "would be removed from the gradebook: ada, 1 hand-in\n" in said
    assert (course / "submitted" / "ada").is_dir()
    _, said, _ = typed(capsys, "forget", "ada", "--yes")
    assert "removed from the gradebook: ada" in said
    assert f"look yourself: {course / 'ada.zip'} may hold something of ada\n" in said
    assert not (course / "submitted" / "ada").exists()
    status, _, err = typed(capsys, "forget", "ada", "--yes")
    assert (status, "nothing is kept about 'ada'" in err) == (1, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["roster", "nowhere.csv"], "cannot read"),
        (["due", "1", "5/10/2026"], "expected a date such as"),
        (["extend", "1", "ada", "2026-10-12"], "which is not set: anncourse class due"),
        (["extend", "1", "zoe", "2026-10-12"], "expected a student of the class. Got 'zoe'"),
        (["collect", "1", "roster.csv"], "expected a zip file"),
        (["grades", "roster.csv"], "a column for a lesson"),
        (["grades", "roster.csv", "--column", "x"], "expected --lesson with --column"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line_and_nothing_is_written(course, capsys, words, told):
    before = sorted(path.name for path in course.iterdir())
    status, said, err = typed(capsys, *words)
    assert (status, said) == (1, "")
    assert told in err
    assert len(err.splitlines()) == 1
    assert sorted(path.name for path in course.iterdir() if path.suffix != ".log") == before
