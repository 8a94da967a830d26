"""Stop a learner's function that runs too long, whichever thread asks for it.

JupyterLab handles what a figure's sliders send in a thread of its own (a subshell), where signals
do not arrive. So the function runs in a thread made for it alone: who asks can stop waiting, and an
exception that is set in that thread to end it can harm nobody else, however late it goes off.

In a browser there are no threads, and messages wait until the function has ended: then it runs
where it is, and is interrupted there.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from nbjudge.shared.interrupting import interrupted
from nbjudge.shared.machine import THREADS

T = TypeVar("T")

#: Seconds between two attempts to end a thread, and how many are made.
PAUSE = 0.05
ATTEMPTS = 10


class TooSlowError(Exception):
    """The time is up."""


class CancelledError(Exception):
    """Nobody wants the result any more."""


class _Stopped(BaseException):
    """Ends the thread. Not an `Exception`: a learner's ``except Exception`` lets it pass."""


class _Worker(threading.Thread, Generic[T]):
    """Run one function and keep what it returned or raised."""

    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__(name="annlib-learner", daemon=True)
        self._work = work
        self.result: T
        self.error: BaseException | None = None
        self.ended = threading.Event()

    def run(self) -> None:
        try:
            try:
                self.result = self._work()
            except BaseException as error:
                self.error = error
            self.ended.set()
        except _Stopped:
            pass

    def stop(self) -> None:
        """End the thread if it can be ended: a single long call into C cannot."""
        for _ in range(ATTEMPTS):
            if self.ident is None or self.ended.is_set() or not self.is_alive():
                return
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(self.ident), ctypes.py_object(_Stopped)
            )
            # More than one attempt: a bare except in a loop swallows the first.
            self.join(PAUSE)


def within(seconds: float, work: Callable[[], T], cancelled: Callable[[], bool] | None = None) -> T:
    """Run a function for no longer than some seconds.

    Parameters
    ----------
    seconds : float
    work : callable
        Called without arguments, in a thread of its own where there are threads.
    cancelled : callable, optional
        Asked again and again; the function is stopped as soon as this returns True.

    Returns
    -------
    object
        What it returned.

    Raises
    ------
    TooSlowError
        If it has not ended in time.
    CancelledError
        If it was cancelled.
    BaseException
        Whatever it raised.
    """
    if not THREADS:
        return _here(seconds, work)
    worker = _Worker(work)
    worker.start()
    try:
        in_time = _wait(worker.ended, seconds, cancelled)
    except BaseException:
        # The learner pressed the stop button of the notebook.
        worker.stop()
        raise
    if not in_time:
        worker.stop()
        raise CancelledError if cancelled is not None and cancelled() else TooSlowError
    if worker.error is not None:
        raise worker.error
    return worker.result


def _here(seconds: float, work: Callable[[], T]) -> T:
    try:
        return interrupted(seconds, work, _Stopped)
    except _Stopped:
        raise TooSlowError from None


def _wait(ended: threading.Event, seconds: float, cancelled: Callable[[], bool] | None) -> bool:
    if cancelled is None:
        return ended.wait(seconds)
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0 and not cancelled():
        if ended.wait(min(left, PAUSE)):
            return True
    return ended.is_set()
