"""Cut an answer into pieces that stay the same where a copy is given other names and blanks.

A piece is a few tokens in a row, as in the fingerprints of Schleimer, Wilkerson and Aiken
(Winnowing: local algorithms for document fingerprinting, SIGMOD 2003). Answers are so short that
every piece is kept: winnowing is for choosing few of many.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Keyword, Literal, Name, Text

#: Tokens of code, and words of prose, in a piece: less says little, more misses a line moved.
TOKENS, WORDS = 8, 5
#: What names become that a learner may choose.
ANY_NAME = "V"
#: Names of modules as everybody writes them.
MODULES = ("np", "numpy", "math", "annlib")


class Token(NamedTuple):
    """A token as it is compared, and where it stands in the text."""

    text: str
    start: int
    end: int


#: For each piece, the places where it stands: from which character up to which.
Pieces = dict[tuple[str, ...], list[tuple[int, int]]]


def pieces_of(source: str, is_code: bool) -> Pieces:
    """Return the pieces of an answer; of code, those of its comments as well."""
    if not is_code:
        return _in_a_row(words_of(source), WORDS)
    code, comments = tokens_of(source)
    return _in_a_row(code, TOKENS) | _in_a_row(comments, WORDS)


def tokens_of(source: str) -> tuple[list[Token], list[Token]]:
    """Return the tokens of code, whether it is Python or not, and the words of its comments.

    Names after a dot, of modules and of Python's own functions stay; all others become one.
    """
    code: list[Token] = []
    comments: list[Token] = []
    after_dot = False
    for start, kind, text in PythonLexer().get_tokens_unprocessed(source):
        if kind in Comment or kind in Literal.String.Doc:
            comments += words_of(text, start)
            continue
        if kind in Text:
            continue
        said = text
        if kind in Literal.String:
            said = "S"
        elif kind in Name and kind not in Name.Builtin and kind not in Keyword:
            said = text if after_dot or text in MODULES else ANY_NAME
        after_dot = text == "."
        # A string comes in parts: quotes, text, what is escaped.
        if said == "S" and code and code[-1].text == "S":
            code[-1] = code[-1]._replace(end=start + len(text))
        else:
            code.append(Token(said, start, start + len(text)))
    return code, comments


def words_of(text: str, offset: int = 0) -> list[Token]:
    """Return the words and numbers of prose, in small letters."""
    found = re.finditer(r"\w+", text)
    return [Token(m[0].lower(), offset + m.start(), offset + m.end()) for m in found]


def _in_a_row(tokens: list[Token], length: int) -> Pieces:
    pieces: Pieces = {}
    for place in range(len(tokens) - length + 1):
        row = tokens[place : place + length]
        piece = tuple(token.text for token in row)
        pieces.setdefault(piece, []).append((row[0].start, row[-1].end))
    return pieces
