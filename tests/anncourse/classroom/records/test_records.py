"""What is kept about one student is found, handed out and forgotten; the others' stays."""

import json
import shutil
import stat
import subprocess
import zipfile
from types import SimpleNamespace

import pytest
from nbgrader.api import MissingEntry
from nbgrader.utils import notebook_hash
from sqlalchemy import text

from anncourse.classroom.mistakes.history import FOLDER
from anncourse.classroom.records import find
from anncourse.classroom.records.find import find_records
from anncourse.classroom.records.forget import forget
from anncourse.classroom.records.hand_out import hand_out
from anncourse.classroom.term.extensions import read_extensions, write_extensions
from nbjudge.errors import CommandError
from tests.anncourse.classroom.a_gradebook import DUE, LESSON, hand_in, make_gradebook
from tests.nbjudge.tiny import REPOSITORY

SECRET = "a secret of one hand-in"
STUDENTS = ("ada", "adam")
STEPS = ("submitted", "autograded", "feedback")


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return a course with two students whose ids begin alike, and what is asked of nbgrader."""
    root = tmp_path / "course"
    exchange = tmp_path / "exchange" / "ann"
    (exchange / "feedback").mkdir(parents=True)
    for student in STUDENTS:
        for step in STEPS:
            folder = root / step / student / LESSON
            folder.mkdir(parents=True)
            (folder / f"{LESSON}.ipynb").write_text(f"of {student}")
        inbound = exchange / "inbound" / f"{student}+{LESSON}+2026-10-05+rand"
        inbound.mkdir(parents=True)
        (inbound / f"{LESSON}.ipynb").write_text(f"of {student}")
        (inbound / "submission_secret.txt").write_text(SECRET + student)
        page = notebook_hash(secret=SECRET + student, notebook_id=LESSON)
        (exchange / "feedback" / f"{page}.html").write_text(f"for {student}")
    (root / FOLDER).mkdir(parents=True)
    history = {student: {"handed_in": "monday"} for student in STUDENTS}
    (root / FOLDER / f"{LESSON}.json").write_text(json.dumps(history))
    (root / "reports" / LESSON).mkdir(parents=True)
    (root / "reports" / LESSON / "mistakes.csv").write_text("student\nada\n")
    (root / "reports" / LESSON / "other.csv").write_text("student\nadam\n")
    (root / "grades.csv").write_text("ada,7\nadam,7\n")
    (root / "submissions.zip").write_bytes(b"")
    write_extensions(root, {(student, LESSON): DUE for student in STUDENTS})
    with make_gradebook(root) as book:
        for student in STUDENTS:
            hand_in(book, student, 7)
            book.update_or_create_student(student, last_name=f"Name-of-{student}")

    def format_path(step, student, lesson):
        return str(root / step / student / lesson)

    coursedir = SimpleNamespace(
        root=str(root),
        course_id="ann",
        format_path=format_path,
        **{f"{step}_directory": step for step in STEPS},
    )
    monkeypatch.setattr(find, "Exchange", lambda **_: SimpleNamespace(root=str(exchange.parent)))
    with book:
        yield SimpleNamespace(root=root, exchange=exchange, book=book, coursedir=coursedir)


def test_everything_about_a_student_is_handed_out_and_nothing_about_another(course, tmp_path):
    records = find_records(course, course.book, "ada")
    to = tmp_path / "ada.zip"
    number = hand_out(records, course.root, to)
    page = notebook_hash(secret=f"{SECRET}ada", notebook_id=LESSON)
    with zipfile.ZipFile(to) as archive:
        content = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(content) == {
        "gradebook.json",
        "extensions.csv.json",
        f"grading/mistakes/{LESSON}.json.json",
        *(
            f"{step}/ada/{LESSON}/{LESSON}.ipynb"
            for step in ("submitted", "autograded", "feedback")
        ),
        f"exchange/inbound/ada+{LESSON}+2026-10-05+rand/{LESSON}.ipynb",
        f"exchange/inbound/ada+{LESSON}+2026-10-05+rand/submission_secret.txt",
        f"exchange/feedback/{page}.html",
    }
    assert number == len(content)
    assert "adam" not in "".join(content.values())
    about = json.loads(content["gradebook.json"])
    assert about["last_name"] == "Name-of-ada"
    assert about["hand_ins"][0]["grades"]["test_step"]["by_tests"] == 7
    assert stat.S_IMODE(to.stat().st_mode) == 0o600


def test_a_student_is_forgotten_and_the_others_are_as_they_were(course):
    before = everything(course)
    # Some builds of SQLite wipe what they delete; most do not.
    course.book.db.execute(text("PRAGMA secure_delete = OFF"))
    records = find_records(course, course.book, "ada")
    forget(records, course.book, course.root)
    with pytest.raises(MissingEntry):
        course.book.find_student("ada")
    assert course.book.find_submission(LESSON, "adam").score == 7
    assert list(read_extensions(course.root)) == [("adam", LESSON)]
    gone = before - everything(course)
    assert len(gone) == 7
    assert not [name for name in gone if "adam" in name]
    # Not a word is left, in the gradebook's file neither; the table of everybody is only named.
    course.book.close()
    for path in [*course.root.rglob("*"), *course.exchange.rglob("*")]:
        if path.is_file() and path.name != "grades.csv":
            data = path.read_bytes()
            assert b"Name-of-ada" not in data.replace(b"Name-of-adam", b"")
            # In the gradebook, ada may be a part of a random number.
            assert path.suffix == ".db" or b"ada" not in data.replace(b"adam", b"")
    assert records.named == (course.root / "grades.csv", course.root / "submissions.zip")


def everything(course):
    paths = [*course.root.rglob("*"), *course.exchange.rglob("*")]
    return {str(path) for path in paths if path.is_file()}


def test_it_can_be_done_again_where_it_was_stopped(course, monkeypatch):
    def stop(student):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(course.book, "remove_student", stop)
        with pytest.raises(KeyboardInterrupt):
            forget(find_records(course, course.book, "ada"), course.book, course.root)
    forget(find_records(course, course.book, "ada"), course.book, course.root)
    with pytest.raises(CommandError, match="nothing is kept about 'ada'"):
        find_records(course, course.book, "ada")


@pytest.mark.parametrize("student", ["", "..", "*", "a/b", "ad?", "ada+01"])
def test_what_is_no_id_finds_nothing(course, student):
    with pytest.raises(CommandError, match="expected a student's id"):
        find_records(course, course.book, student)


def test_a_word_in_a_report_makes_nobody_a_student(course):
    report = course.root / "reports" / LESSON / "mistakes.html"
    report.write_text("A neuron for which nobody fires.")
    with pytest.raises(CommandError, match=r"about 'nobody': no such student.*mistakes\.html"):
        find_records(course, course.book, "nobody")


def test_git_sees_nothing_that_is_kept_about_students():
    files = "canvas.csv canvas-graded.csv submissions.zip extensions.csv gradebook.db ada.zip"
    folders = "submitted autograded feedback exchange reports .grading"
    names = [*files.split(), *(f"{folder}/ada" for folder in folders.split())]
    seen = ["git", "-C", str(REPOSITORY), "check-ignore", "--no-index", *names]
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        pytest.skip("the course lies in no git repository here")
    assert subprocess.check_output(seen, text=True).split() == names
