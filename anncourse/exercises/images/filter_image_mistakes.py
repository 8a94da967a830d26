"""Known mistakes of ``filter_image``."""

from __future__ import annotations

from typing import Any

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.images.pictures import windows


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


MISCONCEPTIONS = (
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
        "The numbers are right, but in one long row. Keep them as a picture, with H - k + 1 rows.",
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
)
