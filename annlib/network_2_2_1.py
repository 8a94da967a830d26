"""The 2-2-1 network of the course: the same numbers in every lesson.

Two inputs, two hidden neurons with ReLU, one output neuron with the sigmoid; one sample and its
label. Lesson 04 goes forward through it by hand, 05 computes its loss, 07 goes backward.
"""

from __future__ import annotations

import numpy as np

SIZES = [2, 2, 1]

# Column j of a weight matrix holds the weights of neuron j.
W_HIDDEN = np.array([[0.5, -1.0], [0.25, 0.75]])
B_HIDDEN = np.array([-0.5, 0.25])
W_OUTPUT = np.array([[1.5], [-2.0]])
B_OUTPUT = np.array([1.25])

X = np.array([[1.0, 2.0]])
Y = np.array([[1.0]])

PARAMETERS = [(W_HIDDEN, B_HIDDEN), (W_OUTPUT, B_OUTPUT)]
