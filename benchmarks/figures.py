"""How long a figure takes from the key press to the new picture on the screen.

``python -m benchmarks.figures`` needs Chromium. It moves each figure in a real JupyterLab, and in
the same notebook the same picture drawn with ``ipywidgets.interact`` and a fresh Matplotlib figure.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.figures.jupyterlab import (
    CHROMIUM,
    browser,
    open_notebook,
    run_cell,
    running_lab,
    write_notebook,
)

MOVES = 60
MANY = 1000
SECONDS = 6

SETUP = """\
%matplotlib inline
import os
import matplotlib.pyplot as plt
import numpy as np
import psutil
from annlib import load_iris
from annlib.figures import *
from annlib.figures.learning_rule.figure import _flowers
from annlib.figures.learning_rule.numbers import learning_trace
from annlib import perceptron_update
from ipywidgets import interact
"""

#: Figure -> the same picture in Matplotlib.
FIGURES = {
    "perceptron_line()": """\
corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
def draw(w1=(-3.0, 3.0, 0.1), w2=(-3.0, 3.0, 0.1), b=(-3.0, 3.0, 0.1)):
    figure, axes = plt.subplots(figsize=(5, 5))
    x = np.linspace(-0.75, 1.75, 25)
    z = w1 * x + w2 * x[:, None] + b
    axes.contourf(x, x, z >= 0, levels=1, alpha=0.2)
    axes.contour(x, x, z, levels=[0])
    axes.scatter(*corners.T, c=[0, 0, 0, 1], s=150)
    for x1, x2 in corners:
        axes.annotate("right" if (w1 * x1 + w2 * x2 + b >= 0) == (x1 * x2) else "wrong", (x1, x2))
    axes.set(xlabel="x1", ylabel="x2", title=f"{w1:.1f} x1 + {w2:.1f} x2 + {b:.1f}")
    plt.show()
interact(draw)
""",
    "weight_and_bias()": """\
x, y = load_iris().X[::3, 2:].T
def draw(w=(-0.5, 1.0, 0.02), b=(-1.5, 1.5, 0.05)):
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 4))
    left.scatter(x, y)
    left.vlines(x, y, w * x + b)
    left.plot([-0.5, 7.5], [-0.5 * w + b, 7.5 * w + b])
    left.set(xlabel="petal length", ylabel="petal width", ylim=(-1.5, 3),
             title=f"error {np.mean((w * x + b - y) ** 2):.3f}")
    line = np.linspace(-5, 8, 100)
    right.plot(line, w * line + b)
    right.step(line, w * line + b >= 0)
    right.set(xlabel="x", ylabel="z", ylim=(-3, 3))
    plt.show()
interact(draw)
""",
    "perceptron_learning()": """\
X, y, _ = _flowers()
steps = learning_trace(perceptron_update, X, y, 0.1).steps
def draw(step=(1, len(steps))):
    s = steps[step - 1]
    figure, axes = plt.subplots(figsize=(6, 5))
    axes.scatter(*X[y == 0].T, marker="s")
    axes.scatter(*X[y == 1].T)
    axes.scatter(*X[s.row], s=200, facecolors="none", edgecolors="k")
    for w, b, style in ((s.w, s.b, "--"), (s.new_w, s.new_b, "-")):
        if w[1]:
            axes.plot([0, 5], [-b / w[1], -(5 * w[0] + b) / w[1]], style)
    axes.set(xlabel="petal length", ylabel="petal width", ylim=(-0.2, 2), title=f"z = {s.z:.2f}")
    plt.show()
