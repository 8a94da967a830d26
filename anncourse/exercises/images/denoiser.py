"""Project ``denoiser_parameters``: a network that takes the noise off a photo it has never seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any, cast

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.show import show
from anncourse.exam_data import DATA
from anncourse.exercises.images.exam import SIDE, cleaned, decibels, exam, inner
from anncourse.exercises.training.reading import NOT_PAIRS, TRANSPOSED, Layer, read_layers
from annlib.initializers import init_parameters
from nbjudge.shared.plain import as_array, plain

N_PIXELS = SIDE * SIDE
MOST_NUMBERS = 20_000
#: The gains over the best Gaussian, in dB, that earn a mark each.
MARKS = (0.4, 0.6, 0.8, 1.0)
#: Rows of the photo that are looked at to say what is wrong.
LOOK = slice(100, 230)

BOTH_RESULTS = (
    "These are both results of `train_regression`. Keep the parameters alone: "
    "`denoiser_parameters, losses = train_regression(…)`."
)
REVERSED = "The layers stand in reverse order: the one that takes the 49 pixels comes first."
NOT_FINITE = (
    "The parameters hold infinite numbers or nan: the training has diverged. Try a smaller "
    "learning rate."
)
TOO_LARGE = (
    "Your network holds more than 20,000 numbers. One hidden layer of 64 neurons has 3,265 and is "
    "enough."
)
GREY_LEVELS = (
    "Your network was trained with pixels from 0 to 255. The check gives it pixels from 0 to 1, as "
    "the photos of the lab are: train with these."
)
CENTRED = (
    "Your network was trained with patches whose mean was taken off. The check gives it the pixels "
    "as they are: train with these."
)
TELLS_NOISE = (
    "Your network tells the *noise* of the pixel in the middle. The check wants the clean pixel "
    "itself: y holds the pixels of the clean photo."
)
SHIFTED = (
    "Your network tells a clean pixel, but not that in the middle: the one {} of it fits better. "
    "Which pixel of each patch stands in y?"
)
CONSTANT = (
    "Your network gives nearly the same brightness whatever it sees. Has it been trained, or have "
    "its hidden neurons all fallen silent?"
)
UNTRAINED = (
    "What comes out is worse than the noisy photo. Are these the parameters that the training "
    "returned, and were X and y rows of the same patches?"
)
COPIES = (
    "Your network gives the noisy pixel back, more or less as it came. Was y cut out of the clean "
    "photo, or of the noisy one?"
)
NO_BETTER = (
    "It takes off noise, but no more than a Gaussian filter of the best width does: less than "
    "0.4 dB more. Without a hidden layer, or with a few neurons, a network gets that far; so does "
    "a larger one that has learned too few patches by heart. How many hidden neurons has yours, "
    "and how many patches, of how many photos, has it learned from?"
)


def clean_exam(denoiser_parameters: Any) -> dict[str, Any]:
    """Return how much better a network cleans the exam photo than the best Gaussian, in dB.

    ``gain`` is that; ``reason`` says what is wrong with a network that is far from it, or nothing.

    Raises
    ------
    ValueError
        If these are no parameters of a network with 49 inputs and one output.
    """
    layers = _network(plain(denoiser_parameters))
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


def _network(value: Any) -> list[Layer]:
    if isinstance(value, tuple | list) and len(value) == 2:
        losses = as_array(value[1])
        if _is_pairs(value[0]) and losses is not None and losses.ndim == 1:
            raise ValueError(BOTH_RESULTS)
    if not _is_pairs(value):
        raise ValueError(NOT_PAIRS)
    arrays = [tuple(map(_array, pair)) for pair in value]
    shapes = [W.shape for W, _ in arrays]
    if any(len(shape) != 2 for shape in shapes):
        raise ValueError(NOT_PAIRS)
    if shapes[0][0] != N_PIXELS and shapes[-1][0] == N_PIXELS:
        raise ValueError(REVERSED)
    if shapes[0][0] != N_PIXELS and shapes[0][1] == N_PIXELS:
        raise ValueError(TRANSPOSED)
    sizes = [shapes[0][0], *(shape[1] for shape in shapes)]
    if (sizes[0], sizes[-1]) != (N_PIXELS, 1):
        raise ValueError(
            f"the network must have {N_PIXELS} inputs, the pixels of a 7 × 7 patch, and one "
            f"output. Yours has the sizes {show(sizes)}."
        )
    if sum(array.size for pair in arrays for array in pair) > MOST_NUMBERS:
        raise ValueError(TOO_LARGE)
    if not all(np.isfinite(array).all() for pair in arrays for array in pair):
        raise ValueError(NOT_FINITE)
    layers = read_layers(arrays, sizes)
    if isinstance(layers, str):
        raise ValueError(layers)
    return layers


def _array(value: Any) -> Any:
    return as_array(value)


def _is_pairs(value: Any) -> bool:
    return (
        isinstance(value, tuple | list)
        and len(value) > 0
        and all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in value)
        and all(as_array(item) is not None for pair in value for item in pair)
    )


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


class Later(Sequence[Any]):
    """Values that are worked out when somebody looks at them."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        return (self._make(),)

    def __getitem__(self, index: Any) -> Any:
        return self._values[index]

    def __len__(self) -> int:
        return 1


