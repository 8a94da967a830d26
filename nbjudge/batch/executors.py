"""Spread the work: over processes of this machine, or over a Dask cluster."""

# distributed has functions without types.
# mypy: allow-untyped-calls

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass

from nbjudge.batch.lesson import code_fingerprint
from nbjudge.batch.servants import HOUSEHOLD, grade_here, key_of
from nbjudge.errors import CommandError
from nbjudge.judge.sandbox import find_wall

# More than so many wait for the one writer.
MAX_DEFAULT_JOBS = 16


@dataclass(frozen=True)
class Crew:
    """Who grades.

    Parameters
    ----------
    submit
        Takes a job as a parcel; the future holds the result's.
    size
        How many hand-ins are graded at the same time.
    """

    submit: Callable[[bytes], Future[bytes]]
    size: int


def default_jobs() -> int:
    """Return how many processes grade unless told otherwise: one for each processor at hand."""
    if hasattr(os, "sched_getaffinity"):
        available = len(os.sched_getaffinity(0))
    else:
        available = os.cpu_count() or 1
    return max(1, min(available, MAX_DEFAULT_JOBS))


@contextlib.contextmanager
def local_crew(lesson: bytes, jobs: int) -> Iterator[Crew]:
    """Grade in processes of this machine.

    Parameters
    ----------
    lesson
        As a parcel.
    jobs
        How many.
    """
    # Each thread waits for a process that grades; a process lost harms one hand-in only.
    executor: Executor = ThreadPoolExecutor(jobs, thread_name_prefix="grading")
    HOUSEHOLD.open()
    try:
        yield Crew(lambda job: executor.submit(grade_here, lesson, job), jobs)
    finally:
        HOUSEHOLD.close()
        executor.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def dask_crew(
    lesson: bytes, address: str, packages: tuple[str, ...], *, require_sandbox: bool = False
) -> Iterator[Crew]:
    """Grade on a Dask cluster.

    Parameters
    ----------
    lesson
        As a parcel.
    address
        The scheduler's, such as `tcp://10.0.0.5:8786`.
    packages
        Those whose code has to be the same on every worker.
    require_sandbox
        Whether to refuse where a worker has no sandbox.

    Raises
    ------
    CommandError
        Where Dask is not installed, nobody answers, or a worker has other code than this machine.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise CommandError(
            "expected Dask, which is not installed. Install it: pip install 'nbjudge[cluster]'"
        ) from error
    try:
        client = Client(address, set_as_default=False, timeout=10)
    except (OSError, ValueError) as error:
        raise CommandError(
            f"expected a Dask scheduler at {address}, and nobody answers there. "
            "Start one (dask scheduler), and workers (dask worker ADDRESS)."
        ) from error
    with client:
        threads = client.nthreads()
        if not threads:
            raise CommandError(f"expected workers at {address}, found none: dask worker {address}")
        ours = code_fingerprint(packages)
        fingerprints = client.run(code_fingerprint, packages)
        others = [worker for worker, theirs in fingerprints.items() if theirs != ours]
        if others:
            raise CommandError(
                "expected the same nbjudge, Python and libraries on every worker, because they "
                f"decide scores. Different on {', '.join(sorted(others))}."
            )
        open_ones = [worker for worker, holds in client.run(_is_walled).items() if not holds]
        if require_sandbox and open_ones:
            raise CommandError(
                f"expected a sandbox on every worker, and there is none on {', '.join(open_ones)}. "
                "Nothing was graded. `nbjudge doctor`, typed there, says what to do."
            )
        executor = client.get_executor(pure=False)
        # Sent once to every worker, not with every hand-in.
        sent = client.scatter(lesson, broadcast=True, hash=False)
        try:
            yield Crew(lambda job: executor.submit(grade_here, sent, job), sum(threads.values()))
        finally:
            executor.shutdown(wait=False)
            with contextlib.suppress(OSError, TimeoutError):
                client.run(dismiss_here, key_of(lesson), on_error="ignore")


def _is_walled() -> bool:
    return find_wall().holds


def dismiss_here(key: str) -> None:
    """End the processes of this machine that grade a lesson."""
    HOUSEHOLD.dismiss(key)
