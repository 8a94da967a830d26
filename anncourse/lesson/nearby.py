"""Guess which name is meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearby(name: str, known: Iterable[str]) -> str:
    """Return the known name that is meant by another one, empty if none comes near.

    Parameters
    ----------
    name : str
        As a learner wrote it: misspelled, or only the beginning or the end of it.
    known : iterable of str
    """
    names = list(known)
    parts = [one for one in names if name and f"_{name.lower()}_" in f"_{one}_"]
    close = parts or difflib.get_close_matches(name, names, n=1)
    return close[0] if close else ""
