"""Project ``denoiser_parameters``: a network that takes the noise off a photo it has never seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Part
from anncourse.exercises.images.denoiser_mistakes import MISCONCEPTIONS
from anncourse.exercises.images.denoiser_steps import (
    ASKED,
    CONSTANT,
    COPIES,
    GREY_LEVELS,
    NO_BETTER,
    SHIFTED,
    TELLS_NOISE,
    TOO_LARGE,
    UNTRAINED,
    trained,
)
from anncourse.exercises.images.exam import SIDE, cleaned, decibels, exam, inner
from anncourse.exercises.training.projects import Later, read_network
from anncourse.exercises.training.reading import Layer

MOST_NUMBERS = 20_000


#: The gains over the best Gaussian, in dB, that earn a mark each.
MARKS = (0.4, 0.6, 0.8, 1.0)


#: Rows of the photo that are looked at to say what is wrong.
LOOK = slice(100, 230)


CENTRED = (
    "Your network was trained with patches whose mean was taken off. The check gives it the pixels "
    "as they are: train with these."
)


def clean_exam(denoiser_parameters: Any) -> dict[str, Any]:
    """Return how much better a network cleans the exam photo than the best Gaussian, in dB.

    ``gain`` is that; ``reason`` says what is wrong with a network that is far from it, or nothing.

    Raises
    ------
    ValueError
        If these are no parameters of a network with 49 inputs and one output.
    """
    layers = read_network(denoiser_parameters, ASKED)
    if sum(array.size for layer in layers for array in layer) > MOST_NUMBERS:
        raise ValueError(TOO_LARGE)
    return dict(_seen(tuple(_Frozen(array) for layer in layers for array in layer)))


class _Frozen:
    """An array that can be looked up: each mark asks for the same."""

    def __init__(self, array: Any) -> None:
        self.array = array
        self._key = (array.shape, array.tobytes())

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self._key == other._key


@lru_cache(maxsize=2)
def _seen(arrays: tuple[_Frozen, ...]) -> dict[str, Any]:
    numbers = [frozen.array for frozen in arrays]
    layers = list(zip(numbers[::2], numbers[1::2], strict=True))
    truth, noisy, rival = exam()
    gain = decibels(cleaned(layers, noisy), inner(truth)) - rival
    return {"gain": gain, "reason": "" if gain >= MARKS[0] else _reason(layers)}


def _reason(layers: Sequence[Layer]) -> str:
    truth, noisy = exam().truth[LOOK], exam().noisy[LOOK]
    clean, middle = inner(truth), inner(noisy)
    out = cleaned(layers, noisy)

    def better(picture: Any, than: float) -> bool:
        return decibels(picture, clean) > than + 1.0

    own, before = decibels(out, clean), decibels(middle, clean)
    least = max(own, before)
    if np.std(out) < 0.02:
        return CONSTANT
    if np.corrcoef(out.ravel(), middle.ravel())[0, 1] > 0.995:
        return COPIES
    named: list[tuple[Callable[[], Any], str]] = [
        (lambda: cleaned(layers, noisy, lambda A: 255 * A) / 255, GREY_LEVELS),
        (lambda: middle - out, TELLS_NOISE),
        (lambda: cleaned(layers, noisy, _centred), CENTRED),
        (lambda: cleaned(layers, noisy, _centred) + _means(noisy), CENTRED),
    ]
    for picture, words in named:
        if better(picture(), least):
            return words
    where, there = _best_place(out, truth)
    if where and there > max(own + 3, 22):
        return SHIFTED.format(where)
    return UNTRAINED if own < before else NO_BETTER


def _centred(A: Any) -> Any:
    return A - A.mean(axis=1, keepdims=True)


def _means(noisy: Any) -> Any:
    return np.lib.stride_tricks.sliding_window_view(noisy, (SIDE, SIDE)).mean(axis=(2, 3))


def _best_place(out: Any, truth: Any) -> tuple[str, float]:
    """Return which pixel of a patch is told, seen from the middle, and how well, in dB."""
    places = np.lib.stride_tricks.sliding_window_view(truth, out.shape)
    errors = np.array([[np.mean((out - place) ** 2) for place in row] for row in places])
    down, right = np.subtract(np.unravel_index(errors.argmin(), errors.shape), SIDE // 2)
    words = [
        f"{abs(n)} {'pixel' if abs(n) == 1 else 'pixels'} {way[int(n > 0)]}"
        for n, way in ((down, ("above", "below")), (right, ("left", "right")))
        if n
    ]
    return " and ".join(words), float(-10 * np.log10(max(errors.min(), 1e-12)))


def _gains(mark: float) -> Callable[[Callable[..., Any]], str | None]:
    def holds(answer: Callable[..., Any]) -> str | None:
        seen = answer()
        if seen["gain"] >= mark:
            return None
        if seen["reason"]:
            return str(seen["reason"])
        return (
            f"It beats the best Gaussian, by less than {mark:.1f} dB. More patches, from all four "
            "photos, help most; then more hidden neurons (64 are enough), then more epochs. Look "
            "at the psnr of a photo that you hold back, not at the loss alone."
        )

    return holds


EXERCISE = Exercise(
    name="denoiser",
    reference=clean_exam,
    variables=("denoiser_parameters",),
    solution=Later(trained),
    parts=tuple(
        Part(f"at least {mark:.1f} dB better than the best Gaussian", holds=_gains(mark))
        for mark in MARKS
    ),
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Begin with what you had for your mock exam: one hidden layer of 64 neurons, 20 epochs. "
        "What did it gain on the photo that you held back, and what changes when it learns from "
        "all four?",
        "50,000 patches of each photo are enough. With a tenth of them the network learns these by "
        "heart, and loses a decibel on other photos.",
        "If the loss still falls at the end, take more epochs. If it does not, take more hidden "
        "neurons; 64 are enough. Keep `lr` and `batch_size` as they are.",
    ),
)
