"""Exercises ``and_gate``, ``or_gate`` and ``nand_gate``: any weights that do it."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.show import decimal_comma, show
from nbjudge.shared.plain import NotPlainError, as_array, plain

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def outputs(w: Any, b: Any) -> Any:
    """What a perceptron with these weights returns for the four `CORNERS`, in their order."""
    # 0.7 + 0.1 - 0.8 is 0 on paper, which counts; on a computer it is -1e-16, and -1e-8 where
    # the weights came in single precision.
    return _fires(w, b, -1e-6)


def clear_outputs(w: Any, b: Any) -> Any:
    """What it returns if a z of 0 does not count, as rounding may make it negative."""
    return _fires(w, b, 1e-6)


def _fires(w: Any, b: Any, nothing: float) -> Any:
    weights, bias = _numbers(w), _numbers(b)
    if weights is None or weights.shape != (2,):
        raise ValueError(f"the weights must be two numbers, such as [1, 1]. Yours: {show(w)}.")
    if bias is None or bias.size != 1:
        raise ValueError(f"the bias must be one number. Yours: {show(b)}.{decimal_comma(b)}")
    largest = max(np.abs(weights).max(), abs(bias.item()))
    return (CORNERS @ weights + bias.item() >= nothing * largest).astype(int)


def _numbers(value: Any) -> Any:
    """Read finite real numbers, or return None: a text such as "1" is none."""
    try:
        array = as_array(plain(value))
    except NotPlainError:
        return None
    if array is None or array.dtype.kind == "c" or not np.isfinite(array.astype(float)).all():
        return None
    return array.astype(float)


_OPPOSITE = (
    "One weight is positive and the other negative: one input speaks for firing, the other "
    "against. In this gate both count in the same way."
)
_COMMON = (
    Misconception(
        "always fires",
        "This perceptron fires for all four inputs: nothing makes z negative. Lower the bias, or "
        "a weight.",
        ([1.0, 1.0], 0.0),
    ),
    Misconception(
        "never fires",
        "This perceptron never fires: z stays below 0 for all four inputs. Raise the bias, or a "
        "weight.",
        ([1.0, 1.0], -3.0),
    ),
    Misconception(
        "first input only",
        "This perceptron repeats x1 and does not look at x2: its output changes only when x1 "
        "changes.",
        ([1.0, 0.0], -0.5),
    ),
    Misconception(
        "second input only",
        "This perceptron repeats x2 and does not look at x1: its output changes only when x2 "
        "changes.",
        ([0.0, 1.0], -0.5),
    ),
    Misconception(
        "opposite of the first input",
        "This perceptron fires where x1 is 0, and does not look at x2.",
        ([-1.0, 0.0], 0.5),
    ),
    Misconception(
        "opposite of the second input",
        "This perceptron fires where x2 is 0, and does not look at x1.",
        ([0.0, -1.0], 0.5),
    ),
    Misconception("fires for (0, 1) only", _OPPOSITE, ([-1.0, 1.0], -0.5)),
    Misconception("fires for (1, 0) only", _OPPOSITE, ([1.0, -1.0], -0.5)),
    Misconception("silent for (0, 1) only", _OPPOSITE, ([1.0, -1.0], 0.5)),
    Misconception("silent for (1, 0) only", _OPPOSITE, ([-1.0, 1.0], 0.5)),
)

_AND = Misconception(
    "this is AND",
    "These weights compute AND: it fires for (1, 1) and for nothing else.",
    ([1.0, 1.0], -1.5),
)
_OR = Misconception(
    "this is OR",
    "These weights compute OR: it fires as soon as one input is 1.",
    ([1.0, 1.0], -0.5),
)
_NAND = Misconception(
    "this is NAND",
    "These weights compute NAND: it fires for everything but (1, 1).",
    ([-1.0, -1.0], 1.5),
)
_NOR = Misconception(
    "this is NOR",
    "These weights compute NOR, the opposite of OR: it fires for (0, 0) and for nothing else.",
    ([-1.0, -1.0], 0.5),
)


def _gate(
    name: str,
    variables: tuple[str, str],
    solution: tuple[list[float], float],
    others: tuple[Misconception, ...],
    hints: tuple[str, ...],
) -> Exercise:
    return Exercise(
        name=name,
        reference=outputs,
        parts=(Part("output for (0, 0), (0, 1), (1, 0), (1, 1)", examples=((),)),),
        misconceptions=(*others, *_COMMON),
        hints=hints,
        variables=variables,
        solution=solution,
        strictly=clear_outputs,
    )


AND_GATE = _gate(
    "and_gate",
    ("w_and", "b_and"),
    ([1.0, 1.0], -1.5),
    (_OR, _NAND, _NOR),
    (
        "Write down the four values of z: b, w2 + b, w1 + b and w1 + w2 + b. Which of them must "
        "be negative, which must not?",
        "Keep both weights equal to 1. Then z is b, 1 + b, 1 + b and 2 + b. Which b makes only "
        "the last one reach 0?",
    ),
)
OR_GATE = _gate(
    "or_gate",
    ("w_or", "b_or"),
    ([1.0, 1.0], -0.5),
    (_AND, _NAND, _NOR),
    (
        "For OR, only z at (0, 0) may be negative. What is z there?",
        "Start from your AND and change the bias alone: one input has to be enough now.",
    ),
)
NAND_GATE = _gate(
    "nand_gate",
    ("w_nand", "b_nand"),
    ([-1.0, -1.0], 1.5),
    (_AND, _OR, _NOR),
    (
        "NAND fires where AND does not. What happens to `step(z)` when you flip the sign of z?",
        "Each input now has to speak against firing: which sign must the weights have? The bias "
        "must be large enough for one input of 1, too small for two.",
    ),
)
