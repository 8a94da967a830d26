"""Project ``digit_parameters``: a network that reads handwritten digits it has never seen.

The lesson hands out three of every four pictures. The rest, every fourth one from number 3 on, is
kept back for the check. They are in `annlib.load_digits`, as all pictures are; that they are not to
be learned from is said in the lesson, and a grader can withhold them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import Any, cast

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.show import show
from anncourse.exercises.training.reading import NOT_PAIRS, TRANSPOSED, Layer, read_layers
from annlib.activations import relu
from annlib.datasets import load_digits
from annlib.encoding import one_hot
from annlib.initializers import init_parameters
from annlib.metrics import confusion_matrix
from nbjudge.shared.plain import as_array, plain

N_PIXELS, N_DIGITS = 64, 10
GUESSING = 0.25

BOTH_RESULTS = (
    "These are both results of `train`. Keep the parameters alone: `digit_parameters, losses = "
    "train(…)`."
)
REVERSED = "The layers stand in reverse order: the one that takes the 64 pixels comes first."
NOT_FINITE = (
    "The parameters hold infinite numbers or nan: the training has diverged. Try a smaller "
    "learning rate."
)
WHOLE_PIXELS = (
    "Your network reads pictures whose pixels run from 0 to 16. The check divides them by 16, as "
    "the lesson does: train with pixels from 0 to 1."
)
STANDARDISED = (
    "Your network reads pictures whose pixels were standardised. The check only divides them by "
    "16, as the lesson does: train with these."
)
WRONG_NAMES = (
    "Your network tells the digits apart, but calls them by the wrong names. Does column k of the "
    "one-hot table belong to digit k?"
)
SAME_ANSWER = (
    "Your network gives nearly all pictures the same digit. Either it has hardly been trained, or "
    "a step was so large that its hidden neurons fell silent for good: try another learning rate."
)
GUESSES = (
    "Your network does no better than guessing. Are these the parameters that `train` returned, "
    "and were X and Y rows of the same pictures?"
)


def kept_back(n: int) -> Any:
    """Return which of n pictures are never handed out: a truth value for each."""
    return np.arange(n) % 4 == 3


@cache
def _pictures() -> tuple[Any, Any, Any]:
    """Return the pictures handed out, those kept back, and the digits of the latter."""
    digits = load_digits()
    held = kept_back(len(digits.y))
    return digits.X[~held] / 16, digits.X[held] / 16, digits.y[held]


def read_kept_back(digit_parameters: Any) -> dict[str, float]:
    """Return the share of the kept-back pictures that a network reads right, and what else it does.

    ``right`` is the share. For a network that reads badly, the others say why: the share with
    pixels from 0 to 16 and with standardised ones, the share of its most frequent answer, and the
    share it would read right if its answers had other names.

    Raises
    ------
    ValueError
        If these are no parameters of a network with 64 inputs and 10 outputs.
    """
    layers = _network(plain(digit_parameters))
    handed_out, X, y = _pictures()
    spread = handed_out.std(axis=0)
    standardised = (X - handed_out.mean(axis=0)) / np.where(spread == 0, 1, spread)
    answers = _answers(layers, X)
    counts = confusion_matrix(y, answers, N_DIGITS)
    return {
        "n": float(len(y)),
        "right": float(np.mean(answers == y)),
        "of whole pixels": float(np.mean(_answers(layers, 16 * X) == y)),
        "of standardised pixels": float(np.mean(_answers(layers, standardised) == y)),
        "most frequent": float(counts.sum(axis=0).max() / len(y)),
        "under other names": float(counts.max(axis=1).sum() / len(y)),
    }


def _answers(layers: Iterable[Layer], X: Any) -> Any:
    *front, (W, b) = layers
    for V, c in front:
        X = relu(X @ V + c)
    return (X @ W + b).argmax(axis=1)


def _network(value: Any) -> list[Layer]:
    if isinstance(value, tuple | list) and len(value) == 2:
        losses = as_array(value[1])
        if _is_pairs(value[0]) and losses is not None and losses.ndim == 1:
            raise ValueError(BOTH_RESULTS)
    if not _is_pairs(value):
        raise ValueError(NOT_PAIRS)
    value = [tuple(map(_numbers, pair)) for pair in value]
    shapes = [W.shape for W, _ in value]
    if any(len(shape) != 2 for shape in shapes):
        raise ValueError(NOT_PAIRS)
    if shapes[0][0] != N_PIXELS and shapes[-1][0] == N_PIXELS:
        raise ValueError(REVERSED)
    if shapes[0][0] != N_PIXELS and shapes[0][1] == N_PIXELS:
        raise ValueError(TRANSPOSED)
    sizes = [shapes[0][0], *(shape[1] for shape in shapes)]
    if (sizes[0], sizes[-1]) != (N_PIXELS, N_DIGITS):
        raise ValueError(
            f"the network must have {N_PIXELS} inputs, one for each pixel, and {N_DIGITS} outputs, "
            f"one for each digit. Yours has the sizes {show(sizes)}."
        )
    if not all(np.isfinite(array).all() for pair in value for array in pair):
        raise ValueError(NOT_FINITE)
    layers = read_layers(value, sizes)
    if isinstance(layers, str):
        raise ValueError(layers)
    return layers


def _numbers(value: Any) -> Any:
    return as_array(value)


def _is_pairs(value: Any) -> bool:
    return (
        isinstance(value, tuple | list)
        and len(value) > 0
        and all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in value)
        and all(as_array(item) is not None for pair in value for item in pair)
    )


def _reads(share: float) -> Callable[[Callable[..., Any]], str | None]:
    def holds(answer: Callable[..., Any]) -> str | None:
        seen = answer()
        return None if seen["right"] >= share else _reason(seen)

    return holds


def _reason(seen: dict[str, float]) -> str:
    right = seen["right"]
    whole, standardised = seen["of whole pixels"], seen["of standardised pixels"]
    otherwise = max(whole, standardised) > max(0.8, right + 0.1)
    named = (
        (otherwise and whole >= standardised, WHOLE_PIXELS),
        (otherwise, STANDARDISED),
        (seen["most frequent"] > 0.85, SAME_ANSWER),
        (right < 0.5 and seen["under other names"] > 0.8, WRONG_NAMES),
        (right < GUESSING, GUESSES),
    )
    for fits, words in named:
        if fits:
            return words
    told = f"It reads {round(right * seen['n'])} of the {seen['n']:.0f} right: {right:.1%}. "
    if right < 0.9:
        return told + (
            "It has learned something, and not enough. Look at the curve of its losses: while it "
            "still falls, more epochs or a larger learning rate help."
        )
    return told + (
        "That is close. Is the loss still falling? Then train for longer. Is it near 0 already? "
        "Then try more hidden neurons, or learn from all pictures that were handed out."
    )


class _Later(Sequence[Any]):
    """Values that are worked out when somebody looks at them, since that takes a while."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        return (self._make(),)

    def __getitem__(self, index: Any) -> Any:
        return self._values[index]

    def __len__(self) -> int:
        return 1


