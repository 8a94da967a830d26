"""A speaking network is asked, and made to sound, with the learner's own functions."""

import base64
import io
import wave

import numpy as np
import pytest

from anncourse.exercises.voice import judging
from anncourse.exercises.voice.overlap_add import overlap_add
from anncourse.exercises.voice.voice_inputs import voice_inputs
from anncourse.figures import speaking_network
from anncourse.figures.speaking_network.numbers import as_wave, read_voice, seconds_of, word

JACKSON = judging.networks()["jackson"]


def samples(uri):
    assert uri.startswith("data:audio/wav;base64,")
    with wave.open(io.BytesIO(base64.b64decode(uri.partition(",")[2]))) as file:
        assert (file.getframerate(), file.getnchannels()) == (8000, 1)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


def test_the_spectrum_is_what_the_network_says_when_the_learners_function_asks():
    asked = []

    def my_inputs(digits, n_frames):
        asked.append((list(digits), n_frames))
        return voice_inputs(digits, n_frames)

    said = word(read_voice(my_inputs, JACKSON, overlap_add), 4, 50)
    assert asked == [([4], 50)]
    assert said.spectrum == pytest.approx(judging.spoken(JACKSON, judging.rows(50))[4])
    assert len(said.signal) == 49 * 64 + 256
    assert said.seconds == seconds_of(50)


def test_picture_and_sound_change_with_the_digit_and_with_the_length():
    figure = speaking_network(voice_inputs, JACKSON, overlap_add)
    pictures = [figure.move(digit=d, frames=n) for d, n in ((0, 60), (7, 60), (7, 200))]
    assert len({picture.sound for picture in pictures}) == 3
    assert [len(samples(picture.sound)) for picture in pictures] == [4032, 4032, 12992]
    assert [picture.table.rows[0][0] for picture in pictures] == ["0", "7", "7"]
    images = [str(next(n for n in p.nodes if n["tag"] == "image")) for p in pictures]
    assert len(set(images)) == 3
    assert "0.50 seconds" in pictures[0].say[0]
    assert "1.62 seconds" in pictures[2].say[0]
    assert all(picture.say[0] in picture.description for picture in pictures)


def test_a_wrong_overlap_add_is_heard():
    def overwriting(pieces, step):
        signal = np.zeros(step * (len(pieces) - 1) + pieces.shape[1])
        for i, piece in enumerate(pieces):
            signal[i * step : i * step + len(piece)] = piece
        return signal

    right = word(read_voice(voice_inputs, JACKSON, overlap_add), 3, 40).signal
    wrong = word(read_voice(voice_inputs, JACKSON, overwriting), 3, 40).signal
    assert np.abs(right - wrong).max() > 0.1 * np.abs(right).max()


def test_the_ends_of_a_word_do_not_click():
    for digit in range(10):
        signal = np.abs(word(read_voice(None, JACKSON, None), digit, 60).signal)
        assert max(signal[:64].max(), signal[-64:].max()) < 0.7 * signal.max()


def test_a_sound_is_written_as_loud_as_can_be_and_silence_stays_silence():
    assert np.abs(samples(as_wave(np.array([0.0, 0.01, -0.02])))).max() == 30000
    assert not samples(as_wave(np.zeros(10))).any()


def test_the_browser_gets_the_sound_with_the_picture():
    figure = speaking_network()
    assert figure.picture["sound"].startswith("data:audio/wav")
    assert "listen" not in figure.values


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((voice_inputs, None), "There are no parameters yet"),
        ((voice_inputs, 7), "a list of pairs (W, b)"),
        ((voice_inputs, JACKSON[:1]), "must have shapes"),
        ((voice_inputs, [(W * np.nan, b) for W, b in JACKSON]), "must be finite"),
        ((lambda digits, n_frames: None, JACKSON), "returned None"),
        (
            (lambda digits, n_frames: np.zeros((3, 11)), JACKSON),
            "must be an array of shape (60, 11)",
        ),
        ((lambda digits: digits, JACKSON), "raised"),
        (
            (voice_inputs, JACKSON, lambda frames, step: None),
            "overlap_add must return 4032 samples",
        ),
        ((voice_inputs, JACKSON, lambda frames, step: frames[0]), "Got shape (256,)"),
    ],
)
def test_what_is_missing_or_wrong_is_told_in_words(arguments, words):
    figure = speaking_network(*arguments)
    picture = figure.move(digit=2)
    assert words in picture.trouble
    assert picture.sound == ""
