"""Read from a check's feedback, in one or two sentences, why a score is not full."""

import re
from html.parser import HTMLParser

from nbjudge.report.reasons import one_line


class _Words(HTMLParser):
    """Collects the text of a page: its paragraphs, and the words under each failed case."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.rows: list[list[str]] = []
        self._in_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
            self._in_row = True
        elif tag == "td" and self._in_row:
            self.rows[-1].append("")
        elif tag in ("p", "div", "li"):
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self._in_row = False

    def handle_data(self, data: str) -> None:
        if self._in_row and self.rows[-1]:
            self.rows[-1][-1] += data
        elif not self._in_row:
            self.paragraphs = self.paragraphs or [""]
            self.paragraphs[-1] += data


def explain_verdict(page: str) -> str:
    """Return from the feedback of `anncourse.checks` its summary and what is probably wrong."""
    reader = _Words()
    reader.feed(page)
    paragraphs = [one_line(text) for text in reader.paragraphs if text.strip()]
    if not paragraphs:
        return ""
    # "sigmoid: 0 of 3 points. It is not written yet."
    summary = re.sub(r"^\S+: [\d.]+ of [\d.]+ points\.\s*", "", paragraphs[0])
    mistakes = [text for text in paragraphs if text.startswith("Likely mistake:")]
    # The row of a failed case that has no label says in words what is wrong.
    mistakes += [one_line(row[1]) for row in reader.rows if len(row) == 2 and not row[0].strip()]
    return " ".join([summary, *mistakes[:1]]).strip()
