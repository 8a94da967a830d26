"""Stop a call that runs too long."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found, unused-ignore]
import _thread
import math
import random
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from nbjudge.shared.interrupting import interrupted
from nbjudge.shared.machine import ALARMS, THREADS

Result = TypeVar("Result")

# What `signal.signal` calls. That looks besides whether each handler is one of an enumeration,
# which takes longer than all else about an alarm, and there is one around every call.
_set_handler = _signal.signal

# How often an alarm repeats if nothing came of the last one, in seconds.
_REPEAT = 0.2
# The learner's own random numbers are left alone.
_CHANCE = random.Random(0)


class TimeUpError(BaseException):
    """The time is up.

    Not an `Exception`, so that an ``except Exception`` in a learner's loop cannot swallow it.
    """


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """Return what `work` returns, or stop it after `seconds` of wall time.

    Only the main thread can be interrupted; elsewhere `work` runs without a limit.

    Raises
    ------
    TimeUpError
        If the time was up, also if `work` caught that in a bare ``except:`` and went on.
    """
    ends: list[float] = _RUNNING.__dict__.setdefault("ends", [])
    ends.append(time.monotonic() + seconds)
    try:
        if threading.current_thread() is not threading.main_thread():
            return work()
        if ALARMS:
            return _with_alarm(seconds, work)
        if THREADS:
            return _with_interrupt(seconds, work)
        return interrupted(seconds, work, TimeUpError)
    finally:
        ends.pop()


# When each `within` that is running ends, the innermost last.
_RUNNING = threading.local()


def remaining() -> float:
    """Seconds that are left to the innermost `within`, for work that waits on another process."""
    ends: list[float] = getattr(_RUNNING, "ends", [])
    return max(0.0, ends[-1] - time.monotonic()) if ends else math.inf


def _with_alarm(seconds: float, work: Callable[[], Result]) -> Result:
    here = sys._getframe()
    rings = 0
    hold = _Hold()

    def at_once() -> float:
        return _CHANCE.uniform(1e-6, 5e-5)

    def ring(signum: int, frame: FrameType | None) -> None:
        nonlocal rings
        # An error raised here, before or after the work, would escape into the caller.
        if frame is here or frame is None:
            return
        if hold.on:
            hold.rang = True
            return
        rings += 1
        if rings > 1:
            # A bare ``except:`` inside a loop swallowed the last one. Ring again at once, to hit
            # the moment in which the loop is outside its try.
            signal.setitimer(signal.ITIMER_REAL, at_once(), _REPEAT)
        raise TimeUpError

    def dropped(what: sys.UnraisableHookArgs) -> None:
        # Python drops errors that leave a destructor, a weak reference's callback and their like,
        # and only prints that it did so: the alarm would be lost, and the learner read a riddle.
        if what.exc_type is TimeUpError:
            signal.setitimer(signal.ITIMER_REAL, at_once(), _REPEAT)
        else:
            hook(what)

    begin = time.monotonic()
    hook, sys.unraisablehook = sys.unraisablehook, dropped
    previous = _set_handler(signal.SIGALRM, ring)
    holds: list[_Hold] = _RUNNING.__dict__.setdefault("holds", [])
    holds.append(hold)
    outer, repeat = signal.setitimer(signal.ITIMER_REAL, seconds, _REPEAT)
    try:
        result = _run(work)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        holds.pop()
        _set_handler(signal.SIGALRM, previous)
        sys.unraisablehook = hook
        if outer:
            # The alarm around this one goes on.
            left = outer - (time.monotonic() - begin)
            signal.setitimer(signal.ITIMER_REAL, max(left, 1e-3), repeat)
    if rings:
        raise TimeUpError
    return result


def _run(work: Callable[[], Result]) -> Result:
    # A frame of its own, so that an alarm can tell the work from what is around it.
    return work()


class _Hold:
    """Whether an alarm is held back, and whether it rang meanwhile."""

    on = rang = False


class unhurried:  # a generator would take twice as long, and this is in every call
    """Hold an alarm back meanwhile, as while half a message is read: the rest would spoil others.

    What happens meanwhile has to have an end of its own.
    """

    __slots__ = ("_hold",)

    def __enter__(self) -> None:
        # Those of the alarms that are set, the innermost last. Blocking the signal would not do:
        # any other thread of this process would take it.
        holds: list[_Hold] = getattr(_RUNNING, "holds", [])
        self._hold = None if not holds or holds[-1].on else holds[-1]
        if self._hold is not None:
            self._hold.on = True

    def __exit__(self, *error: object) -> None:
        if self._hold is not None:
            self._hold.on = False
            if self._hold.rang:
                self._hold.rang = False
                signal.raise_signal(signal.SIGALRM)


def _with_interrupt(seconds: float, work: Callable[[], Result]) -> Result:
    # Windows has no SIGALRM: a timer thread presses Ctrl-C instead.
    rang = threading.Event()

    def ring() -> None:
        rang.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, ring)
    # A process started in the background may ignore Ctrl-C; then nobody would hear the bell.
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer.start()
    try:
        result = work()
    except KeyboardInterrupt:
        if rang.is_set():
            raise TimeUpError from None
        raise
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, previous)
    if rang.is_set():
        raise TimeUpError
    return result
