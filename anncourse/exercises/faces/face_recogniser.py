"""Project ``face_parameters``: a network that recognises 40 people on pictures it has never seen.

The exam are 200 other pictures of the same people. They lie in `anncourse.exam_data`, which no
student's code sees. The mark is absolute, not a gain over a rival: on 200 pictures the networks
with and without a hidden layer and the nearest neighbour are a tie.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.exam_data import exam_faces
from anncourse.exercises.faces.face_rows import face_rows
from anncourse.exercises.faces.standardise import standardise
from anncourse.exercises.training.projects import (
    Asked,
    Change,
    Later,
    Seen,
    classes,
    first_fitting,
    reaches,
    read_network,
    wrong_forms,
)
from anncourse.exercises.training.reading import Layer
from annlib.datasets import load_faces
from annlib.encoding import one_hot
from annlib.initializers import init_parameters
from annlib.metrics import confusion_matrix
from annlib.training import train

SIZES = [644, 100, 40]
ASKED = Asked(
    "face_parameters",
    (644, 100, 40),
    "644 pixels",
    "644 inputs, one for each pixel, 100 hidden neurons, and 40 outputs, one for each person",
)
#: How many of the 200 pictures have to be right, and the share of the points that each step gives.
STEPS = ((130, 1), (145, 1), (158, 2), (168, 4))

NOT_STANDARDISED = (
    "Your network reads pictures whose pixels run from 0 to 1. The exam standardises them, by mean "
    "and standard deviation of the 200 pictures that are handed out: train with such rows."
)
WHOLE_PIXELS = (
    "Your network reads pictures whose pixels run from 0 to 255. The exam takes rows from 0 to 1 "
    "and standardises them: train with such rows."
)
WRONG_NAMES = (
    "Your network tells the people apart, but calls them by the wrong numbers. Does column k of "
    "the one-hot table belong to person k, and were X and Y in the same order?"
)
SAME_ANSWER = (
    "Your network says nearly always the same person. Either it has hardly been trained, or a step "
    "was so large that its hidden neurons fell silent for good: try another learning rate."
)
GUESSES = (
    "Your network does no better than guessing. Are these the parameters that `train` returned, "
    "and were X and Y rows of the same pictures?"
)


@cache
def _exam() -> tuple[Any, Any, Any]:
    """Return the exam's rows from 0 to 1, standardised, and who it is."""
    faces = exam_faces()
    rows = face_rows(faces.pictures)
    return rows, standardise(face_rows(load_faces().pictures), rows)[1], faces.y


def read_exam(face_parameters: Any) -> Seen:
    """Return how many of the 200 exam pictures a network reads right, and what else it does.

    ``right`` is the count. The others say why a network reads badly: how many are right with
    pixels from 0 to 1 and from 0 to 255, how often its most frequent answer comes, and how many
    were right if its answers had other names.

    Raises
    ------
    ValueError
        If these are no parameters of a network with the sizes [644, 100, 40].
    """
    layers = read_network(face_parameters, ASKED)
    rows, X, y = _exam()
    answers = classes(layers, X)
    counts = confusion_matrix(y, answers, SIZES[-1])
    return {
        "n": float(len(y)),
        "right": float(np.sum(answers == y)),
        "of rows from 0 to 1": float(np.sum(classes(layers, rows) == y)),
        "of rows from 0 to 255": float(np.sum(classes(layers, 255 * rows) == y)),
        "most frequent": float(counts.sum(axis=0).max()),
        "under other names": float(counts.max(axis=1).sum()),
        "answers": float((counts.sum(axis=0) > 0).sum()),
    }


def _reason(seen: Seen) -> str:
    right, n = seen["right"], seen["n"]
    unit, whole = seen["of rows from 0 to 1"], seen["of rows from 0 to 255"]
    otherwise = max(unit, whole) > max(100.0, right + 15)
    named = (
        (otherwise and unit >= whole, NOT_STANDARDISED),
        (otherwise, WHOLE_PIXELS),
        (seen["most frequent"] > 0.6 * n, SAME_ANSWER),
        (right < 60 and seen["answers"] > 30 and seen["under other names"] > 150, WRONG_NAMES),
        (right < 20, GUESSES),
    )
    known = first_fitting(named)
    if known:
        return known
    told = f"It recognises {right:.0f} of the {n:.0f}: {right / n:.1%}. "
    if right < 160:
        return told + (
            "It has learned something, and not enough. Look at the curve of its losses: while it "
            "still falls, more epochs or a larger learning rate help. And have you trained with "
            "all 200 pictures that were handed out?"
        )
    return told + (
        "That is close. Is the loss still falling? Then train for longer. Is it near 0 already? "
        "Then see that you train with all 200 pictures, five of each person."
    )


@cache
def trained_layers() -> tuple[Layer, ...]:
    """Train as the lab says: half a second."""
    faces = load_faces()
    rows = face_rows(faces.pictures)
    X, _ = standardise(rows, rows)
    Y = one_hot(faces.y, SIZES[-1])
    layers, _ = train(X, Y, SIZES, 0.05, 60, 20, np.random.default_rng(3))
    return tuple(layers)


def _trained() -> list[Layer]:
    return [(W.copy(), b.copy()) for W, b in trained_layers()]


def _changed(change: Change) -> Later:
    return Later(lambda: change(*_trained()))


def _for_unit_rows(hidden: Layer, output: Layer) -> Any:
    """Build the standardising into the first layer, so that it takes rows from 0 to 1."""
    (W, b), rows = hidden, face_rows(load_faces().pictures)
    mean, sd = rows.mean(axis=0), rows.std(axis=0)
    return [(W / sd[:, None], b - (mean / sd) @ W), output]


def _for_whole_pixels(hidden: Layer, output: Layer) -> Any:
    (W, b), output = _for_unit_rows(hidden, output)
    return [(W / 255, b), output]


EXERCISE = Exercise(
    name="face_recogniser",
    reference=read_exam,
    variables=("face_parameters",),
    solution=Later(_trained),
    seconds=30.0,
    parts=tuple(
        Part(
            f"recognises {n_right} of the 200 exam pictures",
            holds=reaches("right", n_right, _reason),
            weight=weight,
        )
        for n_right, weight in STEPS
    ),
    misconceptions=(
        *wrong_forms(ASKED, _changed),
        Misconception("rows from 0 to 1", NOT_STANDARDISED, _changed(_for_unit_rows)),
        Misconception("rows from 0 to 255", WHOLE_PIXELS, _changed(_for_whole_pixels)),
        Misconception(
            "always the same", SAME_ANSWER, _changed(lambda h, o: [h, (0 * o[0], np.arange(40.0))])
        ),
        Misconception(
            "names shifted",
            WRONG_NAMES,
            _changed(lambda h, o: [h, (np.roll(o[0], 1, axis=1), np.roll(o[1], 1))]),
        ),
        Misconception(
            "untrained",
            GUESSES,
            Later(lambda: init_parameters(SIZES, np.random.default_rng(2))),
        ),
    ),
    hints=(
        "Use what worked in section 10.5: the same sizes, learning rate, number of epochs and "
        "batch size. What is different now is the data: all 200 pictures are there to learn from.",
        "The rows have to be standardised by these 200. Hand them to your `standardise` in both "
        "places, as training and as test, and take the first of its two results.",
        "`train` takes rows, one-hot targets of all 40 people, sizes, learning rate, epochs, batch "
        "size and an rng. It returns two results, in the order of the two names to be filled.",
    ),
)
