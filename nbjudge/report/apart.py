"""Pages of graded notebooks, each made in a process of its own: it is students who wrote them."""

# nbconvert's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import contextlib
import html
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nbjudge.apart import ApartError, do_apart

# Under this key of its resources a page says whether it is one.
IS_MADE = "nbjudge_page_is_made"
NO_PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{name}</title></head><body>
<h1>{name}</h1>
<p>{words}</p>
</body></html>
"""


class PageApart(HTMLExporter):
    """Makes pages apart. Where one takes too much, there is a page that says so."""

    words = (
        "The page with your feedback could not be made: what stands in your notebook, or what it "
        "puts out, is too much for one page. Your points are kept. Ask your instructor for them, "
        "or hand in a notebook that shows less."
    )
    _is_warm = False

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **more: Any
    ) -> Any:
        """Return the page of a graded notebook."""
        self._warm_up()
        made = super().from_filename
        whole = self._init_resources(resources)
        try:
            page = do_apart(lambda: str(made(filename, resources, **more)[0]))
            whole[IS_MADE] = True
        except ApartError as error:
            self.log.error("The page of %s could not be made: %s.", filename, error)
            name = html.escape(Path(filename).stem)
            page = NO_PAGE.format(name=name, words=self.words)
            whole[IS_MADE] = False
        return page, whole

    def _warm_up(self) -> None:
        """Import and compile here what every page needs, and not in each process that makes one."""
        if self._is_warm:
            return
        self._is_warm = True
        steps, self._preprocessors = self._preprocessors, []
        text = new_output("stream", name="stdout", text="\x1b[31mx")
        cells = [new_markdown_cell("*x* $x$"), new_code_cell("x", outputs=[text])]
        about = dict.fromkeys(("score", "max_score", "late_penalty"), 0.0)
        # What goes wrong here goes wrong again where it is told.
        with contextlib.suppress(Exception):
            self.from_notebook_node(new_notebook(cells=cells), {"nbgrader": about})
        self._preprocessors = steps


class GradingPage(PageApart):
    """Takes the place of HTMLExporter in formgrader."""

    words = (
        "The page of this notebook could not be made; the server's log says why. What stands in "
        "it, or what it puts out, may be too much for one page. Its tests are graded. Open it in "
        "JupyterLab, below autograded/, to read what waits for you; `nbgrader.api.Gradebook` takes "
        "points and comments for it."
    )
