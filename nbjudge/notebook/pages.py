"""Markdown on the pages that formgrader and the feedback show; students wrote some of it."""

# nbconvert's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import functools
import html
import re
import secrets
from collections.abc import Mapping
from typing import Any

from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from nbjudge.notebook.budget import Budget, budget_of
from nbjudge.notebook.clean import clean_html
from nbjudge.notebook.maths import MAX_CHARACTERS, MAX_FORMULAS, to_mathml


@pass_context
def markdown2html(context: Any, source: str) -> str:
    """Return Markdown as HTML in which nothing runs, in place of nbconvert's filter of that name.

    It belongs into `c.HTMLExporter.filters`; nbconvert's own option `sanitize_html` does not
    reach the cells that nbgrader's pages show in their own way.
    """
    attachments = context.get("cell", {}).get("attachments", {})
    return render_markdown(source, attachments, budget_of(context))


def render_markdown(
    source: str, attachments: Mapping[str, Any] | None = None, budget: Budget | None = None
) -> str:
    """Return Markdown as HTML in which nothing runs and nothing is fetched.

    Parameters
    ----------
    source : str
    attachments : mapping, optional
        Pictures of the cell, as a notebook has them: by name and by type, in base 64.
    budget : Budget, optional
        What is left to the page of which it becomes a part.
    """
    budget = budget or Budget()
    if attachments or "data:" in source:
        return budget.spend(lambda: _render(source, attachments, budget), source)
    # No picture is pasted into it, of which a page may have so many.
    return budget.spend(lambda: _render_text(source), source)


@functools.lru_cache(maxsize=1_000)
def _render_text(source: str) -> str:
    """Return the same for the same text, which most cells of a class have in common."""
    return _render(source, None, Budget())


def _render(source: str, attachments: Mapping[str, Any] | None, budget: Budget) -> str:
    renderer = Renderer(
        budget,
        escape=False,
        allow_harmful_protocols=False,
        attachments=attachments or {},
        anchor_link_text="",
        exclude_anchor_links=True,
    )
    try:
        page = MarkdownWithMath(renderer=renderer).render(source)
    except Exception:
        # Such as a picture that is not attached, or quotes a thousand deep: no cell of a
        # student's may keep the page from being made.
        page = f"<pre>{html.escape(source)}</pre>"
    return renderer.put_formulas(clean_html(page))


class Renderer(IPythonRenderer):
    """nbconvert's own, whose formulas are put into the page once all else is cleaned.

    Until then a mark stands for each. Nobody who writes a cell can know it.
    """

    def __init__(self, budget: Budget, **settings: Any) -> None:
        self.budget = budget
        super().__init__(**settings)
        self.mark = f"formula-{secrets.token_hex(8)}"
        self.formulas: list[tuple[str, str]] = []
        self.left = MAX_CHARACTERS

    def block_math(self, body: str) -> str:
        """Handle a formula on a line of its own."""
        return self._keep(body, "block")

    def inline_math(self, body: str) -> str:
        """Handle a formula in a line."""
        return self._keep(body, "inline")

    def latex_environment(self, name: str, body: str) -> str:
        """Handle a formula in an environment, such as align."""
        return self._keep(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Handle a picture, in whose text a formula stays as it was written."""
        words = self._replace(text, lambda latex, _: f"${latex}$")
        return self.budget.picture(str(super().image(words, url, title)))

    def _keep(self, latex: str, display: str) -> str:
        self.left -= len(latex)
        if self.left < 0 or len(self.formulas) == MAX_FORMULAS:
            return f"<code>{html.escape(latex)}</code>"
        self.formulas.append((latex, display))
        return f"{self.mark}-{len(self.formulas) - 1}-"

    def put_formulas(self, page: str) -> str:
        """Return a page with the formulas in place of their marks."""
        return self._replace(page, to_mathml)

    def _replace(self, page: str, make: Any) -> str:
        return re.sub(
            f"{self.mark}-([0-9]+)-", lambda found: make(*self.formulas[int(found[1])]), page
        )
