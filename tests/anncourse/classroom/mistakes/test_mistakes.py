"""What a class gets wrong: counted, compared with the hand-in before, shown, and written."""

import csv
import json

import pytest

from anncourse.checks.kinds import KINDS, words_of
from anncourse.classroom.mistakes.files import write_csv, write_json, write_picture
from anncourse.classroom.mistakes.findings import Finding, Graded, without_comments
from anncourse.classroom.mistakes.history import FOLDER, Change, compare_with_before
from anncourse.classroom.mistakes.page import make_page
from anncourse.classroom.mistakes.summary import summarise
from anncourse.classroom.mistakes.table import format_summaries
from anncourse.exercises import LESSONS
from nbjudge.errors import CommandError
from nbjudge.shared.editing.variants import Edit

LESSON = "01_perceptron"
FORGOT = "You forgot the bias `b`."
EVIL = "<script>alert(1)</script>"


def graded(*findings, missing=(), when="monday"):
    exercises = tuple(dict.fromkeys(finding.exercise for finding in findings))
    students = dict.fromkeys((finding.student for finding in findings), when)
    return Graded(LESSON, exercises, students, missing, findings)


def a_class():
    return graded(
        Finding("ada", "weighted_sum", 1.0),
        Finding("bob", "weighted_sum", 0.0, FORGOT, True, "def weighted_sum(x, w, b): ..."),
        Finding("cleo", "weighted_sum", 0.5, FORGOT, True, "lambda: 0"),
        Finding("dan", "weighted_sum", 0.0, "It is not written yet."),
        Finding("eve", "weighted_sum", 0.0, "It is not written yet."),
        Finding("fay", "weighted_sum", 0.0, "It is not written yet."),
        missing=("gus",),
    )


def test_mistakes_are_counted_the_recognised_ones_first():
    (summary,) = summarise(a_class(), {})
    assert (summary.full, summary.partly, summary.none, summary.mean) == (1, 1, 4, 0.25)
    assert [(m.words, m.students) for m in summary.mistakes] == [
        (FORGOT, ("bob", "cleo")),
        ("It is not written yet.", ("dan", "eve", "fay")),
    ]
    assert summary.mistakes[0].code == "lambda: 0"
    assert summary.hint == LESSONS[LESSON][0].hints[0]


def test_the_same_mistake_in_different_lines_is_one_and_the_example_shows_its_own():
    edits = [
        Edit("sign", "", "f", 3, "return c - b  # Ada's", (3, 3)),
        Edit("sign", "", "f", 2, "return 2.0 * a - b", (2, 2)),
    ]
    ada, bob = (words_of([edit]) for edit in edits)
    two = graded(
        Finding("ada", "step", 0.0, ada, True, "c = 2.0 * a"),
        Finding("bob", "step", 0.0, f"Too large. {ada}", True, "a longer answer"),
        Finding("cleo", "step", 0.0, bob, True, "a longer answer"),
    )
    first, second = summarise(two, {})[0].mistakes
    general = f"One small change in a line makes every case right. {KINDS['sign']}"
    assert (first.words, first.students) == (general, ("ada", "cleo"))
    assert first.line == "in line 3, `return c - b`"
    assert second.words == f"Too large. {general}"
    page = make_page(two, summarise(two, {}))
    assert "Ada" not in page.split("<h2>Mistakes</h2>")[1]
    assert "Here in line 3, <code>return c - b</code>, as it was handed in:" in page


def test_the_table_says_how_many_and_which():
    text = format_summaries(a_class(), summarise(a_class(), {"weighted_sum": Change(mended=2)}))
    assert "6 students graded, 1 handed in nothing that could be graded" in text
    assert "weighted_sum      1     1     4   25 %" in text
    assert "since the hand-in before: 2 mended" in text
    assert f"2 × {FORGOT}" in text


