"""Tables of scores, whatever students are called."""

import csv

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import ExportApp
from traitlets.config import Config

from nbjudge.batch.outcome import Failure, Outcome
from nbjudge.commands.grade import summarise
from nbjudge.configure import turn_on
from nbjudge.report.export import CarefulCsv
from nbjudge.report.sheets import harmless
from nbjudge.shared.visible import visible

pytestmark = [
    pytest.mark.course,
    # About the order in which nbgrader's own gradebook adds its rows.
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]

NAMES = {
    "ada": ("Lovelace, Countess", "Ada"),
    "mallory": ("x\n01_tiny,,,mallory,x,x,x,10.0,0.0,10.0,10.0", '=HYPERLINK("http://x")'),
    "-zoe": ("\x1b]0;title\x07", " ＠SUM(A1)"),
}


@pytest.fixture
def table(tmp_path):
    """Return the rows that are exported of a class."""
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as gradebook:
        gradebook.add_assignment("01_tiny")
        gradebook.add_assignment("02_other")
        for student, (last, first) in NAMES.items():
            gradebook.add_student(student, last_name=last, first_name=first)
        gradebook.add_submission("01_tiny", "ada")
        exporter = CarefulCsv()
        exporter.to, exporter.assignment = str(tmp_path / "grades.csv"), ["01_tiny"]
        exporter.export(gradebook)
    with (tmp_path / "grades.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_name_is_neither_a_row_nor_a_formula_and_every_student_has_one_row(table):
    rows = {row["student_id"]: row for row in table}
    assert len(table) == 3
    assert rows["ada"]["last_name"] == "Lovelace, Countess"
    assert rows["ada"]["score"] == "0.0"
    assert rows["mallory"]["last_name"].startswith("x 01_tiny,,")
    assert rows["mallory"]["first_name"] == '\'=HYPERLINK("http://x")'
    assert rows["'-zoe"]["first_name"] == "' ＠SUM(A1)"
    assert rows["'-zoe"]["last_name"] == " ]0;title "


def test_a_course_that_turns_the_judge_on_exports_so():
    config = Config()
    turn_on(config)
    app = ExportApp(config=config)
    assert app.plugin_class is CarefulCsv


def test_numbers_stay_numbers():
    assert [harmless(cell) for cell in (-1.5, "-1.5", "+3", "-3 points", None)] == [
        -1.5, "-1.5", "+3", "'-3 points", None,
    ]  # fmt: skip


def test_what_others_wrote_does_nothing_to_a_terminal():
    assert visible("a\x1b[31mb\x1b]0;title\x07\n\tc\u202ed") == "ab?]0;title?\n        c?d"
    told = summarise(Outcome({"a\x1b[2K": 1.0}, [], [Failure("b\x07", "no\x1b[1A", "")]))
    assert "\x1b" not in told
    assert "\x07" not in told
