"""Who runs: the same work each, as a function without arguments.

The work is some epochs of stochastic gradient descent on a network n_in-n_hidden-n_out, ReLU and
softmax, in float32, over the same rows in batches of the same size, shuffled in every epoch.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np

import annlib
from annlib import fit, train

Run = Callable[[], object]


@dataclass(frozen=True)
class Work:
    """How much of what."""

    n_rows: int = 20_000
    n_in: int = 784
    n_hidden: int = 128
    n_out: int = 10
    batch_size: int = 64
    n_epochs: int = 1
    lr: float = 0.01

    @property
    def sizes(self) -> list[int]:
        """The sizes of the network's layers."""
        return [self.n_in, self.n_hidden, self.n_out]

    def data(self) -> tuple[np.ndarray, np.ndarray]:
        """Rows as dense as pictures are, in float32, and labels."""
        rng = np.random.default_rng(0)
        X = rng.random((self.n_rows, self.n_in), dtype=np.float32)
        return X, rng.integers(0, self.n_out, self.n_rows)


def bare_products(work: Work, threads: int) -> Run:
    """Only the five matrix products, rows in order, into arrays that are there: the floor."""
    X, _ = work.data()
    rng = np.random.default_rng(1)
    (W1, _), (W2, _) = annlib.init_parameters(work.sizes, rng, np.float32)
    n = min(work.batch_size, work.n_rows)
    d2 = rng.standard_normal((n, work.n_out), dtype=np.float32)
    A1 = rng.standard_normal((n, work.n_hidden), dtype=np.float32)
    Z1, Z2, d1 = np.empty_like(A1), np.empty_like(d2), np.empty_like(A1)
    dW1, dW2 = np.empty_like(W1), np.empty_like(W2)

    def run() -> None:
        for start in list(range(0, work.n_rows, work.batch_size)) * work.n_epochs:
            X_batch = X[start : start + work.batch_size]
            m = len(X_batch)
            np.matmul(X_batch, W1, out=Z1[:m])
            np.matmul(A1[:m], W2, out=Z2[:m])
            np.matmul(A1[:m].T, d2[:m], out=dW2)
            np.matmul(d2[:m], W2.T, out=d1[:m])
            np.matmul(X_batch.T, d1[:m], out=dW1)

    return run


def least_steps(work: Work, threads: int) -> Run:
    """The products, each batch gathered from rows in random order, and one update: the limit."""
    X, _ = work.data()
    rng = np.random.default_rng(1)
    theta = annlib.flatten(annlib.init_parameters(work.sizes, rng, np.float32))
    slope = np.zeros_like(theta)
    (W1, _), (W2, _) = annlib.unflatten(theta, work.sizes)
    (dW1, _), (dW2, _) = annlib.unflatten(slope, work.sizes)
    n = min(work.batch_size, work.n_rows)
    room = np.empty((n, work.n_in), np.float32)
    # So small that the weights, and with them the time of a product, stay what they are.
    d2 = np.full((n, work.n_out), 1e-8, np.float32)
    A1, Z2 = np.empty((n, work.n_hidden), np.float32), np.empty_like(d2)
    d1 = np.empty_like(A1)

    def run() -> None:
        for _ in range(work.n_epochs):
            order = rng.permutation(work.n_rows)
            for start in range(0, work.n_rows, work.batch_size):
                rows = order[start : start + work.batch_size]
                m = len(rows)
                X_batch = X.take(rows, axis=0, out=room[:m], mode="clip")
                X_batch.dot(W1, A1[:m])
                A1[:m].dot(W2, Z2[:m])
                A1[:m].T.dot(d2[:m], dW2)
                d2[:m].dot(W2.T, d1[:m])
                X_batch.T.dot(d1[:m], dW1)
                np.subtract(theta, slope, theta)

    return run


def annlib_fit(work: Work, threads: int) -> Run:
    """`fit` with a Network and SGD."""
    X, y = work.data()
    Y = annlib.one_hot(y, work.n_out, np.float32)
    rng = np.random.default_rng(1)
    network = annlib.Network(work.sizes, rng, dtype=np.float32)
    optimizer = annlib.optimizers.SGD(work.lr)
    return lambda: fit(
        network,
        X,
        Y,
        optimizer=optimizer,
        epochs=work.n_epochs,
        batch_size=work.batch_size,
        rng=rng,
    )


