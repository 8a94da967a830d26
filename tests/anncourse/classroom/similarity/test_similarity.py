"""Answers that are copied are listed, whatever names they were given; independent ones are not."""

import ast
import csv
import io
import json
import shutil
from pathlib import Path

import nbformat
import pytest

from anncourse.classroom.demo.changes import answer
from anncourse.classroom.demo.source import write_cell
from anncourse.classroom.similarity.hand_ins import MAX_CHARACTERS
from anncourse.classroom.similarity.pieces import pieces_of
from anncourse.cli import main
from anncourse.exercises import LESSONS
from tests.anncourse.exercises.alternatives.perceptron import ALTERNATIVES

ROOT = Path(__file__).parents[4]
LESSON = "01_perceptron"
CONFIG = """\
c = get_config()
c.CourseDirectory.source_directory = "solutions"
c.Exchange.root = "exchange"
c.CourseDirectory.release_directory = "lessons"
"""
# As many as there are ways of their own to write every function.
INDEPENDENT = 9
OWN = {
    "weighted_sum": """\
def weighted_sum(x, w, b):
    total = float(b)
    length = min(len(x), len(w))
    pairs = [(x[k], w[k]) for k in range(length)]
    for left, right in pairs:
        total += left * right
    return total
""",
    "perceptron_predict": """\
def perceptron_predict(X, w, b):
    rows = X.tolist()
    count = len(rows)
    answers = [None] * count
    for k, row in enumerate(rows):
        answers[k] = step(weighted_sum(row, w, b))
    return np.array(answers, dtype=int)
""",
}
REORDERED = {
    "weighted_sum": """\
def weighted_sum(x, w, b):
    length = min(len(x), len(w))
    pairs = [(x[k], w[k]) for k in range(length)]
    total = float(b)
    for left, right in pairs:
        total += left * right
    return total
""",
    "perceptron_predict": """\
def perceptron_predict(X, w, b):
    count = len(X)
    rows = X.tolist()
    answers = [None] * count
    for k, row in enumerate(rows):
        answers[k] = step(weighted_sum(row, w, b))
    return np.array(answers, dtype=int)
""",
}
THOUGHTS = (
    "The perceptron resembles my grandmother at the market: she weighs ripeness, price and the "
    "smile of the seller, and buys once all of it together tips her scales."
)


class Rename(ast.NodeTransformer):
    """Gives each name that an answer binds another."""

    def __init__(self, tree):
        nodes = list(ast.walk(tree))
        self.names = {n.arg for n in nodes if isinstance(n, ast.arg)}
        self.names |= {
            n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }

    def visit_Name(self, node):
        node.id = f"my_{node.id}" if node.id in self.names else node.id
        return node

    def visit_arg(self, node):
        node.arg = f"my_{node.arg}"
        return node


def renamed(code):
    tree = ast.parse(code)
    return "# All by myself.\n" + ast.unparse(Rename(tree).visit(tree))


def own_answers(number):
    """Return the answers of one who asked nobody."""
    names = [e.name for e in LESSONS[LESSON] if not e.variables and e.name in ALTERNATIVES]
    return {
        name: write_cell(ALTERNATIVES[name][number], name)
        for name in names
        if number < len(ALTERNATIVES[name])
    }


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("course")
    for folder in ("lessons", "solutions"):
        shutil.copytree(ROOT / folder / LESSON, root / folder / LESSON)
    (root / "nbgrader_config.py").write_text(CONFIG)
    release = nbformat.read(root / "lessons" / LESSON / f"{LESSON}.ipynb", as_version=4)
    answers = {f"own{number}": own_answers(number) for number in range(INDEPENDENT)}
    answers["copier"] = {name: renamed(code) for name, code in answers["own4"].items()}
    answers["twin"] = dict(answers["own5"])
    answers["first"] = OWN
    answers["reorderer"] = REORDERED
    answers["thinker"] = answers["parrot"] = {"explain_perceptron": THOUGHTS}
    for student, code in answers.items():
        hand_in(root, student, nbformat.writes(answer(code)(release)))
    hand_in(root, "blank", nbformat.writes(release))
    hand_in(root, "broken", '{"cells": [')
    hand_in(root, "endless", nbformat.writes(answer({"step": "(" * 3_000_000})(release)))
    hand_in(root, "nested", "[" * 200_000)
    hand_in(root, "evil", nbformat.writes(answer({"step": "'''" + '"' * 9_999})(release)))
    (root / "submitted" / "renamer" / LESSON).mkdir(parents=True)
    return root


