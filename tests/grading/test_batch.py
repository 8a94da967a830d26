"""`annlib grade`, on a small course."""

import re
import sqlite3

import nbformat
import pytest
from nbgrader.apps import NbGraderAPI

from annlib.cli import main
from annlib.grading.batch import grade_class, last_line
from annlib.grading.course import open_course
from annlib.grading.report import Loss, Row, format_seconds, format_table, make_rows
from tests.grading.tiny import LESSON, fill, find, write_course

pytestmark = pytest.mark.course

NAME = f"{LESSON}.ipynb"


def submit(course, student, notebook=None):
    folder = course / "submitted" / student / LESSON
    folder.mkdir(parents=True)
    if notebook is not None:
        nbformat.write(notebook, folder / NAME)


def grade(course, monkeypatch, capsys, *words):
    """Type `annlib grade` in the course's folder; return the status and what was printed."""
    monkeypatch.chdir(course)
    status = main(["grade", *words])
    return status, capsys.readouterr()


def test_a_class_is_graded_and_every_loss_explained(course, notebook, monkeypatch, capsys):
    submit(course, "nobody")
    submit(course, "untouched", notebook)
    submit(course, "ada", fill(notebook))
    find(notebook, "triple").source = "def triple(x):\n    return x\nx = 1 / 0"
    find(notebook, "double").source = "def double(x):\n    return x + 1"
    submit(course, "wrong", notebook)
    status, printed = grade(course, monkeypatch, capsys, "tiny")
    assert status == 0
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
        "\n"
        "4 of 4 students graded.\n"
    )


def test_only_those_named_are_graded(course, notebook, monkeypatch, capsys):
    for student in ("ada", "ben", "cleo"):
        submit(course, student, fill(notebook))
    status, printed = grade(course, monkeypatch, capsys, "1", "--students", "cleo, ada")
    assert status == 0
    assert re.findall(r"^\w+", printed.out, re.MULTILINE) == ["ada", "cleo", "2"]
    assert not (course / "autograded" / "ben").exists()


def test_graded_again_only_when_asked_or_handed_in_anew(course, notebook, monkeypatch, capsys):
    submit(course, "ada", notebook)
    stamp = course / "submitted" / "ada" / LESSON / "timestamp.txt"
    stamp.write_text("2030-01-01 12:00:00.000000 UTC")
    assert "0 / 6" in grade(course, monkeypatch, capsys, "1")[1].out
    nbformat.write(fill(notebook), course / "submitted" / "ada" / LESSON / NAME)
    assert "0 / 6" in grade(course, monkeypatch, capsys, "1")[1].out
    stamp.write_text("2030-01-02 12:00:00.000000 UTC")
    assert "5 / 6" in grade(course, monkeypatch, capsys, "1")[1].out
    nbformat.write(notebook, course / "submitted" / "ada" / LESSON / NAME)
    find(notebook, "double").source = "def double(x): return 0"
    nbformat.write(notebook, course / "submitted" / "ada" / LESSON / NAME)
    assert "3 / 6" in grade(course, monkeypatch, capsys, "1", "--force")[1].out


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
    assert printed.err.startswith("annlib: expected hand-ins in ")
    assert printed.err.endswith("To fetch them from the exchange: nbgrader collect 01_tiny\n")


def test_an_unknown_student_is_told(course, notebook, monkeypatch, capsys):
    submit(course, "ada", notebook)
    status, printed = grade(course, monkeypatch, capsys, "1", "--students", "bda")
    assert status == 1
    assert printed.err == ("annlib: expected students who handed in 01_tiny: ada. Got bda.\n")


def test_who_cannot_be_graded_stops_nobody_and_is_told(course, notebook, monkeypatch, capsys):
    submit(course, "ada", fill(notebook))
    submit(course, "zoe", fill(notebook))
    stock = NbGraderAPI.autograde

    def autograde(api, lesson, student, **options):
        if student == "ada":
            return {"success": False, "error": "Traceback", "log": "[ERROR] OSError: disk full"}
        return stock(api, lesson, student, **options)

    monkeypatch.setattr(NbGraderAPI, "autograde", autograde)
    status, printed = grade(course, monkeypatch, capsys, "1")
    assert status == 1
    assert printed.out == (
        "ada  01_tiny       0 / 6\n"
        "    - [ERROR] OSError: disk full\n"
        "zoe  01_tiny       5 / 6  (1 to be graded by hand)\n"
        "\n"
        "ada could not be graded. nbgrader's log:\n"
        "[ERROR] OSError: disk full\n"
        "\n"
        "1 of 2 students graded.\n"
    )


def test_grading_stops_at_once_when_the_instructor_says_so(course, notebook, monkeypatch):
    submit(course, "ada", notebook)
    with open_course(course) as api:
        stopped = {"success": False, "error": "Traceback\nKeyboardInterrupt"}
        monkeypatch.setattr(api, "autograde", lambda *a, **k: stopped)
        with pytest.raises(KeyboardInterrupt):
            grade_class(api, LESSON, ["ada"])


def test_scores_are_those_of_the_gradebook(course, notebook, monkeypatch, capsys):
    submit(course, "ada", fill(notebook))
    grade(course, monkeypatch, capsys, "1")
    with sqlite3.connect(course / "gradebook.db") as database:
        database.execute("update grade set manual_score = 1, needs_manual_grade = 0")
    with open_course(course) as api:
        (row,) = make_rows(api, LESSON, ["ada"])
    assert (row.score, row.points, row.by_hand) == (3.0, 6.0, 0.0)


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
