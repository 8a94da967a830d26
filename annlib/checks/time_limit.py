"""Stop a call that runs too long."""

from __future__ import annotations

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeUpError(BaseException):
    """The time is up.

    Not an `Exception`, so that an ``except Exception`` in a learner's loop cannot swallow it.
    """


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeUpError` inside the block once it has run for `seconds` of wall time.

    Only the main thread can be interrupted; elsewhere the block runs without a limit.
    The signal repeats, so that a bare ``except:`` inside a loop delays the end only a little.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
    elif hasattr(signal, "SIGALRM"):
        with _alarm(seconds):
            yield
    else:
        with _interrupt(seconds):
            yield


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    active = True

    def ring(signum: int, frame: FrameType | None) -> None:
        if active:
            raise TimeUpError

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
    try:
        yield
    finally:
        # A ring between here and the reset of the timer must not escape into the caller.
        active = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


@contextmanager
def _interrupt(seconds: float) -> Iterator[None]:
    # Windows has no SIGALRM: a timer thread presses Ctrl-C instead.
    rang = threading.Event()

    def ring() -> None:
        rang.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, ring)
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        if rang.is_set():
            raise TimeUpError from None
        raise
    finally:
        timer.cancel()
