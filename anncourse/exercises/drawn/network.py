"""The 2-2-1 network of lessons 04 and 07, as far as its numbers by hand need it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from anncourse.exercises.drawn.drawing import Given
from annlib import sigmoid

W = np.array([[0.5, -1.0], [0.25, 0.75]])
B = np.array([-0.5, 0.25])
W_OUTPUT = np.array([1.5, -2.0])
B_OUTPUT = 1.25


class Forward(NamedTuple):
    """What the way forward gives: of the hidden layer two numbers each, of the output one."""

    z: np.ndarray
    a: np.ndarray
    z_output: float
    p: float


def sample(given: Given, letter: str = "x") -> np.ndarray:
    """Return a sample of those that a student is given: ``x`` the first, ``s`` the second."""
    return np.array([given[f"{letter}1"], given[f"{letter}2"]])


def forward(x: np.ndarray) -> Forward:
    """Send a sample forward."""
    z = x @ W + B
    a = np.maximum(z, 0)
    z_output = float(a @ W_OUTPUT + B_OUTPUT)
    return Forward(z, a, z_output, float(sigmoid(z_output)))
