"""Values as a learner would write them."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.checks.show import MAX_CHARS, show, show_call, show_shape


def named(z):
    return z


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.0, "2"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333"),
        (-1e-12, "-1e-12"),
        (-0.0, "0"),
        (np.array([-0.0, 1.5]), "[0. , 1.5]"),
        (np.array([[-0.0]], dtype=np.float32), "\n[[0.]]"),
        ([-0.0, (-0.0,)], "[0, (0,)]"),
        (3, "3"),
        (True, "True"),
        (None, "None"),
        ("b", "'b'"),
        (np.float32(0.1), "0.1"),
        (np.longdouble(1.5), "1.5"),
        (np.clongdouble(1j), "1j"),
        (np.array(2.5), "2.5"),
        (np.array([1.0, -2.5]), "[ 1. , -2.5]"),
        (np.array([1 / 3]), "[0.3333]"),
        (np.array([[1, 2], [3, 4]]), "\n[[1, 2],\n [3, 4]]"),
        ((1.0, 2), "(1, 2)"),
        ((1.0,), "(1,)"),
        ([0.5, "a", None], "[0.5, 'a', None]"),
        ({"w": 0.5}, "{'w': 0.5}"),
        (named, "named"),
        (np.random.default_rng(0), "rng"),
        (10**100, "a whole number of about 100 digits"),
    ],
)
def test_a_value_is_short_and_rounded(value, text):
    assert show(value) == text


@pytest.mark.parametrize(
    "value",
    [
        np.arange(1e6),
        np.ones((300, 300)),
        "x" * 10_000,
        list(range(10_000)),
        tuple(range(10_000)),
        {k: k for k in range(10_000)},
        -(10**5000),
        [["deep"] * 50] * 50,
    ],
    ids=["array", "table", "text", "list", "tuple", "dict", "int", "nested"],
)
def test_no_value_is_a_wall_of_numbers(value):
    assert len(show(value)) <= MAX_CHARS


def test_a_call_names_its_arguments():
    assert show_call("f", ("x", "w"), (1.0, np.array([2.0]))) == "f(x=1, w=[2.])"
    assert show_call("f", ("x",), (1.0, 2.0)) == "f(x=1, 2)"


def test_a_shape_is_told_in_words_where_there_is_none():
    assert show_shape(()) == "a single number"
    assert show_shape((2, 3)) == "shape (2, 3)"
