"""What one page may cost that shows what a student wrote: seconds, and pictures."""

from __future__ import annotations

import html
import time
from collections.abc import Callable
from typing import Any

from nbjudge.shared.time_limit import TimeUpError, within

# Far above any honest page, which takes less than a second.
MAX_SECONDS = 20.0
# Characters of pasted pictures; each counts as often as it is shown.
MAX_PICTURES = 20_000_000
MAX_SHOWN = 20_000
AS_IT_IS = "What follows is shown as it was written, as making more of it would take too long."
NO_PICTURE = "<em>(a picture that is too large, or is shown too often)</em>"
_KEY = "nbjudge_budget"


class Budget:
    """What is left to one page."""

    def __init__(self) -> None:
        self.seconds, self.pictures = MAX_SECONDS, MAX_PICTURES

    def spend(self, make: Callable[[], str], source: str) -> str:
        """Return what is made of a source, or the source as text once the page's time is up."""
        begin = time.monotonic()
        try:
            if self.seconds > 0:
                return within(self.seconds, make)
        except TimeUpError:
            pass
        finally:
            self.seconds -= time.monotonic() - begin
        return f"<p><em>{AS_IT_IS}</em></p><pre>{html.escape(source[:MAX_SHOWN])}</pre>"

    def picture(self, shown: str) -> str:
        """Return a picture, or words in its place where the page has too many."""
        self.pictures -= len(shown)
        return shown if self.pictures >= 0 else NO_PICTURE


def budget_of(context: Any) -> Budget:
    """Return the budget of the page that is being made: a filter of Jinja's has its context."""
    resources = context.get("resources")
    if resources is None:
        return Budget()
    if not isinstance(resources.get(_KEY), Budget):
        resources[_KEY] = Budget()
    budget: Budget = resources[_KEY]
    return budget
