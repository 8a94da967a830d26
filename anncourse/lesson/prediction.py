"""Predict first, then run: show an outcome only to those who committed to a prediction."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from anncourse.checks.compare import compare
from anncourse.checks.show import show
from anncourse.checks.verdict import box, prose
from nbjudge.shared.plain import NotPlainError, plain


class Prediction:
    """A prediction beside what really happened. It is never graded."""

    def __init__(self, state: str, words: str) -> None:
        self.state = state
        self.words = words

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        return box(self.state, f"<p style='margin:0'>{prose(self.words)}</p>")


def predicted(prediction: Any, outcome: Callable[[], Any], because: str = "") -> Prediction:
    """Compare a learner's prediction with what happens, once there is a prediction.

    Parameters
    ----------
    prediction : object
        What the learner wrote; ``None`` or ``...`` while they have not.
    outcome : callable
        Takes nothing and returns what really happens. It is not called before there is a
        prediction.
    because : str
        Why it happens, shown with the outcome.

    Returns
    -------
    Prediction
    """
    if prediction is None or prediction is ...:
        return Prediction("info", "Write your prediction in the cell above first, and run it.")
    try:
        actual = plain(outcome())
    except Exception as error:
        actual = None
        trouble = f" (It stops with {type(error).__name__}: {error})"
    else:
        trouble = ""
    if actual is None:
        return Prediction(
            "info",
            "What really happens comes from your own function, and that one is not ready yet: "
            f"finish the exercise above first, then run this cell again.{trouble}",
        )
    prediction = _without_quotes(prediction, actual)
    try:
        right = compare(actual, plain(prediction), rtol=1e-2, atol=1e-3)
    except NotPlainError as error:
        return Prediction("wrong", f"That is no prediction I can read: {error}")
    agrees = right is None or right.kind == "dtype"
    start = "As you predicted: " if agrees else f"You predicted {show(prediction)}. It is "
    return Prediction("right" if agrees else "partly", f"{start}{show(actual)}. {because}".rstrip())


def _without_quotes(prediction: Any, actual: Any) -> Any:
    """Read a number or a tuple that somebody wrote as text; it is a prediction all the same."""
    if not isinstance(prediction, str) or isinstance(actual, str):
        return prediction
    try:
        return ast.literal_eval(prediction.strip())
    except (ValueError, SyntaxError):
        return prediction
