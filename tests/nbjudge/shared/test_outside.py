"""Which variables of the notebook a function reads."""

import numpy as np
import pytest

from nbjudge.shared.outside import outside

NOTEBOOK = {"np": np, "x": np.array([1.0, 2.0]), "k": 2, "pairs": [(1, 2)], "helper": len, "t": "a"}


def defined(source):
    names = dict(NOTEBOOK)
    exec(source, names)
    return names["f"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def f(inputs, w): return np.sum(x * w)", [["x"], ["inputs"]]),
        ("def f(inputs, w): return helper(inputs) * w", [[], []]),
        ("def f(inputs): return inputs * k", [[], []]),
        ("def f(inputs): return x * k", [["x", "k"], ["inputs"]]),
        ("def f(inputs): return [i * len(pairs) for i in inputs]", [["pairs"], []]),
        ("def f(x): return x * 2", [[], []]),
        ("def f(a):\n    x = a\n    return x", [[], []]),
        ("def f(a):\n    def g(): return a + x\n    return g()", [["x"], []]),
        ("def f(a, *, b=1): return lambda: a", [[], ["b"]]),
        ("def f(a): return nothing", [[], ["a"]]),
        ("f = len", [[], []]),
    ],
)
def test_data_that_are_no_arguments_are_found(source, found):
    assert outside(defined(source)) == found
