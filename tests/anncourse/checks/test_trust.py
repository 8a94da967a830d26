"""Objects that claim to be right, and functions that reach for the checks, earn nothing."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.checks.verdict import Verdict
from tests.anncourse.checks.toys import told

EQUAL_TO_EVERYTHING = """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    __hash__ = None
    def __float__(self): return 1.0
    def __abs__(self): return 0.0
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__
    def __array__(self, dtype=None, copy=None): return np.zeros(())
    def __array_ufunc__(self, *args, **kwargs): return True
    def __array_function__(self, *args, **kwargs): return True
    def __len__(self): return 3
    def __iter__(self): return iter([1, 1, 1])
"""

TRICKS = {
    "an object": "def scaled(x, factor): return Yes()",
    "a list of them": "def scaled(x, factor): return [Yes()] * 3",
    "an array of them": "def scaled(x, factor):\n"
    "    a = np.empty(np.shape(x), dtype=object)\n    a[...] = Yes()\n    return a",
    "an array subclass": "class A(np.ndarray):\n"
    "    def __eq__(self, other): return np.ones(np.shape(other), bool)\n"
    "    __hash__ = None\n"
    "    def __array_ufunc__(self, *args, **kwargs): return np.True_\n"
    "    def __array_function__(self, *args, **kwargs): return np.True_\n"
    "    def astype(self, *args, **kwargs): return self\n"
    "    def __array_finalize__(self, other): pass\n"
    "def scaled(x, factor): return np.zeros(np.shape(x)).view(A)",
    "a float subclass": "class F(float):\n"
    "    def __eq__(self, other): return True\n    __hash__ = float.__hash__\n"
    "    def __sub__(self, other): return 0.0\n    __rsub__ = __sub__\n"
    "def scaled(x, factor): return F(0)",
    "an int subclass": "class I(int):\n    def __eq__(self, other): return True\n"
    "    __hash__ = int.__hash__\ndef scaled(x, factor): return I(0)",
    "a text subclass": "class S(str):\n    def __eq__(self, other): return True\n"
    "    __hash__ = str.__hash__\ndef scaled(x, factor): return S('1')",
    "a list subclass": "class L(list):\n    def __eq__(self, other): return True\n"
    "    __hash__ = None\n    def __iter__(self): return iter([1.0] * 3)\n"
    "def scaled(x, factor): return L([1.0])",
    "a tuple subclass": "class T(tuple):\n    def __eq__(self, other): return True\n"
    "    __hash__ = None\n    def __iter__(self): return iter([1.0] * 3)\n"
    "def scaled(x, factor): return T([9.0])",
    "a class in disguise": "class D:\n    __class__ = np.ndarray\n"
    "def scaled(x, factor): return D()",
    "a masked array": "def scaled(x, factor):\n    return np.ma.masked_all(np.shape(x))",
    "a record": "def scaled(x, factor): return np.zeros(np.shape(x), dtype=[('a', float)])",
    "nan everywhere": "def scaled(x, factor): return np.full(np.shape(x), np.nan)",
    "a patched comparison": "def scaled(x, factor):\n"
    "    np.seterr(all='ignore')\n    return np.full(np.shape(x), np.inf)",
    "its own arguments": "def scaled(x, factor): return [x, factor, locals()]",
    "an iterator without end": "import itertools\n"
    "def scaled(x, factor): return itertools.repeat(1.0)",
    "exit": "def scaled(x, factor): raise SystemExit(0)",
    "a verdict": "from anncourse.checks.report import Report\n"
    "from anncourse.checks.verdict import Verdict\n"
    "def scaled(x, factor): return Verdict(Report('scaled', 1.0, 'Right.'), 9)",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_earns_nothing_and_breaks_nothing(trick):
    for hidden in (False, True):
        report = told(EQUAL_TO_EVERYTHING + TRICKS[trick], hidden=hidden)
        assert report.credit == 0.0
        assert report.summary == "Not right yet."
    assert str(Verdict(report, 3)).startswith("scaled: 0 of 3 points.")


def test_a_list_argument_filled_with_impostors_is_a_changed_input():
    from anncourse.checks.exercise import Exercise, Part

    total = Exercise(
        "total", sum, (Part("sum", examples=(([1.0, 2.0],), ([0.5],))),), parameters=("x",)
    )
    source = EQUAL_TO_EVERYTHING + ("def total(x):\n    s = sum(x)\n    x[0] = Yes()\n    return s")
    report = told(source, total)
    assert report.credit == pytest.approx(0.9)
    assert report.parts[-1].failure.kind == "inputs changed"


def test_what_numpy_is_told_inside_an_answer_ends_with_it():
    before = np.geterr()
    told("def scaled(x, factor):\n    np.seterr(all='raise')\n    return 1")
    assert np.geterr() == before
