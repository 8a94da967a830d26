"""A name that nothing defines: one sentence that says what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from anncourse.lesson.undefined import RUN_ABOVE, what_to_do
from tests.kernels import running_kernel
from tests.waiting import GENEROUS

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", ["check", "hint", "predicted", "figures", "watch", "np", "plt"])
def test_what_the_lesson_s_first_cell_gives_is_said_to_come_from_it(name):
    said = what_to_do(name, 1, f"{name}.x")
    assert said.startswith(f"{name} comes from the cell at the top of the lesson. Run that cell")
    assert RUN_ABOVE in said


@pytest.mark.parametrize(
    "line",
    [
        "hint(or_gate)",
        "check( or_gate, points=2)",
        "predicted(or_gate, 2)",
        'predicted("linear_one", or_gate)  # text',
        "answer_xor = or_gate  # a, b, c or d",
    ],
)
def test_where_quotes_are_missing_that_is_said(line):
    said = what_to_do("or_gate", 1, line)
    assert said == (
        'or_gate is not defined. If the word itself is meant, put it in quotes: "or_gate".'
    )


@pytest.mark.parametrize("line", ["figures.line(predict=or_gate)", "answer = or_gate(2)", ""])
def test_of_any_other_name_it_is_said_where_it_may_come_from(line):
    said = what_to_do("or_gate", 3, line, ["x"])
    assert f"or_gate is not defined, in line 3{': ' + line if line else '.'}\n" in said
    assert "If a cell further up defines it, run that one first" in said
    assert "quotes" not in said


def test_a_name_that_comes_near_is_asked_for():
    assert "Is weighted_sum meant?" in what_to_do("wieghted_sum", 1, "", ["np", "weighted_sum"])
    assert "Is it misspelled?" in what_to_do("wieghted_sum", 1, "", ["np"])


@pytest.fixture(scope="module")
def run():
    """Return what runs a cell in a kernel as `anncourse lab` starts it, with nothing run before."""
    environment = {**os.environ, "PYTHONSTARTUP": str(ROOT / ".jupyter" / "startup.py")}

    def run(source):
        errors = []

        def hook(message):
            if message["msg_type"] == "error":
                errors.append(message["content"]["traceback"])

        client.execute_interactive(source, output_hook=hook, timeout=GENEROUS)
        return "\n".join(errors[0]) if errors else ""

    with running_kernel(env=environment, cwd=str(ROOT)) as (_, client):
        yield run


@pytest.mark.course
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_kernel_shows_the_sentence_alone_and_other_errors_as_before(run):
    said = run('predicted("corners", None)')
    assert said.split() == what_to_do("predicted", 1, "").split()
    assert max(map(len, said.split("\n"))) <= 80
    assert run("def f(x):\n    return x * y\n\nf(2)").startswith(
        "y is not defined, in line 2: return x * y\n"
    )
    assert "Traceback" in run("1 / 0")
    assert "Traceback" in run("def f():\n    x = x + 1\n\nf()")
    assert run("_ = 1") == ""
