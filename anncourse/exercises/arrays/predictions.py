"""What lesson 00 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, one_of, shape, whole
from annlib import load_iris

# The scores of the lesson's last section, for the lengths and widths of petals.
WEIGHTS = np.array([[-1.0, 0.0, 1.0], [-1.0, 0.0, 1.0]])
BIASES = np.array([4.0, 0.5, -6.0])


def _right_without_the_biases() -> int:
    iris = load_iris()
    return int(np.sum(np.argmax(iris.X[:, 2:4] @ WEIGHTS, axis=1) == iris.y))


PREDICTIONS = (
    Prediction(
        "shape_of_a_column",
        one_of((150,), (150, 1), (1, 150)),
        lambda: load_iris().X[:, 2].shape,
        "One number in the place of an axis takes that axis away. What is left has a single axis: "
        "a row of 150 numbers that is neither lying nor standing. With a slice or a list there, "
        "`X[:, 2:3]` or `X[:, [2]]`, the axis stays, and the shape is (150, 1).",
    ),
    Prediction(
        "means_of_axis_zero",
        whole(1, 600),
        lambda: len(load_iris().X.mean(axis=0)),
        "Axis 0, the rows, disappears: all flowers are run together, and one mean is left for each "
        "of the four columns.",
    ),
    Prediction(
        "lower_left",
        one_of(11, 21),
        lambda: (np.array([[1, 1], [1, 1]]) + np.array([10, 20]))[1, 0],
        "An array of shape (2,) is added to each *row*: its first number to the first column, in "
        "every row. So the table is 11, 21 above and 11, 21 below.",
    ),
    Prediction(
        "shape_of_a_product",
        shape(2, "(2, 5)"),
        lambda: (np.ones((150, 2)) @ np.ones((2, 3))).shape,
        "Every row of the first table meets every column of the second, so there are 150 rows "
        "and 3 columns. The two numbers in the middle, 2 and 2, have to be the same, and they "
        "disappear.",
    ),
    Prediction(
        "first_of_equals",
        whole(0, 2),
        lambda: int(np.argmax([3, 7, 7])),
        "Counted from 0, and of equal numbers the first.",
    ),
    Prediction(
        "right_without_the_biases",
        whole(0, 150),
        _right_without_the_biases,
        "Without the biases the third score is length plus width, the first is the same with a "
        "minus, and the second is 0. Lengths and widths are positive, so the third wins for every "
        "flower: virginica, which is right for 50 of them.",
    ),
)
