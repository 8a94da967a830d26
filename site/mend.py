"""What theme and notebooks leave undone for who reads with a screen reader or a keyboard.

Each was found by axe-core in Chromium.
"""

from __future__ import annotations

import re
from pathlib import Path

MENDED = {
    # A heading says how deep it is.
    r'(<p class="caption" role="heading")>': r'\1 aria-level="2">',
    # Two landmarks of a kind are told apart by their names.
    r'(<aside class="sidebar-drawer")>': r'\1 aria-label="All pages">',
    r'(<aside) (class="toc-drawer)': r'\1 aria-label="On this page" \2',
    # What is read out is what stands there.
    r'<summary aria-label="Toggle hidden content">': "<summary>",
    # An empty cell is no heading of a column.
    r"<th\b([^>]*)>\s*(?:<p></p>)?\s*</th>": r"<td\1></td>",
}


def mend(site: Path) -> None:
    """Mend all pages of a built site."""
    for path in site.rglob("*.html"):
        path.write_text(mended(path.read_text("utf-8")), "utf-8")


def mended(page: str) -> str:
    """Return a page with all that is in `MENDED` replaced."""
    for pattern, replacement in MENDED.items():
        page = re.sub(pattern, replacement, page)
    return page
