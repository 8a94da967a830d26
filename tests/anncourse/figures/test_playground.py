"""The playground shows a network in training as it is, and takes the learner's functions."""

import base64
import re
import time
import zlib

import numpy as np
import pytest

from anncourse.figures import live as live_module
from anncourse.figures import playground
from anncourse.figures.heat_map import heat_maps, zero_lines
from anncourse.figures.live import AHEAD
from anncourse.figures.playground.numbers import ACTIVATIONS, GRID, snapshot
from anncourse.figures.playground.session import KEPT, Session, Settings
from anncourse.figures.plot import Axes
from annlib import backward, gradient_step
from tests.waiting import wait_until

START = Settings("moons", 0.1, 2, 3, "relu", 0.1, 10, 0.0)


def settings(**changed):
    return Settings(**{**vars(START), **changed})


@pytest.fixture
def figure():
    made = playground()
    yield made
    made.close()


def epochs(figure):
    return int(figure.picture["table"]["rows"][0][1])


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_it_learns_the_blobs(activation):
    # Of three ReLU neurons all may be silent from the start.
    session = Session(settings(data="blobs", activation=activation, neurons=6))
    for _ in range(15):
        assert session.advance()
    assert min(snapshot(session).right) > 0.9
    assert session.history[-1][1] < session.history[0][1]


def test_the_maps_are_the_network_at_these_places():
    session = Session(START)
    now = snapshot(session)
    W, b = session.network.parameters[0]
    # The last row of a map is at the top, its first column at the left.
    edge = 1.6 - 1.6 / GRID
    assert now.z[0][:, -1, 0] == pytest.approx(np.array([-edge, edge]) @ W + b)
    assert [z.shape for z in now.z] == [(3, GRID, GRID)] * 2
    corner = session.network.forward(np.array([[edge, -edge]]))[0, 1]
    assert now.grid[0, -1] == pytest.approx(corner)
    assert max(np.abs(shown).max() for shown in now.shown) <= 1


def test_learning_rate_batch_size_and_l2_keep_the_network():
    session = Session(START)
    session.advance()
    session.adopt(settings(lr=0.5, batch=50, l2=0.01))
    assert session.epochs == 1
    session.adopt(settings(neurons=5))
    assert (session.epochs, session.network.sizes) == (0, [2, 5, 5, 2])


def test_l2_makes_weights_smaller():
    sizes = {}
    for l2 in (0.0, 0.1):
        session = Session(settings(l2=l2))
        for _ in range(20):
            session.advance()
        sizes[l2] = sum(float((W**2).sum()) for W, _ in session.network.parameters)
    assert sizes[0.1] < 0.5 * sizes[0.0]


def test_the_learners_own_functions_train_alike():
    own, theirs = Session(START), Session(START, backward, gradient_step)
    for session in (own, theirs):
        for _ in range(3):
            assert session.advance()
    assert np.allclose(own.history, theirs.history)


@pytest.mark.parametrize(
    ("mine", "words"),
    [
        (lambda X, Y, parameters: None, "returned None"),
        (lambda X, Y, parameters: parameters[:1], "must return a list of 3 pairs of gradients"),
        (lambda X, Y, p: [(W.T, b) for W, b in p], "in layer 1, what <lambda> returned must be"),
    ],
)
def test_a_wrong_backward_is_told_and_the_figure_lives_on(mine, words):
    figure = playground(mine)
    figure.press("step")
    assert words in figure.picture["trouble"]
    assert figure.move(data="XOR").trouble == ""
    figure.close()


def test_too_large_steps_are_told():
    session = Session(settings(lr=1.0), None, lambda p, g, lr: [(W * 1e3, b) for W, b in p])
    assert not session.advance()
    assert "outgrown" in session.trouble


def test_a_long_history_is_thinned_out():
    session = Session(settings(batch=100, layers=1))
    for _ in range(3 * KEPT):
        session.advance()
    assert len(session.history) <= KEPT + 1
    assert session.history[0][0] == 0
    assert session.history[-1][0] > 3 * KEPT - 10


