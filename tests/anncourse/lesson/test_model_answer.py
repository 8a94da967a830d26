"""A good answer and its rubric are shown to who learns alone and has written an answer first."""

import itertools
import json

import pytest

from anncourse import model_answer
from anncourse.commands.course import list_lessons
from anncourse.lesson import model_answer as module
from anncourse.lesson.model_answer import IN_A_CLASS, RUBRIC, WHICH
from anncourse.lesson.progress import learner_is_here

LESSON = "08_training"
SOLUTION = (
    "### BEGIN SOLUTION\nZeros make twins.\n\n**Rubric**\n\n1 point: twins.\n### END SOLUTION"
)
WRITTEN = (
    "With zeros all hidden neurons stay the same, and so the layer is worth a single one. " * 3
)


def notebook(text, name="explain_training"):
    cell = {
        "cell_type": "markdown",
        "metadata": {"nbgrader": {"grade_id": name}},
        "source": text,
    }
    return json.dumps({"cells": [{"cell_type": "code", "metadata": {}, "source": "1"}, cell]})


def put(folder, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{LESSON}.ipynb").write_text(text)


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return a learner's course, seen from a notebook in which nothing is written yet."""
    monkeypatch.setattr(module, "learner_is_here", lambda: True)
    (tmp_path / "nbgrader_config.py").write_text("")
    put(tmp_path / "solutions" / LESSON, notebook(SOLUTION))
    put(tmp_path / "work" / LESSON, notebook("YOUR ANSWER HERE"))
    monkeypatch.chdir(tmp_path / "work" / LESSON)
    return tmp_path


@pytest.mark.parametrize("text", ["YOUR ANSWER HERE", "", "Twins!"])
def test_before_an_answer_is_written_nothing_is_shown(course, text):
    put(course / "work" / LESSON, notebook(text))
    said = repr(model_answer("explain_training"))
    assert said.startswith("First write your own answer")
    assert "twins" not in said.lower()


def test_after_it_good_answer_rubric_and_what_to_do_with_them_are_shown(course):
    put(course / "work" / LESSON, notebook(WRITTEN))
    said = model_answer("explain_training")._repr_markdown_()
    assert "**One good answer**\n\n> Zeros make twins.\n\n" in said
    assert "**What is looked for**\n\n1 point: twins.\n\n" in said
    assert "**And yours?** Go through the rubric" in said
    assert "SOLUTION" not in said


def test_in_a_class_nothing_is_shown(course):
    put(course / "work" / LESSON, notebook(WRITTEN))
    (course / "solutions" / LESSON / f"{LESSON}.ipynb").unlink()
    assert repr(model_answer("explain_training")) == IN_A_CLASS


def test_while_it_is_graded_nothing_is_shown(course, monkeypatch):
    put(course / "work" / LESSON, notebook(WRITTEN))
    monkeypatch.setattr(module, "learner_is_here", learner_is_here)
    assert repr(model_answer("explain_training")) == IN_A_CLASS


@pytest.mark.parametrize("text", ["<<<<<<< HEAD", "[]", '{"cells": [3]}'])
def test_a_notebook_that_cannot_be_read_shows_nothing(course, text):
    put(course / "work" / LESSON, text)
    assert repr(model_answer("explain_training")).startswith("First write your own answer")


def test_every_free_text_answer_has_a_rubric_and_is_asked_for_in_its_lesson(repository):
    for lesson in list_lessons(repository / "solutions"):
        page = (repository / "solutions" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
        cells = json.loads(page)["cells"]
        for cell, following in itertools.pairwise(cells):
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            if name.startswith("explain_"):
                assert "".join(cell["source"]).count(RUBRIC) == 1
                assert "".join(following["source"]) == f'model_answer("{name}")', lesson


@pytest.mark.parametrize("arguments", [(), (3,), ("sigmoid",), (None, 2)])
def test_what_is_no_question_is_told(arguments, course):
    assert repr(model_answer(*arguments)) == WHICH
