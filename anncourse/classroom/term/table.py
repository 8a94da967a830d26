"""How a class stands, as text for a terminal, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime

from anncourse.classroom.term.dates import show_date
from anncourse.classroom.term.standing import GRADED, Overview, Standing
from nbjudge.notebook.reasons import one_line
from nbjudge.report.sheets import harmless
from nbjudge.report.table import format_seconds


def format_overview(overview: Overview, policy: str = "") -> str:
    """Return a line for each student, then mean and median, then a line for each exercise."""
    due = f", due {_date(overview.due)}" if overview.due else ", without a due date"
    lines = [f"{overview.lesson}{due}. {policy}".rstrip(), ""]
    wide = max([7, *(len(standing.student) for standing in overview.standings)])
    named = max([4, *(len(standing.name) for standing in overview.standings)])
    for standing in overview.standings:
        score = (
            f"{standing.score:6g} / {standing.points:g}" if standing.state == GRADED else "     –"
        )
        remarks = "; ".join(remarks_on(standing))
        line = f"{one_line(standing.student):{wide}}  {one_line(standing.name):{named}}  {score}"
        lines.append(f"{line}   {remarks}".rstrip())
    n_graded = sum(standing.state == GRADED for standing in overview.standings)
    lines += ["", f"{n_graded} of {len(overview.standings)} graded"]
    if overview.mean is not None and overview.median is not None:
        lines[-1] += (
            f"; mean {overview.mean:.1f}, median {overview.median:.1f} of {overview.points:g}"
        )
    to_do = [
        ("to be graded by hand", sum(s.to_grade > 0 for s in overview.standings)),
        ("to be looked at again", sum(s.to_look_at_again > 0 for s in overview.standings)),
    ]
    lines += [f"{number} have answers {what}" for what, number in to_do if number]
    if overview.exercises:
        wide = max(8, *(len(exercise.name) for exercise in overview.exercises))
        lines += ["", f"{'exercise':{wide}}  points   mean   full   none waiting"]
        lines += [
            f"{e.name:{wide}}  {e.points:6g}  {'–' if e.mean is None else f'{e.mean:.1f}':>5}  "
            f"{e.full:5}  {e.none:5}   {e.waiting:5}"
            for e in overview.exercises
        ]
    return "\n".join(lines)


def remarks_on(standing: Standing) -> list[str]:
    """Return what is to be said about one student, in a few words each."""
    remarks = [] if standing.state == GRADED else [standing.state]
    if standing.seconds_late > 0:
        late = f"late by {format_seconds(standing.seconds_late)}"
        remarks.append(f"{late}: {standing.penalty:g} points off" if standing.penalty else late)
    if standing.extension:
        remarks.append(f"extension until {_date(standing.extension)}")
    if standing.to_grade:
        remarks.append(f"{standing.to_grade:g} points to be graded by hand")
    if standing.to_look_at_again:
        remarks.append(f"{standing.to_look_at_again:g} points given by hand to be looked at again")
    return remarks


def as_csv(overviews: Sequence[Overview]) -> str:
    """Return a line for each student and lesson."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    names = [field.name for field in fields(Standing)]
    writer.writerow(names)
    for overview in overviews:
        for standing in overview.standings:
            writer.writerow([harmless(getattr(standing, name)) for name in names])
    return file.getvalue().rstrip("\n")


def as_json(overviews: Sequence[Overview]) -> str:
    """Return everything."""
    return json.dumps([asdict(overview) for overview in overviews], ensure_ascii=False, indent=1)


def _date(kept: str) -> str:
    return show_date(datetime.fromisoformat(kept))
