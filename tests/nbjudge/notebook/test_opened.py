"""What students put into folders is read as what it is when it is open, whatever its name was."""

import os
import sys

import pytest

from nbjudge.batch.folder import read_folder
from nbjudge.intake.collect import read_secret
from nbjudge.judge.files import read_files
from nbjudge.notebook.opened import NotRegularError, TooManyBytesError, read_regular, walk
from nbjudge.notebook.reading import UnreadableError, is_sound, read_notebook

pytestmark = [
    pytest.mark.course,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no links and pipes to leave"),
]

SECRET = b"what the gradebook says"


@pytest.fixture
def folder(tmp_path):
    """Return a folder with a file, and beside it a secret."""
    (tmp_path / "secret").write_bytes(SECRET)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "file.txt").write_bytes(b"mine")
    return tmp_path / "own"


@pytest.fixture
def swapped(folder, monkeypatch):
    """Let a link to the secret take the file's place whenever somebody has looked at it."""
    look = os.stat

    def look_and_swap(path, **options):
        seen = look(path, **options)
        if isinstance(path, str | os.PathLike) and os.path.basename(path) == "file.txt":
            os.unlink(folder / "file.txt")
            os.symlink(folder.parent / "secret", folder / "file.txt")
        return seen

    monkeypatch.setattr(os, "stat", look_and_swap)
    return folder


def test_a_link_that_takes_a_files_place_is_not_followed(swapped):
    (entry,) = read_folder(swapped)
    assert (entry.name, entry.kind, entry.data) == ("file.txt", "other", b"")


def test_nor_is_it_where_students_code_gets_its_files(swapped):
    assert SECRET not in read_files(swapped, swapped.parent / "released").values()


def test_a_folder_that_becomes_a_link_meanwhile_is_not_entered(folder):
    (folder / "inner").mkdir()
    (folder.parent / "other").mkdir()
    (folder.parent / "other" / "secret.txt").write_bytes(SECRET)
    found = []
    for parent, _, names, handle in walk(folder):
        if parent == folder:
            (folder / "inner").rmdir()
            (folder / "inner").symlink_to(folder.parent / "other")
        found += [read_regular(name, 100, dir_fd=handle) for name in names]
    assert found == [b"mine"]


def test_only_files_are_read_and_nothing_is_waited_for(folder):
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to(folder / "file.txt")
    (folder / "inner").mkdir()
    for name in ("pipe", "inner"):
        with pytest.raises(NotRegularError):
            read_regular(folder / name, 100)
    with pytest.raises(OSError, match="link"):
        read_regular(folder / "link", 100)
    with pytest.raises(TooManyBytesError, match="4 bytes"):
        read_regular(folder / "file.txt", 3)
    assert read_regular(folder / "file.txt", 4) == b"mine"
    kinds = {entry.name: entry.kind for entry in read_folder(folder)}
    assert kinds == {"file.txt": "file", "inner": "folder", "link": "other", "pipe": "other"}
    for name in ("pipe", "link", "inner"):
        assert read_secret(folder / name) == ""
        assert not is_sound(folder / name)
        with pytest.raises(UnreadableError, match="a folder or a link"):
            read_notebook(folder / name)


def test_folders_without_an_end_are_read_to_a_depth(folder):
    place = folder
    for _ in range(60):
        place = place / "deeper"
        place.mkdir()
    (place / "file.txt").write_bytes(b"far below")
    assert {entry.kind for entry in read_folder(folder)} == {"file", "folder"}
    assert max(entry.name.count("/") for entry in read_folder(folder)) == 30
