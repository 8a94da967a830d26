"""What is slow to import and not used is not imported."""

import subprocess
import sys

SCRIPT = """
import sys
from anncourse.cli import main

main(["progress"])
import nbformat

nbformat.validate(nbformat.v4.new_notebook())
print("lark" in sys.modules)
"""


def test_commands_read_notebooks_without_building_a_grammar(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"


FIRST_CELL = """
import sys
from anncourse import attempt, check, figures, hint, model_answer, predicted, predictions, watch

slow = ("anncourse.exercises.registry", "ipywidgets", "matplotlib", "scipy")
print([name for name in slow if name in sys.modules])
print(callable(figures.curtain), "ipywidgets" in sys.modules, "scipy.ndimage" in sys.modules)
"""


def test_a_lessons_first_cell_waits_for_nothing_that_only_later_cells_use():
    done = subprocess.run(
        [sys.executable, "-c", FIRST_CELL], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]", "True True False"]


PART_FIRST = """
from anncourse import figures
from anncourse.figures.playground import session
import anncourse.figures.live_training

print([name for name in figures.__all__ if not callable(getattr(figures, name))])
"""


def test_a_figure_stays_a_function_whichever_part_of_the_figures_is_imported():
    done = subprocess.run(
        [sys.executable, "-c", PART_FIRST], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]"]
