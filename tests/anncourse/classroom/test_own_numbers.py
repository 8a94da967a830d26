"""Numbers of their own: notebook and judge say the same of them, and without the switch nothing."""

import copy
import csv
import io
import json
import os
from functools import cache

import nbformat
import pytest
from traitlets.config import Config

from anncourse import numbers
from anncourse.classroom.own_numbers import OwnNumbers, as_csv, as_text, list_numbers
from anncourse.commands.lab import keep_name
from anncourse.exercises import SLIPS
from anncourse.exercises.by_hand import BY_HAND
from anncourse.exercises.drawn import DRAWINGS
from anncourse.lesson import own_numbers
from anncourse.lesson.hints import hint
from anncourse.lesson.name import who
from nbjudge.errors import CommandError
from nbjudge.notebook.cells import grade_id
from nbjudge.shared import screen
from nbjudge.shared.whose import graded_now
from tests.nbjudge.judge.notebooks import grade, notebook
from tests.nbjudge.tiny import REPOSITORY

LESSON_OF = {
    "umbrella_by_hand": "01_perceptron",
    "hidden_by_hand": "04_forward_propagation",
    "output_by_hand": "04_forward_propagation",
    "output_backwards_by_hand": "07_backpropagation",
    "hidden_backwards_by_hand": "07_backpropagation",
}
CELLS = sorted(DRAWINGS)
# As an LMS writes them: a login, a number, a name with letters of its own, an address.
NAMES = ["ada", "1042", "Zoë Núñez", "m.o@uni.example"]


@pytest.fixture(autouse=True)
def nobody(monkeypatch, tmp_path):
    """Let nobody be there, and nothing be remembered of this."""
    for name in ("ANN_STUDENT", "JUPYTERHUB_USER"):
        # Set first: what a test sets without telling monkeypatch is taken away, too.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("ANN_PROGRESS", str(tmp_path / "progress.json"))
    monkeypatch.setattr(own_numbers, "_TOLD", set())


@cache
def released(lesson, on=True):
    """Return a lesson as the step of generating makes it."""
    text = (REPOSITORY / "lessons" / lesson / f"{lesson}.ipynb").read_text("utf-8")
    step = OwnNumbers(config=Config({"OwnNumbers": {"on": on}}))
    resources = {"nbgrader": {"assignment": lesson}}
    return step.preprocess(nbformat.reads(text, as_version=4), resources)[0]


def cells_of(cell):
    """Return the part of a lesson that an exercise is: what tells, the answer, the test."""
    lesson = released(LESSON_OF[cell])
    names = (cell, f"test_{cell}")
    return [
        copy.deepcopy(one)
        for one in lesson.cells
        if grade_id(one) in names or one.id == f"numbers_{cell}"
    ]


def own(name, cell):
    """Return the right answers of a student."""
    drawing = DRAWINGS[cell]
    right = drawing.solve(drawing.draw(name, SLIPS))
    return {variable: right[variable] for variable in BY_HAND[cell].variables}


def in_notebook(name, cell, answers, monkeypatch):
    """Run the cells as a learner's kernel does, and return the test's points and words."""
    monkeypatch.setenv("ANN_STUDENT", name)
    shown = []
    with screen.on_screen(lambda bundle: shown.append(bundle["text/plain"])):
        *lines, last = cells_of(cell)[-1].source.splitlines()
        names = dict(answers)
        exec("\n".join(lines), names)
        result = eval(last, names)
    return (BY_HAND[cell].points, shown[0]) if result is None else (result.score, str(result))


def in_judge(name, cell, answers, says=""):
    """Grade the same by the judge; the student's code says what it likes of who it is."""
    source = notebook(*cells_of(cell))
    handed_in = copy.deepcopy(source)
    lines = [f"{variable} = {value!r}" for variable, value in answers.items()]
    handed_in.cells[1].source = "\n".join([says, *lines])
    with graded_now(name):
        done = grade(source, handed_in, lesson=LESSON_OF[cell])
    (points, _) = done.scores[f"test_{cell}"]
    data = done.notebook.cells[-1].outputs[0].data
    return points, data.get("text/html") or data["text/plain"]


def attempts(name, cell):
    """Return answers of a student's and what is said of them."""
    mine, neighbours = own(name, cell), own("bob", cell)
    todays = DRAWINGS[cell].solve(DRAWINGS[cell].today)
    given = DRAWINGS[cell].draw(name, SLIPS)
    slipped = {each: DRAWINGS[cell].slips[each][0](given) for each in mine}
    telling = cell in DRAWINGS[cell].telling
    others = "These are the numbers of another student's exercise." if telling else "x1 ="
    return {
        "own": (mine, "Right."),
        "neighbour": (neighbours, others),
        "text": ({each: todays[each] for each in mine}, "right for the numbers in the text"),
        "slip": (slipped, SLIPS[next(iter(mine))].say(_picture(cell))),
        "half": ({**mine, next(iter(mine)): 99.0}, "Not right" if len(mine) > 1 else ""),
    }


def _picture(cell):
    from anncourse.checks.portrait import portrait

    first = BY_HAND[cell].variables[0]
    return portrait(DRAWINGS[cell].slips[first][0](DRAWINGS[cell].today))


@pytest.mark.sampled(few=4)
@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("name", NAMES)
def test_notebook_and_judge_say_the_same_of_own_and_other_numbers(name, cell, monkeypatch):
    for kind, (answers, words) in attempts(name, cell).items():
        points, text = in_notebook(name, cell, answers, monkeypatch)
        assert words in text, (kind, text)
        assert (points == BY_HAND[cell].points) == (kind == "own"), (kind, text)
        monkeypatch.delenv("ANN_STUDENT")
        judged, page = in_judge(name, cell, answers)
        assert judged == points, (kind, page)
        assert words.replace("'", "&#x27;").split("`")[0] in page, (kind, page)


