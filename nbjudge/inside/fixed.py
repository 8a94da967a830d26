"""The same today and tomorrow: seeds, clock and limits of the student's process."""

from __future__ import annotations

import contextlib
import datetime
import os
import random
import resource
import time
from importlib.machinery import ExtensionFileLoader
from typing import Any

# What every notebook takes for now, so that nothing depends on the day it is graded.
START = 1_767_225_600.0  # 1 January 2026, 00:00 UTC


def limit(sizes: dict[str, int]) -> None:
    """Set the limits of this process and of all that it starts."""
    for name, value in sizes.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def join(entries: list[int]) -> None:
    """Go into the memory group whose open entry is given, and close that; no thread is here yet.

    Where the kernel refuses, the group stays empty, and the judge adds up instead.
    """
    for entry in entries:
        with contextlib.suppress(OSError):
            os.write(entry, b"0")
        os.close(entry)


def drop_privileges(user: int) -> None:
    """Become an ordinary user, where the sandbox was started by root."""
    if os.getuid() == 0 and user:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)


def fix_seeds() -> None:
    """Make what nobody seeded the same every time."""
    chance = random.Random(0)
    random.seed(0)
    os.urandom = lambda size: chance.randbytes(size)
    random.SystemRandom.getrandbits = lambda self, k: chance.getrandbits(k)  # type: ignore[method-assign]
    import numpy as np

    # Code that learners write may well use the old functions.
    np.random.seed(0)  # noqa: NPY002
    np.random.bit_generator.randbits = chance.getrandbits  # type: ignore[attr-defined]


def fix_clock() -> None:
    """Let the time of day start at `START`; what measures durations goes on as it does."""
    begin = time.monotonic()
    real = datetime.datetime
    real_date = datetime.date

    def now() -> float:
        return START + time.monotonic() - begin

    class Kind(type):
        """Lets what the library itself makes count as an instance."""

        def __instancecheck__(cls, item: object) -> bool:
            return isinstance(item, real if cls is Datetime else real_date)

    class Datetime(real, metaclass=Kind):  # type: ignore[misc, valid-type]
        """`datetime.datetime` with another now."""

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return cls.fromtimestamp(now(), tz)

        @classmethod
        def today(cls) -> Any:
            return cls.fromtimestamp(now())

        @classmethod
        def utcnow(cls) -> Any:
            return cls.fromtimestamp(now(), datetime.UTC).replace(tzinfo=None)

    class Date(real_date, metaclass=Kind):  # type: ignore[misc, valid-type]
        """`datetime.date` with another today."""

        @classmethod
        def today(cls) -> Any:
            return cls.fromtimestamp(now())

    Datetime.__name__ = Datetime.__qualname__ = "datetime"
    Date.__name__ = Date.__qualname__ = "date"
    time.time = now
    time.time_ns = lambda: int(now() * 1e9)
    _replace_dates(Datetime, Date)


def _replace_dates(*fixed: type) -> None:
    """Put classes of dates in place of the real ones, but for what is written in C.

    A library such as pandas, imported later, takes the size of these classes for granted, and
    would write over what it does not own.
    """
    real = datetime.datetime, datetime.date

    def put(classes: tuple[type, ...]) -> None:
        datetime.datetime, datetime.date = classes  # type: ignore[misc, assignment]

    def with_real(load: Any) -> Any:
        def loading(self: Any, given: Any) -> Any:
            before = datetime.datetime, datetime.date
            put(real)
            try:
                return load(self, given)
            finally:
                put(before)

        return loading

    put(fixed)
    loader: Any = ExtensionFileLoader
    loader.create_module = with_real(loader.create_module)
    loader.exec_module = with_real(loader.exec_module)
