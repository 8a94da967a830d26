"""The same mathematics once more, written for autograd, so that nothing here comes from annlib."""

import itertools

import autograd.numpy as np

ACTIVATIONS = {
    "identity": lambda z: z * 1.0,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
    "relu": lambda z: z * (z > 0),
    "softmax": lambda z: np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True),
}

LOSSES = {
    "mse": lambda a, y: np.sum((a - y) ** 2) / a.shape[0],
    "binary_cross_entropy": lambda a, y: (
        -np.sum(y * np.log(a) + (1 - y) * np.log(1 - a)) / a.shape[0]
    ),
    "cross_entropy": lambda a, y: -np.sum(y * np.log(a)) / a.shape[0],
}


def outputs(parameters, X, activations):
    """What a network gives, layer by layer."""
    A = X
    for (W, b), name in zip(parameters, activations, strict=True):
        A = ACTIVATIONS[name](np.dot(A, W) + b)
    return A


def loss(parameters, X, Y, activations, loss_name):
    """How wrong that is."""
    return LOSSES[loss_name](outputs(parameters, X, activations), Y)


def targets(loss_name, n_samples, n_outputs, rng):
    """Targets that are allowed for a loss."""
    if loss_name == "mse":
        return rng.normal(size=(n_samples, n_outputs))
    if loss_name == "binary_cross_entropy":
        return rng.integers(0, 2, size=(n_samples, n_outputs)) * 1.0
    return np.eye(n_outputs)[rng.integers(0, n_outputs, n_samples)]


def parameters(sizes, rng):
    """Weights and biases, none of which is zero."""
    return [
        (rng.normal(size=(n_in, n_out)), rng.normal(size=n_out) + 0.1)
        for n_in, n_out in itertools.pairwise(sizes)
    ]