def test_step_takes_one_epoch_and_reset_draws_other_weights(figure):
    before = figure.picture["nodes"]
    figure.press("step")
    figure.press("step")
    assert epochs(figure) == 2
    assert figure.picture["say"][0] == "Paused after 2 epochs."
    figure.press("reset")
    assert epochs(figure) == 0
    assert "first weights number 2" in figure.picture["say"][0]
    assert figure.picture["nodes"] != before


def test_no_more_frames_are_sent_than_the_browser_is_ready_for(figure):
    figure.press("start")
    wait_until(lambda: figure._frame == AHEAD)
    time.sleep(0.2)
    assert figure._frame == AHEAD
    figure._hear(None, {"shown": 2}, None)
    wait_until(lambda: figure._frame == AHEAD + 2)
    figure.press("pause")
    wait_until(lambda: figure.picture["say"][0].startswith("Paused after "))
    reached = epochs(figure)
    figure.press("start")
    assert figure.runs
    wait_until(lambda: epochs(figure) > reached)


def test_a_run_that_nobody_watches_ends(figure, monkeypatch):
    monkeypatch.setattr(live_module, "PATIENCE", 0.02)
    monkeypatch.setattr(live_module, "UNSEEN", 2)
    figure.press("start")
    wait_until(lambda: not figure.runs)


def test_the_learning_rate_moves_while_it_runs_and_new_data_end_it(figure):
    figure.press("start")
    figure.move(lr=0.5)
    assert figure.runs
    figure.move(data="circles")
    wait_until(lambda: not figure.runs)
    assert epochs(figure) == 0
    assert figure.picture["of"]["data"] == "circles"


def test_a_failing_run_is_told(figure):
    def frames(cancelled):
        raise RuntimeError("broken")
        yield

    figure.begin(frames)
    wait_until(lambda: "RuntimeError: broken" in figure.picture["trouble"])


def test_an_image_holds_the_values_row_by_row_from_the_top():
    axes = Axes((0, 1), (0, 1), 0, 0, 10, 10)
    image = heat_maps([axes], np.array([[[-1.0, 0.0], [0.5, 1.0]]]))
    assert _numbers(image) == [0, 36, 48, 0, 0, 24]


def test_grids_share_an_image_with_nothing_between_them():
    places = [Axes((0, 1), (0, 1), left, top, 10, 10) for left, top in ((15, 0), (0, 5))]
    image = heat_maps(places, np.array([[[1.0, 1.0], [1.0, 1.0]], [[-1.0, -1.0], [-1.0, -1.0]]]))
    assert [image["attributes"][name] for name in ("x", "y", "width", "height")] == [0, 0, 25, 15]
    upper, middle, lower = [0, 24, 24, 24, 48, 48], [0, 0, 0, 24, 48, 48], [0, 0, 0, 24, 24, 24]
    assert _numbers(image) == upper + middle + lower


@pytest.mark.parametrize("neurons", range(1, 9))
@pytest.mark.parametrize("layers", [1, 2, 3])
def test_every_map_fills_its_frame(figure, layers, neurons):
    figure.move(layers=layers, neurons=neurons)
    (group,) = (n for n in figure.picture["nodes"] if n["key"] == "neurons")
    image, frames = group["children"][1]["attributes"], group["children"][3]["attributes"]["d"]
    corners = re.findall(r"M([\d.]+),([\d.]+)", frames)
    assert len(corners) == layers * neurons
    # A PNG tells how many pixels wide it is behind its first 16 bytes.
    data = base64.b64decode(image["href"].split(",")[1])
    pixel = image["width"] / int.from_bytes(data[16:20], "big")
    for x, y in corners:
        places = (float(x) - image["x"]) / pixel, (float(y) - image["y"]) / pixel
        assert places == pytest.approx([round(place) for place in places], abs=0.05)


def _numbers(image):
    data = base64.b64decode(image["attributes"]["href"].split(",")[1])
    start = data.index(b"IDAT") + 4
    return list(zlib.decompress(data[start:-16]))


def test_lines_of_zero_belong_to_their_grid():
    places = [Axes((0, 1), (0, 1), left, 0, 10, 10) for left in (0, 100)]
    rising = np.array([[-1.0, -1.0], [3.0, 3.0]])
    nothing, line = zero_lines(places, np.stack([rising + 5, rising]))
    assert nothing == ""
    assert sorted(line[1:].split()) == ["102.5,6.2", "107.5,6.2"]
