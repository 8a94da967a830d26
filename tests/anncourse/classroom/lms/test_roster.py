"""Rosters as Canvas, Moodle and people write them, taken over whole or not at all."""

import pytest

from anncourse.classroom.lms.roster import all_students, read_roster, take_over, unused_columns
from nbjudge.errors import CommandError
from tests.anncourse.classroom.a_gradebook import make_gradebook

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,01_perceptron (8812),Current Score,Final Score
,,,,,Manual Posting,,
    Points Possible,,,,,32.00,(read only),(read only)
"Lovelace, Ada",101,S1,ada,ANN 1,,,
"Núñez, Inès",102,S2,ines,ANN 1,,,
"Student, Test",9999,,9f8e7d,ANN 1,,,
"""
MOODLE = """\
"First name","Last name","ID number","Email address",Groups
Ada,Lovelace,,ada@uni.example,
Inès,Núñez,,ines@uni.example,
"""


def roster(tmp_path, text, encoding="utf-8", **more):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return [(one.id, one.first_name, one.last_name) for one in read_roster(path, **more)]


BOTH = [("ada", "Ada", "Lovelace"), ("ines", "Inès", "Núñez")]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CANVAS, "utf-8"),
        (CANVAS.replace("SIS User ID,", "").replace(",S1", "").replace(",S2", ""), "utf-8"),
        (MOODLE, "utf-8-sig"),
        (MOODLE, "utf-16"),
        (MOODLE, "cp1252"),
        (MOODLE.replace(",", ";"), "utf-8"),
        (MOODLE.replace("Last name", "Surname").replace(",", "\t"), "utf-8"),
        ("id,first_name,last_name,email\nada,Ada,Lovelace,\nines,Inès,Núñez,\n", "utf-8"),
        (
            'Identifier,"Full name","Email address",Status,Grade\nParticipant 7,Ada Lovelace,'
            "ada@uni.example,-,\nParticipant 8,Inès Núñez,ines@uni.example,-,\n",
            "utf-8",
        ),
    ],
)
def test_a_roster_is_read_as_it_was_exported(tmp_path, text, encoding):
    assert roster(tmp_path, text, encoding) == BOTH


def test_ids_alone_are_enough(tmp_path):
    assert roster(tmp_path, "id\nada\nines\n") == [("ada", "", ""), ("ines", "", "")]


def test_another_column_may_have_the_ids(tmp_path):
    found = roster(tmp_path, CANVAS, id_column="SIS User ID")
    assert [student for student, *_ in found] == ["S1", "S2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (MOODLE + "Ada,Byron,,ada@uni.example,\n", "'ada' stands there 2 times"),
        (MOODLE + "Ada,Byron,,a/b@uni.example,\n", "'a/b' cannot be the name of a folder"),
        ("a,b\n1,2\n", "Got the columns a, b"),
        ("only one\n", "Got the columns only one"),
        ("", "found an empty file"),
        ("PK\3\4", "Save it as CSV"),
        ("id,first_name\n", "expected students"),
    ],
)
def test_a_roster_that_cannot_be_taken_over_is_named_with_the_reason(tmp_path, text, words):
    with pytest.raises(CommandError, match=words):
        roster(tmp_path, text)


def test_columns_of_one_s_own_that_are_not_used_are_named(tmp_path):
    path = tmp_path / "roster.csv"
    for text, unused in (
        ("id,fist_name,Email,shoe\nada,Ada,a@uni.example,38\n", ["fist_name", "shoe"]),
        (CANVAS, []),
        (MOODLE, []),
    ):
        path.write_text(text, "utf-8")
        assert unused_columns(path) == unused


def test_who_has_no_id_is_named_though_there_is_a_column_for_it(tmp_path):
    text = "id,first_name,last_name\nada,Ada,Lovelace\n,Inès,Núñez\n,,\n"
    with pytest.raises(CommandError) as caught:
        roster(tmp_path, text)
    assert "nothing of" in str(caught.value)
    assert "Inès Núñez has no entry in the column 'id'" in str(caught.value)


def test_a_roster_changes_what_it_says_and_removes_nobody(tmp_path):
    path = tmp_path / "roster.csv"
    with make_gradebook(tmp_path) as book:
        path.write_text(CANVAS)
        first = take_over(book, read_roster(path))
        assert (first.new, first.changed, first.left) == (("ada", "ines"), (), ())
        path.write_text(
            MOODLE.replace("Núñez", "Garcia").replace("Ada,Lovelace,,ada", "Bob,B,,bob")
        )
        change = take_over(book, read_roster(path))
        assert (change.new, change.changed, change.left) == (("bob",), ("ines",), ("ada",))
        ines = next(one for one in all_students(book) if one.id == "ines")
    # Moodle does not know Canvas's number, so that stays.
    assert (ines.last_name, ines.lms_user_id) == ("Garcia", "102")


def test_a_roster_is_in_the_gradebook_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "roster.csv"
    path.write_text(MOODLE)
    people = read_roster(path)
    with make_gradebook(tmp_path) as book:
        real = book.update_or_create_student

        def fail_at_ines(student, **more):
            if student == "ines":
                raise RuntimeError("the disk is full")
            return real(student, **more)

        monkeypatch.setattr(book, "update_or_create_student", fail_at_ines)
        with pytest.raises(RuntimeError):
            take_over(book, people)
        assert all_students(book) == []
