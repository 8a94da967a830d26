"""Calls that never end are ended."""

from __future__ import annotations

import gc
import signal
import sys
import threading
import time
import weakref

import pytest

from nbjudge.shared.call import call
from nbjudge.shared.time_limit import TimeUpError, _with_interrupt, unhurried, within
from tests.anncourse.checks.toys import cell
from tests.waiting import GENEROUS

ENDLESS = {
    "a loop": "while True: pass",
    "except Exception": "while True:\n    try: x = 1\n    except Exception: pass",
    "bare except": "while True:\n    try: x = 1\n    except: pass",
    "bare except around a long loop": (
        "while True:\n    try:\n        for i in range(10**7): pass\n    except: pass"
    ),
    "two bare excepts": (
        "while True:\n    try:\n        try:\n            for i in range(10**6): pass\n"
        "        except: pass\n    except: continue"
    ),
    "except and finally": (
        "while True:\n    try:\n        for i in range(10**6): pass\n"
        "    except BaseException as error: print(error)\n    finally: x = 1"
    ),
    "sleep": "import time\nwhile True:\n    try: time.sleep(60)\n    except: pass",
    "print": "while True: print('x')",
    "swallowed, then an answer": "try:\n    while True: pass\nexcept: return 5",
    "a list that grows": "x = []\nwhile True: x.append(1) if len(x) < 9 else None",
    "generator": "return (i for i in iter(int, 1) if i)",
}


@pytest.mark.parametrize("way", ENDLESS)
def test_what_never_ends_is_stopped(way):
    source = "def f():\n    " + ENDLESS[way].replace("\n", "\n    ")
    outcome = call(cell(source)["f"], (), seconds=0.1)
    assert isinstance(outcome.error, TimeUpError)


def test_a_library_function_is_stopped_too():
    slept = []
    with pytest.raises(TimeUpError):
        within(0.1, lambda: slept.append(time.sleep(GENEROUS)))
    assert slept == []


def test_what_ends_in_time_returns_and_leaves_no_alarm_behind():
    handler = signal.getsignal(signal.SIGALRM)
    assert within(5, lambda: 42) == 42
    assert signal.getsignal(signal.SIGALRM) is handler
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


class _Slow:
    def __del__(self):
        _loop(0.06)


def _drop_a_slow_object():
    _Slow()


def _collect_garbage_slowly():
    gc.callbacks.append(_called_slowly)
    try:
        gc.collect()
    finally:
        gc.callbacks.remove(_called_slowly)


def _let_a_weak_reference_die():
    class Thing:
        pass

    thing = Thing()
    watching = weakref.ref(thing, _called_slowly)
    del thing
    assert watching() is None


def _called_slowly(*what):
    _loop(0.06)


def _loop(seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "drops_errors", [_drop_a_slow_object, _collect_garbage_slowly, _let_a_weak_reference_die]
)
def test_an_alarm_that_python_dropped_rings_again(drops_errors):
    def work():
        while True:
            drops_errors()

    hook = sys.unraisablehook
    for _ in range(2):
        with pytest.raises(TimeUpError):
            within(0.03, work)
    assert sys.unraisablehook is hook


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_destructor_without_end_is_stopped_too():
    class Endless:
        def __del__(self):
            while True:
                pass

    def work():
        Endless()
        while True:
            pass

    with pytest.raises(TimeUpError):
        within(0.05, work)


def test_another_error_that_python_drops_is_still_told(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda what: told.append(what.exc_type))

    class Faulty:
        def __del__(self):
            raise ValueError

    within(5, lambda: Faulty() and None)
    assert told == [ValueError]


def test_the_works_own_error_comes_through():
    def work():
        raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"):
        within(5, work)
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_many_short_limits_in_a_row_never_ring_outside():
    for _ in range(300):
        try:
            within(1e-4, lambda: sum(range(2_000)))
        except TimeUpError:
            continue
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_where_there_are_no_alarms_a_loop_is_interrupted():
    def endless():
        while True:
            pass

    def swallows():
        try:
            endless()
        except KeyboardInterrupt:
            return 1

    for work in (endless, swallows):
        with pytest.raises(TimeUpError):
            _with_interrupt(0.1, work)
    assert _with_interrupt(5, lambda: 42) == 42


def test_a_learners_own_interruption_is_no_time_up():
    def work():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _with_interrupt(5, work)


def test_in_another_thread_work_runs_without_a_limit():
    results = []
    thread = threading.Thread(target=lambda: results.append(within(0.01, lambda: time.sleep(0.05))))
    thread.start()
    thread.join()
    assert results == [None]


def test_an_alarm_that_is_held_back_rings_afterwards_and_one_within_rings_at_once():
    told = []

    def work():
        with unhurried():
            _loop(0.15)
            told.append("whole")
            with pytest.raises(TimeUpError):
                within(0.05, lambda: _loop(GENEROUS))
            told.append("within")
        told.append("never")

    with pytest.raises(TimeUpError):
        within(0.05, work)
    assert told == ["whole", "within"]
    assert within(GENEROUS, lambda: 42) == 42
    with unhurried():
        told.append("where no alarm is set")
    assert len(told) == 3
