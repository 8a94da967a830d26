"""Mistakes that can be made anywhere are recognised, and nothing is read into the rest."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.checks.diagnosis import diagnose

RNG = np.random.default_rng(3)
TABLES = [RNG.normal(size=(4, 3)), RNG.normal(size=(5, 2)), RNG.normal(size=(3, 4))]
ROWS = [table[:, 0] for table in TABLES]
NUMBERS = [1.5, -0.25, 3.0]


def said(expected, change):
    results = [(e, change(e)) for e in expected]
    return (
        diagnose(results, [("X", len(e)) if isinstance(e, np.ndarray) else None for e in expected])
        or ""
    )


@pytest.mark.parametrize(
    ("expected", "change", "words"),
    [
        (ROWS, lambda e: -e, "wrong sign"),
        (NUMBERS, lambda e: -e, "wrong sign"),
        ([r > 0 for r in ROWS], lambda e: ~e, "wrong way round"),
        (TABLES, lambda e: e.T, "transposed"),
        ([np.arange(9.0).reshape(3, 3)] * 3, lambda e: e.T, "transposed"),
        (ROWS, lambda e: e[::-1], "reverse order"),
        (ROWS, lambda e: e[:, None], "one axis too many"),
        (ROWS, lambda e: e[:, None] - e, "every row with every row"),
        (ROWS, lambda e: float(e.sum()), "one number where one for each"),
        (NUMBERS, lambda e: np.array([e, e]), "several numbers where a single one"),
        (NUMBERS, lambda e: [e], "one pair of square brackets too many"),
        (ROWS, lambda e: e[None, :], "one pair of square brackets too many"),
        (ROWS, lambda e: np.outer(e, [1, 2]), "Is a sum along the last axis missing"),
        (ROWS, lambda e: e[:1], "return in its first round"),
        (ROWS, lambda e: e[1:], "one number too short"),
        (ROWS, lambda e: np.append(e, 0), "one number too long"),
        (ROWS, lambda e: (e * 3, e), "number 2 of them is the one asked for"),
        (NUMBERS, lambda e: (e, 3.0, "x"), "You return 3 things; number 1"),
        (ROWS, lambda e: np.abs(e), "come out positive"),
        (ROWS, lambda e: np.maximum(e, 0), "come out as 0"),
        (ROWS, lambda e: np.round(e, 2), "rounded to 2 digits"),
        (ROWS, lambda e: np.round(e, 1), "rounded to 1 digit. Return"),
        (ROWS, lambda e: np.round(e), "Your numbers are rounded. Return"),
        (ROWS, lambda e: np.trunc(e), "cut down to whole numbers"),
        (ROWS, lambda e: e // 1, "cut down to whole numbers"),
        (ROWS, lambda e: e * len(e), "n being the length of X: is a sum"),
        (ROWS, lambda e: e / len(e), "n being the length of X: you divide"),
        (NUMBERS, lambda e: 2 * e, "2 times what it should be"),
        (NUMBERS, lambda e: e + 0.5, "too large by 0.5"),
        (NUMBERS, lambda e: e - 1, "too small by 1"),
        (NUMBERS, lambda e: 7.0, "the same for every input"),
        ([(a, b) for a, b in zip(NUMBERS, ROWS, strict=True)], lambda e: e[::-1], "wrong order"),
    ],
)
def test_a_common_mistake_is_named(expected, change, words):
    assert words in said(expected, change)


@pytest.mark.parametrize(
    "change",
    [lambda e: e**2 + 0.1, lambda e: np.sin(e), lambda e: e * np.arange(len(e))],
)
def test_what_fits_no_pattern_is_left_unnamed(change):
    assert said(ROWS, change) == ""


def test_what_is_true_of_the_wrong_results_only_is_not_said_of_every_number():
    wrong, right = [(-1.0, 1.0), (-2.0, 2.0), (-3.0, 3.0)], [(4.0, 4.0)]
    assert "wrong sign" in diagnose(wrong, [None] * 3)
    assert "come out positive" in diagnose(wrong, [None] * 3, right)
    wrong, right = [(1.0, 2.0), (2.0, 4.0)], [(3.0, 3.0)]
    assert "2 times" in diagnose(wrong, [None] * 2)
    assert diagnose(wrong, [None] * 2, right) is None


def test_the_same_result_is_no_fault_where_the_same_is_expected():
    assert "same for every" not in (diagnose([(1.0, 2.0)] * 4, [None] * 4) or "")


def test_one_case_that_does_not_fit_is_enough_to_say_nothing():
    results = [(1.0, -1.0), (2.0, -2.0), (3.0, 3.5)]
    assert diagnose(results, [None] * 3) is None


@pytest.mark.parametrize("got", ["text", None, {"a": 1}, [[1], [1, 2]]])
def test_what_is_no_number_is_left_alone(got):
    assert diagnose([(1.0, got)], [None]) is None


def test_nothing_wrong_is_nothing_said():
    assert diagnose([], []) is None


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_what_is_not_finite_is_left_alone(value):
    assert diagnose([(np.ones(2), np.array([value, 1.0]))] * 3, [("X", 2)] * 3) is None


def test_all_zeros_are_no_wrong_sign():
    zero = np.zeros(3)
    assert diagnose([(zero, zero)] * 3, [("X", 3)] * 3) is None
