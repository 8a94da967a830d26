"""Tell which edition of a lesson a copy was made from, and what in it is the learner's.

Every copy carries in its notebook's metadata the digest of all that the lesson was made of and the
digests of its texts. A cell whose text is among them is as the course wrote it, whatever the lesson
says today. It is in the notebook itself so that both change in one instant, and move together.
"""

from __future__ import annotations

import copy
import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

Cell = dict[str, Any]
Notebook = dict[str, Any]

KEY = "anncourse"
# As `ipykernel` has it, which takes half a second to import.
LANGUAGE_INFO = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": platform.python_version(),
}


def source_of(cell: Mapping[str, Any]) -> str:
    """Return a cell's text, which a file holds as one string or as lines."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def digest(content: bytes) -> str:
    """Return ten hexadecimal digits that stand for the content."""
    return hashlib.sha256(content).hexdigest()[:10]


def text_of(cell: Mapping[str, Any]) -> str:
    """Return the digest of what a person can write in a cell: kind, text and pictures."""
    parts = [cell.get("cell_type"), source_of(cell).rstrip(), cell.get("attachments") or {}]
    return digest(json.dumps(parts, sort_keys=True).encode())


def edition_of(lesson: Notebook, companions: Mapping[str, bytes]) -> str:
    """Return the digest of a released lesson with the files beside it."""
    cells = [[cell.get("id"), cell.get("metadata"), text_of(cell)] for cell in lesson["cells"]]
    beside = sorted((name, digest(content)) for name, content in companions.items())
    return digest(json.dumps([cells, beside], sort_keys=True).encode())


def marked(lesson: Notebook, companions: Mapping[str, bytes], fetched: bool = False) -> Notebook:
    """Return a fresh copy of a released lesson, which says what it was made from, and whence.

    It says of the language what a kernel will say. Else JupyterLab writes that into it as soon as
    it is open, and whoever only reads is asked to save what they changed.
    """
    fresh = copy.deepcopy(lesson)
    texts = {text_of(cell) for cell in lesson["cells"]} | set(map(digest, companions.values()))
    fresh.setdefault("metadata", {})[KEY] = {
        "edition": edition_of(lesson, companions),
        "texts": sorted(texts),
    }
    if fetched:
        fresh["metadata"][KEY]["fetched"] = True
    fresh["metadata"]["language_info"] = LANGUAGE_INFO
    return fresh


def is_fetched(notebook: Notebook) -> bool:
    """Whether a copy came from the exchange, so that its new editions come from there as well."""
    mark = notebook.get("metadata", {}).get(KEY)
    return isinstance(mark, dict) and mark.get("fetched") is True


def edition_named_in(notebook: Notebook) -> str | None:
    """Return the edition that a copy says it was made from; None of a copy that says nothing."""
    mark = notebook.get("metadata", {}).get(KEY)
    edition = mark.get("edition") if isinstance(mark, dict) else None
    return edition if isinstance(edition, str) else None


def texts_of_the_course(notebook: Notebook, lesson: Notebook) -> set[str]:
    """Return the digests of all that the course wrote into a copy, and of the lesson of today."""
    today = {text_of(cell) for cell in lesson["cells"]}
    if edition_named_in(notebook) is None:
        return today | earlier_texts()
    return today | set(strings(notebook["metadata"][KEY].get("texts")))


def earlier_texts() -> set[str]:
    """Return the digests of all lessons' texts of the time when copies said nothing of themselves.

    They are those of commits 06ac124 and 6d8efb8 and never change.
    """
    return set(files(__package__).joinpath("earlier_texts.txt").read_text("utf-8").split())


def strings(values: object) -> Iterable[str]:
    """Return the strings of a list that a stranger may have changed."""
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
