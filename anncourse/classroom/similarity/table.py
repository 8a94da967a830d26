"""Pairs of students whose answers are alike, as text for a terminal, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from anncourse.classroom.mistakes.table import count
from anncourse.classroom.similarity.hand_ins import HandedIn
from anncourse.classroom.similarity.pairs import Pair
from nbjudge.notebook.reasons import one_line
from nbjudge.report.sheets import harmless

#: Pairs that the terminal lists.
SHOWN = 20
CAUTION = (
    "Alike is not copied: read them side by side, and ask. Who learned together, or followed the "
    "same page, is listed too; who rewrote what was copied is not."
)


def format_pairs(handed_in: HandedIn, pairs: Sequence[Pair]) -> str:
    """Return a line for each pair, the most alike first, and one for what was left out."""
    lines = [
        f"{handed_in.lesson}: {count(len(handed_in.students), 'hand-in')} compared, "
        f"{count(len(pairs), 'pair')} more alike than chance and the lesson explain"
    ]
    if pairs:
        names = [" and ".join(map(one_line, pair.students)) for pair in pairs[:SHOWN]]
        wide = max(map(len, names))
        lines += ["", f"{'students':{wide}}  weight  alike in"]
        for name, pair in zip(names, pairs, strict=False):
            lines.append(f"{name:{wide}}  {pair.weight:6.0f}  {in_words(pair)}")
        if len(pairs) > SHOWN:
            lines.append(f"and {count(len(pairs) - SHOWN, 'other pair')}, in the page")
        lines += ["", CAUTION]
    return "\n".join([*lines, *[""] * bool(handed_in.left_out), *map(one_line, handed_in.left_out)])


def in_words(pair: Pair, most: int = 4) -> str:
    """Return in which exercises a pair is alike, and how far."""
    said = [f"{alike.exercise} {100 * alike.share:.0f} %" for alike in pair.answers[:most]]
    more = len(pair.answers) - most
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")


def as_csv(pairs: Sequence[Pair]) -> str:
    """Return a line for each pair and exercise."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["student", "other", "weight", "exercise", "share", "weight_of_exercise"])
    for pair in pairs:
        for alike in pair.answers:
            row = [*pair.students, round(pair.weight, 1), alike.exercise]
            row += [round(alike.share, 3), round(alike.weight, 1)]
            writer.writerow([harmless(cell) for cell in row])
    return file.getvalue().rstrip("\n")


def as_json(handed_in: HandedIn, pairs: Sequence[Pair]) -> str:
    """Return everything that the page shows."""
    content = {
        "lesson": handed_in.lesson,
        "compared": handed_in.students,
        "left_out": handed_in.left_out,
        "pairs": [
            {
                "students": pair.students,
                "weight": round(pair.weight, 1),
                "answers": [
                    {
                        "exercise": alike.exercise,
                        "share": round(alike.share, 3),
                        "weight": round(alike.weight, 1),
                        "texts": alike.texts,
                        "spans": alike.spans,
                    }
                    for alike in pair.answers
                ],
            }
            for pair in pairs
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)
