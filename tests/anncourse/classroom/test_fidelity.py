"""The judge says of every answer what the notebook says, word for word."""

import contextlib
import dataclasses
import importlib
import inspect
import re
from types import FunctionType

import pytest

from anncourse.checks.judge import judge
from anncourse.checks.lists import LIST_NOTE
from anncourse.classroom.demo.answers import write_answer
from anncourse.exercises import EXERCISES, LESSONS
from nbjudge.judge.limits import Limits
from nbjudge.judge.namespace import Namespace
from nbjudge.judge.session import Session
from nbjudge.judge.starter import starter_for
from tests import sampling
from tests.anncourse.exercises.learner import STUB_BODIES, run_cell, source_of
from tests.anncourse.exercises.mutants import mutants
from tests.anncourse.exercises.survey import (
    alternatives_of,
    mistaken,
    own_answer,
    topic_of,
    verdict_on,
)
from tests.nbjudge.additions import ADDITIONS
from tests.nbjudge.judge.notebooks import notebook
from tests.sampling import sample

pytestmark = pytest.mark.usefixtures("kept_casebooks")

# How many mistakes and other right ways of an exercise are tried, where not the whole is asked for.
MISTAKES, WAYS = 3, 2
# Titles of right ways begin so: a known mistake may have the same name.
RIGHT = "right: "

# Given functions that calculate with the learner's own objects, which stay behind the wall. It is
# a challenge and never graded.
NOT_JUDGED = ("graph_slopes",)
LESSON_OF = {e.name: lesson for lesson, exercises in LESSONS.items() for e in exercises}


def cells_of(exercise):
    """Return answers of every kind, as the source of a cell each."""
    cells = {"annlib's own": write_answer(exercise, own_answer(exercise))}
    chosen = sample(exercise.misconceptions, MISTAKES, exercise.name)
    for known in (*chosen, *(m for m in exercise.misconceptions if m.uses and m not in chosen)):
        cells[known.name] = inlined(write_answer(exercise, known.wrong))
    ways = enumerate(alternatives_of(exercise.name).items())
    for number, (name, answer) in sample(ways, WAYS, exercise.name):
        title = f"{RIGHT}{name}"
        try:
            cells[title] = write_answer(exercise, answer)
        except ValueError:
            # What np.vectorize or functools.partial made: the module is the cell.
            module = importlib.import_module(
                f"tests.anncourse.exercises.alternatives.{topic_of(exercise.name)}"
            )
            source = with_other_lessons(inspect.getsource(module))
            if "from tests." not in source:
                chosen = f"{exercise.name} = ALTERNATIVES[{exercise.name!r}][{number}]"
                cells[title] = f"{source}\n{chosen}"
            continue
        if isinstance(answer, FunctionType) and answer.__name__ != "<lambda>":
            cells |= slips(cells[title], exercise, answer)
    if exercise.variables:
        return {**cells, "untouched": "\n".join(f"{name} = None" for name in exercise.variables)}
    for form, body in STUB_BODIES.items():
        lines = body.replace("\n", "\n    ")
        cells[form] = f"def {exercise.signature}:\n    {lines}"
    return {
        **cells,
        "nothing": "",
        "a number": f"{exercise.name} = 3",
        "a class": f"class {exercise.name}:\n    def __init__(self, *args): pass",
        "prints": f"def {exercise.name}(*args):\n    print('hello')",
        "raises": f"def {exercise.name}(*args):\n    x = {{}}\n    return x['a']",
        "too few arguments": f"def {exercise.name}():\n    return 1",
        "changes": f"def {exercise.name}(x, *args):\n    x[...] = 0\n    return x",
        "raises in a helper": (
            f"def helper(x):\n    return x['a']\n\ndef {exercise.name}(*args):\n"
            "    return helper({})"
        ),
        "raises in a lambda": f"def {exercise.name}(*args):\n    return (lambda: 1 / 0)()",
        "exits": f"def {exercise.name}(*args):\n    quit()",
        "reads the notebook": f"data = [1.0, 2.0]\n\ndef {exercise.name}(*args):\n    return data",
        "fractions": (
            "from decimal import Decimal\nfrom fractions import Fraction\n\n"
            f"def {exercise.name}(*args):\n    return [Fraction(1, 3), Decimal('-0.5')]"
        ),
        "an object": f"class Odd: pass\n\ndef {exercise.name}(*args):\n    return Odd()",
    }


def slips(cell, exercise, answer):
    """Return one small slip in an answer: it may fit no known mistake, and its line be shown."""
    # What np.empty holds differs from run to run, where a slip leaves it as it is.
    made = [slip for slip in mutants(source_of(answer)) if "empty" not in slip.source]
    return {
        slip.description: f"{cell}\n\n\n{slip.source}\n{exercise.name} = {answer.__name__}\n"
        for slip in sample(made, 1, answer.__name__, most=1)
    }


def with_other_lessons(source):
    """Write down the module of another lesson's answers, where one is imported."""

    def write(match):
        return f"{inspect.getsource(importlib.import_module(match[1]))}\n{match[3]} = {match[2]}\n"

    pattern = r"^from (tests\.anncourse\.exercises\.alternatives\.\w+) import (\w+) as (\w+)$"
    return re.sub(pattern, write, source, flags=re.MULTILINE)


