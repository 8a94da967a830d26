"""Every drawing of the labs comes with its words, as alt text and in print."""

import matplotlib as mpl
import numpy as np
import pytest

from anncourse.tools import one_after_another, show_days, show_plot, show_spectrograms, sound
from anncourse.tools.plot import Drawing

mpl.use("Agg")


def test_the_words_are_alt_text_and_printed(capsys):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.plot([1, 2])
    show_plot(figure, "A line that rises.")
    assert capsys.readouterr().out == "A drawing. What it shows:\nA line that rises.\n"
    assert not plt.fignum_exists(figure.number)
    page = Drawing(b"picture", "It's 5 < 6")._repr_html_()
    assert page.startswith("<img class='ann-chart' alt='It&#x27;s 5 &lt; 6' ")
    assert "base64,cGljdHVyZQ==" in page


def test_a_dark_theme_turns_drawings_round_and_no_photos(repository):
    assert "ann-chart" not in Drawing(b"photo", "A face.", photo=True)._repr_html_()
    style = (repository / ".jupyter" / "custom" / "custom.css").read_text("utf-8")
    assert 'data-jp-theme-light="false"] .ann-chart' in style


def test_days_are_told_with_how_many_are_right(capsys):
    dates = np.array(["2000-01-03", "2000-01-04", "2000-01-05"], dtype="datetime64[D]")
    show_days(dates, [10, 12, 11], [True, False, True], "Network")
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 90
    said = " ".join(lines)
    assert "Network, 2000-01-03 to 2000-01-05, from 10 to 11 points" in said
    assert "each of the 2 days on which it was right" in said
    assert "each of the 1 on which it was wrong" in said


def test_days_of_another_number_are_refused():
    dates = np.arange(3).astype("datetime64[D]")
    with pytest.raises(ValueError, match="Got 3 dates, 2 prices and 3 answers"):
        show_days(dates, [1, 2], [True, True, False])
    with pytest.raises(ValueError, match="at least one"):
        show_days(dates[:0], [], [])


def test_each_spectrogram_is_told_in_a_line(capsys):
    show_spectrograms([np.zeros((4, 129)), np.ones((5, 129))], ["0", "1"])
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.partition(",")[0] for line in lines] == ["0: 4 frames", "1: 5 frames"]


@pytest.mark.parametrize(
    ("spectra", "words"),
    [
        ([None], r"Got \(\)"),
        ([np.ones(129)], r"Got \(129,\)"),
        ([np.zeros((0, 129))], r"Got \(0, 129\)"),
        ([], "at least one. Got 0 spectra"),
        ([np.ones((4, 129))] * 2, "Got 2 spectra and 1 titles"),
    ],
)
def test_what_is_no_spectrum_is_refused(spectra, words):
    with pytest.raises(ValueError, match=words):
        show_spectrograms(spectra, ["2"])


def test_sounds_are_played_one_after_the_other_and_equally_loud(capsys):
    signal = one_after_another([[0.1, -0.2], [4.0]], pause=0.25)
    assert len(signal) == 2 + 2000 + 1 + 2000
    assert list(signal[[0, 1, 2, 2002, -1]]) == [0.5, -1, 0, 1, 0]
    player = sound(signal, "two words")
    assert capsys.readouterr().out == "two words: 0.50 s\n"
    assert player.autoplay_attr() == ""
    # As many samples last half as long at twice the rate.
    sound(signal, rate=16000)
    assert capsys.readouterr().out == "A sound: 0.25 s\n"


@pytest.mark.parametrize("signal", [None, [], [[1.0, 2.0]], [np.nan]])
def test_what_is_no_sound_is_refused(signal):
    with pytest.raises(ValueError, match="one row of finite numbers"):
        sound(signal)


@pytest.mark.parametrize("signals", [[], [[]], [[1.0], None], [[1.0], [[1.0]]]])
def test_what_is_no_row_of_sounds_is_refused(signals):
    with pytest.raises(ValueError, match="none of them empty"):
        one_after_another(signals)
