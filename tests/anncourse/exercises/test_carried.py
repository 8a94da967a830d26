"""Numbers by hand follow from earlier ones of their cell as the lessons' solutions have it."""

import json
from pathlib import Path

import numpy as np
import pytest

from anncourse.exercises.by_hand import BY_HAND
from anncourse.exercises.carried import FOLLOWS, follows
from annlib import sigmoid

ROOT = Path(__file__).resolve().parents[3]


def solution_of(name):
    """Return the variables of the solution's cell in which a variable is set, and their order."""
    cell = next(cell for cell, task in BY_HAND.items() if name in task.variables)
    for file in sorted(ROOT.glob("solutions/*/*.ipynb")):
        for one in json.loads(file.read_text(encoding="utf-8"))["cells"]:
            if one["metadata"].get("nbgrader", {}).get("grade_id") == cell:
                names = {"np": np, "sigmoid": sigmoid}
                exec("".join(one["source"]), names)
                return {variable: names[variable] for variable in BY_HAND[cell].variables}
    raise LookupError(cell)


@pytest.mark.parametrize("name", FOLLOWS)
def test_the_right_number_follows_from_the_right_ones(name):
    right = solution_of(name)
    earlier = dict(list(right.items())[: list(right).index(name)])
    assert follows(name, right[name], earlier) == FOLLOWS[name][0]
    assert follows(name, np.add(right[name], 0.5), earlier) == ()


@pytest.mark.parametrize("name", FOLLOWS)
@pytest.mark.parametrize("odd", [None, "text", [], [[1, 2], [3]], 1j, float("nan"), 0, True])
def test_from_what_is_no_number_nothing_follows(name, odd):
    assert follows(name, 1.0, dict.fromkeys(FOLLOWS[name][0], odd)) == ()
    assert follows(name, 1.0, {}) == ()