def inlined(source):
    """Write down what a cell would import from anncourse.exercises, which no student has."""

    def write(match):
        item = getattr(importlib.import_module(match[1]), match[2])
        return f"from collections.abc import Callable\n{inspect.getsource(item)}"

    pattern = r"^from (anncourse\.exercises[\w.]*) import (\w+) as \w+$"
    # What repr gives of a number that is none has to mean something.
    return "from math import nan, inf\n" + re.sub(pattern, write, source, flags=re.MULTILINE)


def in_the_notebook(exercise, source, hidden=True):
    return judge(exercise, run_cell(source, {}), hidden=hidden)


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request):
    """Return a lesson's name, and what begins a student's process for it."""
    return request.param, students_of(request.param)


def students_of(lesson):
    limits = Limits(notebook_seconds=3000.0)
    starter = starter_for(lesson, limits, ADDITIONS)
    return lambda: contextlib.closing(Session(starter.start, {}, limits, ADDITIONS))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        # An error of a class that only NumPy can make.
        ("perceptron_update", "changed in place"),
        # An edit of the line that is missing puts a list into itself.
        ("one_hot", "two_loops: row.append(1)  =>  1"),
    ],
)
def test_an_answer_that_once_got_another_report_gets_the_same(name, title, monkeypatch):
    monkeypatch.setattr(sampling, "WHOLE", True)
    exercise = EXERCISES[name]
    with students_of(LESSON_OF[name])() as session:
        expected, got = both(exercise, cells_of(exercise)[title], session)
    assert expected == got


# Wrong answers whose line is found by edits that call functions of the checks again and again.
HANDED_OVER = {
    "numeric_gradient": """
def numeric_gradient(f, theta, eps):
    g = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[place] += eps
        down[place] -= eps
        g[place] = round((f(up) - f(down)) / (2 * eps), 5)
    return g
""",
    "dense_forward": """
def dense_forward(X, W, b, activation):
    Z = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        total = b
        total += X[i] @ W
        Z[i] = total
    return activation(Z)
""",
}


@pytest.mark.parametrize("name", HANDED_OVER)
def test_the_line_is_the_same_where_functions_are_handed_over(name):
    exercise, source = EXERCISES[name], f"import numpy as np\n{HANDED_OVER[name]}"
    with students_of(LESSON_OF[name])() as session:
        expected, got = both(exercise, source, session)
    assert "One small change in line" in got.mistake
    assert expected == got


@pytest.mark.sampled(few=1)
def test_every_answer_gets_the_same_report(lesson):
    name, student = lesson
    different, faults = {}, {}
    for exercise in (one for one in LESSONS[name] if one.name not in NOT_JUDGED):
        known = {known.name: known for known in exercise.misconceptions}
        # A process for each: what the judge was told of, a process keeps as long as it runs.
        with student() as session:
            for title, source in cells_of(exercise).items():
                # Hidden cases are more of the same. exercises/test_fidelity.py tries these on them.
                hidden = title not in known and not title.startswith(RIGHT)
                try:
                    expected, got = both(exercise, source, session, hidden)
                except NameError:
                    # A mistake that a function of its declaration makes has no cell of its own.
                    wrong = mistaken(known[title].wrong)
                    expected = got = verdict_on(exercise, wrong, hidden=hidden)
                if expected != got:
                    different[exercise.name, title] = (expected, got)
                if told := fault_of(exercise, title, expected):
                    faults[exercise.name, title] = told
    assert not faults
    assert not different, "\n\n".join(
        f"{key}\n{expected}\n{got}" for key, (expected, got) in list(different.items())[:5]
    )


def fault_of(exercise, title, report):
    """Return what is wrong with what is said of a known mistake or of another right way."""
    known = {known.name: known for known in exercise.misconceptions}
    if title in known:
        # In a cell of its own it may show another one as well, which is named first; and what is
        # told by a function of annlib's that it uses has a copy of that in its cell.
        told = report.misconception or known[title].uses
        return "" if report.credit < 1.0 and told else report
    if title.startswith(RIGHT):
        told = [part.failure for part in report.parts if part.failure is not None]
        notes = set(report.notes) - {LIST_NOTE}
        full = (report.credit, report.mistake, notes, told) == (1.0, "", set(), [])
        return "" if full else report
    return ""


def both(exercise, source, session, hidden=True):
    """Return what the notebook says of an answer, and what the judge says."""
    expected = in_the_notebook(exercise, source, hidden)
    session.run("for _ in [n for n in dir() if n[0] != '_']: del globals()[_]", 1)
    session.run(source, 2)
    session.begin_cell()
    got = judge(exercise, Namespace(session, notebook(source)), hidden=hidden)
    if expected != got and expected != in_the_notebook(exercise, source, hidden):
        # An answer that draws at random: its numbers are others each time.
        expected, got = gist(expected), gist(got)
    return expected, got


def gist(report):
    return dataclasses.replace(report, parts=(), notes=())


def test_every_exercise_belongs_to_a_lesson():
    assert set(LESSON_OF) == set(EXERCISES)
