"""`anncourse lessons` makes the students' notebooks, says what is out of date, and tidies."""

import pytest

from anncourse.cli import main
from anncourse.commands import lessons
from tests.anncourse.commands.tiny_course import write_solution

NOTEBOOK = "lessons/01_double/01_double.ipynb"


def snapshot(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.mark.course
def test_students_get_no_answers_and_nothing_but_lessons_changes(course):
    before = snapshot(course)

    assert main(["lessons"]) == 0

    made = snapshot(course)
    released = made[NOTEBOOK].decode("utf-8")
    assert "YOUR CODE HERE" in released
    assert "return 2 * x" not in released
    assert "double(3)" not in released
    assert "abs(answer - 0.5)" in released
    assert made["lessons/01_double/picture.svg"] == before["solutions/01_double/picture.svg"]
    assert {name for name in made if not name.startswith("lessons/")} == before.keys()
    assert made.items() >= before.items()


@pytest.fixture
def generated(course, monkeypatch):
    """Stand in for nbgrader, in a course of two lessons whose students' versions are up to date."""
    write_solution(course, "02_double")

    def generate(root, lessons):
        return {f"{name}/{name}.ipynb": f"{name}, generated".encode() for name in lessons}

    monkeypatch.setattr(lessons, "generate", generate)
    main(["lessons"])
    return snapshot(course / "lessons")


def test_check_names_each_file_that_differs_and_changes_nothing(course, generated, capsys):
    (course / NOTEBOOK).write_text("edited by hand")
    (course / "lessons" / "02_double" / "extra.txt").touch()
    (course / "lessons" / "00_gone").mkdir()
    (course / "lessons" / "00_gone" / "00_gone.ipynb").touch()
    before = snapshot(course)
    capsys.readouterr()

    assert main(["lessons", "--check"]) == 1

    named = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert named == ["lessons/00_gone/00_gone.ipynb", NOTEBOOK, "lessons/02_double/extra.txt"]
    assert snapshot(course) == before


def test_check_is_content_with_what_was_generated(course, generated, capsys):
    (course / "lessons" / "01_double" / ".ipynb_checkpoints").mkdir()
    (course / "lessons" / "01_double" / ".ipynb_checkpoints" / "old.ipynb").touch()

    assert main(["lessons", "--check"]) == 0
    assert "lessons/ is what solutions/ gives (2 lessons)" in capsys.readouterr().out


def test_what_solutions_no_longer_have_goes_from_lessons_too(course, generated):
    (course / "lessons" / "00_gone" / "images").mkdir(parents=True)
    (course / "lessons" / "00_gone" / "images" / "old.svg").touch()
    (course / NOTEBOOK).write_text("edited by hand")

    assert main(["lessons", "2"]) == 0
    assert (course / "lessons" / "00_gone").exists(), "naming one lesson leaves the others alone"
    assert main(["lessons"]) == 0

    assert snapshot(course / "lessons") == generated
    assert not (course / "lessons" / "00_gone").exists()


@pytest.mark.course
@pytest.mark.sampled(few=0)
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
