"""Small edits of a learner's code: which there are, and that none runs wild."""

import functools
import linecache
import time
from pathlib import Path

import numpy as np
import pytest

from nbjudge.shared.call import call
from nbjudge.shared.editing import asked, bounds
from nbjudge.shared.editing.bounds import (
    MAX_ROUNDS_IN_ALL,
    SPENT,
    WildError,
    little_memory,
    taken,
)
from nbjudge.shared.editing.variants import edits_of
from nbjudge.shared.time_limit import TimeUpError
from tests.anncourse.exercises.learner import run_cell


def defined(source, name="f"):
    return run_cell(source, {"np": np})[name]


def mending(source, *cases):
    """Return kind and line of the edits with which each call returns what it should."""
    edits = edits_of(defined(source))
    found = []
    for number, edit in enumerate(edits.edits):
        outcomes = [call(edits.run, (number, *args), seconds=60.0) for args, _ in cases]
        if all(
            o.error is None and o.value is not None and np.array_equal(o.value, right)
            for o, (_, right) in zip(outcomes, cases, strict=True)
        ):
            found.append((edit.kind, edit.line))
    return set(found)


A, B = np.array([[1.0, 2.0, 4.0], [3.0, 5.0, 9.0]]), np.array([[2.0, 7.0], [1.0, 3.0], [4.0, 6.0]])
ROW, OTHER = np.array([1.0, 4.0, 9.0]), np.array([2.0, 5.0, 3.0])

