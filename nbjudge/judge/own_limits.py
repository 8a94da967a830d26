"""Limits on what the judge itself takes, so that no answer can take more than its own test."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator

from nbjudge.apart import address_space, end_after


@contextlib.contextmanager
def at_most(extra: int) -> Iterator[None]:
    """Let this process take no more than so many bytes on top of what it has.

    What a student returns may be small, and large in what a test makes of it: a column held
    against a row is a table. Python then raises MemoryError, as for any test that fails. On other
    systems than Linux nothing is limited.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [address_space() + extra, before, hard]
    wanted = min(limit for limit in limits if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))


@contextlib.contextmanager
def ending_after(seconds: float) -> Iterator[None]:
    """Do so meanwhile, if this is a process that may be ended.

    That is one for which `end_after` was called. nbgrader's own commands grade the whole class in
    one process, which may not be ended.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_CPU)
    if before[0] != resource.RLIM_INFINITY:
        end_after(min(seconds, before[0] - time.process_time()))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)
