"""The pictures of a lesson: what its figures show where every exercise is solved.

The solution's notebook is run; of what its cells put out, the site takes pictures alone. What a
learner is to predict, find or print stays out, and so does every line of a solution.
"""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("image/svg+xml", "image/png")
SECONDS = 600

Pictures = dict[str, list[dict[str, Any]]]


def pictures_of_all(lessons: list[str]) -> dict[str, Pictures]:
    """Run the solutions of all lessons, as many at a time as there are cores."""
    with ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        return dict(zip(lessons, pool.map(pictures_of, lessons), strict=True))


def pictures_of(lesson: str) -> Pictures:
    """Run a solution and return, for each cell that a learner need not write, its pictures."""
    path = ROOT / "solutions" / lesson / f"{lesson}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    drawing = [cell.id for cell in notebook.cells if draws(cell)]
    last = max((i for i, cell in enumerate(notebook.cells) if cell.id in drawing), default=-1)
    # Tests are long, and change no picture.
    notebook.cells = [
        cell
        for cell in notebook.cells[: last + 1]
        if cell.cell_type == "code" and not cell.metadata.get("nbgrader", {}).get("grade")
    ]
    with tempfile.TemporaryDirectory(prefix="site-") as home:
        environment = os.environ | {"HOME": home, "OPENBLAS_NUM_THREADS": "1"}
        # They meet by a file: of two kernels that start at once, both may choose the same port.
        meeting = {"transport": "ipc", "connection_file": f"{home}/kernel.json"}
        client = NotebookClient(
            notebook,
            timeout=SECONDS,
            config=Config({"KernelManager": meeting}),
            resources={"metadata": {"path": str(path.parent)}},
            # Else each kernel warns, on the terminal, of other users of the machine.
            extra_arguments=["--log-level=ERROR"],
        )
        client.execute(env=environment)
    return {c.id: pictures_in(c.outputs) for c in notebook.cells if c.id in drawing}


def draws(cell: Any) -> bool:
    """Whether a cell calls a figure of the course and holds nothing that a learner writes."""
    solution = cell.metadata.get("nbgrader", {}).get("solution")
    return cell.cell_type == "code" and "figures." in cell.source and not solution


def pictures_in(outputs: list[Any]) -> list[dict[str, Any]]:
    """Return the outputs that are pictures, each in its first kind and with its words."""
    taken = []
    for output in outputs:
        data = output.get("data", {})
        for kind in KINDS:
            if kind in data:
                taken.append(
                    {"kind": kind, "data": data[kind], "words": data.get("text/plain", "")}
                )
                break
    return taken