def test_nobody_is_named_whose_numbers_they_are(monkeypatch):
    _, text = in_notebook("ada", "hidden_by_hand", own("bob", "hidden_by_hand"), monkeypatch)
    assert text.startswith("These are the numbers of another student's exercise.")
    assert "Your first sample is x1 = 1.4, x2 = 4.6" in text.splitlines()[-1]
    assert "bob" not in text


def test_who_is_graded_does_not_say_so(monkeypatch):
    says = "import os\nos.environ['ANN_STUDENT'] = os.environ['JUPYTERHUB_USER'] = 'bob'"
    points, _ = in_judge("ada", "hidden_by_hand", own("bob", "hidden_by_hand"), says)
    assert points == 0
    points, _ = in_judge("ada", "hidden_by_hand", own("ada", "hidden_by_hand"), says)
    assert points == BY_HAND["hidden_by_hand"].points


def test_a_number_that_follows_from_a_wrong_one_follows_with_own_numbers(monkeypatch):
    right = own("ada", "output_backwards_by_hand")
    given = DRAWINGS["output_backwards_by_hand"].draw("ada", SLIPS)
    a = DRAWINGS["output_backwards_by_hand"].solve(given)["a_hidden"]
    answers = {**right, "delta_output": 0.4, "dW_output": [[0.4 * a[0]], [0.4 * a[1]]]}
    points, text = in_notebook("ada", "output_backwards_by_hand", answers, monkeypatch)
    assert points == 2
    assert "It follows from your delta_output" in text


def test_without_a_name_the_numbers_are_those_in_the_text(monkeypatch):
    todays = DRAWINGS["umbrella_by_hand"].solve(DRAWINGS["umbrella_by_hand"].today)
    assert in_notebook("", "umbrella_by_hand", todays, monkeypatch)[0] == 2
    assert "those in the text" in repr(numbers("umbrella_by_hand"))
    assert "anncourse lab --name" in repr(numbers("umbrella_by_hand"))


def test_a_lesson_without_the_switch_is_as_it_is_byte_for_byte():
    for lesson in sorted(set(LESSON_OF.values())):
        text = (REPOSITORY / "lessons" / lesson / f"{lesson}.ipynb").read_text("utf-8")
        assert nbformat.writes(released(lesson, on=False)) + "\n" == text or json.loads(
            nbformat.writes(released(lesson, on=False))
        ) == json.loads(text)
    assert released("01_perceptron", on=("04_forward_propagation",)) == released(
        "01_perceptron", on=False
    )


def test_the_numbers_are_told_and_the_hints_then_speak_of_them(monkeypatch):
    assert "4 · 0.25 + 1 · 1.5" in repr([hint("z_by_hand"), hint("z_by_hand")][1])
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    told = numbers("umbrella_by_hand")
    assert "x1 = 0.48, and you will be out for x2 = 0.3 hours" in repr(told)
    assert "(These are the numbers of ada.)" in repr(told)
    assert "4 · 0.48 + 1 · 0.3" in repr([hint("z_by_hand"), hint("z_by_hand")][1])
    assert "the same for all" in repr(numbers("step"))


def test_everybody_s_numbers_are_listed_with_the_right_answers(tmp_path):
    lesson = "01_perceptron"
    folder = tmp_path / "lessons" / lesson
    folder.mkdir(parents=True)
    with pytest.raises(CommandError, match=r"c\.OwnNumbers\.on = True"):
        list_numbers(tmp_path, lesson, ["ada"])
    nbformat.write(released(lesson), folder / f"{lesson}.ipynb")
    with pytest.raises(CommandError, match="anncourse class roster"):
        list_numbers(tmp_path, lesson, [])
    listed = list_numbers(tmp_path, lesson, ["ada", "=bob"])
    assert "ada, umbrella_by_hand: Tomorrow is cloudy to the degree of x1 = 0.48" in as_text(listed)
    assert "z_by_hand = -0.78; y_by_hand = 0" in as_text(listed)
    rows = list(csv.DictReader(io.StringIO(as_csv(listed))))
    assert [row["student"] for row in rows] == ["ada", "ada", "'=bob", "'=bob"]
    assert rows[0]["right"] == "-0.78"


def test_a_name_that_was_given_once_is_remembered_and_the_hub_s_goes_before_it(
    tmp_path, monkeypatch
):
    keep_name(tmp_path, " ada ")
    assert who() == "ada"
    monkeypatch.delenv("ANN_STUDENT")
    assert who() == "ada"
    monkeypatch.setenv("JUPYTERHUB_USER", "cleo")
    assert who() == "cleo"
    with graded_now("dan"):
        assert who() == "dan"


def test_a_name_that_was_remembered_is_there_at_the_next_start(tmp_path, monkeypatch):
    keep_name(tmp_path, "")
    assert "ANN_STUDENT" not in os.environ
    keep_name(tmp_path, "ada")
    monkeypatch.delenv("ANN_STUDENT")
    keep_name(tmp_path, "")
    assert os.environ["ANN_STUDENT"] == "ada"
    monkeypatch.setenv("JUPYTERHUB_USER", "cleo")
    monkeypatch.delenv("ANN_STUDENT")
    keep_name(tmp_path, "")
    assert who() == "cleo"
