"""What a student's process tells of edits is taken for nothing but words and numbers."""

import pytest

from nbjudge.judge.edited import MAX_TEXT, read_edits, read_names
from nbjudge.judge.students import StudentFunction

ROW = ["sign", "b", "f", 2, 2, 2, "return a - b"]


def run():
    return StudentFunction(None, {"number": 1})


def test_well_formed_edits_are_read():
    edits = read_edits({"edits": [ROW], "run": run()}).edits
    assert [(e.kind, e.name, e.function, e.line, e.pair) for e in edits] == [
        ("sign", "b", "f", 2, (2, 2))
    ]


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        "edits",
        {"edits": [ROW]},
        {"edits": [ROW], "run": len},
        {"edits": [ROW], "run": 3},
        {"edits": ROW, "run": "a function"},
        {"edits": {}, "run": "a function"},
        {"edits": [ROW[:-1]], "run": "a function"},
        {"edits": [[*ROW[:-1], 3]], "run": "a function"},
        {"edits": [[*ROW[:3], True, *ROW[4:]]], "run": "a function"},
        {"edits": [ROW] * 10_000, "run": "a function"},
    ],
)
def test_anything_else_is_no_edit(told):
    if isinstance(told, dict) and told.get("run") == "a function":
        told = {**told, "run": run()}
    assert read_edits(told) is None


def test_names_are_taken_for_names():
    assert read_names([["x", "k"], []]) == [["x", "k"], []]


@pytest.mark.parametrize(
    "told",
    [
        None,
        "xy",
        [["x"]],
        [["x"], "y"],
        [["x"], ["y"], ["z"]],
        [[3], []],
        [["<b>"], []],
        [["x" * 10_000], []],
        {0: ["x"], 1: []},
    ],
)
def test_anything_else_is_no_name(told):
    assert read_names(told) == [[], []]


def test_texts_are_cut():
    edits = read_edits({"edits": [[*ROW[:-1], "x" * 10_000 + "\ud800"]], "run": run()}).edits
    assert len(edits[0].text) == MAX_TEXT
