"""One thing that was looked at, and the table of them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Parameters
    ----------
    what
        What should hold, in a few words.
    holds
        Whether it does; None where it was not looked at, or does not matter.
    seen
        What was seen.
    do
        What to do where it does not hold.
    """

    what: str
    holds: bool | None
    seen: str
    do: str = ""


MARKS = {True: "yes", False: "NO", None: "-"}


def format_findings(title: str, findings: Sequence[Finding], width: int = 100) -> str:
    """Return findings as a table with a title."""
    long = max(len(finding.what) for finding in findings)
    lines = [title]
    for finding in findings:
        start = f"  {finding.what:{long}}  {MARKS[finding.holds]:3}  "
        lines += textwrap.wrap(
            finding.seen,
            width,
            initial_indent=start,
            subsequent_indent=" " * len(start),
            # A path stays whole, so that it can be copied.
            break_long_words=False,
            break_on_hyphens=False,
        ) or [start.rstrip()]
    return "\n".join(lines)


def format_advice(findings: Sequence[Finding], width: int = 100) -> str:
    """Return what to do, once for all findings with the same remedy; empty where all is well."""
    together: dict[str, list[str]] = {}
    for finding in findings:
        if finding.holds is False and finding.do:
            together.setdefault(finding.do, []).append(finding.what)
    lines = []
    for do, about in together.items():
        lines += textwrap.wrap(
            f"{', '.join(about)}: {do}", width, initial_indent="- ", subsequent_indent="  "
        )
    return "\n".join(lines)
