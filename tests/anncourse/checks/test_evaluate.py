"""A whole attempt: parts, points, and what a learner is told first."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from anncourse.checks.attempt import INPUTS_TITLE
from anncourse.checks.candidate import find_answer
from anncourse.checks.casebook import cases
from anncourse.checks.evaluate import evaluate, is_right
from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.judge import judge
from anncourse.checks.lists import LIST_NOTE
from anncourse.exercises import EXERCISES
from tests.anncourse.checks.toys import PAIR, SCALED, cell, first_failure, returning, scaled, told
from tests.anncourse.exercises.survey import mistaken, names_of, own_answer

RIGHT = "def scaled(x, factor): return np.asarray(x) * factor + 1.0"


def test_a_right_answer_scores_full_and_is_told_nothing_more():
    report = told(RIGHT)
    assert (report.credit, report.summary) == (1.0, "Right.")
    assert (report.mistake, report.misconception) == ("", "")


@pytest.mark.parametrize(
    "source",
    [
        "scaled = lambda x, factor: x * factor + 1.0",
        "scaled = functools.partial(lambda one, x, factor: x * factor + one, 1.0)",
        "class Answer:\n    def __call__(self, x, factor): return x * factor + 1.0\n"
        "scaled = Answer()",
        "class Answer:\n    def scale(self, x, factor): return x * factor + 1.0\n"
        "scaled = Answer().scale",
        "scaled = np.vectorize(lambda x, factor: x * factor + 1.0)",
        "@functools.cache\ndef one(): return 1.0\ndef scaled(x, factor): return x * factor + one()",
        "def scaled(x, factor):\n    print('working')\n    return x * factor + 1.0",
        "def scaled(x, factor):\n    yield from np.atleast_1d(x * factor + 1.0)\n"
        "pieces = scaled\n"
        "def scaled(x, factor):\n"
        "    return list(pieces(x, factor)) if np.ndim(x) else next(pieces(x, factor))",
    ],
)
def test_a_right_answer_in_any_form_scores_full(source):
    import functools

    assert told(cell(source, functools=functools)["scaled"]).credit == 1.0


def test_returning_nothing_is_told_and_so_is_printing_instead():
    silent = told("def scaled(x, factor):\n    y = x * factor + 1.0")
    printing = told("def scaled(x, factor): print(x * factor + 1.0)")
    assert first_failure(silent).words.startswith("It returns nothing (None). Is the return")
    assert first_failure(printing).words.startswith("It prints the result instead of returning")
    assert silent.credit == printing.credit == 0.0


def test_a_return_in_one_branch_only_is_told_for_the_other_branch():
    report = told(
        "def scaled(x, factor):\n    if np.ndim(x) == 0:\n        return x * factor + 1.0"
    )
    assert 0 < report.credit < 1
    assert "one branch only" in first_failure(report).words


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("text", "type", "text"),
        ({}, "type", "dict"),
        ({1}, "foreign", "an object of type set"),
        (object(), "foreign", "an object of type object"),
        (np.zeros((2, 2)), "shape", "shape (2, 2)"),
        (np.nan, "not finite", "nan"),
        (np.inf, "not finite", "infinite"),
        (5.0, "values", "wrong"),
        (10**5000, "not finite", "infinite"),
        ([None], "type", "None among your numbers"),
        (np.broadcast_to(0.0, (10**5, 10**5)), "too much", "more than 5,000,000 numbers"),
        (np.longdouble(7), "values", "wrong"),
        (1.7e308, "values", "wrong"),
        ("x" * 10**6, "type", "text"),
        ([[1.0] * 300] * 300, "shape", "shape (300, 300)"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "value",
)
def test_each_wrong_result_has_its_kind_and_fits_on_a_screen(value, kind, words):
    report = told(returning(value))
    failure = first_failure(report)
    assert report.credit == 0.0
    assert failure.kind == kind
    assert words in failure.words
    assert len(failure.got) <= 310


def test_a_changed_input_costs_a_part_of_its_own_and_is_named():
    source = "def scaled(x, factor):\n    x = np.asarray(x)\n    x *= factor\n    return x + 1.0"
    report = told(source.replace("np.asarray(x)", "np.asarray(x, dtype=float)"))
    assert report.parts[-1].title == INPUTS_TITLE
    assert 0.5 < report.credit < 1.0
    assert "It changes its argument x in place" in first_failure(report).words


def test_of_a_changed_list_is_told_what_changes_lists():
    source = (
        "def parameter_shapes(sizes):\n"
        "    shapes = []\n"
        "    while len(sizes) > 1:\n"
        "        n_in = sizes.pop(0)\n"
        "        shapes.append(((n_in, sizes[0]), (sizes[0],)))\n"
        "    return shapes"
    )
    failure = told(source, EXERCISES["parameter_shapes"]).parts[-1].failure
    assert "pop, append and sizes[k] = … change the caller's own list" in failure.words


def test_a_changed_input_is_named_even_where_nothing_is_right():
    report = told("def scaled(x, factor):\n    x *= factor\n    return x + 2.0")
    assert report.credit == 0.0
    assert "It changes its argument x in place" in report.parts[-1].failure.words
    assert told("def scaled(x, factor): return x + 2.0").parts[-1].title != INPUTS_TITLE


@pytest.mark.parametrize("results", [list, lambda both: both])
def test_lists_for_arrays_are_remarked_on_also_among_several_results(results):
    both = dataclasses.replace(
        PAIR,
        reference=lambda x: (np.array([x, 1.0]), [(np.array([x]), x)]),
        parts=(Part("both", examples=((1.0,), (2.5,))),),
    )

    def notes(answer):
        return judge(both, {"pair": lambda x: results(answer(x))}).notes

    assert notes(lambda x: (np.array([x, 1.0]), [(np.array([x]), x)])) == ()
    assert notes(lambda x: ([x, 1.0], [(np.array([x]), x)])) == (LIST_NOTE,)
    assert notes(lambda x: (np.array([x, 1.0]), [([x], x)])) == (LIST_NOTE,)
    assert notes(lambda x: ([x, 2.0], [(np.array([x]), x)])) == ()


@pytest.mark.parametrize(
    "body",
    ["return x + rng.normal()", "kept.append(1); return x + len(kept)"],
)
def test_a_result_that_changes_from_call_to_call_is_told(body):
    names = {"rng": np.random.default_rng(1), "kept": []}
    answer = cell(f"def scaled(x, factor):\n    {body}", **names)["scaled"]
    assert told(answer).mistake.startswith("Called twice with the same arguments")
    steady = told("def scaled(x, factor): return x**2 + 3.0 * factor")
    assert "Called twice" not in steady.mistake


def test_a_right_value_in_the_wrong_type_of_number_earns_half():
    whole = Exercise("whole", lambda x: int(x > 0), (Part("sign", examples=((2.0,), (-1.0,))),))
    report = told("def whole(x): return float(x > 0)", whole)
    assert report.credit == 0.5
    assert report.summary == "Nearly right."
    assert "whole numbers are asked for" in first_failure(report).words
    assert (report.parts[-1].n_passed, report.parts[-1].n_cases) == (0, 2)


def test_what_passes_no_core_part_earns_nothing():
    edge = Part("edge", examples=((0.0,),), core=False)
    middle = Part("middle", examples=((3.0,), (4.0,)))
    exercise = Exercise("same", lambda x: 2 * x, (middle, edge))
    assert told("def same(x): return 0.0", exercise).credit == 0.0
    assert told("def same(x): return 2 * x if x else 1.0", exercise).credit == 0.5


def test_a_part_on_the_side_that_fails_says_what_it_is_about():
    edge = Part("edge", examples=((0.0,),), core=False, advice="At 0 it is 0 as well.")
    middle = Part("middle", examples=((3.0,),), advice="It fails in the middle.")
    exercise = Exercise("same", lambda x: 2 * x, (middle, edge))
    said = first_failure(told("def same(x): return 2 * x or 1.0", exercise)).words
    assert said == "The number is wrong. At 0 it is 0 as well."
    words = [p.failure.words for p in told("def same(x): return 1.0", exercise).parts if p.failure]
    assert words == ["The number is wrong.", "The number is wrong."]


def test_advice_on_a_part_is_not_given_where_most_of_its_cases_are_right():
    some = Part("some", examples=((1.0,), (2.0,), (3.0,)), core=False, advice="Some are wrong.")
    exercise = Exercise("same", lambda x: 2 * x, (Part("middle", examples=((4.0,),)), some))
    report = told("def same(x): return 2 * x if x > 1 else 7.0", exercise)
    assert first_failure(report).words == "The number is wrong."


def test_a_wrong_type_is_a_row_of_its_own_beside_another_mistake():
    parts = (
        Part("sign", examples=((2.0,), (-1.0,))),
        Part("zero", examples=((0.0,),), core=False),
    )
    exercise = Exercise("whole", lambda x: int(x >= 0), parts)
    report = told("def whole(x): return float(x > 0)", exercise)
    *_, zero, types = report.parts
    assert not zero.passed
    assert types.failure.words.startswith("The values are right, but they are decimal numbers")
    assert (types.n_passed, types.n_cases) == (0, 2)


@pytest.mark.parametrize("weights", [(1, 1), (2, 5)])
def test_inputs_that_come_back_changed_cost_a_tenth_whatever_the_parts_weigh(weights):
    parts = tuple(
        Part(str(k), examples=((np.array([1.0, k]),),), weight=weight)
        for k, weight in enumerate(weights)
    )
    exercise = Exercise("twice", lambda x: 2 * x, parts)
    assert told("def twice(x):\n    x *= 2\n    return x", exercise).credit == pytest.approx(0.9)
    assert told("def twice(x): return 2 * x", exercise).credit == 1.0


def test_parts_weigh_what_they_say():
    parts = (Part("up", examples=((3.0,),), weight=3), Part("down", examples=((-3.0,),)))
    exercise = Exercise("same", lambda x: 2 * x, parts)
    assert told("def same(x): return 6.0", exercise).credit == 0.75


def test_a_quiet_part_fails_where_numpy_warns():
    quiet = Exercise(
        "quiet",
        lambda z: np.where(z > 0, 1.0, 0.0) if z.size else z,
        (Part("large", examples=((np.array([-2000.0, 3000.0]),),), quiet=True),),
    )
    loud = dataclasses.replace(quiet, parts=(dataclasses.replace(quiet.parts[0], quiet=False),))
    source = "def quiet(z):\n    return 1 / (1 + np.exp(-z))"
    assert told(source, loud).credit == 1.0
    failure = first_failure(told(source, quiet))
    assert failure.kind == "warned"
    assert "overflow encountered in exp" in failure.words
    # That something is written in an old way does no harm to what is computed.
    going = "import warnings\ndef quiet(z):\n    warnings.warn('an old way', DeprecationWarning)\n"
    assert told(f"{going}    return 1.0 * (z > 0)", quiet).credit == 1.0


def test_a_property_says_its_sentence_about_the_last_call():
    def holds(answer):
        return None if answer(2.0) < answer(3.0) else "A larger x must give a larger result."

    grows = Exercise("grows", lambda x: x, (Part("growth", holds=holds),))
    assert told("def grows(x): return x**3", grows).credit == 1.0
    failure = first_failure(told("def grows(x): return -x", grows))
    assert (failure.words, failure.call) == (
        "A larger x must give a larger result.",
        "grows(x=3)",
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("pass", "Not written yet"),
        ("print(x)", "prints the result"),
        ("return 1 / 0", "divided by zero"),
        ("return 'a'", "shape or type"),
        ("return [1.0]", "shape or type"),
        ("return {1}", "type set"),
    ],
)
def test_a_property_that_cannot_look_at_a_result_says_so(body, words):
    def holds(answer):
        return None if answer(2.0) + 0.5 > 0 else "no"

    grows = Exercise("grows", lambda x: x, (Part("growth", holds=holds),))
    report = told(f"def grows(x):\n    {body}", grows)
    assert report.credit == 0.0
    said = report.summary + "".join(p.failure.words for p in report.parts if p.failure)
    assert words in said


def test_a_generator_goes_on_within_a_property_if_the_answer_draws_from_it():
    def draws_anew(answer):
        rng = np.random.default_rng(0)
        return None if answer(rng) != answer(rng) else "The same again."

    exercise = Exercise("drawn", lambda rng: rng, (Part("draws", holds=draws_anew),))
    assert told("def drawn(rng): return rng.random()", exercise).credit == 1.0
    copied = "import copy\ndef drawn(rng): return copy.deepcopy(rng).random()"
    assert first_failure(told(copied, exercise)).words == "The same again."


def test_hidden_cases_come_on_top_of_the_visible_ones():
    part = SCALED.parts[1]
    visible = list(cases(SCALED, part, hidden=False))
    hidden = list(cases(SCALED, part, hidden=True))
    assert len(hidden) > len(visible)
    for seen, again in zip(visible, hidden, strict=False):
        assert np.array_equal(seen[0], again[0])
        assert seen[1] == again[1]


def test_an_answer_that_fails_hidden_cases_only_loses_points_there():
    class Learned:
        def __init__(self):
            part = SCALED.parts[1]
            self.known = {a[0].tobytes() for a in cases(SCALED, part, hidden=False)}

        def __call__(self, x, factor):
            known = np.ndim(x) == 0 or x.tobytes() in self.known
            return x * factor + 1.0 if known else x

    assert told(Learned()).credit == 1.0
    assert told(Learned(), hidden=True).credit < 1.0


def test_an_exercise_without_a_core_part_or_without_cases_is_refused():
    with pytest.raises(ValueError, match="at least one core part"):
        Exercise("e", scaled, (Part("p", examples=((1, 2),), core=False),))
    with pytest.raises(ValueError, match="expected examples, make, space or holds"):
        Exercise("e", scaled, (Part("p"),))


def test_of_results_that_are_large_in_every_case_few_are_kept(monkeypatch):
    # What is kept when the cases are through.
    kept = []

    def look(exercise, book, trials, results):
        kept[:] = [np.size(t.outcome.value) for t in trials if t.outcome.value is not None]
        return "", ""

    monkeypatch.setattr("anncourse.checks.evaluate.likely_mistake", look)
    first = first_failure(told("def scaled(x, factor): return np.zeros(400_000)"))
    assert "400000" in first.words.replace(",", "")
    assert 0 < sum(kept) <= 1_000_000


USED = {used.name: used for exercise in EXERCISES.values() for used in exercise.uses}


@pytest.mark.parametrize("name", USED)
def test_an_answer_is_right_where_its_evaluation_gives_full_credit_and_nowhere_else(name):
    exercise = USED[name]
    right = own_answer(exercise)
    answers = [right, *(mistaken(known.wrong) for known in exercise.misconceptions[-3:])]
    if not exercise.variables:
        answers += [lambda *a: _narrow(right(*a)), lambda *a: _spoilt(a, right(*a))]
    for answer in answers:
        found = find_answer(exercise, names_of(exercise, answer))
        full = evaluate(exercise, found, hidden=True, edited=False).credit == 1.0
        assert is_right(exercise, found, hidden=True) == full
    assert is_right(exercise, find_answer(exercise, names_of(exercise, right)), hidden=True)


def _narrow(result):
    """Return a result as numbers of another type."""
    return np.float32(result) if isinstance(result, float | np.ndarray) else result


def _spoilt(args, result):
    """Return a result after changing the arguments in place."""
    for arg in args:
        if isinstance(arg, np.ndarray):
            arg[...] = 0
    return result
