"""What of annlib a student's code cannot call while a lesson is graded."""

from __future__ import annotations

from anncourse.exercises import LESSONS

# Parts of annlib that do, under another name, what a lesson asks for. A module alone means all
# functions in it; what merely calls a withheld function needs no entry, as it fails by itself.
FAST = ("speed.in_place", "speed.fitting")
SAME_WORK: dict[str, tuple[str, ...]] = {
    "sigmoid": FAST,
    "tanh": FAST,
    "relu": FAST,
    "softmax": FAST,
    "sigmoid_derivative": ("speed.in_place",),
    "tanh_derivative": ("speed.in_place",),
    "relu_derivative": ("speed.in_place",),
    "dense_forward": ("layers.Dense.forward", *FAST),
    "forward": ("network.Network.forward", *FAST),
    "output_delta": ("network.Network.backward", *FAST),
    "hidden_delta": ("layers.Dense.backward", "layers.Dense.input_gradient", "speed.in_place"),
    "layer_gradients": ("layers.Dense.keep_gradients", "speed.in_place"),
    "backward": ("network.Network.backward", *FAST),
    "gradient_step": ("optimizers.SGD.update", "optimizers.SGD.step"),
    "cross_entropy": FAST,
    "train": FAST,
    "predict": ("network.Network.predict",),
}


def asked_of(lesson: str) -> tuple[str, ...]:
    """Return the names of the functions that a lesson asks for."""
    return tuple(exercise.name for exercise in LESSONS.get(lesson, ()) if not exercise.variables)


def withheld_from(lesson: str) -> dict[str, str]:
    """Return the places of annlib that refuse, and for which of the asked functions."""
    asked = asked_of(lesson)
    found = {f"*.{name}": name for name in asked}
    for name in asked:
        for place in SAME_WORK.get(name, ()):
            found.setdefault(place, name)
    return found
