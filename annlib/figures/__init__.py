"""Figures that learners can move, with their own functions inside.

``import annlib`` does not import this package: it needs anywidget.
"""

from annlib.figures.activation import activation_explorer
from annlib.figures.error_backwards import backpropagation_steps
from annlib.figures.learning_rule import perceptron_learning
from annlib.figures.line_and_threshold import weight_and_bias
from annlib.figures.live_network import network_values
from annlib.figures.live_training import live_training
from annlib.figures.loss_landscape import loss_curves
from annlib.figures.playground import playground
from annlib.figures.separating_line import perceptron_line
from annlib.figures.walk_downhill import descent
from annlib.figures.wrong_digits import wrong_digits

__all__ = [
    "activation_explorer",
    "backpropagation_steps",
    "descent",
    "live_training",
    "loss_curves",
    "network_values",
    "perceptron_learning",
    "perceptron_line",
    "playground",
    "weight_and_bias",
    "wrong_digits",
]
