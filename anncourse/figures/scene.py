"""A picture as plain data: the one description from which both pictures are made.

The browser keeps the elements of a picture by their keys and updates them
(``static/patch.js``); a notebook without a kernel shows the same nodes written out as SVG
(`still`). Nothing here knows of numbers, axes or widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

#: One SVG element: its tag, key (unique among its siblings), attributes, text and children.
Node = dict[str, Any]


def node(
    tag: str, key: str, *, text: str = "", children: Sequence[Node] = (), **attributes: Any
) -> Node:
    """Describe one SVG element.

    Parameters
    ----------
    tag : str
        ``"circle"``, ``"path"``, ``"text"``, ``"g"`` …
    key : str
        By which the element is found again in the next picture; unique among its siblings.
    text : str
    children : sequence of Node
    **attributes
        With ``_`` for ``-``, and ``cls`` for ``class``. Numbers are rounded to a hundredth of a
        pixel, so that equal pictures are equal data.

    Returns
    -------
    Node
    """
    described: Node = {
        "tag": tag,
        "key": key,
        "attributes": {
            "class" if name == "cls" else name.replace("_", "-"): _value(value)
            for name, value in attributes.items()
        },
    }
    if text:
        described["text"] = text
    if children:
        described["children"] = list(children)
    return described


def path(*points: tuple[float, float], closed: bool = False) -> str:
    """Write the ``d`` of a path through points."""
    d = "M" + " L".join(f"{_value(x)},{_value(y)}" for x, y in points)
    return d + " Z" if closed else d


def markup(nodes: Sequence[Node]) -> str:
    """Write nodes as SVG."""
    return "".join(_element(n) for n in nodes)


@dataclass(frozen=True)
class Table:
    """A small table of numbers beside a picture.

    Attributes
    ----------
    head : tuple of str
    rows : tuple of tuples of str
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """What a figure shows for one setting of its controls.

    Attributes
    ----------
    size : tuple of int
        Width and height of the drawing, in its own units. The same for every setting.
    nodes : sequence of Node
        The drawing.
    description : str
        The drawing in words, for who cannot see it.
    say : tuple of str
        Sentences beside the picture, read out by a screen reader when they change.
    table : Table or None
    trouble : str
        What is wrong with the learner's function, or nothing.
    sound : str
        What a `anncourse.figures.controls.Listen` plays, as a data URI, or nothing.
    """

    size: tuple[int, int]
    nodes: Sequence[Node]
    description: str
    say: tuple[str, ...] = ()
    table: Table | None = None
    trouble: str = ""
    sound: str = ""


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return value
    rounded = round(float(value), 2)
    return int(rounded) if rounded.is_integer() else rounded


def _element(n: Node) -> str:
    attributes = "".join(f" {name}={quoteattr(str(v))}" for name, v in n["attributes"].items())
    inside = escape(n.get("text", "")) + markup(n.get("children", ()))
    return f"<{n['tag']}{attributes}>{inside}</{n['tag']}>"
