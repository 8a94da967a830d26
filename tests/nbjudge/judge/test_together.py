"""Tests that share a process with the student's code, as in nbgrader: its scores, our limits."""

import pytest
from traitlets.config import Config

from nbjudge.doctor.environment import look_at_mode
from nbjudge.judge.preprocess import Judge
from nbjudge.judge.together import imported_by
from tests.nbjudge.judge.notebooks import answer, grade, notebook, points_of, test, words_of

CODE = """\
from fractions import Fraction

class Shape:
    def area(self):
        return Fraction(3, 2)

def shapes():
    return [Shape(), Shape()]

def spoil():
    raise ValueError("spoilt")

open("made.txt", "w").write("7")
"""

# What a test says, and what it earns of 2 points.
TESTS = {
    "objects": ("assert all(type(s) is Shape for s in shapes())\nhelp_me = len", 2.0),
    "names_of_tests": ("assert help_me(shapes()) == 2", 2.0),
    "arithmetic": ("assert sum(s.area() for s in shapes()) == Fraction(3)", 2.0),
    "written": ("assert open('made.txt').read() == '7'", 2.0),
    "released": ("assert open('data/given.csv').read() == 'a,b'", 2.0),
    "part": ("print('so far')\n1.5", 1.5),
    "silent": ("0.5;", 2.0),
    "not_a_number": ("shapes()", 2.0),
    "below": ("-1", 2.0),
    "above": ("7", 0.0),
    "nothing_to_read": ("class Mute:\n    def __repr__(self): return ''\nMute()", 0.0),
    "stderr": ("import sys\nprint('!', file=sys.stderr)\n2.0", 0.0),
    "fails": ("assert len(shapes()) == 3, 'three'", 0.0),
    "raises": ("spoil()", 0.0),
    "syntax": ("assert (", 0.0),
    "hidden": ("1\n### BEGIN HIDDEN TESTS\nassert shapes() == 'secret'\n### END HIDDEN TESTS", 0.0),
}


@pytest.fixture(scope="module")
def graded():
    cells = [test(name, source, 2.0) for name, (source, _) in TESTS.items()]
    source = notebook(answer("f"), *cells)
    submitted = notebook(answer("f", CODE), *(test(name, "1") for name in TESTS))
    return grade(source, submitted, files={"data/given.csv": b"a,b"}, apart=False)


@pytest.fixture
def cell_of(graded):
    """Return a finder of test cells by name."""
    return dict(zip(TESTS, graded.notebook.cells[1:], strict=True)).__getitem__


@pytest.mark.parametrize("name", TESTS)
def test_a_test_earns_what_nbgrader_gives(graded, name):
    assert points_of(graded)[name] == TESTS[name][1]


def test_what_a_test_prints_and_returns_is_shown(cell_of):
    assert words_of(cell_of("part")) == "so far\n\n{'text/plain': '1.5'}"


def test_a_failed_test_shows_its_line_and_a_students_error_theirs(cell_of):
    assert cell_of("fails").outputs[0].traceback == [
        "line 1 of the test: assert len(shapes()) == 3, 'three'",
        "AssertionError: three",
    ]
    line, own, last = cell_of("raises").outputs[0].traceback
    assert line == "line 1 of the test: spoil()"
    assert own.startswith("Your cell in spoil, line 11")
    assert last == "ValueError: spoilt"


def test_a_hidden_test_is_not_shown(cell_of):
    assert cell_of("hidden").outputs[0].traceback[0] == "in a hidden test"
    assert "secret" not in words_of(cell_of("hidden"))


def test_a_test_that_never_ends_is_stopped_and_the_next_one_runs():
    code = "def f():\n    while True:\n        try: pass\n        except BaseException: pass"
    cells = [answer("f"), test("loop", "f()"), test("after", "assert f")]
    submitted = notebook(answer("f", code), *cells[1:])
    graded = grade(notebook(*cells), submitted, apart=False, cell_seconds=1.0)
    assert points_of(graded) == {"loop": 0.0, "after": 1.0}
    assert graded.notebook.cells[1].outputs[0].ename == "TooSlow"


@pytest.mark.parametrize(
    ("apart", "here", "there", "said"),
    [
        (True, True, True, "apart: "),
        (["here"], True, False, "apart in here; else together: "),
        ([], False, False, "together: "),
        (False, False, False, "together: "),
    ],
)
def test_one_setting_keeps_a_course_or_an_assignment_apart(apart, here, there, said):
    judge = Judge(config=Config({"Judge": {"apart": apart}}))
    assert (judge.is_apart("here"), judge.is_apart("there")) == (here, there)
    assert look_at_mode(judge.apart).seen.startswith(said)


def test_a_strangers_course_is_together():
    assert not Judge().is_apart("ps1")


def test_slow_libraries_of_the_instructors_are_found_wherever_they_are_imported():
    cells = [
        "%matplotlib inline\nimport numpy",
        "def f(:",
        "def g():\n    from scipy.linalg import qr",
    ]
    assert imported_by(notebook(*cells)) == ("scipy",)
