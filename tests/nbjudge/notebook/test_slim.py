"""What cells put out is left out of a notebook that is too large, by a process with limits."""

import json

import pytest

from nbjudge.notebook.slim import MAX_DEPTH, end_of_list, without_outputs

TRAPS = [
    [],
    [{"output_type": "stream", "text": ["a\n", 'says "]" and [', "\\", '\\"']}],
    [{"data": {"text/html": "<b>[[</b>", "a]": [[], [["]"]]]}}, {"traceback": ["é\u2028["]}],
]


def slim(tmp_path, content, most=10_000):
    path = tmp_path / "large.ipynb"
    path.write_bytes(content)
    with path.open("rb") as file:
        return without_outputs(file, most)


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("escape", [True, False])
def test_outputs_are_left_out_and_nothing_else(tmp_path, indent, escape):
    cells = [
        {"cell_type": "code", "source": 'x = {"outputs": [1]}\n"]"', "id": "a", "outputs": trap}
        for trap in TRAPS
    ]
    notebook = {"cells": cells, "metadata": {"note": '"outputs": ['}, "nbformat": 4}
    content = json.dumps(notebook, indent=indent, ensure_ascii=escape).encode()
    wanted = [{**cell, "outputs": []} for cell in cells]
    assert json.loads(slim(tmp_path, content)) == {**notebook, "cells": wanted}


@pytest.mark.parametrize(
    "content",
    [
        b'{"outputs": [',
        b'{"outputs": ["]',
        b'{"outputs": ["\\"]',
        b'{"outputs": ' + b"[" * 2 * MAX_DEPTH + b"]" * 2 * MAX_DEPTH,
        b'{"source": "' + b"x" * 20_000 + b'"}',
        b"",
    ],
)
def test_what_is_damaged_or_large_without_outputs_is_not_read(tmp_path, content):
    assert slim(tmp_path, content) is None


def test_the_end_of_a_list_is_behind_its_own_bracket():
    assert end_of_list(b'[1, "]", [2]], 3]', 1) == len(b'[1, "]", [2]]')
