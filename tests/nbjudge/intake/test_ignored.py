"""What a course ignores is what nbgrader ignores, whatever the folder is called and holds."""

import glob

import nbgrader.utils
import pytest

from nbjudge.intake.ignored import ignore_everywhere
from tests.nbjudge.batch.classes import finish, hand_in
from tests.nbjudge.tiny import LESSON, fill

pytestmark = pytest.mark.course

PATTERNS = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "[ab]?.txt", ".*", "a/b.txt"]
NAMES = [
    "x.pyc",
    ".x.pyc",
    "x.txt",
    "ax.txt",
    "feedback",
    "__pycache__",
    ".ipynb_checkpoints",
    "A1.txt",
]


@pytest.fixture(autouse=True)
def _everywhere():
    ignore_everywhere()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_fits_the_names_that_it_fits_in_nbgrader(tmp_path, pattern):
    for name in NAMES:
        (tmp_path / name).touch()
    found = nbgrader.utils.find_all_files(str(tmp_path), [pattern])
    fits = glob.glob(str(tmp_path / pattern))
    assert sorted(found) == sorted({str(tmp_path / name) for name in NAMES} - {*fits})


def test_no_folder_is_listed_for_each_file_in_it(tmp_path, monkeypatch):
    (tmp_path / "x.pyc").touch()
    (tmp_path / "x.txt").touch()
    monkeypatch.delattr(nbgrader.utils.glob, "glob")
    assert nbgrader.utils.find_all_files(str(tmp_path), PATTERNS) == [str(tmp_path / "x.txt")]


def test_a_student_may_be_called_like_a_pattern(course, notebook):
    folder = hand_in(course, "[ab]", fill(notebook))
    (folder / "x.pyc").touch()
    (folder / "x.txt").touch()
    finish(course, "grade", "1")
    graded = course / "autograded" / "[ab]" / LESSON
    assert {path.name for path in graded.iterdir()} == {f"{LESSON}.ipynb", "timestamp.txt", "x.txt"}
