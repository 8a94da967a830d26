"""What lab 13's network reads holds nothing of the days ahead, and its gain is told honestly."""

import numpy as np
import pytest

from anncourse.tools import block_test, calm_inputs, unrest_ahead, unrest_before

RETURNS = np.random.default_rng(0).normal(0, 0.01, 100)


def test_the_inputs_hold_what_was_known_the_evening_before():
    (row,) = calm_inputs(RETURNS, [70])
    past = RETURNS[10:70]
    sizes = [np.log(np.abs(past[-n:]).mean() + 1e-4) for n in (1, 2, 5, 10, 20, 40, 60)]
    means = [100 * past[-n:].mean() for n in (1, 2, 5, 10, 20)]
    assert row == pytest.approx([*sizes, *means])


def test_nothing_from_the_day_on_changes_them():
    other = RETURNS.copy()
    other[70:] = 5.0
    assert calm_inputs(other, [70]) == pytest.approx(calm_inputs(RETURNS, [70]))
    assert unrest_before(other, [70]) == pytest.approx(np.abs(RETURNS[50:70]).mean())
    assert unrest_ahead(RETURNS, [70]) == pytest.approx(np.abs(RETURNS[70:75]).mean())


@pytest.mark.parametrize(
    ("call", "days"), [(calm_inputs, [59]), (unrest_before, [19]), (unrest_ahead, [96])]
)
def test_days_without_enough_of_them_are_refused(call, days):
    with pytest.raises(ValueError, match="each day needs"):
        call(RETURNS, days)


def test_a_gain_in_every_block_is_sure_and_one_by_luck_is_not():
    always = np.ones(600, dtype=bool)
    at_times = np.arange(600) % 4 > 0
    assert block_test(always, at_times) == (25.0, 0.0)
    assert block_test(at_times, always) == (-25.0, 1.0)
    # All of the gain comes from one block of ten.
    lucky = np.where(np.arange(600) < 60, True, at_times)
    gain, p = block_test(lucky, at_times)
    assert gain == pytest.approx(2.5)
    assert p == pytest.approx(0.9**10, abs=0.03)


def test_days_that_cannot_be_compared_are_refused():
    with pytest.raises(ValueError, match="same length"):
        block_test([True] * 200, [True] * 199)
    with pytest.raises(ValueError, match=r"at least two blocks of 60 days\. Got 100"):
        block_test([True] * 100, [True] * 100)
