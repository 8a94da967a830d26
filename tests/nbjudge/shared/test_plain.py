"""Results become plain data, whatever they claim to be."""

from __future__ import annotations

import decimal
import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from nbjudge.shared import plain as module
from nbjudge.shared.plain import NotPlainError, TooMuchError, as_array, plain

QUIET = settings(derandomize=True, deadline=None, max_examples=60)
NUMBERS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
NESTED = st.recursive(
    NUMBERS, lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner), max_leaves=12
)
DTYPES = npst.floating_dtypes() | npst.integer_dtypes() | npst.boolean_dtypes()


def _same(a, b):
    return repr(a) == repr(b)


@QUIET
@given(NESTED)
def test_plain_data_stay_as_they_are(value):
    assert _same(plain(value), value)


@QUIET
@given(npst.arrays(DTYPES, npst.array_shapes(min_dims=0, max_dims=3, max_side=3)))
def test_arrays_keep_their_dtype_shape_and_numbers_and_share_no_memory(array):
    copied = plain(array)
    assert type(copied) is np.ndarray
    assert copied.dtype == array.dtype
    assert np.array_equal(copied, array, equal_nan=array.dtype.kind == "f")
    assert not np.shares_memory(copied, array)


@pytest.mark.parametrize("scalar", [np.float64(0.5), np.float32(2), np.int8(3), np.bool_(True)])
def test_a_numpy_number_becomes_an_array_without_axes(scalar):
    value = plain(scalar)
    assert (value.shape, value.dtype, value.item()) == ((), scalar.dtype, scalar.item())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (range(3), [0, 1, 2]),
        (iter([1, 2]), [1, 2]),
        (map(str, [1]), ["1"]),
        ((i * i for i in range(3)), [0, 1, 4]),
        (np.array([1, "a", None], dtype=object), [1, "a", None]),
        ({1: 2.0}, {"1": 2.0}),
        (np.ma.array([1, 2]), [1, 2]),
        (Fraction(-1, 2), -0.5),
        (decimal.Decimal("0.25"), 0.25),
        (Fraction(10) ** 400, math.inf),
        (-(Fraction(10) ** 400), -math.inf),
        (decimal.Decimal("1e999999"), math.inf),
        (np.array([Fraction(1, 4), 1]), [0.25, 1]),
        ((Fraction(1, 4), [decimal.Decimal(2)]), (0.25, [2.0])),
    ],
)
def test_other_ways_to_hold_numbers_are_read(value, expected):
    read = plain(value)
    assert (read.tolist() if isinstance(read, np.ndarray) else read) == expected


class Everything:
    """Claim to be equal to everything, and to be an array."""

    def __eq__(self, other):
        return True

    __hash__ = None

    def __array__(self, dtype=None, copy=None):
        return np.array([1.0])

    def __array_ufunc__(self, *args, **kwargs):
        return True

    def __float__(self):
        return 1.0

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args):
        return self


def _held(value):
    array = np.empty(1, dtype=object)
    array[0] = value
    return array


class Disguised:
    __class__ = np.ndarray  # type: ignore[assignment]


class Text(str):
    __slots__ = ()


class Whole(int):
    __slots__ = ()


class Decimal(float):
    __slots__ = ()


class Listed(list):
    __slots__ = ()


@pytest.mark.parametrize(
    "value",
    [
        Everything(),
        Disguised(),
        Text("1"),
        Whole(1),
        Decimal(1.0),
        Listed([1]),
        object(),
        {1, 2},
        b"1",
        len,
        int,
        _held(Everything()),
        [1, Everything()],
        {"a": Everything()},
        np.array(["2020-01-01"], dtype="datetime64[D]"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_anything_else_is_refused_by_the_name_of_its_type(value):
    with pytest.raises(NotPlainError, match="Got an object of type"):
        plain(value)


def test_a_subclass_of_array_gives_its_numbers_and_nothing_of_its_own():
    class Claims(np.ndarray):
        def __eq__(self, other):
            return np.ones(self.shape, bool)

        __hash__ = None

        def __array_ufunc__(self, *args, **kwargs):
            return True

        @property
        def size(self):
            return 0

        @property
        def shape(self):
            return (7,)

    value = plain(np.array([1.0, 2.0]).view(Claims))
    assert type(value) is np.ndarray
    assert value.tolist() == [1.0, 2.0]


def test_a_tuple_with_names_is_a_tuple():
    from collections import namedtuple

    Fit = namedtuple("Fit", ["slope", "intercept"])
    assert type(plain(Fit(1.0, 2.0))) is tuple


def test_too_much_is_refused_before_it_is_copied():
    with pytest.raises(TooMuchError):
        plain(np.broadcast_to(0.0, (10**6, 10**6)))


@pytest.mark.parametrize(
    "value",
    [lambda: itertools.count(), lambda: [[0] * 40] * 40, lambda: np.zeros(1001)],
    ids=["endless", "nested", "array"],
)
def test_the_whole_result_is_counted(value, monkeypatch):
    monkeypatch.setattr(module, "MAX_ITEMS", 1000)
    with pytest.raises(TooMuchError):
        plain(value())


def test_a_list_inside_itself_is_an_error_and_no_endless_loop():
    value = []
    value.append(value)
    with pytest.raises(RecursionError):
        plain(value)


def test_an_array_inside_itself_is_refused():
    value = np.empty((), dtype=object)
    value[()] = value
    with pytest.raises(NotPlainError):
        plain(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(10**30, 1e30), (-(10**400), -np.inf), ([1, 2], [1, 2]), ([], []), ((1.5,), [1.5])],
)
def test_numbers_are_read_as_an_array(value, expected):
    array = as_array(value)
    assert array is not None
    assert array.tolist() == expected


@pytest.mark.parametrize("value", ["1", None, ["a"], [1, None], [[1], [1, 2]], {}, np.array(["a"])])
def test_what_is_no_number_is_no_array(value):
    assert as_array(value) is None
