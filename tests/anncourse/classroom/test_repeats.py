"""A check that the next line repeats with hidden cases is left out, and nothing else is."""

import ast

import pytest

from anncourse.classroom.repeats import without_repeats
from anncourse.lesson.check import check

NAMES = {"check": check}


def left(source, names=NAMES):
    return ast.unparse(without_repeats(ast.parse(source), names)).splitlines()


def test_a_check_that_is_repeated_with_hidden_cases_is_left_out():
    assert left('check("f", points=3)\ncheck("f", points=3, hidden=True)') == [
        "check('f', points=3, hidden=True)"
    ]
    assert left("x = 1\ncheck(f, points=3)\ncheck(f, points=3, hidden=True)") == [
        "x = 1",
        "check(f, points=3, hidden=True)",
    ]


def test_a_cell_that_imports_it_needs_no_other_cell():
    first = "from anncourse import check"
    line = "check('f', hidden=True)"
    assert left(f"{first}\ncheck('f')\n{line}", {}) == [first, line]
    other = f"from elsewhere import check\ncheck('f')\n{line}"
    assert left(other, {"check": print}) == other.splitlines()


@pytest.mark.parametrize(
    "source",
    [
        "check('f', points=3)",
        "check('f', points=3, hidden=True)\ncheck('f', points=3)",
        "check('f', points=3)\ncheck('g', points=3, hidden=True)",
        "check('f', points=3)\ncheck('f', points=2, hidden=True)",
        "check('f', points=3)\ncheck('f', points=3, hidden=False)",
        "check('f', points=3)\nf = g\ncheck('f', points=3, hidden=True)",
        "check(f(), points=3)\ncheck(f(), points=3, hidden=True)",
        "a = check('f', points=3)\ncheck('f', points=3, hidden=True)",
        "assert check('f', points=3)\ncheck('f', points=3, hidden=True)",
        "test('f', points=3)\ntest('f', points=3, hidden=True)",
    ],
)
def test_every_other_line_stays(source):
    assert left(source) == source.splitlines()


def test_another_function_of_that_name_is_left_alone():
    source = "check('f', points=3)\ncheck('f', points=3, hidden=True)"
    assert left(source, {"check": print}) == source.splitlines()
