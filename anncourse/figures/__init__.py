"""Figures that learners can move, with their own functions inside.

``import annlib`` does not import this package: it needs anywidget.
"""

from anncourse.figures.activation import activation_explorer
from anncourse.figures.confused_faces import confused_faces
from anncourse.figures.curtain import curtain
from anncourse.figures.doorkeeper import doorkeeper
from anncourse.figures.error_backwards import backpropagation_steps
from anncourse.figures.learning_rule import perceptron_learning
from anncourse.figures.line_and_threshold import weight_and_bias
from anncourse.figures.live_network import network_values
from anncourse.figures.live_training import live_training
from anncourse.figures.loss_landscape import loss_curves
from anncourse.figures.pictures import digit, flowers, trained_perceptron
from anncourse.figures.playground import playground
from anncourse.figures.price_windows import price_windows
from anncourse.figures.row_meets_column import row_meets_column
from anncourse.figures.separating_line import perceptron_line
from anncourse.figures.sliding_neuron import sliding_neuron
from anncourse.figures.speaking_network import speaking_network
from anncourse.figures.spectrogram import spectrogram
from anncourse.figures.walk_downhill import descent
from anncourse.figures.wrong_digits import wrong_digits

__all__ = [
    "activation_explorer",
    "backpropagation_steps",
    "confused_faces",
    "curtain",
    "descent",
    "digit",
    "doorkeeper",
    "flowers",
    "live_training",
    "loss_curves",
    "network_values",
    "perceptron_learning",
    "perceptron_line",
    "playground",
    "price_windows",
    "row_meets_column",
    "sliding_neuron",
    "speaking_network",
    "spectrogram",
    "trained_perceptron",
    "weight_and_bias",
    "wrong_digits",
]
