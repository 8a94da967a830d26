"""What a cell puts out, kept within limits: sizes, short tracebacks, and errors in plain words."""

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from nbformat import NotebookNode

from nbjudge.notebook.cells import new_output

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")

# Characters that are kept of one error: more is of no use to anybody.
MAX_ERROR_LENGTH = 2_000
KEPT_FRAMES = 2
WIDTH = 88


def size_of(content: Mapping[str, Any]) -> int:
    """Return about how many bytes of memory a kernel's message takes.

    Parameters
    ----------
    content
        The message's content: nested dictionaries and lists of plain values.
    """
    size = 0
    rest: list[Any] = [content]
    while rest:
        item = rest.pop()
        if isinstance(item, Mapping):
            rest += [*item.keys(), *item.values()]
        elif isinstance(item, list | tuple):
            rest += item
        else:
            # Numbers and None are small; only text and bytes can be long.
            size += len(item) if isinstance(item, str | bytes) else 8
    return size


def make_error(name: str, words: str) -> NotebookNode:
    """Return an error output that reads as plain words; nbgrader gives 0 points for it."""
    # Feedback pages do not wrap what stands in a traceback.
    return new_output("error", ename=name, evalue=words, traceback=textwrap.wrap(words, WIDTH))


def shorten_error(output: NotebookNode) -> None:
    """Keep of a traceback its head, the student's own lines, and the message."""
    frames = [str(frame) for frame in output.get("traceback", [])]
    if len(frames) > KEPT_FRAMES + 2:
        own = [frame for frame in frames[1:-1] if "Cell In[" in ANSI.sub("", frame)]
        frames = [*own[:1], *own[1:][-(KEPT_FRAMES - 1) :], frames[-1]]
    output["traceback"] = [shorten(frame) for frame in frames]
    output["evalue"] = shorten(str(output.get("evalue", "")))


def shorten(text: str, length: int = MAX_ERROR_LENGTH) -> str:
    """Return a text without its middle where it is longer than `length` characters."""
    if len(text) <= length:
        return text
    half = length // 2
    return f"{text[:half]} … {text[-half:]}"


def keep_head(outputs: Iterable[NotebookNode], n_characters: int) -> list[NotebookNode]:
    """Return the text outputs up to `n_characters`, as proof of what was printed."""
    head = []
    for output in outputs:
        if output.output_type == "stream" and n_characters > 0:
            text = output.text[:n_characters]
            n_characters -= len(text)
            head.append(new_output("stream", name=output.name, text=text))
    return head
