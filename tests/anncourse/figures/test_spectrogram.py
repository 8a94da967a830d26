"""A recording is seen through the learner's own functions."""

import numpy as np
import pytest

from anncourse.exercises.speech.band_energies import band_energies
from anncourse.exercises.speech.frames import frames
from anncourse.exercises.speech.log_spectrum import log_spectrum
from anncourse.exercises.speech.same_length import same_length
from anncourse.figures import spectrogram
from anncourse.figures.spectrogram.numbers import Recording, loudest, recordings, see, shades


def tone(hertz, seconds=0.5, rate=8000):
    signal = np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)
    return Recording(signal, 3, "nobody", rate)


def test_there_is_a_recording_of_each_of_six_speakers_and_ten_digits():
    assert len(recordings()) == 60
    seven = recordings()["jackson", "7"]
    assert (seven.digit, seven.speaker, seven.rate) == (7, "jackson", 8000)


@pytest.mark.parametrize("hertz", [500.0, 1250.0, 3000.0])
def test_a_tone_is_strongest_at_its_own_frequency(hertz):
    seen = see(tone(hertz), 256, 128, frames, log_spectrum)
    assert seen.spectrum.shape == (30, 129)
    assert loudest(seen)[1] == hertz


def test_bands_and_frames_are_what_the_network_is_given():
    seen = see(tone(500.0), 256, 128, frames, log_spectrum, band_energies, same_length)
    assert seen.given.shape == (20, 20)
    assert see(tone(500.0), 256, 128, frames, log_spectrum, band_energies).given.shape == (30, 20)


def test_shades_run_from_paper_to_ink():
    found = shades(np.array([[0.0, -5.5, -11.0, -99.0]]))
    assert found.tolist() == [[1.0, 0.5, 0.0, 0.0]]


def test_the_figure_tells_frames_in_samples_time_and_rows():
    figure = spectrogram()
    assert figure.move(length="512", step=64).table.rows == (
        ("frame", "512", "64 ms", "257 rows of 16 Hz"),
        ("step", "64", "8.0 ms", "48 columns"),
    )
    assert "theo says 3" in str(figure.move(speaker="theo", digit="3").nodes)


def test_another_function_draws_another_picture():
    figure = spectrogram(frames, lambda rows: -log_spectrum(rows))
    assert figure.move().say != spectrogram().move().say


@pytest.mark.parametrize(
    ("functions", "values", "words"),
    [
        ((lambda signal, length, step: None,), {}, "returned None"),
        ((lambda signal, length, step: signal,), {}, "must be an array of shape (26, 256)"),
        ((frames, lambda rows: rows), {}, "shape (26, 129)"),
        ((frames, lambda rows: log_spectrum(rows) * np.nan), {}, "must be finite"),
        ((frames, lambda rows: rows.nothing), {}, "AttributeError"),
        ((None, None, lambda spectrum, bands: spectrum), {}, "shape (26, 20)"),
        ((None, None, None), {"speaker": "theo", "digit": "8", "length": "1024"}, ""),
        ((None, None, band_energies), {"length": "32"}, "too few for 20 bands"),
    ],
)
def test_what_is_missing_or_wrong_is_told_in_words(functions, values, words):
    figure = spectrogram(*functions)
    assert words in figure.move(step=128, **values).trouble


def test_a_recording_shorter_than_a_frame_is_told():
    figure = spectrogram(frames, log_spectrum)
    short = min(recordings().items(), key=lambda item: len(item[1].signal))
    (speaker, digit), recording = short
    trouble = figure.move(speaker=speaker, digit=digit, length="1024").trouble
    assert ("shorter than a frame" in trouble) == (len(recording.signal) < 1024)


def test_the_figure_recovers_and_leaves_the_recording_as_it_is():
    def greedy(signal, length, step):
        result = frames(signal, length, step)
        signal[:] = 0
        return result

    before = recordings()["jackson", "7"].signal.copy()
    figure = spectrogram(greedy, log_spectrum)
    first = figure.move(step=64).say
    assert figure.move(step=64).say == first
    assert (recordings()["jackson", "7"].signal == before).all()
