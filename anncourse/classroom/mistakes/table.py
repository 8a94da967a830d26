"""A class's mistakes as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from anncourse.classroom.mistakes.findings import Graded
from anncourse.classroom.mistakes.summary import Summary
from nbjudge.notebook.reasons import one_line

#: Mistakes of an exercise that are printed; the page has them all.
SHOWN = 3


def format_summaries(graded: Graded, summaries: Sequence[Summary], width: int = 100) -> str:
    """Return a line for each exercise, and below it its commonest mistakes."""
    wide = max([len("exercise"), *(len(summary.exercise) for summary in summaries)])
    lines = [
        f"{graded.lesson}: {count(len(graded.handed_in), 'student')} graded"
        + (
            f", {len(graded.missing)} handed in nothing that could be graded"
            if graded.missing
            else ""
        ),
        "",
        f"{'exercise':{wide}}  {'all':>5} {'some':>5} {'none':>5}   mean",
    ]
    for summary in summaries:
        lines.append(
            f"{summary.exercise:{wide}}  {summary.full:5,} {summary.partly:5,} {summary.none:5,}"
            f"  {100 * summary.mean:3.0f} %"
        )
        if str(summary.change):
            lines.append(f"    since the hand-in before: {summary.change}")
        for mistake in summary.mistakes[:SHOWN]:
            lines += textwrap.wrap(
                f"{len(mistake.students):,} × {one_line(mistake.words)}",
                width,
                initial_indent="    ",
                subsequent_indent="        ",
            )
        if len(summary.mistakes) > SHOWN:
            rest = summary.mistakes[SHOWN:]
            n_students = sum(len(mistake.students) for mistake in rest)
            lines.append(f"    {n_students:,} × {count(len(rest), 'other mistake')}")
    return "\n".join(lines)


def count(number: int, what: str) -> str:
    """Return "1 student" or "2 students"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
