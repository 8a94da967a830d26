"""What lab 13 asks its readers to predict."""

from __future__ import annotations

import numpy as np

from anncourse.checks.prediction import Prediction, number, whole
from annlib import accuracy, count_parameters, load_sp500

#: What the three networks of the lab get right in the mean, in percent: training them takes longer
#: than a prediction may.
UP_OR_DOWN = 51.7


def _neighbours_at_random() -> float:
    recent = np.diff(np.log(load_sp500().close))[-5000:]
    level = np.concatenate([[0.0], np.cumsum(recent)])
    views = np.lib.stride_tricks.sliding_window_view(recent, 60)[:4921]
    paths = np.cumsum(views[:, ::-1], axis=1)
    higher = level[80:] > level[60:-20]
    order = np.random.default_rng(0).permutation(len(paths))
    learn, test = order[:3936], order[3936:]
    A, B = paths[learn], paths[test]
    nearest = ((A**2).sum(axis=1) - 2 * B @ A.T).argmin(axis=1)
    return round(100 * float(accuracy(higher[learn][nearest], higher[test])), 1)


PREDICTIONS = (
    Prediction(
        "review_stock_network",
        whole(0),
        lambda: count_parameters([20, 16, 2]),
        "20 · 16 weights and 16 biases, then 16 · 2 weights and 2 biases.",
    ),
    Prediction(
        "neighbours_at_random",
        number(0, 100),
        _neighbours_at_random,
        "Do not buy anything yet.",
        within=5,
    ),
    Prediction(
        "up_or_down",
        number(0, 100),
        lambda: UP_OR_DOWN,
        "That is the mean of three networks, which get 53.3, 50.4 and 51.4. Always up gets 53.7.",
        within=2.0,
    ),
)
