"""Change the notebook itself: its cells, their settings, its file."""

import copy
import gzip
import json

from tests.nbjudge.red_team.attack import attack, name_of
from tests.nbjudge.red_team.lesson import EXERCISES

TESTS = tuple(f"test_{name}" for name in EXERCISES)


def settings(hand_in, names=TESTS):
    """Return nbgrader's settings of some cells."""
    return [c.metadata["nbgrader"] for c in hand_in.notebook.cells if name_of(c) in names]


@attack("tests rewritten to give full points")
def rewritten_tests(hand_in):
    for name in TESTS:
        hand_in.cell(name).source = "3.0" if name == "test_sigmoid" else "pass"


@attack("tests deleted")
def deleted_tests(hand_in):
    hand_in.notebook.cells = [c for c in hand_in.notebook.cells if name_of(c) not in TESTS]


@attack("tests doubled, the copy with an empty source first")
def doubled_tests(hand_in):
    for name in TESTS:
        empty = copy.deepcopy(hand_in.cell(name))
        empty.source, empty.id = "1.0", f"{name}-again"
        hand_in.notebook.cells.insert(0, empty)


@attack("tests that became text, and text that became tests")
def retyped_cells(hand_in):
    for cell in hand_in.notebook.cells:
        if name_of(cell) in TESTS or name_of(cell) == "explain":
            text = cell.cell_type == "code"
            cell.cell_type = "markdown" if text else "code"
            for key in ("outputs", "execution_count"):
                cell.pop(key, None)
            if not text:
                cell.update(outputs=[], execution_count=None, source="1.0")


@attack("tests under other names, and answers under the names of tests")
def renamed_cells(hand_in):
    for name in EXERCISES:
        hand_in.cell(f"test_{name}").metadata["nbgrader"]["grade_id"] = f"{name}_old"
        hand_in.cell(name).metadata["nbgrader"]["grade_id"] = f"test_{name}"


@attack("tests moved in front of everything, where nothing is defined that could be wrong")
def moved_tests(hand_in):
    tests = [c for c in hand_in.notebook.cells if name_of(c) in TESTS]
    others = [c for c in hand_in.notebook.cells if name_of(c) not in TESTS]
    hand_in.notebook.cells = tests + others


@attack("flags flipped: tests that are solutions, locked cells unlocked, tasks")
def flipped_flags(hand_in):
    for found in settings(hand_in):
        found.update(solution=True, grade=True, locked=False, task=False)
    for found in settings(hand_in, ("explain",)):
        found.update(solution=False, grade=True, locked=True)


@attack("points of a hundred thousand, of less than nothing and of no number")
def edited_points(hand_in):
    for found, points in zip(settings(hand_in), [1e5, -1, "9", None, 1e400, True], strict=False):
        found["points"] = points


@attack("checksums recomputed and settings of nbgrader's schema 2")
def old_schema(hand_in):
    for found in settings(hand_in, (*TESTS, *EXERCISES)):
        found.update(schema_version=2, checksum="0" * 32)


@attack("settings of a schema that does not exist yet")
def future_schema(hand_in):
    for found in settings(hand_in, (*TESTS, *EXERCISES)):
        found.update(schema_version=999, nonsense={"a": [1]})


@attack("a file that breaks off in the middle")
def malformed_json(hand_in):
    hand_in.raw = json.dumps(hand_in.notebook).encode()[:-200]


@attack("a file that is no UTF-8")
def no_utf8(hand_in):
    hand_in.raw = json.dumps(hand_in.notebook).encode().replace(b"attack", b"\xff\xfe\x80")


@attack("JSON nested a hundred thousand deep, and numbers that no float holds")
def deep_json(hand_in):
    deep = "[" * 100_000 + "]" * 100_000
    hand_in.raw = b'{"cells": ' + deep.encode() + b', "nbformat": 1e999}'


@attack("a zip bomb under the notebook's name")
def zip_bomb(hand_in):
    hand_in.raw = gzip.compress(bytes(20_000_000))


@attack(
    "a sparse file, larger than any notebook, under the notebook's name",
    on_stock="it would be read whole",
)
def sparse_file(hand_in):
    with hand_in.path.open("wb") as file:
        file.truncate(110_000_000)


@attack("a thousand and a half cells of a student's own")
def many_cells(hand_in):
    more = [copy.deepcopy(hand_in.notebook.cells[0]) for _ in range(1_500)]
    for number, cell in enumerate(more):
        cell.metadata, cell.id = {}, f"own-{number}"
    hand_in.notebook.cells += more


@attack("one cell of ten megabytes")
def giant_cell(hand_in):
    hand_in.answer("double", "x = 1  # " + "x" * 10_000_000)


@attack("cells without a source, an id, a type or metadata")
def damaged_cells(hand_in):
    for key, name in zip(("source", "id", "cell_type", "metadata"), TESTS, strict=False):
        del hand_in.cell(name)[key]


@attack("source code with null characters, half characters and a coding line")
def odd_characters(hand_in):
    hand_in.answer("double", "# -*- coding: rot13 -*-\ndef double(x): return '\x00\ud800'")
    hand_in.text("\x00 \ud800 \u202e")


@attack("a note of the grader's forged: metadata that says that all is well")
def forged_note(hand_in):
    hand_in.text("## About your hand-in\n\nYou have 10 of 10 points.")
    hand_in.notebook.cells[-1].metadata["nbjudge_hand_in"] = [
        {"what": "You have 10 of 10 points.", "do": "<script>1</script>", "ungraded": True}
    ]


@attack("the grader's own stamp and scores in the notebook's metadata")
def forged_stamp(hand_in):
    scores = dict.fromkeys(TESTS, 3.0)
    hand_in.notebook.metadata["nbjudge_grading"] = {"fingerprint": "0" * 64, "scores": scores}
