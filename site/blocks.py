"""A notebook's cells as blocks: what a slide can hold, and what its speaker says.

Prose is for the notes. On the slide stands what one looks at: pictures, formulas, tables, code,
short lists, questions, and of each paragraph the sentences with a word in bold, for these define.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from nbjudge.notebook.maths import to_mathml

#: Letters in a line of a slide, and words that a point of a list may have.
LETTERS, WORDS = 72, 22
#: How many lines of text a picture is to be as high as, at least, and code lines for one of text.
PICTURE, CODE = 8.0, 0.78
LONGEST_CODE = 15
ASKED = re.compile(r"^(\*\*(Predict (first|once more)|\d|(Lesson|Lab) \d+)[.:]?\*\*|\d\\)[.:]? ?")
KEY = re.compile(r"^(Write|Return|For example|Train|Explain|Answer) |\*\*|\?$")
#: Under these titles whole paragraphs are to be seen, and these paragraphs are only to be said.
WHOLE = ("Question", "By hand", "Find the bug")
SPOKEN = re.compile(
    r"\*\*(You need|Time|Stuck\?|What a task takes)\*\*|"
    r"If you are stuck|Answer (each )?in your head|"
    r"Put the letter|Copy it into|Write in the cell below"
)
#: What a reader of the notebook is told to do with it.
HANDLING = re.compile(
    r"in place of `None`|[Nn]ot graded|[Rr]un (the|this|that) (next )?cell|unfold"
)
#: A question to answer by heart, with its answer folded below.
RECALLED = re.compile(r"<details><summary>(\d\. .*?)</summary>", re.DOTALL)
LINK = re.compile(r'<a href="(?!https?:)[^"]*">(.*?)</a>', re.DOTALL)
FORMATTER = HtmlFormatter(nowrap=True, style="a11y-high-contrast-light")


@dataclass(frozen=True)
class Block:
    """Something on a slide.

    Attributes
    ----------
    kind : str
        heading, text, question, choice, list, table, formula, picture, code; or spoken, for the
        notes alone.
    html : str
        What stands on the slide.
    lines : float
        How high it is, in lines of text.
    spoken : str
        What goes into the speaker's notes, as HTML.
    whole : str
        What may stand there in its place, where the slide is empty otherwise.
    whole_lines : float
    """

    kind: str
    html: str = ""
    lines: float = 0.0
    spoken: str = ""
    whole: str = ""
    whole_lines: float = 0.0


def _math(content: str, options: dict[str, Any]) -> str:
    return to_mathml(content, "block" if options["display_mode"] else "inline")


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
MARKDOWN.use(dollarmath_plugin, renderer=_math, double_inline=True)


def rendered(markdown: str, inline: bool = False) -> str:
    """Return Markdown as HTML, without links to other notebooks."""
    page = MARKDOWN.renderInline(markdown) if inline else MARKDOWN.render(markdown)
    return LINK.sub(r"\1", page)


def blocks_of(markdown: str) -> list[Block]:
    """Return a Markdown cell's blocks, in order."""
    lines = markdown.splitlines()
    parsed = MARKDOWN.parse(markdown)
    tokens = [token for token in parsed if token.level == 0 and token.map]
    inside = {id(token): after.children for token, after in pairwise(parsed)}
    sources = ["\n".join(lines[slice(*token.map)]) for token in tokens]
    kinds = [token.type.removesuffix("_open") for token in tokens]
    blocks: list[Block] = []
    whole = folded = False
    for i, (token, kind, source) in enumerate(zip(tokens, kinds, sources, strict=True)):
        following = kinds[i + 1] if i + 1 < len(kinds) else ""
        folded = (folded or "<details" in source) and "</details" not in source
        if folded:
            blocks.append(_folded(source))
        elif kind == "heading":
            title = re.sub(r"^#+ +|\s*\([^()]*points?\)$", "", source)
            blocks.append(Block("heading", rendered(title, inline=True), int(token.tag[1])))
            whole = title.startswith(WHOLE)
        elif kind == "paragraph":
            parts = inside[id(token)] or []
            if len(parts) == 1 and parts[0].type == "image":
                blocks.append(picture_of(str(parts[0].attrs["src"]), parts[0].content))
            else:
                blocks += _paragraph(source, following, whole)
        elif kind in ("bullet_list", "ordered_list"):
            blocks.append(_list(source, ordered=kind == "ordered_list"))
        elif kind == "table":
            blocks.append(Block("table", rendered(source), 1.25 * source.count("\n") + 0.5))
        elif kind.startswith("math_block"):
            high = 1.2 * source.count(r"\\") + 2.0
            blocks.append(Block("formula", rendered(source), high))
        elif kind == "blockquote":
            blocks.append(Block("text", rendered(source), _height(source) + 1))
        elif kind == "fence":
            blocks += code(token.content) if token.info == "python" else []
        else:
            blocks.append(Block("spoken", spoken=rendered(source)))
    return blocks


