"""Lab 09's project is passed by a network that learned from many patches, and by nothing else."""

import contextlib
import io

import numpy as np
import pytest

from anncourse.exam_data import exam_photos
from anncourse.exercises import EXERCISES
from anncourse.exercises.images.denoise import denoise
from anncourse.exercises.images.denoiser import MARKS, clean_exam, trained
from anncourse.exercises.images.denoiser_data import denoiser_data
from anncourse.exercises.images.exam import BEST_WIDTH, SEED, SIGMA, exam
from anncourse.exercises.images.predictions import OTHER_PHOTO
from anncourse.exercises.images.psnr import psnr
from anncourse.tools import add_noise, best_gaussian, train_regression
from annlib import init_parameters, load_photos
from tests.anncourse.exercises.survey import verdict_on

DENOISER = EXERCISES["denoiser"]


def rows(names, n_each, rng, target="clean", scale=1.0):
    X, y = [], []
    for name in names:
        clean = load_photos()[name].pixels
        noisy = add_noise(clean, SIGMA, rng)
        all_X, all_y = denoiser_data(noisy, {"clean": clean, "noisy": noisy}[target], 7)
        chosen = rng.choice(len(all_X), n_each, replace=False)
        X.append(scale * all_X[chosen])
        y.append(scale * all_y[chosen])
    return np.concatenate(X), np.concatenate(y)


def learned(seed, sizes=(49, 64, 1), n_each=50_000, epochs=20, names=None, **how):
    rng = np.random.default_rng(seed)
    X, y = rows(names or list(load_photos()), n_each, rng, **how)
    with contextlib.redirect_stdout(io.StringIO()):
        return train_regression(X, y, list(sizes), epochs, rng)[0]


def credit(parameters):
    return verdict_on(DENOISER, (parameters,)).credit


def told(parameters):
    report = verdict_on(DENOISER, (parameters,))
    return report.parts[0].failure.words


def test_the_rival_is_the_best_gaussian_on_the_exam_photo():
    truth = exam_photos()["camera"].pixels
    noisy = add_noise(truth, SIGMA, np.random.default_rng(SEED))
    assert best_gaussian(noisy, truth)[1] == BEST_WIDTH
    assert exam().rival == pytest.approx(27.25, abs=0.01)


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.sampled(few=1)
def test_a_network_trained_as_the_lab_says_passes(seed):
    parameters = learned(seed)
    assert clean_exam(parameters)["gain"] > MARKS[-1] + 0.15
    assert credit(parameters) == 1.0


def test_the_kept_network_passes_and_is_no_larger_than_the_lab_asks_for():
    assert [W.shape for W, _ in trained()] == [(49, 64), (64, 1)]
    assert credit(trained()) == 1.0


@pytest.mark.sampled(few=0)
def test_two_hidden_layers_are_welcome():
    assert credit(learned(0, (49, 32, 32, 1))) == 1.0


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.sampled(few=1)
def test_no_hidden_layer_earns_nothing(seed):
    assert credit(learned(seed, (49, 1))) == 0.0


def test_eight_hidden_neurons_earn_next_to_nothing():
    assert credit(learned(0, (49, 8, 1))) <= 0.25


def test_few_patches_learned_by_heart_earn_nothing():
    by_heart = learned(0, n_each=2_000, epochs=100)
    assert credit(by_heart) == 0.0
    assert "no more than a Gaussian" in told(by_heart)


@pytest.mark.sampled(few=0)
def test_one_photo_alone_earns_less_than_all():
    assert credit(learned(0, n_each=100_000, names=["moon"])) == 0.0


@pytest.mark.parametrize("value", [0.0, 0.5, 1.0])
def test_a_constant_earns_nothing(value):
    constant = [(np.zeros((49, 4)), np.zeros(4)), (np.zeros((4, 1)), np.array([value]))]
    assert credit(constant) == 0.0
    assert "nearly the same brightness" in told(constant)


@pytest.mark.parametrize("width", [0.7, 0.95, 1.2])
def test_a_gaussian_in_a_network_earns_nothing(width):
    bell = np.exp(-((np.arange(7) - 3) ** 2) / (2 * width**2))
    kernel = np.outer(bell, bell) / bell.sum() ** 2
    network = [(kernel.reshape(49, 1), np.zeros(1)), (np.ones((1, 1)), np.zeros(1))]
    assert credit(network) == 0.0
    assert abs(clean_exam(network)["gain"]) < 1


@pytest.mark.parametrize("seed", range(4))
def test_an_untrained_network_earns_nothing(seed):
    network = init_parameters([49, 64, 1], np.random.default_rng(seed))
    assert credit(network) == 0.0
    assert "worse than the noisy photo" in told(network)


def test_networks_that_learned_something_else_are_told_what():
    copies = learned(0, (49, 16, 1), n_each=5_000, target="noisy")
    assert credit(copies) == 0.0
    assert "gives the noisy pixel back" in told(copies)
    (W, b), (V, c) = trained()
    grey_levels = [(W / 255, b), (255 * V, 255 * c)]
    assert "from 0 to 255" in told(grey_levels)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda h, o: [h, (o[0][:, [0, 0]], np.zeros(2))], "49 inputs"),
        (lambda h, o: [(h[0][:25], h[1]), o], "49 inputs"),
        (lambda h, o: [h, (o[0][:9], o[1])], "Layer 2"),
        (lambda h, o: [(h[0], h[1][:, None]), o], "row"),
        (lambda h, o: [(h[0], np.full(64, np.nan)), o], "diverged"),
        (lambda h, o: "network", "list of pairs"),
        (lambda h, o: [], "list of pairs"),
        (lambda h, o: np.zeros((49, 1)), "list of pairs"),
        (lambda h, o: [(str(h[0]), h[1]), o], "arrays of real numbers"),
        (lambda h, o: [(h[0] * 1e200, h[1]), (o[0] * 1e200, o[1])], ""),
    ],
)
def test_what_is_no_such_network_is_refused_in_a_sentence(change, words):
    parameters = change(*trained())
    assert credit(parameters) == 0.0
    assert words.lower() in told(parameters).lower()


def test_a_look_at_the_exam_tells_marks_and_no_decibels():
    middling = learned(0, n_each=12_000)
    report = verdict_on(DENOISER, (middling,))
    assert 0 < report.credit < 1
    failures = [part.failure.words for part in report.parts if part.failure]
    assert all("by less than" in words for words in failures)


def test_the_first_network_is_as_poor_on_another_photo_as_its_prediction_says():
    photos = load_photos()
    piece, astronaut = photos["coffee"].pixels[150:250, 200:300], photos["astronaut"].pixels
    noisy_piece, noisy = (
        add_noise(clean, SIGMA, np.random.default_rng(seed))
        for clean, seed in ((piece, 9), (astronaut, 1))
    )
    X, y = denoiser_data(noisy_piece, piece, 7)
    with contextlib.redirect_stdout(io.StringIO()):
        parameters, _ = train_regression(X, y, [49, 64, 1], 200, np.random.default_rng(0))
    inner = np.s_[3:-3, 3:-3]
    rival = psnr(best_gaussian(noisy, astronaut)[0][inner], astronaut[inner])
    gain = psnr(denoise(noisy, parameters), astronaut[inner]) - rival
    assert gain == pytest.approx(OTHER_PHOTO, abs=0.1)
