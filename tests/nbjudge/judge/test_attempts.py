"""What a check makes of a student's function is the same here and in their own process."""

import numpy as np
import pytest

from nbjudge.judge.errors import StudentStoppedError
from nbjudge.shared.call import call
from nbjudge.shared.time_limit import TimeUpError

pytestmark = pytest.mark.course

FORMS = {
    "a number": "return x[0] + y",
    "an array": "return x * y",
    "several": "return x, {'y': y}, [1, (2, None)]",
    "a generator": "yield from x",
    "nothing": "pass",
    "prints": "import sys; print('a' * 5000); print('b', file=sys.stderr); return y",
    "writes as it was done once": (
        "import warnings; warnings.warn('old', np.exceptions.VisibleDeprecationWarning); return y"
    ),
    "warns": "import warnings; warnings.warn('one'); warnings.warn('one'); return np.log(x * 0)",
    "underflows": "return np.exp(-x * 1e9)",
    "changes": "x += 1; return y",
    "changes and changes back": "x += 1; x -= 1; return y",
    "changes the shape": "x.shape = (1, 2); return y",
    "raises": "return x['a']",
    "raises its own": "class Odd(ValueError): pass\nraise Odd('odd')",
    "exits": "quit()",
    "an object": "return object",
    "too much": "return np.broadcast_to(0.0, (10**5, 10**5))",
    "too much in a list": "return list(range(5_000_001))",
    "a function": "return lambda: 1",
}
ARGS = (np.array([1.0, 2.0]), 3.0)


