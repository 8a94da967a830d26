"""A chart says in words what it shows, beside the picture and in its place."""

import numpy as np
import pytest

from anncourse.tools import show_counts, show_curves, show_digits
from anncourse.tools.charts import NOTHING
from annlib import load_digits


def test_curves_say_where_they_begin_end_and_are_lowest():
    chart = show_curves({"training": [3.0, 2.0, 1.0], "validation": {1: 3.0, 2: 0.5, 4: 2.5}})
    assert repr(chart) == (
        "Loss over the epoch. training: 3.000 at epoch 1, 1.000 at 3. "
        "validation: 3.000 at epoch 1, lowest 0.500 at 2, 2.500 at 4."
    )


def test_the_picture_has_its_words_as_alt_text_and_below():
    chart = show_curves({"a < b": [2.0, 1.0]}, x="step", level=(0.693, "no idea"), log=True)
    page = chart._repr_html_()
    assert page.count("a &lt; b: 2.000 at step 1, 1.000 at 2.") == 2
    assert "alt='Loss over the step." in page
    assert "data:image/png;base64," in page
    assert "<img class='ann-chart'" in page


def test_what_is_not_written_yet_is_left_out():
    assert "validation" not in repr(show_curves({"training": [1.0], "validation": None}))
    for empty in (show_curves({"training": None}), show_counts(None)):
        assert repr(empty) == NOTHING
        assert empty._repr_html_() == f"<p>{NOTHING}</p>"


def test_the_most_frequent_mistakes_of_a_table_are_named():
    words = repr(show_counts([[5, 2, 0], [1, 6, 0], [0, 3, 4]]))
    assert "right: 15 of 21." in words
    assert words.endswith("mistakes: 2 read as 1: 3; 0 read as 1: 2; 1 read as 0: 1.")
    assert repr(show_counts(np.eye(3, dtype=int))).endswith("mistakes: none.")


def test_digits_are_named_in_their_order():
    digits = load_digits()
    chart = show_digits(digits.X, digits.y)
    assert repr(chart).endswith(f"{', '.join(map(str, digits.y[:16]))}.")
    assert "data:image/png" in chart._repr_html_()


@pytest.mark.parametrize("log", [False, True])
def test_nothing_is_left_behind_in_pyplot(log):
    import matplotlib.pyplot as plt

    show_curves({"a": [2.0, 1.0]}, log=log)
    assert plt.get_fignums() == []