def trained() -> list[Layer]:
    """Return a network that was trained as the lab says, by ``tools/train_denoiser.py``."""
    with np.load(DATA / "denoiser.npz") as file:
        return [(file["W1"].astype(float), file["b1"].astype(float)),
                (file["W2"].astype(float), file["b2"].astype(float))]  # fmt: skip


def _changed(change: Callable[[Layer, Layer], Any]) -> Any:
    return Later(lambda: change(*trained()))


def _copying() -> list[Layer]:
    W = np.zeros((N_PIXELS, 1))
    W[N_PIXELS // 2] = 1.0
    return [(W, np.zeros(1)), (np.ones((1, 1)), np.zeros(1))]


def _for_noise(hidden: Layer, output: Layer) -> list[Layer]:
    """Turn a network that tells the pixel into one that tells the noise: one more neuron."""
    (W, b), (V, c) = hidden, output
    (U, a), _ = _copying()
    return [(np.hstack([W, U]), np.append(b, a)), (np.vstack([-V, [[1.0]]]), -c)]


def _moved(hidden: Layer, output: Layer) -> list[Layer]:
    W = np.roll(hidden[0].reshape(SIDE, SIDE, -1), -2, axis=0).reshape(N_PIXELS, -1)
    return [(W, hidden[1]), output]


def _of_gaussian() -> list[Layer]:
    """Put a Gaussian filter into a network."""
    steps = np.arange(SIDE) - SIDE // 2
    bell = np.exp(-(steps**2) / (2 * 0.95**2))
    kernel = np.outer(bell, bell) / bell.sum() ** 2
    return [(kernel.reshape(-1, 1), np.zeros(1)), (np.ones((1, 1)), np.zeros(1))]


EXERCISE = Exercise(
    name="denoiser",
    reference=clean_exam,
    variables=("denoiser_parameters",),
    solution=cast("tuple[Any, ...]", Later(trained)),
    parts=tuple(
        Part(f"at least {mark:.1f} dB better than the best Gaussian", holds=_gains(mark))
        for mark in MARKS
    ),
    misconceptions=(
        Misconception(
            "both results of the training", BOTH_RESULTS, _changed(lambda h, o: ([h, o], [0.5]))
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
            "too large",
            TOO_LARGE,
            Later(lambda: init_parameters([N_PIXELS, 500, 1], np.random.default_rng(2))),
        ),
        Misconception(
            "pixels from 0 to 255",
            GREY_LEVELS,
            _changed(lambda h, o: [(h[0] / 255, h[1]), (255 * o[0], 255 * o[1])]),
        ),
        Misconception("tells the noise", TELLS_NOISE, _changed(_for_noise)),
        Misconception("the pixel beside", SHIFTED.format("2 pixels above"), _changed(_moved)),
        Misconception(
            "always the same", CONSTANT, _changed(lambda h, o: [h, (0 * o[0], o[1] + 0.5)])
        ),
        Misconception("copies", COPIES, Later(_copying)),
        Misconception("a Gaussian in disguise", NO_BETTER, Later(_of_gaussian)),
        Misconception(
            "untrained",
            UNTRAINED,
            Later(lambda: init_parameters([N_PIXELS, 64, 1], np.random.default_rng(2))),
        ),
    ),
    hints=(
        "Begin with what you had for your mock exam: one hidden layer of 64 neurons, 20 epochs. "
        "What did it gain on the photo that you held back, and what changes when it learns from "
        "all four?",
        "50,000 patches of each photo are enough. With a tenth of them the network learns these by "
        "heart, and loses a decibel on other photos.",
        "If the loss still falls at the end, take more epochs. If it does not, take more hidden "
        "neurons, no more than 64 are needed. Keep `lr` and `batch_size` as they are.",
    ),
)
