"""Griffin and Lim's way gives back a signal, and refuses what is none in a sentence."""

import numpy as np
import pytest

from anncourse.exercises.voice.magnitudes import magnitudes
from anncourse.exercises.voice.overlap_add import overlap_add
from anncourse.tools import griffin_lim
from anncourse.tools.spectra import frames, log_spectrum

WAVE = np.sin(2 * np.pi * 440 * np.arange(4000) / 8000)


def test_a_wave_comes_back_with_its_frequency_and_the_more_rounds_the_closer():
    sizes = magnitudes(log_spectrum(frames(WAVE)))
    rough, close = (griffin_lim(sizes, overlap_add, rounds) for rounds in (0, 30))

    def off(signal):
        return np.mean((magnitudes(log_spectrum(frames(signal))) - sizes) ** 2)

    assert len(close) == 64 * (len(sizes) - 1) + 256
    assert off(close) < off(rough) / 4
    loudest = np.abs(np.fft.rfft(close)).argmax() * 8000 / len(close)
    assert loudest == pytest.approx(440, abs=20)


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        (np.ones(129), "must be a table"),
        (None, "must be a table .* Got NoneType"),
        (np.ones((0, 129)), "must be a table"),
        (np.full((3, 129), np.nan), "numbers of 0 or more"),
        (-np.ones((3, 129)), "numbers of 0 or more"),
    ],
)
def test_what_is_no_table_of_magnitudes_is_refused(sizes, words):
    with pytest.raises(ValueError, match=words):
        griffin_lim(sizes, overlap_add)


@pytest.mark.parametrize("wrong", [lambda pieces, step: None, lambda pieces, step: pieces[0]])
def test_an_overlap_add_that_gives_no_signal_is_refused(wrong):
    with pytest.raises(ValueError, match="overlap_add must return 384 samples for 3 frames"):
        griffin_lim(np.ones((3, 129)), wrong)
