"""Why a score is not full, in the words that the student reads in the feedback."""

import re
from html.parser import HTMLParser

from nbformat import NotebookNode
from nbgrader.utils import is_solution

from annlib.grading.cells import grade_id
from annlib.grading.outputs import ANSI
from annlib.grading.stops import WORDS, is_test


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


def explain_cell(cell: NotebookNode) -> str:
    """Return why a graded cell did not earn full points, in one or two sentences.

    Parameters
    ----------
    cell
        A graded cell of an autograded notebook, with its outputs.
    """
    if cell.cell_type != "code":
        return ""
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if errors:
        return explain_error(errors[0])
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stderr":
            return "It wrote to stderr: " + one_line(output.text)
        if output.output_type == "execute_result" and "text/html" in output.data:
            return explain_verdict(str(output.data["text/html"]))
    return ""


def explain_silence(cell: NotebookNode, score: float) -> str:
    """Return what can be said of a graded cell that says nothing itself."""
    if cell.cell_type != "code":
        return "No answer was written."
    return "It earned no points." if score == 0 else "It earned some points, not all."


def explain_verdict(page: str) -> str:
    """Return from the feedback of `annlib.checks` its summary and what is probably wrong."""
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


def explain_error(output: NotebookNode) -> str:
    """Return what an error output says: our own words, or Python's last line."""
    if output.ename in WORDS:
        return one_line(output.evalue)
    # Jupyter's name for a cell, which is nothing that a student has seen.
    message = re.sub(r"\((\d+\.py|<[\w-]+>), (line \d+)\)", r"(\2)", ANSI.sub("", output.evalue))
    return one_line(f"{output.ename}: {message}")


def find_stops(notebook: NotebookNode) -> list[str]:
    """Return what went wrong while the cells ran that are not tests: answers, and any stop."""
    found = []
    for cell in notebook.cells:
        if cell.cell_type != "code" or is_test(cell):
            continue
        for output in cell.outputs:
            # Other errors in the lesson's own cells only follow from an answer that is not right.
            if output.output_type == "error" and (is_solution(cell) or output.ename in WORDS):
                name = grade_id(cell)
                found.append((f"{name}: " if name else "") + explain_error(output))
    return [words for words in dict.fromkeys(found) if "This cell was not run" not in words]


def one_line(text: str, length: int = 300) -> str:
    """Return a text on one line, shortened, with nothing that a terminal would act on."""
    line = "".join(letter if letter.isprintable() else "?" for letter in " ".join(text.split()))
    return line if len(line) <= length else line[: length - 1] + "…"
