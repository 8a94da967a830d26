"""A right answer with one small change loses points, unless there is a reason why it must not."""

from __future__ import annotations

import ast

import pytest

from anncourse.exercises import EXERCISES
from tests.anncourse.exercises.mutants import mutants
from tests.anncourse.exercises.survey import equivalents_of, survey_mutants

pytestmark = pytest.mark.usefixtures("kept_casebooks")

SOURCE = """
def area(x, y):
    '''How much is inside.'''
    total = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return max(total, 0)
"""


# How many mutants of an exercise are tried where not the whole is asked for: of some 300.
FEW = 12


@pytest.mark.sampled(few=15)
@pytest.mark.parametrize("name", EXERCISES)
def test_every_mutant_loses_points(name):
    survey = survey_mutants(name, FEW)
    survivors = "\n".join(mutant.description for mutant in survey.survived)
    assert survey.made >= 20
    assert not survivors, f"full points for\n{survivors}"


@pytest.mark.sampled(few=15)
@pytest.mark.parametrize("name", EXERCISES)
def test_every_equivalent_mutant_is_made_survives_and_has_a_reason(name):
    assert survey_mutants(name, FEW).stale == ()
    assert all(reason.strip() for reason in equivalents_of(name).values())


@pytest.mark.parametrize(
    "description",
    [
        "total = 0  =>  total = 1",
        "total = 0  =>  (deleted)",
        "for i in range(len(x)):  =>  for i in range(1, len(x)):",
        "for i in range(len(x)):  =>  for i in range(len(x) - 1):",
        "for i in range(len(x)):  =>  for i in range(len(y)):",
        "for i in range(len(x)):  =>  for i in range(len(x)): … break",
        "for i in range(len(x)):  =>  … return max(total, 0)",
        "total += x[i] * y[i]  =>  total -= x[i] * y[i]",
        "total += x[i] * y[i]  =>  total = x[i] * y[i]",
        "total += x[i] * y[i]  =>  total += x[i] + y[i]",
        "total += x[i] * y[i]  =>  total += x[i]",
        "total += x[i] * y[i]  =>  total += x[i] * y",
        "return max(total, 0)  =>  return min(total, 0)",
        "return max(total, 0)  =>  return total",
        "return max(total, 0)  =>  return",
    ],
)
def test_a_mutant_is_made_for_every_rule(description):
    made = {mutant.description: mutant for mutant in mutants(SOURCE)}
    assert f"area: {description}" in made


def test_no_two_mutants_are_the_same_and_none_is_the_original():
    sources = [mutant.source for mutant in mutants(SOURCE)]
    original = ast.unparse(ast.parse(SOURCE.replace("    '''How much is inside.'''\n", "")))
    assert len(set(sources)) == len(sources)
    assert original not in sources
