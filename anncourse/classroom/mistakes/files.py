"""A class's mistakes as files for other programs and for a slide."""

from __future__ import annotations

import csv
import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from anncourse.classroom.mistakes.findings import Graded
from anncourse.classroom.mistakes.summary import Summary
from nbjudge.report.sheets import harmless

#: Exercises with a bar on the slide: those with most to talk about.
BARS = 10


def write_csv(path: Path, graded: Graded) -> None:
    """Write a line for each student and exercise."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["student", "exercise", "credit", "mistake_named", "words"])
        for finding in graded.findings:
            row = [finding.student, finding.exercise, f"{finding.credit:g}", int(finding.named)]
            writer.writerow([harmless(cell) for cell in [*row, finding.words]])


def write_json(path: Path, graded: Graded, summaries: Sequence[Summary]) -> None:
    """Write what the page shows."""
    content = {
        "lesson": graded.lesson,
        "handed_in": graded.handed_in,
        "missing": graded.missing,
        "exercises": [asdict(summary) for summary in summaries],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def write_picture(path: Path, graded: Graded, summaries: Sequence[Summary]) -> None:
    """Draw for a slide, without a name, the exercises that most did not get right, and why."""
    from matplotlib.figure import Figure

    worst = sorted(summaries, key=lambda summary: summary.mean)[:BARS][::-1]
    n_students = max(1, len(graded.handed_in))
    figure = Figure(figsize=(12.8, 7.2))
    axes = figure.subplots()
    left = [0.0] * len(worst)
    names = [summary.exercise for summary in worst]
    for field, label, colour, hatch in (
        ("full", "all points", "#009E73", ""),
        ("partly", "some", "#E69F00", "//"),
        ("none", "none", "#D55E00", "xx"),
    ):
        shares = [100 * getattr(summary, field) / n_students for summary in worst]
        axes.barh(
            names, shares, left=left, color=colour, hatch=hatch, edgecolor="white", label=label
        )
        left = [start + share for start, share in zip(left, shares, strict=True)]
    for row, summary in enumerate(worst):
        named = [mistake for mistake in summary.mistakes if mistake.named]
        if named:
            words = f"{len(named[0].students)} × {named[0].words}"
            axes.text(102, row, textwrap.fill(words, 58, max_lines=3), va="center", fontsize=9)
    axes.set_xlim(0, 100)
    axes.set_xlabel(f"% of {n_students:,} students")
    axes.set_title(f"{graded.lesson}: what is hard, and the commonest mistake", loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="lower left", bbox_to_anchor=(1.02, 1.0), ncols=3, frameon=False)
    figure.subplots_adjust(left=0.2, right=0.62, top=0.88, bottom=0.1)
    figure.savefig(path, dpi=150)
