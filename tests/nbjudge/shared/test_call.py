"""One call of a learner's function, and everything that may happen in it."""

from __future__ import annotations

import builtins
import sys
import warnings

import numpy as np
import pytest

from nbjudge.shared.call import MAX_PRINTED, call, differ
from nbjudge.shared.plain import NotPlainError
from tests.anncourse.checks.toys import cell


def _made(source, name="f", **names):
    return cell(source, **names)[name]


def test_what_is_printed_is_kept_and_shown_nowhere(capsys):
    outcome = call(lambda: print("42"), ())
    assert outcome.printed == "42\n"
    assert outcome.value is None
    assert capsys.readouterr() == ("", "")


def test_what_goes_to_stderr_is_kept_and_shown_nowhere(capfd):
    def answer():
        print("careful", file=sys.stderr)
        warnings.warn("at random", stacklevel=1)
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        warnings.warn("older", np.exceptions.VisibleDeprecationWarning, stacklevel=1)
        return 1

    outcome = call(answer, ())
    assert outcome.value == 1
    assert outcome.printed == "careful\n"
    assert outcome.warned == ("at random",)
    assert capfd.readouterr() == ("", "")


def test_what_python_drops_and_prints_is_kept_and_shown_nowhere(monkeypatch, capfd):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)

    class Faulty:
        def __del__(self):
            raise ValueError("dropped")

    outcome = call(lambda: Faulty() and 1, ())
    assert outcome.value == 1
    assert "ValueError: dropped" in outcome.printed
    assert told == []
    assert capfd.readouterr() == ("", "")


def test_a_flood_of_prints_is_cut_off():
    def answer():
        for _ in range(10_000):
            print("x" * 100)

    assert len(call(answer, ()).printed) <= MAX_PRINTED


def test_input_is_refused_and_works_again_afterwards():
    before = builtins.input
    outcome = call(lambda: input("x = "), ())
    assert "input() is not needed" in str(outcome.error)
    assert builtins.input is before


@pytest.mark.parametrize("kind", [ValueError, SystemExit, GeneratorExit, MemoryError])
def test_nothing_that_is_raised_escapes(kind):
    def answer():
        raise kind("no")

    assert type(call(answer, ()).error) is kind


def test_a_learner_may_interrupt():
    def answer():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(answer, ())


def test_numpy_warnings_are_kept_whatever_the_learner_set_before():
    with np.errstate(all="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        outcome = call(lambda x: np.exp(x), (np.array([1.0, 1000.0]),))
    assert outcome.error is None
    assert outcome.warned == ("overflow encountered in exp",)


def test_what_becomes_too_small_is_no_reason_for_a_warning():
    assert call(lambda: np.exp(np.array([-800.0])), ()).warned == ()


def test_settings_that_an_answer_changes_are_put_back():
    before = np.geterr()

    def answer():
        np.seterr(all="raise")
        warnings.simplefilter("ignore")

    filters = list(warnings.filters)
    call(answer, ())
    assert np.geterr() == before
    assert warnings.filters == filters


def test_the_callers_arguments_stay_as_they_are_and_a_change_is_noted():
    x, nested = np.array([1.0, 2.0]), [[1], [2]]

    def answer(a, b, c):
        a *= 2
        b[0].append(3)
        return a

    outcome = call(answer, (x, nested, 5))
    assert outcome.changed == (0, 1)
    assert x.tolist() == [1.0, 2.0]
    assert nested == [[1], [2]]


def test_a_result_that_shares_memory_with_an_argument_is_copied():
    x = np.array([1.0, 2.0])
    outcome = call(lambda a: a, (x,))
    assert outcome.changed == ()
    outcome.value[0] = 9
    assert x[0] == 1.0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (np.zeros(2), np.zeros(3)),
        (np.zeros(2), np.zeros(2, dtype=int)),
        (np.zeros((2, 1)), np.zeros((1, 2))),
        (np.zeros(2), [0.0, 0.0]),
        (0.0, -1.0),
        ([1, 2], [1, 2, 3]),
        ([1, [2]], [1, [3]]),
        ([1], (1,)),
        ([1.0], ["1.0"]),
        (1, True),
    ],
)
def test_a_changed_argument_is_seen(before, after):
    assert differ(before, after)
    assert not differ(before, before)


def test_nan_is_no_change():
    assert not differ(float("nan"), float("nan"))
    assert differ(float("nan"), 1.0)
    assert differ(1.0, float("nan"))
    assert not differ(np.array([np.nan]), np.array([np.nan]))


def test_an_argument_exchanged_for_something_that_claims_to_be_equal_is_a_change():
    class Same:
        def __eq__(self, other):
            return True

        def __ne__(self, other):
            raise RuntimeError("asked")

        __hash__ = None

    assert differ([1, 2], [1, Same()])


def test_an_error_comes_with_the_learners_own_line_also_from_a_helper():
    function = _made("def help(v):\n    return v / 0\n\ndef f(v):\n    return help(v)\n")
    outcome = call(function, (1,))
    assert outcome.line == "line 5: return help(v)\nin help, line 2: return v / 0"


def test_an_error_in_a_comprehension_is_shown_where_it_happens():
    function = _made("def f(v):\n    return [\n        1 / x\n        for x in v\n    ]")
    assert call(function, ([0],)).line == "line 3: 1 / x"


def test_of_a_function_that_calls_itself_the_last_line_is_shown():
    function = _made("def f(n):\n    if n == 0:\n        return 1 / 0\n    return f(n - 1)")
    assert call(function, (3,)).line == "line 3: return 1 / 0"


def test_an_error_inside_a_library_is_shown_at_the_learners_line():
    function = _made("def f(v):\n    w = v\n    return np.dot(w, np.zeros(7))\n")
    assert call(function, (np.zeros(2),)).line == "line 3: return np.dot(w, np.zeros(7))"


def test_an_error_without_a_line_of_the_learner_has_none():
    assert call(len, (3,)).line == ""


def test_a_foreign_result_is_an_error():
    assert isinstance(call(lambda: object(), ()).error, NotPlainError)


def test_endless_recursion_is_an_error_like_any_other():
    assert isinstance(call(_made("def f(): return f()"), ()).error, RecursionError)


def test_a_generator_is_read_inside_the_call():
    def answer(n):
        print("started")
        for i in range(n):
            yield i / 0

    outcome = call(answer, (3,))
    assert isinstance(outcome.error, ZeroDivisionError)
    assert outcome.printed == "started\n"
