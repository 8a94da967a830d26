"""`lessons/` is what nbgrader makes of `solutions/`, and gives nothing away."""

import json

import pytest

from annlib.cli import main
from annlib.commands.course import list_lessons
from tests.project.tiny_course import write_solution

NOTEBOOK = "lessons/01_double/01_double.ipynb"
# What a learner may get besides the notebook: pictures, sounds and data.
HARMLESS = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".wav", ".csv", ".npz", ".npy"}
SECRETS = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME", "AUTOTEST")


def snapshot(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.mark.course
def test_the_course_s_lessons_regenerate_to_the_same_bytes(repository, monkeypatch, capsys):
    if not list_lessons(repository / "solutions"):
        pytest.skip("there are no lessons yet")
    monkeypatch.chdir(repository)

    status = main(["lessons", "--check"])
    said = capsys.readouterr()
    assert status == 0, said.out + said.err


def test_nothing_beside_a_solution_gives_answers_away(repository):
    for path in sorted((repository / "solutions").rglob("*")):
        lesson = path.relative_to(repository / "solutions").parts[0]
        if path.is_dir() or ".ipynb_checkpoints" in path.parts:
            continue
        assert path.name == f"{lesson}.ipynb" or path.suffix in HARMLESS, (
            f"nbgrader hands {path.name} to every student"
        )


def test_no_lesson_holds_a_solution_or_a_hidden_test(repository):
    for lesson in list_lessons(repository / "lessons"):
        released = (repository / "lessons" / lesson / f"{lesson}.ipynb").read_text("utf-8")
        sources = ["".join(cell["source"]) for cell in json.loads(released)["cells"]]
        for secret in SECRETS:
            assert not any(secret in source for source in sources), f"{lesson}: {secret}"


@pytest.mark.course
def test_a_course_goes_from_solutions_to_lessons_and_back_to_none(course, capsys):
    write_solution(course, "02_double")
    before = snapshot(course)

    assert main(["lessons"]) == 0
    made = snapshot(course)
    released = made[NOTEBOOK].decode("utf-8")
    assert "YOUR CODE HERE" in released
    assert "return 2 * x" not in released
    assert "double(3)" not in released
    assert "abs(answer - 0.5)" in released
    assert made["lessons/01_double/picture.svg"] == before["solutions/01_double/picture.svg"]
    assert made.items() >= before.items(), "generating changes nothing but lessons/"
    assert "gradebook.db" not in made

    (course / NOTEBOOK).write_bytes(made[NOTEBOOK] + b"\n")
    (course / "lessons" / "02_double" / "extra.txt").touch()
    (course / "lessons" / "00_gone").mkdir()
    (course / "lessons" / "00_gone" / "00_gone.ipynb").touch()
    capsys.readouterr()
    assert main(["lessons", "--check"]) == 1
    named = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert named == [
        "lessons/00_gone/00_gone.ipynb",
        NOTEBOOK,
        "lessons/02_double/extra.txt",
    ]

    assert main(["lessons", "1"]) == 0
    assert (course / "lessons" / "00_gone").exists(), "naming one lesson leaves the others alone"
    assert main(["lessons"]) == 0
    assert snapshot(course) == made


@pytest.mark.course
def test_a_solution_that_nbgrader_refuses_is_reported_with_its_reason(course, capsys):
    path = course / "solutions" / "01_double" / "01_double.ipynb"
    path.write_text(path.read_text("utf-8").replace("### END SOLUTION", ""), "utf-8")

    assert main(["lessons"]) == 1
    message = capsys.readouterr().err
    assert "solutions/01_double" in message
    assert "no end solution" in message.lower()
    assert snapshot(course / "lessons") == {}


def test_tidy_names_what_it_changed(course, capsys):
    path = course / "solutions" / "01_double" / "01_double.ipynb"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"execution_count": null', '"execution_count": 3'), "utf-8")

    assert main(["lessons", "--tidy"]) == 0
    assert main(["lessons", "--tidy"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "solutions/01_double/01_double.ipynb: tidied",
        "solutions/01_double/01_double.ipynb: tidy already",
    ]


def test_a_notebook_that_cannot_be_read_is_named(course, capsys):
    (course / "solutions" / "01_double" / "01_double.ipynb").write_text("{")

    assert main(["lessons", "--tidy"]) == 1
    assert "01_double.ipynb is not a notebook that can be read" in capsys.readouterr().err
