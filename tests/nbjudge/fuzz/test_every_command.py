"""Classes of damaged hand-ins go through every command: each is graded or named, nobody is hurt."""

import csv
import itertools
import json
import os
import re
import shutil

import nbformat
import pytest
from nbgrader.utils import notebook_hash

from tests.nbjudge.batch.classes import dump
from tests.nbjudge.commands import typed
from tests.nbjudge.fuzz.folders import change_folder
from tests.nbjudge.fuzz.notebooks import chance_of
from tests.nbjudge.tiny import LESSON, fill
from tests.sampling import WHOLE

pytestmark = pytest.mark.course

NAME = f"{LESSON}.ipynb"
# A thousand in all, and with ANN_WHOLE=5 five thousand: all of them.
CLASSES, SIZE = 25, 200 if WHOLE else 14
HONEST = ("ada", "mia", "zoe")
# Ids that students of some course may have; a folder's name, and a part of patterns and pages.
IDS = ("zoë", "o'brien", "a b", "x+y", "-rf", "=1+1", "[ab]", "a*", "%s", "{0}", "d" * 100, "#1")


@pytest.fixture
def open_to_all(course):
    """Return a course of one's own with an exchange in it."""
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.ExchangeCollect.check_owner = False\n")
    (course / "exchange" / "ann" / "inbound").mkdir(parents=True)
    return course


def hand_in(course, student, notebook, *, by_mail=False):
    """Put an honest hand-in into the exchange, or into the folder of what was handed in."""
    stamp = "2030-01-01 12:00:00.000000 UTC"
    folder = course / "exchange" / "ann" / "inbound" / f"{student}+{LESSON}+{stamp}+abc"
    if by_mail:
        folder = course / "submitted" / student / LESSON
    folder.mkdir(parents=True)
    folder.joinpath(NAME).write_text(json.dumps(notebook))
    if not by_mail:
        (folder / "timestamp.txt").write_text(stamp)
        (folder / "submission_secret.txt").write_text("".join(f"{ord(c):02x}" for c in student))
    return folder


def damage_class(course, notebook, chance, size):
    """Let a class hand in what is damaged; return their ids."""
    students = []
    for number in range(size):
        student = f"s{number:02}" if chance.random() < 0.8 else f"{chance.choice(IDS)}-{number}"
        folder = hand_in(course, student, notebook, by_mail=chance.random() < 0.3)
        change_folder(folder, NAME, notebook, chance)
        students.append(student)
    return students


@pytest.mark.sampled(few=1, most=5)
@pytest.mark.parametrize("seed", range(CLASSES))
def test_a_damaged_class_is_graded_or_named_and_the_honest_keep_their_points(
    open_to_all, release, seed
):
    course, chance = open_to_all, chance_of(seed)
    right = fill(nbformat.from_dict(release))
    for student in HONEST:
        hand_in(course, student, right, by_mail=student == "mia")
    students = damage_class(course, right, chance, SIZE)
    odd = os.fsencode(course / "submitted") + b"/M\xfcller/" + os.fsencode(LESSON)
    shutil.copytree(os.fsencode(course / "submitted" / "mia" / LESSON), odd)

    status, collected = typed(course, "nbgrader", "collect", LESSON)
    assert status == 0, collected
    status, graded = typed(course, "nbjudge", "grade", LESSON, "--jobs", "2")
    # What is damaged is graded: with no points, and a reason.
    assert re.findall("^(.*) could not be graded[.]", graded, re.MULTILINE) == ["M?ller"], graded
    assert "Traceback" not in graded
    scores = dict.fromkeys(students, 0.0) | marks(course)
    for student in HONEST:
        assert scores[student] == 5.0, graded
    # Each has a line in the table, with points or the reason why there are none.
    for student in students:
        assert f"\n{student} " in f"\n{graded}", student
        assert 0 <= scores[student] <= 5
        assert scores[student] == 5 or reason_of(student, graded), student

    status, told = typed(course, "nbgrader", "generate_feedback", LESSON)
    assert status == 0, told
    pages = {path.parent.parent.name for path in (course / "feedback").glob(f"*/*/{LESSON}.html")}
    assert pages >= marks(course).keys()
    status, told = typed(course, "nbgrader", "release_feedback", LESSON)
    assert ("Traceback" in told, status) == (False, 1)
    for student in pages:
        named = re.search(rf"[ ,]{re.escape(student)}[,:]", told.partition("Not that of")[2])
        assert is_released(course, student) != bool(named), student
    assert [is_released(course, student) for student in HONEST] == [True, False, True]

    status, told = typed(course, "nbgrader", "export", "--to", "grades.csv")
    assert status == 0, told
    with (course / "grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert {student: rows[student] for student in HONEST} == dict.fromkeys(HONEST, 5.0)


def reason_of(student, graded):
    """Return what the table says of a student's notebook or of an exercise."""
    lines = f"\n{graded}".partition(f"\n{student} ")[2].splitlines()[1:]
    said = [*itertools.takewhile(lambda line: line.startswith("    "), lines)]
    return [line for line in said if NAME in line or re.search(r"(double|triple) \d/\d", line)]


def marks(course):
    """Return everybody's points in the gradebook."""
    return {student: score for (student, _), (_, score, _) in dump(course)["notebooks"].items()}


def is_released(course, student):
    """Whether a student's page lies where only who knows the secret finds it."""
    path = course / "feedback" / student / LESSON / "submission_secret.txt"
    if not path.is_file() or not (secret := path.read_text(errors="replace")):
        return False
    page = f"{notebook_hash(secret=secret, notebook_id=LESSON)}.html"
    return (course / "exchange" / "ann" / "feedback" / page).exists()
