"""Whether work that is left to a library function is seen, under any name, and nothing else."""

from __future__ import annotations

import math
import subprocess
import sys
import textwrap
from typing import Any

import numpy as np
import pytest

from anncourse.checks.evaluate import evaluate
from anncourse.checks.exercise import Exercise, Misconception, Part
from nbjudge.shared.shortcuts import uses

TANH = ("numpy.tanh", "math.tanh", "builtins.getattr")


def _answer(source: str) -> Any:
    names: dict[str, Any] = {"np": np, "math": math, "__name__": "__main__"}
    exec(textwrap.dedent(source), names)
    return names["tanh"]


USED = {
    "by its name": "def tanh(z): return np.tanh(z)",
    "from math": "def tanh(z): return np.array([math.tanh(v) for v in z])",
    "itself": "tanh = np.tanh",
    "under another name": "from numpy import tanh as t\ndef tanh(z): return t(z)",
    "imported inside": "def tanh(z):\n    import numpy as xp\n    return xp.tanh(z)",
    "imported from inside": "def tanh(z):\n    from math import exp, tanh\n    return tanh(z)",
    "by a back door": "def tanh(z): return getattr(np, 'ta' + 'nh')(z)",
    "in a helper": "def help(z): return np.tanh(z)\ndef tanh(z): return help(z)",
    "in a nested function": "def tanh(z):\n    def f(v): return math.tanh(v)\n    return f(z)",
    "in a closure": "def make(f):\n    return lambda z: f(z)\ntanh = make(np.tanh)",
    "vectorized": "tanh = np.vectorize(math.tanh)",
    "vectorized, in a lambda": "tanh = np.vectorize(lambda v: math.tanh(v))",
    "vectorized by name": "fast = np.vectorize(math.tanh)\ndef tanh(z): return fast(z)",
}
NOT_USED = {
    "own formula": "def tanh(z): return 2 / (1 + np.exp(-2 * z)) - 1",
    "calls itself": "def tanh(z):\n    return [tanh(v) for v in z] if np.ndim(z) else math.sinh(z)",
    "own helper of that name": "def helper(tanh): return tanh\ndef tanh(z): return helper(z)",
    "a name that is not there": "def tanh(z): return missing.tanh(z)",
    "attribute of a value": "def tanh(z): return z.tanh()",
    "an empty cell": "def make():\n    def f(): return g()\n    return f\n    g = 1\ntanh = make()",
    "a class": "class tanh:\n    pass",
}


@pytest.mark.parametrize("way", USED)
def test_a_library_function_is_seen(way: str) -> None:
    assert uses(_answer(USED[way]), TANH)


@pytest.mark.parametrize("way", NOT_USED)
def test_other_ways_are_left_alone(way: str) -> None:
    assert not uses(_answer(NOT_USED[way]), TANH)


PRODUCT = ("operator.matmul", "numpy.dot", "numpy.ndarray.dot")


@pytest.mark.parametrize(
    ("way", "used"),
    {
        "z @ z": True,
        "z.dot(z)": True,
        "z.T.dot(z)": True,
        "np.dot(z, z)": True,
        "np.sum(z * z)": False,
        "z.sum()": False,
        "missing.dot": True,
        "math.dot": False,
    }.items(),
)
def test_the_operator_and_the_method_of_a_product_are_seen(way: str, used: bool) -> None:
    assert uses(_answer(f"def tanh(z): return {way}"), PRODUCT) is used


def test_a_product_in_place_is_seen() -> None:
    assert uses(_answer("def tanh(z):\n    z @= z\n    return z"), PRODUCT)


def test_an_answer_that_uses_it_earns_nothing_and_is_told() -> None:
    exercise = Exercise(
        "tanh",
        lambda z: math.sinh(z) / math.cosh(z),
        (Part("numbers", examples=((0.5,), (-2.0,))),),
        (Misconception("np.tanh", "Write it yourself.", np.tanh, uses=TANH),),
    )
    right = evaluate(exercise, _answer(NOT_USED["own formula"]))
    report = evaluate(exercise, _answer(USED["by its name"]))
    assert right.credit == 1.0
    assert (report.credit, report.mistake) == (0.0, "Write it yourself.")
    assert report.misconception == "np.tanh"


def test_no_library_is_imported_to_see_whether_it_is_used() -> None:
    script = (
        "import sys; from nbjudge.shared.shortcuts import uses;"
        "print(uses(lambda z: z, ['scipy.signal.convolve2d']), 'scipy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert told.stdout == "False False\n"
    inside = "def tanh(z):\n    from json.tool import main\n    return main(z)"
    assert uses(_answer(inside), ["json.tool.main"])
    assert not uses(_answer("def tanh(z):\n    import json.nothing"), ["json.tool.main"])
