"""Known mistakes of ``perceptron_update``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception


def _wrong(
    weights: Callable[[Any, Any, Any, Any], Any] = lambda w, x, e, lr: w + lr * e * x,
    bias: Callable[[Any, Any, Any, Any], Any] = lambda b, x, e, lr: b + lr * e,
    error: Callable[[Any, Any], Any] = lambda y, z: y - int(z >= 0),
    z: Callable[[Any, Any, Any], Any] = lambda w, x, b: float(w @ x + b),
) -> Callable[..., Any]:
    """Build an update that is right but for the pieces handed in."""

    def update(w: Any, b: Any, x: Any, y: Any, lr: Any) -> Any:
        e = error(y, z(w, x, b))
        return weights(w, x, e, lr), bias(b, x, e, lr)

    return update


def _in_place(w: Any, b: Any, x: Any, y: Any, lr: Any) -> Any:
    error = y - int(w @ x + b >= 0)
    w += lr * error * x
    return w, b + lr * error


def _only_if_missed(y: Any, z: Any) -> int:
    return int(y == 1 and z < 0)


def _only_if_fired(y: Any, z: Any) -> int:
    return -int(y == 0 and z >= 0)


def _one_row(update: Callable[..., Any], pick: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    return lambda w, b, x, y, lr: pick(*update(w, b, x, y, lr))


MISCONCEPTIONS = (
    Misconception(
        "bias does not learn",
        "The bias does not learn: it comes back as it was. It is corrected like a weight "
        "whose input is always 1.",
        _wrong(bias=lambda b, x, e, lr: b),
    ),
    Misconception(
        "weights do not learn",
        "Only the bias learns: the weights come back as they were.",
        _wrong(weights=lambda w, x, e, lr: w),
    ),
    Misconception(
        "never learns",
        "Nothing changes, even where the perceptron is wrong. Compute the error `y - ŷ`, and "
        "use it.",
        lambda w, b, x, y, lr: (w, b),
    ),
    Misconception(
        "wrong direction",
        "The update goes in the wrong direction: after it the perceptron is further off. The "
        "error is truth minus prediction, and the correction is added.",
        _wrong(lambda w, x, e, lr: w - lr * e * x, lambda b, x, e, lr: b - lr * e),
    ),
    Misconception(
        "bias in the wrong direction",
        "The weights are right, but the bias goes in the wrong direction. It follows the "
        "error just as they do.",
        _wrong(bias=lambda b, x, e, lr: b - lr * e),
    ),
    Misconception(
        "weights in the wrong direction",
        "The bias is right, but the weights go in the wrong direction. They follow the error "
        "just as the bias does.",
        _wrong(weights=lambda w, x, e, lr: w - lr * e * x),
    ),
    Misconception(
        "bias per feature",
        "The correction of the bias is multiplied by the inputs, so the bias becomes an "
        "array. It is one number: the input that it belongs to is always 1.",
        _wrong(bias=lambda b, x, e, lr: b + lr * e * x),
    ),
    Misconception(
        "bias times the sum of inputs",
        "The bias is corrected once for every input. It belongs to none of them: correct it "
        "once, as if its input were 1.",
        _wrong(bias=lambda b, x, e, lr: float(b + lr * e * np.sum(x))),
    ),
    Misconception(
        "learning rate ignored",
        "The learning rate is missing: you make the whole step at once, whatever `lr` is.",
        _wrong(lambda w, x, e, lr: w + e * x, lambda b, x, e, lr: b + e),
    ),
    Misconception(
        "learning rate missing for the bias",
        "The learning rate is missing for the bias: it takes small steps as well.",
        _wrong(bias=lambda b, x, e, lr: b + e),
    ),
    Misconception(
        "learning rate missing for the weights",
        "The learning rate is missing for the weights: they take small steps as well.",
        _wrong(weights=lambda w, x, e, lr: w + e * x),
    ),
    Misconception(
        "input ignored",
        "All weights get the same correction. How much each of them had to do with the "
        "mistake is said by its input: multiply by `x`.",
        _wrong(weights=lambda w, x, e, lr: w + lr * e),
    ),
    Misconception(
        "label instead of error",
        "You multiply by the label `y` instead of the error. Then it also learns where it was "
        "right, and never where y is 0.",
        _wrong(error=lambda y, z: y),
    ),
    Misconception(
        "always corrected",
        "You correct it where it was right as well. Only a mistake is corrected: the error is "
        "0 where prediction and label agree.",
        _wrong(error=lambda y, z: 2 * y - 1),
    ),
    Misconception(
        "no step",
        "You subtract the weighted sum z from the label. Send it through the step first: the "
        "prediction is 0 or 1.",
        _wrong(error=lambda y, z: y - z),
    ),
    Misconception(
        "minus one and one",
        "Your prediction is -1 or 1, but the labels are 0 and 1: where it is right, the "
        "difference has to be 0.",
        _wrong(error=lambda y, z: y - (1 if z >= 0 else -1)),
    ),
    Misconception(
        "prediction without the bias",
        "The prediction is made without the bias, so some points are taken for right that are "
        "wrong, and the other way round.",
        _wrong(z=lambda w, x, b: float(w @ x)),
    ),
    Misconception(
        "prediction with the bias subtracted",
        "The prediction subtracts the bias. It is added: z = w · x + b.",
        _wrong(z=lambda w, x, b: float(w @ x - b)),
    ),
    Misconception(
        "strictly greater",
        "Right but for one point: at exactly `z = 0` the perceptron fires. Compare with `>=`, "
        "not with `>`.",
        _wrong(error=lambda y, z: y - int(z > 0)),
    ),
    Misconception(
        "only where it should fire",
        "It learns only where it should have fired and did not. Where it fires and should be "
        "silent, the error is -1, and it learns from that as well.",
        _wrong(error=_only_if_missed),
    ),
    Misconception(
        "only where it should be silent",
        "It learns only where it fired and should not have. Where it is silent and should "
        "fire, the error is +1, and it learns from that as well.",
        _wrong(error=_only_if_fired),
    ),
    Misconception(
        "same direction for both errors",
        "Both kinds of mistake are corrected upwards. Where it fired and should not have, the "
        "error is -1, and everything goes down. An absolute value or a square loses the sign.",
        _wrong(error=lambda y, z: abs(y - int(z >= 0))),
    ),
    Misconception(
        "multiplied by the weights",
        "The weights are multiplied by their correction. It is added to them.",
        _wrong(weights=lambda w, x, e, lr: w * (lr * e * x)),
    ),
    Misconception(
        "old weights forgotten",
        "You return the correction alone. Add it to the old weights and the old bias.",
        _wrong(lambda w, x, e, lr: lr * e * x, lambda b, x, e, lr: lr * e),
    ),
    Misconception(
        "wrong order",
        "The two results are in the wrong order: the weights first, then the bias.",
        _one_row(_wrong(), lambda w, b: (b, w)),
    ),
    Misconception(
        "only the weights",
        "You return the weights alone. The new bias is asked for as well.",
        _one_row(_wrong(), lambda w, b: w),
    ),
    Misconception(
        "changed in place",
        "The numbers are right, but `w += …` changes the array of whoever called you. Make a "
        "new one instead: `w = w + …`.",
        _in_place,
    ),
)
