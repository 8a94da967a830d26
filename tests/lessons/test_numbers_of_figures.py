"""What lessons say that their figures show is what the figures show."""

from __future__ import annotations

import math

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from anncourse.figures import figure as figure_module
from anncourse.figures import loss_curves
from anncourse.figures.live_training import figure as live
from anncourse.figures.live_training.numbers import SEED
from anncourse.figures.playground import figure as playground
from anncourse.figures.playground.session import Session, Settings
from anncourse.figures.walk_downhill.numbers import walk
from annlib import accuracy, gradient_step, one_hot, predict, train
from tests.lessons.numbers import says


@pytest.mark.parametrize(
    ("w2", "lowest", "told"),
    [(1.0, "0.5", "lowest at $w_1 = 0.5$"), (3.0, "−0.3", "at $w_1 = -0.3$ where $w_2$ is 3")],
)
def test_over_one_weight_the_loss_is_lowest_where_the_lesson_says(w2, lowest, told, monkeypatch):
    monkeypatch.setattr(figure_module, "LAG", math.inf)
    says("05", told)
    picture = loss_curves().move(view="over one weight", w2=w2)
    assert f"the cross-entropy is lowest at w₁ = {lowest}" in " ".join(picture.say)


def test_each_rate_does_what_the_lesson_says_wherever_the_walk_starts():
    says("06", "a rate of 0.01 crawls and 0.3 converges", "At 0.5 the path zigzags", "At 0.6 each")
    for start in [(-2.0, 3.0), (4.0, 4.0)]:
        kinds = [walk(gradient_step, *start, lr).kind for lr in (0.01, 0.3, 0.5, 0.6)]
        assert kinds == ["crawls", "converges", "oscillates", "diverges"]


@pytest.mark.parametrize(
    ("told", "settings", "seen"),
    [
        ("at a loss of 0.029 and 96 percent of", {"lr": 2.0}, "0.029 96 %"),
        ("better than with 0.1 (0.097 and 92 percent)", {}, "0.097 92 %"),
        ("41 percent of the test points", {"lr": 2.0, "layers": 3}, "0.749 41 %"),
        ("a single layer of 4 neurons gets 79 percent", {"data": "spirals", "neurons": 4}, "79 %"),
        ("one of 16 gets 88", {"data": "spirals", "neurons": 16}, "88 %"),
        ("two layers of 8 get 91", {"data": "spirals", "layers": 2}, "91 %"),
    ],
)
def test_a_live_training_ends_where_the_lesson_says(told, settings, seen):
    says("08", told)
    task = live._task({**live.live_training().values, **settings})
    *_, last = live.stages(train, predict, task, lambda: False, live.EPOCHS[-1:])
    shown = live.view(task, last)
    rows = dict(shown.table.rows)
    assert f"{rows['loss']} {rows['accuracy, test rows']}".endswith(seen)
    if settings == {"lr": 2.0, "layers": 3}:
        says("08", "every answer of the last one is 0")
        assert "100 % are exactly 0" in " ".join(shown.say)


def test_the_border_of_the_live_training_bends_when_the_lesson_says():
    says("08", "bent by the chance of the first weights, after 45 epochs nearly straight")
    task = live._task(live.live_training().values)
    grid = np.meshgrid(np.linspace(-1.5, 2.5, 60), np.linspace(-1, 1.5, 60))
    places = np.stack(grid, axis=-1).reshape(-1, 2)

    def share_off_a_straight_border(epochs):
        targets, rng = one_hot(task.data.y, 2), np.random.default_rng(SEED)
        sizes = list(task.sizes)
        parameters, _ = train(task.data.X, targets, sizes, task.lr, epochs, task.batch_size, rng)
        answers = predict(places, parameters)
        line = LogisticRegression(C=1e6, max_iter=2000).fit(places, answers)
        return np.mean(line.predict(places) != answers)

    first, middle, last = (share_off_a_straight_border(epochs) for epochs in (1, 45, 120))
    assert first > 0.05
    assert middle < 0.02
    assert last > 0.05


def played(epochs, seed=0, **settings):
    session = Session(Settings(**{**playground.playground().values, **settings}))
    session.renew(seed)
    while session.epochs < epochs and session.advance():
        pass
    return session


@pytest.mark.sampled(few=1)
@pytest.mark.parametrize(("l2", "end"), [(0.0, "0.48"), (0.01, "0.39")])
def test_on_noisy_moons_the_test_loss_turns_round_unless_weights_decay(l2, end):
    says("08", "Press *reset* once", "about 0.38 between the epochs 60 and 90")
    says("08", "about 0.48 in the last thirty", "With L2 at 0.01 the test loss ends at about 0.39")
    noisy = {"data": "moons", "noise": 0.4, "layers": 3, "neurons": 8, "batch": 5}
    epochs, training, test = np.array(played(300, seed=1, l2=l2, **noisy).history).T

    def mean(loss, first, last):
        return loss[(epochs > first) & (epochs <= last)].mean()

    assert f"{mean(test, 270, 300):.2f}" == end
    assert mean(training, 270, 300) < mean(training, 60, 90)
    if not l2:
        assert f"{mean(test, 60, 90):.2f}" == "0.38"


@pytest.mark.sampled(few=1)
@pytest.mark.parametrize(("activation", "percent"), [("relu", 96), ("sigmoid", 68)])
def test_spirals_are_learned_faster_with_relu(activation, percent):
    says("08", "ReLU has 96 percent of the test points right after 100 epochs, and the sigmoid 68")
    session = played(100, data="spirals", layers=3, neurons=8, activation=activation)
    answers = session.network.forward(session.data.X_test).argmax(axis=1)
    assert round(100 * accuracy(answers, session.data.y_test)) == percent
