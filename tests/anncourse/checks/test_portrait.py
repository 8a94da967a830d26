"""Portraits: the same judgement in clear and hashed, with the same tolerance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from anncourse.checks.portrait import STEP, portrait
from nbjudge.shared.plain import NotPlainError

QUIET = settings(derandomize=True, deadline=None, max_examples=200)
FLOATS = st.floats(-1e6, 1e6)


def difference(mine, theirs, salt=""):
    return portrait(mine).hashed(salt).difference(repr(portrait(theirs).hashed(salt)))


def agree(mine, theirs):
    clear = difference(mine, theirs) is None
    assert (difference(mine, theirs, "a1b2") is None) == clear
    return clear


@QUIET
@given(FLOATS, st.floats(-3e-3, 3e-3))
@example(0.0005, 0.0)
@example(0.0015, -1e-9)
@example(-0.0005, 1e-9)
@example(0.0004999999, 0.001)
def test_clear_and_hashed_agree_and_tolerate_a_step(number, error):
    same = agree(number + error, number)
    if abs(error) < 0.99 * STEP:
        assert same
    if abs(error) > 2.01 * STEP:
        assert not same


@QUIET
@given(st.lists(FLOATS, min_size=1, max_size=4), st.data())
def test_one_number_that_is_off_is_seen_among_others(numbers, data):
    wrong = list(numbers)
    wrong[data.draw(st.integers(0, len(numbers) - 1))] += 0.01
    assert agree(numbers, numbers)
    assert agree(tuple(numbers), np.array(numbers))
    assert not agree(wrong, numbers)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (1, 1.0),
        (np.float32(0.1), 0.1),
        (np.array(2), 2.0),
        (0.7311, 0.73105857863),
        ([1, 0], np.array([1.0, 0.0])),
        ([[1, 2], [3, 4]], np.arange(1.0, 5.0).reshape(2, 2)),
        ("B", "b"),
        (" b ", "b"),
        ("two words", "Two Words"),
        ('"quoted" \'text\' \\ % ä\n""" {{x}}', '"quoted" \'text\' \\ % ä\n""" {{x}}'),
        ("", ""),
        (["a", "c"], ("A", "c")),
        (np.array(["a", "c"]), ["a", "c"]),
        (True, True),
        ([True, False], np.array([True, False])),
        ([], []),
        (10**30, 1e30),
    ],
)
def test_these_agree(mine, theirs):
    assert agree(mine, theirs)


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        (1.01, 1.0, "The value is not right."),
        (-1.0, 1.0, "The value is not right."),
        ([1, 2, 4], [1, 2, 3], "1 of 3 values are not right (counted in order: 3)."),
        ([1, 2], [1, 2, 3], "3 values are asked for. Yours has 2, in a list or an array."),
        ([1.0], 1.0, "A single value is asked for. Yours has 1, in a list or an array."),
        (1.0, [1.0], "A list or an array of one value is asked for. Yours is a single one."),
        (np.zeros((3, 2)), np.zeros((2, 3)), "An array of shape (2, 3) is asked for."),
        ("1", 1, "A number is asked for. Yours is a text in quotes."),
        (True, 1, "A number is asked for. Yours is a truth value (True or False)."),
        (1, True, "A truth value (True or False) is asked for. Yours is a number."),
        (1, "b", "A text in quotes is asked for. Yours is a number."),
        ("a", "b", "The value is not right."),
        ("two  words", "two words", "The value is not right."),
        (["a", "b"], ["a", "c"], "1 of 2 values are not right"),
        (None, 1, "Not answered yet."),
        (float("nan"), 1, "The value is not right."),
        (float("inf"), 1e9, "The value is not right."),
        (1e308, 1.0, "The value is not right."),
        ({"a": 1}, 1, "Yours is neither number nor text."),
        ([1, "a"], [1, 2], "Yours is neither number nor text."),
        ([[1], [1, 2]], [1, 2], "Yours is neither number nor text."),
        (1j, 1, "Yours is neither number nor text."),
        (float("nan"), float("nan"), "The value is not right."),
        ({"a": 1}, {"a": 1}, "neither number nor text"),
        ([True, False], [True, True], "1 of 2 values are not right"),
    ],
)
def test_these_differ_in_so_many_words(mine, theirs, words):
    assert not agree(mine, theirs)
    for salt in ("", "a1"):
        assert words in difference(mine, theirs, salt)


def test_a_hash_depends_on_the_salt_and_shows_no_value():
    first, second = (repr(portrait(0.25).hashed(salt)) for salt in ("a", "b"))
    assert first != second
    assert "0.25" not in first
    assert first.startswith("number single ")


def test_a_number_and_a_text_that_look_alike_have_different_hashes():
    number, text = (repr(portrait(v).hashed("a")).split()[-1] for v in (0.001, "1"))
    assert number != text


def test_a_portrait_in_clear_can_be_read_by_an_instructor():
    assert repr(portrait(np.array([[0.25, -1], [2, 0]]))) == "number 2x2 0.250 -1.000 2.000 0.000"
    assert repr(portrait("b")) == "text single b"
    assert repr(portrait(-0.0)) == repr(portrait(0)) == "number single 0.000"


@pytest.mark.parametrize("value", [object(), len, {1}, b"a"])
def test_what_is_no_value_has_no_portrait(value):
    with pytest.raises(NotPlainError):
        portrait(value)
