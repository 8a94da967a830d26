import contextlib
import threading
import time

import pytest

from anncourse.figures.deadline import TooSlowError, within
from tests.waiting import GENEROUS, wait_until


def spin():
    while True:
        pass


def workers():
    return [t for t in threading.enumerate() if t.name == "annlib-learner"]


def test_a_result_comes_back_and_an_error_is_raised():
    assert within(GENEROUS, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(GENEROUS, lambda: 1 / 0)


def test_an_endless_loop_is_stopped():
    with pytest.raises(TooSlowError):
        within(0.05, spin)
    assert workers() == []


def test_it_works_outside_the_main_thread():
    seen = []

    def work():
        try:
            within(0.05, spin)
        except TooSlowError:
            seen.append("stopped")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(GENEROUS)
    assert seen == ["stopped"]


def test_except_exception_in_a_loop_does_not_swallow_it():
    def stubborn():
        while True:
            with contextlib.suppress(Exception):
                time.sleep(0.001)

    with pytest.raises(TooSlowError):
        within(0.05, stubborn)
    assert workers() == []


def test_what_cannot_be_ended_holds_nobody_up():
    released, ended = threading.Event(), []

    def wait():
        # One call into C, as a long sleep or a large product is.
        ended.append(released.wait(GENEROUS))

    with pytest.raises(TooSlowError):
        within(0.05, wait)
    assert ended == []
    released.set()
    wait_until(lambda: workers() == [])


def test_what_ends_just_at_the_limit_harms_nobody_after_it():
    for _ in range(100):
        with contextlib.suppress(TooSlowError):
            within(0.001, lambda: time.sleep(0.001))
    # An exception that came too late would go off in one of these.
    for _ in range(1_000_000):
        pass


def test_no_thread_is_left_behind():
    before = threading.active_count()
    for _ in range(100):
        within(GENEROUS, lambda: None)
    wait_until(lambda: threading.active_count() <= before)
