"""Markdown on the pages that formgrader and the feedback show; students wrote some of it."""

# nbconvert's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import html
from typing import Any

from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from nbjudge.notebook.clean import clean_html


@pass_context
def markdown2html(context: Any, source: str) -> str:
    """Return Markdown as HTML in which nothing runs, in place of nbconvert's filter of that name.

    It belongs into `c.HTMLExporter.filters`; nbconvert's own option `sanitize_html` does not
    reach the cells that nbgrader's pages show in their own way.
    """
    renderer = IPythonRenderer(
        escape=False,
        allow_harmful_protocols=False,
        attachments=context.get("cell", {}).get("attachments", {}),
        anchor_link_text="",
        exclude_anchor_links=True,
    )
    try:
        page = MarkdownWithMath(renderer=renderer).render(source)
    except Exception:
        # Such as a picture that is not attached, or quotes a thousand deep: no cell of a
        # student's may keep the page from being made.
        page = f"<pre>{html.escape(source)}</pre>"
    return clean_html(page)
