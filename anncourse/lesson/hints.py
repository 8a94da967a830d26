"""Hints, one step at a time."""

from __future__ import annotations

from typing import Any

from anncourse import exercises
from anncourse.lesson.nearby import nearby
from anncourse.lesson.paragraph import Paragraph

_SHOWN: dict[str, int] = {}

_OF_A_QUESTION = (
    "Take the options one by one and ask what you would see if it were true: in a figure, a "
    "table or a number of this lesson. Which of them can you rule out?",
    "Choose what you think likely, and run the cell below: each option has an answer of its own, "
    "the wrong ones too.",
)
_OF_A_TEXT = (
    "A person reads this. Go through what is asked, one thing after the other, and answer each in "
    "a sentence or two, as if to somebody who has not done this lesson.",
    "For each claim give a number or an example from this lesson. Then look whether anything "
    "that was asked is still without an answer.",
)


def hint(name: Any = "", *others: Any, **named: Any) -> Paragraph:
    """Show the next hint of an exercise, from a nudge to nearly the answer.

    Parameters
    ----------
    name : str or callable
        The exercise, ``hint("weighted_sum")``, or the variable for which a question or numbers by
        hand ask, ``hint("answer_xor")``. Call it again for the next step.
    *others, **named : object
        Whatever else a learner writes there; it makes no difference.

    Returns
    -------
    Paragraph
        After the last one they start again. For a name that is none of them, which ones are near.
    """
    name = str(name if isinstance(name, str) else getattr(name, "__name__", ""))
    if not name:
        return Paragraph('Say of which exercise, in quotes: hint("weighted_sum").')
    hints: tuple[str, ...] = _hints_of(name)
    if not hints:
        bare = f"{name} has no hints: the text above the exercise says all there is."
        return Paragraph(bare if name in exercises.EXERCISES else _unknown(name))
    number = _SHOWN.get(name, 0) % len(hints)
    _SHOWN[name] = number + 1
    more = "" if number + 1 == len(hints) else f' (For more, run hint("{name}") again.)'
    return Paragraph(f"Hint {number + 1} of {len(hints)}: {hints[number]}{more}")


def _hints_of(name: str) -> tuple[str, ...]:
    if name in exercises.EXERCISES:
        return tuple(exercises.EXERCISES[name].hints)
    for cell, task in exercises.BY_HAND.items():
        if name in (cell, *task.variables):
            # Only here: it loads annlib, for which a lesson's first cell need not wait.
            from anncourse.lesson.own_numbers import own_hints

            return own_hints(cell, task.hints)
    if (
        name in exercises.QUESTIONS
        or name.replace("question_", "answer_", 1) in exercises.QUESTIONS
    ):
        return _OF_A_QUESTION
    return _OF_A_TEXT if name.startswith("explain_") else ()


def _unknown(name: str) -> str:
    known = [*exercises.EXERCISES, *exercises.QUESTIONS, *exercises.BY_HAND]
    known += [variable for task in exercises.BY_HAND.values() for variable in task.variables]
    close = nearby(name, known)
    meant = (
        f'Did you mean hint("{close}")?'
        if close
        else 'Write the name of the function or variable that is asked for: hint("weighted_sum").'
    )
    return f"There is no exercise named {name!r}, so there is no hint for it. {meant}"
