"""What counts as right, and how a difference is told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from anncourse.checks.compare import compare
from nbjudge.shared.plain import plain

QUIET = settings(derandomize=True, deadline=None, max_examples=80)
FLOATS = st.floats(-1e6, 1e6, allow_nan=False)
ARRAYS = npst.arrays(np.float64, npst.array_shapes(max_dims=2, max_side=4), elements=FLOATS)


def difference(expected, got, rtol=1e-5, atol=2e-6):
    return compare(expected, plain(got), rtol=rtol, atol=atol)


def kind(expected, got):
    mismatch = difference(expected, got)
    return None if mismatch is None else mismatch.kind


@QUIET
@given(ARRAYS)
def test_an_array_counts_as_itself_as_a_list_and_in_single_precision(array):
    assert kind(array, array) is None
    assert kind(array, array.tolist()) is None
    assert kind(array, array.astype(np.float32)) is None


@QUIET
@given(ARRAYS, st.floats(1e-4, 1e3), st.data())
def test_one_number_that_is_off_is_always_seen(array, error, data):
    place = tuple(data.draw(st.integers(0, n - 1)) for n in array.shape)
    wrong = array.copy()
    wrong[place] += error * max(1.0, abs(array[place]))
    assert kind(array, wrong) == "values"


@QUIET
@given(ARRAYS, ARRAYS)
def test_another_shape_is_never_right(expected, got):
    assume(expected.shape != got.shape)
    assert kind(expected, got) == "shape"


@QUIET
@given(FLOATS, st.sampled_from([float, np.float64, np.float32, np.asarray]))
def test_a_number_may_come_in_any_type_of_number(number, make):
    assert kind(number, make(number)) is None


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1.0, 1),
        (np.array([1.0, 2.0]), [1, 2]),
        (np.array([1.0, 2.0]), (1, 2)),
        (np.array([1.0, 2.0]), [np.float64(1), np.array(2.0)]),
        (np.array([1, 0]), np.array([1, 0], dtype=np.uint8)),
        (3, np.int8(3)),
        (True, np.bool_(True)),
        ((1.0, 2.0), np.array([1.0, 2.0])),
        ((1.0, np.array([2.0, 3.0])), [1.0, [2.0, 3.0]]),
        ([np.zeros((2, 3)), np.ones(3)], (np.zeros((2, 3)), [1, 1, 1])),
        ([(np.zeros((1, 2)), np.zeros(2))], [[np.zeros((1, 2)), np.zeros(2)]]),
        (np.inf, np.inf),
        (np.nan, np.nan),
        ("text", "text"),
        (np.zeros((2, 0)), np.zeros((2, 0))),
        ([], []),
    ],
)
def test_these_count_as_right(expected, got):
    assert difference(expected, got) is None


@pytest.mark.parametrize(
    ("expected", "got", "what", "words"),
    [
        (1.0, None, "none", "nothing"),
        (1.0, "1.0", "type", "Yours is a text, in quotes."),
        (np.array([1.0]), {}, "type", "Yours is of type dict."),
        (np.zeros(2), [1.0, None], "type", "None among your numbers"),
        (np.zeros(2), [1.0, "2"], "type", "texts among your numbers"),
        (np.zeros(2), np.array(["1", "2"]), "type", "texts among your numbers"),
        (np.zeros((2, 2)), [[1, 2], [3]], "type", "differ in length"),
        (np.zeros(2), np.array([1j, 0]), "type", "complex"),
        ("a", "b", "type", "Expected the text 'a'."),
        ("a", 1, "type", "Expected the text 'a'."),
        ((1.0, 2.0), 1.0, "type", "Expected 2 results"),
        ((1.0, 2.0), (1.0, 2.0, 3.0), "length", "Expected 2 results, got 3."),
        (1.0, np.array([1.0]), "shape", "Expected a single number, got shape (1,)."),
        (np.zeros(3), np.zeros((3, 1)), "shape", "Expected shape (3,), got shape (3, 1)."),
        (np.zeros(2), np.array([0.0, np.nan]), "not finite", "Some of your numbers are nan"),
        (1.0, np.inf / np.inf, "not finite", "Your number is nan (not a number). That mostly"),
        (np.zeros(2), np.array([0.0, -np.inf]), "not finite", "infinite"),
        (1.0, 10**400, "not finite", "infinite"),
        (np.zeros(3), np.array([0.0, 0.1, 0.0]), "values", "1 of 3 numbers is wrong."),
        (1.0, 1.1, "values", "The number is wrong."),
        (True, False, "values", "It should be True here."),
        (np.array([1, 0]), np.array([1.0, 0.0]), "dtype", "whole numbers are asked for"),
        (np.array([1, 0]), np.array([True, False]), "dtype", "True or False"),
        (np.array([True]), np.array([1]), "dtype", "True or False are asked for"),
        (1, True, "dtype", "whole numbers are asked for"),
        ((1.0, (2.0, 3.0)), (1.0, (2.0, 4.0)), "values", "Result 2, part 2"),
    ],
)
def test_each_difference_has_its_kind_and_its_words(expected, got, what, words):
    mismatch = difference(expected, got)
    assert mismatch is not None
    assert mismatch.kind == what
    assert words in mismatch.words


@QUIET
@given(FLOATS)
def test_just_inside_the_tolerance_counts_and_just_outside_does_not(number):
    step = 2e-6 + 1e-5 * abs(number)
    assert kind(number, number + 0.99 * step) is None
    assert kind(number, number + 1.01 * step) == "values"
    assert kind(number, number - 1.01 * step) == "values"


ANYTHING = [
    1, 2**80, True, None, "bo", np.array(3.0), np.array([]), np.array(["bo"]), np.array([1, 2]),
    np.array([[1, 2]]), [], (), ["bo"], [2**80], [np.array([1, 2])], (np.array([]), np.array([1])),
    {}, {"a": np.array([1, 2])}, ({"a": "bo"},), [["bo"]], [None],
]  # fmt: skip


@pytest.mark.parametrize("expected", ANYTHING, ids=repr)
def test_anything_can_be_compared_with_anything(expected):
    # A known mistake may return whatever it likes, and so may a learner.
    found = [plain(other) for other in ANYTHING if difference(plain(expected), other) is None]
    assert found
    assert kind(plain(expected), expected) is None


@pytest.mark.parametrize(
    ("got", "right"),
    [
        (np.array(["bo", "li"]), True),
        (["bo", "li"], True),
        (("bo", "li"), True),
        (["li", "bo"], False),
        (np.array(["bo"]), False),
        (np.array([1.0, 2.0]), False),
        ("bo", False),
        # As np.where gives them: Python cannot say whether arrays are equal.
        ((np.array([], dtype=int),), False),
        ((np.array([1, 2]), np.array([3])), False),
        ([["bo", "li"]], False),
    ],
)
def test_an_array_of_texts_is_compared_text_by_text(got, right):
    found = compare(np.array(["bo", "li"]), got, rtol=1e-5, atol=2e-6)
    assert (found is None) == right


@pytest.mark.parametrize(
    ("only", "got", "path"),
    [
        ((), ([1.0], 2.0, 9.0), (3,)),
        (((1,), (2,)), ([1.0], 2.0, 9.0), None),
        (((3,),), ([7.0], 7.0, 3.0), None),
        (((3,),), ([1.0], 2.0, 9.0), (3,)),
    ],
)
def test_of_several_results_only_those_that_count_are_compared(only, got, path):
    mismatch = compare((np.array([1.0]), 2.0, 3.0), got, rtol=1e-5, atol=1e-6, only=only)
    assert (None if mismatch is None else mismatch.path) == path


def test_the_first_of_each_pair_can_be_all_that_counts():
    expected = [(np.array([1.0]), 2.0), (np.array([3.0]), 4.0)]
    got = [(np.array([1.0]), 0.0), (np.array([3.0]), 0.0)]
    assert compare(expected, got, rtol=1e-5, atol=1e-6, only=((0, 1),)) is None
    mismatch = compare(expected, got, rtol=1e-5, atol=1e-6, only=((0, 2),))
    assert mismatch.path == (1, 2)


@pytest.mark.parametrize(
    ("expected", "got", "misplaced"),
    [
        (np.array([1.0, 2.0]), np.array([[1.0], [2.0]]), True),
        (np.array([1.0, 2.0]), np.array([[1.0], [3.0]]), False),
        (3.0, [3.0], True),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, 2.0, 3.0, 4.0]), False),
        (np.array([[1.0, 2.0]]), np.array([[1.0], [2.0]]), True),
        ((1.0, np.array([2.0])), (np.array([2.0]), 1.0), True),
        ((1.0, 2.0), (2.0, 1.5), False),
        ((1.0, np.array([2.0, 3.0])), (1.0, np.array([[2.0, 3.0]])), True),
        ((1.0, np.array([2.0, 3.0])), (5.0, np.array([[2.0, 3.0]])), False),
        # The numbers of a shape, and the layers of a network, have an order.
        ((2, 3), (3, 2), False),
        ([(1.0, 2.0), (3.0, 4.0)], [(3.0, 4.0), (1.0, 2.0)], False),
    ],
)
def test_right_numbers_in_another_shape_or_order_are_known(expected, got, misplaced):
    mismatch = compare(expected, got, rtol=1e-5, atol=1e-6)
    assert mismatch is not None
    assert mismatch.misplaced is misplaced
