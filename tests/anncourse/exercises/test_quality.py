"""What an exercise owes its learners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from anncourse.checks import attempt, casebook
from anncourse.checks.casebook import cases
from anncourse.checks.exercise import Exercise
from anncourse.checks.space import Arguments
from anncourse.exercises import EXERCISES, LESSONS, QUESTIONS
from nbjudge.shared.plain import as_array
from tests.anncourse.exercises.learner import run_cell
from tests.anncourse.exercises.survey import earns_all, mistaken, own_answer, verdict_on

BIASES = re.compile(r"b(ias)?\d?")
# Arguments that hold no whole numbers: probabilities, and what a lesson says is decimal.
DECIMAL = {
    *("binary_cross_entropy p", "bce_gradient p", "cross_entropy P", "repair_cross_entropy P"),
    *("output_delta P", "top_k_accuracy P", "recognise P", "error_rates known"),
    *("error_rates strangers", "binomial_margin p"),
    *("numeric_gradient theta", "gradients_agree theta", "gradients_agree gradient"),
    # What is trained, or has been.
    *("gradient_step parameters", "denoise parameters", "predict parameters"),
    # With whole ones two classes may tie, and which of them wins is not asked.
    "predict X",
}


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list | tuple):
        for k, item in enumerate(value):
            # (W, b) pairs: the second of each is a bias.
            inner = "b" if isinstance(value, tuple) and len(value) == 2 and k == 1 else name
            yield from _leaves(inner, item)
    elif isinstance(value, np.ndarray | float):
        yield name, value


def _hides_bugs(exercise: Exercise, args: Arguments) -> bool:
    """Whether a case has a bias of zero, a square table, or weights that are all equal."""
    # In relative_error(a, b), say, b is no bias.
    has_weights = any(name[0] in "wW" or name == "parameters" for name in exercise.parameters)
    for parameter, arg in zip(exercise.parameters, args, strict=False):
        for name, value in _leaves(parameter, arg):
            array = np.asarray(value)
            if has_weights and BIASES.fullmatch(name) and array.size and not array.any():
                return True
            is_square = array.ndim == 2 and array.shape[0] == array.shape[1] > 1
            # A kernel is square by name; turned on its side it must be another one.
            if is_square and (name != "kernel" or np.array_equal(array, array.T)):
                return True
            if name == "w" and array.size > 1 and np.ptp(array) == 0:
                return True
    return False


@pytest.mark.parametrize("name", EXERCISES)
def test_every_part_shows_an_example_that_hides_no_bug(name):
    exercise = EXERCISES[name]
    for part in exercise.parts:
        hiding = [_hides_bugs(exercise, args) for args in part.examples]
        assert not hiding or not all(hiding), part.title


@pytest.mark.parametrize("name", EXERCISES)
def test_most_random_cases_hide_no_bug(name):
    exercise = EXERCISES[name]
    drawn = [
        _hides_bugs(exercise, args)
        for part in exercise.parts
        if part.make is not None
        for args in cases(exercise, part, hidden=False)
    ]
    assert sum(drawn) <= 0.25 * len(drawn)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_knows_six_misconceptions_by_different_names_and_words(name):
    known = EXERCISES[name].misconceptions
    assert len(known) >= 6
    assert len({m.name for m in known}) == len(known)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_two_hints_or_more_and_sentences_throughout(name):
    exercise = EXERCISES[name]
    assert len(exercise.hints) >= 2
    words = [*exercise.hints, *(m.words for m in exercise.misconceptions)]
    words += [part.advice for part in exercise.parts if part.advice]
    for text in words:
        assert text.rstrip().endswith((".", "?", "!", ")", "`", "…")), text
        assert text.count("`") % 2 == 0, text
        assert "  " not in text


@pytest.mark.parametrize("name", [n for n, e in EXERCISES.items() if not e.variables])
def test_no_hint_holds_code_that_solves_the_exercise(name):
    exercise = EXERCISES[name]
    for text in exercise.hints:
        for code in re.findall(r"`([^`]+)`", text):
            for body in (f"return {code}", code):
                answer = _function(exercise.signature, body)
                if answer is not None:
                    assert not earns_all(exercise, answer, hidden=False), code


def _function(signature: str, body: str) -> Any:
    from annlib import activations, neuron

    # What earlier exercises left in the notebook.
    names = {**vars(neuron), **vars(activations), "np": np}
    name = signature.split("(")[0]
    try:
        answer = run_cell(f"def {signature}:\n    {body}", names)[name]
    except SyntaxError:
        return None
    return answer


@pytest.mark.parametrize("name", [n for n, e in EXERCISES.items() if e.variables])
def test_no_hint_holds_the_values_that_solve_the_exercise(name):
    exercise = EXERCISES[name]
    solution = [as_array(value) for value in exercise.solution]
    if any(array is None for array in solution):
        pytest.skip("more numbers than a hint can hold")
    numbers = {f"{abs(v):g}" for v in np.hstack([array.ravel() for array in solution])}
    for text in exercise.hints:
        found = set(re.findall(r"\d+(?:\.\d+)?", text))
        assert not numbers <= found


@pytest.mark.parametrize("name", EXERCISES)
def test_a_random_case_is_another_one_each_time(name):
    exercise = EXERCISES[name]
    for part in exercise.parts:
        if part.make is None:
            continue
        drawn = [repr(args) for args in cases(exercise, part, True)][len(tuple(part.examples)) :]
        assert len(set(drawn)) > len(drawn) / 2, part.title


@pytest.fixture
def calls(monkeypatch):
    """Count how often a check calls the answer, and known mistakes to compare it with."""
    counts = {"answer": 0, "mistakes": 0}

    def counted(kind, call):
        def count(*args, **options):
            counts[kind] += 1
            return call(*args, **options)

        return count

    monkeypatch.setattr(attempt, "call", counted("answer", attempt.call))
    monkeypatch.setattr(casebook, "call", counted("mistakes", casebook.call))
    return counts


def _sizes(exercise: Exercise, hidden: bool) -> tuple[int, int]:
    """How many cases and how many properties an exercise has."""
    n_cases = sum(len(list(cases(exercise, part, hidden))) for part in exercise.parts)
    return n_cases, sum(part.holds is not None for part in exercise.parts)


# How long all this takes is measured by ``python -m benchmarks checks``: a test that asserts a time
# is red on a busy machine.
@pytest.mark.parametrize("name", EXERCISES)
def test_a_check_calls_an_answer_once_for_each_case(name, calls):
    exercise = EXERCISES[name]
    n_cases, n_properties = _sizes(exercise, hidden=True)
    verdict_on(exercise, own_answer(exercise), hidden=True)
    assert calls["answer"] <= n_cases + 10 * n_properties
    assert n_cases <= 250
    # What is right needs no explanation.
    assert calls["mistakes"] == 0


@pytest.mark.parametrize("name", EXERCISES)
def test_a_wrong_answer_is_explained_without_trying_every_mistake_in_every_case(name, calls):
    exercise = EXERCISES[name]
    n_cases, n_properties = _sizes(exercise, hidden=False)
    known = len(exercise.misconceptions)
    verdict_on(exercise, mistaken(exercise.misconceptions[-1].wrong), hidden=False)
    # Where functions that it may use are missing, as here, it is tried once more with right ones.
    again = n_cases + 10 * n_properties if exercise.uses else 0
    assert calls["answer"] <= 2 * n_cases + 10 * n_properties + again
    assert calls["mistakes"] <= known + n_cases * known / 2


def test_names_are_unique_and_can_be_grade_ids():
    names = [exercise.name for exercises in LESSONS.values() for exercise in exercises]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in [*names, *QUESTIONS])


@pytest.mark.parametrize("variable", QUESTIONS)
def test_every_option_of_a_question_has_feedback_of_its_own(variable):
    feedback = QUESTIONS[variable].feedback
    assert len(set(feedback.values())) == len(feedback) >= 3
    assert all(len(words) > 20 for words in feedback.values())


def _arrays(value: Any) -> Iterator[np.ndarray[Any, Any]]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _arrays(item)
    elif isinstance(value, np.ndarray):
        yield value


def _all_cases(exercise: Exercise) -> list[Arguments]:
    return [args for part in exercise.parts for args in cases(exercise, part, False)]


@pytest.mark.parametrize("name", EXERCISES)
def test_every_array_that_comes_in_holds_whole_numbers_in_some_case(name):
    exercise = EXERCISES[name]
    kinds: dict[str, set[str]] = {}
    for args in _all_cases(exercise):
        for parameter, arg in zip(exercise.parameters, args, strict=False):
            kinds.setdefault(parameter, set()).update(a.dtype.kind for a in _arrays(arg))
    never = {p for p, found in kinds.items() if "f" in found and not found & set("iu")}
    assert {f"{name} {p}" for p in never} <= DECIMAL


@pytest.mark.parametrize("name", [n for n, e in EXERCISES.items() if not e.variables])
def test_whole_numbers_are_asked_for_in_every_case_or_in_none(name):
    exercise = EXERCISES[name]
    kinds: dict[int, set[str]] = {}
    for args in _all_cases(exercise):
        for place, array in enumerate(_arrays([exercise.reference(*args)])):
            if array.size:
                kinds.setdefault(place, set()).add(array.dtype.kind)
    assert not [place for place, found in kinds.items() if {"f", "i"} <= found]
