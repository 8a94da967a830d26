"""What cannot be a recording is refused in a sentence, before numbers are made of it."""

import numpy as np
import pytest

from anncourse.tools import heard, same_length, voice_spectra


@pytest.mark.parametrize("signal", [[], np.ones(255), np.ones((1000, 2))])
def test_a_signal_that_is_empty_too_short_or_of_two_channels_is_refused(signal):
    with pytest.raises(ValueError, match="one row of at least 256 samples"):
        voice_spectra([signal], 40)
    with pytest.raises(ValueError, match="one row of at least 256 samples"):
        heard([signal])


def test_no_recording_at_all_is_refused():
    with pytest.raises(ValueError, match="at least one recording"):
        voice_spectra([], 40)
    with pytest.raises(ValueError, match="at least one sound"):
        heard([])


@pytest.mark.parametrize("features", [np.zeros((0, 3)), np.zeros(3)])
def test_what_has_no_frame_cannot_be_stretched(features):
    with pytest.raises(ValueError, match="with at least one row"):
        same_length(features, 4)
