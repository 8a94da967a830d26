"""Real cells in a real kernel, scored by nbgrader itself."""

from __future__ import annotations

import contextlib
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import Execute, InstantiateTests, instantiatetests
from nbgrader.utils import determine_grade

from tests.anncourse.checks.toys import told
from tests.kernels import running_kernel
from tests.waiting import GENEROUS

pytestmark = [
    pytest.mark.course,
    # zmq and tornado talk about event loops on some platforms; that is not ours.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

ROOT = Path(__file__).resolve().parents[3]
SETUP = """\
import dataclasses
import numpy as np
from anncourse import check, hint, predicted
from anncourse.exercises import EXERCISES
from tests.anncourse.checks.toys import SCALED
def allow(seconds):
    EXERCISES["scaled"] = dataclasses.replace(SCALED, seconds=seconds)
allow(5)
"""
POINTS = 7

# Title -> what the learner wrote.
ANSWERS = {
    "right": "def scaled(x, factor): return x * factor + 1.0",
    "half": "def scaled(x, factor):\n    return x * factor + (1.0 if np.ndim(x) == 0 else 0)",
    "wrong": "def scaled(x, factor): return x * factor",
    "stub": "def scaled(x, factor):\n    # YOUR CODE HERE\n    ...",
    "raises": "def scaled(x, factor):\n    y = x + factor\n    return y / 0 // 1.5.missing",
    "syntax error": "def scaled(x, factor: return x",
    "endless": "def scaled(x, factor):\n    while True:\n        try: x = x\n        except: pass",
    "right with warnings": "import logging, sys, warnings\n"
    "def scaled(x, factor):\n"
    "    warnings.warn('old')\n"
    "    logging.warning('strange')\n"
    "    print('careful', file=sys.stderr)\n"
    "    np.array([1.0]) / 0\n"
    "    return x * factor + 1.0",
    "right with prints": "def scaled(x, factor):\n    print(99)\n    return x * factor + 1.0",
    "wrong with a number above the points": "def scaled(x, factor): return 1e9",
    "claims to be right": "class Yes(float):\n    def __eq__(self, other): return True\n"
    "def scaled(x, factor): return Yes(7)",
    "exits": "def scaled(x, factor): raise SystemExit",
}
DIRECTIVES = """\
### HASHED AUTOTEST z_hidden
### AUTOTEST label; count
### HASHED AUTOTEST letter"""
SOLUTION = "z_hidden, label, count, letter = np.array([0.25, -1.5]), 'two words', 3, 'b'"
LEARNERS = {
    "the same": (SOLUTION, True),
    "a list, rounded": (
        "z_hidden, label, count, letter = [0.2504, -1.5], 'Two Words', 3, 'B'",
        True,
    ),
    "one number off": ("z_hidden, label, count, letter = [0.26, -1.5], 'two words', 3, 'b'", False),
    "another text": ("z_hidden, label, count, letter = [0.25, -1.5], 'two', 3, 'b'", False),
    "another letter": ("z_hidden, label, count, letter = [0.25, -1.5], 'two words', 3, 'c'", False),
    "nothing yet": ("z_hidden = label = count = letter = None", False),
    "undefined": ("del z_hidden, label, count, letter", False),
    "nan": ("z_hidden, label, count, letter = [0.25, np.nan], 'two words', 3, 'b'", False),
}


def graded(source, grade_id, points=POINTS):
    cell = new_code_cell(source)
    cell.metadata["nbgrader"] = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": True,
        "solution": False,
        "locked": True,
        "task": False,
        "points": points,
    }
    return cell


@pytest.fixture(scope="module")
def instantiate():
    """Return what turns directives into tests, with the course's autotests.yml."""

    def made(cells):
        notebook = new_notebook(cells=cells)
        notebook.metadata["kernelspec"] = {"name": "python3"}
        resources = {"metadata": {"path": str(ROOT)}}
        return InstantiateTests().preprocess(notebook, resources)[0].cells

    # nbgrader leaves them open.
    with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as started:

        def start(**options):
            return started.enter_context(running_kernel(**options))

        patch.setattr(instantiatetests, "start_new_kernel", start)
        yield made


