"""Predict first, then see; and hints, one at a time."""

from __future__ import annotations

import ast
import json
import re

import numpy as np
import pytest

from anncourse import exercises, hint, predicted, predictions
from anncourse.checks.prediction import Prediction, number, numbers, one_of, shape, whole
from anncourse.commands.course import list_lessons
from anncourse.exercises import EXERCISES, PREDICTIONS
from anncourse.lesson import hints as hints_module
from anncourse.lesson import prediction as module
from anncourse.lesson.progress import commit, read_guesses, read_progress, remember
from tests.anncourse.checks.toys import SCALED


def _secret(name, form, actual, within=None):
    return Prediction(name, form, lambda: actual, "Because of the bias.", within)


TOYS = {
    one.name: ("00_toys", one)
    for one in (
        _secret("corners_toy", whole(0, 4), np.int64(3)),
        _secret("gate_toy", one_of("AND", "XOR"), "XOR"),
        _secret("shape_toy", shape(2, "(2, 5)"), (50, 3)),
        _secret("price_toy", number(decimals=3), 6.908),
        _secret("hidden_toy", numbers(2, "[1.0, 2.0]"), [0.0, 0.25]),
        _secret("count_toy", whole(0), 101_770, within=1000),
        _secret("bit_toy", one_of(0, 1), 1),
    )
}


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    """Let a learner with no progress so far sit at a course of toys."""
    file = tmp_path / "progress.json"
    monkeypatch.setenv("ANN_PROGRESS", str(file))
    monkeypatch.setattr(exercises, "PREDICTIONS", TOYS)
    monkeypatch.setattr(module, "learner_is_here", lambda: True)
    return file


def nothing_came_of(shown, file):
    return "bias" not in repr(shown) + shown._repr_html_() and read_guesses(file) == {}


@pytest.mark.parametrize("missing", [None, ...])
def test_without_a_guess_nothing_is_kept_or_told(missing, file):
    shown = predicted("corners_toy", missing)
    assert repr(shown) == (
        "Predict first: in place of None put a whole number from 0 to 4, and run the cell."
    )
    assert nothing_came_of(shown, file)


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("corners_toy", "yes"),
        ("corners_toy", 5),
        ("corners_toy", -1),
        ("corners_toy", 2.5),
        ("corners_toy", [3]),
        ("corners_toy", True),
        ("corners_toy", {1}),
        ("corners_toy", float("nan")),
        ("corners_toy", lambda: 3),
        ("bit_toy", "yes"),
        ("bit_toy", 2),
        ("gate_toy", "OR"),
        ("gate_toy", 1),
        ("shape_toy", (50, 3, 1)),
        ("shape_toy", (50, "n")),
        ("shape_toy", 150),
        ("price_toy", "0,5"),
        ("price_toy", float("inf")),
        ("hidden_toy", 0.25),
        ("count_toy", 0.5),
    ],
)
def test_a_guess_that_is_no_answer_is_refused_and_the_question_is_said(name, guess, file):
    shown = predicted(name, guess)
    assert TOYS[name][1].form.words in repr(shown)
    assert "Nothing is kept yet" in repr(shown)
    assert nothing_came_of(shown, file)


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("corners_toy", 3),
        ("corners_toy", np.int64(3)),
        ("corners_toy", 3.0),
        ("corners_toy", " 3 "),
        ("bit_toy", True),
        ("gate_toy", "xor"),
        ("shape_toy", "(50, 3)"),
        ("shape_toy", [50, 3]),
        ("price_toy", 6.91),
        ("hidden_toy", np.array([0, 0.25])),
        ("hidden_toy", (0, 0.25)),
        ("count_toy", 102_500),
    ],
)
def test_a_guess_that_comes_true_is_told_with_its_reason(name, guess, file):
    shown = predicted(name, guess)
    assert repr(shown).startswith(("As you predicted: ", "You said 102500. Near: 101770."))
    assert "Because of the bias." in repr(shown)
    assert read_guesses(file)[name]["right"]


@pytest.mark.parametrize(
    ("name", "guess", "actual"),
    [
        ("corners_toy", 2, "3"),
        ("bit_toy", 0, "1"),
        ("gate_toy", "AND", "'XOR'"),
        ("shape_toy", (3, 50), "(50, 3)"),
        ("price_toy", 6.8, "6.908"),
        ("hidden_toy", [0.25, 0], "[0, 0.25]"),
        ("count_toy", 100_352, "101770"),
    ],
)
def test_what_really_happens_is_told_beside_a_guess_that_was_wrong(name, guess, actual, file):
    shown = repr(predicted(name, guess))
    assert shown.startswith("You predicted ")
    assert f"It is {actual}. Because of the bias." in shown
    assert not read_guesses(file)[name]["right"]


