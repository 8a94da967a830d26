"""Figures that move on a page without Python: every picture is drawn beforehand, by the figure.

A recording holds what the notebook's figure shows for each setting of its controls, and the
notebook's own script shows it (`anncourse/figures/static`). There is no second figure.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from unittest.mock import patch

import anncourse.figures.figure
from anncourse.figures import activation_explorer, descent, perceptron_line
from anncourse.figures.controls import Choice, Slider
from anncourse.figures.figure import Figure
from anncourse.figures.playground import numbers, view
from anncourse.figures.playground.figure import CONTROLS
from anncourse.figures.playground.session import Session, Settings
from anncourse.figures.scene import Picture
from anncourse.figures.still import static_text, still_svg

Levels = Mapping[str, Sequence[Any]]

HALVES = tuple(i / 2 for i in range(-4, 5))


def separating_line() -> dict[str, Any]:
    """Record the line of a perceptron, in steps of a half."""
    levels = {"gate": ("AND", "OR", "NAND", "XOR"), "w1": HALVES, "w2": HALVES, "b": HALVES}

    # A figure counts the lines tried on XOR: each picture comes from one that has seen no other.
    def figure(gate: str, w1: float, w2: float, b: float) -> Figure:
        return perceptron_line(w=(w1, w2), b=b, gate=gate)

    return record(figure, levels, {"gate": "AND", "w1": 1.0, "w2": -1.0, "b": 0.5})


def walk_downhill() -> dict[str, Any]:
    """Record a walk downhill from one start, step by step, with six learning rates."""
    moving = descent()
    first = dict(moving.values)
    levels = {"lr": tuple(i / 10 for i in range(1, 8)), "step": range(first["step"] + 1)}

    def figure(**values: Any) -> Figure:
        moving.move(**values)
        return moving

    return record(figure, levels, {"lr": 0.1, "step": first["step"]})


def activation_functions() -> dict[str, Any]:
    """Record three activation functions, for whole inputs and four weights."""
    levels = {
        "function": ("sigmoid", "tanh", "relu"),
        "x": tuple(range(-6, 7)),
        "w": (-1.0, 0.0, 1.0, 2.0, 3.0),
    }

    def figure(**values: Any) -> Figure:
        moving = activation_explorer()
        moving.move(**values)
        return moving

    return record(figure, levels, {"function": "sigmoid", "x": 1, "w": 1.0})


def trained_networks() -> dict[str, Any]:
    """Record four trainings in the playground, all from first weights number 1.

    On the page a slider for the epoch stands where the notebook has buttons that train.
    """
    levels: dict[str, Any] = {
        "data": ("circles", "moons"),
        "neurons": (2.0, 4.0),
        "epoch": range(0, 61, 5),
    }
    fixed = {c.name: c.start for c in CONTROLS if c.kind != "buttons"} | {"layers": 1.0}

    # Each picture from a training of its own: none depends on which were drawn before.
    def draw(values: dict[str, Any]) -> Picture:
        session = Session(Settings(**fixed | {k: values[k] for k in ("data", "neurons")}))
        session.state = "paused"
        while session.epochs < values["epoch"] and session.advance():
            pass
        return view.view(numbers.snapshot(session))

    controls = [
        Choice("data", "data", "circles", levels["data"]),
        Slider("neurons", "hidden neurons", 4.0, *levels["neurons"], 2, 0),
        Slider("epoch", "epochs trained", 0, 0, levels["epoch"][-1], 5, 0),
    ]
    moving = Figure("Playground, recorded", controls, draw)

    def figure(**values: Any) -> Figure:
        moving.move(**values)
        return moving

    return record(figure, levels, {"data": "circles", "neurons": 4.0, "epoch": 0})


#: The figures of the front page, by the name of their place in it.
RECORDED: dict[str, Callable[[], dict[str, Any]]] = {
    "line": separating_line,
    "activation": activation_functions,
    "downhill": walk_downhill,
    "playground": trained_networks,
}


# How long a picture took, on the machine that drew it, is nothing to who reads the page.
@patch.object(anncourse.figures.figure, "LAG", math.inf)
def record(make: Callable[..., Figure], levels: Levels, start: Mapping[str, Any]) -> dict[str, Any]:
    """Draw a figure at every combination of levels.

    Parameters
    ----------
    make : callable
        From values to a figure that shows them.
    levels : mapping
        Name of a control -> its values, evenly spaced where it is a slider. A control that is not
        named stands still, and is not shown.
    start : mapping
        The combination to begin with.

    Returns
    -------
    dict
        ``title``, ``controls``, ``start``, ``levels``, ``pictures`` (in the order of
        `itertools.product`) and ``parts``, which holds once what many pictures share.
    """
    parts: dict[str, int] = {}
    pictures = []
    for combination in itertools.product(*levels.values()):
        figure = make(**dict(zip(levels, combination, strict=True)))
        pictures.append(shared({k: v for k, v in figure.picture.items() if k != "of"}, parts))
    figure = make(**start)
    return {
        "title": figure.title,
        "controls": [coarse(c, levels[c["name"]]) for c in figure.controls if c["name"] in levels],
        "start": dict(start),
        "levels": {name: list(values) for name, values in levels.items()},
        "pictures": pictures,
        "parts": [json.loads(part) for part in parts],
        "still": still_svg(figure.title, figure._last),
    }


def coarse(control: Mapping[str, Any], levels: Sequence[Any]) -> dict[str, Any]:
    """Return a control that stops at the levels alone."""
    if control["kind"] != "slider":
        return {**control, "options": list(levels)}
    step = levels[1] - levels[0]
    return {**control, "low": levels[0], "high": levels[-1], "step": round(step, 6)}


def shared(value: Any, parts: dict[str, int]) -> int:
    """Put a value among the parts, its own parts first, and return its number.

    A list or a dict refers to what it holds by number; ``#`` marks a dict.
    """
    if isinstance(value, dict):
        value = {"#": {key: shared(item, parts) for key, item in value.items()}}
    elif isinstance(value, (list, tuple)):
        value = [shared(item, parts) for item in value]
    return parts.setdefault(json.dumps(value, ensure_ascii=False), len(parts))


def script() -> str:
    """Return the notebook's script for figures, as one that a page from disk may load."""
    module = static_text("patch.js", "controls.js", "figure.js")
    return f"(() => {{\n{module.replace('export default {', 'window.annFigure = {')}}})();\n"


def style() -> str:
    """Return the notebook's style sheet for figures."""
    return static_text("picture.css", "layout.css")
