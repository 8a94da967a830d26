"""Which digits a network reads wrong, how sure it is, and what it reads once one is moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from anncourse.figures.learner import Trouble, as_labels, call, given_back, name_of
from annlib import forward, relu, softmax
from annlib.forward_propagation import parameter_shapes

Array = NDArray[np.float64]
Labels = NDArray[np.int64]
Pairs = Sequence[tuple[Array, Array]]
Function = Callable[..., Any]

SIDE = 8
CLASSES = 10


@dataclass(frozen=True)
class Reader:
    """A network that reads digits: the learner's function and the parameters it is given."""

    predict: Function
    parameters: Pairs

    def answers(self, X: Array) -> Labels:
        """Return the digit that the learner's function reads in each row."""
        given = [(W.copy(), b.copy()) for W, b in self.parameters]
        result = given_back(call(self.predict, X, given), self.predict)
        return as_labels(result, len(X), f"what {name_of(self.predict)} returned", CLASSES)

    def probabilities(self, X: Array) -> Array:
        """Return the probability of each digit, shape (n_samples, 10): ReLU, softmax at last."""
        activations = [relu] * (len(self.parameters) - 1) + [softmax]
        with np.errstate(all="ignore"):
            return np.asarray(forward(X, self.parameters, activations)[-1], dtype=np.float64)


@dataclass(frozen=True)
class Mistakes:
    """The pictures that are read wrong, those first of which the network is surest.

    Attributes
    ----------
    X : float array of shape (n_wrong, 64)
        Their pixels, 0 paper and 1 ink.
    y, answers : int arrays of shape (n_wrong,)
        The true digits, and what was read.
    n : int
        All pictures, also those that are read right.
    """

    X: Array
    y: Labels
    answers: Labels
    n: int


@dataclass(frozen=True)
class Look:
    """One picture, perhaps moved: its pixels, what it is, what is read, how probable each digit."""

    pixels: Array
    y: int
    answer: int
    probabilities: Array


def reader(predict: Function, parameters: Any) -> Reader:
    """Read parameters as those of a network with 64 inputs and 10 outputs, or raise `Trouble`."""
    if parameters is None:
        raise Trouble("There are no parameters yet. Train your digit reader, then run this again.")
    try:
        pairs = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in parameters]
    except (TypeError, ValueError):
        raise Trouble("The parameters must be a list of pairs (W, b), one per layer.") from None
    sizes = [SIDE * SIDE, *(b.size for _, b in pairs[:-1]), CLASSES]
    wanted, got = parameter_shapes(sizes), [(W.shape, b.shape) for W, b in pairs]
    if not pairs or got != wanted:
        raise Trouble(f"The parameters must have shapes {wanted}. Got {got}.")
    if not all(np.isfinite(array).all() for pair in pairs for array in pair):
        raise Trouble("The parameters must be finite. Was the learning rate too large?")
    return Reader(predict, pairs)


def mistakes(network: Reader, X: ArrayLike | None, y: ArrayLike | None) -> Mistakes:
    """Have a network read pictures, and keep those that it reads wrong.

    Parameters
    ----------
    network : Reader
    X : float array of shape (n_samples, 64)
    y : int array of shape (n_samples,)

    Returns
    -------
    Mistakes

    Raises
    ------
    Trouble
        If there are no pictures of this shape, or the learner's function has a problem.
    """
    if X is None or y is None:
        raise Trouble("There are no pictures to read yet. Split the data, then run this again.")
    pictures, labels = np.asarray(X, dtype=np.float64), np.asarray(y)
    if pictures.ndim != 2 or pictures.shape[1] != SIDE**2 or labels.shape != (len(pictures),):
        wanted = f"shapes (n, {SIDE**2}) and (n,)"
        raise Trouble(f"X and y must have {wanted}. Got {pictures.shape} and {labels.shape}.")
    answers = network.answers(pictures)
    wrong = np.flatnonzero(answers != labels)
    sure = network.probabilities(pictures).max(axis=1)
    wrong = wrong[np.argsort(-sure[wrong], kind="stable")]
    return Mistakes(pictures[wrong], labels[wrong].astype(np.int64), answers[wrong], len(pictures))


def look(network: Reader, found: Mistakes, index: int, right: int, down: int) -> Look:
    """Move one picture by whole pixels, and have it read again."""
    pixels = shifted(found.X[index], right, down)
    answer = int(network.answers(pixels[None])[0])
    return Look(pixels, int(found.y[index]), answer, network.probabilities(pixels[None])[0])


def shifted(pixels: Array, right: int, down: int) -> Array:
    """Move a picture on its paper; what leaves it is lost, and paper comes in."""
    paper = np.zeros((3 * SIDE, 3 * SIDE))
    top, left = SIDE + down, SIDE + right
    paper[top : top + SIDE, left : left + SIDE] = pixels.reshape(SIDE, SIDE)
    return paper[SIDE : 2 * SIDE, SIDE : 2 * SIDE].ravel()