def test_the_first_guess_counts(file):
    predicted("corners_toy", "many")
    predicted("corners_toy", 2)
    again = repr(predicted("corners_toy", 3))
    assert again.startswith("You predicted 2. It is 3.")
    assert "Your first guess is the one that counts." in again
    assert "first guess" not in repr(predicted("corners_toy", 2))
    assert read_guesses(file)["corners_toy"]["guess"] == "2"


def test_every_answer_says_how_many_came_true_so_far():
    assert "So far 1 of 1 prediction came true." in repr(predicted("corners_toy", 3))
    assert "So far 1 of 2 predictions came true." in repr(predicted("gate_toy", "AND"))


def test_guesses_and_exercises_are_kept_side_by_side(file):
    remember("step", 1.0)
    predicted("corners_toy", 3)
    remember("sigmoid", 0.5)
    assert set(read_progress(file)) == {"step", "sigmoid"}
    assert set(read_guesses(file)) == {"corners_toy"}


def test_progress_of_an_older_edition_is_read(file):
    file.write_text('{"solved": {"step": {"credit": 1.0, "when": ""}}}')
    predicted("corners_toy", 3)
    assert list(read_progress(file)) == ["step"]
    assert list(read_guesses(file)) == ["corners_toy"]


def test_a_read_only_place_spoils_nothing(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("ANN_PROGRESS", str(blocked / "progress.json"))
    assert repr(predicted("corners_toy", 3)).startswith("As you predicted: 3.")


def test_whoever_is_no_learner_is_told_and_nothing_is_kept(file, monkeypatch):
    monkeypatch.setattr(module, "learner_is_here", lambda: False)
    assert repr(predicted("corners_toy", 3)) == "As you predicted: 3. Because of the bias."
    assert "learner's own notebook" in repr(predictions("00_toys"))
    assert not file.exists()


def test_the_summary_counts_names_the_surprises_and_what_is_open():
    assert "not predicted anything in this lesson yet" in repr(predictions("00_toys"))
    predicted("corners_toy", 3)
    predicted("bit_toy", 0)
    commit("elsewhere", "7", True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            exercises, "PREDICTIONS", TOYS | {"elsewhere": ("99_other", TOYS["bit_toy"][1])}
        )
        summary = repr(predictions("00_toys"))
    assert "In this lesson 1 of 2 predictions came true; in the course so far 2 of 3" in summary
    assert (
        "Worth another look, `bit_toy`: You predicted 0. It is 1. Because of the bias." in summary
    )
    assert "corners_toy" not in summary
    assert "Not predicted yet: `gate_toy`, `shape_toy`" in summary


def test_what_a_learner_wrote_is_escaped():
    html = predicted("gate_toy", "<script>")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_what_stands_behind_a_second_comma_belongs_to_the_guess(file):
    assert "point, not a comma" in repr(predicted("price_toy", 6, 91))
    assert "point, not a comma" in repr(predicted("price_toy", "6,91"))
    assert read_guesses(file) == {}
    assert repr(predicted("shape_toy", 50, 3)).startswith("As you predicted: (50, 3).")


@pytest.mark.parametrize("name", ["corner_toy", "", "zzz", 3, None, ["corners_toy"]])
def test_a_learner_who_changes_a_name_is_told(name, file):
    said = repr(predicted(name, 3))
    assert said.startswith(f"There is no prediction named {name!r}. ")
    assert ("Did you mean 'corners_toy'?" in said) is (name == "corner_toy")
    assert read_guesses(file) == {}


def test_a_learner_who_names_the_guess_is_told_where_it_stands(file):
    assert repr(predicted("corners_toy", answer=3)).startswith("Predict first: in place of ")
    assert read_guesses(file) == {}


@pytest.mark.parametrize("arguments", [(), ("01_toys",), (1, 2), (["01_toys"],), (None,)])
def test_a_learner_who_sums_up_what_is_no_lesson_is_told(arguments):
    assert "There are no predictions in a lesson named" in repr(predictions(*arguments))


def test_a_name_that_does_not_exist_is_the_lessons_mistake(monkeypatch):
    monkeypatch.setattr(module, "learner_is_here", lambda: False)
    with pytest.raises(
        LookupError, match=r"no prediction named 'corner_toy'\. Did you mean 'corners"
    ):
        predicted("corner_toy", 3)
    with pytest.raises(LookupError, match="no predictions in a lesson named '01_toys'"):
        predictions("01_toys")


# The course's own predictions


def test_every_outcome_is_an_answer_to_its_question():
    for name, (_, prediction) in PREDICTIONS.items():
        actual = prediction.outcome()
        actual = actual.tolist() if isinstance(actual, np.ndarray | np.generic) else actual
        assert prediction.form.fits(actual), f"{name}: {actual!r} is not {prediction.form.words}"
        assert prediction.agrees(actual), name
        assert prediction.because.endswith((".", "!", "?")), name


def _calls(repository, folder):
    """Return the calls of `predicted` in all lessons: lesson, name, source of the cell."""
    found = []
    for lesson in list_lessons(repository / folder):
        text = (repository / folder / lesson / f"{lesson}.ipynb").read_text("utf-8")
        for cell in json.loads(text)["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code":
                found += [
                    (lesson, name, source) for name in re.findall(r'predicted\("(\w+)"', source)
                ]
    return found


def test_every_prediction_is_asked_for_once_in_its_lesson_and_says_what_it_takes(repository):
    calls = _calls(repository, "lessons")
    where = {name: lesson for lesson, name, _ in calls}
    assert where == {name: lesson for name, (lesson, _) in PREDICTIONS.items()}
    assert len(calls) == len(where)
    for _, name, source in calls:
        assert source == f'predicted("{name}", None)  # {PREDICTIONS[name][1].form.words}'


def test_no_reason_stands_in_a_notebook(repository):
    for lesson in list_lessons(repository / "lessons"):
        text = (repository / "lessons" / lesson / f"{lesson}.ipynb").read_text("utf-8")
        sources = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
        for name, (_, prediction) in PREDICTIONS.items():
            first = re.split(r"(?<=[.:!?]) ", prediction.because)[0]
            assert first not in sources, f"{lesson} tells the reason of {name}"


def test_names_of_predictions_are_python_names_and_unlike_those_of_exercises():
    for name in PREDICTIONS:
        ast.parse(name, mode="eval")
        assert name not in EXERCISES


# Hints


def test_hints_come_one_by_one_and_start_again(monkeypatch):
    monkeypatch.setitem(EXERCISES, "scaled", SCALED)
    monkeypatch.setattr(hints_module, "_SHOWN", {})
    first, second, again = (hint("scaled") for _ in range(3))
    assert repr(first) == 'Hint 1 of 2: Multiply first. (For more, run hint("scaled") again.)'
    assert repr(second) == "Hint 2 of 2: Then add 1."
    assert repr(again) == repr(first)
    assert "Hint 1 of 2" in first._repr_html_()


def test_an_exercise_without_hints_says_so(monkeypatch):
    import dataclasses

    monkeypatch.setitem(EXERCISES, "scaled", dataclasses.replace(SCALED, hints=()))
    assert "has no hints" in repr(hint("scaled"))


def test_a_question_numbers_by_hand_and_a_text_have_hints_too(monkeypatch):
    monkeypatch.setattr(hints_module, "_SHOWN", {})
    assert "run the cell below" in repr(hint("answer_xor")) + repr(hint("answer_xor"))
    assert repr(hint("question_xor")).startswith("Hint 1 of 2")
    by_cell, by_variable = repr(hint("frames_by_hand")), repr(hint("n_frames_by_hand"))
    assert "The first frame takes 256 samples" in by_cell
    assert by_cell.split("(For more")[0] == by_variable.split("(For more")[0]
    assert "A person reads this" in repr(hint("explain_loss"))


def test_an_unknown_name_is_told_what_it_may_have_meant():
    assert "There is no exercise named 'sigmiod'" in repr(hint("sigmiod"))
    assert 'Did you mean hint("sigmoid")?' in repr(hint("sigmiod"))
    assert 'Did you mean hint("or_gate")?' in repr(hint("or"))
    assert 'Did you mean hint("umbrella_by_hand")?' in repr(hint("umbrella"))


@pytest.mark.parametrize("args", [(), (None,), (3,), ([1],), ("",), (0, 5), (np.float64(1),)])
def test_a_hint_for_no_name_says_how_to_ask(args):
    assert repr(hint(*args, step=2)) == repr(hint(*args))
    assert repr(hint(*args)) == 'Say of which exercise, in quotes: hint("weighted_sum").'


@pytest.mark.parametrize("args", [("zzz",), (np,), (len,), ("zzz", 3)])
def test_a_hint_for_what_is_no_exercise_says_how_to_ask(args):
    assert 'that is asked for: hint("weighted_sum").' in repr(hint(*args))


def test_a_function_stands_for_its_name(monkeypatch):
    monkeypatch.setattr(hints_module, "_SHOWN", {})

    def step(z):
        return z

    assert repr(hint(step)).startswith("Hint 1 of")
