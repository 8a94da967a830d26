"""What is said of a hand-in explains its points, and is true."""

import json

import nbformat
import pytest

from nbjudge.intake import copying
from nbjudge.intake.intake import PROBLEM, take_in
from nbjudge.notebook.notes import read_notes
from nbjudge.notebook.reading import read_notebook
from tests.nbjudge.tiny import LESSON, fill, find

pytestmark = pytest.mark.course

NAME = f"{LESSON}.ipynb"
NO_TIME = "The time of your hand-in could not be read."


@pytest.fixture
def folder(tmp_path):
    """Return the folder of one student's hand-in."""
    path = tmp_path / "submitted" / "ada" / LESSON
    path.mkdir(parents=True)
    return path


def told(folder, generated):
    """Take a folder in, and return what its student is told."""
    take_in(folder, generated / "lessons" / LESSON)
    return [note.what for note in read_notes(nbformat.read(folder / NAME, as_version=4))]


def test_a_missing_notebook_is_told_whatever_else_is(folder, generated):
    (folder / "timestamp.txt").write_text("yesterday")
    (folder / "link").symlink_to("nowhere")
    assert told(folder, generated) == [
        "You handed in something that is no file: `link`.",
        NO_TIME,
        f"`{NAME}` is missing: you handed in nothing.",
    ]


def test_of_many_other_files_it_is_told_that_there_are_more(folder, generated):
    for number in range(6):
        (folder / f"{number}.txt").touch()
    (words,) = told(folder, generated)
    assert words.endswith("you handed in only `0.txt`, `1.txt`, `2.txt`, `3.txt`, `4.txt`, ….")


def test_what_is_wrong_with_the_one_renamed_notebook_is_told(folder, generated):
    (folder / "mine.ipynb").write_text('{"cells": [')
    (folder / "timestamp.txt").write_text("2030-01-01 12:00:00 UTC")
    (folder / "submission_secret.txt").write_text("secret")
    (words,) = told(folder, generated)
    assert words.startswith(f"`{NAME}` is missing, and `mine.ipynb` could not be graded: the file ")


def test_a_notebook_that_cannot_be_read_is_not_called_missing(folder, generated, notebook):
    (folder / NAME).write_text("{")
    for name in ("a.ipynb", "b.ipynb"):
        nbformat.write(fill(notebook), folder / name)
    first, second = told(folder, generated)
    assert first.startswith(f"`{NAME}` could not be graded: the file is not valid JSON")
    assert second == "2 notebooks could be meant: `a.ipynb`, `b.ipynb`."


@pytest.mark.parametrize(
    "attachments",
    [{"a.png": 3}, {"a.png": ["x"]}, {"a.png": {"image/png": 3}}, {"a.png": {"image/png": [3]}}],
)
def test_an_attachment_that_is_no_picture_is_dropped(folder, generated, notebook, attachments):
    cell = find(fill(notebook), "explain_tiny")
    whole = {"b.png": {"image/png": "AAAA"}, "c.svg": {"image/svg+xml": ["<svg>", "</svg>"]}}
    cell["attachments"] = whole | attachments
    (folder / NAME).write_text(json.dumps(notebook))
    take_in(folder, generated / "lessons" / LESSON)
    assert find(read_notebook(folder / NAME), "explain_tiny").attachments.keys() == whole.keys()


def test_who_handed_in_too_much_is_told_to_hand_in_less(folder, generated):
    (folder / PROBLEM).write_text("the folder is larger than 100 MB")
    take_in(folder, generated / "lessons" / LESSON)
    (note,) = read_notes(nbformat.read(folder / NAME, as_version=4))
    assert note.what.endswith("could not be copied, because the folder is larger than 100 MB.")
    assert note.do.startswith("Leave nothing in the folder but your notebook and what it needs")


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (["/".join(["d"] * 40)], "it has folders within folders, more than 30 deep"),
        ([f"{number}" for number in range(5_001)], "it has more than 5,000 files"),
    ],
)
def test_what_of_a_folder_is_too_much_is_told(tmp_path, entries, words):
    for entry in entries:
        (tmp_path / "source" / entry).mkdir(parents=True)
    with pytest.raises(copying.TooLargeError, match=words):
        copying.copy_folder(str(tmp_path / "source"), tmp_path / "copy", 1_000_000)
