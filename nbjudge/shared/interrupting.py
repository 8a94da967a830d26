"""Stop Python code where neither a signal nor another thread can: at its next round or call.

Python tells a tool whenever a loop goes back to its start and whenever a function begins
(`sys.monitoring`, from Python 3.12 on); what the tool raises is raised there. A long call into C,
such as a sleep or the product of large matrices, is stopped only after it has come back.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")

_NAME = "nbjudge"
# Free for any tool; the others are for debuggers, coverage, profilers and optimizers.
_NUMBERS = (3, 4)


def interrupted(seconds: float, work: Callable[[], Result], error: type[BaseException]) -> Result:
    """Return what `work` returns, or raise an error in it once so many seconds are over.

    Without a limit where Python cannot tell, or other tools hold all places.

    Raises
    ------
    error
        Also if `work` caught it and went on.
    """
    number = _tool_number()
    if number is None:
        return work()
    monitoring: Any = vars(sys)["monitoring"]
    events = (monitoring.events.JUMP, monitoring.events.PY_START, monitoring.events.PY_RESUME)
    end = time.monotonic() + seconds
    rang = False

    def look(*place: object) -> None:
        nonlocal rang
        if time.monotonic() > end:
            rang = True
            raise error

    def dropped(what: sys.UnraisableHookArgs) -> None:
        # Python drops what is raised in a destructor, and prints that it did. It is raised again.
        if what.exc_type is not error:
            hook(what)

    hook, sys.unraisablehook = sys.unraisablehook, dropped
    around = monitoring.get_events(number)
    before = [monitoring.register_callback(number, event, look) for event in events]
    monitoring.set_events(number, sum(events))
    try:
        result = work()
    finally:
        # What is around this work goes on to be watched, and until here its time ran on.
        monitoring.set_events(number, 0)
        for event, earlier in zip(events, before, strict=True):
            monitoring.register_callback(number, event, earlier)
        sys.unraisablehook = hook
        monitoring.set_events(number, around)
    if rang:
        raise error
    return result


def _tool_number() -> int | None:
    """Return the number under which Python knows this tool, None where it can have none."""
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is None:
        return None
    for number in _NUMBERS:
        if monitoring.get_tool(number) is None:
            monitoring.use_tool_id(number, _NAME)
        if monitoring.get_tool(number) == _NAME:
            return number
    return None
