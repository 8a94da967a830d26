"""Read from a check's feedback, in one or two sentences, why a score is not full."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from nbjudge.notebook.reasons import one_line

#: How the paragraph of a verdict begins that names a mistake.
LIKELY = "Likely mistake:"


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


@dataclass(frozen=True)
class Reading:
    """What the feedback of `anncourse.checks` says.

    Attributes
    ----------
    summary : str
        One sentence: what state the answer is in.
    mistake : str
        The likely mistake in words, empty where none was recognised.
    failure : str
        What is wrong with the first case that failed and has words of its own, or empty.
    """

    summary: str = ""
    mistake: str = ""
    failure: str = ""


def read_verdict(page: str) -> Reading:
    """Return what a page of feedback says, without its table of cases."""
    reader = _Words()
    reader.feed(page)
    paragraphs = [one_line(text) for text in reader.paragraphs if text.strip()]
    if not paragraphs:
        return Reading()
    # "sigmoid: 0 of 3 points. It is not written yet."
    summary = re.sub(r"^\S+: [\d.]+ of [\d.]+ points\.\s*", "", paragraphs[0])
    mistakes = [text.removeprefix(LIKELY) for text in paragraphs if text.startswith(LIKELY)]
    # The row of a failed case that has no label says in words what is wrong.
    words = [one_line(row[1]) for row in reader.rows if len(row) == 2 and not row[0].strip()]
    return Reading(summary, *(next(iter(found), "").strip() for found in (mistakes, words)))


def explain_verdict(page: str) -> str:
    """Return from the feedback of `anncourse.checks` its summary and what is probably wrong."""
    reading = read_verdict(page)
    mistake = reading.mistake and f"{LIKELY} {reading.mistake}"
    return f"{reading.summary} {mistake or reading.failure}".strip()