# kind: a function with one such mistake, and two calls with what should come of them.
MISTAKES = {
    "sign": ("return a - b", ((2, 3), 5), ((5, 1), 6)),
    "operator": ("return a / b", ((2, 3), 6), ((5, 2), 10)),
    "order": ("return a / b", ((2, 4), 2), ((5, 2), 0.4)),
    "comparison": ("return 1 if a > b else 0", ((2, 2), 1), ((5, 7), 0), ((3, 1), 1)),
    "against": ("return a > b + 7", ((2, 2), True), ((-5, 7), False), ((9, 8), True)),
    "logic": ("return a > 0 and b > 0", ((2, -2), True), ((-5, -7), False), ((3, 1), True)),
    "axis": ("return np.sum(a * b, axis=0)", ((A, A), [21, 115]), ((A, 2 * A), [42, 230])),
    "keepdims": ("return a / np.max(a, axis=1)", ((B, 0), B / [[7], [3], [6]])),
    "transpose": ("return a @ b", ((A, A), A @ A.T), ((B, B), B @ B.T)),
    "brackets": ("return a + b * 2", ((2, 3), 10), ((5, 1), 12)),
    "divisor": ("return np.sum(a) / 4", ((ROW, 0), 14 / 3), ((ROW[:2], 0), 2.5)),
    "range": ("t = 0\nfor i in range(len(a) - 1):\n    t += a[i]\nreturn t", ((ROW, 0), 14)),
    "slice": ("return a[1:]", ((ROW, 0), ROW), ((OTHER, 0), OTHER)),
    "index": ("return a[0] * b", (([2, 3, 4], 1), 3), (([5, 6], 1), 6), (([5, 6], 0), 0)),
    "in place": ("a *= b\nreturn a", ((ROW.astype(int), 0.5), ROW / 2)),
    "compared": ("return np.argmax(a > b)", ((ROW, 5), 2), ((OTHER, 1), 1)),
    "accumulate": ("t = 0\nfor x in a:\n    t = x\nreturn t", ((ROW, 0), 14), ((OTHER, 0), 10)),
    "indented": ("t = 0\nfor x in a:\n    t += x\n    return t", ((ROW, 0), 14), ((OTHER, 0), 10)),
    "loop": (
        "t = 0\nfor x in a:\n    if x == 4:\n        break\n    t += x\nreturn t",
        ((ROW, 0), 10),
    ),
    "results": ("return a, b", ((2, 3), (3, 2)), ((5, 1), (1, 5))),
    "set": ("return sum({x for x in a})", (([1, 1, 2], 0), 4), (([3, 3], 0), 6)),
    "dtype": ("t = np.zeros_like(a)\nt[:] = a / 2\nreturn t", ((np.array([1, 2]), 0), [0.5, 1])),
    "function": ("return np.sum(a)", ((ROW, 0), 14 / 3), ((OTHER, 0), 10 / 3)),
    "name": ("return a + a", ((2, 3), 5), ((5, 1), 6)),
    "arguments": ("return divmod(b, a)", ((7, 3), (2, 1)), ((9, 4), (2, 1))),
    "number": ("return a * 3 + b", ((2, 3), 7), ((5, 1), 11)),
    "fixed": ("return sum(a[i] for i in range(3))", (([1, 2, 3, 4], 0), 10), (([1, 2], 0), 3)),
    "condition": ("if a > 0:\n    a = b\nreturn a", ((2, 3), 3), ((-5, 1), 1)),
    "call": ("return abs(a) + b", ((-2, 3), 1), ((5, 1), 6)),
    "extra": ("return a * b - 4", ((2, 3), 6), ((5, 1), 5)),
    "extra line": ("a = np.sort(a)\nreturn a * b", ((ROW[::-1], 2), 2 * ROW[::-1])),
    "copy": ("t = a\nt[0] = 7.0\nreturn t + a", ((ROW, 0), [8, 8, 18])),
    "lacks": ("return a @ a", ((ROW, 2), 100), ((OTHER, 3), 41)),
    "power": ("return np.sum(a - b)", ((ROW, OTHER), 38), ((ROW, 2 * OTHER), 54)),
    "missing": ("return a * b", ((ROW, OTHER), 49), ((ROW, ROW), 98)),
    "random": ("r = np.random.default_rng(0)\nreturn a[r.permutation(len(a))]", ((ROW, 0), ROW)),
    "size": ("return np.eye(len(a))[a]", ((np.array([2, 0]), 3), [[0, 0, 1], [1, 0, 0]])),
    "turned": ("c = a\nd = 2 * c\nc = c + b\nreturn d", ((2, 3), 10), ((5, 1), 12)),
}
# What one kind of edit does besides: a function with such a mistake, and calls.
MORE = {
    "drawn in place of zeros": (
        "random",
        "return np.random.default_rng(0).normal(size=len(a))",
        ((ROW, 0), [0, 0, 0]),
    ),
    "a limit in a mask": (
        "number",
        "return a[a > 1].sum()",
        ((np.array([-2.0, 0.5, 3.0]), 0), 3.5),
        ((np.array([-1.0, 0.25, -4.0]), 0), 0.25),
    ),
    "of single numbers": ("function", "return math.exp(a)", ((ROW, 0), np.exp(ROW))),
    "a number of many digits": ("number", "return 2.718 * a", ((1.0, 0), np.e), ((2, 0), 2 * np.e)),
    "nearly for exactly": ("function", "return np.isclose(a, b)", ((1.0, 1.0 + 1e-9), False)),
    "flat": ("flat", "return a", ((A, 0), A.ravel()), ((B, 0), B.ravel())),
    "all numbers": ("fixed", "return 3 * a", ((A, 0), A.size * A), ((ROW[:2], 0), 2 * ROW[:2])),
    "both axes": (
        "axis",
        "return (a - a.mean(axis=1)) / a.std(axis=1)",
        ((A, 0), (A - A.mean(axis=0)) / A.std(axis=0)),
    ),
    "both comparisons": (
        "comparison",
        "a[a > 0] = b[a > 0]\nreturn a",
        ((np.array([0.0, 1, -1]), ROW), [1, 4, -1]),
    ),
    "each time that a name stands there": (
        "name",
        "return a * a + a",
        ((2, 3), 12),
        ((5, 1), 2),
    ),
}


