import contextlib
import threading
import time

import pytest

from anncourse.figures.deadline import TooSlowError, within


def spin():
    while True:
        pass


def workers():
    return [t for t in threading.enumerate() if t.name == "annlib-learner"]


def test_a_result_comes_back_and_an_error_is_raised():
    assert within(1, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(1, lambda: 1 / 0)


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
    thread.join(5)
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
    started = time.perf_counter()
    with pytest.raises(TooSlowError):
        within(0.05, lambda: time.sleep(2))
    assert time.perf_counter() - started < 1.9


def test_what_ends_just_at_the_limit_harms_nobody_after_it():
    for _ in range(100):
        with contextlib.suppress(TooSlowError):
            within(0.001, lambda: time.sleep(0.001))
    end = time.perf_counter() + 0.2
    while time.perf_counter() < end:
        pass


def test_no_thread_is_left_behind():
    before = threading.active_count()
    for _ in range(100):
        within(1, lambda: None)
    time.sleep(0.05)
    assert threading.active_count() <= before
