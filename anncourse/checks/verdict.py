"""The one value that a test cell returns: a score for nbgrader, words for people."""

from __future__ import annotations

import html
import math
import os
import re
import sys
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anncourse.checks.report import Failure, PartResult, Report

# Okabe-Ito colours: told apart by colour-blind readers too, in light and dark themes.
_COLOURS = {"right": "#009E73", "partly": "#E69F00", "wrong": "#D55E00", "info": "#56B4E9"}
_WIDTH = 80
# A word, or some, between two stars: not what a star multiplies.
_STRESSED = re.compile(r"(?<![\w*])\*(\w[^*]*)(?<=\w)\*(?![\w*])")


class Verdict:
    """A score with its feedback.

    nbgrader reads the score from ``text/plain``, which is therefore a plain number; JupyterLab,
    nbgrader's feedback and formgrader show ``text/html``; ``print`` and ``str`` give the same
    words as text.

    Attributes
    ----------
    score, points : float
        Points earned, and points to be had.
    report : Report
        What was found.
    """

    def __init__(self, report: Report, points: float) -> None:
        if not 0 <= points < math.inf:
            raise ValueError(f"points must be a number of at least 0. Got {points!r}.")
        self.report = report
        # Plain floats: nbgrader gives full points for what it cannot read, such as np.float64(0.0).
        self.points = float(points)
        self.score = min(self.points, round(self.points * float(report.credit), 2))
        if report.credit == 1.0:
            self.score = self.points

    def __repr__(self) -> str:
        return repr(self.score)

    def __float__(self) -> float:
        return self.score

    def __str__(self) -> str:
        return as_text(self)

    def _repr_html_(self) -> str:
        return as_html(self)

    def tell_validator(self) -> None:
        """Give the words to ``nbgrader validate``, which shows nothing but stderr.

        Only there: anywhere else nbgrader scores a cell that wrote to stderr with 0.
        """
        if os.environ.get("NBGRADER_VALIDATING") and self.score < self.points:
            print(as_text(self), file=sys.stderr)


def heading(verdict: Verdict) -> str:
    """The first line: the name, the points if there are any, and the state in one sentence."""
    report = verdict.report
    if not verdict.points:
        return f"{report.name}: {report.summary}"
    return f"{report.name}: {verdict.score:g} of {verdict.points:g} points. {report.summary}"


def as_text(verdict: Verdict) -> str:
    """The feedback as plain text, wrapped for a terminal."""
    report = verdict.report
    paragraphs = [heading(verdict)]
    if report.mistake:
        paragraphs.append(f"Likely mistake: {report.mistake}")
    paragraphs += report.notes
    lines = [line for text in paragraphs for line in textwrap.wrap(text, _WIDTH)]
    said = {report.mistake}
    for part in report.parts:
        lines.append(f"  [{'passed' if part.passed else 'FAILED'}] {_part_title(part)}")
        if part.failure is not None:
            lines += _failure_text(part.failure, said)
    if verdict.report.credit < 1.0 and report.parts:
        lines.append(f'For a hint: hint("{report.name}")')
    return "\n".join(lines)


def _part_title(part: PartResult) -> str:
    if part.n_cases == 1:
        return part.title
    return f"{part.title} ({part.n_passed} of {part.n_cases} cases)"


def _failure_rows(failure: Failure, said: set[str]) -> list[tuple[str, str]]:
    """The rows of one failure; `said` keeps what need not be said again."""
    # What Python says of the same error may differ in a number.
    gist = failure.words.partition(" (Python says")[0]
    words = "" if gist in said else failure.words
    said.add(gist)
    rows = [
        ("call", failure.call),
        ("expected", failure.expected),
        ("yours", failure.got),
        ("in your code", failure.line),
        ("", words),
    ]
    return [(label, text) for label, text in rows if text]


def _failure_text(failure: Failure, said: set[str]) -> list[str]:
    lines = []
    for label, text in _failure_rows(failure, said):
        prefix = f"      {label + ':' if label else '':14}"
        for number, line in enumerate(text.splitlines()):
            wrapped = textwrap.wrap(line, _WIDTH - len(prefix)) or [""]
            lines += [
                (prefix if number == 0 and i == 0 else " " * len(prefix)) + piece
                for i, piece in enumerate(wrapped)
            ]
    return lines


def as_html(verdict: Verdict) -> str:
    """The feedback as HTML that needs no style sheet and no script."""
    report = verdict.report
    state = "right" if report.credit == 1.0 else "partly" if report.credit > 0 else "wrong"
    pieces = [f"<p style='margin:0 0 .3em'><strong>{html.escape(heading(verdict))}</strong></p>"]
    if report.mistake:
        pieces.append(
            f"<p style='margin:.3em 0'><em>Likely mistake:</em> {prose(report.mistake)}</p>"
        )
    pieces += [f"<p style='margin:.3em 0'>{prose(note)}</p>" for note in report.notes]
    if report.credit < 1.0 and report.parts:
        said = {report.mistake}
        pieces += [_part_html(part, said) for part in report.parts]
        pieces.append(
            "<p style='margin:.4em 0 0'>For a hint, run "
            f"<code>hint(&quot;{html.escape(report.name)}&quot;)</code> in a cell of your own.</p>"
        )
    elif report.parts:
        n_cases = sum(part.n_cases for part in report.parts)
        pieces.append(f"<p style='margin:0'>{n_cases} case{'s' * (n_cases != 1)} tried.</p>")
    return box(state, "".join(pieces))


def _part_html(part: PartResult, said: set[str]) -> str:
    mark = "passed" if part.passed else "failed"
    colour = _COLOURS["right" if part.passed else "wrong"]
    # A coloured word would be hard to read, in a light theme or in a dark one.
    title = (
        f"<p style='margin:.35em 0 0'><span style='display:inline-block;min-width:3.4em;"
        f"margin-right:.8em;border-bottom:3px solid {colour};font-weight:600'>{mark}</span>"
        f"{html.escape(_part_title(part))}</p>"
    )
    if part.failure is None:
        return title
    rows = "".join(
        f"<tr><td style='text-align:left;padding:.05em 1em .05em 0;vertical-align:top;"
        f"white-space:nowrap'>{html.escape(label)}</td>"
        f"<td style='text-align:left;padding:.05em 0'>{_cell(label, text)}</td></tr>"
        for label, text in _failure_rows(part.failure, said)
    )
    return f"{title}<table style='margin:.1em 0 .3em 4.2em;font-size:inherit'>{rows}</table>"


def _cell(label: str, text: str) -> str:
    if not label:
        return prose(text)
    code = html.escape(text.strip("\n"))
    return f"<code style='white-space:pre-wrap;text-align:left'>{code}</code>"


def prose(text: str) -> str:
    """Escape a sentence for HTML, with its `code` and its *stressed* words."""
    pieces = re.split(r"`([^`]+)`", html.escape(text))
    pieces[::2] = [_STRESSED.sub(r"<em>\1</em>", words) for words in pieces[::2]]
    pieces[1::2] = [f"<code>{code}</code>" for code in pieces[1::2]]
    return "".join(pieces)


def box(state: str, inner_html: str) -> str:
    """A box with a coloured edge; the state is told by the words inside as well."""
    return (
        f"<div role='status' style='border-left:5px solid {_COLOURS[state]};"
        f"padding:.4em .9em;margin:.3em 0;line-height:1.45'>{inner_html}</div>"
    )
