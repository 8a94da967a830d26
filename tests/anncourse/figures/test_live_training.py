"""Training that can be watched shows what the learner's train and predict return."""

import gc
import time
import weakref

import numpy as np
import pytest

from anncourse.figures import live_training
from anncourse.figures.live_training import figure as figure_module
from anncourse.figures.live_training import numbers as numbers_module
from anncourse.figures.live_training.numbers import GRID, Task, stages
from anncourse.figures.toy_data import NAMES, RANGE, points
from annlib import predict, train
from annlib.gradcheck import relative_error
from tests.waiting import GENEROUS, wait_until

TASK = Task(points("moons", 0.15), (2, 4, 2), 0.1)


@pytest.fixture(autouse=True)
def few_epochs(monkeypatch):
    monkeypatch.setattr(figure_module, "EPOCHS", (1, 2, 4))


def run(train=train, predict=predict, lengths=(1, 2, 4), task=TASK):
    return list(stages(train, predict, task, lambda: False, lengths))


def trouble(function):
    *_, last = run(function)
    assert last.state == "stopped"
    return last.trouble


@pytest.mark.parametrize("name", NAMES)
def test_the_data_fit_on_the_map_and_are_the_same_each_time(name):
    data, again = points(name, 0.1), points(name, 0.1)
    assert np.array_equal(data.X, again.X)
    assert np.abs(data.X).max() < RANGE[1]
    assert set(data.y) == {0, 1}
    assert (len(data.X), len(data.X_test)) == (200, 100)


def test_each_stage_is_a_whole_training_of_that_length():
    begun, *found = run()
    assert begun.state == "running"
    assert [s.epochs for s in found] == [1, 2, 4]
    assert [s.state for s in found] == ["running", "running", "done"]
    rng = np.random.default_rng(numbers_module.SEED)
    Y = np.eye(2)[TASK.data.y]
    parameters, losses = train(TASK.data.X, Y, [2, 4, 2], 0.1, 4, 20, rng)
    last = found[-1]
    assert last.losses == pytest.approx(losses)
    right = np.mean(predict(TASK.data.X_test, parameters) == TASK.data.y_test)
    assert last.accuracies[-1] == (4, pytest.approx(last.accuracies[-1][1]), pytest.approx(right))
    assert last.grid.shape == (GRID, GRID)
    W, b = parameters[0]
    assert relative_error(last.hidden[0], np.maximum(TASK.data.X @ W + b, 0)) < 1e-12
    assert last.repeats


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (lambda p, losses: None, "returned None"),
        (lambda p, losses: p[0][0], "must return two things"),
        (lambda p, losses: (p[:1], losses), "must return 2 pairs (W, b). Got 1."),
        (lambda p, losses: ([(W.T, b) for W, b in p], losses), "W1, which mine returned, must be"),
        (lambda p, losses: (p, losses * 2), "one per epoch, which mine returned, must be an array"),
        (lambda p, losses: (p, [np.nan] * len(losses)), "must be finite"),
    ],
)
def test_what_is_not_parameters_and_losses_is_told(result, words):
    def mine(*args):
        return result(*train(*args))

    assert words in trouble(mine)


def test_a_train_that_raises_or_is_not_written_is_told():
    def mine(X, Y, sizes, lr, epochs, batch_size, rng):
        raise NotImplementedError

    assert trouble(mine) == "mine is not written yet."

    def other(X, Y, sizes, lr, epochs, batch_size, rng):
        return X @ Y

    assert "other raised ValueError" in trouble(other)
    assert "“return X @ Y”" in trouble(other)


def test_what_was_reached_stays_when_a_later_run_fails():
    def mine(X, Y, sizes, lr, epochs, batch_size, rng):
        if epochs > 2:
            raise RuntimeError("too long")
        return train(X, Y, sizes, lr, epochs, batch_size, rng)

    last = run(mine)[-1]
    assert (last.epochs, last.state) == (2, "stopped")
    assert last.grid is not None
    assert "too long" in last.trouble


def test_a_slow_train_is_stopped(monkeypatch):
    def mine(*args):
        while True:
            pass

    monkeypatch.setattr(numbers_module, "SECONDS", 0.1)
    assert trouble(mine) == "mine ran for more than 0.1 s and was stopped."


def test_chance_from_elsewhere_than_rng_is_told():
    def mine(X, Y, sizes, lr, epochs, batch_size, rng):
        return train(X, Y, sizes, lr, epochs, batch_size, np.random.default_rng())

    assert not run(mine)[-1].repeats


def test_labels_that_are_none_are_told():
    last = run(predict=lambda X, parameters: X[:, 0])[-1]
    assert "must be 0 or 1" in last.trouble


@pytest.fixture
def watched(monkeypatch):
    """Make figures whose pictures count as shown at once."""
    made = []

    def make(*args):
        figure = live_training(*args)
        figure.observe(
            lambda _: figure._hear(None, {"shown": figure._frame}, None), names="picture"
        )
        made.append(figure)
        return figure

    yield make
    for figure in made:
        figure.close()


def test_start_trains_to_the_end(watched):
    figure = watched()
    assert figure.picture["say"][0] == "Press start."
    figure.press("start")
    wait_until(lambda: figure.picture["say"][0] == "Done: 4 epochs.")
    assert figure.picture["table"]["rows"][0] == ("epochs", "4")


def test_stop_ends_it_within_a_call(watched):
    entered = []

    def mine(X, Y, sizes, lr, epochs, batch_size, rng):
        entered.append(epochs)
        while epochs > 2:
            pass
        return train(X, Y, sizes, lr, epochs, batch_size, rng)

    figure = watched(mine)
    figure.press("start")
    wait_until(lambda: 4 in entered)
    figure._hear(None, {"press": "stop"}, None)
    wait_until(lambda: figure.picture["say"][0] == "Stopped after 2 epochs.")
    assert figure.picture["trouble"] == ""


def test_a_press_that_changes_nothing_is_answered(watched):
    figure = watched()
    figure._hear(None, {"press": "stop"}, None)
    assert figure.picture["frame"] == 1


def test_moving_a_control_ends_it_and_shows_the_new_data(watched):
    figure = watched()
    figure.press("start")
    figure.move(data="spirals")
    wait_until(lambda: not figure.runs)
    time.sleep(0.1)
    assert figure.picture["of"]["data"] == "spirals"
    assert figure.picture["say"][0] == "Press start."


def test_closing_ends_it(watched):
    figure = watched()
    figure.press("start")
    run = figure._run
    figure.close()
    run.join(GENEROUS)
    assert not run.is_alive()


def test_a_closed_figure_holds_nothing_of_the_learner(watched):
    def mine(*args):
        return train(*args)

    figure = watched(mine)
    figure.press("start")
    run = figure._run
    gone = weakref.ref(mine)
    figure.close()
    run.join(GENEROUS)
    del mine, run
    gc.collect()
    assert gone() is None


def test_where_nobody_can_press_start_the_still_picture_is_trained(monkeypatch):
    monkeypatch.setattr(figure_module, "somebody_can_move", lambda: False)
    figure = live_training()
    assert figure.picture["say"][0].startswith("Done: ")
    figure.close()
