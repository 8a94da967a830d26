"""Points that a lesson's text speaks of: of each exercise in its title, of all at the top."""

from __future__ import annotations

import re

from nbformat import NotebookNode

Cells = list[NotebookNode]

#: "## Exercise 1: the weighted sum (4 points)"
TITLE = re.compile(r"^#+ .*\((\d+(?:\.\d+)?) points?\b[^)]*\)\s*$", re.MULTILINE)
_NUMBER = re.compile(r"\(\d+(?:\.\d+)? points?\b")
TOTAL = re.compile(r"There are (\d+(?:\.\d+)?) points to be had\.")
BY_THE_WHOLE = (
    "There are {0} points to be had in your class. Where parts of the lesson are counted, here and "
    "at the breaks, it is by the lesson as it was written."
)


def title_of(cells: Cells, place: int) -> tuple[int, int] | None:
    """Return where the title stands under which a cell falls: the cell, and where in its text."""
    for at in range(min(place, len(cells)) - 1, -1, -1):
        titles = _titles(cells[at])
        if titles:
            return at, titles[-1].start()
    return None


def _titles(cell: NotebookNode) -> list[re.Match[str]]:
    if cell.cell_type != "markdown" or cell.metadata.get("nbgrader"):
        return []
    return list(TITLE.finditer(cell.source))


def points_under(cells: Cells) -> dict[tuple[int, int], float]:
    """Return for each title the points of the graded cells up to the next one."""
    found: dict[tuple[int, int], float] = {}
    for place, cell in enumerate(cells):
        settings = cell.metadata.get("nbgrader", {})
        title = title_of(cells, place)
        if title is not None and settings.get("grade"):
            found[title] = found.get(title, 0.0) + float(settings.get("points") or 0.0)
    return found


def let_titles_follow(before: Cells, after: Cells) -> Cells:
    """Write into every title, and at the top, how many points there are now."""
    for (place, start), points in points_under(after).items():
        text = after[place].source
        word = "point" if points == 1 else "points"
        title = _NUMBER.sub(f"({points:g} {word}", text[start:], count=1)
        after[place].source = text[:start] + title
    total = _total(after)
    if total != _total(before):
        for cell in after:
            if cell.cell_type == "markdown":
                cell.source = TOTAL.sub(BY_THE_WHOLE.format(f"{total:g}"), cell.source)
    return after


def _total(cells: Cells) -> float:
    settings = [cell.metadata.get("nbgrader", {}) for cell in cells]
    return sum(float(one.get("points") or 0.0) for one in settings if one.get("grade"))
