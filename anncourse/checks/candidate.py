"""Find the learner's answer, and tell what can be told before it is ever called."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Mapping
from typing import Any

from anncourse.checks.exercise import Exercise
from nbjudge.shared.remote import Remote
from nbjudge.shared.untouched import is_untouched

# Functions of these packages are no answers.
OURS = ("annlib", "anncourse")


class NoAnswerError(Exception):
    """There is nothing to try yet; the message tells the learner why."""


class OursError(NoAnswerError):
    """It is annlib's own, which is right, but nothing that the learner wrote."""


def find_answer(exercise: Exercise, namespace: Mapping[str, Any]) -> Callable[..., Any]:
    """Return the learner's function from the notebook's names.

    For an exercise answered by variables, the function takes nothing and returns what the
    variables do, as `Exercise.reference` computes it.

    Raises
    ------
    NoAnswerError
        If the answer is not defined, not written yet, not a function, takes other arguments
        than asked for, or is annlib's own.
    """
    if exercise.variables:
        values = [_find(name, namespace) for name in exercise.variables]
        for name, value in zip(exercise.variables, values, strict=True):
            if value is None or value is ...:
                raise NoAnswerError(
                    f"Not answered yet: {name} is still {value}. If the cell that sets it shows "
                    "an error, mend that first."
                )
        return lambda: exercise.reference(*values)
    function = _find(exercise.name, namespace)
    _refuse_what_is_no_answer(exercise, function)
    _refuse_other_arguments(exercise, function)
    return function  # type: ignore[no-any-return]


def _find(name: str, namespace: Mapping[str, Any]) -> Any:
    # Not `in` first: where the learner's names are in another process, each costs a message.
    try:
        return namespace[name]
    except KeyError:
        raise NoAnswerError(
            f"{name} is not defined yet. Run the cell in which you write it; if that cell shows "
            "an error (a missing bracket, colon or quote, say), mend the error first."
            f"{_renamed(name, namespace)}"
        ) from None


def _renamed(name: str, namespace: Mapping[str, Any]) -> str:
    # Where learners' names are fetched one by one, none is known that was not asked for.
    for close in difflib.get_close_matches(name, [str(n) for n in namespace], n=1, cutoff=0.75):
        if getattr(namespace[close], "__module__", "__main__") == "__main__":
            return (
                f" There is a {close}: if that is it, its name has to be {name}, letter by letter."
            )
    return ""


def _refuse_what_is_no_answer(exercise: Exercise, function: Any) -> None:
    name = exercise.name
    if function is None or function is ...:
        raise NoAnswerError(f"Not written yet: {name} is {function}.")
    if not callable(function):
        raise NoAnswerError(
            f"{name} should be a function, and it is a value of type "
            f"{type(function).__name__}. Was its name used again for something else? "
            "Run the cell with its def once more."
        )
    if function._is_untouched() if isinstance(function, Remote) else is_untouched(function):
        raise NoAnswerError(
            "Not written yet. Put your code where YOUR CODE HERE stands, run that cell, then "
            "run this one."
        )
    if function is exercise.reference or is_ours(function):
        raise OursError(
            f"This is annlib's own {name}. Write your own: that is where the learning is."
        )


def is_ours(function: Any) -> bool:
    """Whether a function is annlib's or the course's own."""
    return str(getattr(function, "__module__", "")).split(".")[0] in OURS


def _refuse_other_arguments(exercise: Exercise, function: Callable[..., Any]) -> None:
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return
    wanted = exercise.parameters
    try:
        signature.bind(*wanted)
    except TypeError:
        names = ", ".join(signature.parameters) or "nothing"
        count = len(wanted)
        raise NoAnswerError(
            f"Wrong number of arguments: it is called as {exercise.signature}, with "
            f"{count} argument{'' if count == 1 else 's'}. Yours takes ({names})."
        ) from None


def other_order(exercise: Exercise, function: Callable[..., Any]) -> str:
    """Say that a function takes the right arguments in another order; empty if it does not."""
    try:
        names = tuple(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return ""
    if names == exercise.parameters or sorted(names) != sorted(exercise.parameters):
        return ""
    return (
        f"Your arguments stand in another order, ({', '.join(names)}). It is called as "
        f"{exercise.signature}."
    )


def in_own_order(exercise: Exercise, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function called like the exercise's that hands each argument to its own name."""
    names = tuple(inspect.signature(function).parameters)

    def reordered(*args: Any) -> Any:
        by_name = dict(zip(exercise.parameters, args, strict=True))
        return function(*(by_name[name] for name in names))

    return reordered