WRITES_INTO_A = [
    "a[0] = 7.0\nreturn a",
    "a[1:][0] += 1.0\nreturn a",
    "a.sort()\nreturn a",
    "np.clip(a, 2, 3, out=a)\nreturn a",
    "if len(a) > 1:\n    b.shuffle(a)\nreturn a * 0",
]


@pytest.mark.parametrize("body", WRITES_INTO_A)
def test_a_line_that_writes_into_an_argument_is_mended_by_a_copy_of_it(body):
    source = "def f(a, b):\n    " + body.replace("\n", "\n    ")
    edits, line = edits_of(defined(source)), body.count("if") + 2
    args = OTHER, np.random.default_rng(0)
    right = call(edits.run, (-1, *args)).value
    outcomes = [call(edits.run, (number, *args)) for number in range(len(edits.edits))]
    assert ("in place", line) in {
        (edit.kind, edit.line)
        for edit, o in zip(edits.edits, outcomes, strict=True)
        if o.error is None and 1 not in o.changed and np.array_equal(o.value, right)
    }


def test_what_only_asks_whether_a_number_is_0_may_have_to_ask_whether_it_is_above():
    source = "def f(a, b):\n    return np.where(a, 1, 0)\n"
    assert ("condition", 2) in mending(source, ((np.array([-1, 2, 0]), 0), [0, 1, 0]))


@pytest.mark.parametrize("kind", MISTAKES)
def test_every_kind_of_mistake_is_mended_by_an_edit_of_its_kind(kind):
    body, *cases = MISTAKES[kind]
    source = "def f(a, b):\n    " + body.replace("\n", "\n    ")
    assert kind in {kind for kind, _ in mending(source, *cases)}


@pytest.mark.parametrize("what", MORE)
def test_a_kind_of_edit_does_this_too(what):
    kind, body, *cases = MORE[what]
    source = "import math\ndef f(a, b):\n    " + body.replace("\n", "\n    ")
    assert kind in {kind for kind, _ in mending(source, *cases)}


def test_two_lines_that_change_places_are_one_edit_of_both():
    edits = edits_of(defined("def f(a):\n    b = a\n    a = 2 * a\n    return b\n")).edits
    assert [(e.line, e.pair) for e in edits if e.kind == "turned"] == [(2, (2, 3))]


def test_a_function_that_is_handed_over_is_asked_once_for_the_same():
    asked_for = []

    def g(x):
        asked_for.append(np.copy(x))
        return 2.0 * x

    edits = edits_of(defined("def f(g, x):\n    x[0] += g(x)[0]\n    return g(x)[:1] - 1.0\n"))
    found = set()
    for number, edit in enumerate(edits.edits):
        outcome = call(edits.run, (number, g, ROW))
        if outcome.error is None and np.array_equal(outcome.value, [7.0]):
            found.add((edit.kind, edit.line))
    assert ("sign", 3) in found
    assert 1 < len(asked_for) == len({x.tobytes() for x in asked_for}) < len(edits.edits) / 2


def test_of_such_a_function_nobody_gets_the_very_array_that_is_kept():
    edits = edits_of(defined("def f(g, x):\n    y = g(x)\n    y += 1.0\n    return y\n"))
    assert edits.run(-1, lambda x: 2.0 * x, ROW)[0] == 3.0
    assert edits.run(-1, lambda x: 2.0 * x, ROW)[0] == 3.0


def test_when_too_much_was_asked_of_such_functions_every_call_says_so(monkeypatch):
    monkeypatch.setattr(asked, "MAX_ASKED", 2)
    edits = edits_of(defined("def f(g, x):\n    return g(x) + 1\n"))
    function = lambda x: x + 1  # noqa: E731
    assert [edits.run(-1, function, x) for x in (1, 2, 1)] == [3, 4, 3]
    with pytest.raises(WildError, match=SPENT):
        edits.run(-1, function, 3)


