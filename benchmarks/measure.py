"""Time functions against each other, so that what else the machine does hits all alike."""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Mapping


def interleaved_medians(
    functions: Mapping[str, Callable[[], object]],
    repeats: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Run all functions in turn, `repeats` times after one warm-up, and return median seconds."""
    seconds: dict[str, list[float]] = {name: [] for name in functions}
    for function in functions.values():
        function()
    names = list(functions)
    for repeat in range(repeats):
        # Every function gets every neighbour: what one leaves in the caches is shared out.
        shift = repeat % len(names)
        for name in names[shift:] + names[:shift]:
            gc.collect()
            start = clock()
            functions[name]()
            seconds[name].append(clock() - start)
    return {name: statistics.median(times) for name, times in seconds.items()}


def peak_bytes(function: Callable[[], object]) -> int:
    """Run a function once and return the most memory that it held beyond what was there before."""
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        function()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