def annlib_train(work: Work, threads: int) -> Run:
    """`train`, the version of plain functions that the lessons teach."""
    X, y = work.data()
    Y = annlib.one_hot(y, work.n_out, np.float32)
    rng = np.random.default_rng(1)
    return lambda: train(X, Y, work.sizes, work.lr, work.n_epochs, work.batch_size, rng)


def bare_statements(work: Work, threads: int) -> Run:
    """What `train` computes, in NumPy statements one after the other: the limit of plain functions.

    Nothing is checked, and forward runs once for loss and gradient. `backward` as the lessons write
    it, from X, Y and the parameters, runs it a second time.
    """
    X, y = work.data()
    Y = annlib.one_hot(y, work.n_out, np.float32)
    rng = np.random.default_rng(1)
    lr = np.float32(work.lr)

    def run() -> None:
        (W1, b1), (W2, b2) = annlib.init_parameters(work.sizes, rng, np.float32)
        for _ in range(work.n_epochs):
            order = rng.permutation(work.n_rows)
            total = 0.0
            for start in range(0, work.n_rows, work.batch_size):
                rows = order[start : start + work.batch_size]
                X_batch, Y_batch = X[rows], Y[rows]
                Z1 = X_batch @ W1 + b1
                A1 = np.maximum(Z1, 0)
                Z2 = A1 @ W2 + b2
                E = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
                P = E / E.sum(axis=1, keepdims=True)
                total -= float(np.log((P * Y_batch).sum(axis=1) + 1e-7).sum())
                d2 = (P - Y_batch) / len(rows)
                d1 = (d2 @ W2.T) * (Z1 > 0)
                W2, b2 = W2 - lr * (A1.T @ d2), b2 - lr * d2.sum(axis=0)
                W1, b1 = W1 - lr * (X_batch.T @ d1), b1 - lr * d1.sum(axis=0)

    return run


def torch_eager(work: Work, threads: int) -> Run:
    """PyTorch on the CPU, eager mode, the usual loop."""
    import torch

    torch.set_num_threads(threads)
    X, y = (torch.from_numpy(array) for array in work.data())
    model = torch.nn.Sequential(
        torch.nn.Linear(work.n_in, work.n_hidden),
        torch.nn.ReLU(),
        torch.nn.Linear(work.n_hidden, work.n_out),
    )
    optimizer = torch.optim.SGD(model.parameters(), lr=work.lr)
    loss_of = torch.nn.CrossEntropyLoss()

    def run() -> None:
        for _ in range(work.n_epochs):
            order = torch.randperm(work.n_rows)
            total = torch.zeros(())
            for start in range(0, work.n_rows, work.batch_size):
                rows = order[start : start + work.batch_size]
                optimizer.zero_grad()
                loss = loss_of(model(X[rows]), y[rows])
                loss.backward()
                optimizer.step()
                total += loss.detach()

    return run


def sklearn_mlp(work: Work, threads: int) -> Run:
    """scikit-learn's MLPClassifier with the plain SGD solver."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    X, y = work.data()
    model = MLPClassifier(
        hidden_layer_sizes=(work.n_hidden,),
        solver="sgd",
        alpha=0.0,
        batch_size=work.batch_size,
        learning_rate_init=work.lr,
        max_iter=work.n_epochs,
        momentum=0.0,
        nesterovs_momentum=False,
        random_state=1,
    )

    def run() -> None:
        with warnings.catch_warnings():
            # It is asked for some epochs, not to arrive.
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(X, y)

    return run


#: name -> how to get ready for the work; the order is that of the table.
CONTENDERS: dict[str, Callable[[Work, int], Run]] = {
    "bare products": bare_products,
    "products, rows gathered, one update": least_steps,
    "annlib fit": annlib_fit,
    "annlib train": annlib_train,
    "the statements of train alone": bare_statements,
    "PyTorch eager": torch_eager,
    "scikit-learn MLPClassifier": sklearn_mlp,
}

#: name -> the package it needs.
NEEDS = {"PyTorch eager": "torch", "scikit-learn MLPClassifier": "sklearn"}


def installed(name: str) -> bool:
    """Say whether a contender can run here."""
    return name not in NEEDS or find_spec(NEEDS[name]) is not None
