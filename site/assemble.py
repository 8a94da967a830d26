"""Put together what Sphinx reads: the repository's own pages, where they lie in the repository.

Links between them therefore hold on the site as they hold in the repository. What is added: the
pictures of each lesson, a page for each module of annlib, recorded figures, MathJax. What gives
answers away stays in the repository: `solutions/`, and the plans and exams in `docs/teaching/`.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import recorded
from feedback import example_of

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/*.md",
    "benchmarks/LABS.md", "benchmarks/GRADING.md", "benchmarks/SCALE.md",
    "annlib/data/README.md", "anncourse/data/README.md",
)  # fmt: skip
BESIDE = ("docs/*.png", "docs/*.svg", "lessons/*/*.svg", "lessons/*/*.png")
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?![a-z]+:|#)([^)#\s]+)(#[^)\s]*)?\)")
HEADING = re.compile(r"^(#+)(?= )", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def lessons() -> list[str]:
    """Return the names of all lessons, in order."""
    return sorted(path.name for path in (ROOT / "lessons").iterdir() if path.is_dir())


def assemble(destination: Path, pictures: Mapping[str, Mapping[str, Any]]) -> None:
    """Write all that Sphinx reads into an empty folder.

    Parameters
    ----------
    destination : Path
    pictures : mapping
        Lesson -> cell -> its pictures; see `pictures.pictures_of`.
    """
    copy(destination)
    for lesson in lessons():
        path = Path("lessons") / lesson / f"{lesson}.ipynb"
        notebook = page_of(json.loads((ROOT / path).read_text("utf-8")), pictures.get(lesson, {}))
        show_feedback(notebook["cells"], *example_of(lesson))
        first = notebook["cells"][0]
        first["source"] = with_way_in("".join(first["source"]), lesson)
        (destination / path).write_text(json.dumps(notebook), "utf-8")
    write_reference(destination / "library")
    write_static(destination / "_static")


def copy(destination: Path) -> None:
    """Copy pages, and what lies beside them, to the place they have in the repository."""
    for pattern in (*PAGES, *BESIDE):
        for path in ROOT.glob(pattern):
            target = destination / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    for path in destination.rglob("*.md"):
        path.write_text(within(path.read_text("utf-8"), path.parent, destination), "utf-8")
    shutil.copytree(ROOT / "site" / "pages", destination, dirs_exist_ok=True)


def within(markdown: str, folder: Path, site: Path) -> str:
    """Leave of a link only its words where it leads to what the repository holds and the site not.

    A link that leads nowhere in the repository either stays, for Sphinx to complain of.
    """

    def kept(match: re.Match[str]) -> str:
        target = (folder / match[2]).resolve()
        missing = not target.exists() and target.is_relative_to(site.resolve())
        held = missing and (ROOT / target.relative_to(site.resolve())).exists()
        return match[1] if held else match[0]

    return LINK.sub(kept, markdown)


def page_of(notebook: dict[str, Any], pictures: Mapping[str, Any]) -> dict[str, Any]:
    """Return a students' notebook as a page: with its pictures, and headings in order."""
    depth = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            source, depth = in_order("".join(cell["source"]), depth)
            cell["source"] = source
            continue
        cell["outputs"] = [output_of(picture) for picture in pictures.get(cell["id"], [])]
        if cell["outputs"]:
            words = " ".join(pictures[cell["id"]][0]["words"].split())
            cell["metadata"]["mystnb"] = {"image": {"alt": words}}
        if cell["metadata"].get("jupyter", {}).get("source_hidden"):
            cell["metadata"]["tags"] = ["hide-input"]
    return notebook


def show_feedback(cells: list[dict[str, Any]], test: str, feedback: str) -> None:
    """Put below a test's cell what it says of a wrong answer."""
    place = next(
        number
        for number, cell in enumerate(cells)
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == test
    )
    # No message for a screen reader to interrupt with, as it is in the notebook.
    words = feedback.replace("<div role='status'", "<div", 1)
    html = f'<p class="example">What the check says of a wrong answer, for example:</p>\n{words}'
    cells.insert(place + 1, {"cell_type": "markdown", "id": "said", "metadata": {}, "source": html})


def with_way_in(markdown: str, lesson: str) -> str:
    """Put below a page's title links: to the lesson in the browser, see `lite`, and to slides."""
    where = f"../../lite/lab/index.html?path=work/{lesson}/{lesson}.ipynb"
    slides = f'<a href="../../slides/{lesson}.html">Slides</a>'
    link = f'<p class="way-in"><a href="{where}">Open in the browser</a> {slides}</p>'
    return re.sub(r"^(# .*)$", rf"\1\n\n{link}", markdown, count=1, flags=re.MULTILINE)


def in_order(markdown: str, depth: int) -> tuple[str, int]:
    """Make no heading more than one deeper than the one before, and only the first a title.

    Parameters
    ----------
    markdown : str
    depth : int
        The depth of the last heading before it; 0 if there was none.

    Returns
    -------
    markdown : str
    depth : int
        The depth of its last heading.
    """
    fences = [match.span() for match in FENCE.finditer(markdown)]

    def lift(match: re.Match[str]) -> str:
        nonlocal depth
        if any(start <= match.start() < end for start, end in fences):
            return match[0]
        depth = min(max(len(match[1]), 2), depth + 1) if depth else 1
        return "#" * depth

    return HEADING.sub(lift, markdown), depth


def output_of(picture: Mapping[str, Any]) -> dict[str, Any]:
    """Return a picture as the output of a notebook's cell."""
    data = {picture["kind"]: picture["data"]}
    return {"output_type": "display_data", "metadata": {}, "data": data}


def write_reference(folder: Path) -> None:
    """Write a page for each module of annlib, and one that lists them."""
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "annlib").rglob("*.py")
        if not path.name.startswith("_") and path.name not in ("figures.py", "checks.py")
    )
    for name in names:
        (folder / f"{name}.rst").write_text(
            f"{name}\n{'=' * len(name)}\n\n.. automodule:: {name}\n   :members:\n", "utf-8"
        )
    head = (ROOT / "site" / "pages" / "library" / "index.md").read_text("utf-8")
    toc = "\n".join(["```{toctree}", ":maxdepth: 1", "", *names, "```", ""])
    (folder / "index.md").write_text(f"{head}\n{toc}", "utf-8")


def write_static(folder: Path) -> None:
    """Write scripts, style sheets, recordings and MathJax with its fonts."""
    shutil.copytree(ROOT / "site" / "static", folder)
    (folder / "figure.js").write_text(recorded.script(), "utf-8")
    (folder / "figure.css").write_text(recorded.style(), "utf-8")
    recordings = {name: record() for name, record in recorded.RECORDED.items()}
    for name, recording in recordings.items():
        (folder / f"{name}.svg").write_text(recording.pop("still"), "utf-8")
    text = json.dumps(recordings, ensure_ascii=False, separators=(",", ":"))
    (folder / "recordings.js").write_text(f"window.annRecorded = {text};\n", "utf-8")
    mathjax = files("mathjax") / "static" / "mathjax" / "es5"
    fonts = Path("output") / "chtml" / "fonts" / "woff-v2"
    (folder / "mathjax").mkdir()
    shutil.copyfile(mathjax / "tex-chtml.js", folder / "mathjax" / "tex-chtml.js")
    shutil.copytree(mathjax / fonts, folder / "mathjax" / fonts)