def test_the_line_is_the_cells():
    source = "x = 1\n\n\ndef f(a, b):\n    '''Add.'''\n    c = a\n    return c - b\n"
    assert ("sign", 7) in mending(source, ((2, 3), 5), ((5, 1), 6))


def test_a_helper_of_the_same_notebook_is_edited_too():
    source = "def g(a):\n    return a - 1\n\n\ndef f(a):\n    return 3 * g(a)\n"
    found = mending(source, ((2,), 9), ((5,), 18))
    assert ("sign", 2) in found
    assert edits_of(defined(source)).edits[-1].function == "g"


def test_defaults_and_annotations_stay():
    source = "def f(a: int, b: int = 3, *, c=2) -> int:\n    return a - b * c\n"
    assert ("sign", 2) in mending(source, ((1,), 7), ((2, 5), 12))


NOT_TO_BE_EDITED = {
    "a lambda": "f = lambda a: a",
    "a class": "class f:\n    pass",
    "a number": "f = 3",
    "decorated": "import functools\n@functools.lru_cache\ndef f(a):\n    return a",
    "a wrapper": (
        "import functools\ndef w(g):\n    @functools.wraps(g)\n    def h(*a): return g(*a)\n"
        "    return h\n@w\ndef f(a):\n    return a"
    ),
    "made by exec": "exec('def f(a):\\n    return a + 1')",
    "in a function": "def make(k):\n    def f(a):\n        return a + k\n    return f\nf = make(1)",
    "a global": "t = 0\ndef f(a):\n    global t\n    t += a\n    return t",
    "a huge number": "def f(a):\n    return [0] * 10**9",
    "a large number": "def f(a):\n    return [0] * 1_000_000_000",
    "long": "def f(a):\n" + "    a = a + 1\n" * 3_000 + "    return a",
    "long in many short lines": "x = 1\n" * 10_000 + "def f(a):\n    return a",
    "nested": "def f(a):\n    return " + "(" * 90 + "a" + " + 1)" * 90,
    "deep": "def f(a):\n    return " + "-" * 500 + "a",
    "builtin": "f = len",
    "partial": "import functools\nf = functools.partial(max, 1)",
}


@pytest.mark.parametrize("kind", NOT_TO_BE_EDITED)
def test_what_cannot_be_edited_is_left_alone(kind):
    begin = time.process_time()
    assert edits_of(defined(NOT_TO_BE_EDITED[kind])) is None
    assert time.process_time() - begin < 1.0


def test_cells_of_another_form_are_left_alone(monkeypatch):
    function = defined("def f(a):\n    return a\n")
    for entry in [(1, None, None, ""), (1, None, [3], ""), (1, None, ["def f(:"], ""), 7, ()]:
        monkeypatch.setitem(linecache.cache, function.__code__.co_filename, entry)
        assert edits_of(function) is None


def test_letters_of_any_alphabet_are_edited():
    source = "def f(größe, ψ):\n    return größe - ψ  # 🙂\n"
    edits = edits_of(defined(source)).edits
    assert {edit.text for edit in edits} == {"return größe - ψ  # 🙂"}


GROWING = {
    "counts": "def f(a):\n    i = 0\n    while i < a:\n        i += 1\n    return i",
    "squares": "def f(a):\n    m = 2\n    for _ in range(100):\n        m = m + a\n    return m",
    "doubles": "def f(a):\n    r = [a]\n    for _ in range(99):\n        r = r + [a]\n    return r",
    "appends": "def f(a):\n    r = []\n    for x in [a, a]:\n        r.append(x)\n    return r",
    "swallows": (
        "def f(a):\n    while True:\n        try:\n            if a:\n                return a\n"
        "        except:\n            pass"
    ),
    "brackets": "def f(a):\n    return np.c_[np.ones(a), np.ones(a)] @ np.ones(2)",
    "shapes": "def f(a):\n    return np.zeros((a, 20)) + np.ones((a, 20))",
}