def hand_in(root, student, text):
    folder = root / "submitted" / student / LESSON
    folder.mkdir(parents=True)
    (folder / f"{LESSON}.ipynb").write_text(text)


@pytest.fixture
def found(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    assert main(["similar", "1", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_copies_are_listed_and_independent_answers_are_not(found):
    assert [pair["students"] for pair in found["pairs"]] == [
        ["own5", "twin"],
        ["copier", "own4"],
        ["first", "reorderer"],
        ["parrot", "thinker"],
    ]


def test_a_copy_with_other_names_is_as_alike_as_one_without(found):
    for pair in found["pairs"][:2]:
        assert {alike["share"] for alike in pair["answers"]} == {1.0}


def test_what_is_alike_is_marked_on_both_sides(found):
    pair = next(pair for pair in found["pairs"] if "reorderer" in pair["students"])
    one = next(alike for alike in pair["answers"] if alike["exercise"] == "weighted_sum")
    for text, spans in zip(one["texts"], one["spans"], strict=True):
        marked = "".join(text[start:end] for start, end in spans)
        assert "for left, right in pairs:\n        total += left * right" in marked
        assert "def weighted_sum" not in marked


def test_what_cannot_be_compared_costs_one_line(found):
    said = {line.split(":")[0]: line for line in found["left_out"]}
    assert sorted(said) == ["broken", "endless", "nested", "renamer"]
    assert "not valid JSON (line 1" in said["broken"]
    assert (
        f"step is not compared: it has 3,000,000 characters, and at most {MAX_CHARACTERS:,}"
        in (said["endless"])
    )
    assert "where it has another name, grade it first" in said["renamer"]


def test_the_table_names_the_pairs_and_warns(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    assert main(["similar", "1"]) == 0
    out = capsys.readouterr().out
    assert "4 pairs more alike than chance and the lesson explain" in out
    assert "Alike is not copied" in out
    assert "explain_perceptron 100 %" in out
    page = (course / "reports" / LESSON / "similar.html").read_text()
    assert "<mark>" in page
    assert "grandmother" in page


def test_as_csv_there_is_a_line_for_each_pair_and_exercise(course, found, monkeypatch, capsys):
    monkeypatch.chdir(course)
    assert main(["similar", "1", "--csv"]) == 0
    printed = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(printed.out)))
    assert len(rows) == sum(len(pair["answers"]) for pair in found["pairs"])
    assert rows[0]["student"] == "own5"
    assert "broken: nothing can be compared" in printed.err


def test_without_hand_ins_it_says_how_to_get_them(course, tmp_path, monkeypatch, capsys):
    shutil.copytree(course, tmp_path / "empty", ignore=shutil.ignore_patterns("submitted"))
    monkeypatch.chdir(tmp_path / "empty")
    assert main(["similar", "1"]) == 1
    assert "nbgrader collect 01_perceptron" in capsys.readouterr().err


def test_a_piece_stays_the_same_with_other_names_blanks_and_strings():
    one = pieces_of("def f(x):\n    y = np.sum(x, axis=0)  # sums\n    return 'a' + y", True)
    other = pieces_of('def g( a ):\n  b=np.sum(a,axis=0)\n  return "bb\\n"+b', True)
    assert one.keys() == other.keys()
    largest = pieces_of("def f(x):\n    y = np.max(x, axis=0)\n    return 'a' + y", True)
    assert one.keys() != largest.keys()


def test_words_and_comments_count_as_they_are_spoken():
    assert list(pieces_of("Bias MOVES the line, always.", False)) == [
        ("bias", "moves", "the", "line", "always")
    ]
    assert ("a", "shift", "of", "the", "line") in pieces_of("z = 1  # a shift of the line", True)
