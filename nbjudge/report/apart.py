"""Pages of graded notebooks, each made in a process of its own: it is students who wrote them."""

# nbconvert's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import contextlib
import html
import re
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets import default

from nbjudge.apart import ApartError, do_apart
from nbjudge.report.compiled import COMPILED

# Under this key of its resources a page says whether it is one.
IS_MADE = "nbjudge_page_is_made"
NO_PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{name}</title></head><body>
<h1>{name}</h1>
<p>{words}</p>
</body></html>
"""
# nbconvert's words, and the pictures to which it gives them.
NO_WORDS = "No description has been provided for this image"
_WORDLESS = re.compile(r"<img\b(?![^>]*\salt\s*=)([^>]*)>", re.IGNORECASE)


class PageApart(HTMLExporter):
    """Makes pages apart. Where one takes too much, there is a page that says so."""

    words = (
        "The page with your feedback could not be made: what stands in your notebook, or what it "
        "puts out, is too much for one page. Your points are kept. Ask your instructor for them, "
        "or hand in a notebook that shows less."
    )
    _is_warm = _for_lab = False

    def _create_environment(self) -> Any:
        made = super()._create_environment()
        made.bytecode_cache = COMPILED
        return made

    @default("optimistic_validation")
    def _validate_once(self) -> bool:
        """Look whether a notebook is one after the last step, and not after each."""
        return True

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **more: Any
    ) -> Any:
        """Return the page of a graded notebook."""
        self.warm_up()
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

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **more: Any
    ) -> Any:
        """Return the page of a notebook.

        nbconvert parses each page that it has made, to give words to pictures that have none, and
        in JupyterLab's own templates a place in the order of keys to cells: half of all that a page
        takes. Pictures get their words here without that.
        """
        if self._for_lab:
            return super().from_notebook_node(nb, resources, **more)
        about = nb.metadata.get("language_info", {})
        lexer = about.get("pygments_lexer", about.get("name", None))
        stock = Highlight2HTML(pygments_lexer=lexer, parent=self)
        self.register_filter("highlight_code", self.filters.get("highlight_code", stock))
        whole = self._init_resources(resources)
        widgets = WidgetsDataTypeFilter(
            notebook_metadata=self._nb_metadata, parent=self, resources=whole
        )
        self.register_filter("filter_data_type", widgets)
        page, whole = super(HTMLExporter, self).from_notebook_node(nb, whole, **more)
        if "jp-Notebook" in page:
            self._for_lab = True
            return super().from_notebook_node(nb, resources, **more)
        return _WORDLESS.sub(rf'<img alt="{NO_WORDS}"\1>', page), whole

    def warm_up(self) -> None:
        """Import and compile here what every page needs, and not in each process that makes one."""
        if self._is_warm:
            return
        self._is_warm = True
        # One that does nothing, after which nbconvert looks whether it is a notebook still.
        steps, self._preprocessors = self._preprocessors, [lambda nb, about: (nb, about)]
        text = new_output("stream", name="stdout", text="\x1b[31mx")
        cells = [new_markdown_cell("*x* $x$"), new_code_cell("x", outputs=[text])]
        notebooks = [new_notebook(cells=cells)]
        for released in self._released():
            # Most of it stands on everybody's page, coloured as its language is.
            cells = [_NEW.get(c.cell_type, new_markdown_cell)(c.source) for c in released.cells]
            notebooks.append(new_notebook(cells=cells, metadata=released.metadata))
        about = dict.fromkeys(("score", "max_score", "late_penalty"), 0.0)
        # What goes wrong here goes wrong again where it is told.
        with contextlib.suppress(Exception):
            for notebook in notebooks:
                self.from_notebook_node(notebook, {"nbgrader": dict(about)})
        self._preprocessors = steps

    def _released(self) -> list[NotebookNode]:
        """Return the assignment's notebooks as they were released."""
        coursedir = getattr(self.parent, "coursedir", None)
        if coursedir is None or not coursedir.assignment_id:
            return []
        release = coursedir.format_path(coursedir.release_directory, ".", coursedir.assignment_id)
        with contextlib.suppress(Exception):
            paths = sorted(Path(release).glob("*.ipynb"))
            return [nbformat.read(path, as_version=4) for path in paths]
        return []


_NEW = {"code": new_code_cell, "markdown": new_markdown_cell}


class GradingPage(PageApart):
    """Takes the place of HTMLExporter in formgrader."""

    words = (
        "The page of this notebook could not be made; the server's log says why. What stands in "
        "it, or what it puts out, may be too much for one page. Its tests are graded. Open it in "
        "JupyterLab, below autograded/, to read what waits for you; `nbgrader.api.Gradebook` takes "
        "points and comments for it."
    )
