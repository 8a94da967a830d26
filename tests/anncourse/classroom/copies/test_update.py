"""Copies of a lesson are brought to the edition of today, whole, once, and only where it is due."""

import json
import os
import subprocess
import sys

import pytest

from anncourse.classroom.copies import update
from anncourse.classroom.copies.edition import earlier_texts, text_of
from anncourse.classroom.copies.update import Unreadable, give_out, update_copy
from tests.anncourse.classroom.copies.notebooks import MINE, cell, lesson, sources, written


@pytest.fixture
def folders(tmp_path):
    """Return a lesson's folder and that of a copy of its first edition."""
    source, copy = tmp_path / "lessons" / "01_steps", tmp_path / "work" / "01_steps"
    release(source, 1)
    give_out(source, copy)
    return source, copy


def release(source, edition):
    source.mkdir(parents=True, exist_ok=True)
    (source / "01_steps.ipynb").write_text(json.dumps(lesson(edition)))
    (source / "picture.svg").write_text(f"<svg>{edition}</svg>")


def answer(copy, **mine):
    path = copy / "01_steps.ipynb"
    path.write_text(json.dumps(written(json.loads(path.read_text()), **mine)))
    return path.read_bytes()


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_copy_of_today_s_edition_is_left_as_it_is(folders):
    source, copy = folders
    answer(copy, step=MINE)
    before = content(copy)

    assert update_copy(source, copy) is None
    assert content(copy) == before


def test_an_answer_is_carried_and_the_older_copy_kept_beside(folders):
    source, copy = folders
    before = answer(copy, step=MINE)
    release(source, 2)
    done = update_copy(source, copy)

    new = sources(json.loads((copy / "01_steps.ipynb").read_text()))
    assert new == sources(lesson(2)) | {"step": MINE}
    assert done.carried == 1
    assert done.kept.name.startswith("01_steps (before 2")
    assert done.kept.read_bytes() == before
    assert (copy / "picture.svg").read_text() == "<svg>2</svg>"
    again = content(copy)
    assert update_copy(source, copy) is None
    assert content(copy) == again


def test_an_untouched_copy_is_replaced_and_not_kept(folders):
    source, copy = folders
    release(source, 2)

    assert update_copy(source, copy).kept is None
    assert sorted(content(copy)) == ["01_steps.ipynb", "picture.svg"]


def test_what_is_kept_never_takes_another_file_s_place(folders):
    source, copy = folders
    kept = []
    for edition in (2, 3, 4):
        before = answer(copy, step=f"{MINE}  # {edition}")
        release(source, edition)
        kept.append((update_copy(source, copy).kept, before))

    assert len({path for path, _ in kept}) == 3
    assert all(path.read_bytes() == before for path, before in kept)


def test_a_picture_that_the_learner_changed_is_kept(folders):
    source, copy = folders
    (copy / "picture.svg").write_text("<svg>mine</svg>")
    release(source, 2)
    update_copy(source, copy)

    assert (copy / "picture.svg").read_text() == "<svg>2</svg>"
    assert b"<svg>mine</svg>" in content(copy).values()


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", '{"nbformat": 3}', '{"nbformat": 4, "cells": [{"source": 1}]}']
)
def test_a_copy_that_cannot_be_read_stays_as_it_is(folders, broken):
    source, copy = folders
    (copy / "01_steps.ipynb").write_text(broken)
    release(source, 2)

    with pytest.raises(Unreadable):
        update_copy(source, copy)
    assert (copy / "01_steps.ipynb").read_text() == broken


@pytest.mark.parametrize("stop", range(1, 9))
def test_killed_at_any_step_it_leaves_each_file_whole_and_the_next_run_does_the_rest(folders, stop):
    source, copy = folders
    before = answer(copy, step=MINE)
    release(source, 2)
    # Ends the process, with no word of goodbye, at one of the calls that change a file.
    code = f"""
import os, sys
from pathlib import Path
from anncourse.classroom.copies.update import update_copy
calls = 0
def watch(event, arguments):
    global calls
    if event in ("os.rename", "open") and ".partial" in str(arguments[0]):
        calls += 1
        if calls == {stop}:
            os._exit(9)
sys.addaudithook(watch)
update_copy(Path({str(source)!r}), Path({str(copy)!r}))
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    path = copy / "01_steps.ipynb"
    new = sources(lesson(2)) | {"step": MINE}
    assert path.read_bytes() == before or sources(json.loads(path.read_text())) == new

    update_copy(source, copy)

    assert sources(json.loads(path.read_text())) == new
    kept = [name for name in content(copy) if "(before" in name and not name.startswith(".")]
    assert len(kept) == 1
    assert (copy / kept[0]).read_bytes() == before


def test_a_disk_that_is_full_leaves_the_older_copy(folders, monkeypatch):
    source, copy = folders
    before = answer(copy, step=MINE)
    release(source, 2)

    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(update, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        update_copy(source, copy)
    assert (copy / "01_steps.ipynb").read_bytes() == before


def test_a_link_of_the_learner_s_is_followed_not_replaced(folders, tmp_path):
    source, copy = folders
    answer(copy, step=MINE)
    elsewhere = tmp_path / "elsewhere.ipynb"
    os.rename(copy / "01_steps.ipynb", elsewhere)
    (copy / "01_steps.ipynb").symlink_to(elsewhere)
    release(source, 2)
    update_copy(source, copy)

    assert (copy / "01_steps.ipynb").is_symlink()
    assert sources(json.loads(elsewhere.read_text()))["step"] == MINE


def test_the_first_edition_is_known_by_its_texts(repository, tmp_path):
    old = "import numpy as np\n\nfrom annlib import figures\n"
    old += "from annlib.checks import check, hint, predicted"
    assert text_of(cell("setup", old)) in earlier_texts()

    source, copy = repository / "lessons" / "01_perceptron", tmp_path / "01_perceptron"
    notebook = json.loads((source / "01_perceptron.ipynb").read_text())
    copy.mkdir()
    changed = written(notebook, setup=old, step=MINE, **{"predict-step": "my_prediction = 1"})
    (copy / "01_perceptron.ipynb").write_text(json.dumps(changed))

    assert update_copy(source, copy).carried == 2
    new = sources(json.loads((copy / "01_perceptron.ipynb").read_text()))
    # The lesson takes guesses in another form now; the old one stands below, as text.
    (below,) = [text for id, text in new.items() if id not in sources(notebook)]
    assert "my_prediction = 1" in below
    assert {id: new[id] for id in sources(notebook)} == sources(notebook) | {"step": MINE}
