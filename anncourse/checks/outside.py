"""Say where a function reads a variable of the notebook in place of one of its arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anncourse.checks.exercise import Exercise
from nbjudge.shared.outside import outside
from nbjudge.shared.remote import Remote


def outside_names(exercise: Exercise, answer: Callable[..., Any]) -> str:
    """Return what to say of a wrong answer that reads the notebook's data; empty if it does not."""
    names, unused = answer._outside() if isinstance(answer, Remote) else outside(answer)
    names = [name for name in names if name not in exercise.reads and not name.isupper()]
    if not names:
        return ""
    name = names[0]
    instead = f" {unused[0]} is an argument, and is not used." if unused else ""
    return (
        f"`{name}` is none of its arguments, but a variable of the notebook: it is the same "
        f"however {exercise.name} is called.{instead}"
    )
