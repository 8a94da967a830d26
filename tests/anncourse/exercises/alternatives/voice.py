"""Lab 12, solved in other right ways."""

import math

import numpy as np

from anncourse.exercises.voice.digit_speaker import EXERCISE as SPEAKER
from annlib import one_hot


def two_loops(digits, n_frames):
    rows = []
    for digit in digits:
        for j in range(n_frames):
            row = [0.0] * 11
            row[digit] = 1.0
            row[10] = j / (n_frames - 1) if n_frames > 1 else 0.0
            rows.append(row)
    return np.array(rows)


def repeated_and_tiled(digits, n_frames):
    Y = np.eye(10)[digits]
    times = np.linspace(0, 1, n_frames)
    return np.column_stack([np.repeat(Y, n_frames, axis=0), np.tile(times, len(Y))])


def filled_table(digits, n_frames):
    X = np.zeros((len(digits) * n_frames, 11))
    for i in range(len(digits)):
        X[i * n_frames : (i + 1) * n_frames, digits[i]] = 1
        X[i * n_frames : (i + 1) * n_frames, 10] = np.linspace(0, 1, n_frames)
    return X


def with_one_hot(digits, n_frames):
    Y = one_hot(np.repeat(digits, n_frames), 10)
    t = np.concatenate([np.linspace(0, 1, n_frames)] * len(digits))
    return np.hstack([Y, t.reshape(-1, 1)])


def blocks_of_words(digits, n_frames):
    blocks = []
    for digit in digits:
        block = np.zeros((n_frames, 11))
        block[:, digit] = 1
        block[:, 10] = np.linspace(0, 1, n_frames)
        blocks.append(block)
    return np.vstack(blocks)


def mean_of_squares(S, S_true):
    return np.mean((np.array(S) - np.array(S_true)) ** 2)


def flat_lists(S, S_true):
    a = np.ravel(S)
    b = np.ravel(S_true)
    total = 0.0
    for i in range(len(a)):
        total += (a[i] - b[i]) ** 2
    return total / len(a)


def sum_over_size(S, S_true):
    D = np.subtract(S, S_true)
    return float(np.sum(D * D) / D.size)


def dot_of_differences(S, S_true):
    d = np.subtract(S, S_true).ravel()
    return d @ d / len(d)


def spread_and_offset(S, S_true):
    D = np.subtract(S, S_true)
    return np.var(D) + np.mean(D) ** 2


def reshaped(spectra):
    spectra = np.array(spectra)
    return spectra.reshape(-1, spectra.shape[-1])


def concatenated(spectra):
    return np.concatenate(spectra, axis=0)


def stacked(spectra):
    return np.vstack([np.array(word) for word in spectra])


def appended_frames(spectra):
    rows = []
    for word in spectra:
        for frame in word:
            rows.append(frame)
    return np.array(rows)


def sized_by_hand(spectra):
    S = np.array(spectra, dtype=float)
    n_words, n_frames, k = S.shape
    rows = np.zeros((n_words * n_frames, k))
    for i in range(n_words):
        rows[i * n_frames : (i + 1) * n_frames] = S[i]
    return rows


def step_by_step(S):
    power = np.exp(S) - 1e-6
    power = np.maximum(power, 0)
    return np.sqrt(power)


def chosen_by_where(S):
    power = np.exp(np.array(S, dtype=float)) - 1e-6
    return np.where(power > 0, power, 0) ** 0.5


def clipped_first(S):
    lowest = np.log(1e-6)
    S = np.maximum(S, lowest)
    return np.sqrt(np.abs(np.exp(S) - 1e-6))


def masked(S):
    power = np.exp(S) - 1e-6
    power[power < 0] = 0
    return np.sqrt(power)


def number_by_number(S):
    return [[math.sqrt(max(math.exp(s) - 1e-6, 0)) for s in row] for row in S]


def sliced_sum(frames, step):
    frames = np.array(frames)
    n, length = frames.shape
    out = np.zeros((n - 1) * step + length)
    for i in range(n):
        out[i * step : i * step + length] += frames[i]
    return out


def running_start(frames, step):
    length = len(frames[0])
    signal = np.zeros(step * (len(frames) - 1) + length)
    start = 0
    for frame in frames:
        signal[start : start + length] = signal[start : start + length] + np.array(frame)
        start += step
    return signal


def sample_by_sample(frames, step):
    n, length = len(frames), len(frames[0])
    signal = [0.0] * (step * (n - 1) + length)
    for i in range(n):
        for k in range(length):
            signal[i * step + k] += frames[i][k]
    return signal


def added_at_places(frames, step):
    F = np.asarray(frames, dtype=float)
    places = step * np.arange(len(F))[:, None] + np.arange(F.shape[1])
    signal = np.zeros(places.max() + 1)
    np.add.at(signal, places, F)
    return signal


def padded_rows(frames, step):
    F = np.asarray(frames, dtype=float)
    n, length = F.shape
    total = step * (n - 1) + length
    rows = np.zeros((n, total))
    for i in range(n):
        rows[i, i * step : i * step + length] = F[i]
    return rows.sum(axis=0)


def _solution():
    return [(W.copy(), b.copy()) for W, b in SPEAKER.solution[0]]


def _in_another_order():
    (W1, b1), (W2, b2) = _solution()
    order = np.random.default_rng(4).permutation(64)
    return [(W1[:, order], b1[order]), (W2[order], b2)]


def _rescaled():
    (W1, b1), (W2, b2) = _solution()
    return [(2 * W1, 2 * b1), (W2 / 2, b2)]


ALTERNATIVES = {
    "voice_inputs": [
        two_loops,
        repeated_and_tiled,
        filled_table,
        with_one_hot,
        blocks_of_words,
    ],
    "spectral_loss": [
        mean_of_squares,
        flat_lists,
        sum_over_size,
        dot_of_differences,
        spread_and_offset,
    ],
    "target_rows": [reshaped, concatenated, stacked, appended_frames, sized_by_hand],
    "magnitudes": [step_by_step, chosen_by_where, clipped_first, masked, number_by_number],
    "overlap_add": [sliced_sum, running_start, sample_by_sample, added_at_places, padded_rows],
    "digit_speaker": [
        (_in_another_order(),),
        (_rescaled(),),
        ([[W.tolist(), b.tolist()] for W, b in _solution()],),
        (tuple((W.astype(np.float32), b.astype(np.float32)) for W, b in _solution()),),
    ],
}
