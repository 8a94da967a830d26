"""Pairs of students whose answers are alike, side by side on a page that needs no other file."""

from __future__ import annotations

import html
from collections.abc import Sequence
from importlib.resources import files
from string import Template

from anncourse.classroom.mistakes.table import count
from anncourse.classroom.similarity.hand_ins import HandedIn
from anncourse.classroom.similarity.pairs import Alike, Pair
from anncourse.classroom.similarity.table import in_words

#: Pairs that the page shows, so that it opens at once whatever a class hands in.
SHOWN = 200


def make_page(handed_in: HandedIn, pairs: Sequence[Pair]) -> str:
    """Return the page: what was compared, all pairs, and each pair's answers."""
    template = Template(files(__package__).joinpath("page.html").read_text("utf-8"))
    shown = pairs[:SHOWN]
    more = f" The first {SHOWN} are shown." if len(pairs) > SHOWN else ""
    return template.substitute(
        lesson=html.escape(handed_in.lesson),
        compared=count(len(handed_in.students), "hand-in"),
        found=f"{count(len(pairs), 'pair')} listed.{more}",
        rows="".join(_row(number, pair) for number, pair in enumerate(shown, start=1)),
        pairs="".join(_pair(number, pair) for number, pair in enumerate(shown, start=1)),
        left_out=_left_out(handed_in.left_out),
    )


def _row(number: int, pair: Pair) -> str:
    names = " and ".join(map(html.escape, pair.students))
    return (
        f"<tr><th scope='row'><a href='#pair{number}'>{names}</a></th>"
        f"<td>{pair.weight:.0f}</td><td class='words'>{html.escape(in_words(pair))}</td></tr>"
    )


def _pair(number: int, pair: Pair) -> str:
    names = " and ".join(map(html.escape, pair.students))
    answers = "".join(_answer(pair, alike) for alike in pair.answers)
    return f"<section id='pair{number}'><h3>{names}</h3>{answers}</section>"


def _answer(pair: Pair, alike: Alike) -> str:
    sides = "".join(
        f"<figure><figcaption>{html.escape(student)}</figcaption>"
        f"<pre tabindex='0'><code>{_marked(text, spans)}</code></pre></figure>"
        for student, text, spans in zip(pair.students, alike.texts, alike.spans, strict=True)
    )
    name = html.escape(alike.exercise)
    return (
        f"<details open><summary><strong>{name}</strong>: {100 * alike.share:.0f} % alike, "
        f"weight {alike.weight:.0f}</summary><div class='sides'>{sides}</div></details>"
    )


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in spans:
        parts += [html.escape(text[at:start]), f"<mark>{html.escape(text[start:end])}</mark>"]
        at = end
    return "".join([*parts, html.escape(text[at:])])


def _left_out(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f"<h2>Not compared</h2><ul>{items}</ul>"
