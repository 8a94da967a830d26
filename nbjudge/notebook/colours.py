"""Code and printed text in colours, as pages show them; students wrote most of it."""

# nbconvert's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import functools
import re
from typing import Any

from jinja2 import pass_context
from nbconvert.filters import Highlight2HTML
from nbconvert.filters import ansi2html as stock_ansi2html

from nbjudge.notebook.budget import budget_of

# Of text times colours: nbconvert copies what is left of the text at each of them.
MAX_STEPS = 200_000_000
_CODES = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~])?")


@pass_context
def highlight_code(context: Any, source: str, language: Any = None, metadata: Any = None) -> str:
    """Return code in colours, in place of nbconvert's filter of that name."""
    about = (context.get("nb") or {}).get("metadata", {}).get("language_info", {})
    lexer = about.get("pygments_lexer", about.get("name"))
    # Of the cell's own settings, nbconvert looks at this one.
    own = str((metadata or {}).get("magics_language") or "")
    lexer = lexer if isinstance(lexer, str) else None
    return budget_of(context).spend(lambda: _colour(str(source), lexer, language, own), source)


@functools.lru_cache(maxsize=1_000)
def _colour(source: str, lexer: str | None, language: str | None, own: str) -> str:
    """Return the same for the same code: most cells of a class are everybody's."""
    metadata = {"magics_language": own} if own else {}
    made: str = Highlight2HTML(pygments_lexer=lexer)(source, language=language, metadata=metadata)
    return made


@pass_context
def ansi2html(context: Any, text: str) -> str:
    """Return printed text in its colours; without them where there are too many.

    It takes the place of nbconvert's filter of that name, and like it is no page by itself.
    """
    text = str(text)
    plain = text if "\x1b" not in text else _CODES.sub("", text)
    if text.count("\x1b") * len(text) > MAX_STEPS:
        text = plain

    def make() -> str:
        made: str = stock_ansi2html(text)
        return made

    return budget_of(context).spend(make, plain)
