"""Show a learner's progress: a table with one bar per lesson, as text and as HTML."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

from anncourse import exercises
from anncourse.lesson.progress import Progress, progress_file, read_progress

_BAR = 20


@dataclass(frozen=True)
class LessonProgress:
    """How far one lesson is."""

    lesson: str
    solved: tuple[str, ...]
    begun: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def n_tasks(self) -> int:
        """Number of tasks that the lesson checks by itself."""
        return len(self.solved) + len(self.begun) + len(self.open)

    @property
    def share(self) -> float:
        """Share of the tasks that are solved."""
        return len(self.solved) / self.n_tasks


def lesson_progress(progress: Progress) -> list[LessonProgress]:
    """Sort what is remembered by lesson."""
    rows = []
    for lesson, names in exercises.TASKS.items():
        credit = {name: progress.get(name, {"credit": 0.0})["credit"] for name in names}
        rows.append(
            LessonProgress(
                lesson,
                tuple(name for name in names if credit[name] >= 1.0),
                tuple(name for name in names if 0.0 < credit[name] < 1.0),
                tuple(name for name in names if credit[name] <= 0.0),
            )
        )
    return rows


class ProgressView:
    """The progress of one learner, ready to be looked at."""

    def __init__(self, rows: list[LessonProgress], where: str) -> None:
        self.rows = rows
        self.where = where

    def __repr__(self) -> str:
        width = max((len(row.lesson) for row in self.rows), default=0)
        lines = []
        for row in self.rows:
            filled = round(_BAR * row.share)
            bar = "#" * filled + "." * (_BAR - filled)
            lines.append(
                f"{row.lesson:{width}}  {bar}  {len(row.solved):2} of {row.n_tasks:2} solved"
            )
            if row.solved or row.begun:
                lines += _todo(row, " " * (width + 2))
        return "\n".join([*lines, f"Kept in {self.where}"])

    def _repr_html_(self) -> str:
        rows = "".join(_row_html(row) for row in self.rows)
        head = "".join(
            f"<th style='text-align:left;padding:.2em 1em .2em 0'>{title}</th>"
            for title in ("lesson", "", "solved", "still to do")
        )
        return (
            f"<table style='font-size:inherit'><thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table><p>Kept in <code>{html.escape(self.where)}</code></p>"
        )


def progress(*others: Any, **more: Any) -> ProgressView:
    """Show what you have solved so far, lesson by lesson.

    Parameters
    ----------
    *others, **more : object
        Whatever a learner writes there; it makes no difference.

    Returns
    -------
    ProgressView
        A table in a notebook, text anywhere else.
    """
    file = progress_file()
    return ProgressView(lesson_progress(read_progress(file)), str(file))


def _todo(row: LessonProgress, indent: str) -> list[str]:
    lines = []
    if row.begun:
        lines.append(f"{indent}partly right: {', '.join(row.begun)}")
    if row.open:
        lines.append(f"{indent}still to do: {', '.join(row.open)}")
    return lines


def _row_html(row: LessonProgress) -> str:
    percent = round(100 * row.share)
    bar = (
        f"<div role='img' aria-label='{percent} percent' style='width:10em;height:.8em;"
        "border:1px solid currentColor;border-radius:3px'>"
        f"<div style='width:{percent}%;height:100%;background:#009E73'></div></div>"
    )
    todo = ", ".join(
        [f"{html.escape(name)} (partly right)" for name in row.begun]
        + [html.escape(name) for name in row.open]
    )
    cells = (
        html.escape(row.lesson),
        bar,
        f"{len(row.solved)} of {row.n_tasks}",
        todo or "all done",
    )
    return (
        "<tr>"
        + "".join(f"<td style='text-align:left;padding:.2em 1em .2em 0'>{c}</td>" for c in cells)
        + "</tr>"
    )
