"""A process that somebody outside ends costs its student nothing; one that ends itself does."""

import psutil
import pytest

from nbjudge.judge.grade import ROUNDS
from tests.nbjudge.judge.notebooks import grade_answer, words_of
from tests.nbjudge.wall import needs_wall

pytestmark = needs_wall

# Whom to end in the rounds that are still to come.
VICTIMS = []


def end_next():
    """In a test cell: end the process that is next, as an operator or a lack of memory does."""
    if VICTIMS:
        own = psutil.Process()
        # Others may be there, warm, from tests before; the one that was started last is at work.
        last = max(own.children(recursive=True), key=lambda one: (one.create_time(), one.pid))
        above = [last, *last.parents()]
        victim = above[above.index(own) - 1] if VICTIMS.pop() == "all" else last
        victim.kill()
        victim.wait()


CHECKS = f"from {__name__} import end_next\nend_next()\nassert f() == 1"


@pytest.mark.parametrize("victims", [["student's"], ["all"], ["student's"] * (ROUNDS - 1)])
def test_a_process_that_is_ended_from_outside_costs_nothing(victims):
    VICTIMS[:] = victims
    points, cell = grade_answer("def f():\n    return 1", CHECKS)
    assert (points, VICTIMS) == (1.0, []), words_of(cell)


def test_what_ends_each_time_is_stopped_and_told():
    VICTIMS[:] = ["student's"] * ROUNDS
    points, cell = grade_answer("def f():\n    return 1", CHECKS)
    assert (points, VICTIMS) == (0.0, [])
    assert "ended Python itself" in words_of(cell)
    points, cell = grade_answer("def f():\n    import os\n    os._exit(0)", CHECKS)
    assert points == 0.0
    assert "ended Python itself" in words_of(cell)