@pytest.mark.parametrize("body", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("announced", [False, True])
def test_an_outcome_is_the_same_as_in_a_notebook(names, body, announced):
    source = "import numpy as np\ndef f(x, y):\n" + "\n".join(
        f"    {line}" for line in body.split("\n")
    )
    here = {}
    exec(compile(source, "<here>", "exec"), here)
    expected = call(here["f"], ARGS)
    answer = names(source)["f"]
    given = [(ARGS[0].copy(), ARGS[1]) for _ in range(3)]
    if announced:
        answer._announce(given, 10.0)
    for args in given:
        got = call(answer, args)
        assert said(got) == said(expected)
        np.testing.assert_equal(got.value, expected.value)
        np.testing.assert_equal(args, ARGS)


def said(outcome):
    error = outcome.error
    told = None if error is None else (type(error).__name__, str(error))
    return told, bool(outcome.line), outcome.printed, outcome.warned, outcome.changed


@pytest.mark.parametrize(
    ("body", "drew"),
    [
        ("rng.permutation(3)", (1,)),
        ("import copy; copy.deepcopy(rng).permutation(3)", ()),
        ("rng = np.random.default_rng(0); rng.random()", ()),
    ],
)
@pytest.mark.parametrize("kind", [np.random.PCG64, np.random.MT19937])
def test_who_draws_from_a_generator_is_seen_here_and_there(names, body, drew, kind):
    source = f"import numpy as np\ndef f(x, rng):\n    {body}\n    return 1"
    here = {}
    exec(compile(source, "<here>", "exec"), here)
    rng = np.random.Generator(kind(7))
    outcomes = [call(f, (2.0, rng)) for f in (here["f"], names(source)["f"])]
    assert [outcome.drew for outcome in outcomes] == [drew, drew]
    assert rng.random() == np.random.Generator(kind(7)).random()


COUNTS = """
seen = []
def f(number):
    seen.append(number)
    if number == 3:
        {three}
    return number
"""


def tried(answer, calls, seconds=60.0):
    """Announce calls, and return what came of each up to the first that runs too long."""
    answer._announce(calls, seconds)
    found = []
    for args in calls:
        found.append(call(answer, args, seconds=seconds))
        if isinstance(found[-1].error, TimeUpError):
            break
    return found


def test_what_was_announced_is_called_once_each_and_in_order(names):
    made = names(COUNTS.format(three="pass"))
    calls = [(number,) for number in range(200)]
    assert [outcome.value for outcome in tried(made["f"], calls)] == list(range(200))
    assert made["seen"] == list(range(200))


def test_after_a_call_that_never_ends_none_is_made(names):
    made = names(COUNTS.format(three="while True: pass"))
    found = tried(made["f"], [(number,) for number in range(1, 9)], seconds=1.0)
    assert [outcome.value for outcome in found[:2]] == [1, 2]
    assert isinstance(found[2].error, TimeUpError)
    assert len(found) == 3
    assert made["seen"] == [1, 2, 3]


def test_a_process_that_is_lost_meanwhile_is_told(names):
    made = names(COUNTS.format(three="import os; os._exit(1)"))
    found = tried(made["f"], [(number,) for number in range(1, 6)])
    lost = [isinstance(outcome.error, StudentStoppedError) for outcome in found]
    # Answers are kept back a moment: on a busy machine the first two may have come by then.
    assert lost[2:] == [True] * 3
    assert all(gone or found[k].value == k + 1 for k, gone in enumerate(lost))
    assert found[lost.index(True)].error.reason == "PythonEnded"


def test_what_is_not_fetched_is_passed_over(names):
    made = names(COUNTS.format(three="pass"))
    calls = [(number,) for number in range(10)]
    answer = made["f"]
    answer._announce(calls, 5.0)
    assert call(answer, calls[0]).value == 0
    # Another call comes first: what it gets is its own.
    assert call(answer, (77,)).value == 77
    assert call(answer, calls[1]).value == 1
    assert made["seen"] == [*range(10), 77, 1]


def test_the_same_numbers_in_another_tuple_are_another_call(names):
    made = names(COUNTS.format(three="pass"))
    answer = made["f"]
    answer._announce([(1,), (2,)], 5.0)
    # Python keeps one tuple for all that are written down alike.
    assert call(answer, (int("1"),)).value == 1
    assert made["seen"] == [1, 2, 1]


def test_each_call_has_the_functions_that_it_was_given(names):
    made = names(
        "kept = []\n"
        "def f(g, x):\n    kept.append(g)\n    return g(x)\n"
        "def same():\n    return [kept[0] is kept[1], kept[0] is kept[2]]"
    )
    one, two = (lambda x: x + 1), (lambda x: x + 2)
    calls = [(one, 1), (two, 1), (one, 5), ([one], 1)]
    found = tried(made["f"], calls)
    assert [outcome.value for outcome in found[:3]] == [2, 3, 6]
    assert "TypeError" in type(found[3].error).__name__
    assert made["same"]() == [False, True]


def test_what_numpy_warns_of_in_a_function_of_the_tests_is_told_as_in_a_notebook(names):
    source = "import numpy as np\ndef f(g, x):\n    return np.sqrt(x), g(x)"
    here = {}
    exec(compile(source, "<here>", "exec"), here)
    calls = [(lambda x: np.log(x), np.float64(-1.0)) for _ in range(2)]
    expected = call(here["f"], calls[0])
    for got in tried(names(source)["f"], calls):
        assert set(got.warned) == set(expected.warned)
        assert len(got.warned) == 2


def test_a_function_kept_from_before_may_be_called_while_others_wait(names):
    made = names(
        "kept = []\n"
        "def keep(g):\n    kept.append(g)\n"
        "def f(x):\n    return kept[0](x) if kept else x\n"
        "def double(x):\n    return 2 * x"
    )
    double = made["double"]
    made["keep"](lambda x: double(x) + 1)
    found = tried(made["f"], [(number,) for number in range(5)])
    assert [outcome.value for outcome in found] == [1, 3, 5, 7, 9]


def test_what_is_too_much_for_one_message_is_asked_for_one_by_one(names):
    made = names("def f(x):\n    return len(x)")
    calls = [([0.5] * 300_000,), ([1.5] * 300_000,)]
    assert [outcome.value for outcome in tried(made["f"], calls, 5.0)] == [300_000, 300_000]


@pytest.mark.parametrize("kind", ["function", "instance"])
def test_what_can_be_called_is_tried_the_same_way(names, kind):
    source = "def f(x):\n    return x + 1"
    if kind == "instance":
        source = "class F:\n    def __call__(self, x):\n        return x + 1\nf = F()"
    answer = names(source)["f"]
    assert [o.value for o in tried(answer, [(np.float64(1),), (2.0,)])] == [2, 3]
