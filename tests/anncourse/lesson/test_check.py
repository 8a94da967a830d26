"""What a test cell calls."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.exercises import EXERCISES
from anncourse.lesson import check as module
from anncourse.lesson.check import check, find_exercise
from tests.anncourse.checks.toys import SCALED, cell


@pytest.fixture(autouse=True)
def _toy_exercises(monkeypatch):
    monkeypatch.setitem(EXERCISES, "scaled", SCALED)


def right(x, factor):
    return np.asarray(x) * factor + 1.0


def test_the_callers_own_names_are_looked_up():
    scaled = right
    assert check("scaled", 3).score == 3.0
    assert check(scaled, points=3).score == 3.0


def test_a_name_is_found_in_a_cells_globals():
    source = "def scaled(x, factor): return x * factor + 1.0\nverdict = check('scaled', 2)"
    assert cell(source, check=check)["verdict"].score == 2.0


def test_a_missing_name_is_told_kindly():
    assert "is not defined yet" in str(check("scaled", 3))


def test_names_can_be_handed_in():
    assert check("scaled", 3, namespace={"scaled": right}).score == 3.0


@pytest.mark.parametrize("hidden", [False, True])
def test_lambdas_partials_and_callable_objects_are_found_by_their_name(hidden):
    import functools

    scaled = lambda x, factor: x * factor + 1.0  # noqa: E731
    assert check(scaled, hidden=hidden).score == 1.0
    scaled = functools.partial(lambda one, x, factor: x * factor + one, 1.0)
    assert check(scaled, hidden=hidden).score == 1.0
    scaled = np.vectorize(lambda x, factor: x * factor + 1.0)
    assert check(scaled, hidden=hidden).score == 1.0


def test_a_function_that_is_known_by_its_own_name_only_is_found():
    def scaled(x, factor):
        return x * factor + 1.0

    mine = scaled
    del scaled
    assert check(mine).score == 1.0


def test_a_function_under_two_names_is_checked_as_the_one_that_its_cell_mentions():
    names = cell("def weighted_sum(x, w, b): return np.dot(x, w) + b\nstep = weighted_sum")
    for source, score in (("check(weighted_sum)", 1.0), ("check(step)", 0.0)):
        names = cell(f"verdict = {source}", **{**names, "check": check})
        assert names["verdict"].score == score


def test_a_function_under_two_names_handed_over_without_a_mention_gets_the_lower_score():
    def answer(x, w, b):
        return np.dot(x, w) + b

    names = {"weighted_sum": answer, "perceptron_predict": answer}
    assert check(answer, namespace=names).score == 0.0


def test_an_exercise_that_does_not_exist_is_the_lessons_mistake():
    with pytest.raises(LookupError, match=r"no exercise named 'wieghted_sum'\. Did you mean"):
        find_exercise("wieghted_sum")
    with pytest.raises(LookupError, match="There is no exercise named 'zzz'"):
        check("zzz")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("or", "There is no exercise named 'or'. Did you mean \"or_gate\"?"),
        ("", "There is no exercise named ''. Write check"),
        (3, "There is no exercise named ''. Write check"),
        (None, "Write check"),
        (len, "There is no exercise named 'len'."),
    ],
)
def test_a_learner_who_checks_what_is_no_exercise_is_told(what, words, monkeypatch):
    monkeypatch.setattr(module, "learner_is_here", lambda: True)
    verdict = module.check(what)
    assert words in str(verdict)
    assert (verdict.score, verdict.points) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("weighted_sum", 4, 5), {}),
        (("weighted_sum", [1, 2], [3, 4], 0.5), {}),
        (("weighted_sum",), {"x": 3}),
        (("weighted_sum", "all"), {}),
        (("weighted_sum", None), {}),
        (("weighted_sum", -1), {}),
        (("weighted_sum", float("nan")), {}),
        ((right, np.arange(3)), {}),
    ],
)
def test_a_learner_who_hands_over_more_than_the_name_is_told(arguments, named, monkeypatch):
    with pytest.raises(TypeError, match="takes the name"):
        module.check(*arguments, **named)
    monkeypatch.setattr(module, "learner_is_here", lambda: True)
    verdict = module.check(*arguments, **named)
    assert " ".join(str(verdict).split()) == f"check: {module.NAME_ALONE}"


def test_lists_that_count_as_arrays_are_remarked_on():
    def scaled(x, factor):
        result = np.asarray(x) * factor + 1.0
        return result.tolist() if result.ndim else result

    verdict = check(scaled, 2)
    assert verdict.score == 2.0
    assert "lists do not: + joins them" in str(verdict)
    assert "lists do not" not in str(check(right, 2, namespace={"scaled": right}))


def test_hidden_cases_are_added_on_demand():
    scaled = right
    visible, hidden = check(scaled), check(scaled, hidden=True)
    assert hidden.report.parts[1].n_cases > visible.report.parts[1].n_cases


def test_a_learners_random_seed_changes_nothing():
    scaled = lambda x, factor: x * factor + 2.0  # noqa: E731
    before = str(check(scaled, hidden=True))
    np.random.seed(7)  # noqa: NPY002
    state = np.random.get_state()[1].copy()  # noqa: NPY002
    assert str(check(scaled, hidden=True)) == before
    assert np.array_equal(np.random.get_state()[1], state)  # noqa: NPY002


def test_comparing_enormous_numbers_makes_no_noise(recwarn):
    scaled = lambda x, factor: x * 0 - 1.7e308  # noqa: E731
    assert check(scaled, hidden=True).score == 0.0
    assert not recwarn.list