def test_what_changed_since_the_hand_in_before_is_told_once_and_again(tmp_path):
    before = graded(
        Finding("ada", "step", 0.0, "a"),
        Finding("bob", "step", 0.0, "a"),
        Finding("cleo", "step", 0.0, "a"),
        Finding("dan", "step", 1.0),
        Finding("eve", "step", 1.0),
    )
    after = graded(
        Finding("ada", "step", 1.0),
        Finding("bob", "step", 0.0, "a"),
        Finding("cleo", "step", 0.5, "b"),
        Finding("dan", "step", 0.0, "b"),
        Finding("eve", "step", 1.0),
        Finding("fay", "step", 0.0, "a"),
        when="tuesday",
    )
    assert compare_with_before(tmp_path, before) == {"step": Change()}
    assert compare_with_before(tmp_path, before) == {"step": Change()}
    told = {"step": Change(mended=1, same=1, other=1, lost=1)}
    assert compare_with_before(tmp_path, after) == told
    # Nobody handed in since: it says the same as before.
    assert compare_with_before(tmp_path, after) == told


def test_a_hand_in_whose_time_nobody_knows_is_a_new_one_where_the_answers_are_others(tmp_path):
    before = graded(Finding("ada", "step", 0.0, "a", code="z"), when="")
    after = graded(Finding("ada", "step", 1.0, code="z >= 0"), when="")
    graded_anew = graded(Finding("ada", "step", 0.5, "b", code="z >= 0"), when="")
    assert compare_with_before(tmp_path, before) == {"step": Change()}
    assert compare_with_before(tmp_path, after) == {"step": Change(mended=1)}
    # The same answers graded by other tests are no new hand-in.
    assert compare_with_before(tmp_path, graded_anew) == {"step": Change(other=1)}


def test_what_was_kept_and_cannot_be_read_is_named_with_a_remedy(tmp_path):
    file = tmp_path / FOLDER / f"{LESSON}.json"
    file.parent.mkdir(parents=True)
    file.write_text("{")
    with pytest.raises(CommandError, match=rf"{LESSON}.json.*Delete it"):
        compare_with_before(tmp_path, a_class())


def test_nothing_that_a_student_wrote_becomes_a_part_of_the_page():
    evil = graded(Finding(EVIL, "step", 0.0, f"{EVIL} `{EVIL}`", True, EVIL))
    page = make_page(evil, summarise(evil, {}))
    assert EVIL not in page
    assert page.count("<script>") == 1
    assert page.count("&lt;script&gt;") >= 4


def test_the_page_tells_scores_in_numbers_and_where_nothing_was_graded():
    two = graded(Finding("ada", "step", 2 / 3, FORGOT, True), Finding("bob", "xor", 1.0))
    page = make_page(two, summarise(two, {}))
    assert ">67</td><td data-value='-1'>–</td>" in page
    assert "<td data-value='-1'>–</td><td class='s5'>100</td>" in page


def test_a_spreadsheet_takes_no_name_for_a_formula(tmp_path):
    write_csv(tmp_path / "m.csv", graded(Finding("=1+1", "step", 0.5, '@x, "y"', True)))
    with (tmp_path / "m.csv").open(newline="") as file:
        assert list(csv.reader(file))[1:] == [["'=1+1", "step", "0.5", "1", '\'@x, "y"']]


def test_json_holds_what_the_page_shows(tmp_path):
    write_json(tmp_path / "m.json", a_class(), summarise(a_class(), {}))
    content = json.loads((tmp_path / "m.json").read_text())
    assert content["missing"] == ["gus"]
    (exercise,) = content["exercises"]
    assert exercise["mistakes"][0]["students"] == ["bob", "cleo"]


def test_the_picture_for_a_slide_is_drawn(tmp_path):
    write_picture(tmp_path / "m.png", a_class(), summarise(a_class(), {}))
    assert (tmp_path / "m.png").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("def f(x):\n    # by Ada\n    return x  # Lovelace", "def f(x):\n    return x"),
        ('def f(x):\n    """By Ada."""', "def f(x):\n    pass"),
        ("def f(:  # Ada", "def f(:"),
        ("", ""),
    ],
)
def test_an_example_shows_no_comment_in_which_a_name_may_stand(source, kept):
    assert without_comments(source) == kept