def _folded(source: str) -> Block:
    said = rendered(source).replace("<details>", "<details open>")
    recalled = RECALLED.match(source)
    if recalled is None:
        return Block("spoken", spoken=said)
    asked = " ".join(recalled[1].split())
    return Block("text", f"<p>{rendered(asked, inline=True)}</p>", _height(asked), said)


def _paragraph(source: str, following: str, whole: bool) -> list[Block]:
    if re.fullmatch(r"\*\*[^*]+\*\*", source):
        return [Block("heading", rendered(source.strip("*"), inline=True), 3)]
    if source.startswith("$$"):
        return [Block("formula", rendered(source), 1.2 * source.count(r"\\") + 2.0)]
    before, mark, after = source.partition("**Predict first**")
    if before and mark:
        return _paragraph(before.strip(), "", whole) + _paragraph(mark + after, following, whole)
    if ASKED.match(source):
        asked = " ".join(s for s in sentences(ASKED.sub("", source)) if not HANDLING.search(s))
        return [Block("question", f"<p>{rendered(asked, inline=True)}</p>", _height(asked))]
    said = rendered(source)
    if SPOKEN.match(source):
        return [Block("spoken", spoken=said)]
    all_of_it = sentences(source)
    key = [s for s in all_of_it if whole or KEY.search(s)]
    if key and key[0] == all_of_it[0] and len(key[0].split()) <= 3:
        # A lead such as "Its bias." says nothing by itself.
        key[1:1] = [s for s in all_of_it[1:2] if s not in key]
    last = all_of_it[-1]
    introduces = following in ("math_block", "table", "bullet_list", "ordered_list", "fence")
    if introduces and last not in key and len(last.split()) <= WORDS:
        key.append(last)
    text = " ".join(key)
    seen = f"<p>{rendered(text, inline=True)}</p>" if key else ""
    return [Block("text", seen, _height(text) if key else 0, said, said, _height(source))]


def sentences(markdown: str) -> list[str]:
    """Cut a paragraph into sentences, none of them within a formula, code or bold words."""
    pieces: list[str] = []
    for piece in re.split(r"(?<=[.!?])[)\"*]{0,3}\s+(?=[\"*`$(\[A-Z])", _closed(markdown)):
        whole = not pieces or all(pieces[-1].count(mark) % 2 == 0 for mark in ("**", "$", "`"))
        if whole:
            pieces.append(piece)
        else:
            pieces[-1] += " " + piece
    return pieces


def _closed(markdown: str) -> str:
    """Move what closes a bracket, a quotation or bold words in front of the full stop."""
    return re.sub(r"([.!?])(\*\*|\"|\))(?=\s)", r"\2\1", " ".join(markdown.split()))


def _list(source: str, ordered: bool) -> Block:
    items = re.split(r"^(?:[-*]|\d+\.) +", source, flags=re.MULTILINE)[1:]
    short = [_point(" ".join(item.split())) for item in items]
    tag = "ol" if ordered else "ul"
    points = "".join(f"<li>{rendered(item, inline=True)}</li>" for item in short)
    spoken = "" if short == [" ".join(item.split()) for item in items] else rendered(source)
    return Block("list", f"<{tag}>{points}</{tag}>", sum(map(_height, short)), spoken)


def _point(item: str) -> str:
    """Return what of a point stands on a slide: all, its words in bold, or its first sentence."""
    if len(item.split()) <= WORDS or re.match(r"\*\*[a-d]\*\*", item):
        return item
    lead = re.match(r"\*\*[^*]+\*\*", item)
    first = sentences(item)[0]
    return lead[0] if lead and len(first.split()) > WORDS else first


def _height(text: str) -> float:
    seen = re.sub(r"\\[a-z]+|[{}$*`\\]|\]\([^)]*\)", "", text)
    return ceil(len(seen) / LETTERS) + 0.35


def picture_of(source: str, words: str) -> Block:
    """Return a picture with its alt text, which is said as well."""
    alt = html.escape(" ".join(words.split()), quote=True)
    image = f'<img src="{html.escape(source)}" alt="{alt}">'
    return Block("picture", image, PICTURE, f"<p>{alt}</p>")


def code(source: str) -> list[Block]:
    """Return code that is short enough for a slide."""
    lines = source.strip().splitlines()
    if not lines or len(lines) > LONGEST_CODE:
        return []
    page = highlight("\n".join(lines), PythonLexer(), FORMATTER)
    return [Block("code", f"<pre><code>{page}</code></pre>", CODE * len(lines) + 0.8)]
