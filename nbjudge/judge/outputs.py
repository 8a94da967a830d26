"""What a student's cell put out, as the outputs of a notebook cell: known kinds, safe to show."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from nbformat import NotebookNode

from nbjudge.judge.replies import Ran, printable
from nbjudge.notebook.cells import new_output
from nbjudge.notebook.clean import clean_html
from nbjudge.notebook.outputs import shorten

# The student's process counts as well, as long as it is what it was.
MAX_PIECES = 2_001

# Beginnings of the files that a browser shows as a picture and nothing else.
_PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def put_outputs(cell: NotebookNode, ran: Ran, number: int) -> None:
    """Give a cell its outputs; whatever is not of a known form is left out."""
    cell.outputs = []
    for entry in ran.outputs[:MAX_PIECES]:
        if not (isinstance(entry, list) and len(entry) == 2):
            continue
        kind, content = entry
        if kind in ("stdout", "stderr") and isinstance(content, str):
            before = cell.outputs[-1] if cell.outputs else {}
            if before.get("name") == kind:
                before["text"] += printable(content)
            else:
                cell.outputs.append(new_output("stream", name=kind, text=printable(content)))
        elif kind in ("display", "result") and isinstance(content, dict):
            data = safe_bundle(content)
            if kind == "display":
                cell.outputs.append(new_output("display_data", data=data))
            else:
                cell.outputs.append(new_output("execute_result", data=data, execution_count=number))
    if ran.error is not None:
        cell.outputs.append(error_output(ran.error))


def safe_bundle(content: dict[Any, Any]) -> dict[str, str]:
    """Return what an instructor's browser can show without running anything in it."""
    data = {"text/plain": ""}
    for mime, value in content.items():
        if not isinstance(value, str):
            continue
        if mime == "text/plain":
            data[mime] = printable(value)
        elif mime in _PICTURES and _is_picture(value, _PICTURES[mime]):
            data[mime] = value
        elif mime == "text/html":
            data[mime] = clean_html(printable(value))
    return data


def error_output(error: dict[str, Any]) -> NotebookNode:
    """Return the error that ended a cell."""
    name, text = printable(error.get("name")), shorten(printable(error.get("text")))
    frames = [shorten(printable(frame)) for frame in list(error.get("frames") or ())[:4]]
    return new_output("error", ename=name, evalue=text, traceback=[*frames, f"{name}: {text}"])


def _is_picture(value: str, beginning: bytes) -> bool:
    try:
        return base64.b64decode(value, validate=True).startswith(beginning)
    except (binascii.Error, ValueError):
        return False
