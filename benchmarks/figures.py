"""How long a figure takes from the key press to the new picture on the screen.

It moves each figure in a real JupyterLab, as `anncourse lab` sets it up, in headless Chromium;
and in the same notebook the same picture drawn with ``ipywidgets.interact`` and a fresh Matplotlib
figure.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.anncourse.figures.jupyterlab import (
    CHROMIUM,
    browser,
    open_notebook,
    run_cell,
    running_lab,
    write_notebook,
)

#: Moves of each figure, shared out among its sliders, after a few that do not count.
MOVES, THEIR_MOVES, WARM_UP = 60, 18, 3
#: The goals: milliseconds of median and 95th percentile, times as fast, frames a second.
MEDIAN, MOST, TIMES, FRAMES = 30, 100, 3, 30
MANY = 10_000
SECONDS = 6

IMPORT = """\
%matplotlib inline
import gc, os, psutil
from anncourse.figures import *
from benchmarks import in_matplotlib
from ipywidgets import interact"""
MEMORY = "gc.collect(); print(psutil.Process(os.getpid()).memory_info().rss / 2**20)"
OURS, THEIRS, LAST = 1, 2, 3

#: Figure -> the sliders of its picture in Matplotlib: lowest, highest and step.
SLIDERS: dict[str, dict[str, tuple[float, ...]]] = {
    "perceptron_line": {"w1": (-3.0, 3.0, 0.1), "w2": (-3.0, 3.0, 0.1), "b": (-3.0, 3.0, 0.1)},
    "weight_and_bias": {"w": (-0.5, 1.0, 0.02), "b": (-1.5, 1.5, 0.05)},
    "perceptron_learning": {"step": (0, 79)},
    "activation_explorer": {
        "x": (-6.0, 6.0, 0.1), "w": (-3.0, 3.0, 0.1), "b": (-6.0, 6.0, 0.1),
        "threshold": (-1.0, 2.0, 0.05),
    },
    "network_values": {"x1": (-3.0, 3.0, 0.05), "x2": (-3.0, 3.0, 0.05)},
    "loss_curves": {"p": (0.01, 0.99, 0.01)},
    "descent": {"w": (-3.0, 4.0, 0.1), "b": (-3.0, 4.0, 0.1), "lr": (0.01, 0.7, 0.01)},
    "backpropagation_steps": {
        "step": (0, 9), "x1": (-3.0, 3.0, 0.05), "x2": (-3.0, 3.0, 0.05),
    },
    "live_training": {"neurons": (1, 16)},
    "wrong_digits": {"which": (1, 20), "right": (-3, 3), "down": (-3, 3)},
    "playground": {"noise": (0.0, 0.4, 0.05), "neurons": (1, 8)},
}  # fmt: skip

#: Keep the moment a key goes down, and promise the moment when what it changed is on the screen.
WATCH = """([root, ours]) => {
  window.annlibStop?.();
  window.annlibExpect = () => {
    window.annlibTook = new Promise((resolve, reject) => {
      window.annlibShown = resolve;
      setTimeout(() => reject(new Error("no new picture within 20 s")), 20000);
    });
  };
  const press = () => (window.annlibPressed = performance.now());
  window.addEventListener("keydown", press, true);
  let shown = root.querySelector("img")?.src;
  const observer = new MutationObserver(async () => {
    if (!ours) {
      const image = root.querySelector("img");
      if (!image || image.src === shown) return;
      shown = image.src;
      await image.decode().catch(() => {}); // it fails where the image is replaced meanwhile
    }
    // A timer that is set while a frame is made goes off when that frame is painted.
    requestAnimationFrame(() => setTimeout(() => {
      window.annlibShown(performance.now() - window.annlibPressed);
    }));
  });
  const options = ours ? { attributes: true, attributeFilter: ["data-of"] }
                       : { childList: true, subtree: true, attributes: true };
  observer.observe(root, options);
  window.annlibStop = () => {
    observer.disconnect();
    window.removeEventListener("keydown", press, true);
  };
}"""
#: Count the frames in which a table of a figure has come to show other numbers.
COUNT_FRAMES = """([table, seconds]) => new Promise((resolve) => {
  let [frames, waiting] = [0, false];
  const observer = new MutationObserver(() => {
    // Two pictures that come within one frame are one frame.
    if (!waiting) requestAnimationFrame(() => (([frames, waiting] = [frames + 1, false])));
    waiting = true;
  });
  observer.observe(table, { childList: true, characterData: true, subtree: true });
  setTimeout(() => {
    observer.disconnect();
    resolve(frames / seconds);
  }, 1000 * seconds);
})"""


#: Move a slider there and back so often, each time once the picture of the last move is there.
MOVE_OFTEN = """async ([root, moves]) => {
  const slider = root.querySelector("input[type=range]");
  const [first, step] = [Number(slider.value), Number(slider.step)];
  for (let i = 0; i < moves; i++) {
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => (observer.disconnect(), resolve()));
      observer.observe(root, { attributes: true, attributeFilter: ["data-of"] });
      slider.value = first + (i % 2 ? 0 : step);
      slider.dispatchEvent(new Event("input"));
    });
  }
}"""


def latencies(page: Any, cell: Any, ours: bool, moves: int) -> list[float]:
    """Press arrow keys on every slider; return milliseconds from each key to the screen."""
    root = cell.locator(".annlib-figure" if ours else ".jp-OutputArea").first
    root.wait_for()
    sliders = cell.locator("input[type=range]" if ours else ".noUi-handle").all()
    page.wait_for_timeout(1000)
    page.evaluate(WATCH, [root.element_handle(), ours])
    times: list[float] = []
    for slider in sliders:
        slider.focus()
        # There and back again: at the end of a slider a key would change nothing.
        keys = ("ArrowRight", "ArrowLeft") if _has_room(slider) else ("ArrowLeft", "ArrowRight")
        for i in range(WARM_UP + moves // len(sliders)):
            page.evaluate("window.annlibExpect()")
            page.keyboard.press(keys[i % 2])
            took = page.evaluate("window.annlibTook")
            if i >= WARM_UP:
                times.append(took)
            # Two keys within one picture would be answered as one, or, there and back, not at all.
            page.wait_for_timeout(50 if ours else 250)
    page.evaluate("window.annlibStop()")
    return times


def _has_room(slider: Any) -> bool:
    value, highest = (
        slider.evaluate(f"e => Number(e.{field} ?? e.getAttribute('aria-value{aria}'))")
        for field, aria in (("value", "now"), ("max", "max"))
    )
    return bool(value < highest)


def frames_per_second(page: Any, cell: Any, layers: int, neurons: int) -> float:
    """Start the playground, and count the pictures of a training that come to the screen."""
    figure = cell.locator(".annlib-figure")
    for name, value in (("hidden layers", layers), ("neurons", neurons)):
        slider = figure.get_by_role("slider", name=name)
        slider.press("Home")
        for _ in range(value - 1):
            slider.press("ArrowRight")
    figure.get_by_role("button", name="start").click()
    page.wait_for_timeout(1000)
    rate = page.evaluate(COUNT_FRAMES, [figure.locator("table").element_handle(), SECONDS])
    figure.get_by_role("button", name="pause").click()
    return float(rate)


def memory(page: Any) -> tuple[float, float]:
    """Return megabytes held by the kernel and by the page's JavaScript."""
    page.evaluate("window.gc()")
    output = run_cell(page, LAST, MEMORY).locator(".jp-OutputArea-output").first
    heap = page.evaluate("performance.memory.usedJSHeapSize / 2 ** 20")
    return float(output.inner_text()), heap


