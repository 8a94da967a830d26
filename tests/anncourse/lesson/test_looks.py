"""Looks at what is kept back are counted, and cost nothing."""

import json
from dataclasses import replace

import numpy as np
import pytest

from anncourse.checks.judge import judge
from anncourse.exercises import EXERCISES
from anncourse.lesson import check as check_module
from anncourse.lesson.check import check
from anncourse.lesson.looks import count_look

PROJECT = EXERCISES["parity_reader"]


def network(bias):
    return [(np.zeros((64, 2)), np.array([bias, 0.0]))]


def looked(answer, file):
    names = {"parity_parameters": answer}
    return count_look(PROJECT, judge(PROJECT, names), names, file)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "work" / "looks.json"


def test_each_new_network_is_a_look_and_the_same_one_again_is_none(file):
    first, second = looked(network(1.0), file), looked(network(2.0), file)
    again = looked(network(1.0), file)
    assert first.notes == ("This was your first look at the kept-back pictures.",)
    assert second.notes[0].startswith("This was look 2 at the kept-back pictures.")
    assert again.notes == first.notes
    assert len(json.loads(file.read_text())["parity_reader"]) == 2


def test_what_could_not_be_tried_is_no_look(file):
    for answer in (None, [], [(np.ones((64, 10)), np.zeros(10))]):
        assert looked(answer, file).notes == ()
    assert not file.exists()


def test_a_look_changes_neither_credit_nor_words(file):
    names = {"parity_parameters": network(1.0)}
    before = judge(PROJECT, names)
    after = count_look(PROJECT, before, names, file)
    assert replace(after, notes=before.notes) == before


def test_other_exercises_have_nothing_to_count(file):
    names = {"step": lambda z: 1}
    report = judge(EXERCISES["step"], names)
    assert count_look(EXERCISES["step"], report, names, file) is report


def test_a_file_that_cannot_be_read_or_written_spoils_nothing(file, tmp_path):
    file.parent.mkdir()
    file.write_text("{ not json")
    assert "first look" in looked(network(1.0), file).notes[0]
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    assert looked(network(1.0), blocked / "looks.json").notes == ()


def test_only_a_learners_looks_are_counted(tmp_path, monkeypatch):
    monkeypatch.setenv("ANN_PROGRESS", str(tmp_path / "progress.json"))
    names = {"parity_parameters": network(1.0)}
    assert "look" not in str(check("parity_reader", 6, namespace=names))
    monkeypatch.setattr(check_module, "learner_is_here", lambda: True)
    assert "first look" in str(check("parity_reader", 6, namespace=names))
    assert (tmp_path / "looks.json").is_file()
