"""What docs/teaching/ says of lessons and figures is so, and what exams answer is computed anew."""

import ast
import doctest
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

import annlib
from anncourse import figures
from anncourse.classroom.bundle.build import AS_IT_IS, read_tree
from anncourse.exercises import EXERCISES, PREDICTIONS
from anncourse.exercises.registry import LESSONS
from anncourse.figures.live_training import figure as live
from anncourse.figures.playground import figure as playground
from anncourse.figures.playground.session import Session, Settings
from tests.lessons.numbers import code_of, text_of

TEACHING = Path(__file__).resolve().parents[2] / "docs" / "teaching"
#: The parts of a plan, in their order.
PARTS = (
    "Aims",
    "Minutes",
    "Show",
    "Ask",
    "The five commonest mistakes",
    "In 45 minutes",
    "At the board",
    "Bridge",
)
#: About two printed pages.
WORDS = 900
#: The kinds of question, each of which an exam has.
KINDS = {"By hand", "Code to read", "Find the bug", "In words"}

each_lesson = pytest.mark.parametrize("lesson", LESSONS)


def plan_of(lesson):
    return (TEACHING / f"{lesson}.md").read_text(encoding="utf-8")


def exam_of(lesson):
    return (TEACHING / "exam" / f"{lesson}.md").read_text(encoding="utf-8")


def part_of(page, title):
    return page.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def rows_of(part):
    """Return the cells of each row of the table in a part, without its head."""
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return rows[1:]


def questions_of(exam):
    """Return (kind, points, text) of each question."""
    found = re.split(r"^## \d+\. ([\w ]+): .*\((\d+) points\)$", exam, flags=re.MULTILINE)
    return list(zip(found[1::3], map(int, found[2::3]), found[3::3], strict=True))


def test_every_lesson_has_a_plan_and_an_exam_and_nothing_else_has():
    for folder in (TEACHING, TEACHING / "exam"):
        assert sorted(p.stem for p in folder.glob("[0-9]*.md")) == sorted(LESSONS)
    index = (TEACHING / "README.md").read_text(encoding="utf-8")
    for lesson in LESSONS:
        assert f"({lesson}.md)" in index
        assert f"(exam/{lesson}.md)" in index


@each_lesson
def test_a_plan_has_its_parts_in_order_on_two_pages(lesson):
    plan = plan_of(lesson)
    assert re.findall(r"^## (.*)$", plan, re.MULTILINE) == list(PARTS)
    assert len(plan.split()) <= WORDS


