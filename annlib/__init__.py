"""Artificial neural networks in NumPy, written to be read.

Each module is one concept; each public function states its formula and its shapes.
"""

from annlib.activations import (
    identity,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softmax,
    tanh,
    tanh_derivative,
)
from annlib.backpropagation import backward, hidden_delta, layer_gradients, output_delta
from annlib.datasets import (
    Faces,
    Photo,
    Prices,
    SpokenDigits,
    blobs,
    circles,
    load_digits,
    load_european_indices,
    load_faces,
    load_iris,
    load_photos,
    load_sp500,
    load_spoken_digits,
    moons,
    spirals,
    xor,
)
from annlib.encoding import one_hot
from annlib.flattening import flatten, unflatten
from annlib.forward_propagation import (
    collapse_linear,
    count_parameters,
    forward,
    parameter_shapes,
)
from annlib.gradcheck import gradients_agree, numeric_gradient, relative_error
from annlib.gradient_descent import neuron_gradient, train_neuron
from annlib.initializers import init_parameters
from annlib.layers import dense_forward
from annlib.linear_regression import fit_line, mean_squared_error, predict_line
from annlib.losses import (
    bce_gradient,
    binary_cross_entropy,
    cross_entropy,
    mse_loss,
)
from annlib.metrics import accuracy, confusion_matrix
from annlib.network import Network
from annlib.neuron import (
    bias_from_threshold,
    boundary_x2,
    fires,
    perceptron_predict,
    step,
    weight_impact,
    weighted_sum,
    xor_predict,
)
from annlib.optimizers import Adam, gradient_step
from annlib.perceptron_learning import perceptron_update, train_perceptron
from annlib.speed.fitting import History, fit
from annlib.splitting import train_test_split
from annlib.training import minibatches, predict, train

__version__ = "0.1.0"

__all__ = [
    "Adam",
    "Faces",
    "History",
    "Network",
    "Photo",
    "Prices",
    "SpokenDigits",
    "__version__",
    "accuracy",
    "backward",
    "bce_gradient",
    "bias_from_threshold",
    "binary_cross_entropy",
    "blobs",
    "boundary_x2",
    "circles",
    "collapse_linear",
    "confusion_matrix",
    "count_parameters",
    "cross_entropy",
    "dense_forward",
    "fires",
    "fit",
    "fit_line",
    "flatten",
    "forward",
    "gradient_step",
    "gradients_agree",
    "hidden_delta",
    "identity",
    "init_parameters",
    "layer_gradients",
    "load_digits",
    "load_european_indices",
    "load_faces",
    "load_iris",
    "load_photos",
    "load_sp500",
    "load_spoken_digits",
    "mean_squared_error",
    "minibatches",
    "moons",
    "mse_loss",
    "neuron_gradient",
    "numeric_gradient",
    "one_hot",
    "output_delta",
    "parameter_shapes",
    "perceptron_predict",
    "perceptron_update",
    "predict",
    "predict_line",
    "relative_error",
    "relu",
    "relu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "spirals",
    "step",
    "tanh",
    "tanh_derivative",
    "train",
    "train_neuron",
    "train_perceptron",
    "train_test_split",
    "unflatten",
    "weight_impact",
    "weighted_sum",
    "xor",
    "xor_predict",
]
