"""`nbjudge grade`, on a small course."""

import os
import re
import sqlite3

import nbformat
import pytest

from nbjudge.batch.outcome import Failure, Outcome, last_line
from nbjudge.batch.parcels import Told
from nbjudge.cli import main
from nbjudge.commands.grade import summarise
from nbjudge.course.open import open_course
from nbjudge.report.table import Loss, Row, format_seconds, format_table, make_rows
from tests.nbjudge.tiny import LESSON, fill, find, write_course

pytestmark = pytest.mark.course

NAME = f"{LESSON}.ipynb"


def submit(course, student, notebook=None):
    folder = course / "submitted" / student / LESSON
    folder.mkdir(parents=True)
    if notebook is not None:
        nbformat.write(notebook, folder / NAME)


def grade(course, monkeypatch, capsys, *words):
    """Type `nbjudge grade` in the course's folder; return the status and what was printed."""
    monkeypatch.chdir(course)
    status = main(["grade", *words])
    return status, capsys.readouterr()


def closing(printed, graded):
    """Return the closing table for a class in which all went well, with the seconds printed."""
    line = printed.splitlines()[-2]
    assert re.fullmatch(
        rf"graded +{graded}   in [\d.]+ s; one takes [\d.]+ s, the slowest [\d.]+ s \(\w+\)", line
    )
    return f"{line}\nfailed          0\n"


def test_a_class_is_graded_and_every_loss_explained(course, notebook, monkeypatch, capsys):
    submit(course, "nobody")
    submit(course, "untouched", notebook)
    submit(course, "ada", fill(notebook))
    find(notebook, "triple").source = "def triple(x):\n    return x\nx = 1 / 0"
    find(notebook, "double").source = "def double(x):\n    return x + 1"
    submit(course, "wrong", notebook)
    status, printed = grade(course, monkeypatch, capsys, "tiny")
    assert status == 0, printed
    assert printed.err == ""
    assert printed.out == (
        "ada        01_tiny       5 / 6  (1 to be graded by hand)\n"
        "nobody     01_tiny       0 / 6\n"
        "    - `01_tiny.ipynb` is missing: you handed in nothing.\n"
        "untouched  01_tiny       0 / 6\n"
        "    - double 0/2: It earned no points.\n"
        "    - triple 0/3: AssertionError: triple(2) should be 6\n"
        "    - explain_tiny 0/1: No answer was written.\n"
        "wrong      01_tiny       1 / 6  (1 to be graded by hand)\n"
        "    - triple: ZeroDivisionError: division by zero\n"
        "    - double 1/2: It earned some points, not all.\n"
        "    - triple 0/3: AssertionError: triple(2) should be 6\n"
        "\n" + closing(printed.out, graded=4)
    )


def test_only_those_named_are_graded(course, notebook, monkeypatch, capsys):
    for student in ("ada", "ben", "cleo"):
        submit(course, student, fill(notebook))
    status, printed = grade(course, monkeypatch, capsys, "1", "--students", "cleo, ada")
    assert status == 0, printed
    assert re.findall(r"^\w+", printed.out, re.MULTILINE) == [
        "ada",
        "cleo",
        "graded",
        "failed",
    ]
    assert not (course / "autograded" / "ben").exists()


def test_graded_again_where_the_content_changed_whatever_the_dates_say(
    course, notebook, monkeypatch, capsys
):
    submit(course, "ada", notebook)
    submit(course, "ben", notebook)
    stamp = course / "submitted" / "ada" / LESSON / "timestamp.txt"
    stamp.write_text("2030-01-01 12:00:00.000000 UTC")
    assert "0 / 6" in grade(course, monkeypatch, capsys, "1")[1].out
    assert "unchanged       2" in grade(course, monkeypatch, capsys, "1")[1].out
    nbformat.write(fill(notebook), course / "submitted" / "ada" / LESSON / NAME)
    printed = grade(course, monkeypatch, capsys, "1")[1].out
    assert re.search(r"^ada +01_tiny +5 / 6", printed)
    assert "unchanged       1" in printed
    # Handed in again, the same: only the time is another.
    stamp.write_text("2030-01-02 12:00:00.000000 UTC")
    assert "graded          1" in grade(course, monkeypatch, capsys, "1")[1].out
    assert "graded          2" in grade(course, monkeypatch, capsys, "1", "--force")[1].out


@pytest.mark.sampled(few=0)
def test_a_lesson_that_is_not_in_the_gradebook_is_put_there(
    tmp_path, notebook, monkeypatch, capsys
):
    course = write_course(tmp_path / "course")
    submit(course, "ada", fill(notebook))
    status, printed = grade(course, monkeypatch, capsys, "1")
    assert (status, "5 / 6" in printed.out) == (0, True)


def test_without_hand_ins_the_instructor_is_told_what_to_do(course, monkeypatch, capsys):
    status, printed = grade(course, monkeypatch, capsys, "1")
    assert status == 1
    assert printed.err.startswith("nbjudge: expected hand-ins in ")
    assert printed.err.endswith("To fetch them from the exchange: nbgrader collect 01_tiny\n")


