"""The tools of the lab on faces say in words what they draw."""

import matplotlib as mpl
import numpy as np
import pytest

from anncourse.tools import show_faces, show_rivals, show_scores, show_waves

mpl.use("Agg")


@pytest.fixture(autouse=True)
def alts(monkeypatch):
    """Return the alternative texts of what is displayed."""
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda drawing: shown.append(drawing.words))
    return shown


def test_every_plot_has_an_alternative_text_that_holds_its_numbers(alts):
    show_scores({"one": 180, "the other": 20}, 200)
    show_faces(np.zeros((3, 4, 5)), ["ann", "bo", "li"], words="Three dark ones.")
    show_waves([np.zeros(8000)], ["silence"], 8000)
    show_rivals({"ann": {"network": 0.25}}, chance=0.1)
    scores, faces, waves, rivals = alts
    assert "one 180 of 200, 90.0 %; margin 85 to 93 %" in scores
    assert faces == "Three dark ones. ann; bo; li"
    assert "silence: 8000 numbers, 1.00 s" in waves
    assert rivals.split()[-4:] == ["network", "ann", "25.0", "%"]


def test_scores_are_told_with_their_margin(capsys):
    show_scores({"one": 180, "the other": 20}, 200)
    said = capsys.readouterr().out.splitlines()
    # Wilson's interval for 180 of 200 is 0.8506 to 0.9344.
    assert said == [
        "one        180 of 200, 90.0 %; margin 85 to 93 %",
        "the other  20 of 200, 10.0 %; margin 7 to 15 %",
    ]


def test_faces_are_told_in_words(capsys):
    show_faces(np.zeros((3, 4, 5)), ["a", "b", "c"], columns=2)
    show_faces(np.zeros((3, 4, 5)), words="Three dark ones.")
    assert capsys.readouterr().out == "3 pictures of 4 x 5 pixels.\nThree dark ones.\n"


@pytest.mark.parametrize(
    "draw",
    [
        lambda: show_faces(np.zeros((0, 4, 5))),
        lambda: show_scores({}, 10),
        lambda: show_waves([], [], 8000),
        lambda: show_rivals({}, chance=0.1),
    ],
)
def test_where_there_is_nothing_to_draw_that_is_said(draw):
    with pytest.raises(ValueError, match="there must be at least one"):
        draw()


def test_a_colour_picture_is_refused():
    with pytest.raises(ValueError, match=r"shape \(n, h, w\). Got \(2, 4, 5, 3\)"):
        show_faces(np.zeros((2, 4, 5, 3)))
