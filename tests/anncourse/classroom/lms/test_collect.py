"""Hand-ins come out of Moodle's and Canvas's zip files, each whole, and nothing else does."""

import unicodedata
import zipfile
from types import SimpleNamespace

import pytest

from anncourse.classroom.lms.archive import read_archive, read_time
from anncourse.classroom.lms.collect import collect
from anncourse.classroom.lms.names import Names
from anncourse.classroom.lms.roster import Person
from anncourse.classroom.lms.sheet import Sheet
from nbjudge.errors import CommandError
from tests.anncourse.classroom.a_gradebook import LESSON, make_gradebook

ADA = Person("ada", "Ada", "Lovelace", "ada@uni.example", "101")
INES = Person("ines", "Inès", "Núñez", "ines@uni.example", "102")
TWIN = Person("ada2", "Ada", "Lovelace", "ada2@uni.example", "103")
MOODLE = "{}_47_assignsubmission_file/homework.ipynb"
WORKSHEET = Sheet(
    ["Identifier", "Full name", "Email address", "Status", "Last modified (submission)"],
    [
        [
            "Participant 47",
            "Ada Lovelace",
            "ada@uni.example",
            "",
            "Monday, 5 October 2026, 9:59 PM",
        ],
        ["Participant 48", "Ada Lovelace", "ada2@uni.example", "", "05/10/2026"],
    ],
)


def zipped(tmp_path, **members):
    path = tmp_path / "hand-ins.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def whose(path, people=(ADA, INES), worksheet=None):
    found, lines = read_archive(path, Names(people), worksheet)
    return {one.person.id: one for one in found}, lines


@pytest.mark.parametrize(
    "name",
    [
        MOODLE.format("Ada Lovelace"),
        MOODLE.format("LOVELACE Ada"),
        "Ada Lovelace_47_assignsubmission_file_homework.ipynb",
        "Group A/" + MOODLE.format("Ada Lovelace"),
        "lovelaceada_101_90815_homework.ipynb",
        "lovelaceada_LATE_101_90815_homework-1.ipynb",
        "renamed since_101_90815_home_work_2.ipynb",
    ],
)
def test_a_hand_in_is_found_by_how_moodle_and_canvas_name_it(tmp_path, name):
    found, lines = whose(zipped(tmp_path, **{name: "{}"}))
    assert list(found) == ["ada"]
    assert found["ada"].late == ("LATE" in name)
    assert not lines


@pytest.mark.parametrize("encoding", ["utf-8", "cp437", "cp850", "cp1252"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_read_in_whatever_encoding_it_was_written(tmp_path, encoding, form):
    name = unicodedata.normalize(form, MOODLE.format("Inès Núñez"))
    try:
        raw = name.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("that encoding has no such letters")
    # Python marks names as UTF-8; others do not, and so the name is put in by its bytes.
    stand_in = "x" * len(raw)
    path = zipped(tmp_path, **{stand_in: "{}"})
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), raw))
    found, lines = whose(path)
    assert list(found) == ["ines"]
    assert not lines


def test_what_is_nobodys_or_no_notebook_is_left_out_with_a_line_each(tmp_path):
    path = zipped(
        tmp_path,
        **{
            MOODLE.format("Ada Lovelace"): "{}",
            "Ada Lovelace_47_assignsubmission_file/cat.jpg": "",
            "Ada Lovelace_47_assignsubmission_file/timestamp.txt": "2000-01-01",
            MOODLE.format("Bob Nobody"): "{}",
            "bobnobody_999_1_a.ipynb": "{}",
            "notes.pdf": "",
            "../../evil.ipynb": "",
            "__MACOSX/._homework.ipynb": "",
            ".DS_Store": "",
        },
    )
    found, lines = whose(path)
    assert list(found["ada"].files) == ["homework.ipynb"]
    assert lines == [
        "ada: 'cat.jpg' is left out: it is no notebook",
        "ada: 'timestamp.txt' is left out: it is no notebook",
        "'Bob Nobody' is left out: nobody on the roster has that name",
        "'bobnobody' (number 999) is left out: nobody on the roster has that name or number",
        "'notes.pdf' is left out: neither Moodle nor Canvas names a hand-in so",
        "'../../evil.ipynb' is left out: neither Moodle nor Canvas names a hand-in so",
    ]


def test_a_name_with_a_way_out_of_the_folder_stays_in_it(tmp_path):
    name = "Ada Lovelace_47_assignsubmission_file/../../../evil.ipynb"
    found, _ = whose(zipped(tmp_path, **{name: "{}"}))
    assert list(found.get("ada").files if found else ["evil.ipynb"]) == ["evil.ipynb"]


