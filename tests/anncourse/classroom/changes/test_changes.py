"""An instructor's own changes: exercises left out, points, cells added; the titles follow."""

import re
from functools import cache

import nbformat
import pytest

from anncourse.classroom.changes.apply import apply_changes
from anncourse.classroom.changes.places import released
from anncourse.classroom.changes.read import read_changes
from anncourse.classroom.changes.titles import TITLE, TOTAL, points_under
from anncourse.cli import main
from anncourse.commands.course import list_lessons
from anncourse.lesson import answers
from nbjudge.errors import CommandError
from nbjudge.notebook.cells import grade_id, graded_cells
from tests.anncourse.commands.tiny_course import CONFIG, graded, write_course
from tests.nbjudge.tiny import REPOSITORY

LESSON = "01_perceptron"
STEPS = """
steps = [
    "anncourse.classroom.changes.steps.ChangeLesson",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ComputeChecksums",
]
c.GenerateAssignment.preprocessors = steps
c.CourseDirectory.release_directory = "release"
"""


@cache
def solution(lesson=LESSON):
    path = REPOSITORY / "solutions" / lesson / f"{lesson}.ipynb"
    return nbformat.read(path, as_version=4).cells


def changed(tmp_path, text, lesson=LESSON):
    """Return the cells of a lesson as a file in own/ has them changed."""
    (tmp_path / "own").mkdir(exist_ok=True)
    (tmp_path / "own" / f"{lesson}.toml").write_text(text, "utf-8")
    return apply_changes(solution(lesson), read_changes(tmp_path, lesson))


def write_mine(tmp_path, name="twice"):
    """Write a notebook with one exercise of an instructor's own."""
    (tmp_path / "own").mkdir(exist_ok=True)
    cells = [
        nbformat.v4.new_markdown_cell("## Exercise: twice (2 points)\n\nWrite `twice(x)`."),
        graded("solution", name, "### BEGIN SOLUTION\ntwice = 2\n### END SOLUTION"),
        graded("test", f"test_{name}", "assert twice == 2", points=2),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "own" / "mine.ipynb")


def all_text(cells):
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


@pytest.mark.parametrize("lesson", list_lessons(REPOSITORY / "solutions"))
def test_the_titles_of_every_lesson_say_what_its_cells_give(lesson):
    cells = solution(lesson)
    said = {
        (place, match.start()): float(match[1])
        for place, cell in enumerate(cells)
        if cell.cell_type == "markdown" and not grade_id(cell)
        for match in TITLE.finditer(cell.source)
    }
    assert points_under(cells) == said
    (total,) = TOTAL.findall(all_text(cells))
    assert float(total) == sum(said.values())


def test_without_changes_nothing_is_read_and_with_empty_ones_nothing_changes(tmp_path):
    assert read_changes(tmp_path, LESSON) is None
    assert changed(tmp_path, "") == solution()


def test_an_exercise_that_is_left_out_takes_its_text_along(tmp_path):
    cells = changed(tmp_path, 'leave_out = ["boundary_x2", "question_xor", "explain_perceptron"]')
    left = {grade_id(cell) for cell in graded_cells(nbformat.v4.new_notebook(cells=cells))}
    assert not {"boundary_x2", "test_boundary_x2", "test_question_xor"} & left
    assert {"xor_predict", "step", "test_and_gate"} <= left
    text = all_text(cells)
    assert "where exactly is the line" not in text
    assert "Why can no choice of" not in text
    assert "choose the gate XOR, and try" in text
    assert "There are 24 points to be had in your class." in text
    assert "in your own words" not in text


def test_of_several_exercises_under_one_title_the_others_stay(tmp_path):
    cells = changed(tmp_path, 'leave_out = ["or_gate"]')
    assert "## Exercise 4: three gates (4 points)" in all_text(cells)


def test_points_are_set_in_the_cell_the_check_and_the_title(tmp_path):
    cells = changed(tmp_path, "[points]\nweighted_sum = 6\nxor_predict = 1")
    test = next(cell for cell in cells if grade_id(cell) == "test_weighted_sum")
    assert test.metadata.nbgrader.points == 6
    assert test.source.count("points=6") == 2
    assert "points=4" not in test.source
    text = all_text(cells)
    assert "the weighted sum, with its bias (6 points)" in text
    assert "## Exercise 6: XOR (1 point)" in text
    assert "There are 31 points to be had in your class." in text


