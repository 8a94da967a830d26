"""Grades go into the columns that Canvas and Moodle know, and everything else stays as it was."""

import csv

import pytest

from anncourse.classroom.lms.grades import FillIn
from anncourse.classroom.lms.roster import read_roster, take_over
from nbjudge.errors import CommandError
from tests.anncourse.classroom.a_gradebook import LESSON, hand_in, make_gradebook

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,01_perceptron (8812),02_loss (8813),Final Score
,,,,,Manual Posting,,
    Points Possible,,,,,{points},34.00,(read only)
"Lovelace, Ada",101,S1,ada,ANN 1,,,
"Núñez, Inès",102,S2,ines,ANN 1,,,
"Kim, Bob",103,S3,bob,ANN 1,EX,,
"Student, Test",9999,,9f8e7d,ANN 1,,,
"""
GRADEBOOK = """\
"First name","Last name","ID number","Email address","Assignment: 01_perceptron (Real)",\
"Last downloaded from this course"
Ada,Lovelace,,ada@uni.example,-,1790000000
Inès,Núñez,,ines@uni.example,-,1790000000
Bob,Kim,,bob@uni.example,-,1790000000
"""
WORKSHEET = """\
Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",\
"Last modified (submission)","Last modified (grade)","Feedback comments"
"Participant 47","Ada Lovelace",ada@uni.example,"Submitted for grading",,"10.00",Yes,\
"Monday, 5 October 2026, 9:59 PM",-,
"Participant 48","Inès Núñez",ines@uni.example,"No submission",,"10.00",Yes,-,-,
"""


@pytest.fixture
def book(tmp_path):
    """Return a gradebook in which Ada earned 6.5, Bob 3, and Inès handed in nothing."""
    with make_gradebook(tmp_path) as gradebook:
        roster = tmp_path / "roster.csv"
        roster.write_text(CANVAS.format(points="10.00"))
        take_over(gradebook, read_roster(roster))
        submission = hand_in(gradebook, "ada", 5.5, by_hand=2)
        submission.notebooks[0].late_submission_penalty = 1
        hand_in(gradebook, "bob", 3, by_hand=0)
        gradebook.db.commit()
        yield gradebook


def fill(book, tmp_path, text, **settings):
    path, to = tmp_path / "lms.csv", tmp_path / "out.csv"
    path.write_text(text)
    filled = FillIn(**settings).fill(book, path, to)
    separator = ";" if ";" in text.splitlines()[0] else ","
    with to.open(newline="") as file:
        return filled, list(csv.reader(file, delimiter=separator))


def before(text, separator=","):
    return list(csv.reader(text.splitlines(), delimiter=separator))


@pytest.mark.parametrize(("points", "grade"), [("10.00", "6.5"), ("100.00", "65")])
def test_canvas_gets_back_its_own_file_with_the_grades_in_it(book, tmp_path, points, grade):
    text = CANVAS.format(points=points)
    filled, rows = fill(book, tmp_path, text)
    expected = before(text)
    expected[3][5] = grade
    # Bob is excused, Inès handed in nothing, and the test student is nobody.
    assert rows == expected
    assert filled.lessons == [LESSON]
    assert filled.lines == ([] if points == "10.00" else [filled.lines[0]])
    assert all("grades are scaled" in line for line in filled.lines)


def test_moodle_gets_back_its_gradebook_and_its_worksheet(book, tmp_path):
    filled, rows = fill(book, tmp_path, GRADEBOOK)
    expected = before(GRADEBOOK)
    expected[1][4], expected[3][4] = "6.5", "3"
    assert rows == expected
    assert filled.grades == 2
    _, rows = fill(book, tmp_path, WORKSHEET, assignment=[LESSON])
    expected = before(WORKSHEET)
    expected[1][4] = "6.5"
    assert rows == expected


def test_a_comma_stays_the_comma_of_numbers(book, tmp_path):
    text = (
        "Identifier;Full name;Email address;Grade;Maximum grade\n"
        "Participant 47;Ada Lovelace;ada@uni.example;;10,00\n"
    )
    _, rows = fill(book, tmp_path, text)
    assert rows[1] == ["Participant 47", "Ada Lovelace", "ada@uni.example", "6,5", "10,00"]


def test_a_lesson_may_be_called_otherwise_there(book, tmp_path):
    text = GRADEBOOK.replace(LESSON, "Homework 1")
    with pytest.raises(CommandError, match=r"--column"):
        fill(book, tmp_path, text)
    _, rows = fill(book, tmp_path, text, columns={LESSON: "Homework 1"})
    assert rows[1][4] == "6.5"


def test_who_is_not_in_the_class_and_what_is_not_graded_yet_is_said(book, tmp_path):
    hand_in(book, "ines", 7, by_hand=None)
    filled, rows = fill(book, tmp_path, GRADEBOOK + "Eve,Nobody,,eve@uni.example,-,1\n")
    assert rows[-1][4] == "-"
    assert filled.lines == [
        "'Eve Nobody' is not in the class, and stays as the file has it",
        f"{LESSON}: 1 have answers to be graded by hand, which count 0 so far",
    ]


def test_nothing_is_written_where_no_column_is_found(book, tmp_path):
    with pytest.raises(CommandError, match="expected in"):
        fill(book, tmp_path, "id,name\nada,Ada\n")
    assert not (tmp_path / "out.csv").exists()


def test_nbgraders_export_command_can_use_it(book, tmp_path):
    path = tmp_path / "lms.csv"
    path.write_text(GRADEBOOK)
    FillIn(template=str(path)).export(book)
    assert "Lovelace,,ada@uni.example,6.5," in (tmp_path / "lms-graded.csv").read_text()
