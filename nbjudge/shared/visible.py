"""Text for a terminal that others wrote: names, notes, what a program said."""

from __future__ import annotations

import re

_CODES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def visible(text: str) -> str:
    """Return a text of any number of lines, with nothing that a terminal would act on."""
    lines = _CODES.sub("", text).expandtabs().splitlines()
    return "\n".join("".join(c if c.isprintable() else "?" for c in line) for line in lines)
