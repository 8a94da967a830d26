"""Predict first, then see: an outcome is shown only to those who committed to a guess."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

import numpy as np

from anncourse import exercises
from anncourse.checks.show import decimal_comma, show
from anncourse.checks.verdict import box, prose
from anncourse.lesson.nearby import nearby
from anncourse.lesson.progress import Guesses, commit, learner_is_here, progress_file, read_guesses
from nbjudge.shared.plain import NotPlainError, TooMuchError, plain

if TYPE_CHECKING:
    from anncourse.checks.prediction import Prediction


class Told:
    """What a learner is told about predictions. They are never graded."""

    def __init__(self, state: str, *paragraphs: str) -> None:
        self.state = state
        self.paragraphs = [text for text in paragraphs if text]

    def __repr__(self) -> str:
        return "\n".join(self.paragraphs)

    def _repr_html_(self) -> str:
        lines = "".join(f"<p style='margin:.15em 0'>{prose(p)}</p>" for p in self.paragraphs)
        return box(self.state, lines)


def predicted(name: Any = "", guess: Any = None, *more: Any, **others: Any) -> Told:
    """Take a guess, keep it, and only then show what really happens, and why.

    Parameters
    ----------
    name : str
        Which prediction of the lesson this is.
    guess : object
        The learner's guess; ``None`` or ``...`` while there is none. A guess that is not what was
        asked for is refused, and nothing is kept or shown.
    *more : object
        What stands behind a further comma, as in 0,5: it belongs to the guess.
    **others : object
        Nothing: who names the guess otherwise is told where it stands.

    Returns
    -------
    Told

    Raises
    ------
    LookupError
        If a lesson asks for a prediction that does not exist. A learner who changes the name is
        told.
    """
    if not isinstance(name, str) or name not in exercises.PREDICTIONS:
        if not learner_is_here():
            raise LookupError(_unknown(name))
        return Told("info", _unknown(name))
    prediction = exercises.PREDICTIONS[name][1]
    asked = prediction.form.words
    if more:
        guess = (guess, *more)
    if others:
        guess = None
    if guess is None or guess is ...:
        return Told("info", f"Predict first: in place of None put {asked}, and run the cell.")
    guess = _read(guess)
    if not prediction.form.fits(guess):
        return Told(
            "info", f"The question asks for {asked}. {_came(guess)} Nothing is kept yet: try again."
        )
    right = prediction.agrees(guess)
    if not learner_is_here():
        return Told("right" if right else "partly", _outcome(prediction, show(guess), right))
    kept = commit(prediction.name, show(guess), right)
    first = kept[prediction.name]
    later = first["guess"] != show(guess)
    return Told(
        "right" if first["right"] else "partly",
        _outcome(prediction, first["guess"], first["right"]),
        "Your first guess is the one that counts." if later else "",
        f"So far {_score(kept, list(kept))}.",
    )


def predictions(lesson: Any = "", *others: Any, **more: Any) -> Told:
    """Sum up how well the learner predicted in a lesson, and in the course so far.

    Parameters
    ----------
    lesson : str
        The lesson's name, ``"01_perceptron"``.
    *others, **more : object
        Whatever else a learner writes there; it makes no difference.

    Returns
    -------
    Told

    Raises
    ------
    LookupError
        If a lesson sums up one that does not exist. A learner who changes the name is told.
    """
    mine = [name for name, (where, _) in exercises.PREDICTIONS.items() if where == lesson]
    if not mine:
        words = (
            f"There are no predictions in a lesson named {lesson!r}. Write the lesson's whole "
            'name, in quotes: predictions("01_perceptron").'
        )
        if not learner_is_here():
            raise LookupError(words)
        return Told("info", words)
    if not learner_is_here():
        return Told("info", "Predictions are kept in a learner's own notebook only.")
    kept = read_guesses(progress_file())
    here = [name for name in mine if name in kept]
    if not here:
        return Told("info", "You have not predicted anything in this lesson yet.")
    surprises = [
        f"Worth another look, `{name}`: "
        f"{_outcome(exercises.PREDICTIONS[name][1], kept[name]['guess'], False)}"
        for name in here
        if not kept[name]["right"]
    ]
    open_ = [f"`{name}`" for name in mine if name not in kept]
    return Told(
        "info",
        f"In this lesson {_score(kept, here)}; in the course so far {_score(kept, list(kept))}.",
        *surprises,
        f"Not predicted yet: {', '.join(open_)}." if open_ else "",
    )


def _unknown(name: Any) -> str:
    close = nearby(name, exercises.PREDICTIONS) if isinstance(name, str) else ""
    meant = f"Did you mean {close!r}?" if close else "The name stays as the lesson has it."
    return f"There is no prediction named {name!r}. {meant}"


def _read(guess: Any) -> Any:
    """Take a number or a list that somebody wrote as text or as an array for what it is."""
    if isinstance(guess, str):
        try:
            return ast.literal_eval(guess.strip())
        except (ValueError, SyntaxError):
            return guess
    return guess.tolist() if isinstance(guess, np.ndarray | np.generic) else guess


def _came(guess: Any) -> str:
    try:
        return f"What came is {show(plain(guess))}.{decimal_comma(guess)}"
    except (NotPlainError, TooMuchError):
        return f"What came is an object of type {type(guess).__name__}."


def _outcome(prediction: Prediction, guess: str, right: bool) -> str:
    actual = show(plain(prediction.outcome()))
    if right:
        start = "As you predicted: " if prediction.within is None else f"You said {guess}. Near: "
        return f"{start}{actual}. {prediction.because}"
    return f"You predicted {guess}. It is {actual}. {prediction.because}"


def _score(kept: Guesses, names: list[str]) -> str:
    right = sum(kept[name]["right"] for name in names)
    noun = "prediction" if len(names) == 1 else "predictions"
    return f"{right} of {len(names)} {noun} came true"
