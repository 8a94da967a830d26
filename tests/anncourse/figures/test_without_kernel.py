"""A notebook that was run without a browser shows still pictures, as on GitHub or in feedback."""

import base64
import re
import tempfile

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from traitlets.config import Config

from anncourse import figures
from anncourse.figures.scene import Picture, Table
from anncourse.figures.still import CHARACTERS_PER_UNIT, still_svg
from tests.kernels import meeting_in

pytestmark = pytest.mark.course

CALLS = [f"{name}()" for name in figures.__all__]


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    """Run the figures with nbclient, as nbconvert and nbgrader do."""
    cells = [
        nbformat.v4.new_code_cell(f"from anncourse.figures import *\n{call}") for call in CALLS
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    resources = {"metadata": {"path": str(tmp_path_factory.mktemp("still"))}}
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(prefix="kernel-") as folder,
    ):
        patch.delenv("JPY_SESSION_NAME", raising=False)
        config = Config({"KernelManager": meeting_in(folder)})
        return NotebookClient(notebook, resources=resources, config=config).execute()


def test_each_output_is_a_picture_and_words(notebook):
    for cell in notebook.cells:
        (output,) = cell.outputs
        assert set(output.data) == {"image/svg+xml", "text/plain"}


def test_the_rendered_page_shows_the_pictures(notebook):
    page, _ = HTMLExporter().from_notebook_node(notebook)
    pictures = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert sum(b"annlib-picture" in base64.b64decode(p) for p in pictures) == len(CALLS)


def test_where_nobody_can_press_start_the_playground_has_trained(notebook):
    (cell,) = (cell for cell in notebook.cells if "playground" in cell.source)
    assert "Paused after 60 epochs." in cell.outputs[0].data["text/plain"]


def test_no_cell_of_a_still_table_runs_into_the_next():
    table = Table(("", "now"), (("accuracy, training rows", "93 %"), ("loss", "0.156")))
    picture = Picture((900, 100), (), "A picture.", table=table)
    drawing = still_svg("Training", picture)
    found = re.findall(r'<text[^>]* x="([\d.]+)" y="(\d+)"[^>]*>([^<]+)</text>', drawing)
    start, end = (next((float(x), y) for x, y, t in found if t == text) for text in table.rows[0])
    assert start[1] == end[1]
    assert start[0] + len("accuracy, training rows") / CHARACTERS_PER_UNIT < end[0]
