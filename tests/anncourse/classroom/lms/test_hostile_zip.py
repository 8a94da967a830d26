"""What no management system writes into a zip file costs one student's file, never the class."""

import contextlib
import random
import zipfile

import pytest

from anncourse.classroom.lms import archive as archive_module
from nbjudge.errors import CommandError
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
