"""What all projects share whose answer is the parameters of a network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import EllipsisType
from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.checks.show import show, show_shape
from anncourse.exercises.training.reading import (
    FLAT_LIST,
    NO_NUMBERS,
    NOT_PAIRS,
    TRANSPOSED,
    Layer,
    read_layers,
    wrong_form,
)
from annlib.activations import relu
from nbjudge.shared.plain import NotPlainError, as_array, plain

Change = Callable[[Layer, Layer], Any]

NOT_FINITE = (
    "The parameters hold infinite numbers or nan: the training has diverged. Try a smaller "
    "learning rate."
)


@dataclass(frozen=True)
class Asked:
    """What a project asks for, and the words in which a learner is told.

    Parameters
    ----------
    variable : str
        What the parameters are called.
    sizes : tuple of int or ...
        ``(64, ..., 10)`` takes any hidden layers, also none; ``(400, 64, 10)`` these sizes alone.
    inputs : str
        What the first layer takes: ``"64 pixels"``.
    meaning : str
        What inputs and outputs are: ``"64 inputs, one for each pixel, and 10 outputs"``.
    training : str
        The function that gives parameters and losses.
    """

    variable: str
    sizes: tuple[int | EllipsisType, ...]
    inputs: str
    meaning: str
    training: str = "train"

    def fits(self, sizes: Sequence[int]) -> bool:
        """Whether a network has the sizes that are asked for."""
        if ... in self.sizes:
            return (sizes[0], sizes[-1]) == (self.sizes[0], self.sizes[-1])
        return tuple(sizes) == self.sizes

    def other_sizes(self, sizes: Sequence[int]) -> str:
        """Say which sizes are asked for, where a network has others."""
        if ... in self.sizes:
            return f"the network must have {self.meaning}. Yours has the sizes {show(sizes)}."
        asked = show(list(self.sizes))
        return f"the network must have the sizes {asked}: {self.meaning}. Yours has {show(sizes)}."

    @property
    def both_results(self) -> str:
        """What is said to who hands in the losses as well."""
        return (
            f"These are both results of `{self.training}`. Keep the parameters alone: "
            f"`{self.variable}, losses = {self.training}(…)`."
        )

    @property
    def reversed_layers(self) -> str:
        """What is said where the output layer comes first."""
        return (
            f"The layers stand in reverse order: the one that takes the {self.inputs} comes first."
        )


def read_network(value: Any, asked: Asked) -> list[Layer]:
    """Return the layers of a network, a learner's own value, as arrays.

    Raises
    ------
    ValueError
        If these are no such parameters: a sentence for the learner that says what they are.
    """
    try:
        value = plain(value)
    except NotPlainError as error:
        raise ValueError(
            f"`{asked.variable}` holds an object of type {error.type_name}. {NOT_PAIRS} The "
            "networks of annlib keep it as their `parameters`."
        ) from None
    if _is_both_results(value):
        raise ValueError(asked.both_results)
    form = wrong_form(value)
    if form:
        raise ValueError(form)
    pairs = [_tables(pair, number) for number, pair in enumerate(value, start=1)]
    sizes = [pairs[0][0].shape[0], *(W.shape[1] for W, _ in pairs)]
    if not asked.fits(sizes):
        raise ValueError(_other_sizes([W.shape for W, _ in pairs], asked))
    if not all(np.isfinite(array).all() for pair in pairs for array in pair):
        raise ValueError(NOT_FINITE)
    layers = read_layers(pairs, sizes)
    if isinstance(layers, str):
        raise ValueError(layers)
    return layers


def _is_both_results(value: Any) -> bool:
    if not (isinstance(value, tuple | list) and len(value) == 2):
        return False
    losses = as_array(value[1])
    return wrong_form(value[0]) is None and losses is not None and losses.ndim == 1


def _tables(pair: Any, number: int) -> Layer:
    W, b = map(as_array, pair)
    if W is None or b is None:
        raise ValueError(NO_NUMBERS.format(number))
    if W.ndim != 2:
        raise ValueError(
            f"Layer {number}: W must be a table, with one row for each input and one column for "
            f"each neuron. Yours has {show_shape(W.shape)}."
        )
    return W, b


def _other_sizes(shapes: list[tuple[int, int]], asked: Asked) -> str:
    sizes = [shapes[0][0], *(n_out for _, n_out in shapes)]
    ends = asked.sizes[0], asked.sizes[-1]
    fit_each_other = all(this[1] == following[0] for this, following in pairwise(shapes))
    if not (fit_each_other and (sizes[0], sizes[-1]) == ends):
        if _leads(shapes, *ends):
            return TRANSPOSED
        if _leads(shapes[::-1], *ends):
            return asked.reversed_layers
    return asked.other_sizes(sizes)


def _leads(shapes: Iterable[tuple[int, int]], n_in: Any, n_out: Any) -> bool:
    """Whether layers of these shapes lead from n_in to n_out, some perhaps lying on their side."""
    n = n_in
    for shape in shapes:
        if n not in shape:
            return False
        n = shape[1] if shape[0] == n else shape[0]
    return bool(n == n_out)


def outputs(layers: Iterable[Layer], X: Any) -> Any:
    """Return the weighted sums of the last layer; ReLU in all others.

    Numbers that outgrow all others are no error: whoever hands in such a network answers badly.
    """
    *front, (W, b) = layers
    with np.errstate(all="ignore"):
        for V, c in front:
            X = relu(X @ V + c)
        return X @ W + b


def classes(layers: Iterable[Layer], X: Any) -> Any:
    """Return the number of the largest output of each row."""
    return outputs(layers, X).argmax(axis=1)


Seen = dict[str, float]


def reaches(
    what: str, least: float, reason: Callable[[Seen], str]
) -> Callable[[Callable[..., Seen]], str | None]:
    """Return what a mark asks for: that a score is no less than this, or else the reason."""

    def holds(score: Callable[..., Seen]) -> str | None:
        seen = score()
        return None if seen[what] >= least else reason(seen)

    return holds


def first_fitting(named: Iterable[tuple[bool, str]]) -> str | None:
    """Return the words of the first fault that a network has."""
    return next((words for fits, words in named if fits), None)


class Later(Sequence[Any]):
    """The one value of an answer, worked out when somebody looks at it: that takes a while."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        return (self._make(),)

    def __getitem__(self, index: Any) -> Any:
        return self._values[index]

    def __len__(self) -> int:
        return 1


def wrong_forms(asked: Asked, changed: Callable[[Change], Later]) -> tuple[Misconception, ...]:
    """Return the mistakes in the form alone, made of a network with one hidden layer."""
    return (
        Misconception(
            f"both results of {asked.training}",
            asked.both_results,
            changed(lambda h, o: ([h, o], [0.5])),
        ),
        Misconception("no pairs", FLAT_LIST, changed(lambda h, o: [*h, *o])),
        Misconception("layers reversed", asked.reversed_layers, changed(lambda h, o: [o, h])),
        Misconception(
            "transposed", TRANSPOSED, changed(lambda h, o: [(h[0].T, h[1]), (o[0].T, o[1])])
        ),
        Misconception("diverged", NOT_FINITE, changed(lambda h, o: [h, (o[0] * np.nan, o[1])])),
    )
