"""The tables: what was measured, as lines of Markdown."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.contenders import (
    CONTENDERS,
    NEEDS,
    Work,
    annlib_fit,
    bare_products,
    installed,
    least_steps,
)
from benchmarks.measure import interleaved_medians, peak_bytes

#: contender -> its time by that of `fit`: at least so much, and of `train` at most.
TARGETS = {
    "bare products": 0.90,
    "annlib train": 1.5,
    "PyTorch eager": 1.8,
    "scikit-learn MLPClassifier": 3.5,
}

BATCH_SIZES = [1, 16, 64, 256, 1024]
WIDTHS = [32, 64, 128, 256, 512, 1024]


def clock(threads: int) -> Callable[[], float]:
    """With one thread the time on the processor, which other programs disturb little."""
    return time.process_time if threads == 1 else time.perf_counter


def heading(threads: int) -> Iterator[str]:
    """Say where this was measured."""
    yield "# Benchmarks"
    yield ""
    yield (
        f"{platform.machine()}, {os.cpu_count()} cores, {threads} BLAS thread(s) for everyone, "
        f"Python {platform.python_version()}, NumPy {np.__version__}. Ratios are of medians of "
        f"{'processor' if threads == 1 else 'wall-clock'} time, measured in turn in one run."
    )


def comparison(work: Work, threads: int, repeats: int) -> Iterator[str]:
    """Compare one network with everybody."""
    runs = {name: make(work, threads) for name, make in CONTENDERS.items() if installed(name)}
    with threadpool_limits(threads):
        seconds = interleaved_medians(runs, repeats, clock(threads))
    yield f"## {'-'.join(map(str, work.sizes))}, batches of {work.batch_size}"
    yield ""
    yield (
        f"ReLU and softmax, float32, {work.n_rows:,} rows, SGD. {threads} thread(s). Each run is "
        f"{work.n_epochs} epochs; {repeats} runs each."
    )
    yield ""
    yield "| | ms per epoch | its time / that of `fit` | target |"
    yield "|---|---:|---:|---:|"
    for name in CONTENDERS:
        target = f"{TARGETS[name]:.2f}" if name in TARGETS else ""
        if name in seconds:
            ratio = seconds[name] / seconds["annlib fit"]
            milliseconds = seconds[name] / work.n_epochs * 1e3
            yield f"| {name} | {milliseconds:.1f} | {ratio:.2f} | {target} |"
        else:
            yield f"| {name} | {NEEDS[name]} is not installed | | {target} |"
    floor = seconds["bare products"]
    for name in filter(seconds.__contains__, NEEDS):
        yield ""
        yield (
            f"{name} takes {seconds[name] / floor:.2f} times as long as the bare products alone."
        )


def sweep(base: Work, threads: int, repeats: int) -> Iterator[str]:
    """Compare `fit` with its bare products for many shapes."""
    yield "## `fit` against its bare products, and the memory it takes"
    yield ""
    yield (
        f"{base.n_in} inputs, {base.n_out} outputs, {threads} thread(s). Each cell: time of the "
        "bare products / time of `fit`; in brackets, of what no step can do without, the products, "
        "rows gathered in random order and one update; and the most memory that `fit` held "
        "beyond the data. `fit` asks for its products in the way that is faster for a single row, "
        "so there it may be faster than the bare ones."
    )
    yield ""
    yield "| hidden | " + " | ".join(f"batch {size}" for size in BATCH_SIZES) + " |"
    yield "|---:|" + "---:|" * len(BATCH_SIZES)
    for width in WIDTHS:
        cells = []
        for batch_size in BATCH_SIZES:
            # Small batches take more time per row: fewer rows keep the table short. Steps are so
            # many that what `fit` does once, such as looking at its data, is not what is measured.
            n_rows = min(base.n_rows, max(400, 60 * batch_size))
            n_epochs = base.n_epochs if batch_size > 16 else 4 * base.n_epochs
            work = replace(
                base, n_hidden=width, batch_size=batch_size, n_rows=n_rows, n_epochs=n_epochs
            )
            fit = annlib_fit(work, threads)
            with threadpool_limits(threads):
                seconds = interleaved_medians(
                    {
                        "bare": bare_products(work, threads),
                        "least": least_steps(work, threads),
                        "fit": fit,
                    },
                    repeats,
                    clock(threads),
                )
            megabytes = peak_bytes(fit) / 1e6
            ratios = [seconds["bare"] / seconds[name] for name in ("fit", "least")]
            cells.append("{:.2f} ({:.2f}), {:.1f} MB".format(*ratios, megabytes))
        yield f"| {width} | " + " | ".join(cells) + " |"
