"""What is slow to import and not used is not imported."""

import re
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


LESS = """
import sys
from nbjudge.imports import SELDOM_CALLED, import_less

import_less()
import nbgrader.apps

print([name for name in (*SELDOM_CALLED, "bleach", "jupyter_server") if name in sys.modules])

from nbconvert.filters.strings import add_prompts
from nbgrader.auth.jupyterhub import requests
from nbgrader.converters import GenerateFeedback
from nbgrader.server_extensions.formgrader import handlers
from nbgrader.utils import unpack_zipfile

print(add_prompts("a"), issubclass(requests.Timeout, OSError), callable(handlers.SubmissionHandler))
try:
    unpack_zipfile("nothing", ".")
except Exception as error:
    print(type(error).__name__)
print(nbgrader._jupyter_server_extension_points())
"""


def test_what_nbgrader_seldom_calls_is_imported_when_it_is_called():
    done = subprocess.run([sys.executable, "-c", LESS], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "[]",
        ">>> a True True",
        "UnrecognizedFormat",
        "[{'module': 'nbgrader'}]",
    ]


PAGE = """
from nbjudge.imports import import_less

import_less()
import nbformat
from nbgrader.converters import GenerateFeedback
from nbconvert.exporters import HTMLExporter

cells = [nbformat.v4.new_markdown_cell("# A title\\n\\n$a^2$ and `code`")]
print(HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=cells))[0])
"""


def test_a_page_of_feedback_is_the_same_with_less_imported():
    pages = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        for script in (PAGE, PAGE.replace("import_less()", ""))
    ]
    assert "A title" in pages[0].stdout
    assert ids_left_out(pages[0].stdout) == ids_left_out(pages[1].stdout)


def ids_left_out(page):
    return re.sub(r"cell-id=[0-9a-f]+", "", page)


FIRST_CELL = """
import sys
from anncourse import attempt, check, figures, hint, model_answer, predicted, predictions, watch

slow = (
    "allpairspy", "anncourse.checks.exercise", "anncourse.checks.report",
    "anncourse.exercises.registry", "annlib", "ipywidgets", "matplotlib", "numpy.random", "scipy",
)
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
