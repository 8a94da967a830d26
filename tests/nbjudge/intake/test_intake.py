import json
import shutil
import time

import nbformat
import pytest

from nbjudge.intake.hand_in import HandIn
from nbjudge.intake.intake import (
    put_placeholder,
    set_aside_bad_timestamp,
    set_aside_unreadable,
    take_in,
    take_renamed,
    tell,
)
from nbjudge.intake.mend import mend
from nbjudge.notebook.notes import METADATA_KEY, read_notes
from nbjudge.notebook.reading import UnreadableError, read_notebook
from tests.nbjudge.tiny import LESSON, REPOSITORY, fill, find

pytestmark = pytest.mark.course

NAME = f"{LESSON}.ipynb"


@pytest.fixture
def folder(tmp_path):
    """Return the folder of one student's hand-in."""
    path = tmp_path / "submitted" / "ada" / LESSON
    path.mkdir(parents=True)
    (path / "timestamp.txt").write_text("2030-01-01 12:00:00.000000 UTC")
    (path / "submission_secret.txt").write_text("secret")
    return path


@pytest.fixture
def hand_in(folder, release):
    return HandIn(folder, NAME, release)


@pytest.fixture
def released(generated):
    """Return the folder of the released lesson."""
    return generated / "lessons" / LESSON


def read(path):
    return nbformat.read(path, as_version=4)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def what(notes):
    return " ".join(note.what for note in notes)


