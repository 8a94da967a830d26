"""What a learner wrote in earlier lessons is gone on with where it is right, and nowhere else."""

from __future__ import annotations

import json

import numpy as np
import pytest

import annlib
from anncourse.lesson import carried_on as module
from anncourse.lesson.progress import learner_is_here

RELU = "import numpy as np\ndef relu(z):\n    return np.maximum(z, 0.0)"
WRONG_RELU = "import numpy as np\ndef relu(z):\n    return abs(z)"
DENSE = "def dense_forward(X, W, b, activation):\n    return activation(X @ W + b)"
FORWARD = """\
def forward(X, parameters, activations):
    outputs = [X]
    for (W, b), activation in zip(parameters, activations, strict=True):
        outputs.append(dense_forward(outputs[-1], W, b, activation))
    return outputs"""


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Return the folder of a learner's lessons, as a notebook of lesson 8 sees it."""
    monkeypatch.setattr(module, "learner_is_here", lambda: True)
    (tmp_path / "08_training").mkdir()
    monkeypatch.chdir(tmp_path / "08_training")
    return tmp_path


def write(work, lesson, *cells):
    (work / lesson).mkdir(exist_ok=True)
    page = {"cells": [{"cell_type": "code", "source": source} for source in cells]}
    (work / lesson / f"{lesson}.ipynb").write_text(json.dumps(page), encoding="utf-8")


def imported(line):
    names = {}
    exec(line, names)
    return names


def test_a_right_function_is_the_learner_s(work, capsys):
    write(work, "03_activation_functions", RELU)

    relu = imported("from anncourse.own import relu")["relu"]
    assert relu is not annlib.relu
    assert relu.__code__.co_filename == "<03_activation_functions, code cell 1>"
    assert capsys.readouterr().out == "relu: yours\n"


@pytest.mark.parametrize(
    "cells",
    [
        (WRONG_RELU,),
        ("def relu(z):\n    pass",),
        ("def relu(z:",),
        ("relu = 3",),
        ("from annlib import relu",),
        (),
    ],
)
def test_where_it_is_not_right_annlib_s_is_taken_and_that_is_said(work, capsys, cells):
    write(work, "03_activation_functions", *cells)

    assert imported("from anncourse.own import relu")["relu"] is annlib.relu
    said = capsys.readouterr().out
    assert said == "relu: annlib's, as yours in 03_activation_functions is not right yet\n"


@pytest.mark.parametrize("text", [None, "<<<<<<< HEAD", "[]", '{"cells": [3]}'])
def test_a_notebook_that_is_missing_or_broken_leaves_annlib_s(work, capsys, text):
    if text is not None:
        write(work, "03_activation_functions")
        (work / "03_activation_functions/03_activation_functions.ipynb").write_text(text)

    assert imported("from anncourse.own import relu")["relu"] is annlib.relu
    assert "relu: annlib's, as " in capsys.readouterr().out


def test_of_a_notebook_only_what_defines_something_is_run(work):
    write(
        work,
        "03_activation_functions",
        "import numpy as np\nLOWEST = 0.0\nprint(1 / 0)",
        "%timeit 3",
        "open('trace', 'w').write('ran')\ndef lowest():\n    return LOWEST",
        "def relu(z):\n    return np.maximum(z, lowest())",
        "relu(no_such_name)",
    )

    assert imported("from anncourse.own import relu")["relu"] is not annlib.relu
    assert not (work / "08_training" / "trace").exists()


def test_the_later_of_two_definitions_counts_as_in_the_notebook(work):
    write(work, "03_activation_functions", RELU, WRONG_RELU)
    assert imported("from anncourse.own import relu")["relu"] is annlib.relu


def test_a_function_that_carried_on_others_goes_on_with_them(work, capsys):
    write(work, "03_activation_functions", RELU)
    write(work, "04_forward_propagation", "from anncourse.own import relu", DENSE, FORWARD)
    write(work, "07_backpropagation", "from annlib import relu\nfrom anncourse.own import forward")

    forward = imported("from anncourse.own import forward")["forward"]
    assert forward.__globals__["relu"].__code__.co_filename.startswith("<03_")
    assert forward.__globals__["dense_forward"].__code__.co_filename.startswith("<04_")
    X, parameters = np.array([[1.0, -2.0]]), [(np.array([[1.0], [3.0]]), np.array([0.5]))]
    assert forward(X, parameters, [forward.__globals__["relu"]])[-1].tolist() == [[0.0]]
    assert capsys.readouterr().out == "forward: yours\n"


def test_notebooks_that_name_each_other_come_to_an_end(work):
    write(work, "03_activation_functions", "from anncourse.own import forward", RELU)
    write(work, "04_forward_propagation", "from anncourse.own import relu", DENSE, FORWARD)

    assert imported("from anncourse.own import relu")["relu"] is not annlib.relu


def test_a_notebook_that_was_saved_anew_is_read_anew(work):
    write(work, "03_activation_functions", WRONG_RELU)
    assert imported("from anncourse.own import relu")["relu"] is annlib.relu
    write(work, "03_activation_functions", RELU + "\n\n\n# mended")
    assert imported("from anncourse.own import relu")["relu"] is not annlib.relu


def test_without_a_learner_all_functions_are_annlib_s(work, monkeypatch, capsys):
    write(work, "03_activation_functions", RELU)
    monkeypatch.setattr(module, "learner_is_here", learner_is_here)

    assert imported("from anncourse.own import relu")["relu"] is annlib.relu
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["no_such_thing", "row_means", "load_iris", "and_gate"])
def test_what_no_lesson_asks_for_or_annlib_has_not_is_refused(work, name):
    with pytest.raises(ImportError):
        imported(f"from anncourse.own import {name}")
