"""Read a notebook file that a student handed in, or say in plain words why it cannot be read."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

import json
import os
import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from nbjudge.notebook.cells import new_cell
from nbjudge.notebook.opened import TooManyBytesError, open_regular, read_open, read_regular
from nbjudge.notebook.slim import without_outputs

# Far above any honest notebook, and small enough to be read into memory.
MAX_BYTES = 100_000_000
MAX_CELLS = 5_000
MAX_PIECES = 5_000_000


class UnreadableError(Exception):
    """Says in one sentence, without a full stop, what is wrong with a file."""


def read_notebook(path: Path) -> NotebookNode:
    """Return the notebook in a file, brought to format 4 and with every cell well-formed.

    Parameters
    ----------
    path
        File to read. Its name does not matter.

    Raises
    ------
    UnreadableError
        Where the file holds no notebook.
    """
    data = _read_json(_read_text(path))
    if not isinstance(data, dict) or not ({"cells", "worksheets"} & data.keys()):
        raise UnreadableError("the file is not a Jupyter notebook: it has no cells")
    if (count := _count_cells(data)) > MAX_CELLS:
        raise UnreadableError(f"it has {count:,} cells; at most {MAX_CELLS:,} are read")
    try:
        with warnings.catch_warnings():
            # Missing cell ids and the like are put right below.
            warnings.simplefilter("ignore")
            if data.get("nbformat") == 4:
                notebook = nbformat.from_dict(data)
            else:
                notebook = nbformat.reads(json.dumps(data), as_version=4)
        return normalise(notebook)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError("the file is a damaged Jupyter notebook") from error


def _count_cells(data: dict[str, Any]) -> int:
    # Before format 4, cells stood on worksheets.
    sheets = data.get("worksheets")
    holders = [data, *(sheets if isinstance(sheets, list) else [])]
    found = [holder.get("cells") for holder in holders if isinstance(holder, dict)]
    return len(holders) + sum(len(cells) for cells in found if isinstance(cells, list))


def compile_validators() -> None:
    """Compile what looks at every notebook that is read, for all that are forked from here."""
    for relaxed in (False, True):
        nbformat.validate(nbformat.v4.new_notebook(), relax_add_props=relaxed)


def is_too_large(path: Path) -> bool:
    """Whether a file is larger, or of more pieces, than what is read as a whole."""
    try:
        return _is_too_much(read_regular(path, MAX_BYTES))
    except TooManyBytesError:
        return True


def _is_too_much(content: bytes) -> bool:
    # Each number, text and list takes some ten times as much memory as it has characters.
    return len(content) > MAX_PIECES and sum(map(content.count, (b",", b"[", b"{"))) > MAX_PIECES


def is_sound(path: Path) -> bool:
    """Whether nbgrader can read the file as it stands, without `normalise`."""
    try:
        if is_too_large(path):
            return False
        text = read_regular(path, MAX_BYTES).decode("utf-8")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Not `nbformat.reads`, which validates as well, and only logs what it finds.
            notebook = nbformat.convert(nbformat.reader.reads(text), 4)
            nbformat.validate(notebook, relax_add_props=True)
        if _may_hold_half_characters(text):
            nbformat.writes(notebook).encode("utf-8")
    except Exception:
        return False
    return True


def _read_text(path: Path) -> str:
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            content = read_open(file, MAX_BYTES) if size <= MAX_BYTES else None
            if content is None or _is_too_much(content):
                file.seek(0)
                content = without_outputs(file, MAX_BYTES) or read_open(file, MAX_BYTES)
            if _is_too_much(content):
                raise UnreadableError(
                    f"it has more than {MAX_PIECES:,} numbers, texts and lists, besides what cells "
                    "put out"
                )
    except TooManyBytesError as error:
        raise UnreadableError(
            f"the file is too large: {error.size:,} bytes, at most {MAX_BYTES:,} "
            "are read besides what cells put out. Delete large texts and pictures from it"
        ) from error
    except OSError as error:
        # A link could point to another student's file.
        if path.is_symlink() or not path.is_file():
            raise UnreadableError(
                "there is no file of that name, but a folder or a link"
            ) from error
        raise UnreadableError("the file cannot be opened") from error
    if not content.strip():
        raise UnreadableError("the file is empty")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"the file is not text in UTF-8 (byte {error.start + 1:,} of {len(content):,}); "
            "it was damaged, or saved by a program that is not for notebooks"
        ) from error


def _read_json(text: str) -> Any:
    try:
        data = json.loads(text)
        if _may_hold_half_characters(text):
            plain = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
            data = json.loads(plain)
        return data
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"the file is not valid JSON (line {error.lineno}, column {error.colno}); "
            "it breaks off, or was changed by hand"
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableError("the file is not valid JSON; it was changed by hand") from error


def _may_hold_half_characters(text: str) -> bool:
    # Lone surrogates, which cannot be written to a file again; in UTF-8 they can only be escaped.
    return "\\ud" in text.lower()


def normalise(notebook: Mapping[str, Any]) -> NotebookNode:
    """Return a notebook of the same cells, each of which nbgrader can work with.

    Only what grading needs is kept: type, source, id, attachments and nbgrader's settings of each
    cell. Outputs are dropped, because grading runs every cell anew.

    Raises
    ------
    UnreadableError
        Where a cell is no cell at all.
    """
    if not isinstance(notebook.get("cells"), list):
        raise UnreadableError("the file is a damaged Jupyter notebook: its cells are not a list")
    cells = [normalise_cell(cell) for cell in notebook["cells"]]
    taken = {""}
    for number, cell in enumerate(cells):
        # A fixed id in place of a missing or doubled one: the same hand-in gives the same bytes.
        if cell["id"] in taken:
            cell["id"] = f"cell-{number}"
        taken.add(cell["id"])
    fresh: NotebookNode = nbformat.v4.new_notebook()
    fresh.cells = cells
    return fresh


def normalise_cell(cell: Any) -> NotebookNode:
    """Return a well-formed cell of the same type, source, id and nbgrader settings."""
    if not isinstance(cell, dict) or "source" not in cell:
        raise UnreadableError("the file is a damaged Jupyter notebook: one cell has no content")
    source = cell["source"]
    if isinstance(source, list):
        source = "".join(str(line) for line in source)
    fresh = new_cell(cell.get("cell_type"), str(source))
    if _is_valid_id(cell.get("id")):
        fresh["id"] = cell["id"]
    metadata = cell.get("metadata")
    if isinstance(metadata, dict) and isinstance(metadata.get("nbgrader"), dict):
        fresh.metadata["nbgrader"] = nbformat.from_dict(metadata["nbgrader"])
    if fresh.cell_type == "markdown" and isinstance(cell.get("attachments"), dict):
        pictures = {
            name: kinds for name, kinds in cell["attachments"].items() if _is_picture(kinds)
        }
        fresh["attachments"] = nbformat.from_dict(pictures)
    return fresh


def _is_picture(kinds: object) -> bool:
    # A text may be written as its lines.
    texts = kinds.values() if isinstance(kinds, dict) else [None]
    lines = [line for text in texts for line in (text if isinstance(text, list) else [text])]
    return all(isinstance(line, str) for line in lines)


def _is_valid_id(identifier: object) -> bool:
    return (
        isinstance(identifier, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", identifier) is not None
    )
