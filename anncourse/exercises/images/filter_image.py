"""Exercise ``filter_image(image, kernel, b)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, negative, repeated, single, sized, whole, zero
from anncourse.checks.space import Space
from anncourse.exercises.images.pictures import oblong, picture, windows

_IMAGE = np.array(
    [[0.0, 0.25, 1.0, 0.5], [0.5, 1.0, 0.25, 0.75], [1.0, 0.75, 0.5, 0.0]],
)
_KERNEL = np.array([[1.0, -2.0], [0.5, 3.0]])
_TALL = np.array(
    [[0.0, 0.5, 1.0], [0.25, 1.0, 0.5], [1.0, 0.75, 0.0], [0.5, 0.25, 0.25], [0.75, 0.0, 1.0]],
)
_THREE = np.array([[1.0, 0.0, -1.0], [2.0, 0.5, -1.5], [-0.5, 3.0, 1.0]])


def filter_image(image: Any, kernel: Any, b: Any) -> Any:
    """Return what one neuron says at every place of a picture, shape (H-k+1, W-k+1)."""
    height, width = np.shape(image)
    k = len(kernel)
    out = np.zeros((height - k + 1, width - k + 1))
    for row in range(height - k + 1):
        for column in range(width - k + 1):
            window = image[row : row + k, column : column + k]
            out[row, column] = np.sum(window * kernel) + b
    return out


def _kernel(rng: np.random.Generator, k: int) -> Any:
    return rng.uniform(0.2, 2, (k, k)) * rng.choice([-1.0, 1.0], (k, k))


def _bias(rng: np.random.Generator) -> float:
    return float(rng.uniform(0.2, 2) * rng.choice([-1.0, 1.0]))


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    k = int(rng.integers(2, 5))
    return picture(rng, *oblong(rng, k + 1)), _kernel(rng, k), _bias(rng)


def _without_bias(rng: np.random.Generator) -> tuple[Any, ...]:
    image, kernel, _ = _random(rng)
    return image, kernel, 0.0


def _sized(height: int | None, width: int | None, k: int) -> Any:
    def make(rng: np.random.Generator) -> tuple[Any, ...]:
        tall, wide = oblong(rng, k + 1)
        return picture(rng, height or tall, width or wide), _kernel(rng, k), _bias(rng)

    return make


def _shape(args: tuple[Any, ...]) -> tuple[int, int, int]:
    return (*np.shape(args[0]), len(args[1]))


_SIZES = (
    as_they_are(),
    sized(
        "the kernel is a single weight",
        _sized(None, None, 1),
        lambda a: _shape(a)[2] == 1,
    ),
    sized(
        "the picture has just the size of the kernel",
        _sized(3, 3, 3),
        lambda a: _shape(a)[0] == _shape(a)[1] == _shape(a)[2],
    ),
    sized(
        "the picture is as high as the kernel, and wider",
        _sized(3, 7, 3),
        lambda a: _shape(a)[0] == _shape(a)[2] < _shape(a)[1],
    ),
    sized(
        "the picture is as wide as the kernel, and higher",
        _sized(7, 3, 3),
        lambda a: _shape(a)[1] == _shape(a)[2] < _shape(a)[0],
    ),
    sized(
        "the picture is square, and larger than the kernel",
        _sized(6, 6, 2),
        lambda a: _shape(a)[0] == _shape(a)[1] > _shape(a)[2],
    ),
    sized(
        "the picture is a single row of pixels",
        _sized(1, 6, 1),
        lambda a: np.shape(a[0])[0] == 1,
    ),
    sized(
        "the picture is a single column of pixels",
        _sized(6, 1, 1),
        lambda a: np.shape(a[0])[1] == 1,
    ),
    sized("the kernel is 5 × 5", _sized(None, None, 5), lambda a: _shape(a)[2] == 5),
)


def _windows_of(image: Any, kernel: Any) -> Any:
    return windows(image, len(kernel))


def _answers(image: Any, kernel: Any, b: Any) -> Any:
    return np.sum(_windows_of(image, kernel) * kernel, axis=(2, 3)) + b


def _padded(image: Any, kernel: Any, b: Any) -> Any:
    k = len(kernel)
    before, after = (k - 1) // 2, k // 2
    return _answers(np.pad(np.asarray(image, float), ((before, after), (before, after))), kernel, b)


def _square_only(image: Any, kernel: Any, b: Any) -> Any:
    n, k = len(image), len(kernel)
    out = np.zeros((n - k + 1, n - k + 1))
    for row in range(n - k + 1):
        for column in range(n - k + 1):
            out[row, column] = np.sum(image[row : row + k, column : column + k] * kernel) + b
    return out


def _whole_answers(image: Any, kernel: Any, b: Any) -> Any:
    right = _answers(image, kernel, b)
    out = np.zeros_like(image, shape=right.shape)
    out[:] = right
    return out


def _return_inside(image: Any, kernel: Any, b: Any) -> Any:
    right = _answers(image, kernel, b)
    out = np.zeros(right.shape)
    out[0, 0] = right[0, 0]
    return out


def _first_row_only(image: Any, kernel: Any, b: Any) -> Any:
    right = _answers(image, kernel, b)
    out = np.zeros(right.shape)
    out[0] = right[0]
    return out


def _by_a_library(image: Any, kernel: Any, b: Any) -> Any:
    from scipy.signal import convolve2d

    return convolve2d(image, kernel, mode="valid") + b


_FLIPPED = (
    "The kernel is turned round, upside down and left to right. (So it is in the mathematicians' "
    "convolution, and in `scipy.signal.convolve2d`.) Here the weight at the upper left belongs to "
    "the pixel at the upper left."
)

EXERCISE = Exercise(
    name="filter_image",
    reference=filter_image,
    parts=(
        Part(
            "every place of the picture, with b = 0",
            examples=((_IMAGE, _KERNEL, 0.0), (_TALL, _THREE, 0.0)),
            make=_without_bias,
            weight=2,
        ),
        Part(
            "with a bias",
            examples=((_IMAGE, _KERNEL, -0.5), (_TALL, _THREE, 2.0)),
            make=_random,
            weight=2,
        ),
        Part(
            "pictures and kernels of every size, and every kind of numbers",
            space=Space(
                _random,
                (
                    _SIZES,
                    (as_they_are(), whole(0), whole(1), whole(2), whole(0, 1, 2), single(0)),
                    (as_they_are(), zero(0), zero(1), negative(1), negative(0), repeated(1)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "bias left out",
            "The bias is missing. Add b to the sum at each place.",
            lambda image, kernel, b: _answers(image, kernel, 0.0),
        ),
        Misconception(
            "bias subtracted",
            "The bias is subtracted. It is added, as in every neuron.",
            lambda image, kernel, b: _answers(image, kernel, -b),
        ),
        Misconception(
            "bias for each weight",
            "The bias is added to every product, before the sum. It belongs to the neuron: add it "
            "once at each place, after the sum.",
            lambda image, kernel, b: _answers(image, kernel, b * np.size(kernel)),
        ),
        Misconception(
            "kernel turned round",
            _FLIPPED,
            lambda image, kernel, b: _answers(image, kernel[::-1, ::-1], b),
        ),
        Misconception(
            "kernel transposed",
            "The kernel is transposed: its rows lie where its columns belong. Multiply the window "
            "and the kernel entry by entry, as both stand.",
            lambda image, kernel, b: _answers(image, kernel.T, b),
        ),
        Misconception(
            "one place too few",
            "The last row and the last column of places are missing: the kernel fits into H "
            "pixels at H - k + 1 places, not at H - k.",
            lambda image, kernel, b: _answers(image, kernel, b)[:-1, :-1],
        ),
        Misconception(
            "filled up with zeros",
            "Your result is as large as the picture: it is continued with zeros beyond its edges. "
            "Here the neuron stands only where all its inputs lie inside the picture.",
            _padded,
        ),
        Misconception(
            "mean instead of sum",
            "You take the mean of the products. A neuron adds them up.",
            lambda image, kernel, b: _answers(image, kernel / np.size(kernel), b),
        ),
        Misconception(
            "divided by the sum of the weights",
            "You divide by the sum of the weights. They are taken as they are.",
            lambda image, kernel, b: (
                np.sum(_windows_of(image, kernel) * kernel, axis=(2, 3)) / np.sum(kernel) + b
            ),
        ),
        Misconception(
            "matrix product",
            "`window @ kernel` is a matrix product, rows times columns. Here each pixel meets the "
            "weight at its own place: multiply entry by entry, with `*`.",
            lambda image, kernel, b: np.sum(_windows_of(image, kernel) @ kernel, axis=(2, 3)) + b,
        ),
        Misconception(
            "steps as wide as the kernel",
            "The neuron jumps by its own width. It moves on by one pixel, so that neighbouring "
            "windows overlap.",
            lambda image, kernel, b: _answers(image, kernel, b)[:: len(kernel), :: len(kernel)],
        ),
        Misconception(
            "rows and columns swapped",
            "Your result lies on its side: its rows stand where its columns belong. Row i of it "
            "belongs to the windows that begin in row i of the picture.",
            lambda image, kernel, b: _answers(image, kernel, b).T,
        ),
        Misconception(
            "one long row",
            "The numbers are right, but in one long row. Keep them as a picture, with H - k + 1 "
            "rows.",
            lambda image, kernel, b: _answers(image, kernel, b).ravel(),
        ),
        Misconception(
            "only the first place",
            "You return one number, that of the first place: the `return` stands inside the loops.",
            lambda image, kernel, b: _answers(image, kernel, b)[0, 0],
        ),
        Misconception(
            "only the first place is filled",
            "Only the first place has its number, the others are still 0: the `return` stands "
            "inside the loops. Return after them.",
            _return_inside,
        ),
        Misconception(
            "only the first row of places",
            "Only the first row of places is filled, the rest is still 0: the `return` stands "
            "inside the loop over the rows.",
            _first_row_only,
        ),
        Misconception(
            "square pictures only",
            "You take the height of the picture for its width as well. Pictures are not always "
            "square: `image.shape` holds both.",
            _square_only,
        ),
        Misconception(
            "negative answers cut off",
            "Answers below 0 come out as 0. No activation function is asked for here: return the "
            "weighted sums as they are.",
            lambda image, kernel, b: np.maximum(_answers(image, kernel, b), 0),
        ),
        Misconception(
            "answers cut to the range of pixels",
            "Answers below 0 and above 1 are cut off. Return the weighted sums as they are: what "
            "is done for showing them is done later.",
            lambda image, kernel, b: np.clip(_answers(image, kernel, b), 0, 1),
        ),
        Misconception(
            "answers as whole numbers",
            "Where the picture holds whole numbers, so do your answers: what stands behind the "
            "point is lost. `np.zeros_like(image)` makes an array of the picture's kind of "
            "numbers; `np.zeros` one of decimal numbers.",
            _whole_answers,
        ),
        Misconception(
            "a library's filter",
            "Here a filter of a library does the work. Write it yourself, with loops or with "
            "NumPy: that is where the learning is.",
            _by_a_library,
            uses=(
                "scipy.signal.convolve2d",
                "scipy.signal.correlate2d",
                "scipy.signal.fftconvolve",
                "scipy.ndimage.convolve",
                "scipy.ndimage.correlate",
            ),
        ),
    ),
    hints=(
        "Begin with the neuron at one place, the upper left: cut its window out of the picture, "
        "multiply it with the kernel entry by entry, add everything up, add b. Then ask at how "
        "many places the window fits, downwards and to the right.",
        "Two loops, one over the rows at which a window can begin, one over the columns. The "
        "window that begins at (row, column) is `image[row : row + k, column : column + k]`.",
        "Make an array of zeros with H - k + 1 rows and W - k + 1 columns before the loops, write "
        "one number into it at each place, and return it after both loops.",
    ),
)