def _trained() -> list[Layer]:
    """Return a network that reads well, without a training: hidden neurons drawn by chance.

    Only the output layer is fitted, by least squares, so that this takes no time. With as many as
    300 hidden neurons that is good enough.
    """
    digits = load_digits()
    learned = ~kept_back(len(digits.y))
    X, Y = digits.X[learned] / 16, one_hot(digits.y[learned], N_DIGITS)
    rng = np.random.default_rng(1)
    ((W, _),) = init_parameters([N_PIXELS, 300], rng)
    b = rng.normal(0, 0.2, 300)
    A = np.column_stack([relu(X @ W + b), np.ones(len(X))])
    V = np.linalg.solve(A.T @ A + np.eye(A.shape[1]), A.T @ Y)
    return [(W, b), (V[:-1], V[-1])]


def _changed(change: Callable[[Layer, Layer], Any]) -> Any:
    return _Later(lambda: change(*_trained()))


def _for_standardised(hidden: Layer, output: Layer) -> Any:
    (W, b), pixels = hidden, _pictures()[0]
    return [(pixels.std(axis=0)[:, None] * W, b + pixels.mean(axis=0) @ W), output]


EXERCISE = Exercise(
    name="digit_reader",
    reference=read_kept_back,
    variables=("digit_parameters",),
    solution=cast("tuple[Any, ...]", _Later(_trained)),
    parts=(
        Part("reads half of the kept-back pictures right", holds=_reads(0.5)),
        Part("reads 80 % of them right", holds=_reads(0.8)),
        Part("reads 90 % of them right", holds=_reads(0.9), weight=2),
        Part("reads 95 % of them right", holds=_reads(0.95), weight=2),
    ),
    misconceptions=(
        Misconception(
            "both results of train", BOTH_RESULTS, _changed(lambda h, o: ([h, o], [0.5]))
        ),
        Misconception("no pairs", NOT_PAIRS, _changed(lambda h, o: [h[0], h[1], o[0], o[1]])),
        Misconception("layers reversed", REVERSED, _changed(lambda h, o: [o, h])),
        Misconception(
            "transposed", TRANSPOSED, _changed(lambda h, o: [(h[0].T, h[1]), (o[0].T, o[1])])
        ),
        Misconception(
            "diverged", NOT_FINITE, _changed(lambda h, o: [h, (o[0] * float("nan"), o[1])])
        ),
        Misconception(
            "pixels from 0 to 16", WHOLE_PIXELS, _changed(lambda h, o: [(h[0] / 16, h[1]), o])
        ),
        Misconception("standardised pixels", STANDARDISED, _changed(_for_standardised)),
        Misconception(
            "always the same", SAME_ANSWER, _changed(lambda h, o: [h, (0 * o[0], np.arange(10.0))])
        ),
        Misconception(
            "names shifted",
            WRONG_NAMES,
            _changed(lambda h, o: [h, (np.roll(o[0], 1, axis=1), np.roll(o[1], 1))]),
        ),
        Misconception(
            "untrained",
            GUESSES,
            _Later(lambda: init_parameters([N_PIXELS, 32, N_DIGITS], np.random.default_rng(2))),
        ),
    ),
    hints=(
        "One hidden layer is enough. Start with the sizes, the learning rate and the batch size of "
        "the first attempt above, and look at the curve of the losses: is it still falling at the "
        "end?",
        "Try learning rates a factor of three apart, such as 0.03, 0.1, 0.3 and 1, and compare the "
        "accuracies on *your own* test part. Then do the same with the number of hidden neurons.",
        "If your own test part says about 96 %, train once more, with all the pictures that were "
        "handed out: with more examples the network gets a little better still.",
    ),
)
