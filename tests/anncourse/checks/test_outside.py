"""A name from outside in place of an argument is told, in the notebook and in the judge."""

import dataclasses

import numpy as np
import pytest

from anncourse.checks.judge import judge
from tests.anncourse.checks.toys import SCALED, cell

X = np.array([1.0, 2.0, 3.0])
WORDS = "`x` is none of its arguments, but a variable of the notebook"


def said(source, exercise=SCALED, **names):
    return judge(exercise, cell(source, **names)).mistake


def test_a_variable_in_place_of_an_argument_is_named():
    words = said("def scaled(inputs, factor): return x * factor + 1", x=X)
    assert words == (
        f"{WORDS}: it is the same however scaled is called. inputs is an argument, and is not used."
    )


def test_of_an_array_it_is_said_also_where_all_arguments_are_used():
    words = said("def scaled(z, factor): return z * factor + 2 * len(x)", x=X)
    assert words == f"{WORDS}: it is the same however scaled is called."


@pytest.mark.parametrize(
    ("source", "names"),
    [
        # Its own argument, a local variable, a constant, a function, a right answer.
        ("def scaled(x, factor): return x * factor + 3", {"x": X}),
        ("def scaled(z, factor):\n    x = z\n    return x * factor + 3", {"x": X}),
        ("def scaled(z, factor): return z * factor + 3 * SIGMA", {"SIGMA": X}),
        ("def scaled(z, factor): return z * factor + one", {"one": 3}),
        ("def scaled(z, factor): return helper(z) * factor + 3", {"helper": np.asarray}),
        ("def scaled(z, factor): return np.asarray(z) * factor + len(x) / 3", {"x": X}),
    ],
)
def test_nothing_is_said_where_that_is_not_the_matter(source, names):
    assert "variable of the notebook" not in said(source, **names)


def test_what_an_exercise_is_to_read_is_no_mistake():
    source = "def scaled(z, factor): return z * factor + 2 * len(x)"
    assert WORDS in said(source, x=X)
    assert WORDS not in said(source, dataclasses.replace(SCALED, reads=("x",)), x=X)