@pytest.fixture(scope="module")
def executed(instantiate):
    """Run every answer with its test cell as nbgrader's autograder does; grade_id -> cell."""
    cells = [new_code_cell(SETUP)]
    for title, source in ANSWERS.items():
        seconds = 0.5 if title == "endless" else 60
        cells.append(new_code_cell(f"globals().pop('scaled', None); allow({seconds})"))
        cells.append(new_code_cell(source))
        test = f"check('scaled', points={POINTS})\ncheck('scaled', points={POINTS}, hidden=True)"
        cells.append(graded(test, title))
    test = instantiate([new_code_cell(SETUP), new_code_cell(SOLUTION), graded(DIRECTIVES, "")])[-1]
    for title, (source, _) in LEARNERS.items():
        cells += [new_code_cell(source), graded(test.source, title)]
    cells.append(new_code_cell("import os; os.environ['NBGRADER_VALIDATING'] = '1'"))
    for title in ("right", "wrong"):
        cells.append(new_code_cell(ANSWERS[title]))
        cells.append(graded("check('scaled', 2)", f"{title}, validated", 2))
    notebook = new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "3"}
    Execute(timeout=GENEROUS).preprocess(notebook, {"metadata": {"path": str(ROOT)}})
    assert not [output for output in notebook.cells[0].outputs if output.output_type == "error"]
    return {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}


def text_of(cell):
    results = [o for o in cell.outputs if o.output_type == "execute_result"]
    return results[-1]["data"]["text/plain"]


@pytest.mark.parametrize("title", [t for t in ANSWERS if t not in ("syntax error", "endless")])
def test_nbgrader_reads_the_verdicts_score(executed, title):
    credit = told(ANSWERS[title], hidden=True).credit
    score, points = determine_grade(executed[title])
    assert points == POINTS
    assert score == (POINTS if credit == 1 else round(POINTS * credit, 2))
    assert text_of(executed[title]) == repr(float(score))


def test_the_scores_that_are_tried_are_full_partial_and_zero(executed):
    scores = {title: determine_grade(executed[title])[0] for title in ANSWERS}
    assert scores["right"] == scores["right with warnings"] == scores["right with prints"] == POINTS
    assert 0 < scores["half"] < POINTS
    assert {scores[t] for t in ANSWERS if not t.startswith(("right", "half"))} == {0}


def test_a_test_cell_writes_nothing_but_its_result(executed):
    for title in ANSWERS:
        kinds = [output.output_type for output in executed[title].outputs]
        assert kinds == ["execute_result"], title


def test_the_feedback_is_html_beside_the_number(executed):
    data = executed["half"].outputs[0]["data"]
    assert "Partly right: 2 of 3 parts." in data["text/html"]
    assert "in your code" not in data["text/html"]


def test_an_error_is_shown_at_the_line_of_the_learners_cell(executed):
    html = executed["raises"].outputs[0]["data"]["text/html"]
    assert "line 3: return y / 0 // 1.5.missing" in html
    assert "Traceback" not in html


def test_a_cell_that_does_not_even_compile_leaves_a_kind_word(executed):
    assert determine_grade(executed["syntax error"])[0] == 0
    html = executed["syntax error"].outputs[0]["data"]["text/html"]
    assert "scaled is not defined yet" in html


def test_an_endless_loop_is_told_and_the_kernel_lives_on(executed):
    assert (
        "It runs too long: stopped after 0.5" in executed["endless"].outputs[0]["data"]["text/html"]
    )
    assert determine_grade(executed["claims to be right"]) == (0, POINTS)


@pytest.mark.parametrize("title", LEARNERS)
def test_answers_in_variables_earn_all_or_nothing(executed, title):
    cell = executed[title]
    assert determine_grade(cell)[0] == (POINTS if LEARNERS[title][1] else 0)
    assert all(output.output_type != "stream" for output in cell.outputs)
    assert "text/html" in cell.outputs[-1]["data"]


def test_a_hashed_test_shows_no_value(executed):
    source = executed["the same"].source
    assert "0.25" not in source
    assert "1.5" not in source
    assert '"b"' not in source
    assert "3.000" in source


def test_a_value_that_cannot_be_tested_stops_the_generation(instantiate):
    try:
        instantiate([new_code_cell(SETUP), graded("### AUTOTEST {'a': 1}", "dict")])
    except CellExecutionError as error:
        said = error.evalue
    assert said.startswith("AUTOTEST cannot test this value: it is neither number")


def test_the_validator_reads_the_words_on_stderr(executed):
    wrong, right = executed["wrong, validated"], executed["right, validated"]
    said = [o.text for o in wrong.outputs if o.output_type == "stream" and o.name == "stderr"]
    assert len(said) == 1
    assert said[0].startswith("scaled: 0 of 2 points.")
    assert "Likely mistake: The `1` is <missing>." in said[0]
    assert [o.output_type for o in right.outputs] == ["execute_result"]


def test_an_executed_notebook_can_be_saved(executed):
    nbformat.validate(new_notebook(cells=list(executed.values())))
