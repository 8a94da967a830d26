"""Let code find something else under its names for a while."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any


@contextlib.contextmanager
def seeing(names: dict[str, Any], others: Mapping[str, Any]) -> Iterator[None]:
    """Put functions and values into a notebook's names, and afterwards what stood there.

    Parameters
    ----------
    names : dict
        The globals of the notebook's functions.
    others : mapping
        Name -> what is found there meanwhile.
    """
    own = {name: names[name] for name in others if name in names}
    names.update(others)
    try:
        yield
    finally:
        for name in others:
            names.pop(name, None)
        names.update(own)
