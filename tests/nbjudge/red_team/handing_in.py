"""Make the notebook, or what lies beside it, costly or misleading for whoever reads it."""

import copy
import json

from tests.nbjudge.red_team.attack import attack
from tests.nbjudge.red_team.lesson import EXERCISES, LESSON


@attack("answers under the ids of tests, and tests under the ids of answers")
def swapped_ids(hand_in):
    for name in EXERCISES:
        answer, test = hand_in.cell(name), hand_in.cell(f"test_{name}")
        answer.id, test.id = test.id, answer.id
        answer.metadata, test.metadata = {}, {}
        test.source = "1.0"


@attack("tests as another edition of the lesson would have had them, signed by the student")
def forged_edition(hand_in):
    from nbgrader.utils import compute_checksum

    for name in EXERCISES:
        test = hand_in.cell(f"test_{name}")
        test.source = "1.0"
        test.metadata.nbgrader["checksum"] = compute_checksum(test)


@attack("thousands of copies of an answer, all with its name")
def thousands_of_answers(hand_in):
    cell = hand_in.cell("double")
    for number in range(4_000):
        another = copy.deepcopy(cell)
        another.source, another.id = f"def double(x): return {number}", f"d{number}"
        hand_in.notebook.cells.append(another)


@attack("a million pieces of a source, and settings hundreds of levels deep")
def pieces_and_levels(hand_in):
    hand_in.cell("double").source = ["x\n"] * 1_000_000
    deep = {}
    for _ in range(300):
        deep = {"nbgrader": deep}
    hand_in.cell("test_double").metadata = deep


@attack("a notebook of format 3 whose sheets and headings have no end")
def old_format(hand_in):
    heading = {"cell_type": "heading", "level": 10**9, "source": "x", "metadata": {}}
    sheet = {"cells": [heading] * 1_000, "metadata": {}}
    hand_in.raw = json.dumps(
        {"nbformat": 3, "nbformat_minor": 0, "worksheets": [sheet] * 4}
    ).encode()


@attack("an output of 110 MB, in which the answers are hidden", earns=2.0)
def answers_in_outputs(hand_in):
    cells = json.loads(json.dumps(hand_in.notebook.cells))
    for cell in cells:
        if name_of_plain(cell) == "total":
            cell["source"] = EXERCISES["total"]
            cell["outputs"] = [
                {"output_type": "stream", "text": '"outputs": [' + "x" * 110_000_000}
            ]
    hand_in.raw = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()


def name_of_plain(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


@attack("a notebook of 110 MB in which no list of outputs ever ends")
def endless_outputs(hand_in):
    hand_in.raw = b'{"cells": [{"outputs": [' + b'["' * 20_000_000 + b"[" * 70_000_000


@attack("folders in the place of files, and files in the place of folders")
def folders_for_files(hand_in):
    for name in (
        "timestamp.txt/x",
        "submission_secret.txt/x",
        f"{LESSON}.html/x",
        "own/x",
        "tmp/x",
    ):
        hand_in.write(name, "x")
    hand_in.write(f"{LESSON}_files", "x")


@attack("names that hide what they are: other directions, no width, line ends, a terminal's codes")
def misleading_names(hand_in):
    for name in ("\u202etxt.yp", "a\u200bb.txt", "a\nb.txt", "\x1b[2J.txt", "a\rb", "\ufeff.py"):
        hand_in.write(name, "x")
    hand_in.cell("double").source = "def double(x):  # \u202e } \u2066 return 2 * x\n    return 0"


@attack("a page that poses as feedback, and a stamp that says that it is made")
def forged_page(hand_in):
    page = f"<b>11 of 11</b>\n<!-- nbjudge-page: {'0' * 64} -->\n"
    hand_in.write(f"{LESSON}.html", page)
    hand_in.write("other.html", page)
    hand_in.text(page)


@attack("text that takes whoever draws the page long: brackets, stars, quotes and fences")
def slow_text(hand_in):
    for piece in ("[", "*a_", "> ", "`", "<", "![", "$", "&", "| ", "1. ", "\\(", "\\begin{a}"):
        hand_in.text(piece * (20_000 // len(piece)))
    for piece in ("'''", "f'{", "((", "lambda:", "\\", "@a ", "0x", "r'"):
        hand_in.after("test_double", "#" + piece + "\n" + piece * (20_000 // len(piece)))


@attack("pictures whose text is no picture, and a thousand of them in a cell")
def pictures_without_end(hand_in):
    hand_in.text("".join(f"![](attachment:{n}.png)" for n in range(1_000)))
    cell = hand_in.notebook.cells[-1]
    picture = {"image/png": "A" * 9_000, "image/svg+xml": "<svg onload=alert(1)>", "text/html": "x"}
    cell["attachments"] = {f"{n}.png": picture for n in range(1_000)}
