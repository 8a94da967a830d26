"""Exercise ``denoise(image, parameters)``."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, single, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.images.patches import EXERCISE as PATCHES
from anncourse.exercises.images.pictures import oblong, picture, windows
from annlib.activations import relu, sigmoid, softmax

_W1 = np.array(
    [
        [0.5, -1.0], [1.0, 0.25], [-0.5, 0.75],
        [0.25, 1.5], [-1.0, 0.5], [2.0, -0.75],
        [0.75, 1.0], [-1.5, 0.5], [0.5, -2.0],
    ]
)  # fmt: skip
_EXAMPLE = (
    np.array(
        [
            [0.0, 0.25, 0.5, 0.75, 1.0],
            [1.0, 0.5, 0.25, 0.0, 0.75],
            [0.5, 0.75, 0.0, 1.0, 0.25],
            [0.25, 1.0, 0.75, 0.5, 0.0],
        ]
    ),
    [(_W1, np.array([-0.5, 0.25])), (np.array([[1.0], [-1.5]]), np.array([0.75]))],
)


def denoise(image: Any, parameters: Any) -> Any:
    """Return what a network of patches makes of a picture, shape (H-k+1, W-k+1)."""
    k = round(len(parameters[0][0]) ** 0.5)
    places = windows(image, k)
    A = places.reshape(-1, k * k)
    *hidden, (W, b) = parameters
    for V, c in hidden:
        A = relu(A @ V + c)
    answers: Any = (A @ W + b).reshape(places.shape[:2])
    return answers


def _sized(
    height: int | None, width: int | None, k: int, hidden: tuple[int, ...] | None = None
) -> Callable[[np.random.Generator], tuple[Any, ...]]:
    def make(rng: np.random.Generator) -> tuple[Any, ...]:
        inside = (int(rng.integers(3, 7)),) if hidden is None else hidden
        tall, wide = oblong(rng, k + 1)
        sizes = [k * k, *inside, 1]
        parameters = [
            (rng.normal(0, 1.5 / np.sqrt(i), (i, o)), rng.uniform(0.2, 1, o) * _signs(rng, o))
            for i, o in itertools.pairwise(sizes)
        ]
        return picture(rng, height or tall, width or wide), parameters

    return make


def _signs(rng: np.random.Generator, n: int) -> Any:
    return rng.choice([-1.0, 1.0], n)


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    return _sized(None, None, int(rng.choice([3, 5])))(rng)


def _side(args: tuple[Any, ...]) -> int:
    return math.isqrt(len(args[1][0][0]))


_SIZES = (
    as_they_are(),
    sized("the patches are single pixels", _sized(None, None, 1), lambda a: _side(a) == 1),
    sized(
        "the picture is a single patch",
        _sized(3, 3, 3),
        lambda a: np.shape(a[0]) == (_side(a), _side(a)),
    ),
    sized(
        "the picture is square, and larger than a patch",
        _sized(7, 7, 3),
        lambda a: np.shape(a[0])[0] == np.shape(a[0])[1] > _side(a),
    ),
    sized("the patches are 7 × 7", _sized(None, None, 7), lambda a: _side(a) == 7),
    sized("there is no hidden layer", _sized(None, None, 3, ()), lambda a: len(a[1]) == 1),
    sized(
        "there are two hidden layers",
        _sized(None, None, 3, (5, 4)),
        lambda a: len(a[1]) == 3,
    ),
)


def _answers(
    image: Any, parameters: Any, hidden: Callable[[Any], Any] = relu, bias: float = 1.0
) -> Any:
    k = round(len(parameters[0][0]) ** 0.5)
    places = windows(image, k)
    A = places.reshape(-1, k * k)
    *front, (W, b) = parameters
    for V, c in front:
        A = hidden(A @ V + bias * c)
    return (A @ W + bias * b).reshape(places.shape[:2])


def _then(change: Callable[[Any], Any], **pieces: Any) -> Any:
    return lambda image, parameters: change(_answers(image, parameters, **pieces))


def _same(Z: Any) -> Any:
    return Z


def _height_and_width_swapped(image: Any, parameters: Any) -> Any:
    Z = _answers(image, parameters)
    return Z.reshape(Z.shape[::-1])


def _always_seven(image: Any, parameters: Any) -> Any:
    X = windows(image, 7).reshape(-1, 49)
    *front, (W, b) = parameters
    for V, c in front:
        X = relu(X @ V + c)
    return (X @ W + b).reshape(np.shape(image)[0] - 6, np.shape(image)[1] - 6)


def _two_layers_only(image: Any, parameters: Any) -> Any:
    return _answers(image, [parameters[0], parameters[1]])


def _bias_of_output_left_out(image: Any, parameters: Any) -> Any:
    *front, (W, b) = parameters
    return _answers(image, [*front, (W, 0 * b)])


EXERCISE = Exercise(
    name="denoise",
    reference=denoise,
    parts=(
        Part(
            "a network with one hidden layer",
            examples=(_EXAMPLE,),
            make=_random,
            weight=3,
        ),
        Part(
            "pictures, patches and networks of every size, and every kind of numbers",
            space=Space(
                _random,
                (
                    _SIZES,
                    (as_they_are(), whole(0), single(0)),
                    (as_they_are(), zero(0), negative(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "always 7 × 7",
            "You always cut patches of 7 × 7. How large they are is told by the first W: it has "
            "one row for each pixel of a patch.",
            _always_seven,
        ),
        Misconception(
            "ReLU on the output",
            "ReLU stands on the output layer as well. The output is a brightness as it comes: the "
            "last layer has no activation function.",
            _then(relu),
        ),
        Misconception(
            "softmax on the output",
            "The output goes through softmax, which makes 1 of a single number, whatever it is. "
            "The last layer has no activation function here.",
            _then(lambda Z: np.ones_like(Z)),
        ),
        Misconception(
            "sigmoid on the output",
            "The output goes through the sigmoid. The last layer has no activation function here.",
            _then(sigmoid),
        ),
        Misconception(
            "no activation in the hidden layers",
            "The hidden layers have no activation function, so the whole network is one weighted "
            "sum. They have ReLU.",
            _then(_same, hidden=_same),
        ),
        Misconception(
            "sigmoid in the hidden layers",
            "The hidden layers use the sigmoid. These networks are trained with ReLU, and so they "
            "have to be used with it.",
            _then(_same, hidden=sigmoid),
        ),
        Misconception(
            "softmax in the hidden layers",
            "The hidden layers use softmax. They have ReLU.",
            _then(_same, hidden=softmax),
        ),
        Misconception(
            "biases left out",
            "The biases are left out. Every layer is X @ W + b.",
            _then(_same, bias=0.0),
        ),
        Misconception(
            "output bias left out",
            "The bias of the output layer is left out.",
            _bias_of_output_left_out,
        ),
        Misconception(
            "biases subtracted",
            "The biases are subtracted. Add them.",
            _then(_same, bias=-1.0),
        ),
        Misconception(
            "one long row",
            "The numbers are right, but in one long row. Make a picture of them, with H - k + 1 "
            "rows and W - k + 1 columns.",
            _then(np.ravel),
        ),
        Misconception(
            "a column",
            "The answers still stand in a table with one column. Make a picture of them, with H - "
            "k + 1 rows and W - k + 1 columns.",
            _then(lambda Z: Z.reshape(-1, 1)),
        ),
        Misconception(
            "height and width swapped",
            "You make a picture with height and width swapped, so that its rows are cut at the "
            "wrong places: first the number of rows, H - k + 1.",
            _height_and_width_swapped,
        ),
        Misconception(
            "on its side",
            "Your picture lies on its side: its rows stand where its columns belong.",
            _then(np.transpose),
        ),
        Misconception(
            "cut to the range of pixels",
            "Answers below 0 and above 1 are cut off. Return them as the network gives them.",
            _then(lambda Z: np.clip(Z, 0, 1)),
        ),
        Misconception(
            "all layers",
            "You return the outputs of all layers. The last one alone is asked for, as a picture.",
            lambda image, parameters: [image, _answers(image, parameters)],
        ),
        Misconception(
            "two layers only",
            "You use two layers, no more and no less. There may be any number of them: one pair "
            "(W, b) for each.",
            _two_layers_only,
        ),
    ),
    hints=(
        "Three steps: cut the picture into rows, send the rows through the network, make a picture "
        "of the answers. For the first two you have functions.",
        "The first W has k² rows, so k is the root of `len(parameters[0][0])`; round it to a whole "
        "number. `forward` needs one activation function for each layer: relu for all but the "
        "last, and `identity` for that.",
        "The last entry of what `forward` returns has one column. Its `.reshape(rows, columns)` is "
        "the picture; the number of rows is the picture's height minus k, plus 1.",
    ),
    uses=(PATCHES,),
)
