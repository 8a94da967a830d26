"""The made-up class of lesson 01, row by row, as an instructor would expect it."""

import csv
import gc
import html
import json
import re
import warnings

import nbformat
import pytest

from anncourse.classroom.demo.run import MARK, SECONDS_PER_CELL, run_demo, settings
from anncourse.cli import main
from anncourse.exercises import LESSONS
from nbjudge.batch.run import grade_class
from nbjudge.course.open import open_course
from nbjudge.report.table import make_rows
from tests.nbjudge.tiny import REPOSITORY, name_of

pytestmark = pytest.mark.course

LESSON = "01_perceptron"
BY_HAND = "explain_perceptron"
FIRST_HALF = ("umbrella_by_hand", "weighted_sum", "step", "perceptron_predict", "and_gate")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with warnings.catch_warnings():
        # nbgrader leaves open the times of the hand-ins whose feedback it releases, and misspells
        # an argument there.
        warnings.filterwarnings("ignore", r"unclosed file .*/timestamp\.txt'", ResourceWarning)
        warnings.filterwarnings("ignore", "Passing unrecognized arguments", DeprecationWarning)
        demo = run_demo(REPOSITORY, [LESSON], tmp_path_factory.mktemp("class") / "demo")
        gc.collect()
    return demo


@pytest.fixture(scope="module")
def folder(demo):
    return demo.export.parent


@pytest.fixture(scope="module")
def rows(demo):
    return {row.student: row for row in demo.rows}


@pytest.fixture(scope="module")
def points():
    """Return what each exercise is worth, from the instructor's notebook."""
    path = REPOSITORY / "solutions" / LESSON / f"{LESSON}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    settings_of = [cell.metadata["nbgrader"] for cell in cells if name_of(cell)]
    return {s["grade_id"].removeprefix("test_"): s["points"] for s in settings_of if s["grade"]}


@pytest.fixture(scope="module")
def full(points):
    """Return the points that can be had without an instructor."""
    return sum(points.values()) - points[BY_HAND]


def page_of(folder, student):
    """Return the words of a student's feedback page."""
    page = (folder / "feedback" / student / LESSON / f"{LESSON}.html").read_text()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", page)))


def reasons(row):
    return {loss.name.removeprefix("test_"): loss.reason for loss in row.losses}


def test_a_class_of_at_least_16_is_graded_without_a_failure(demo, rows):
    assert len(rows) >= 16
    assert not demo.failures
    assert not [row.failure for row in demo.rows if row.failure]


@pytest.mark.parametrize(
    "student",
    [
        "ada_full",
        "other_way_1",
        "other_way_2",
        "otto_twice",
        "lea_late",
        "dan_test_deleted",
        "eva_answer_doubled",
        "finn_renamed",
        "hugo_endless_cell",
        "jan_endless_print",
        "kim_ends_python",
    ],
)
def test_right_answers_earn_full_points_whatever_else_is_in_the_notebook(
    rows, full, points, student
):
    row = rows[student]
    assert (row.score, row.losses) == (full, ())
    assert row.points == full + points[BY_HAND]
    assert row.by_hand == points[BY_HAND]


def test_untouched_cells_earn_nothing(rows, points):
    row = rows["ben_untouched"]
    assert row.score == row.by_hand == 0
    assert set(reasons(row)) == set(points)
    assert all(
        "Not written yet" in reason or "Not answered yet" in reason or "No answer" in reason
        for reason in reasons(row).values()
    )


def test_half_a_notebook_earns_what_is_done(rows, points):
    row = rows["cleo_half_done"]
    assert row.score == sum(points[name] for name in FIRST_HALF)
    assert set(reasons(row)) == set(points) - set(FIRST_HALF)


def test_a_function_that_never_ends_costs_itself_and_what_takes_all_its_time_with_it(
    rows, full, points
):
    row = rows["ines_endless_function"]
    assert row.score == full - points["perceptron_predict"] - points["xor_predict"]
    assert set(reasons(row)) == {"perceptron_predict", "xor_predict"}


def test_a_function_that_is_not_there_costs_itself_alone(rows, full, points):
    row = rows["max_syntax_error"]
    assert row.score == full - points["perceptron_predict"]
    assert set(reasons(row)) == {"perceptron_predict"}


def test_a_file_that_cannot_be_read_earns_nothing_and_says_why(rows, folder):
    row = rows["gina_malformed"]
    assert (row.score, row.by_hand, row.losses) == (0, 0, ())
    (note,) = row.notes
    assert note.startswith(f"`{LESSON}.ipynb` could not be graded: the file is not valid JSON")
    kept = folder / "submitted" / row.student / LESSON / f"{LESSON}.ipynb"
    written = folder / "students" / row.student / LESSON / f"{LESSON}.ipynb"
    assert kept.read_bytes() == written.read_bytes()


def test_edited_tests_and_points_earn_nothing(rows):
    row = rows["nora_edits_tests"]
    assert (row.score, row.by_hand) == (0, 0)
    assert "7 more were changed." in row.notes[0]


def test_only_the_late_one_is_late(rows):
    assert [name for name, row in rows.items() if row.seconds_late > 0] == ["lea_late"]


