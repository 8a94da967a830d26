"""Lesson 01: how cloudy tomorrow is, and how long you will be out."""

from __future__ import annotations

from anncourse.exercises.drawn.drawing import Drawing, Given, Results


def _z(given: Given) -> float:
    return round(4 * given["x1"] + given["x2"] - 3, 10)


def _solve(given: Given) -> Results:
    return {"z_by_hand": _z(given), "y_by_hand": int(_z(given) >= 0)}


UMBRELLA = Drawing(
    key="umbrella",
    choices={
        "x1": tuple(n / 100 for n in range(12, 90, 3) if n % 5),
        "x2": (0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.4, 1.6, 1.7, 1.8, 1.9, 2.1, 2.3),
    },
    today={"x1": 0.25, "x2": 1.5},
    solve=_solve,
    # Nothing so near the threshold that a slip in the last decimal turns the answer round.
    fits=lambda given: abs(_z(given)) >= 0.2,
    slips={
        "z_by_hand": (
            lambda g: _z(g) + 3,
            lambda g: _z(g) + 6,
            lambda g: _z(g) - 3,
            lambda g: 1.0,
            lambda g: 4 * g["x2"] + g["x1"],
            lambda g: 4 * g["x2"] + g["x1"] - 3,
            lambda g: 0.0,
        ),
        "y_by_hand": (lambda g: 1 if _z(g) < 0 else None, _z),
    },
    tell={
        "umbrella_by_hand": (
            "Tomorrow is cloudy to the degree of x1 = {x1}, and you will be out for x2 = {x2} "
            "hours. The weights are still 4 and 1, the bias is still -3."
        )
    },
    in_hints={"0.25": "x1", "1.5": "x2"},
)
