"""Solution notebooks are committed in one form."""

import copy
import json

import nbformat
import pytest

from anncourse.commands.course import list_lessons
from anncourse.commands.tidy import tidy_text
from tests.anncourse.commands.tiny_course import write_solution


@pytest.fixture
def notebook(tmp_path):
    """Return a solution notebook as parsed JSON, tidy."""
    return json.loads(tidy_text(write_solution(tmp_path, "01_double").read_text("utf-8")))


def tidied(notebook):
    return json.loads(tidy_text(json.dumps(notebook)))


def test_every_solution_is_tidy(repository):
    untidy = []
    for lesson in list_lessons(repository / "solutions"):
        text = (repository / "solutions" / lesson / f"{lesson}.ipynb").read_text("utf-8")
        nbformat.validate(nbformat.reads(text, as_version=4))
        if text != tidy_text(text):
            untidy.append(lesson)

    assert untidy == [], "Run: make tidy"


def test_what_running_leaves_behind_goes(notebook):
    run = copy.deepcopy(notebook)
    run["metadata"]["language_info"].update(version="3.13.0", mimetype="text/x-python")
    run["metadata"]["kernelspec"]["display_name"] = "my own environment"
    run["metadata"]["celltoolbar"] = "Create Assignment"
    run["cells"][1].update(
        execution_count=7,
        outputs=[{"output_type": "stream", "name": "stdout", "text": ["2\n"]}],
    )
    run["cells"][1]["metadata"].update(trusted=True, scrolled=False, execution={"iopub": "now"})
    run["cells"][1]["metadata"]["nbgrader"]["checksum"] = "abc"

    assert tidied(run) == notebook


def test_tidy_text_comes_back_as_it_is(notebook):
    text = tidy_text(json.dumps(notebook))

    assert tidy_text(text) == text
    assert text.endswith("}\n")
    assert "naïve" in text


def test_graded_cells_are_named_by_their_grade_id_and_others_keep_their_name(notebook):
    notebook["cells"][0]["id"] = "opening"
    notebook["cells"][1]["id"] = "0b2c"

    names = [cell["id"] for cell in tidied(notebook)["cells"]]

    assert names[:3] == ["opening", "double", "test_double"]


def test_cells_without_a_name_get_one_that_is_the_same_each_time(notebook):
    for cell in notebook["cells"]:
        del cell["id"]
    notebook["cells"].append(copy.deepcopy(notebook["cells"][0]))

    names = [cell["id"] for cell in tidied(notebook)["cells"]]

    assert names == [cell["id"] for cell in tidied(notebook)["cells"]]
    assert len(set(names)) == len(names)


def test_a_cell_may_not_take_the_name_of_a_graded_one(notebook):
    notebook["cells"][0]["id"] = "double"

    names = [cell["id"] for cell in tidied(notebook)["cells"]]

    assert names[:2] == ["double-2", "double"]


@pytest.mark.parametrize("directive", ["### AUTOTEST x", "### HASHED AUTOTEST x\n### AUTOTEST y"])
def test_a_cell_for_hashes_is_folded_and_no_other(notebook, directive):
    notebook["cells"][2]["source"] = directive
    notebook["cells"][1]["metadata"]["jupyter"] = {"source_hidden": True}

    cells = tidied(notebook)["cells"]

    folded = [cell for cell in cells if "jupyter" in cell["metadata"]]
    assert folded == [cell for cell in cells if "AUTOTEST" in "".join(cell["source"])]
    assert folded[0]["metadata"]["jupyter"] == {"source_hidden": True}
    assert cells[2] in folded


def test_what_a_person_chose_stays(notebook):
    notebook["cells"][0]["metadata"]["tags"] = ["hint"]
    notebook["cells"][0]["attachments"] = {"a.png": {"image/png": "AAAA"}}

    assert tidied(notebook)["cells"][0] == notebook["cells"][0]


@pytest.mark.parametrize("text", ["{", "[]", '{"nbformat": 3}'])
def test_anything_but_a_notebook_is_refused(text):
    with pytest.raises(ValueError, match=r"expected|Expecting"):
        tidy_text(text)
