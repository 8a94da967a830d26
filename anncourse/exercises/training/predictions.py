"""What lesson 08 asks its readers to predict."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from anncourse.checks.prediction import Prediction, number, one_of, whole
from annlib import (
    accuracy,
    backward,
    gradient_step,
    load_digits,
    one_hot,
    predict,
    softmax,
    train,
    train_test_split,
)

_RNG = np.random.default_rng


@cache
def _farthest_from_zero() -> float:
    digits = load_digits()
    X, Y = digits.X[:500] / 16, one_hot(digits.y[:500], 10)
    parameters: list[Any] = [
        (np.zeros((64, 32)), np.zeros(32)),
        (np.zeros((32, 10)), np.zeros(10)),
    ]
    for _ in range(100):
        parameters = gradient_step(parameters, backward(X, Y, parameters), 0.5)
    return float(np.abs(parameters[0][0]).max())


@cache
def _starts_that_find_xor() -> int:
    X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    found = 0
    for seed in range(20):
        parameters, _ = train(X, one_hot(y, 2), [2, 2, 2], 0.5, 300, 4, _RNG(seed))
        found += np.array_equal(predict(X, parameters), y)
    return found


@cache
def _without_a_hidden_layer(n_classes: int, epochs: int) -> float:
    """Return the percentage of the validation part: the digit's remainder by `n_classes`."""
    digits = load_digits()
    X, X_val, y, y_val = train_test_split(digits.X / 16, digits.y % n_classes, 0.2, _RNG(8))
    parameters, _ = train(X, one_hot(y, n_classes), [64, n_classes], 0.3, epochs, 32, _RNG(0))
    return round(100 * accuracy(predict(X_val, parameters), y_val), 1)


@cache
def _first_attempt() -> float:
    digits = load_digits()
    X, X_val, y, y_val = train_test_split(digits.X / 16, digits.y, 0.2, _RNG(8))
    parameters, _ = train(X, one_hot(y, 10), [64, 16, 10], 0.05, 10, 64, _RNG(0))
    return round(100 * accuracy(predict(X_val, parameters), y_val), 1)


@cache
def _nonsense_learned() -> float:
    rng = _RNG(3)
    X, nonsense = load_digits().X[:100] / 16, rng.integers(0, 10, size=100)
    parameters, _ = train(X, one_hot(nonsense, 10), [64, 128, 10], 0.5, 150, 20, rng)
    return accuracy(predict(X, parameters), nonsense)


PREDICTIONS = (
    Prediction(
        "review_equal_scores",
        number(0, 1, decimals=2),
        lambda: softmax(np.full((1, 4), 7.0))[0, 0],
        "Equal scores get equal shares, and four shares add up to 1. How large the scores are "
        "plays no part.",
    ),
    Prediction(
        "review_rate",
        one_of("larger", "smaller"),
        lambda: "smaller",
        "It jumps across the valley and lands higher each time. Try a tenth, and a tenth of that.",
    ),
    Prediction(
        "review_divisions",
        whole(0, 10),
        lambda: 1,
        "In the delta of the output. All other deltas, and with them dW and db, hold it already.",
    ),
    Prediction(
        "farthest_from_zero",
        number(0, 1000),
        _farthest_from_zero,
        "Not one of the 2,048 weights has moved at all, and neither have those of the output "
        "layer.",
    ),
    Prediction(
        "strength_behind_ten",
        number(0, 1000, decimals=2),
        lambda: np.sqrt(0.5**10),
        "Each layer halves the mean square. Ten halvings are 1/1024, and the root of that is 1/32.",
    ),
    Prediction(
        "sorted_split",
        number(0, 1),
        lambda: 0.0,
        "Not one is right. The last 50 are all of the third kind, which never occurred in "
        "training: no label said so, and the network has never had a reason to answer with it.",
    ),
    Prediction(
        "starts_that_find_xor",
        whole(0, 20),
        _starts_that_find_xor,
        "That it *can* be done does not mean that gradient descent finds it.",
    ),
    Prediction(
        "starts_with_company",
        whole(0, 20),
        # Computed by a test: it takes 20 trainings.
        lambda: 19,
        "Some of the eight fall silent, and enough do not. Two lines are all that XOR takes.",
        within=2,
    ),
    Prediction(
        "xnor_without_biases",
        whole(0, 20),
        # Computed by a test, as the one before.
        lambda: 0,
        "Nor would a million neurons help. For the corner (0, 0) every weighted sum is 0, in every "
        "layer, whatever the weights are. Softmax makes two equal probabilities of it, 0.5 and "
        "0.5, for ever, and of two equal ones `argmax` takes the first: 0, where XNOR is 1.",
    ),
    Prediction(
        "first_attempt",
        number(0, 100),
        _first_attempt,
        "One picture in ten is right by guessing. After a moment's work of your computer most "
        "of them are, and by far not all.",
        within=5,
    ),
    Prediction(
        "patient_who_crawls",
        one_of("A", "B", "C"),
        lambda: "ABC"[int(np.argmin(_RNG(3).permutation([0.0005, 0.1, 2.0])))],
        "Its curve falls, slowly and without a jolt: small steps in the right direction. That of "
        "the other jitters around one height. Its first long steps have silenced the hidden "
        "neurons, and what is left are the biases of the output.",
    ),
    Prediction(
        "digits_without_hidden",
        number(0, 100, decimals=1),
        lambda: _without_a_hidden_layer(10, 50),
        "In 64 dimensions there is much room: each digit is one heap, and a straight border parts "
        "it from the others nearly everywhere.",
        within=2.0,
    ),
    Prediction(
        "parity_without_hidden",
        number(0, 100, decimals=1),
        lambda: _without_a_hidden_layer(2, 60),
        "Half of it is had by guessing. A straight border does a good deal more, since most heaps "
        "lie well apart in 64 dimensions; and then it does no better, however long one trains.",
        within=2.0,
    ),
    Prediction(
        "lowest_validation_loss",
        whole(1, 300),
        # Computed by a test: it takes ten trainings.
        lambda: 13,
        "Early. Whoever goes on to the end, because the training loss is still falling, ends with "
        "a network that is worse than it was.",
        within=10,
    ),
    Prediction(
        "weights_of_a_blank_pixel",
        number(),
        lambda: 0.0,
        "Not at all. The slope of a weight is delta times what came in through it, and nothing "
        "ever did. What they are now is what was drawn for them at the start.",
    ),
    Prediction(
        "nonsense_learned",
        number(0, 1, decimals=2),
        _nonsense_learned,
        "It has learned the nonsense by heart, and of digits it knows nothing: on the other "
        "pictures it does no better than guessing. That is why the accuracy on training data says "
        "so little.",
    ),
)
