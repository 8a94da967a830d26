"""Say which line is wrong, and what kind of thing in it; never what would be right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from anncourse.checks.one_place import SHARED, in_one_place, of_one_place
from nbjudge.shared.editing.adding import ADDING
from nbjudge.shared.editing.variants import Edit

MAX_SHOWN = 90

# What kind of thing an edit changes, as a question; `{}` is the name that it is about. Where two
# kinds of edit mend the same line, the first is asked.
KINDS = {
    "in place": "Does it change something in place that others still need?",
    "copy": "Do two names stand for one and the same array there, where a copy is needed?",
    "dtype": "Which type of number is it: can it hold decimals, and large numbers?",
    "set": "Is it the right kind of brackets?",
    "axis": "Along which axis does it have to go?",
    "keepdims": "Does the axis have to stay, as with `keepdims`?",
    "transpose": "Which way round does the table have to stand there, and which way does it?",
    "results": "Is what it returns in the right order?",
    "random": "Is anything to be drawn at random there?",
    "turned": "Do the two lines stand in the right order?",
    "indented": "How far must the line be indented: does it belong in the block above?",
    "accumulate": "Is something added there, with +=, or begun anew, with =?",
    "loop": "Does the loop have to end there?",
    "range": "Where does the loop begin, and where does it end?",
    "slice": "Where does the slice begin, and where does it end?",
    "call": "Is the call of `{}` needed there?",
    "brackets": "What is worked out first there? Look where the brackets stand.",
    "comparison": "Is it compared the right way: <, <=, >, >= or ==?",
    "sign": "Is a sign wrong there, or something subtracted the wrong way round?",
    "compared": "Must it be compared there, or is the number itself needed?",
    "against": "Is it compared with the right thing?",
    "logic": "Are `and`, `or` and `not` right there?",
    "condition": "Is the condition right, and is it needed?",
    "size": "How many of what are meant there?",
    "divisor": "By what does it have to be divided?",
    "function": "Is `{}` the right function there?",
    "arguments": "Does the call get the right arguments, in the right order?",
    "order": "Do the two sides of the operator stand in the right order?",
    "extra": "Is there a term or a factor too many?",
    "operator": "Is each operator the right one?",
    "index": "Is it the right entry, row or column?",
    "name": "Is `{}` the name that is meant there?",
    "number": "Is each number in it right?",
    "fixed": "Should a number that stands there depend on the arguments?",
    "extra line": "Is it needed at all?",
    "lacks": "Is a term or a factor missing there, something with `{}`?",
    "power": "Is a square or a power missing there?",
    "flat": "Which shape is asked for there: a row, or a table?",
    "missing": "Is a call missing there?",
}
NAMELESS = {
    # Whatever is added helps: so it may as well be something else that is wrong.
    "lacks": "",
    "missing": "",
    "function": "Is the right function called there?",
    "call": "Is each call needed there?",
    "name": "Is each name the one that is meant there?",
}


def words_of(edits: Sequence[Edit]) -> str:
    """Return what to say of the edits that mend an answer; empty if they are in several places."""
    if not all(edit.kind in KINDS for edit in edits):
        return ""
    edits = of_one_place(edits)
    if not edits:
        return ""
    return f"One small change {_where(edits)} makes every case right. {_question(edits)}".strip()


def apart_from_line(words: str) -> tuple[str, str]:
    """Return what is said of a mistake without whose line it is, and apart from it that line.

    The same mistake in others' lines is then told by the same words.
    """
    found = re.search(r"One small change (in lines? .+?),? makes every case right\.", words)
    if found is None:
        return words, ""
    return words.replace(found[1], "in a line", 1).replace("line, makes", "line makes"), found[1]


def _where(edits: Sequence[Edit]) -> str:
    lines = {(edit.line, edit.function): edit for edit in edits}
    if not in_one_place(edits):
        first, second = (_shown(lines[place]) for place in sorted(lines))
        return f"in line {first}, or in line {second},"
    if len(lines) > 1 or all(edit.kind == "turned" for edit in edits):
        return "in lines {} and {}".format(*edits[0].pair)
    return f"in line {_shown(edits[0])},"


def _shown(edit: Edit) -> str:
    text = edit.text.replace("`", " ")
    return f"{edit.line}, `{text if len(text) <= MAX_SHOWN else f'{text[:MAX_SHOWN]} …'}`"


def _question(edits: Sequence[Edit]) -> str:
    kinds = {edit.kind for edit in edits}
    kinds = kinds - set(ADDING) or kinds
    if not in_one_place(edits):
        return KINDS["in place" if kinds == set(SHARED) else "dtype"]
    # What is added to a condition moves its border, as another number in it would.
    vague = len(kinds) > 1 or kinds <= set(ADDING)
    if vague and any(edit.text.startswith(("if ", "elif ")) for edit in edits):
        return KINDS["condition"]
    if len(kinds) > 2:
        return ""
    kind = min(kinds, key=list(KINDS).index)
    names = {edit.name for edit in edits if edit.kind == kind}
    if len(names) > 1 or not all(name.isidentifier() for name in names):
        return NAMELESS.get(kind, KINDS[kind])
    return KINDS[kind].format(names.pop())
