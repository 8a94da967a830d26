"""Two errors of one mistake say the same, however it was written."""

import pytest

from anncourse.checks.gist import gist


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Got -0.08333333333333333.", "Got -0.08333333333333327.", True),
        ("Got 1.5e-300.", "Got 1.5000000001e-300.", True),
        ("Got [np.float64(0.30000000000000004), 2].", "Got [0.3, np.int64(2)].", True),
        ("Got 1e-17.", "Got 1.2e-17.", True),
        ("Got -2.7755575615628914e-17.", "Got 0.0.", True),
        ("Got 1e-05.", "Got 2e-05.", False),
        ("Got 0.25.", "Got 0.26.", False),
        ("Got 0.25.", "Got -0.25.", False),
        ("line 12", "line 13", False),
        ("unsupported: NoneType and int", "'NoneType' object is not callable", True),
    ],
)
def test_numbers_in_errors_may_be_rounded_otherwise(one, other, alike):
    assert (gist(ValueError(one)) == gist(ValueError(other))) is alike