def test_two_of_one_name_are_told_apart_by_the_worksheet_alone(tmp_path):
    second = MOODLE.replace("47", "48").format("Ada Lovelace")
    path = zipped(tmp_path, **{MOODLE.format("Ada Lovelace"): "1", second: "2"})
    found, (line,) = whose(path, (ADA, TWIN))
    assert not found
    assert "ada and ada2 have that name" in line
    found, lines = whose(path, (ADA, TWIN), WORKSHEET)
    assert [(one, found[one].files["homework.ipynb"]) for one in found] == [
        ("ada", b"1"),
        ("ada2", b"2"),
    ]
    assert not lines


@pytest.mark.parametrize("content", [b"", b"no zip file", b"PK\x05\x06"])
def test_what_is_no_zip_file_is_refused_in_one_line(tmp_path, content):
    path = tmp_path / "hand-ins.zip"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=r"expected a zip file, and cannot read .*hand-ins"):
        whose(path)


def test_times_are_read_where_they_can_mean_one_thing_only():
    assert read_time("Monday, 5 October 2026, 11:59 PM").startswith("2026-10-05 23:59:00 ")
    assert [read_time(text) for text in ("-", "", "05/10/2026, 23:59", "lundi 5 octobre")] == [
        ""
    ] * 4


@pytest.fixture
def api(tmp_path):
    """Return what is asked of nbgrader's interface: a gradebook and a folder."""
    with make_gradebook(tmp_path) as book:
        for person in (ADA, INES):
            more = {name: value for name, value in vars(person).items() if name != "id"}
            book.add_student(person.id, **more)

    def format_path(step, student, lesson):
        return str(tmp_path / step / student / lesson)

    course = SimpleNamespace(submitted_directory="submitted", format_path=format_path)
    return SimpleNamespace(gradebook=book, coursedir=course)


def lies_in(tmp_path, student):
    folder = tmp_path / "submitted" / student / LESSON
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_hand_ins_are_put_where_they_are_graded_and_again_only_where_they_changed(api, tmp_path):
    late = "núñezinès_LATE_102_2_homework.ipynb"
    path = zipped(tmp_path, **{MOODLE.format("Ada Lovelace"): "1", late: "2"})
    done = collect(api, LESSON, path)
    assert (done.new, done.anew, done.same) == (["ada", "ines"], [], [])
    assert lies_in(tmp_path, "ada") == {f"{LESSON}.ipynb": "1"}
    (line,) = done.lines
    assert line.startswith("ines is late, says Canvas, and does not say when")
    # The instructor writes the time; a second time it is not asked for.
    (tmp_path / "submitted/ines" / LESSON / "timestamp.txt").write_text("2026-10-06 08:00:00 UTC")
    path = zipped(tmp_path, **{MOODLE.format("Ada Lovelace"): "3", late: "2"})
    done = collect(api, LESSON, path)
    assert (done.new, done.anew, done.same, done.lines) == ([], ["ada"], ["ines"], [])
    assert lies_in(tmp_path, "ada") == {f"{LESSON}.ipynb": "3"}
    assert sorted(path.name for path in (tmp_path / "submitted/ada").iterdir()) == [LESSON]


def test_what_was_handed_in_later_by_another_way_stays(api, tmp_path):
    folder = tmp_path / "submitted" / "ada" / LESSON
    folder.mkdir(parents=True)
    (folder / f"{LESSON}.ipynb").write_text("later")
    (folder / "timestamp.txt").write_text("2026-10-09 08:00:00 UTC")
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(
        'Identifier,"Full name","Last modified (submission)"\n'
        'Participant 47,Ada Lovelace,"Monday, 5 October 2026, 9:59 PM"\n'
    )
    done = collect(api, LESSON, zipped(tmp_path, **{MOODLE.format("Ada Lovelace"): "1"}), worksheet)
    assert lies_in(tmp_path, "ada")[f"{LESSON}.ipynb"] == "later"
    assert "handed in later" in done.lines[0]


def test_what_cannot_be_read_does_not_take_the_place_of_what_can(api, tmp_path):
    good, moodle = '{"cells": []}', MOODLE.format("Ada Lovelace")
    collect(api, LESSON, zipped(tmp_path, **{moodle: good}))
    for bad in ('{"cells": [', ""):
        done = collect(api, LESSON, zipped(tmp_path, **{moodle: bad}))
        assert (done.new, done.anew, done.same) == ([], [], [])
        assert "ada stays: in what came now there is no notebook that can be read" in done.lines[0]
        assert lies_in(tmp_path, "ada") == {f"{LESSON}.ipynb": good}
    better = '{"cells": [], "metadata": {}}'
    assert collect(api, LESSON, zipped(tmp_path, **{moodle: better})).anew == ["ada"]
    assert lies_in(tmp_path, "ada") == {f"{LESSON}.ipynb": better}


def test_without_a_roster_nothing_is_taken_and_the_way_is_named(tmp_path):
    with (
        make_gradebook(tmp_path) as book,
        pytest.raises(CommandError, match="anncourse class roster"),
    ):
        collect(SimpleNamespace(gradebook=book), LESSON, tmp_path / "any.zip")
