"""Exercise ``edge_finder``: any 3 x 3 weights that find upright edges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.show import show_shape
from nbjudge.shared.plain import NotPlainError, as_array, plain

#: An answer counts as 0, next to that at an edge, from here downwards.
NOTHING = 0.01
#: What an edge has to move, as a share of all weights taken without their signs.
SOMETHING = 0.1

NO_NUMBERS = "Give w_edge 3 rows of 3 numbers: [[…, …, …], […, …, …], […, …, …]]."
EVEN_TOO = (
    "Your neuron speaks where nothing is to be seen: in an even, bright area its weighted sum is "
    "not 0. What must the nine weights add up to?"
)
ONE_WEIGHT = (
    "Only one of the nine weights is not 0: this neuron repeats a single pixel. An edge is a "
    "*difference* between pixels, so it takes weights of both signs."
)
ONE_SIGN = (
    "All weights have the same sign: this neuron adds up brightness, and blurs. An edge is a "
    "*difference*, so it takes weights of both signs."
)
NINE_IN_A_ROW = (
    "The nine weights stand in one row. Write them as they lie on the picture, in 3 rows of 3: "
    "[[…, …, …], […, …, …], […, …, …]]."
)
ONE_ROW = (
    "That is a single row of three weights. The kernel has three rows: [[…, …, …], […, …, …], "
    "[…, …, …]]."
)
NOT_FINITE = "w_edge holds infinite numbers or nan (not a number)."
SILENT = (
    "Your neuron says (nearly) the same on both sides of an upright edge and on it, so it does not "
    "find any. Give the left and the right side weights of opposite signs."
)
ALL_ZERO = "All nine weights are 0: this neuron never says anything but its bias."
LYING = (
    "This neuron finds lying edges, where it gets darker or brighter from top to bottom. Turn the "
    "kernel by a quarter: an upright edge separates left from right."
)
LYING_TOO = (
    "It finds upright edges, and lying ones as well. Look at each *row* of the kernel by itself: "
    "along a lying edge all three pixels of a row are alike, so what must a row add up to?"
)


def edge_answers(w_edge: Any) -> dict[str, float]:
    """What a neuron with these weights says of four small pictures, and how large its weights are.

    ``even`` is its answer in a white area; ``upright`` and ``lying`` are its largest answers
    where a dark half meets a white one, ``weights`` the sum of all weights without their signs;
    ``n_positive`` and ``n_negative`` count them.

    Raises
    ------
    ValueError
        If these are not 3 x 3 finite numbers.
    """
    w = _weights(w_edge)
    # The border between dark and white lies behind the first or behind the second pixel.
    columns, rows = w.sum(axis=0), w.sum(axis=1)
    return {
        "even": float(abs(w.sum())),
        "upright": _largest(columns),
        "lying": _largest(rows),
        "weights": float(np.abs(w).sum()),
        "n_positive": float(np.sum(w > 0)),
        "n_negative": float(np.sum(w < 0)),
    }


def _largest(sums: Any) -> float:
    # White after black, and black after white.
    steps = (sums[1:].sum(), sums[2], sums[0], sums[:2].sum())
    return float(np.abs(steps).max())


def _weights(value: Any) -> Any:
    try:
        array = as_array(plain(value))
    except NotPlainError:
        array = None
    if array is None or array.dtype.kind == "c":
        raise ValueError(NO_NUMBERS)
    if array.size == 9 and array.ndim == 1:
        raise ValueError(NINE_IN_A_ROW)
    if array.size == 3:
        raise ValueError(ONE_ROW)
    if array.shape != (3, 3):
        raise ValueError(f"{NO_NUMBERS} Yours has {show_shape(array.shape)}.")
    if not np.isfinite(array.astype(float)).all():
        raise ValueError(NOT_FINITE)
    return array.astype(float)


def _finds_upright(answer: Callable[..., Any]) -> str | None:
    said = answer()
    if said["weights"] == 0:
        return ALL_ZERO
    n_not_zero = said["n_positive"] + said["n_negative"]
    if n_not_zero == 1:
        return ONE_WEIGHT
    if n_not_zero == max(said["n_positive"], said["n_negative"]):
        return ONE_SIGN
    if said["even"] > NOTHING * said["weights"]:
        return EVEN_TOO
    if said["upright"] < SOMETHING * said["weights"]:
        return LYING if said["lying"] >= SOMETHING * said["weights"] else SILENT
    return None


def _silent_at_lying(answer: Callable[..., Any]) -> str | None:
    said = answer()
    if said["lying"] <= NOTHING * said["weights"]:
        return None
    # What is wrong before that was told with the first part, and is the reason here as well.
    return _finds_upright(answer) or LYING_TOO


_SOBEL = [[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]]

EXERCISE = Exercise(
    name="edge_finder",
    reference=edge_answers,
    variables=("w_edge",),
    solution=(_SOBEL,),
    parts=(
        Part("tells an upright edge from an even area", holds=_finds_upright, weight=2),
        Part("says nothing at a lying edge", holds=_silent_at_lying, core=False),
    ),
    misconceptions=(
        Misconception("all zero", ALL_ZERO, ([[0, 0, 0], [0, 0, 0], [0, 0, 0]],)),
        Misconception("lying edges", LYING, ([[-1, -2, -1], [0, 0, 0], [1, 2, 1]],)),
        Misconception("edges of every direction", LYING_TOO, ([[0, 1, 0], [1, -4, 1], [0, 1, 0]],)),
        Misconception("one sign", ONE_SIGN, ([[1 / 9] * 3] * 3,)),
        Misconception("a single pixel", ONE_WEIGHT, ([[0, 0, 0], [0, 1, 0], [0, 0, 0]],)),
        Misconception("speaks in even areas", EVEN_TOO, ([[0, -1, 0], [-1, 5, -1], [0, -1, 0]],)),
        Misconception("a chessboard", SILENT, ([[1, -1, 0], [-1, 1, 0], [0, 0, 0]],)),
        Misconception("one row", ONE_ROW, ([-1, 0, 1],)),
        Misconception("nine in a row", NINE_IN_A_ROW, ([-1, 0, 1, -2, 0, 2, -1, 0, 1],)),
    ),
    hints=(
        "Think of three situations: all nine pixels white, dark on the left and white on the "
        "right, dark above and white below. In which of them must the sum be 0?",
        "The brightness on the right counts for the neuron, that on the left against it: which "
        "signs do the two outer columns get? And what about the column in the middle?",
        "Each row of the kernel must add up to 0, so that neither an even area nor a lying edge "
        "moves it. Three rows that are alike will do.",
    ),
)
