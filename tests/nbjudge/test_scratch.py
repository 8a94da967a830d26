"""Temporary folders: those of processes that are gone are cleared, and no others."""

import os
import subprocess
import sys
import tempfile
import time

import pytest

from nbjudge import scratch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what is left behind stays there")


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def leave(place, kind="left"):
    """Let a process make a folder and be killed."""
    code = (
        f"import os, tempfile\ntempfile.tempdir = {str(place)!r}\n"
        f"from nbjudge import scratch\nfolder = scratch.make({kind!r})\n"
        "(folder / 'more').mkdir()\nprint(folder, flush=True)\nos.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return type(place)(done.stdout.strip())


def make_old(folder):
    hour_ago = time.time() - 3600
    os.utime(folder, (hour_ago, hour_ago))


def test_what_a_killed_process_left_is_removed_by_the_next(place):
    folder = leave(place)
    assert (folder / "more").is_dir()
    make_old(folder)
    assert scratch.clear() == [folder]
    assert list(place.iterdir()) == []


def test_what_is_in_use_or_young_or_another_s_stays(place):
    own, young = scratch.make("own"), leave(place)
    (place / "nbjudge-somebody's").mkdir()
    (place / "nbjudge-link").symlink_to(place / "another", target_is_directory=True)
    (place / "deeper").mkdir()
    another = leave(place / "deeper")
    (place / "nbjudge-points-there").symlink_to(another, target_is_directory=True)
    for folder in (own, place / "nbjudge-somebody's", another):
        make_old(folder)
    assert scratch.clear() == []
    assert own.is_dir()
    assert young.is_dir()
    assert (another / "more").is_dir()
    scratch.remove(own)
    scratch.remove(own)
    assert not own.exists()


def test_a_folder_is_gone_after_its_block(place):
    with scratch.folder_of("block") as folder:
        assert folder.parent == place
        (folder / "file").write_text("x")
    assert not folder.exists()


def test_what_a_process_made_and_had_no_time_to_lock_is_removed_where_it_is_empty(place):
    folders = [place / f"nbjudge-{name}" for name in ("left-abcd_123", "full-abcd_123", "mine")]
    for folder in folders:
        folder.mkdir()
    (folders[1] / "notes").write_text("x")
    for folder in folders:
        make_old(folder)
    assert scratch.clear() == folders[:1]
    assert sorted(place.iterdir()) == sorted(folders[1:])


def test_a_process_that_is_killed_while_it_removes_leaves_what_the_next_knows(place):
    code = (
        f"import os, shutil, tempfile\ntempfile.tempdir = {str(place)!r}\n"
        "from nbjudge import scratch\nfolder = scratch.make('left')\n"
        "for name in 'abc': (folder / name).mkdir()\n"
        "shutil.rmtree = lambda *_, **__: os.kill(os.getpid(), 9)\n"
        "scratch.remove(folder)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    (folder,) = place.iterdir()
    make_old(folder)
    assert scratch.clear() == [folder]
