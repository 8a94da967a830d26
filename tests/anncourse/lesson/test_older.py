"""A check does not judge an older version of a function without a word."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from anncourse.lesson import older
from anncourse.lesson.older import tell_of_failed, tell_of_newer
from tests.kernels import running_kernel
from tests.waiting import GENEROUS

GOOD = "def weighted_sum(x, w, b):\n    return x @ w + b"


def said(*cells):
    """Run the first cell, and say what the others, run after it, make of its function."""
    names = {}
    exec(compile(GOOD, "cell 0", "exec"), names)
    files = [f"cell {number}" for number in range(len(cells) + 1)]
    code = names["weighted_sum"].__code__
    return tell_of_newer("weighted_sum", ("x", "w", "b"), [GOOD, *cells], files, code)


def test_nothing_is_said_of_a_function_whose_cell_was_run_last():
    assert said() == ""
    assert said("check('weighted_sum')", "def helper(a): return a", "x = (1") == ""


@pytest.mark.parametrize("broken", ["def weighted_sum(x, w, b:\n    return", GOOD + "\n1 / 0"])
def test_a_cell_that_ended_in_an_error_is_told(broken):
    words = said("1 + 1", broken, "check('weighted_sum')")
    assert words.startswith("The cell in which you write weighted_sum ended in an error")


def test_a_function_that_was_renamed_is_told():
    words = said(GOOD.replace("weighted_sum", "weightedsum"))
    assert "defines weightedsum" in words
    assert "give it its name back" in words


def test_a_function_that_got_quite_another_name_is_known_by_its_lines():
    words = said(GOOD.replace("weighted_sum", "my_own"))
    assert "defines my_own" in words
    assert said("def my_own(x, w, b):\n    return np.maximum(b - x, w.max()) / 2") == ""


VALUES = ["", "w_and = [1, 1]\nb_and = -1.5", "check('and_gate')"]


BROKEN = ["w_and = [1, 1", "x = 1; b_and=half", "w_and, b_and = [1, 1], x"]


@pytest.mark.parametrize("broken", BROKEN)
def test_values_whose_cell_ended_in_an_error_are_told(broken, monkeypatch):
    monkeypatch.setattr(older, "_FAILED", {3})
    words = tell_of_failed(("w_and", "b_and"), [*VALUES, broken])
    assert "ended in an error when you last ran it" in words
    assert "may still hold older numbers" in words


def test_values_are_judged_that_were_set_by_a_cell_without_an_error_since(monkeypatch):
    monkeypatch.setattr(older, "_FAILED", {3, 4})
    for cells in (["w_and = [1", "x", *VALUES[1:]], ["w_and == 3", "print(b_and=1)"]):
        assert tell_of_failed(("w_and", "b_and"), [*VALUES, *cells]) == ""


def test_another_exercise_is_no_new_name():
    assert said("def weight_impact(w, j, dx): return w[j] * dx") == ""
    assert said("def weighted_sums(X): return X") == ""


@pytest.mark.course
def test_in_a_real_kernel_the_check_says_what_to_do_and_judges_again_after_it():
    def run(source):
        texts = []

        def keep(message):
            content = message["content"]
            texts.append(content.get("data", {}).get("text/html") or content.get("evalue", ""))

        client.execute_interactive(source, output_hook=keep, timeout=GENEROUS)
        return " ".join(texts)

    with running_kernel() as (_, client):
        run("import os, tempfile; os.environ['ANN_PROGRESS'] = tempfile.mktemp()")
        run("import numpy as np\nfrom anncourse import check, hint")
        run(GOOD)
        assert "Right." in run("check('weighted_sum', 4)")
        run(GOOD.replace("w, b):", "w, b:"))
        assert "ended in an error when you last ran it" in run("check('weighted_sum', 4)")
        run(GOOD.replace("return", "return -"))
        assert "Not right yet" in run("check('weighted_sum', 4)")
        run(GOOD)
        assert "Right." in run("check('weighted_sum', 4)")
        run(GOOD.replace("weighted_sum", "weightedsum"))
        assert "defines weightedsum" in run("check('weighted_sum', 4)")
        assert "Say of which exercise" in run("hint()")
        run("w_and, b_and = [1, 1], -1.5")
        assert "Right." in run("check('and_gate', 2)")
        run("w_and, b_and = [1, 1], half")
        assert "may still hold older numbers" in run("check('and_gate', 2)")
        run("w_and, b_and = [1, 1], -1.5")
        assert "Right." in run("check('and_gate', 2)")


def test_a_shell_that_names_cells_after_their_code_knows_the_older_one_too(monkeypatch, capsys):
    # It warns where another environment than its own is active.
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    # As in the browser; a kernel has another way to name them.
    history = Config({"HistoryManager": {"enabled": False}})
    shell = InteractiveShell(config=history, user_ns={})
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    shell.run_cell(GOOD, store_history=True)
    function = shell.user_ns["weighted_sum"]
    assert older.older_version("weighted_sum", function) == ""
    shell.run_cell(f"1 / 0\n{GOOD}", store_history=True)
    assert "ended in an error" in older.older_version("weighted_sum", function)
    assert "ZeroDivisionError" in capsys.readouterr().out
