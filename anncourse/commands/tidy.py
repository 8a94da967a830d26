"""Bring a solution notebook into the one form that is committed.

What a person wrote stays; what JupyterLab, nbgrader and the kernel leave behind goes, so that
a difference between two versions is a difference in the lesson.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

Cell = dict[str, Any]
Notebook = dict[str, Any]

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE_INFO = {"name": "python"}

# Everything else in a cell's metadata is a trace of how somebody looked at it.
KEPT_CELL_METADATA = ("deletable", "editable", "nbgrader", "slideshow", "tags")

# What nbgrader turns into a test, in the cell of which nothing else stands.
DIRECTIVE = re.compile(r"### (HASHED )?AUTOTEST ")

# nbformat's rule for a cell id.
VALID_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


def tidy_text(text: str) -> str:
    """Return the tidy form of a notebook's JSON; tidy text comes back as it is.

    Parameters
    ----------
    text
        JSON of a notebook in format 4.

    Raises
    ------
    ValueError
        Where `text` is no JSON, or no notebook in format 4.
    """
    notebook = json.loads(text)
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
        raise ValueError("expected a notebook in format 4")
    for step in (join_sources, clear_outputs, fix_metadata, fold_hashes, name_cells):
        step(notebook)
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def tidy_file(path: Path) -> bool:
    """Rewrite one notebook in its tidy form and say whether that changed it."""
    before = path.read_bytes()
    after = tidy_text(before.decode("utf-8")).encode("utf-8")
    if after != before:
        path.write_bytes(after)
    return after != before


def join_sources(notebook: Notebook) -> None:
    """Write each source as a list of lines, as JupyterLab does."""
    for cell in notebook["cells"]:
        source = cell["source"]
        text = source if isinstance(source, str) else "".join(source)
        cell["source"] = text.splitlines(keepends=True)


def clear_outputs(notebook: Notebook) -> None:
    """Drop what running left behind."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None


def fix_metadata(notebook: Notebook) -> None:
    """Set the notebook's metadata, and keep of each cell's only what a person chose."""
    notebook["nbformat_minor"] = 5
    notebook["metadata"] = {
        "kernelspec": dict(KERNELSPEC),
        "language_info": dict(LANGUAGE_INFO),
    }
    for cell in notebook["cells"]:
        metadata = cell.get("metadata", {})
        cell["metadata"] = {key: metadata[key] for key in KEPT_CELL_METADATA if key in metadata}
        # nbgrader computes checksums anew when it makes the students' version.
        cell["metadata"].get("nbgrader", {}).pop("checksum", None)


def fold_hashes(notebook: Notebook) -> None:
    """Fold each cell that nbgrader fills with hashes, so that its first line alone is seen."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and DIRECTIVE.match("".join(cell["source"])):
            cell["metadata"]["jupyter"] = {"source_hidden": True}


def name_cells(notebook: Notebook) -> None:
    """Give each cell an id that stays: its grade_id, the id it has, or one of its content."""
    cells = notebook["cells"]
    # A cell may not take an id that another one has by its grade_id.
    taken: set[str] = set()
    for by_grade_id in (True, False):
        for cell in cells:
            grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            graded = VALID_ID.fullmatch(grade_id) is not None
            if graded is not by_grade_id:
                continue
            wanted = grade_id if graded else cell.get("id", "")
            if VALID_ID.fullmatch(wanted) is None:
                wanted = id_from_content(cell)
            cell["id"] = first_free(wanted, taken)
            taken.add(cell["id"])


def id_from_content(cell: Cell) -> str:
    """Return an id that depends on nothing but the cell's kind and source."""
    digest = hashlib.sha256("".join(cell["source"]).encode("utf-8")).hexdigest()
    return f"{cell['cell_type']}-{digest[:8]}"


def first_free(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, with the lowest number behind it that makes it unique."""
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted[:60]}-{number}"
    return candidate
