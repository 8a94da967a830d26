"""From the click on a notebook to its text and an idle kernel, in JupyterLab and Chromium.

The lesson stands beside an empty notebook, and beside one that has as many cells with a word in
each: what JupyterLab itself takes for so many cells, no lesson can do without.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.anncourse.figures.jupyterlab import GENEROUS, browser, running_lab

ROOT = Path(__file__).parents[1]
LESSON = "01_perceptron"
#: The most that a lesson is to take of an empty notebook's time.
TARGET = 1.2
#: Milliseconds in which JupyterLab comes to rest before the click.
REST = 2500

#: The first text of a notebook is there, and JupyterLab says that the kernel is idle.
OPEN = """() => document.querySelector(".jp-Notebook .jp-Cell")
    && document.querySelector(".jp-Notebook-ExecutionIndicator")?.dataset.status === "idle" """
CLICK = """name => {
    const item = [...document.querySelectorAll(".jp-DirListing-item")]
        .find(one => one.textContent.includes(name));
    item.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
    return performance.now();
}"""


def write_notebooks(folder: Path) -> list[str]:
    """Write the three notebooks, and return their names."""
    lesson = ROOT / "lessons" / LESSON / f"{LESSON}.ipynb"
    cells = [
        new_code_cell("1") if cell.cell_type == "code" else new_markdown_cell("word")
        for cell in nbformat.read(lesson, as_version=4).cells
    ]
    nbformat.write(new_notebook(cells=[new_code_cell("")]), folder / "empty.ipynb")
    nbformat.write(new_notebook(cells=cells), folder / "plain.ipynb")
    shutil.copy(lesson, folder / "lesson.ipynb")
    return ["empty", "plain", "lesson"]


def opened(page: Any, metrics: Any, address: str, name: str) -> tuple[float, float]:
    """Click on a notebook; return the seconds until it is open, and those its page computed."""
    page.goto(f"{address}/lab?reset")
    page.locator(".jp-DirListing-item").first.wait_for(timeout=GENEROUS * 1000)
    page.wait_for_timeout(REST)
    computed = thread_time(metrics)
    begin = page.evaluate(CLICK, f"{name}.ipynb")
    page.wait_for_function(OPEN, polling=20, timeout=GENEROUS * 1000)
    seconds = (page.evaluate("performance.now()") - begin) / 1000
    computed = thread_time(metrics) - computed
    token = next(c["value"] for c in page.context.cookies() if c["name"] == "_xsrf")
    for session in page.request.get(f"{address}/api/sessions").json():
        page.request.delete(
            f"{address}/api/sessions/{session['id']}", headers={"X-XSRFToken": token}
        )
    return seconds, computed


def thread_time(metrics: Any) -> float:
    """Return the processor seconds of the page's thread so far."""
    found = metrics.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in found if one["name"] == "ThreadTime"))


def lines(repeats: int) -> Iterator[str]:
    """Return the table."""
    found: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        names = write_notebooks(Path(name))
        with running_lab(Path(name)) as address, browser() as chromium:
            page = chromium.new_page(viewport={"width": 1250, "height": 900})
            metrics = page.context.new_cdp_session(page)
            metrics.send("Performance.enable")
            for _ in range(repeats):
                for one in names:
                    found.setdefault(one, []).append(opened(page, metrics, address, one))
    n_cells = len(nbformat.read(ROOT / "lessons" / LESSON / f"{LESSON}.ipynb", as_version=4).cells)
    titles = {
        "empty": "an empty notebook",
        "plain": f"{n_cells} cells with a word in each",
        "lesson": f"{LESSON}, {n_cells} cells",
    }
    yield "| from click to text and idle kernel | s | page's own s | of empty | at most |"
    yield "|---|---:|---:|---:|---:|"
    medians = {
        one: tuple(statistics.median(column) for column in zip(*values, strict=True))
        for one, values in found.items()
    }
    for one, (seconds, computed) in medians.items():
        of_empty = seconds / medians["empty"][0]
        target = f"{TARGET:g}" if one == "lesson" else ""
        yield f"| {titles[one]} | {seconds:.2f} | {computed:.2f} | {of_empty:.2f} | {target} |"
