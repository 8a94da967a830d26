"""The picture that stands in a notebook where no kernel runs: one SVG with its words below."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path

from anncourse.figures.plot import label
from anncourse.figures.scene import Node, Picture, Table, markup, node

STATIC = Path(__file__).parent / "static"
LINE = 22
CHARACTERS_PER_UNIT = 1 / 7.6


@cache
def static_text(*names: str) -> str:
    """Return the text of files that ship beside the figures, one after the other."""
    return "\n".join((STATIC / name).read_text(encoding="utf-8") for name in names)


def still_svg(title: str, picture: Picture) -> str:
    """Draw a figure as one SVG document: title, drawing, sentences and table."""
    width, height = picture.size
    heading = 34
    words, below = _words(picture, width, heading + height + LINE)
    drawing = node("g", "drawing", children=picture.nodes, transform=f"translate(0 {heading})")
    body = [
        node("title", "title", text=f"{title}. {picture.description}"),
        node("rect", "paper", cls="paper", width=width, height=below),
        label("heading", title, (16, 23), "strong"),
        drawing,
        *words,
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="annlib-picture" role="img" '
        f'width="{width}" height="{below}" viewBox="0 0 {width} {below}">'
        f"<style>{static_text('picture.css')}</style>{markup(body)}</svg>"
    )


def still_text(title: str, picture: Picture) -> str:
    """Say a figure in words alone."""
    lines = [title + ".", picture.description, *_sentences(picture)]
    if picture.table:
        lines += ["  ".join(row) for row in (picture.table.head, *picture.table.rows)]
    return "\n".join(lines)


def _sentences(picture: Picture) -> list[str]:
    return [f"! {picture.trouble}", *picture.say] if picture.trouble else list(picture.say)


def _words(picture: Picture, width: int, top: int) -> tuple[list[Node], int]:
    """Set sentences and table below one another; return them and where they end."""
    nodes: list[Node] = []
    y = top
    for sentence in _sentences(picture):
        for line in textwrap.wrap(sentence, int((width - 32) * CHARACTERS_PER_UNIT)):
            nodes.append(label(f"line{y}", line, (16, y)))
            y += LINE
    if picture.table:
        nodes += _columns(picture.table, width - 32, y + 6)
        y += LINE * (len(picture.table.rows) + 1) + 6
    return nodes, y


def _columns(table: Table, width: int, top: int) -> list[Node]:
    rows = (table.head, *table.rows)
    # Each column as wide as its longest cell, but no narrower than short numbers want.
    widest = [max(len(row[j]) for row in rows) + 2 for j in range(len(table.head))]
    widths = [max(n / CHARACTERS_PER_UNIT, 140) for n in widest]
    shrink = min(1.0, width / sum(widths))
    starts = [16 + shrink * sum(widths[:j]) for j in range(len(widths))]
    return [
        label(f"cell{i}-{j}", cell, (starts[j], top + i * LINE), "strong" if i == 0 else "")
        for i, row in enumerate(rows)
        for j, cell in enumerate(row)
    ]
