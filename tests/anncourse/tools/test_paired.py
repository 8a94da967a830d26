"""The sign test counts only what two recognisers differ on."""

import numpy as np
import pytest

from anncourse.tools import sign_test


def test_only_differences_count():
    one = np.array([1, 1, 1, 1, 1, 1, 0, 0], dtype=bool)
    other = np.array([0, 0, 0, 0, 0, 0, 0, 1], dtype=bool)
    only_one, only_other, p = sign_test(one, other)
    assert (only_one, only_other) == (6, 1)
    # Coins: 2 · (C(7, 0) + C(7, 1)) / 2^7.
    assert p == pytest.approx(2 * 8 / 128)


def test_two_that_never_differ_are_equally_good():
    assert sign_test([True, False], [True, False]) == (0, 0, 1.0)


def test_rows_of_other_lengths_are_refused():
    with pytest.raises(ValueError, match="same length"):
        sign_test([True], [True, False])
