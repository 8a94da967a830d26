"""The button *Validate* says how to mend a notebook, and adds up."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import compute_checksum, determine_grade

from anncourse.classroom.validate import KindValidator, answers_there_twice, as_read, total
from anncourse.exercises import EXERCISES

pytestmark = [
    pytest.mark.course,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

CHECK = "from anncourse import check\n\ncheck({name!r}, points=3)"
RIGHT = "def weighted_sum(x, w, b):\n    return np.dot(x, w) + b"


def answer(name, source, make=new_code_cell, points=None):
    settings = {"schema_version": 3, "grade_id": name, "solution": True, "locked": False}
    settings |= {"grade": points is not None, "task": False}
    if points is not None:
        settings["points"] = points
    return make(source, metadata={"nbgrader": settings})


def test_cell(name):
    settings = {"schema_version": 3, "grade_id": f"test_{name}", "solution": False, "locked": True}
    settings |= {"grade": True, "task": False, "points": 3}
    return new_code_cell(CHECK.format(name=name), metadata={"nbgrader": settings})


test_cell.__test__ = False


@pytest.fixture
def validated(tmp_path):
    """Return what validates these cells."""

    def validate(*cells):
        others = [new_markdown_cell("# A lesson"), new_code_cell("import numpy as np")]
        notebook = new_notebook(cells=[*others, *cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "", "language": ""}
        nbformat.write(notebook, tmp_path / "page.ipynb")
        return KindValidator().validate(str(tmp_path / "page.ipynb"))

    return validate


def test_a_split_answer_is_named_with_the_way_to_mend_it_and_no_traceback(validated):
    head, _, body = RIGHT.partition("\n")
    halves = [answer("weighted_sum", head), answer("weighted_sum", body)]
    (failed,) = validated(*halves, test_cell("weighted_sum"))["failed"]
    assert failed["source"] == f"{head}\n\n{body.strip()}"
    said = " ".join(failed["raw_error"].split())
    assert said.startswith(
        "The cell weighted_sum is there 2 times: was it split, or copied? Click on"
    )
    assert "press Shift + M" in said
    assert "run `anncourse lab` again" in said
    assert "Traceback" not in said
    assert max(map(len, failed["raw_error"].split("\n"))) <= 90


def test_a_test_that_is_there_twice_does_no_harm(validated):
    tests = [test_cell("weighted_sum"), test_cell("weighted_sum")]
    assert validated(answer("weighted_sum", RIGHT), *tests) == {}


def test_what_fails_ends_with_a_total(validated):
    text = answer("explain_it", "Because.", new_markdown_cell, points=4)
    cells = [answer("weighted_sum", RIGHT), test_cell("weighted_sum"), answer("step", "")]
    (failed,) = validated(*cells, test_cell("step"), text)["failed"]
    words = (
        "In all, 1 of 2 exercises are right: 3 of 6 points. 4 more are given by a person who reads."
    )
    assert "step is not defined yet" in failed["raw_error"]
    assert failed["raw_error"].endswith(f"\n\n{words}")
    assert failed["error"].endswith(f"\n\n<strong>{words}</strong>")


def test_a_text_that_nobody_wrote_yet_is_no_exercise_of_the_total():
    text = answer("explain_it", "YOUR ANSWER HERE", new_markdown_cell, points=4)
    text.metadata.nbgrader["checksum"] = compute_checksum(text)
    assert determine_grade(text) == (0, 4)
    assert total(new_notebook(cells=[text])).endswith(
        "0 of 0 exercises are right: 0 of 0 points. 4 more are given by a person who reads."
    )


def test_a_notebook_without_tests_has_a_total_of_nothing():
    assert total(new_notebook()) == "In all, 0 of 0 exercises are right: 0 of 0 points."


def test_hashes_are_not_shown():
    assert as_read("# Run this.\nfrom x import answers as _answers\n_answers.compare(1)") == (
        "# Run this."
    )
    assert as_read(CHECK) == CHECK


def test_what_is_there_once_is_left_alone():
    cells = [answer(name, "") for name in EXERCISES]
    assert answers_there_twice(new_notebook(cells=cells)) == []
