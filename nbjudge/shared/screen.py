"""What a test cell shows and keeps: in a notebook by IPython, in the judge by the judge."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Bundle = dict[str, str]


def _by_ipython(bundle: Bundle) -> None:
    # It may be loaded, by another library, in a Python that has no notebook to show a bundle in.
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        print(bundle["text/plain"])
        return
    from IPython.display import display

    display(bundle, raw=True)  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class _Screen:
    show: Callable[[Bundle], object]
    kept: list[Any] = field(default_factory=list)


_SCREENS = [_Screen(_by_ipython)]


@contextlib.contextmanager
def on_screen(screen: Callable[[Bundle], object]) -> Iterator[None]:
    """Run a test cell whose displays go to `screen`, as mime bundles; it begins with nothing kept.

    A notebook needs no such thing: there, IPython shows them.
    """
    _SCREENS.append(_Screen(screen))
    try:
        yield
    finally:
        _SCREENS.pop()


def show(bundle: Bundle) -> None:
    """Show a mime bundle; its ``text/plain`` where there is nothing better."""
    _SCREENS[-1].show(bundle)


def kept() -> list[Any]:
    """Return what the test cell that runs now has put aside for its last line, to be changed."""
    return _SCREENS[-1].kept
