"""Points are the same wherever they are told."""

import json
import re

import pytest

from anncourse import hint
from anncourse.commands.course import list_lessons
from anncourse.exercises import QUESTIONS
from anncourse.exercises.by_hand import BY_HAND


def graded_cells(repository, lesson):
    page = (repository / "solutions" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
    for cell in json.loads(page)["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        if settings.get("grade"):
            yield settings, "".join(cell["source"])


def test_every_graded_cell_and_every_variable_asked_for_has_a_hint(repository, lessons):
    for lesson in lessons:
        for settings, source in graded_cells(repository, lesson):
            cell = settings["grade_id"].removeprefix("test_")
            asked = re.findall(r"AUTOTEST (.+)", source)
            for name in [cell, *(v.strip() for line in asked for v in line.split(";"))]:
                assert repr(hint(name)).startswith("Hint "), (lesson, name)


def test_numbers_by_hand_stand_together_in_hints_as_in_their_cells(repository, lessons):
    asked = {}
    for lesson in lessons:
        for settings, source in graded_cells(repository, lesson):
            lines = re.findall(r"AUTOTEST (.+)", source)
            names = tuple(v.strip() for line in lines for v in line.split(";"))
            if names and names[0] not in QUESTIONS:
                asked[settings["grade_id"].removeprefix("test_")] = names, settings["points"]
    assert asked == {cell: (task.variables, task.points) for cell, task in BY_HAND.items()}
    # By its variables a cell is known again, and so are its points.
    assert len({names for names, _ in asked.values()}) == len(asked)


def total(repository, lesson):
    return sum(settings["points"] for settings, _ in graded_cells(repository, lesson))


@pytest.fixture
def lessons(repository):
    return list_lessons(repository / "solutions")


def test_a_check_is_told_the_points_of_its_cell(repository, lessons):
    for lesson in lessons:
        for settings, source in graded_cells(repository, lesson):
            for points in re.findall(r"check\(.*?points=([\d.]+)", source):
                assert float(points) == settings["points"], (lesson, settings["grade_id"])


def test_every_lesson_gives_20_to_40_points_and_says_so(repository, lessons):
    for lesson in lessons:
        # The one before the first is shorter.
        low, high = (12, 16) if lesson.startswith("00") else (20, 40)
        page = (repository / "solutions" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
        points = total(repository, lesson)
        assert low <= points <= high
        assert f"There are {points:g} points to be had." in page


def test_the_readme_tells_instructors_the_minutes_of_each_lesson(repository, lessons):
    page = (repository / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| (\d+) \| (\d+), in (?:one|two)", page, re.M))
    assert list(told) == [str(int(lesson[:2])) for lesson in lessons]
    for lesson in lessons:
        path = repository / "solutions" / lesson / f"{lesson}.ipynb"
        title = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
        time = title.partition("**Time**")[2]
        minutes = int(re.findall(r"(\d+) minutes", time)[0])
        sittings = 2 if re.search(r"sittings of (about |some )?\d+ minutes", time) else 1
        assert sittings * minutes == int(told[str(int(lesson[:2]))]), lesson


def test_the_readme_tells_instructors_the_points(repository, lessons):
    page = (repository / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (\d+) \| [^|]+ \| (\d+) \| (\d+) \|", page, re.M)
    expected = [
        (
            str(int(lesson[:2])),
            f"{total(repository, lesson):g}",
            f"{sum(s['points'] for s, _ in graded_cells(repository, lesson) if s['solution']):g}",
        )
        for lesson in lessons
    ]
    assert told == expected