def test_cells_of_a_notebook_are_put_behind_a_cell(tmp_path):
    write_mine(tmp_path)
    cells = changed(tmp_path, '[[add]]\nafter = "test_step"\ncells = "mine.ipynb"')
    names = [grade_id(cell) for cell in cells]
    place = names.index("test_step")
    assert names[place + 1 : place + 4] == ["", "twice", "test_twice"]
    assert len({cell.id for cell in cells}) == len(cells)
    assert "There are 34 points to be had" in all_text(cells)
    assert "## Exercise 2: fire or not (4 points)" in all_text(cells)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("leave_out = [", "own/01_perceptron.toml cannot be read"),
        ('cut = ["step"]', "expected leave_out, points, add. Got cut"),
        ('leave_out = "step"', 'expected leave_out = ["name", "name"]. Got \'step\''),
        ("[points]\nstep = true", "lines such as weighted_sum = 6"),
        ("[points]\nstep = -1", "lines such as weighted_sum = 6"),
        ("[points]\nstep = nan", "lines such as weighted_sum = 6"),
        ("[points]\nstop = 2", "speaks of stop, which the lesson does not have. It has umbrella"),
        ("[points]\ntitle = 2", "gives points to title, which is not graded"),
        ('leave_out = ["gone"]', "Perhaps an update changed its name"),
        ("add = 3", "expected [[add]] with after and cells"),
        ('[[add]]\nafter = "step"', "expected under [[add]]"),
        ('[[add]]\nafter = "step"\ncells = "none.ipynb"', "none.ipynb cannot be added: there is"),
        ('[[add]]\nafter = "step"\ncells = "mine.ipynb"', "adds a cell called step"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(tmp_path, text, words):
    write_mine(tmp_path, "step")
    with pytest.raises(CommandError, match=re.escape(words)) as caught:
        changed(tmp_path, text)
    assert "\n" not in str(caught.value)


def test_numbers_by_hand_earn_their_share_of_the_points_that_were_set():
    for value, right in ((0.5, "number single 0.500"), (1, "number single 0.000")):
        answers.compare(
            answers.draw(lambda v=value: v), right, ("z_output", "a_output")[value > 0.5]
        )
    result = answers.verdict(6)
    assert result.score == 3
    assert "3 of 6 points" in str(result)


def test_a_course_without_changes_gives_out_what_it_keeps(tmp_path):
    (tmp_path / "solutions").mkdir()
    assert released(tmp_path) == tmp_path / "lessons"
    (tmp_path / "own").mkdir()
    assert released(tmp_path) == tmp_path / "release"


@pytest.mark.course
def test_a_changed_lesson_is_made_beside_the_course_s_own(tmp_path, monkeypatch, capsys):
    root = write_course(tmp_path)
    (root / "nbgrader_config.py").write_text(CONFIG + STEPS)
    write_mine(root)
    text = 'leave_out = ["explain_double"]\n[[add]]\nafter = "test_double"\ncells = "mine.ipynb"'
    (root / "own" / "01_double.toml").write_text(text)
    monkeypatch.chdir(root)

    assert main(["lessons"]) == 0

    assert list((root / "lessons").iterdir()) == []
    made = nbformat.read(root / "release" / "01_double" / "01_double.ipynb", as_version=4)
    names = [grade_id(cell) for cell in graded_cells(made)]
    assert names == ["double", "test_double", "twice", "test_twice", "number", "test_number"]
    assert "twice = 2" not in "".join(
        cell.source for cell in made.cells if grade_id(cell) == "twice"
    )
    assert main(["lessons", "--check", "1"]) == 0
    assert "release/ is what solutions/ gives (1 lesson)." in capsys.readouterr().out
    (root / "own" / "01_double.toml").write_text(text.replace("explain_double", "gone"))
    assert main(["lessons"]) == 1
    assert "speaks of gone, which the lesson does not have" in capsys.readouterr().err
