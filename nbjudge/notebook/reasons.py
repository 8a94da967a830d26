"""Why a score is not full, in the words that the student reads in the feedback."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from nbformat import NotebookNode
from nbgrader.utils import is_solution

from nbjudge.notebook.cells import grade_id
from nbjudge.notebook.outputs import ANSI
from nbjudge.notebook.stops import WORDS, is_test


def read_page(page: str) -> str:
    """Return the text of a page of HTML: what a result says where the course has no better way."""
    reader = _Text()
    reader.feed(page)
    return one_line(" ".join(reader.pieces))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def explain_cell(cell: NotebookNode, explain: Callable[[str], str] = read_page) -> str:
    """Return why a graded cell did not earn full points, in one or two sentences.

    Parameters
    ----------
    cell
        A graded cell of an autograded notebook, with its outputs.
    explain
        What a result's HTML says in a sentence or two.
    """
    if cell.cell_type != "code":
        return "No answer was written."
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if errors:
        return explain_error(errors[0])
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stderr":
            return "It wrote to stderr: " + one_line(output.text)
        if output.output_type == "execute_result" and "text/html" in output.data:
            return explain(str(output.data["text/html"]))
    return ""


def explain_silence(score: float) -> str:
    """Return what can be said of a graded cell that says nothing itself."""
    return "It earned no points." if score == 0 else "It earned some points, not all."


def explain_error(output: NotebookNode) -> str:
    """Return what an error output says: our own words, or Python's last line."""
    if output.ename in WORDS:
        return one_line(output.evalue)
    # Jupyter's name for a cell, which is nothing that a student has seen.
    message = re.sub(r"\((\d+\.py|<[\w-]+>), (line \d+)\)", r"(\2)", ANSI.sub("", output.evalue))
    if output.ename == "AssertionError" and not message.strip():
        return "A test is not passed. It does not say why."
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