interact(draw)
""",
}

#: Figures that are measured alone.
ALONE = (
    "activation_explorer()",
    "network_values()",
    "loss_curves()",
    "descent()",
    "backpropagation_steps()",
    "live_training()",
)

#: Note when a key goes down, and when what it changed is on the screen.
WATCH = """([root, ours]) => {
  // A timer that is set while a frame is made goes off when that frame is painted.
  const shown = () => requestAnimationFrame(() => setTimeout(() => {
    window.annlibShown = performance.now();
  }));
  window.annlibPressed = Infinity;
  window.addEventListener("keydown", () => {
    window.annlibPressed = performance.now();
    window.annlibShown = null;
  }, true);
  const observer = new MutationObserver(async () => {
    if (!ours) {
      const image = root.querySelector("img");
      if (!image || image.src === window.annlibImage) return;
      window.annlibImage = image.src;
      await image.decode();
    }
    shown();
  });
  const options = ours ? { attributes: true, attributeFilter: ["data-of"] }
                       : { childList: true, subtree: true, attributes: true };
  observer.observe(root, options);
  window.annlibStop = () => observer.disconnect();
}"""


def latencies(page: Any, cell: Any, ours: bool, moves: int) -> list[float]:
    """Press an arrow key again and again; return milliseconds from key to screen."""
    root = cell.locator(".annlib-figure" if ours else ".jp-OutputArea").first
    root.wait_for()
    slider = cell.locator("input[type=range]" if ours else ".noUi-handle").first
    slider.focus()
    page.evaluate(WATCH, [root.element_handle(), ours])
    times = []
    for i in range(moves):
        # Back and forth, so that no end of a slider is reached: there nothing would change.
        page.keyboard.press("ArrowRight" if i % 20 < 10 else "ArrowLeft")
        page.wait_for_function("window.annlibShown", polling=5, timeout=10_000)
        times.append(page.evaluate("window.annlibShown - window.annlibPressed"))
    page.evaluate("window.annlibStop()")
    return times[5:]


def frames_per_second(page: Any, cell: Any, layers: int, neurons: int) -> float:
    """Start the playground, which shows every epoch, and count epochs by the clock."""
    figure = cell.locator(".annlib-figure")
    for name, value in (("hidden layers", layers), ("neurons", neurons)):
        slider = figure.get_by_role("slider", name=name)
        slider.press("Home")
        for _ in range(value - 1):
            slider.press("ArrowRight")
    figure.get_by_role("button", name="start").click()
    page.wait_for_timeout(1000)
    epochs = "figure => Number(figure.querySelectorAll('tbody td')[1].textContent)"
    first, started = figure.evaluate(epochs), time.perf_counter()
    page.wait_for_timeout(SECONDS * 1000)
    last, ended = figure.evaluate(epochs), time.perf_counter()
    figure.get_by_role("button", name="pause").click()
    return float(last - first) / (ended - started)


def memory(page: Any, kernel_cell: int) -> tuple[float, float]:
    """Return megabytes held by the kernel and by the page's JavaScript."""
    page.evaluate("window.gc()")
    output = run_cell(page, kernel_cell).locator(".jp-OutputArea-output").first
    heap = page.evaluate("performance.memory.usedJSHeapSize / 2 ** 20")
    return float(output.inner_text()), heap


def summary(times: list[float]) -> tuple[float, float]:
    """Return median and 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def lines() -> Iterator[str]:
    """Measure every figure and write a Markdown table."""
    cells = [SETUP]
    for ours, theirs in FIGURES.items():
        cells += [ours, theirs]
    cells += [*ALONE, "playground()"]
    cells.append(
        "import gc; gc.collect(); print(psutil.Process(os.getpid()).memory_info().rss / 2**20)"
    )
    flags = ["--js-flags=--expose-gc", "--enable-precise-memory-info"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_notebook(folder / "bench.ipynb", cells)
        with running_lab(folder) as address, browser(*flags) as chromium:
            page = chromium.new_page(viewport={"width": 1250, "height": 1100})
            open_notebook(page, address, "bench.ipynb")
            run_cell(page, 0)
            yield "| figure | median | 95th | Matplotlib median | 95th | ratio of medians |"
            yield "|---|---|---|---|---|---|"
            for i, figure in enumerate(FIGURES):
                index = 2 * i + 1
                ours = summary(latencies(page, run_cell(page, index), True, MOVES))
                theirs = summary(latencies(page, run_cell(page, index + 1), False, MOVES // 2))
                times = " | ".join(f"{t:.0f} ms" for t in (*ours, *theirs))
                yield f"| `{figure}` | {times} | {theirs[0] / ours[0]:.1f} |"
            for index, figure in enumerate(ALONE, start=2 * len(FIGURES) + 1):
                times = summary(latencies(page, run_cell(page, index), True, MOVES))
                yield f"| `{figure}` | " + " | ".join(f"{t:.0f} ms" for t in times) + " | | | |"
            yield ""
            cell = run_cell(page, len(cells) - 2)
            for layers, neurons in ((1, 4), (2, 4), (3, 8)):
                rate = frames_per_second(page, cell, layers, neurons)
                yield f"The playground shows {rate:.0f} frames a second with {layers} x {neurons} "
                yield f"hidden neurons (load average {os.getloadavg()[0]:.1f})."
            yield ""
            last = len(cells) - 1
            before = memory(page, last)
            latencies(page, run_cell(page, 1), True, MANY)
            after = memory(page, last)
            kernel, script = (f"{b - a:+.1f} MB" for a, b in zip(before, after, strict=True))
            yield f"After {MANY} more moves of the first figure the kernel holds {kernel}, "
            yield f"the page's JavaScript {script}."


def main() -> None:
    """Print the table."""
    if CHROMIUM is None:
        sys.exit("expected Chromium on PATH, found none: the figures were not measured.")
    for line in lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()