def test_an_unknown_student_is_told(course, notebook, monkeypatch, capsys):
    submit(course, "ada", notebook)
    status, printed = grade(course, monkeypatch, capsys, "1", "--students", "bda")
    assert status == 1
    assert printed.err == ("nbjudge: expected students who handed in 01_tiny: ada. Got bda.\n")


def test_who_cannot_be_graded_stops_nobody_and_is_told(course, notebook, monkeypatch, capsys):
    submit(course, "ada", fill(notebook))
    submit(course, "zoe", fill(notebook))
    (course / "autograded").mkdir()
    # There can be no folder for her.
    (course / "autograded" / "ada").write_text("")
    status, printed = grade(course, monkeypatch, capsys, "1")
    assert status == 1
    lines = printed.out.splitlines()
    assert lines[0] == "ada  01_tiny       0 / 6"
    assert lines[1].startswith("    - What was graded cannot be written: [Errno ")
    assert "zoe  01_tiny       5 / 6  (1 to be graded by hand)" in lines
    assert "ada could not be graded. What was said meanwhile:" in lines
    assert "failed          1" in lines


def test_a_folder_whose_name_is_no_text_stops_nobody_and_is_told(
    course, notebook, monkeypatch, capsys
):
    submit(course, "zoe", fill(notebook))
    submit(course, os.fsdecode(b"M\xfcller"), fill(notebook))
    status, printed = grade(course, monkeypatch, capsys, "1")
    assert status == 1
    assert "zoe  01_tiny       5 / 6  (1 to be graded by hand)" in printed.out.splitlines()
    assert "M?ller could not be graded" in printed.out
    assert "in submitted/ is not UTF-8" in printed.out


def test_the_closing_table_says_how_many_were_graded_and_who_was_not_and_why():
    outcome = Outcome(
        {"ada": 0.25, "ben": 1.5, "cleo": 0.5},
        ["dan"],
        [Failure("eva", "The disk is full.", "log")],
        1_234.5,
        {"none"},
    )
    assert summarise(outcome).splitlines() == [
        "graded          3   in 1,234.5 s; one takes 0.50 s, the slowest 1.50 s (ben)",
        "unchanged       1   since they were graded",
        "failed          1",
        "                    eva: The disk is full.",
        "WITHOUT A SANDBOX: `nbjudge doctor` says what to do.",
    ]


def test_scores_are_those_of_the_gradebook(course, notebook, monkeypatch, capsys):
    submit(course, "ada", fill(notebook))
    grade(course, monkeypatch, capsys, "1")
    with sqlite3.connect(course / "gradebook.db") as database:
        database.execute("update grade set manual_score = 1, needs_manual_grade = 0")
    with open_course(course) as api:
        (row,) = make_rows(api, LESSON, ["ada"])
    assert (row.score, row.points, row.by_hand) == (3.0, 6.0, 0.0)


def test_what_a_person_took_away_since_is_lost_too(course, notebook, monkeypatch, capsys):
    submit(course, "ada", fill(notebook))
    grade(course, monkeypatch, capsys, "1")
    with sqlite3.connect(course / "gradebook.db") as database:
        database.execute("update grade set extra_credit = -1 where auto_score = 3")
    told = {"ada": {LESSON: Told([], {}, False)}}
    with open_course(course) as api:
        (row,) = make_rows(api, LESSON, ["ada"], told=told)
    assert row.losses == (Loss("test_triple", 2.0, 3.0, "It earned some points, not all."),)


def test_the_table_groups_cells_that_lost_points_for_the_same_reason():
    losses = (
        Loss("test_a", 0, 2, "Not written yet."),
        Loss("test_b", 1.5, 2, "Partly right."),
        Loss("test_c", 0, 3, "Not written yet."),
    )
    rows = [
        Row("ada", "01_tiny", 1.5, 7, seconds_late=3_700, losses=losses),
        Row("benjamin", "01_tiny", 0, 7, failure="No space left on the disk."),
    ]
    assert format_table(rows).splitlines() == [
        "ada       01_tiny     1.5 / 7  (late by 1 h 1 min)",
        "    - a 0/2, c 0/3: Not written yet.",
        "    - b 1.5/2: Partly right.",
        "benjamin  01_tiny       0 / 7",
        "    - No space left on the disk.",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "less than 1 s"),
        (59, "59 s"),
        (61, "1 min 1 s"),
        (86_400, "1 day"),
        (200_000, "2 days 7 h"),
    ],
)
def test_lateness_is_told_in_two_units(seconds, words):
    assert format_seconds(seconds) == words


def test_the_last_telling_line_of_a_log_is_found():
    log = "[INFO] a\nValueError: b\n[ERROR] There was an error processing 'x'\n"
    assert last_line(log) == "ValueError: b"
    assert last_line("") == ""
