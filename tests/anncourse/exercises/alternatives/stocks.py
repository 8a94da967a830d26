"""Lab 13: other right ways."""

import numpy as np

from anncourse.exercises.stocks import calm_days


def day_by_day(prices):
    result = []
    for t in range(len(prices) - 1):
        old, new = prices[t], prices[t + 1]
        if old > 0 and new > 0:
            result.append(np.log(new / old))
        else:
            result.append(np.nan)
    return np.array(result)


def masked_ratio(prices):
    p = np.array(prices, dtype=float)
    p[p <= 0] = np.nan
    return np.log(p[1:] / p[:-1])


def logs_subtracted(prices):
    p = np.array(prices, dtype=float)
    p[p <= 0] = np.nan
    logs = np.log(p)
    return logs[1:] - logs[:-1]


def filled_with_nan(prices):
    p = np.array(prices, dtype=float)
    r = np.full(max(len(p) - 1, 0), np.nan)
    for t in range(len(r)):
        if p[t] > 0 and p[t + 1] > 0:
            r[t] = np.log(p[t + 1]) - np.log(p[t])
    return r


def filled_row_by_row(series, size):
    n = max(len(series) - size, 0)
    X = np.zeros((n, size))
    y = np.zeros(n)
    for i in range(n):
        X[i] = series[i : i + size]
        y[i] = series[i + size]
    return X, y


def collected(series, size):
    X, y = [], []
    for i in range(size, len(series)):
        X.append(series[i - size : i])
        y.append(series[i])
    return np.array(X).reshape(-1, size), np.array(y)


def columns_stacked(series, size):
    series = np.asarray(series)
    if len(series) <= size:
        return np.zeros((0, size)), np.zeros(0)
    n = len(series) - size
    X = np.stack([series[k : k + n] for k in range(size)], axis=1)
    return X, series[size:]


def sliding(series, size):
    series = np.asarray(series)
    if len(series) <= size:
        return np.zeros((0, size)), np.zeros(0)
    view = np.lib.stride_tricks.sliding_window_view(series, size)
    return view[:-1], series[size:]


def split_of_arange(n, test_fraction):
    rows = np.arange(n)
    k = n - round(n * test_fraction)
    return rows[:k], rows[k:]


def two_ranges(n, test_fraction):
    n_test = round(test_fraction * n)
    train = list(range(n - n_test))
    test = list(range(n - n_test, n))
    return train, test


def np_split(n, test_fraction):
    n_test = int(np.round(n * test_fraction))
    train, test = np.split(np.arange(n), [n - n_test])
    return train, test


def flat_mask(n, test_fraction):
    rows = np.arange(n)
    late = rows >= n - round(n * test_fraction)
    return np.flatnonzero(~late), np.flatnonzero(late)


def mean_of_equal(predicted, true):
    up = np.array(predicted) > 0
    was_up = np.array(true) > 0
    return np.mean(up == was_up)


def counted(predicted, true):
    right = 0
    for i in range(len(true)):
        if (predicted[i] > 0) == (true[i] > 0):
            right += 1
    return right / len(true)


def one_minus_xor(predicted, true):
    differ = np.logical_xor(np.array(predicted) > 0, np.array(true) > 0)
    return 1 - differ.mean()


def sum_over_n(predicted, true):
    up = (np.array(predicted) > 0).astype(int)
    was = (np.array(true) > 0).astype(int)
    return np.sum(up == was) / len(was)


def half_power(p, n):
    return 1.96 * (p * (1 - p) / n) ** 0.5


def spread_first(p, n):
    sd = np.sqrt(p * (1 - p))
    return 1.96 * sd / np.sqrt(n)


def multiplied_out(p, n):
    variance = (p - p**2) / n
    return np.sqrt(variance) * 1.96


def other_side(p, n):
    q = 1 - p
    se = np.sqrt(p * q / n)
    return 1.96 * se


def _networks():
    """A trained network, written down in other ways: what it does is the same."""
    (W1, b1), (W2, b2) = calm_days.EXERCISE.solution[0]
    order = np.random.default_rng(0).permutation(8)
    return [
        ([(W1[:, order], b1[order]), (W2[order], b2)],),
        ([(2 * W1, 2 * b1), (W2 / 2, b2)],),
        (([W1, b1], [W2, b2 + 1]),),
        ([(W1.astype(np.float32), b1.astype(np.float32)), (W2, b2)],),
    ]


ALTERNATIVES = {
    "log_returns": [day_by_day, masked_ratio, logs_subtracted, filled_with_nan],
    "windows": [filled_row_by_row, collected, columns_stacked, sliding],
    "chronological_split": [split_of_arange, two_ranges, np_split, flat_mask],
    "directional_accuracy": [mean_of_equal, counted, one_minus_xor, sum_over_n],
    "binomial_margin": [half_power, spread_first, multiplied_out, other_side],
    "calm_days": _networks(),
}
