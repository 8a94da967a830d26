"""Lab 13, solved in other right ways."""

import math

import numpy as np

from anncourse.exercises.stocks import calm_forecaster
from tests.anncourse.exercises.rewritten import rewritten

# Learners loop over indices, name what they return and count by hand.
# ruff: noqa: B905


def day_by_day(prices):
    result = []
    for i in range(1, len(prices)):
        if prices[i] > 0 and prices[i - 1] > 0:
            result.append(math.log(prices[i] / prices[i - 1]))
        else:
            result.append(float("nan"))
    return np.array(result)


def nan_first(prices):
    p = np.array(prices, dtype=float)
    p[p <= 0] = np.nan
    return np.diff(np.log(p))


def two_slices(prices):
    p = np.array(prices, dtype=float)
    p[p <= 0] = np.nan
    logs = np.log(p)
    return logs[1:] - logs[:-1]


def ratio_of_nan(prices):
    p = np.where(np.asarray(prices) > 0, prices, np.nan)
    return np.log(p[1:] / p[:-1])


def filled(series, size):
    n = len(series) - size
    if n <= 0:
        return np.zeros((0, size)), np.array([])
    X = np.zeros((n, size))
    y = np.zeros(n)
    for i in range(n):
        X[i] = series[i : i + size]
        y[i] = series[i + size]
    return X, y


def appended(series, size):
    X, y = [], []
    for i in range(len(series) - size):
        X.append(series[i : i + size])
        y.append(series[i + size])
    if len(y) == 0:
        return np.zeros((0, size)), np.zeros(0)
    return np.array(X), np.array(y)


def by_columns(series, size):
    s = np.array(series)
    n = max(0, len(s) - size)
    return np.column_stack([s[k : k + n] for k in range(size)]), s[size:]


def sliding(series, size):
    s = np.asarray(series)
    if len(s) <= size:
        return np.zeros((0, size)), s[:0]
    return np.lib.stride_tricks.sliding_window_view(s, size)[:-1], s[size:]


def two_ranges(n, test_fraction):
    n_train = n - int(n * test_fraction)
    return np.arange(n_train), np.arange(n_train, n)


def cut_once(n, test_fraction):
    rows = np.arange(n)
    cut = n - int(n * test_fraction)
    return rows[:cut], rows[cut:]


def picked(n, test_fraction):
    n_test = int(test_fraction * n)
    rows = np.arange(n)
    late = rows >= n - n_test
    return rows[~late], rows[late]


def splitting(n, test_fraction):
    n_test = int(n * test_fraction)
    train, test = np.split(np.arange(n), [n - n_test])
    return train, test


def counted(predicted, true):
    right = 0
    for p, t in zip(predicted, true):
        if (p > 0) == (t > 0):
            right += 1
    if len(true) == 0:
        return float("nan")
    return right / len(true)


def mean_of_equal(predicted, true):
    if len(predicted) == 0:
        return np.nan
    return np.mean((np.array(predicted) > 0) == (np.array(true) > 0))


def as_ints(predicted, true):
    a = (np.array(predicted) > 0).astype(int)
    b = (np.array(true) > 0).astype(int)
    if len(a) == 0:
        return float("nan")
    return 1 - np.sum(np.abs(a - b)) / len(a)


def both_or_neither(predicted, true):
    p, t = np.asarray(predicted), np.asarray(true)
    if p.size == 0:
        return float("nan")
    return np.sum((p > 0) & (t > 0) | (p <= 0) & (t <= 0)) / p.size


def guarded(p, n):
    if n == 0:
        return np.nan * np.asarray(p)
    return 1.96 * np.sqrt(p * (1 - p) / n)


def two_roots(p, n):
    if n == 0:
        return float("nan")
    return 1.96 * np.sqrt(p * (1 - p)) / np.sqrt(n)


def power_of_a_half(p, n):
    if n < 1:
        return float("nan")
    return 1.96 * (p * (1 - p) / n) ** 0.5


def expanded(p, n):
    if n <= 0:
        return float("nan")
    variance = (p - p**2) / n
    return 1.96 * np.sqrt(variance)


ALTERNATIVES = {
    "log_returns": [day_by_day, nan_first, two_slices, ratio_of_nan],
    "windows": [filled, appended, by_columns, sliding],
    "chronological_split": [two_ranges, cut_once, picked, splitting],
    "directional_accuracy": [counted, mean_of_equal, as_ints, both_or_neither],
    "binomial_margin": [guarded, two_roots, power_of_a_half, expanded],
    "calm_forecaster": rewritten(calm_forecaster.EXERCISE.solution[0]),
}
