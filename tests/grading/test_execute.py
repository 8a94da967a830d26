import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from annlib.grading.execute import CarefulExecute
from tests.grading.tiny import graded

pytestmark = pytest.mark.course


def run(*cells, seconds=3, max_message_bytes=50_000_000, **options):
    """Run cells, given as source or as cells, and return them."""
    config = Config()
    config.Execute.timeout = seconds
    config.BoundedKernelManager.max_message_bytes = max_message_bytes
    config.CarefulExecute.update(options)
    cells = [new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    notebook = new_notebook(
        cells=cells,
        metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}},
    )
    execute = CarefulExecute(config=config)
    execute.log.setLevel("CRITICAL")
    return execute.preprocess(notebook, {"metadata": {"path": ""}})[0].cells


def error(cell):
    """Return the name and the words of the only error of a cell."""
    (output,) = [output for output in cell.outputs if output.output_type == "error"]
    return output.ename, output.evalue


def result(cell):
    (output,) = cell.outputs
    return output.data["text/plain"]


def test_an_honest_notebook_runs_as_in_jupyter():
    first, second, third = run("x = 1", "print(x)", "x + 1")
    assert first.outputs == []
    assert second.outputs[0].text == "1\n"
    assert result(third) == "2"


def test_an_endless_loop_is_stopped_and_the_rest_runs():
    _, loop, after = run("x = 1", "while True: pass", "x")
    assert error(loop) == (
        "TooSlow",
        "This cell ran longer than 3 seconds and was stopped. "
        "Look for a loop that never ends: does its condition ever become False?",
    )
    assert result(after) == "1"


def test_a_loop_that_swallows_interrupts_loses_its_kernel_but_not_the_cells_after():
    stubborn = "import time\nwhile True:\n    try:\n        time.sleep(60)\n    except: pass"
    _, loop, after = run("x = 1", stubborn, "x")
    assert error(loop)[0] == "TooSlow"
    assert result(after) == "1"


def test_prints_without_end_are_stopped_before_the_time_is_up():
    # With an hour of time, only the limit on the output can end this.
    _, flood, after = run("x = 1", "while True: print('hello')", "x", seconds=3600)
    assert flood.outputs[0].text.startswith("hello\nhello\n")
    assert sum(len(str(output)) for output in flood.outputs) < 10_000
    assert error(flood) == (
        "TooMuchOutput",
        "This cell printed or showed too much (more than 2,000,000 bytes, or 2,000 pieces) "
        "and was stopped. Look for a print in a loop that never ends, and delete it.",
    )
    assert result(after) == "1"


def test_pictures_without_end_are_stopped_too():
    show = "from IPython.display import HTML, display\nwhile True: display(HTML('x'))"
    flood, after = run(show, "1", seconds=3600, max_output_messages=100)
    assert error(flood)[0] == "TooMuchOutput"
    assert result(after) == "1"


def test_output_below_the_limit_is_kept_whole():
    (cell,) = run("print('y' * 100_000)")
    assert len(cell.outputs[0].text) == 100_001


def test_one_message_that_is_too_large_is_not_received():
    large, after = run("print('y' * 3_000_000)", "1", max_message_bytes=1_000_000)
    assert error(large) == (
        "OutputTooLarge",
        "This cell printed or showed more at once than can be received (1,000,000 bytes). "
        "Print or show less.",
    )
    assert result(after) == "1"


@pytest.mark.parametrize(
    "end", ["import os\nos._exit(1)", "quit()", "import os\nos.kill(os.getpid(), 9)"]
)
def test_a_cell_that_ends_python_costs_only_itself(end):
    _, ended, after = run("x = 1", end, "x")
    assert error(ended)[0] == "PythonEnded"
    assert error(ended)[1].startswith("This cell ended Python itself. Look for exit(), quit()")
    assert result(after) == "1"


def test_cells_that_were_stopped_and_tests_are_not_run_again_in_the_new_kernel():
    test = graded("test_double", "n = n + 1", grade=True)
    flood = "n = n + 10\nwhile True: print('hello')"
    cells = run("n = 1", test, flood, "import os\nos._exit(1)", "n", seconds=20)
    assert result(cells[-1]) == "1"


def test_code_that_ends_python_when_it_is_checked_says_so_of_the_check():
    answer = graded("double", "def double(x):\n    import os\n    os._exit(1)", solution=True)
    _, checked, after = run(
        answer,
        graded("test_double", "double(1)", grade=True),
        graded("test_triple", "2", grade=True),
    )
    assert error(checked)[1].startswith("The check ran your code, which ended Python itself.")
    assert result(after) == "2"


def test_after_too_many_stops_the_rest_is_not_run_but_told():
    loop = "import os\nos._exit(1)"
    cells = run(loop, loop, "1", max_stops=2)
    assert error(cells[2]) == (
        "NotRun",
        "This cell was not run, because 2 cells before it had to be stopped. "
        "Put those right first, then hand in again.",
    )


def test_tracebacks_are_short_and_show_the_students_own_lines():
    source = """\
import numpy as np
def f(n):
    return f(n - 1) if n else np.linalg.inv(np.zeros((2, 2)))
f(50)"""
    (cell,) = run(source)
    assert error(cell) == ("LinAlgError", "Singular matrix")
    text = "\n".join(cell.outputs[0].traceback)
    assert text.count("\n") < 20
    assert "site-packages" not in text


def test_an_endless_message_of_an_error_is_cut():
    (cell,) = run("raise ValueError('z' * 1_000_000)")
    assert len(str(cell.outputs)) < 20_000


def test_only_the_first_cells_outputs_survive_a_second_run():
    first, _, last = run("print('once')", "import os\nos._exit(1)", "1")
    assert [output.text for output in first.outputs] == ["once\n"]
    assert result(last) == "1"


def test_a_notebook_can_be_graded_after_another_with_the_same_step():
    execute = CarefulExecute()
    execute.log.setLevel("CRITICAL")
    for _ in range(2):
        notebook = nbformat.v4.new_notebook(cells=[new_code_cell("quit()"), new_code_cell("2")])
        cells = execute.preprocess(notebook, {"metadata": {"path": ""}})[0].cells
        assert result(cells[1]) == "2"