def summary(times: list[float]) -> tuple[float, float]:
    """Return median and 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def table(page: Any) -> Iterator[str]:
    """Measure every figure and its picture in Matplotlib."""
    yield "| figure | median | 95th | Matplotlib median | 95th | times as fast | load |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, sliders in SLIDERS.items():
        ours = summary(latencies(page, run_cell(page, OURS, f"{name}()"), True, MOVES))
        source = f"interact(in_matplotlib.{name}, **{sliders});"
        theirs = summary(latencies(page, run_cell(page, THEIRS, source), False, THEIR_MOVES))
        times = " | ".join(f"{t:.0f} ms" for t in (*ours, *theirs))
        load = f"{os.getloadavg()[0]:.1f}"
        yield f"| `{name}` | {times} | {theirs[0] / ours[0]:.1f} | {load} |"


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Measure the figures, and write what came out as Markdown."""
    yield "## Figures: from the key to the screen"
    yield ""
    if CHROMIUM is None:
        yield "Not measured: expected Chromium on PATH, found none."
        return
    yield (
        "JupyterLab in headless Chromium; each figure beside the same picture drawn by "
        f"`ipywidgets.interact` with a fresh Matplotlib figure. Goals: median {MEDIAN} ms, 95th "
        f"percentile {MOST} ms, {TIMES} times as fast. *load* is the machine's load average of one "
        f"minute, the measurement included, on {os.cpu_count()} cores."
    )
    yield ""
    flags = ["--js-flags=--expose-gc", "--enable-precise-memory-info"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_notebook(folder / "bench.ipynb", [IMPORT, "", "", ""])
        with running_lab(folder) as address, browser(*flags) as chromium:
            page = chromium.new_page(viewport={"width": 1250, "height": 1100})
            open_notebook(page, address, "bench.ipynb")
            run_cell(page, 0)
            yield from table(page)
            yield ""
            yield "| playground | frames a second | goal | load |"
            yield "|---|---:|---:|---:|"
            run_cell(page, THEIRS, "")
            cell = run_cell(page, OURS, "playground()")
            for layers, neurons in ((1, 4), (2, 4), (3, 8)):
                rate = frames_per_second(page, cell, layers, neurons)
                load = f"{os.getloadavg()[0]:.1f}"
                yield f"| {layers} x {neurons} hidden neurons | {rate:.0f} | {FRAMES} | {load} |"
            yield ""
            cell = run_cell(page, OURS, "perceptron_line()")
            first, before = summary(latencies(page, cell, True, MOVES))[0], memory(page)
            figure = cell.locator(".annlib-figure").element_handle()
            page.evaluate(MOVE_OFTEN, [figure, MANY])
            last, after = summary(latencies(page, cell, True, MOVES))[0], memory(page)
            kernel, script = (f"{b - a:+.1f} MB" for a, b in zip(before, after, strict=True))
            yield f"After {MANY:,} more moves of one figure a move takes {last:.0f} ms, before them"
            yield f"{first:.0f} ms; the kernel holds {kernel}, the page's JavaScript {script}."
