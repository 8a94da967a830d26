"""What an error holds goes to the judge only where it arrives as what it is."""

import numpy as np
import pytest

from nbjudge.inside.lending import is_small


@pytest.mark.parametrize("value", [np.dtype("f8"), np.add, (np.dtype("U3"), 1), "text", None])
def test_plain_data_and_names_of_numpys_go(value):
    assert is_small(value)


@pytest.mark.parametrize(
    "value", [np.dtype("O"), np.dtype([("x", "f8")]), ("a", np.dtype("O")), [1], int, object()]
)
def test_what_would_arrive_as_an_object_of_a_students_stays(value):
    assert not is_small(value)
