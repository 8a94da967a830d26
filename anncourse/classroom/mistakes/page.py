"""A class's mistakes as one page of HTML that needs no other file."""

from __future__ import annotations

import html
from collections.abc import Sequence
from importlib.resources import files
from string import Template

from anncourse.checks.verdict import prose
from anncourse.classroom.mistakes.findings import Graded
from anncourse.classroom.mistakes.summary import Mistake, Summary
from anncourse.classroom.mistakes.table import count

#: Classes s0 to s5 of the page, from no points to all.
N_SHADES = 6


def make_page(graded: Graded, summaries: Sequence[Summary]) -> str:
    """Return the page: exercises at a glance, a heat map of everybody, every mistake."""
    template = Template(files(__package__).joinpath("page.html").read_text("utf-8"))
    n_students = len(graded.handed_in)
    missing = count(len(graded.missing), "student")
    return template.substitute(
        lesson=html.escape(graded.lesson),
        graded=f"{count(n_students, 'student')} graded"
        + (
            f"; {missing} of the roster handed in nothing that could be graded"
            * bool(graded.missing)
        ),
        exercises="".join(_summary_row(summary) for summary in summaries),
        heads="".join(_head(summary.exercise) for summary in summaries),
        rows="".join(_student_rows(graded, [summary.exercise for summary in summaries])),
        mistakes="".join(_exercise(summary, n_students) for summary in summaries),
    )


def _summary_row(summary: Summary) -> str:
    name = html.escape(summary.exercise)
    numbers = (summary.full, summary.partly, summary.none)
    cells = "".join(f"<td>{number:,}</td>" for number in numbers)
    return (
        f"<tr><th scope='row'><a href='#{name}'>{name}</a></th>{cells}"
        f"<td>{100 * summary.mean:.0f} %</td><td class='words'>{summary.change}</td></tr>"
    )


def _head(exercise: str) -> str:
    return (
        "<th scope='col' aria-sort='none'>"
        f"<button type='button'><span>{html.escape(exercise)}</span></button></th>"
    )


def _student_rows(graded: Graded, exercises: Sequence[str]) -> list[str]:
    credits: dict[str, dict[str, float]] = {student: {} for student in graded.handed_in}
    words: dict[str, dict[str, str]] = {student: {} for student in graded.handed_in}
    for finding in graded.findings:
        credits[finding.student][finding.exercise] = finding.credit
        words[finding.student][finding.exercise] = finding.words
    rows = []
    for student, of in credits.items():
        cells = "".join(_heat(of.get(name), words[student].get(name, "")) for name in exercises)
        mean = 100 * sum(of.values()) / max(1, len(exercises))
        rows.append(
            f"<tr><th scope='row'>{html.escape(student)}</th><td>{mean:.0f}</td>{cells}</tr>"
        )
    return rows


def _heat(credit: float | None, words: str) -> str:
    if credit is None:
        return "<td data-value='-1'>–</td>"
    shade = round(credit * (N_SHADES - 1))
    title = f" title='{html.escape(words, quote=True)}'" if words else ""
    return f"<td class='s{shade}'{title}>{100 * credit:.0f}</td>"


def _exercise(summary: Summary, n_students: int) -> str:
    name = html.escape(summary.exercise)
    parts = [f"<section id='{name}'><h3>{name}</h3>"]
    parts.append(f"<p>{summary.full:,} of {n_students:,} have it right.")
    if str(summary.change):
        parts.append(f" Since the hand-in before: {summary.change}.")
    parts.append("</p>")
    if summary.hint and summary.mistakes:
        parts.append(
            f"<p><strong>To begin with in the next hour:</strong> {prose(summary.hint)}</p>"
        )
    parts += [_mistake(mistake) for mistake in summary.mistakes]
    return "".join([*parts, "</section>"])


def _mistake(mistake: Mistake) -> str:
    who = ", ".join(html.escape(student) for student in mistake.students)
    line = f"<p>Here {prose(mistake.line)}, as it was handed in:</p>" if mistake.line else ""
    example = f"<pre><code>{html.escape(mistake.code)}</code></pre>" if mistake.code else ""
    return (
        f"<details><summary><strong>{len(mistake.students):,} ×</strong> {prose(mistake.words)}"
        f"</summary>{line}{example}<p class='who'>By {who}</p></details>"
    )
