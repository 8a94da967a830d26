"""A limit on the memory that the judge itself takes for a test."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


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

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [pages * os.sysconf("SC_PAGE_SIZE") + extra, before, hard]
    wanted = min(limit for limit in limits if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))