@each_lesson
def test_the_minutes_of_a_plan_are_those_of_the_lesson_and_marked_as_estimated(lesson, repository):
    (total,) = re.findall(r"^Estimated: (\d+) minutes", plan_of(lesson), re.MULTILINE)
    readme = (repository / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| {int(lesson[:2])} \| {total}, in ", readme, re.MULTILINE)
    sittings = [int(row[0]) for row in rows_of(part_of(plan_of(lesson), "Minutes"))]
    assert sum(sittings) == int(total)


@each_lesson
def test_every_name_in_a_plan_is_one_that_the_lesson_knows(lesson):
    named = set(re.findall(r"`([a-z]\w*)`", plan_of(lesson)))
    mistakes = {m.name for e in LESSONS[lesson] for m in e.misconceptions}
    labels = {c["label"] for f in named & set(figures.__all__) for c in controls_of(f)}
    known = code_of(lesson[:2]) + text_of(lesson[:2]) + " ".join(LESSONS)
    unknown = {n for n in named - mistakes - labels if not re.search(rf"\b{n}\b", known)}
    assert unknown == set()


@each_lesson
def test_every_figure_of_a_lesson_is_in_its_plan(lesson):
    used = set(re.findall(r"figures\.(\w+)\(", code_of(lesson[:2])))
    assert used <= set(re.findall(r"`(\w+)`", plan_of(lesson)))


def controls_of(name):
    try:
        return getattr(figures, name)().controls
    except TypeError:  # a picture that needs the learner's data has nothing to move
        return []


def watched(values):
    """Return the picture of `live_training` after its last epoch."""
    task = live._task(values)
    *_, last = live.stages(annlib.train, annlib.predict, task, lambda: False, live.EPOCHS[-1:])
    return live.view(task, last)


def played(values):
    """Return the picture of `playground` after a hundred epochs."""
    session = Session(Settings(**values))
    while session.epochs < 100 and session.advance():
        pass
    return playground.view(playground.snapshot(session))


#: The figures that train once *start* is pressed, and where that ends.
TRAININGS = {"live_training": watched, "playground": played}


def _shown(live):
    """Return (figure, moves, what is seen) of each row whose figure trains, or does not."""
    return [
        pytest.param(*row[:3], id=f"{page.stem}-{row[0]}-{row[1]}")
        for page in sorted(TEACHING.glob("[0-9]*.md"))
        for row in rows_of(part_of(page.read_text(encoding="utf-8"), "Show"))
        if (row[0].strip("`") in TRAININGS) == live
    ]


def values_of(shown, moves):
    """Return what the moves of a plan set: name of a control -> value."""
    controls = {c["label"]: c for c in shown.controls}
    values = {}
    for label, told in re.findall(r"`([^`]+)` to ([^,]+)", moves):
        control = controls[label]
        if control["kind"] in ("slider", "stepper"):
            values[control["name"]] = float(told.replace("−", "-"))
        else:
            values[control["name"]] = told == "on" or told
    assert values or moves == "as it opens"
    return values


def not_said(picture, seen):
    """Return what a plan quotes of a picture and the picture does not say."""
    rows = picture.table.rows if picture.table else ()
    says = " ".join([*picture.say, *(" ".join(row) for row in rows)])
    quoted = re.findall(r"\"([^\"]+)\"", seen)
    assert quoted
    return [words for words in quoted if words not in says]


@pytest.mark.parametrize(("figure", "moves", "seen"), _shown(live=False))
def test_a_figure_says_what_the_plan_says_once_its_controls_are_moved(figure, moves, seen):
    shown = getattr(figures, figure.strip("`"))()
    values = values_of(shown, moves)
    picture = shown.move(**values)
    assert {k: v for k, v in shown.values.items() if k in values} == values, "out of its range"
    assert not_said(picture, seen) == []


@pytest.mark.sampled(few=1)
@pytest.mark.parametrize(("figure", "moves", "seen"), _shown(live=True))
def test_a_training_ends_where_the_plan_says(figure, moves, seen):
    shown = getattr(figures, figure.strip("`"))()
    values = {**shown.values, **values_of(shown, moves)}
    assert not_said(TRAININGS[figure.strip("`")](values), seen) == []


def _asked():
    for page in sorted(TEACHING.glob("[0-9]*.md")):
        ask = part_of(page.read_text(encoding="utf-8"), "Ask")
        for name, answer in re.findall(r"`(\w+)` \(([^)]*\)?)\)", ask):
            yield pytest.param(page.stem, name, answer, id=f"{page.stem}-{name}")


@pytest.mark.sampled(few=16)  # some of them train networks
@pytest.mark.parametrize(("lesson", "name", "answer"), list(_asked()))
def test_what_a_plan_gives_as_the_answer_of_a_prediction_is_its_outcome(lesson, name, answer):
    home, prediction = PREDICTIONS[name]
    assert home == lesson
    outcome = prediction.outcome()
    plain = answer.replace("−", "-")
    if isinstance(outcome, str):
        assert answer == outcome
    else:
        told = ast.literal_eval(plain if "(" in plain else plain.replace(",", ""))
        decimals = 9 if "(" in plain or "e" in plain else len(plain.partition(".")[2])
        off = np.abs(np.asarray(outcome, dtype=float) - np.asarray(told, dtype=float))
        assert np.all(off <= 0.5001 * 10.0**-decimals)


@each_lesson
def test_the_five_mistakes_of_a_plan_are_known_to_their_exercises(lesson):
    rows = rows_of(part_of(plan_of(lesson), "The five commonest mistakes"))
    assert len(rows) == 5
    for row in rows:
        exercise, mistake = re.match(r"`(\w+)`: `([^`]+)`", row[0]).groups()
        assert EXERCISES[exercise] in LESSONS[lesson]
        assert mistake in {m.name for m in EXERCISES[exercise].misconceptions}


@each_lesson
def test_an_exam_has_four_to_six_questions_of_all_kinds_and_points_that_add_up(lesson):
    exam = exam_of(lesson)
    questions = questions_of(exam)
    assert 4 <= len(questions) <= 6
    assert {kind for kind, _, _ in questions} == KINDS
    (total,) = re.findall(r"(\d+) points in all", exam)
    assert sum(points for _, points, _ in questions) == int(total)
    for _, points, text in questions:
        rubric = text.split("**Rubric.**")[1]
        shares = re.findall(r"^- (\d+) points?: ", rubric, re.MULTILINE)
        assert sum(map(int, shares)) == points


def fences_of(text):
    return re.findall(r"^```(python|pycon)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@each_lesson
def test_the_answers_of_an_exam_are_computed_anew(lesson):
    names = {}
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    computed = 0
    for _, _, text in questions_of(exam_of(lesson)):
        for language, code in fences_of(text):
            if language == "python":
                exec(code, names)
                continue
            test = doctest.DocTestParser().get_doctest(code, names, lesson, lesson, 0)
            computed += len(test.examples)
            runner.run(test, clear_globs=False)
            names.update(test.globs)
    assert computed >= 4
    assert runner.failures == 0


@each_lesson
def test_no_decimal_number_of_an_answer_comes_from_nowhere(lesson):
    for _, _, text in questions_of(exam_of(lesson)):
        question, answer = text.split("**Answer.**")
        computed = question + "".join(code for _, code in fences_of(answer))
        prose = re.sub(r"^```.*?^```$", "", answer, flags=re.MULTILINE | re.DOTALL)
        told = set(re.findall(r"\d+\.\d+", prose))
        assert {number for number in told if number not in computed} == set()


@each_lesson
def test_no_decimal_number_of_a_plan_comes_from_nowhere(lesson):
    plan = plan_of(lesson)
    tested = '"[^"]*"|` to [^,|]+|`\\w+` \\([^)]*\\)'  # what figures say, moves, predictions
    told = set(re.findall(r"\d+\.\d+", re.sub(tested, "", plan)))
    known = text_of(lesson[:2]) + code_of(lesson[:2])
    assert {number for number in told if number not in known} == set()


@pytest.mark.skipif(not shutil.which("awk"), reason="awk is not installed")
def test_the_command_for_a_page_to_hand_out_leaves_the_questions_and_no_answer(repository):
    readme = (TEACHING / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^awk .*$", readme, re.MULTILINE)
    page = subprocess.run(
        shlex.split(command), cwd=repository, capture_output=True, text=True, check=True
    ).stdout
    assert "Answer" not in page
    assert "Rubric" not in page
    asked = [text.split("**Answer.**")[0] for _, _, text in questions_of(exam_of("01_perceptron"))]
    assert [text for _, _, text in questions_of(page)] == asked


def test_nothing_that_students_get_holds_the_exams_or_leads_to_them(repository):
    for lesson in LESSONS:
        for version in ("lessons", "solutions"):
            page = (repository / version / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
            assert "docs/teaching" not in page
    given = {name for start in AS_IT_IS for name in read_tree(repository, repository / start)}
    assert "docs/glossary.md" in given
    assert [name for name in given if "teaching" in name or "exam" in name] == []
