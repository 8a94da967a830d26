import pytest
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from nbjudge.stock import execute
from nbjudge.stock.execute import CarefulExecute
from tests.nbjudge.tiny import graded

pytestmark = pytest.mark.course

ENDLESS = "while True: pass"
STUBBORN = """\
import time
while True:
    try:
        time.sleep(60)
    except: pass"""
DEEP = """\
import numpy as np
def f(n):
    return f(n - 1) if n else np.linalg.inv(np.zeros((2, 2)))
f(50)"""
FLOOD = "while True: print('hello')"
PICTURES = "from IPython.display import HTML, display\nwhile True: display(HTML('x'))"
END = "import os\nos._exit(1)"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """Wait less long for a kernel that does not react."""
    monkeypatch.setattr(execute, "PATIENCE", 0.5)


def run(*cells, seconds=3600, max_message_bytes=50_000_000, **options):
    """Run cells, given as source or as cells, and return them."""
    config = Config()
    config.Execute.timeout = seconds
    config.BoundedKernelManager.max_message_bytes = max_message_bytes
    config.CarefulExecute.update(options)
    cells = [new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    step = CarefulExecute(config=config)
    step.log.setLevel("CRITICAL")
    return step.preprocess(new_notebook(cells=cells), {"metadata": {"path": ""}})[0].cells


def error(cell):
    """Return the name and the words of the only error of a cell."""
    (output,) = [output for output in cell.outputs if output.output_type == "error"]
    return output.ename, output.evalue


def result(cell):
    (output,) = cell.outputs
    return output.data["text/plain"]


def test_an_honest_notebook_runs_as_in_jupyter():
    first, second, third, long, deep, huge = run(
        "x = 1",
        "print(x)",
        "x + 1",
        "print('y' * 100_000)",
        DEEP,
        "raise ValueError('z' * 100_000)",
    )
    assert first.outputs == []
    assert second.outputs[0].text == "1\n"
    assert result(third) == "2"
    assert len(long.outputs[0].text) == 100_001, "output below the limit is kept whole"
    assert error(deep) == ("LinAlgError", "Singular matrix")
    traceback = "\n".join(deep.outputs[0].traceback)
    assert traceback.count("\n") < 20
    assert "site-packages" not in traceback, "only the student's own lines are shown"
    assert len(str(huge.outputs)) < 20_000, "a message without end is cut"


def test_an_endless_loop_is_stopped_and_the_rest_runs():
    # The second is the hard case: it swallows interrupts, so that its kernel has to be killed.
    _, loop, stubborn, after = run("x = 1", ENDLESS, STUBBORN, "x", seconds=2)
    assert error(loop) == (
        "TooSlow",
        "This cell ran longer than 2 seconds and was stopped. "
        "Look for a loop that never ends: does its condition ever become False?",
    )
    assert error(stubborn) == error(loop)
    assert result(after) == "1"


def test_output_without_end_is_stopped_long_before_the_time_is_up():
    # With an hour of time, only the limit on the output can end these.
    _, flood, pictures, after = run("x = 1", FLOOD, PICTURES, "x", max_output_messages=200)
    assert flood.outputs[0].text.startswith("hello\nhello\n")
    assert sum(len(str(output)) for output in flood.outputs) < 10_000
    assert error(flood) == (
        "TooMuchOutput",
        "This cell printed or showed too much (more than 2,000,000 bytes, or 200 pieces) "
        "and was stopped. Look for a print in a loop that never ends, and delete it.",
    )
    assert error(pictures) == error(flood)
    assert result(after) == "1"


def test_one_message_that_is_too_large_is_not_received():
    large, after = run("print('y' * 3_000_000)", "1", max_message_bytes=1_000_000)
    assert error(large) == (
        "OutputTooLarge",
        "This cell printed or showed more at once than can be received (1,000,000 bytes). "
        "Print or show less.",
    )
    assert result(after) == "1"


def test_a_cell_that_ends_python_costs_only_itself():
    cells = run("x = 1", "print('once')", END, "quit()", "import os\nos.kill(os.getpid(), 9)", "x")
    for ended in cells[2:5]:
        assert error(ended)[0] == "PythonEnded"
        assert error(ended)[1].startswith("This cell ended Python itself. Look for exit(), quit()")
    assert [output.text for output in cells[1].outputs] == ["once\n"]
    assert result(cells[5]) == "1"


def test_in_a_new_kernel_tests_and_stopped_cells_are_not_run_again():
    test = graded("test_double", "n = n + 1", grade=True)
    flood = "n = n + 10\nwhile True: print('hello')"
    assert result(run("n = 1", test, flood, END, "n")[-1]) == "1"


def test_code_that_ends_python_when_it_is_checked_says_so_of_the_check():
    answer = graded("double", "def double(x):\n    import os\n    os._exit(1)", solution=True)
    checks = [
        graded("test_double", "double(1)", grade=True),
        graded("test_triple", "2", grade=True),
    ]
    _, checked, after = run(answer, *checks)
    assert error(checked)[1].startswith("The check ran your code, which ended Python itself.")
    assert result(after) == "2"


def test_after_too_many_stops_the_rest_is_not_run_but_told():
    _, _, rest = run(END, END, "1", max_stops=2)
    assert error(rest) == (
        "NotRun",
        "This cell was not run, because 2 cells before it had to be stopped. "
        "Put those right first, then hand in again.",
    )
