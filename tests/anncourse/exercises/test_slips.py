"""Slips are wrong, tell themselves apart, and belong to answers that a lesson asks for."""

import json
import re
from pathlib import Path

import pytest

from anncourse.checks.portrait import portrait
from anncourse.exercises import SLIPS

ROOT = Path(__file__).resolve().parents[3]


def answers_asked_for():
    """Every answer that a lesson compares, with its salt and the instructor's portrait."""
    found = {}
    for file in sorted(ROOT.glob("lessons/*/*.ipynb")):
        for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
            pattern = r'hashed\("(\w+)"\), "(.*?)", """(\w+)"""'
            for salt, target, name in re.findall(pattern, "".join(cell["source"])):
                assert name not in found, f"{name} is asked for twice"
                found[name] = (salt, target)
    return found


ANSWERS = answers_asked_for()


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_never_the_right_answer(name):
    salt, target = ANSWERS[name]
    for value, words in SLIPS[name].known:
        assert portrait(value).hashed(salt).difference(target) is not None, (value, words)


@pytest.mark.parametrize("name", SLIPS)
def test_each_slip_gets_its_own_words(name):
    for value, words in SLIPS[name].known:
        assert SLIPS[name].say(portrait(value)) == words, value


def test_every_number_worked_out_by_hand_has_slips():
    numbers = {name for name, (_, target) in ANSWERS.items() if target.startswith("number")}
    assert numbers <= set(SLIPS), sorted(numbers - set(SLIPS))
