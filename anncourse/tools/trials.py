"""Trials of a learner's own training: how it does on the training and on the validation part."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from annlib import cross_entropy, forward, one_hot, relu, softmax

UNWRITTEN = "Write train_test_split, train and predict first, then run this cell again."
FIRST = 'check("{}") says what to mend.'
# In how many places, at most, along the way the validation part is looked at.
N_LOOKS = 10


@dataclass(frozen=True)
class Trial:
    """What came of one training.

    Attributes
    ----------
    parameters : list of pairs (W, b), or None while something is not written
    losses : list of float, or None
        Mean loss of each epoch, from ``train``.
    """

    parameters: Any = None
    losses: Any = None
    words: str = UNWRITTEN
    curve: Callable[[], dict[int, float]] | None = None

    @cached_property
    def validation(self) -> dict[int, float] | None:
        """Epoch -> loss on the validation part after it; worked out when first looked at."""
        return None if self.curve is None else self.curve()

    def __repr__(self) -> str:
        return self.words


def trial_runs(
    train: Callable[..., Any], predict: Callable[..., Any], parts: Sequence[Any] | None
) -> Callable[..., Trial]:
    """Return ``attempt(sizes, lr, epochs, batch_size, seed=0)``, which trains and says how it went.

    The loss on the validation part is measured in up to ten places along the way, once somebody
    asks for it: the training is begun anew with the same seed and stopped there. So `train` itself
    stays as it is, and a trial whose curve nobody draws costs one training.

    Parameters
    ----------
    train, predict : callable
        The learner's own, as lesson 8 asks for them.
    parts : sequence of four arrays, or None while there are none
        X_train, X_validation, y_train, y_validation.

    Returns
    -------
    callable
    """

    def attempt(
        sizes: Sequence[int], lr: float, epochs: int, batch_size: int, seed: int = 0
    ) -> Trial:
        if parts is None:
            return Trial()
        X, X_val, y, y_val = (np.asarray(part) for part in parts)
        targets, targets_val = one_hot(y, sizes[-1]), one_hot(y_val, sizes[-1])

        def trained(n_epochs: int) -> Any:
            rng = np.random.default_rng(seed)
            return train(X, targets, list(sizes), lr, n_epochs, batch_size, rng)

        start = time.perf_counter()
        try:
            result = trained(epochs)
        except Exception as error:
            return Trial(words=f"Your train {_stops(error)}. {FIRST.format('train')}")
        seconds = time.perf_counter() - start
        if result is None:
            return Trial()
        if not isinstance(result, tuple | list) or len(result) != 2:
            words = "Your train does not return two things, parameters and losses."
            return Trial(words=f"{words} {FIRST.format('train')}")
        parameters, losses = result

        def curve() -> dict[int, float]:
            places = sorted({round(place) for place in np.geomspace(1, epochs, N_LOOKS)})
            networks = {place: trained(place)[0] for place in places[:-1]} | {epochs: parameters}
            return {place: _loss(X_val, targets_val, net) for place, net in networks.items()}

        try:
            losses_told = (
                f"loss in the last epoch {losses[-1]:.3f}, on the validation part "
                f"{_loss(X_val, targets_val, parameters):.3f}; one training took {seconds:.1f} s"
            )
        except Exception as error:
            words = f"What your train returns is no network with its losses: it {_stops(error)}."
            return Trial(parameters, words=f"{words} {FIRST.format('train')}")
        # The network is trained, whatever predict makes of it, and can be handed in.
        shares = _shares(predict, parameters, ((X, y), (X_val, y_val)))
        return Trial(parameters, losses, f"{shares}\n{losses_told}", curve)

    return attempt


def usable_parts(split: Callable[..., Any], X: Any, y: Any) -> tuple[Any, ...]:
    """Return X_train, X_validation, y_train and y_validation, from a learner's own split.

    Where theirs does not give four arrays that belong together, one sentence says so, and every
    fifth row is for validation.

    Parameters
    ----------
    split : callable
        The learner's ``train_test_split``.
    X, y : array
        All rows, and their labels.
    """
    try:
        parts = tuple(np.asarray(part) for part in split(X, y, 0.2, np.random.default_rng(8)))
        fitting = [part.shape[1:] for part in parts] == [X.shape[1:]] * 2 + [()] * 2
        if fitting and [len(part) for part in parts[2:]] == [len(part) for part in parts[:2]]:
            return parts
    except Exception:
        # What is wrong with it, its own check says.
        pass
    print(
        "Your train_test_split is not right yet, so every fifth row is for validation. "
        f"{FIRST.format('train_test_split')}"
    )
    fifth = np.arange(len(X)) % 5 == 0
    return X[~fifth], X[fifth], y[~fifth], y[fifth]


def _shares(predict: Callable[..., Any], parameters: Any, parts: Any) -> str:
    try:
        training, validation = (
            float(np.mean(np.asarray(predict(rows, parameters)) == labels))
            if predict(rows[:1], parameters) is not None
            else None
            for rows, labels in parts
        )
    except Exception as error:
        return f"no accuracy: your predict {_stops(error)}. {FIRST.format('predict')}"
    if training is None or validation is None:
        return f"no accuracy: your predict is not written yet. {FIRST.format('predict')}"
    return f"accuracy on the training part {training:.3f}, on the validation part {validation:.3f}"


def _stops(error: Exception) -> str:
    return f"stops with {type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _loss(X: Any, Y: Any, parameters: Any) -> float:
    activations = [relu] * (len(parameters) - 1) + [softmax]
    return float(cross_entropy(forward(X, parameters, activations)[-1], Y))
