"""Look at figures in a notebook that is open in JupyterLab."""

import json

from tests.anncourse.figures.jupyterlab import run_cell
from tests.waiting import GENEROUS, wait_until

#: The cells of the notebook: the import, one per figure, then two to try things in.
IMPORT = "from anncourse.figures import *\nimport numpy as np"
CELLS = [IMPORT, "perceptron_line()", "weight_and_bias()", "perceptron_learning()", "", ""]
SCRATCH, QUESTION = 4, 5


def show(page, index, source=None):
    """Run a cell and return its figure."""
    figure = run_cell(page, index, source).locator(".annlib-figure")
    figure.wait_for(timeout=GENEROUS * 1000)
    return figure


def values_of(figure):
    return json.loads(figure.get_attribute("data-of"))


def sentences(figure):
    return tuple(figure.locator(".annlib-say p").all_inner_texts())


def drawn(figure):
    """Return tag and attributes of all elements of the picture."""
    return figure.locator("svg.annlib-picture").evaluate(
        """svg => [...svg.querySelectorAll("*")].map(e =>
            [e.tagName, Object.fromEntries(e.getAttributeNames().map(n => [n, e.getAttribute(n)]))])
        """
    )


def expected(nodes):
    for n in nodes:
        yield [n["tag"], {name: str(value) for name, value in n["attributes"].items()}]
        yield from expected(n.get("children", ()))


def check_shows(figure, make, **changed):
    """Check that text and picture are what Python computes for these values."""
    picture = make().move(**changed)
    wait_until(lambda: sentences(figure) == picture.say, seen=lambda: sentences(figure))
    assert drawn(figure) == list(expected(picture.nodes))
    svg = figure.locator("svg.annlib-picture")
    assert svg.get_attribute("aria-label") == picture.description
    if picture.table:
        cells = figure.locator("tbody tr").all()
        assert [tuple(row.locator("td").all_inner_texts()) for row in cells] == [
            *picture.table.rows
        ]
