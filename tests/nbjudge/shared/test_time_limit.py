"""Calls that never end are ended."""

from __future__ import annotations

import gc
import signal
import threading
import time

import pytest

from nbjudge.shared.call import call
from nbjudge.shared.time_limit import TimeUpError, _with_interrupt, within
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


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_an_alarm_that_python_would_drop_rings_again():
    over_time = []

    def loop(seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            pass

    class Slow:
        def __del__(self):
            loop(0.06)
            over_time.append(True)

    def callback(phase, info):
        loop(0.06)
        over_time.append(True)

    def work():
        while True:
            Slow()
            gc.collect()
            loop(0.01)

    gc.callbacks.append(callback)
    try:
        with pytest.raises(TimeUpError):
            within(0.05, work)
    finally:
        gc.callbacks.remove(callback)
    assert over_time


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
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
