"""Bands grow wider upwards, and cover the spectrum without a gap."""

import numpy as np
import pytest

from anncourse.tools import mel_bands


def test_the_twenty_bands_of_the_labs_are_these():
    found = mel_bands(20, 256, 8000)
    assert found.tolist() == [
        3, 6, 8, 11, 14, 17, 21, 25, 30, 34, 40, 45, 52, 59, 66, 74, 83, 93, 104, 115, 128,
    ]  # fmt: skip


@pytest.mark.parametrize(("n_bands", "length", "rate"), [(5, 64, 8000), (20, 512, 16000)])
def test_bands_begin_at_100_hertz_end_at_half_the_rate_and_grow(n_bands, length, rate):
    edges = mel_bands(n_bands, length, rate)
    assert len(edges) == n_bands + 1
    assert abs(edges[0] * rate / length - 100) <= rate / length
    assert edges[-1] == length // 2
    widths = np.diff(edges)
    assert widths.min() >= 1
    assert widths[-1] > 2 * widths[0]


def test_more_bands_than_columns_are_refused():
    with pytest.raises(ValueError, match="must fit into 9 columns"):
        mel_bands(20, 16, 8000)


def test_no_band_at_all_is_refused():
    with pytest.raises(ValueError, match=r"at least 1\. Got 0"):
        mel_bands(0, 256, 8000)


def test_a_rate_too_low_for_any_band_is_refused():
    with pytest.raises(ValueError, match=r"above 200 samples a second\. Got 200"):
        mel_bands(20, 256, 200)
