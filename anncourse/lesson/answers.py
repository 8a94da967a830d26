"""Check answers in variables: what the directives AUTOTEST and HASHED AUTOTEST turn into.

``autotests.yml`` at the top of the course says how. A generated test cell reads::

    from anncourse.lesson import answers as _answers
    _answers.compare(_answers.draw(lambda: z).hashed("a1"), "number single 5f…", "z")
    _answers.verdict()
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from anncourse.checks.portrait import NOT_FINITE, Portrait, portrait
from anncourse.checks.show import decimal_comma
from anncourse.exercises import QUESTIONS, SLIPS
from anncourse.exercises.carried import follows
from anncourse.lesson.answer_result import Result, Row, without_another_s
from anncourse.lesson.own_numbers import asked
from anncourse.lesson.progress import learner_is_here, remember
from nbjudge.shared import screen
from nbjudge.shared.plain import NotPlainError

#: Said of a number that is worked out rightly from a wrong one.
FOLLOWS_FROM = (
    "It follows from your {0}, which {1} not right yet. It will be another number once that is."
)


@dataclass(frozen=True)
class Drawn:
    """A learner's value as a portrait, or the reason why there is none."""

    picture: Portrait | None
    reason: str
    value: Any = None

    def hashed(self, salt: str) -> Drawn:
        """The same with its values hashed."""
        if self.picture is None:
            return self
        return Drawn(self.picture.hashed(salt), "", self.value)

    def __repr__(self) -> str:
        # Only nbgrader asks for it, to write the instructor's value into a lesson. What cannot be
        # written must stop it; learners would be held against nonsense.
        reason = self.reason
        if self.picture is not None and self.picture.kind in ("other", "nothing"):
            reason = "it is neither number, truth value nor text."
        elif self.picture is not None and NOT_FINITE in self.picture.marks:
            reason = "it is infinite or not a number."
        if reason:
            raise ValueError(f"AUTOTEST cannot test this value: {reason}")
        return repr(self.picture)


def draw(get: Callable[[], Any]) -> Drawn:
    """Draw the portrait of what `get` returns; nothing that it raises escapes."""
    try:
        value = get()
        if value is ...:
            value = None
        return Drawn(portrait(value), "", value)
    except NameError as error:
        words = (
            f"{error.name} is not defined yet. Run the cell in which you set it; if it shows an "
            "error, mend that first."
        )
        return Drawn(None, words)
    except NotPlainError as error:
        return Drawn(None, str(error))
    except Exception as error:
        return Drawn(None, f"It stops with an error: {type(error).__name__}: {error}")


def compare(answer: Drawn, target: str, name: str, cell: str = "") -> None:
    """Hold one answer against the instructor's portrait, and keep the result for `verdict`.

    Of a `cell` that is named, whose numbers are drawn, it is held against the student's own.
    """
    mine = asked(cell)
    if mine is not None:
        target = mine.target(name, answer.picture)
    problem = answer.reason if answer.picture is None else answer.picture.difference(target)
    if problem is not None:
        problem += _of_form(answer, target)
    says = ""
    if name in QUESTIONS and answer.value is not None:
        says = QUESTIONS[name].say(answer.value)
    elif name in SLIPS and problem is not None and answer.picture is not None:
        slips = SLIPS[name] if mine is None else mine.slips(name)
        says = slips.say(answer.picture.hashed(""))
    kept = screen.kept()
    carried = False
    if problem is not None and answer.picture is not None:
        formula = mine.formula(name) if mine is not None else None
        used = follows(name, answer.value, {row.name: row.value for row in kept}, formula)
        wrong = [row.name for row in kept if row.name in used and row.problem is not None]
        if wrong:
            problem, carried = None, True
            verb = "is" if len(wrong) == 1 else "are"
            says = FOLLOWS_FROM.format(" and ".join(wrong), verb)
    kept.append(Row(name, problem, says, answer.value, carried, mine))


def _of_form(answer: Drawn, target: str) -> str:
    """Say how to write what a learner wrote in another form than the one that is asked for."""
    value = answer.value
    if target.startswith("text") and answer.picture is None:
        return " A letter stands in quotes: 'a'."
    if not target.startswith("number"):
        return ""
    if isinstance(value, str):
        comma = decimal_comma(_read(value))
        return f" Write it without quotes.{comma}"
    if isinstance(value, bool | np.bool_):
        return " In numbers, True is 1 and False is 0."
    if target.startswith("number single"):
        if isinstance(value, tuple | list) and len(value) == 1:
            return " Write the number alone: no brackets, and no comma behind it."
        return decimal_comma(value)
    return ""


def _read(text: str) -> Any:
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError):
        return text


def verdict(points: float | None = None) -> Result | None:
    """Close a test cell: return a score with the words, or show that all is right.

    `points` are those of the cell where a course gives others than the lesson.
    """
    pending = screen.kept()
    rows, pending[:] = list(pending), []
    if not rows:
        return None
    rows = without_another_s(rows)
    if learner_is_here():
        for row in rows:
            remember(row.name, 1.0 if row.problem is None and not row.carried else 0.0)
    result = Result(rows, points)
    if result.right:
        screen.show({"text/plain": str(result), "text/html": result._repr_html_()})
        return None
    if os.environ.get("NBGRADER_VALIDATING"):
        print(result, file=sys.stderr)
    return result