def test_every_misconception_loses_points_and_is_named(rows, points):
    exercises = {exercise.name: exercise for exercise in LESSONS[LESSON]}
    most = max(len(exercise.misconceptions) for exercise in exercises.values())
    assert len([name for name in rows if name.startswith("misconception")]) == most
    for number in range(most):
        row = rows[f"misconception_{number + 1:02}"]
        lost = {loss.name.removeprefix("test_"): loss for loss in row.losses}
        known = {n for n, e in exercises.items() if number < len(e.misconceptions)}
        # A challenge is answered wrongly too, and costs nothing.
        expected = {name for name in known if name in points}
        assert set(lost) - {"question_xor"} == expected
        for name in expected:
            words = exercises[name].misconceptions[number].words.replace("`", "")
            assert words in lost[name].reason, (row.student, name)
            assert 0 <= lost[name].score < points[name]


def test_every_wrong_option_of_the_question_loses_its_points_and_is_answered(rows, points):
    wrong = [rows[f"misconception_{number:02}"] for number in (1, 2, 3)]
    said = [reasons(row)["question_xor"] for row in wrong]
    assert len(set(said)) == 3
    assert all(len(words.split()) > 12 for words in said)
    losses = [loss for row in wrong for loss in row.losses if loss.name == "test_question_xor"]
    assert [(loss.score, loss.points) for loss in losses] == [(0, points["question_xor"])] * 3


@pytest.mark.parametrize(
    ("student", "words"),
    [
        (
            "dan_test_deleted",
            "Your notebook is without the cell test_perceptron_predict of the lesson",
        ),
        ("eva_answer_doubled", "The cell perceptron_predict was there 2 times."),
        ("finn_renamed", "You handed in my homework (1).ipynb in place of 01_perceptron.ipynb."),
        ("gina_malformed", "Open your notebook in JupyterLab. If it opens"),
        ("hugo_endless_cell", f"This cell ran longer than {SECONDS_PER_CELL} seconds"),
        ("ines_endless_function", "a loop that never ends"),
        ("jan_endless_print", "This cell printed or showed too much"),
        ("kim_ends_python", "This cell ended Python itself."),
        ("max_syntax_error", "perceptron_predict is not defined yet"),
        ("nora_edits_tests", "Your notebook was graded with the original."),
        ("misconception_01", "Likely mistake: The bias is missing"),
    ],
)
def test_feedback_says_what_was_wrong(folder, student, words):
    assert words in page_of(folder, student)


def test_nothing_is_said_about_an_honest_hand_in(rows, folder):
    assert rows["ada_full"].notes == ()
    assert "About your hand-in" not in page_of(folder, "ada_full")


def test_a_student_fetches_the_page_that_was_made_for_them(demo, folder, rows):
    (page,) = demo.feedback
    made = folder / "feedback" / "ada_full" / LESSON / f"{LESSON}.html"
    assert page.read_bytes() == made.read_bytes()
    row = rows["ada_full"]
    assert f"{LESSON}: {row.score:g} of {row.points:g} points" in page_of(folder, "ada_full")


def test_the_export_holds_the_same_scores_as_the_table(demo, rows):
    with demo.export.open() as file:
        exported = {line["student_id"]: float(line["score"]) for line in csv.DictReader(file)}
    assert exported == {name: row.score for name, row in rows.items()}


def test_what_a_grader_told_is_what_is_read_of_its_notebook(folder, rows):
    with open_course(folder, settings(folder)) as api:
        assert make_rows(api, LESSON, rows) == [rows[student] for student in sorted(rows)]


def test_grading_again_gives_the_same(folder, rows):
    again = ["eva_answer_doubled", "finn_renamed", "gina_malformed", "misconception_04"]
    with open_course(folder, settings(folder)) as api:
        assert not grade_class(api, LESSON, again, force=True).failures
        assert make_rows(api, LESSON, again) == [rows[student] for student in again]


def test_a_folder_with_something_else_in_it_is_not_replaced(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(REPOSITORY)
    (tmp_path / "thesis.txt").write_text("important")
    assert main(["demo-class", "--lessons", "1", "--dir", str(tmp_path)]) == 1
    assert "Choose another with --dir." in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    assert not (tmp_path / MARK).exists()


def test_the_class_s_mistakes_are_told_as_the_check_named_them(
    folder, rows, points, monkeypatch, capsys
):
    monkeypatch.chdir(folder)
    assert main(["mistakes", "1"]) == 0
    graded = {student: row for student, row in rows.items() if row.losses or row.score}
    words = capsys.readouterr().out
    assert f"{LESSON}: {len(graded)} students graded, {len(rows) - len(graded)} handed in" in words
    report = json.loads((folder / "reports" / LESSON / "mistakes.json").read_text())
    for exercise in report["exercises"]:
        told = {student for mistake in exercise["mistakes"] for student in mistake["students"]}
        name = f"test_{exercise['exercise']}"
        lost = {s for s, row in graded.items() if name in {loss.name for loss in row.losses}}
        assert (name, told, exercise["full"]) == (name, lost, len(graded) - len(lost))
    mistakes = {m["words"] for exercise in report["exercises"] for m in exercise["mistakes"]}
    for exercise in (exercise for exercise in LESSONS[LESSON] if exercise.name in points):
        named = {_as_told(misconception.words) for misconception in exercise.misconceptions}
        assert named & mistakes


def _as_told(words):
    return re.sub(r"`([^`]+)`", r"\1", words)


def test_mistakes_of_a_lesson_that_nobody_was_graded_in_are_refused(monkeypatch, capsys):
    monkeypatch.chdir(REPOSITORY)
    assert main(["mistakes", "13"]) == 1
    assert "nbjudge grade 13_stocks" in capsys.readouterr().err