def unreadable(tmp_path, content):
    path = tmp_path / "notebook.ipynb"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        read_notebook(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b'{"cells": [', "the file is not valid JSON (line 1, column 12)"),
        (b"<html>not found</html>", "the file is not valid JSON (line 1, column 1)"),
        (b'{"cells": ["caf\xe9"]}', "the file is not text in UTF-8 (byte 16 of 19)"),
        (b"[1, 2]", "the file is not a Jupyter notebook: it has no cells"),
        (b'{"a": 1}', "the file is not a Jupyter notebook: it has no cells"),
        (b'{"cells": 3, "nbformat": 4}', "its cells are not a list"),
        (b'{"cells": [3], "nbformat": 4}', "one cell has no content"),
        (b'{"cells": [{}], "nbformat": 4}', "one cell has no content"),
        (b'{"cells": [], "nbformat": 77}', "the file is a damaged Jupyter notebook"),
        (b"[" * 100_000, "the file is not valid JSON"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_words(tmp_path, content, words):
    assert words in unreadable(tmp_path, content)


def test_a_file_that_is_a_folder_or_a_link_is_said_to_be_one(tmp_path):
    folder, broken, other = (tmp_path / f"{name}.ipynb" for name in ("folder", "broken", "other"))
    folder.mkdir()
    broken.symlink_to("nowhere")
    other.symlink_to(REPOSITORY / "solutions/01_perceptron/01_perceptron.ipynb")
    for path in (folder, broken, other):
        with pytest.raises(UnreadableError, match="a folder or a link"):
            read_notebook(path)


def test_a_notebook_of_format_3_is_read(tmp_path, release):
    path = tmp_path / NAME
    path.write_text(nbformat.writes(fill(release), version=3))
    assert "    return 3 * x" in read_notebook(path).cells[5].source


def test_an_honest_hand_in_is_not_touched(folder, released, notebook):
    nbformat.write(fill(notebook), folder / NAME)
    before = contents(folder)
    assert take_in(folder, released) == [folder / NAME]
    assert contents(folder) == before


def test_a_malformed_notebook_is_kept_and_replaced(hand_in):
    hand_in.path.write_bytes(b'{"cells": [')
    set_aside_unreadable(hand_in)
    assert not hand_in.path.exists()
    assert (hand_in.folder / f"{LESSON}.unreadable").read_bytes() == b'{"cells": ['
    assert what(hand_in.notes) == (
        f"`{NAME}` could not be graded: the file is not valid JSON (line 1, column 12); "
        "it breaks off, or was changed by hand."
    )


def test_the_notebook_of_another_lesson_is_not_taken_for_this_one(hand_in, notebook):
    notebook.cells = [cell for cell in notebook.cells if "nbgrader" not in cell.metadata]
    nbformat.write(notebook, hand_in.path)
    set_aside_unreadable(hand_in)
    assert "it holds none of the exercises of this lesson" in what(hand_in.notes)


def test_a_slightly_damaged_notebook_is_repaired_and_the_original_kept(hand_in, notebook):
    content = b"\xef\xbb\xbf" + nbformat.writes(fill(notebook)).encode()
    hand_in.path.write_bytes(content)
    set_aside_unreadable(hand_in)
    assert (hand_in.folder / f"{LESSON}.unreadable").read_bytes() == content
    assert find(read(hand_in.path), "triple").source == "def triple(x):\n    return 3 * x"
    assert what(hand_in.notes) == f"`{NAME}` was slightly damaged."


def test_half_characters_are_replaced(hand_in, notebook):
    find(notebook, "double").source = "text = '?'"
    content = nbformat.writes(notebook).replace("'?'", r"'\ud800'")
    hand_in.path.write_text(content)
    set_aside_unreadable(hand_in)
    assert find(read(hand_in.path), "double").source == "text = '?'"


def test_an_unreadable_time_is_set_aside_and_told(hand_in, notebook):
    nbformat.write(notebook, hand_in.path)
    (hand_in.folder / "timestamp.txt").write_text("yesterday evening")
    set_aside_bad_timestamp(hand_in)
    assert not (hand_in.folder / "timestamp.txt").exists()
    assert (hand_in.folder / "timestamp.unreadable").read_text() == "yesterday evening"
    tell(hand_in)
    assert what(read_notes(read(hand_in.path))) == "The time of your hand-in could not be read."


@pytest.mark.parametrize(
    "name", ["mine.ipynb", f"{LESSON} (1).ipynb", f"{NAME}.txt", f"{LESSON}.json", f"a/b/{NAME}"]
)
def test_a_renamed_notebook_is_taken_and_told(hand_in, notebook, name):
    other = hand_in.folder / name
    other.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(fill(notebook), other)
    take_renamed(hand_in)
    assert find(read(hand_in.path), "double").source == "def double(x):\n    return 2 * x"
    assert other.exists()
    assert what(hand_in.notes) == f"You handed in `{name}` in place of `{NAME}`."


def test_of_two_renamed_notebooks_none_is_guessed(hand_in, notebook):
    for name in ("a.ipynb", "b.ipynb"):
        nbformat.write(notebook, hand_in.folder / name)
    take_renamed(hand_in)
    assert not hand_in.path.exists()
    assert what(hand_in.notes) == (
        f"`{NAME}` is missing, and 2 notebooks could be meant: `a.ipynb`, `b.ipynb`."
    )


def test_checkpoints_are_not_taken_for_a_renamed_notebook(hand_in, notebook):
    (hand_in.folder / ".ipynb_checkpoints").mkdir()
    nbformat.write(notebook, hand_in.folder / ".ipynb_checkpoints" / "x.ipynb")
    take_renamed(hand_in)
    assert not hand_in.path.exists()


def test_a_placeholder_is_the_released_notebook(hand_in, release):
    put_placeholder(hand_in)
    assert read(hand_in.path) == release
    assert what(hand_in.notes) == f"`{NAME}` is missing: you handed in nothing."


def test_what_came_in_place_of_a_notebook_is_named(hand_in):
    (hand_in.folder / "answers`<b>.docx").write_bytes(b"...")
    put_placeholder(hand_in)
    assert what(hand_in.notes) == (f"`{NAME}` is missing: you handed in only `answers??b?.docx`.")


@pytest.mark.parametrize("name", [NAME, "data.txt", "data"])
def test_links_are_not_followed(folder, released, notebook, tmp_path, name):
    other = tmp_path / "other"
    other.mkdir()
    nbformat.write(fill(notebook), other / NAME)
    if name != NAME:
        nbformat.write(notebook, folder / NAME)
    (folder / name).symlink_to(other if name == "data" else other / NAME)
    take_in(folder, released)
    assert not any(path.is_symlink() for path in folder.iterdir())
    assert "def double(x):\n    return" not in (folder / NAME).read_text()
    assert "Links are not followed" in read_notes(read(folder / NAME))[0].do
    assert (other / NAME).exists()


@pytest.mark.parametrize("kind", ["nothing", "malformed", "renamed", "several", "folder", "link"])
def test_taking_in_twice_is_the_same_as_once(folder, released, notebook, kind):
    match kind:
        case "malformed":
            (folder / NAME).write_bytes(b"\xff\xfe")
        case "renamed":
            nbformat.write(notebook, folder / "mine.ipynb")
        case "several":
            nbformat.write(notebook, folder / "a.ipynb")
            nbformat.write(notebook, folder / "b.ipynb")
        case "folder":
            (folder / NAME).mkdir()
        case "link":
            (folder / NAME).symlink_to("/nowhere/at/all")
    take_in(folder, released)
    once = sorted(folder.iterdir()), (folder / NAME).read_bytes()
    take_in(folder, released)
    assert (sorted(folder.iterdir()), (folder / NAME).read_bytes()) == once
    assert read_notes(read(folder / NAME))


def test_a_lesson_that_was_not_generated_is_told_to_the_instructor(folder, tmp_path):
    with pytest.raises(FileNotFoundError, match="Run `nbgrader generate_assignment 01_tiny`"):
        take_in(folder, tmp_path / "lessons" / LESSON)


def test_the_released_notebook_stays_as_it_is(folder, released, tmp_path):
    copy = shutil.copytree(released, tmp_path / "lessons" / LESSON)
    before = contents(copy)
    take_in(folder, copy)
    assert contents(copy) == before
    assert json.loads((folder / NAME).read_text())["cells"][0]["id"] == "hand-in-note"


def test_too_many_cells_are_not_read(tmp_path):
    cells = ", ".join(['{"source": ""}'] * 200_000)
    told = unreadable(tmp_path, f'{{"nbformat": 4, "cells": [{cells}]}}'.encode())
    assert "it has 200,001 cells; at most 5,000 are read" in told


def test_a_cell_thousands_of_times_costs_no_more_than_its_size(release):
    double = find(release, "double")

    def seconds(count):
        notebook = nbformat.from_dict(release)
        for number in range(count):
            notebook.cells.append(nbformat.from_dict({**double, "source": f"x = {number}"}))
        begin = time.process_time()
        assert find(mend(notebook, release), "double").source == f"x = {count - 1}"
        return time.process_time() - begin

    # By the square it would be sixty-four times as long.
    assert seconds(4_000) < 24 * seconds(500)


def test_a_forged_note_says_nothing_to_a_terminal(release):
    forged = nbformat.v4.new_markdown_cell("")
    forged.metadata[METADATA_KEY] = [{"what": "\x1b]0;x\x07" + "y" * 9_999, "ungraded": 1}, 3]
    release.cells.insert(0, forged)
    (note,) = read_notes(release)
    assert note.what.startswith("?]0;x?y")
    assert len(note.what) == 1_000
    assert note.ungraded is False
    forged.metadata[METADATA_KEY] = 7
    assert read_notes(release) == []
