"""Right answers score full, unwritten ones nothing, and every known mistake goes by its name."""

from __future__ import annotations

import dataclasses

import pytest

from anncourse.checks.judge import judge
from anncourse.checks.lists import LIST_NOTE
from anncourse.exercises import EXERCISES
from tests.anncourse.exercises.learner import stubs
from tests.anncourse.exercises.survey import alternatives_of, mistaken, own_answer, verdict_on
from tests.sampling import WHOLE

pytestmark = pytest.mark.usefixtures("kept_casebooks")

MISTAKES = [
    pytest.param(name, known, id=f"{name}-{known.name}")
    for name, exercise in EXERCISES.items()
    for known in exercise.misconceptions
]
# What learners see at once, and what only the grader tries.
VARIANTS = (False, True)
# Where all are tried, classroom/test_fidelity.py puts every one of them before the visible cases.
TRIED = (True,) if WHOLE else VARIANTS
NOT_YET = ("Not written yet", "Not answered yet", "is not defined yet")
OTHER_WAYS = [
    pytest.param(name, title, id=f"{name}-{title}")
    for name in EXERCISES
    for title in alternatives_of(name)
]


@pytest.mark.parametrize("name", EXERCISES)
def test_annlibs_own_answer_typed_into_a_notebook_scores_full(name):
    exercise = EXERCISES[name]
    # What annlib may use and learners may not is not the question here.
    known = tuple(dataclasses.replace(m, uses=()) for m in exercise.misconceptions)
    exercise = dataclasses.replace(exercise, misconceptions=known)

    for hidden in VARIANTS:
        report = verdict_on(exercise, own_answer(exercise), hidden=hidden)
        assert (report.credit, report.mistake, report.notes) == (1.0, "", ())


@pytest.mark.parametrize("name", [n for n, e in EXERCISES.items() if not e.variables])
def test_annlibs_own_function_handed_in_scores_nothing(name):
    report = verdict_on(EXERCISES[name], EXERCISES[name].reference)
    assert report.credit == 0.0
    assert "annlib's own" in report.summary or report.misconception


@pytest.mark.parametrize("name", EXERCISES)
def test_a_stub_scores_nothing_in_any_form_and_is_told_so_kindly(name):
    exercise = EXERCISES[name]
    for form, namespace in stubs(exercise).items():
        for hidden in VARIANTS:
            report = judge(exercise, namespace, hidden=hidden)
            assert report.credit == 0.0, form
            assert any(words in report.summary for words in NOT_YET), (form, report.summary)
            assert (report.misconception, report.parts) == ("", ()), form


@pytest.mark.parametrize(("name", "known"), MISTAKES)
@pytest.mark.sampled(few=150)
def test_a_misconception_loses_points_and_goes_by_its_name(name, known):
    for hidden in TRIED:
        report = verdict_on(EXERCISES[name], mistaken(known.wrong), hidden=hidden)
        assert report.credit < 1.0
        assert (report.misconception, report.mistake) == (known.name, known.words)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_has_four_other_right_ways(name):
    assert len(alternatives_of(name)) >= 4, (
        f"add right answers of {name} to alternatives/, as learners write them"
    )


@pytest.mark.parametrize(("name", "title"), OTHER_WAYS)
@pytest.mark.sampled(few=250)
def test_another_right_way_scores_full(name, title):
    for hidden in TRIED:
        report = verdict_on(EXERCISES[name], alternatives_of(name)[title], hidden=hidden)
        told = [part.failure for part in report.parts if part.failure is not None]
        # That a list is no array is remarked on, and costs nothing.
        notes = set(report.notes) - {LIST_NOTE}
        assert (report.credit, report.mistake, notes, told) == (1.0, "", set(), [])
