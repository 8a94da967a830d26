"""`lessons/` is what nbgrader makes of `solutions/`, and gives nothing away."""

import json

import pytest

from anncourse.cli import main
from anncourse.commands.course import list_lessons
from tests.nbjudge.tiny import REPOSITORY

# What a learner may get besides the notebook: pictures, sounds and data.
HARMLESS = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".wav", ".csv", ".npz", ".npy"}
SECRETS = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME", "AUTOTEST")


@pytest.mark.course
@pytest.mark.sampled(few=1)
@pytest.mark.parametrize("lesson", list_lessons(REPOSITORY / "solutions"))
def test_a_lesson_regenerates_to_the_same_bytes(lesson, monkeypatch, capsys):
    monkeypatch.chdir(REPOSITORY)

    status = main(["lessons", "--check", lesson])
    said = capsys.readouterr()
    assert status == 0, said.out + said.err


def test_every_lesson_has_its_solution(repository):
    assert list_lessons(repository / "lessons") == list_lessons(repository / "solutions")


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
