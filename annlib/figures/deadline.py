"""Stop a learner's function that runs too long, in whichever thread it runs.

JupyterLab handles what a figure's sliders send in a thread of its own (a subshell), where
signals do not arrive. An exception set from a second thread does, on every platform.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooSlowError(BaseException):
    """The time is up. Not an `Exception`, so that a learner's ``except Exception`` lets it pass."""


class _Watcher(threading.Thread):
    """Raise `TooSlowError` in one thread once the time is up, and again until it is heeded."""

    def __init__(self, seconds: float) -> None:
        super().__init__(name="annlib-deadline", daemon=True)
        self._seconds = seconds
        self._target = ctypes.c_ulong(threading.get_ident())
        self._lock = threading.Lock()
        self._done = threading.Event()

    def run(self) -> None:
        delay = self._seconds
        while not self._done.wait(delay):
            with self._lock:
                if not self._done.is_set():
                    self._raise(ctypes.py_object(TooSlowError))
            delay = 0.2

    def finish(self) -> None:
        with self._lock:
            self._done.set()
            # One that was set but has not been raised yet must not go off in the caller.
            self._raise(None)

    def _raise(self, error: object) -> None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(self._target, error)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` inside the block once it has run for `seconds`.

    A single long call into C, such as one huge matrix product, ends first.
    """
    watcher = _Watcher(seconds)
    watcher.start()
    try:
        try:
            yield
        finally:
            watcher.finish()
    except TooSlowError:
        # It may have gone off inside the line above; it goes off again after 0.2 s at the earliest.
        watcher.finish()
        raise