@pytest.mark.parametrize("kind", GROWING)
def test_no_edit_runs_without_an_end_or_takes_all_memory(kind):
    import resource

    edits = edits_of(defined(GROWING[kind]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(len(edits.edits)):
        outcome = call(edits.run, (number, 3), seconds=60.0)
        assert not isinstance(outcome.error, TimeUpError)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000


def test_rounds_of_comprehensions_and_calls_of_functions_are_counted_too():
    comprehension = "def f(a):\n    return sum(1 for i in range(a) for j in range(9000))\n"
    recursion = (
        "def g(a):\n    return a < 1 or g(a - 1) + g(a - 1)\n\n\ndef f(a):\n    return g(a)\n"
    )
    for source in (comprehension, recursion):
        outcome = call(edits_of(defined(source)).run, (-1, 40), seconds=60.0)
        assert isinstance(outcome.error, WildError)


def test_when_all_rounds_are_spent_every_call_says_so():
    edits = edits_of(defined("def f(a):\n    for _ in range(a):\n        pass\n    return a\n"))
    spent = 0
    while not isinstance(call(edits.run, (-1, 9_000)).error, WildError):
        spent += 9_001
    assert spent >= MAX_ROUNDS_IN_ALL
    with pytest.raises(WildError, match=SPENT):
        edits.run(-1, 1)


def test_nothing_that_the_notebook_keeps_is_changed():
    source = (
        "kept = []\ntable = {}\n\n\ndef f(a, seen=[]):\n    kept.append(a)\n    seen.append(a)\n"
        "    table[len(kept)] = a\n    return len(kept) + len(seen)\n"
    )
    names = run_cell(source, {"np": np})
    edits = edits_of(names["f"])
    for number in range(-1, len(edits.edits)):
        call(edits.run, (number, 3), seconds=60.0)
    assert names["kept"] == []
    assert names["table"] == {}
    assert names["f"].__defaults__ == ([],)


def test_the_answer_as_it_stands_has_the_number_minus_one():
    edits = edits_of(defined("def f(a, b):\n    return a - b\n"))
    assert edits.run(-1, 7, 3) == 4


@functools.lru_cache
def kept(a):
    return a


def test_what_stands_in_a_file_is_no_cell():
    assert edits_of(mending) is None
    assert edits_of(kept) is None


def test_memory_that_an_alarm_kept_from_being_given_back_is_given_back_later(monkeypatch):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(KeyboardInterrupt), monkeypatch.context() as patch, little_memory(taken()):
        patch.setattr(resource, "setrlimit", _rings)
    assert resource.getrlimit(resource.RLIMIT_AS) != before
    with little_memory(taken()):
        pass
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_what_is_taken_is_found_out_where_the_system_does_not_tell(monkeypatch):
    resource = pytest.importorskip("resource")
    told = taken()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    monkeypatch.setattr(bounds, "Path", lambda name: Path(name + " behind a wall"))
    assert taken() == 0 or soft != resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_AS, (told + 2_000_000_000, hard))
    try:
        found = taken()
        assert resource.getrlimit(resource.RLIMIT_AS)[0] == told + 2_000_000_000
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert 0 <= found - told <= 200_000_000


def _rings(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    "body", ["rows.append(row)", "rows += row", "rows[0] = row", "rows.append([row])"]
)
def test_no_edit_puts_a_list_into_itself(body):
    # An array of such a list takes all memory, at each try.
    source = f"def f(a):\n    rows, row = [0], [a]\n    {body}\n    return repr(rows)"
    edits = edits_of(defined(source))
    outcomes = [call(edits.run, (k, 1), seconds=60.0) for k in range(len(edits.edits))]
    assert len(outcomes) > 10
    assert not any("[...]" in o.value for o in outcomes if isinstance(o.value, str))
