"""The filters of lab 9 take grey pictures from 0 to 1, and say so of others."""

import numpy as np
import pytest

from anncourse.tools import add_noise, best_gaussian, median_filter

RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    "use",
    [
        lambda p: add_noise(p, 0.1, RNG),
        lambda p: median_filter(p, 3),
        lambda p: best_gaussian(p, p),
    ],
)
def test_a_colour_picture_is_refused(use):
    with pytest.raises(ValueError, match=r"shape \(height, width\). Got \(8, 8, 3\)"):
        use(np.zeros((8, 8, 3)))


def test_a_picture_from_0_to_255_is_not_made_all_white():
    with pytest.raises(ValueError, match=r"to 1, white\. Got 0 to 255"):
        add_noise(np.array([[0, 255]]), 0.1, RNG)
    assert add_noise(np.array([[0.0, 1.0]]), 0.1, RNG).shape == (1, 2)


def test_the_best_gaussian_is_better_than_the_noisy_picture():
    clean = np.tile(np.linspace(0, 1, 40), (40, 1))
    noisy = add_noise(clean, 0.1, np.random.default_rng(1))
    best, width = best_gaussian(noisy, clean)
    assert np.mean((best - clean) ** 2) < np.mean((noisy - clean) ** 2) / 5
    assert 0.5 <= width <= 3
