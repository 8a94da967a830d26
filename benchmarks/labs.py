"""What the labs' networks and their rivals reach on the exam data, over three seeds.

Every network is trained with all that is handed out, as its lab says; the exam data took no part.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from anncourse.exam_data import exam_faces, exam_sp500
from anncourse.exercises.faces.face_rows import face_rows
from anncourse.exercises.faces.nearest_neighbour import nearest_neighbour
from anncourse.exercises.faces.standardise import standardise
from anncourse.exercises.images import exam as photo
from anncourse.exercises.speech import spectra as speech
from anncourse.exercises.stocks import days
from anncourse.exercises.voice import judging
from anncourse.tools import (
    add_noise,
    best_gaussian,
    block_test,
    median_filter,
    same_length,
    sign_test,
    train_regression,
    voice_spectra,
)
from annlib import (
    Adam,
    Network,
    fit,
    load_faces,
    load_photos,
    load_sp500,
    load_spoken_digits,
    one_hot,
    predict,
    train,
)

SEEDS = range(3)
ROOT = Path(__file__).resolve().parent.parent
Rows = Iterator[str]


class Trained:
    """One network for each seed, and the processor seconds that each took."""

    def __init__(self, learn: Callable[[int], Any]) -> None:
        self.networks, self.seconds = [], []
        for seed in SEEDS:
            start = time.process_time()
            with contextlib.redirect_stdout(io.StringIO()):
                self.networks.append(learn(seed))
            self.seconds.append(time.process_time() - start)


def _size(*names: str) -> str:
    sizes = [(ROOT / name).stat().st_size / 1e6 for name in names]
    return f"Data: {sizes[0]:.2f} MB handed out, {sizes[1]:.2f} MB for the exam."


def _files(name: str) -> str:
    return _size(f"annlib/data/{name}.npz", f"anncourse/data/{name}.npz")


def _head(last: str = "") -> Rows:
    more = f" {last} |" if last else ""
    yield "| | seed 0 | 1 | 2 | CPU s |" + more
    yield "|---|---:|---:|---:|---:|" + ("---|" if last else "")


def _row(name: str, results: Sequence[str], seconds: Sequence[float] = (), *last: str) -> str:
    cells = [*results, *[""] * (len(SEEDS) - len(results))]
    took = f"{max(seconds):.1f}" if seconds else ""
    return f"| {name} | {' | '.join([*cells, took, *last])} |"


def _photos() -> Rows:
    exam, photos = photo.exam(), load_photos()
    truth = photo.inner(exam.truth)

    def learn(sizes: list[int]) -> Callable[[int], Any]:
        def with_seed(seed: int) -> Any:
            rng = np.random.default_rng(seed)
            rows, middles = [], []
            for one in photos.values():
                noisy = add_noise(one.pixels, photo.SIGMA, rng)
                places = np.lib.stride_tricks.sliding_window_view(noisy, (photo.SIDE, photo.SIDE))
                chosen = rng.choice(places.shape[0] * places.shape[1], 50_000, replace=False)
                rows.append(places.reshape(-1, photo.SIDE**2)[chosen])
                middles.append(photo.inner(one.pixels).ravel()[chosen])
            X, y = np.concatenate(rows), np.concatenate(middles)
            return train_regression(X, y, sizes, 20, rng)[0]

        return with_seed

    yield "## 09 images: decibels on the exam's photo"
    yield ""
    yield from _head()
    rivals = {
        "noisy": exam.noisy,
        "median 3 x 3": median_filter(exam.noisy, 3),
        "median 5 x 5": median_filter(exam.noisy, 5),
        "best Gaussian": best_gaussian(exam.noisy, exam.truth)[0],
    }
    for name, picture in rivals.items():
        yield _row(name, [f"{photo.decibels(photo.inner(picture), truth):.2f}"])
    for name, sizes in {"no hidden layer": [49, 1], "**[49, 64, 1]**": [49, 64, 1]}.items():
        trained = Trained(learn(sizes))
        reached = [
            photo.decibels(photo.cleaned(net, exam.noisy), truth) for net in trained.networks
        ]
        yield _row(name, [f"{decibels:.2f}" for decibels in reached], trained.seconds)
    yield ""
    yield _files("photos")


def _classifiers(
    X: Any, y: Any, exam: tuple[Any, Any], nets: dict[str, tuple[list[int], float, int, int]]
) -> Rows:
    """Compare classifiers with the nearest neighbour, paired, by the sign test."""
    X_exam, y_exam = exam
    yield from _head("p against the neighbour")
    near = nearest_neighbour(X, y, X_exam) == y_exam
    yield _row("nearest neighbour", [f"{near.sum()}"], (), "")
    for name, (sizes, lr, epochs, batch) in nets.items():
        trained = Trained(partial(_train, X, one_hot(y, sizes[-1]), sizes, lr, epochs, batch))
        right = [predict(X_exam, net) == y_exam for net in trained.networks]
        ps = ", ".join(f"{sign_test(one, near)[2]:.2f}" for one in right)
        yield _row(name, [f"{one.sum()}" for one in right], trained.seconds, ps)


def _train(X: Any, Y: Any, sizes: list[int], lr: float, epochs: int, batch: int, seed: int) -> Any:
    return train(X, Y, sizes, lr, epochs, batch, np.random.default_rng(seed))[0]


def _faces() -> Rows:
    handed, exam = load_faces(), exam_faces()
    X, X_exam = standardise(face_rows(handed.pictures), face_rows(exam.pictures))
    yield "## 10 faces: right of 200 pictures"
    yield ""
    how = (0.05, 60, 20)
    nets = {
        "no hidden layer": ([644, 40], *how),
        "**[644, 100, 40]**": ([644, 100, 40], *how),
    }
    yield from _classifiers(X, handed.y, (X_exam, exam.y), nets)
    yield ""
    yield _files("faces")


def _speech() -> Rows:
    handed = load_spoken_digits()
    X = speech.standardised(np.array([speech.recording_row(s) for s in handed.signals]))
    rows, digits = speech.exam()
    yield "## 11 speech: right of 300 recordings"
    yield ""
    nets = {
        "no hidden layer": ([400, 10], 0.05, 30, 32),
        "**[400, 64, 10]**": ([400, 64, 10], 0.1, 30, 32),
    }
    yield from _classifiers(X, handed.digits, (speech.standardised(rows), digits), nets)
    yield ""
    yield _files("spoken_digits")


def _voice() -> Rows:
    handed = load_spoken_digits()
    his = np.flatnonzero(handed.speakers == judging.SPEAKER)
    digits, takes = handed.digits[his], handed.takes[his]
    spectra = voice_spectra([handed.signals[i] for i in his], 40)
    X = np.concatenate([judging.rows(40).reshape(10, 40, 11)[digit] for digit in digits])
    means = np.array([spectra[digits == digit].mean(axis=0) for digit in range(10)])

    def learn(sizes: list[int]) -> Callable[[int], Any]:
        def with_seed(seed: int) -> Any:
            rng = np.random.default_rng(seed)
            network = Network(sizes, rng, output="identity", dtype=np.float32)
            Y = spectra.reshape(-1, 129)
            fit(network, X, Y, optimizer=Adam(0.005), epochs=40, batch_size=64, rng=rng)
            return network

        return with_seed

    def told(voice: Callable[[int], Any]) -> str:
        S = [voice(n) for n in judging.LENGTHS]
        losses = " ".join(f"{judging.loss(one):.2f}" for one in S)
        return f"{losses}; {' '.join(str(judging.heard(one)) for one in S)}"

    def says(network: Network, n: int) -> Any:
        return network.forward(judging.rows(n)).reshape(10, n, -1)

    def stretched(words: Any) -> Callable[[int], Any]:
        return lambda n: np.array([same_length(word, n) for word in words])

    yield "## 12 voice: loss on the exam's takes at 20, 40 and 200 frames; heard of 10 digits"
    yield ""
    yield from _head()
    held = np.repeat(means.mean(axis=1, keepdims=True), 40, axis=1)
    rivals = {"mean spectrum": held, "tape: take 6": spectra[takes == 6]}
    for name, words in rivals.items():
        yield _row(name, [told(stretched(words))])
    for name, sizes in {"no hidden layer": [11, 129], "**[11, 64, 129]**": [11, 64, 129]}.items():
        trained = Trained(learn(sizes))
        yield _row(name, [told(partial(says, net)) for net in trained.networks], trained.seconds)
    yield _row("mean spectrogram", [told(stretched(means))])
    yield ""
    yield "The recordings are those of lab 11."


def _calm() -> Rows:
    handed, exam = days.handed_out(), days.exam()
    yield "## 13 stocks: calm or wild in the next five days, percent of 4,760 days"
    yield ""
    yield from _head("p against the naive rule, by blocks")
    naive = exam.naive[20] == exam.calm
    yield _row("always wild", [f"{100 * np.mean(~exam.calm):.1f}"], (), "")
    yield _row("naive rule, 20 days", [f"{100 * naive.mean():.1f}"], (), "")
    best = exam.naive[10] == exam.calm
    yield _row("naive rule, 10 days (hindsight)", [f"{100 * best.mean():.1f}"], (), "")
    Y = one_hot(handed.calm.astype(int), 2)
    for name, sizes in {"no hidden layer": [12, 2], "**[12, 8, 2]**": [12, 8, 2]}.items():
        trained = Trained(partial(_train, handed.X, Y, sizes, 0.05, 20, 64))
        right = [(predict(exam.X, net) == 1) == exam.calm for net in trained.networks]
        ps = ", ".join(f"{block_test(one, naive)[1]:.4f}" for one in right)
        yield _row(name, [f"{100 * one.mean():.1f}" for one in right], trained.seconds, ps)


def _up() -> Rows:
    close, later = load_sp500().close, exam_sp500().close
    returns = np.diff(np.log(np.concatenate([close, later])))
    X = np.lib.stride_tricks.sliding_window_view(returns[:-1], 20)
    up = returns[20:] > 0
    n = len(up) - len(later)
    X = (X - X[:n].mean(axis=0)) / X[:n].std(axis=0)
    always = up[n:]
    yield f"## 13 stocks: up or down tomorrow, percent of {len(always):,} days"
    yield ""
    yield from _head("p against always up")
    yield _row("always up", [f"{100 * always.mean():.1f}"], (), "")
    Y = one_hot(up[:n].astype(int), 2)
    for name, sizes in {"no hidden layer": [20, 2], "[20, 16, 2]": [20, 16, 2]}.items():
        trained = Trained(partial(_train, X[:n], Y, sizes, 0.05, 20, 64))
        right = [(predict(X[n:], net) == 1) == always for net in trained.networks]
        ps = ", ".join(f"{sign_test(one, always)[2]:.4f}" for one in right)
        yield _row(name, [f"{100 * one.mean():.1f}" for one in right], trained.seconds, ps)
    yield ""
    yield _files("sp500")


def lines(arguments: argparse.Namespace) -> Iterator[str]:
    """Train every lab's networks, and write what they and their rivals reach as Markdown."""
    yield "# Networks and their rivals in the labs"
    yield ""
    yield (
        "On the exam data, which took no part in training; seeds 0, 1 and 2, each trained with all "
        "that is handed out, as its lab says. CPU s is the longest of the three trainings, with "
        f"{arguments.threads} BLAS thread(s)."
    )
    with threadpool_limits(arguments.threads):
        for table in (_photos, _faces, _speech, _voice, _calm, _up):
            yield ""
            yield from table()
