"""Kinds of input: every two of them meet in a case, and what is said of them was seen."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from anncourse.checks.every_kind import every_kind
from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.judge import judge
from anncourse.checks.levels import (
    as_they_are,
    lists,
    negative,
    repeated,
    single,
    sized,
    whole,
    zero,
)
from anncourse.checks.space import Space


def pair(rng):
    n = int(rng.integers(3, 7))
    return rng.uniform(0.5, 3, n), rng.uniform(0.5, 3, n)


def alone(rng):
    return rng.uniform(0.5, 3, 1), rng.uniform(0.5, 3, 1)


SPACE = Space(
    pair,
    (
        (as_they_are(), sized("there is one", alone, lambda args: len(args[0]) == 1)),
        (as_they_are(), whole(0, 1), lists(1), single(0)),
        (as_they_are(), zero(0), negative(1), repeated(1)),
    ),
)


def far_apart(x, y):
    return float(np.sum(np.abs(np.asarray(x) - np.asarray(y))))


def honest(x, y):
    return float(sum(abs(float(a) - float(b)) for a, b in zip(x, y, strict=True)))


FAR_APART = Exercise(
    "far_apart",
    far_apart,
    (Part("some numbers", make=pair), Part("every kind", space=SPACE)),
)


def told(answer):
    report = judge(FAR_APART, {"far_apart": answer})
    return report.credit, report.parts[1].failure


def test_every_two_kinds_of_different_factors_meet_in_a_case():
    rows = list(SPACE._rows())
    for one, other in combinations(range(len(SPACE.factors)), 2):
        wanted = set(product(SPACE.factors[one], SPACE.factors[other]))
        assert {(row[one], row[other]) for row in rows} == wanted
    assert len(rows) < len(list(product(*SPACE.factors)))


def test_the_cases_are_the_same_every_time_and_others_when_hidden():
    first, again = (list(SPACE.cases(np.random.default_rng(1))) for _ in range(2))
    assert repr(first) == repr(again)
    assert repr(first) != repr(list(SPACE.cases(np.random.default_rng(2))))


@pytest.mark.parametrize("level", SPACE.levels)
def test_a_level_makes_arguments_of_its_kind(level):
    args = level.change(pair(np.random.default_rng(3)), np.random.default_rng(4))
    assert level.words == "" or level.holds(args)


def test_a_right_answer_passes():
    assert told(honest)[0] == 1.0


@pytest.mark.parametrize(
    ("sabotaged", "words"),
    [
        (lambda x, y: len(x) == 1, "there is one"),
        (lambda x, y: isinstance(y, list), "y is a list"),
        (lambda x, y: np.asarray(x).dtype == np.float32, "x holds float32"),
        (lambda x, y: 0 in np.asarray(x), "there is a 0 in x"),
        (lambda x, y: np.asarray(x).dtype.kind == "i", "x or y holds whole numbers"),
    ],
)
def test_what_the_wrong_cases_have_in_common_is_said_with_its_count(sabotaged, words):
    def answer(x, y):
        return honest(x, y) + bool(sabotaged(x, y))

    credit, failure = told(answer)
    assert 0 < credit < 1
    assert f"It is wrong only where {words}: in " in failure.words


def test_two_kinds_together_are_said_where_neither_alone_is_wrong():
    def answer(x, y):
        return honest(x, y) + (len(x) == 1 and isinstance(y, list))

    _, failure = told(answer)
    assert "only where there is one, and y is a list: in the one such case, " in failure.words


def test_nothing_is_said_that_another_part_contradicts():
    def answer(x, y):
        return honest(x, y) + (len(x) in (1, 7))

    seven = Part("seven numbers", examples=((np.arange(7.0), 2.0 + np.arange(7.0)),))
    exercise = replace(FAR_APART, parts=(FAR_APART.parts[1], seven))
    failure = judge(exercise, {"far_apart": answer}).parts[0].failure
    assert "only where" not in failure.words
    exercise = replace(FAR_APART, parts=FAR_APART.parts[1:])
    failure = judge(exercise, {"far_apart": answer}).parts[0].failure
    assert "only where there is one" in failure.words


def test_nothing_is_said_where_the_wrong_cases_have_nothing_in_common():
    assert "only where" not in told(lambda x, y: honest(x, y) + 1)[1].words
    assert "only where" not in told(lambda x, y: honest(x, y) + (sum(y) > 3))[1].words


def test_a_property_is_held_against_every_kind_and_says_for_which_it_fails():
    def check(answer, args):
        x, y = args
        return None if answer(x, y) >= 0 else "A distance is never negative."

    part = every_kind("every kind", ("x", "y"), SPACE, check)
    exercise = replace(FAR_APART, parts=(part, Part("one", examples=((1.0, 2.0),))))

    def negative_for_lists(x, y):
        return -1.0 if isinstance(y, list) else 1.0

    right, wrong = (
        judge(exercise, {"far_apart": answer}).parts[0]
        for answer in (lambda x, y: 1.0, negative_for_lists)
    )
    assert right.passed
    words, rest = wrong.failure.words.split(". ", 1)
    assert words == "A distance is never negative"
    assert rest.startswith("It is wrong only where y is a list: in ")
    assert "y=[" in wrong.failure.call
