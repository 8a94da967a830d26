"""Feedback pages go back to Moodle in a zip file whose folders it knows."""

import zipfile
from types import SimpleNamespace

import pytest

from anncourse.classroom.lms.feedback import pack_feedback
from nbjudge.errors import CommandError
from tests.anncourse.classroom.a_gradebook import LESSON, make_gradebook

PEOPLE = {"ada": ("Ada", "Lovelace"), "ines": ("Inès", "Núñez"), "ada2": ("Ada", "Lovelace")}


@pytest.fixture
def api(tmp_path):
    """Return what is asked of nbgrader's interface: a gradebook, and folders with two pages."""
    with make_gradebook(tmp_path) as book:
        for student, (first, last) in PEOPLE.items():
            book.add_student(
                student, first_name=first, last_name=last, email=f"{student}@u.example"
            )
    for student in ("ada", "ines"):
        folder = tmp_path / "feedback" / student / LESSON
        folder.mkdir(parents=True)
        (folder / f"{LESSON}.html").write_text(f"for {student}")

    def format_path(step, student, lesson):
        return str(tmp_path / step / student / lesson)

    course = SimpleNamespace(feedback_directory="feedback", format_path=format_path)
    return SimpleNamespace(gradebook=book, coursedir=course)


def zipped(tmp_path, *members):
    path = tmp_path / "hand-ins.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in members:
            archive.writestr(name, "{}")
    return path


def as_moodle_reads(path):
    """Return by participant what Moodle would take, by the rule of its source code."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            folder, *rest = name.split("/")
            _, number, kind, plugin, *more = folder.split("_", 4)
            assert (kind, plugin, more) == ("assignsubmission", "file", [])
            assert number.isdecimal()
            found[number] = ("/".join(rest), archive.read(name).decode())
    return found


def test_moodle_finds_everybody_s_page_whether_hand_ins_came_in_folders_or_not(api, tmp_path):
    path = zipped(
        tmp_path,
        "Inès Núñez_48_assignsubmission_file/my_own_notebook.ipynb",
        "Inès Núñez_48_assignsubmission_file/picture.png",
        "Bob Nobody_49_assignsubmission_file/x.ipynb",
        "README.txt",
    )
    packed = pack_feedback(api, LESSON, path, tmp_path / "out.zip")
    assert packed.students == ("ines",)
    assert packed.lines == ("'Bob Nobody' is left out: nobody on the roster has that name",)
    assert as_moodle_reads(tmp_path / "out.zip") == {"48": (f"{LESSON}.html", "for ines")}
    path = zipped(tmp_path, "Inès Núñez_48_assignsubmission_file_my notebook.ipynb")
    pack_feedback(api, LESSON, path, tmp_path / "out.zip")
    assert as_moodle_reads(tmp_path / "out.zip") == {"48": (f"{LESSON}.html", "for ines")}


def test_two_of_one_name_are_told_apart_by_the_worksheet(api, tmp_path):
    path = zipped(
        tmp_path,
        "Ada Lovelace_47_assignsubmission_file/a.ipynb",
        "Ada Lovelace_50_assignsubmission_file/a.ipynb",
    )
    with pytest.raises(CommandError, match="Say who is who by --worksheet"):
        pack_feedback(api, LESSON, path, tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(
        "Identifier,Full name,Email address\n"
        "Participant 50,Ada Lovelace,ada@u.example\nParticipant 47,Ada Lovelace,ada2@u.example\n"
    )
    packed = pack_feedback(api, LESSON, path, tmp_path / "out.zip", worksheet)
    assert as_moodle_reads(tmp_path / "out.zip") == {"50": (f"{LESSON}.html", "for ada")}
    (line,) = packed.lines
    assert line.startswith("ada2 is left out: there is no feedback page")


def test_what_is_not_moodle_s_is_refused_in_a_line(api, tmp_path):
    path = zipped(tmp_path, "lovelaceada_101_90815_homework.ipynb")
    with pytest.raises(CommandError, match=r"no name is one of Moodle's"):
        pack_feedback(api, LESSON, path, tmp_path / "out.zip")
    path.write_bytes(b"no zip")
    with pytest.raises(CommandError, match="expected a zip file, and cannot read"):
        pack_feedback(api, LESSON, path, tmp_path / "out.zip")
