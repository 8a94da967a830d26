"""Slides of a lesson, from its students' notebook: no solution can be in them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from blocks import Block, blocks_of, code, picture_of

#: Lines of text that fit below a slide's title, and with how many it is not empty.
LINES, FEW = 13.5, 7
#: What is about the notebook and not about the lesson.
LEFT_OUT = {
    "setup", "carry-on", "own-functions", "how-this-works", "how-you-predicted", "model-answer",
}  # fmt: skip
NOT_SHOWN = ("check(", "model_answer(", "predictions(", "watch(", "attempt(", "figures.")


@dataclass
class Slide:
    """One slide: its title, what stands on it, and what its speaker says."""

    title: str
    level: int = 2
    blocks: list[Block] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)

    @property
    def lines(self) -> float:
        """How high all of it is, in lines of text."""
        return sum(block.lines for block in self.blocks)


def slides_of(notebook: Mapping[str, Any], pictures: Mapping[str, Any]) -> list[Slide]:
    """Return the slides of a lesson.

    Parameters
    ----------
    notebook : mapping
        The students' version.
    pictures : mapping
        Cell -> what its figure shows: `src` and `words`; see `slides.write_pictures`.
    """
    slides: list[Slide] = []
    for cell in notebook["cells"]:
        if cell["id"] not in LEFT_OUT:
            for block in _cell(cell, pictures.get(cell["id"], ())):
                _put(slides, block)
    return [slide for slide in map(_filled, slides) if slide.blocks or slide.level == 1]


def _cell(cell: Mapping[str, Any], pictures: Iterable[Mapping[str, str]]) -> list[Block]:
    source, grading = "".join(cell["source"]), cell["metadata"].get("nbgrader", {})
    if cell["cell_type"] == "markdown":
        return [] if grading.get("solution") else blocks_of(source)
    if shown := [picture_of(picture["src"], picture["words"]) for picture in pictures]:
        return shown
    if grading.get("solution"):
        return code(_stub(source))
    if guess := re.match(r"predicted\(.*\)\s*#\s*(.*)", source):
        return [Block("choice", f"<p class='choice'>{html.escape(guess[1])}</p>", 1.4)]
    if grading.get("grade") or any(call in source for call in NOT_SHOWN):
        return []
    return code(source)


def _stub(source: str) -> str:
    """Return a function's head and what it is to do; nothing where variables are asked for."""
    head = re.match(r'(def .*?\):\n)(    """.*?""")?', source, re.DOTALL)
    return f"{head[1]}{head[2] or '    ...'}" if head else ""


def _put(slides: list[Slide], block: Block) -> None:
    """Put a block on the last slide, or on a new one."""
    if block.kind == "heading":
        slides.append(Slide(block.html, int(block.lines)))
        return
    if not slides:
        raise ValueError("expected a heading in the first cell of the lesson. Got none.")
    last = slides[-1]
    if block.kind == "question":
        # A question stands alone, so that nobody reads the answer below it.
        slides.append(Slide("Predict first", 3, [block]))
        return
    if block.kind == "choice":
        last.blocks.append(block)
        return
    answered = any(b.kind == "choice" for b in last.blocks)
    if block.kind == "spoken" and not answered:
        last.spoken.append(block.spoken)
        return
    full = last.level == 1 or answered or last.lines + block.lines > LINES
    if full and (last.blocks or last.level == 1):
        slides.append(Slide(_titled(slides), 3))
    if block.kind != "spoken":
        slides[-1].blocks.append(block)
    if block.spoken:
        slides[-1].spoken.append(block.spoken)


def _titled(slides: list[Slide]) -> str:
    """Return the title under which a slide goes on."""
    return next(s.title for s in reversed(slides) if s.title != "Predict first")


def _filled(slide: Slide) -> Slide:
    """Show whole paragraphs where a slide would be nearly empty otherwise."""
    if all(block.kind != "picture" for block in slide.blocks):
        for i, block in enumerate(slide.blocks):
            longer = block.whole_lines - block.lines
            if slide.lines < FEW and block.whole and slide.lines + longer <= LINES - 1:
                slide.blocks[i] = replace(block, html=block.whole, lines=block.whole_lines)
    slide.blocks = [block for block in slide.blocks if block.html]
    return slide


def section(slide: Slide) -> str:
    """Return a slide as reveal.js wants it."""
    tag = "h1" if slide.level == 1 else "h2"
    asks = " class='asks'" if any(block.kind == "question" for block in slide.blocks) else ""
    body = "\n".join(f"<div class='{block.kind}'>{block.html}</div>" for block in slide.blocks)
    notes = "\n".join(slide.spoken)
    return (
        f"<section{asks}>\n<{tag}>{slide.title}</{tag}>\n{body}\n"
        f"<aside class='notes'>{notes}</aside>\n</section>"
    )
