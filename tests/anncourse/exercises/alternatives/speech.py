"""Lab 11, solved in other right ways."""

import numpy as np

from anncourse.exercises.speech import digit_listener
from tests.anncourse.exercises.rewritten import rewritten

# Learners loop over indices, name what they return and count by hand.
# ruff: noqa: B905, RUF007


def filled_row_by_row(signal, length, step):
    n_frames = max(0, 1 + (len(signal) - length) // step)
    table = np.zeros((n_frames, length))
    for i in range(n_frames):
        table[i] = signal[i * step : i * step + length]
    return table


def collected_in_a_list(signal, length, step):
    rows = []
    start = 0
    while start + length <= len(signal):
        rows.append(signal[start : start + length])
        start += step
    if len(rows) == 0:
        return np.zeros((0, length))
    return np.array(rows)


def index_table(signal, length, step):
    signal = np.array(signal)
    starts = np.arange(0, len(signal) - length + 1, step)
    return signal[starts.reshape(-1, 1) + np.arange(length)]


def guarded_first(signal, length, step):
    if len(signal) < length:
        return np.empty((0, length))
    starts = range(0, len(signal) - length + 1, step)
    return np.stack([np.asarray(signal)[s : s + length] for s in starts])


def every_sample_by_itself(signal, length, step):
    n_frames = (len(signal) - length) // step + 1
    if n_frames < 0:
        n_frames = 0
    table = np.zeros((n_frames, length))
    for i in range(n_frames):
        for j in range(length):
            table[i, j] = signal[i * step + j]
    return table


def sliding(signal, length, step):
    if len(signal) < length:
        return np.zeros((0, length))
    windows = np.lib.stride_tricks.sliding_window_view(np.asarray(signal), length)
    return windows[::step]


def four_lines(frames):
    length = frames.shape[1]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
    spectrum = np.fft.rfft(frames * window, axis=1)
    power = np.abs(spectrum) ** 2
    return np.log(power + 1e-6)


def longer_hanning_cut(frames):
    window = np.hanning(frames.shape[1] + 1)[:-1]
    return np.log(np.abs(np.fft.rfft(frames * window)) ** 2 + 1e-6)


def frame_by_frame(frames):
    n_frames, length = frames.shape
    n = np.arange(length)
    w = 0.5 - 0.5 * np.cos(2 * np.pi * n / length)
    result = np.zeros((n_frames, length // 2 + 1))
    for i in range(n_frames):
        z = np.fft.rfft(w * frames[i])
        result[i] = np.log(z.real**2 + z.imag**2 + 1e-6)
    return result


def squared_sine(frames):
    length = frames.shape[1]
    window = np.sin(np.pi * np.arange(length) / length) ** 2
    Z = np.fft.fft(frames * window)[:, : length // 2 + 1]
    return np.log((Z * Z.conj()).real + 1e-6)


def waves_as_weights(frames):
    length = frames.shape[1]
    n = np.arange(length)
    k = np.arange(length // 2 + 1)
    angle = 2 * np.pi * np.outer(n, k) / length
    window = 0.5 * (1 - np.cos(2 * np.pi * n / length))
    A = (frames * window) @ np.cos(angle)
    B = (frames * window) @ np.sin(angle)
    return np.log(A**2 + B**2 + 1e-6)


def looped_bands(spectrum, bands):
    n_bands = len(bands) - 1
    result = np.zeros((len(spectrum), n_bands))
    for k in range(n_bands):
        result[:, k] = spectrum[:, bands[k] : bands[k + 1]].mean(axis=1)
    return result


def appended_and_turned(spectrum, bands):
    columns = []
    for a, b in zip(bands[:-1], bands[1:]):
        columns.append(np.mean(spectrum[:, a:b], axis=1))
    return np.array(columns).T


def sum_over_width(spectrum, bands):
    columns = []
    for k in range(len(bands) - 1):
        total = np.sum(spectrum[:, bands[k] : bands[k + 1]], axis=1)
        columns.append(total / (bands[k + 1] - bands[k]))
    return np.column_stack(columns)


def frame_for_frame(spectrum, bands):
    rows = []
    for row in spectrum:
        rows.append([row[a:b].mean() for a, b in zip(bands[:-1], bands[1:])])
    return np.array(rows)


def running_sums(spectrum, bands):
    bands = np.array(bands)
    sums = np.cumsum(spectrum, axis=1)
    sums = np.concatenate([np.zeros((len(spectrum), 1)), sums], axis=1)
    return (sums[:, bands[1:]] - sums[:, bands[:-1]]) / np.diff(bands)


def matrix_of_shares(spectrum, bands):
    M = np.zeros((spectrum.shape[1], len(bands) - 1))
    for k in range(len(bands) - 1):
        M[bands[k] : bands[k + 1], k] = 1 / (bands[k + 1] - bands[k])
    return spectrum @ M


def interp_each_column(features, n):
    places = np.linspace(0, len(features) - 1, n)
    old = np.arange(len(features))
    result = np.zeros((n, features.shape[1]))
    for k in range(features.shape[1]):
        result[:, k] = np.interp(places, old, features[:, k])
    return result


def column_stacked(features, n):
    old = np.linspace(0, 1, len(features))
    new = np.linspace(0, 1, n)
    return np.column_stack([np.interp(new, old, column) for column in features.T])


def place_by_place(features, n):
    n_frames = len(features)
    rows = []
    for t in np.linspace(0, n_frames - 1, n):
        i = int(t)
        j = min(i + 1, n_frames - 1)
        f = t - i
        rows.append((1 - f) * features[i] + f * features[j])
    return np.array(rows)


def floor_and_ceil(features, n):
    t = np.linspace(0, features.shape[0] - 1, n)
    low = np.floor(t).astype(int)
    high = np.ceil(t).astype(int)
    f = (t - low)[:, None]
    return features[low] + f * (features[high] - features[low])


def matrix_of_weights(features, n):
    t = np.linspace(0, len(features) - 1, n)
    distance = np.abs(t[:, None] - np.arange(len(features)))
    weights = np.maximum(1 - distance, 0)
    return weights @ features


def flatnonzero_twice(speakers, held_out):
    speakers = np.array(speakers)
    train = np.flatnonzero(speakers != held_out)
    test = np.flatnonzero(speakers == held_out)
    return train, test


def two_lists(speakers, held_out):
    train, test = [], []
    for i, name in enumerate(speakers):
        if name == held_out:
            test.append(i)
        else:
            train.append(i)
    return train, test


def where_the_first(speakers, held_out):
    same = np.asarray(speakers) == held_out
    return np.where(~same)[0], np.where(same)[0]


def comprehensions(speakers, held_out):
    rows = range(len(speakers))
    test = [i for i in rows if speakers[i] == held_out]
    train = [i for i in rows if i not in test]
    return np.array(train), np.array(test)


def arange_masked(speakers, held_out):
    rows = np.arange(len(speakers))
    mask = np.array([name == held_out for name in speakers])
    return rows[~mask], rows[mask]


ALTERNATIVES = {
    "frames": [
        filled_row_by_row,
        collected_in_a_list,
        index_table,
        guarded_first,
        every_sample_by_itself,
        sliding,
    ],
    "log_spectrum": [
        four_lines,
        longer_hanning_cut,
        frame_by_frame,
        squared_sine,
        waves_as_weights,
    ],
    "band_energies": [
        looped_bands,
        appended_and_turned,
        sum_over_width,
        frame_for_frame,
        running_sums,
        matrix_of_shares,
    ],
    "same_length": [
        interp_each_column,
        column_stacked,
        place_by_place,
        floor_and_ceil,
        matrix_of_weights,
    ],
    "split_by_speaker": [
        flatnonzero_twice,
        two_lists,
        where_the_first,
        comprehensions,
        arange_masked,
    ],
    "digit_listener": rewritten(digit_listener.EXERCISE.solution[0]),
}
