"""What no management system writes into a zip file costs one student's file, never the class."""

import contextlib
import random
import stat
import struct
import zipfile

import pytest

from anncourse.classroom.lms import archive as archive_module
from nbjudge.errors import CommandError
from nbjudge.intake.copying import MAX_ENTRIES
from tests.anncourse.classroom.lms.test_collect import ADA, INES, MOODLE, whose

FOLDER = "{}_47_assignsubmission_file/{}"
METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


def written(path, members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize("method", METHODS)
def test_a_damaged_member_is_named_and_the_others_are_taken(tmp_path, method):
    text = random.Random(3).randbytes(5_000)
    members = [(MOODLE.format("Ada Lovelace"), text), (MOODLE.format("Inès Núñez"), text)]
    path = written(tmp_path / "x.zip", members, method)
    with zipfile.ZipFile(path) as archive:
        begin = archive.infolist()[0].header_offset + 100
    data = bytearray(path.read_bytes())
    data[begin : begin + 2_000] = b"\xff" * 2_000
    path.write_bytes(data)
    found, lines = whose(path)
    assert found["ines"].files == {"homework.ipynb": text}
    assert "ada" not in found
    assert "it cannot be unpacked" in lines[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [("x.ipynb", "x.ipynb"), ("a/x.ipynb", "b/x.ipynb")])
def test_of_two_files_of_one_name_the_first_is_taken_and_the_other_named(tmp_path, names):
    members = [(FOLDER.format("Ada Lovelace", name), str(k)) for k, name in enumerate(names)]
    found, lines = whose(written(tmp_path / "x.zip", members))
    assert found["ada"].files == {"x.ipynb": b"0"}
    assert lines == ["ada: 'x.ipynb' is left out: there is another file of that name"]


def test_one_student_has_room_for_so_much_and_others_have_theirs(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_module, "MAX_BYTES", 1_000_000)
    members = [(FOLDER.format("Ada Lovelace", f"{k}.ipynb"), "0" * 400_000) for k in range(4)]
    members.append((MOODLE.format("Inès Núñez"), "{}"))
    found, lines = whose(written(tmp_path / "x.zip", members))
    assert [*found["ada"].files] == ["0.ipynb", "1.ipynb"]
    assert found["ines"].files == {"homework.ipynb": b"{}"}
    assert lines == [f"ada: '{k}.ipynb' is left out: it is more than 1 MB in all" for k in (2, 3)]


@pytest.mark.parametrize(
    "name", ["../../x.ipynb", "/etc/x.ipynb", "..\\..\\x.ipynb", "C:\\x.ipynb"]
)
def test_a_name_that_is_a_path_puts_nothing_elsewhere(tmp_path, name):
    path = written(tmp_path / "x.zip", [(FOLDER.format("Ada Lovelace", name), "{}")])
    assert all(set(one.files) <= {"x.ipynb"} for one in whose(path)[0].values())


def test_a_file_of_an_absolute_name_is_nobody_s_and_named(tmp_path):
    members = [
        ("/etc/x.ipynb", "{}"),
        ("../../x.ipynb", "{}"),
        (MOODLE.format("Ada Lovelace"), "{}"),
    ]
    found, lines = whose(written(tmp_path / "x.zip", members))
    assert list(found) == ["ada"]
    assert [line.partition(" is left out")[0] for line in lines] == [
        "'/etc/x.ipynb'",
        "'../../x.ipynb'",
    ]


def test_a_link_and_a_zip_file_within_are_named_and_neither_followed_nor_unpacked(tmp_path):
    inner = written(tmp_path / "inner.zip", [("homework.ipynb", "{}")]).read_bytes()
    path = written(tmp_path / "x.zip", [(FOLDER.format("Ada Lovelace", "work.zip"), inner)])
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo(MOODLE.format("Inès Núñez"))
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    found, lines = whose(path)
    assert found == {}
    assert lines == [
        "ada: 'work.zip' is left out: it is no notebook",
        "ines: 'homework.ipynb' is left out: it is a link",
    ]


@pytest.mark.parametrize(("told", "is_taken"), [(50, False), (90_000_000, True)])
def test_a_size_that_is_a_lie_costs_no_more_than_it_says(tmp_path, told, is_taken):
    members = [
        (MOODLE.format("Ada Lovelace"), bytes(1_234_567)),
        (MOODLE.format("Inès Núñez"), "{}"),
    ]
    path = written(tmp_path / "x.zip", members)
    size = struct.pack("<I", 1_234_567)
    assert path.read_bytes().count(size) == 2
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", told)))
    found, lines = whose(path)
    assert ("ada" in found, bool(lines)) == (is_taken, not is_taken)
    assert found["ines"].files == {"homework.ipynb": b"{}"}


def test_what_is_unpacked_for_nothing_counts(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_module, "MAX_BYTES", 1_000_000)
    members = [(FOLDER.format("Ada Lovelace", f"{k}.ipynb"), "0" * 400_000) for k in range(4)]
    path = written(tmp_path / "x.zip", members, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"0" * 400_000, b"1" * 400_000))
    lines = whose(path)[1]
    assert ["cannot be unpacked" in line for line in lines] == [True, True, False, False]
    assert "more than 1 MB in all" in lines[2]


def test_of_a_student_s_files_without_end_so_many_are_taken_and_so_many_named(tmp_path):
    members = [(FOLDER.format("Ada Lovelace", f"{k}.ipynb"), "{}") for k in range(MAX_ENTRIES + 90)]
    members.append((MOODLE.format("Inès Núñez"), "{}"))
    found, lines = whose(written(tmp_path / "x.zip", members, zipfile.ZIP_STORED))
    assert len(found["ada"].files) == MAX_ENTRIES
    assert found["ines"].files == {"homework.ipynb": b"{}"}
    assert len(lines) == 6
    assert lines[0] == f"ada: '{MAX_ENTRIES}.ipynb' is left out: it has more than 5,000 files"
    assert lines[-1] == "ada: and 85 more are left out"


def test_who_fills_a_zip_file_is_named_where_it_is_too_much_for_a_class(tmp_path, monkeypatch):
    monkeypatch.setattr(archive_module, "MAX_MEMBERS", 10)
    members = [(FOLDER.format("Ada Lovelace", f"{k}.ipynb"), "{}") for k in range(11)]
    path = written(tmp_path / "x.zip", [*members, (MOODLE.format("Inès Núñez"), "{}")])
    with pytest.raises(CommandError, match="names of 11 begin with 'Ada Lovelace_47'"):
        whose(path)


def test_strangers_without_end_are_counted(tmp_path):
    members = [(MOODLE.format(f"Who{k} Ever"), "{}") for k in range(300)]
    lines = whose(written(tmp_path / "x.zip", members))[1]
    assert len(lines) == 201
    assert lines[-1] == "and 100 more are left out"


def test_whatever_the_bytes_are_it_is_taken_or_refused_in_a_sentence(tmp_path):
    names = [MOODLE.format("Ada Lovelace"), MOODLE.format("Inès Núñez")]
    whole = written(tmp_path / "x.zip", [(name, "{}") for name in names]).read_bytes()
    for seed in range(500):
        chance, data = random.Random(seed), bytearray(whole)
        for _ in range(chance.choice((1, 1, 3, 10))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / "y.zip").write_bytes(data)
        with contextlib.suppress(CommandError):
            found, _ = whose(tmp_path / "y.zip", (ADA, INES))
            assert found.keys() <= {"ada", "ines"}
