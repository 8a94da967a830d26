"""A notebook of very many numbers, texts and lists would take ten times its size in memory."""

import json

import pytest

from nbjudge.notebook import reading
from nbjudge.notebook.reading import UnreadableError, is_sound, is_too_large, read_notebook

CELL = {"cell_type": "code", "id": "a", "metadata": {}, "source": "x = 1", "execution_count": 1}


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_PIECES", 1_000)
    return tmp_path / "own.ipynb"


def write(path, cell, metadata):
    about = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata}
    path.write_text(json.dumps({**about, "cells": [cell]}))


def test_what_cells_put_out_is_left_out_and_the_answers_are_read(path):
    many = {"output_type": "display_data", "metadata": {}, "data": {"application/json": [1] * 2000}}
    write(path, {**CELL, "outputs": [many]}, {})
    assert is_too_large(path)
    assert not is_sound(path)
    assert [cell.source for cell in read_notebook(path).cells] == ["x = 1"]


def test_where_they_are_elsewhere_it_is_not_read(path):
    write(path, {**CELL, "outputs": []}, {"x": [[]] * 2000})
    with pytest.raises(UnreadableError, match="more than 1,000 numbers, texts and lists"):
        read_notebook(path)


def test_an_honest_notebook_is_read_as_it_is(path):
    write(path, {**CELL, "outputs": []}, {})
    assert not is_too_large(path)
    assert is_sound(path)
