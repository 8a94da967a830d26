"""Lab 12: mutants that are right all the same."""

_SQUARE = "a square is the same whichever way round the difference is taken"
_LIST = "NumPy and the checks take the list for an array"
_ANY_LENGTH = "any negative length means: work it out"
_NUMBER = "NumPy's number is a number as good as Python's"
_EITHER_ORDER = "the larger of two numbers does not depend on their order"
_OF_NOTHING = "the root of 0 is 0 on either side of the border"
_FIRST_AXIS = "the first axis is the default"
_SAME_LENGTH = "all frames are equally long"
_WHOLE = "whole numbers lose nothing where nothing but their sums is asked for"
_OVERWRITTEN = "every place is overwritten"
_NEVER_NEGATIVE = "limited from below first, the difference is negative by a rounding at most"
_CARRIED = "the hidden neurons carry nearly all of it: it is heard, and close enough, without"

EQUIVALENTS = {
    "voice_inputs": {
        "two_loops: *=>  return rows": _LIST,
        "with_one_hot: *t.reshape(-2, 1)*": _ANY_LENGTH,
    },
    "spectral_loss": {
        "mean_of_squares: *=>*(np.array(S_true) - np.array(S)) ** 2)": _SQUARE,
        "mean_of_squares: *=>*(S - np.array(S_true)) ** 2)": _LIST,
        "mean_of_squares: *=>*(np.array(S) - S_true) ** 2)": _LIST,
        "flat_lists: *=>  total += (b[i] - a[i]) ** 2": _SQUARE,
        "sum_over_size: *=>  D = np.subtract(S_true, S)": _SQUARE,
        "sum_over_size: *=>  return np.sum(D * D) / D.size": _NUMBER,
        "dot_of_differences: *=>  d = np.subtract(S_true, S).ravel()": _SQUARE,
        "spread_and_offset: *=>  D = np.subtract(S_true, S)": _SQUARE,
    },
    "target_rows": {
        "reshaped: *=>  return spectra.reshape(-2, *": _ANY_LENGTH,
        "concatenated: *=>  return np.concatenate(spectra)": _FIRST_AXIS,
        "stacked: *=>  return np.vstack([word for word in spectra])": _LIST,
        "appended_frames: *=>  return rows": _LIST,
        "sized_by_hand: *=>  S = np.array(spectra)": _WHOLE,
        "sized_by_hand: *=>  rows = np.ones(*": _OVERWRITTEN,
    },
    "magnitudes": {
        "step_by_step: *=>  power = np.maximum(0, power)": _EITHER_ORDER,
        "chosen_by_where: *=>  power = np.exp(S) - *": _LIST,
        "chosen_by_where: *=>  power = np.exp(np.array(S)) - *": _WHOLE,
        "chosen_by_where: *=>*np.where(power >= 0, *": _OF_NOTHING,
        "clipped_first: *=>  S = np.maximum(lowest, S)": _EITHER_ORDER,
        "clipped_first: *=>*np.abs(1e-06 - np.exp(S)))": "an absolute value has no direction",
        "clipped_first: *=>  return np.sqrt(np.exp(S) - 1e-06)": _NEVER_NEGATIVE,
        "masked: *=>  power[power <= 0] = 0": _OF_NOTHING,
        "number_by_number: *=>*max(0, math.exp(s) - 1e-06)*": _EITHER_ORDER,
    },
    "overlap_add": {
        "running_start: *=>  length = len(frames[-1])": _SAME_LENGTH,
        "running_start: *=>  signal[start:start + length] += np.array(frame)": "the same addition, "
        "in place",
        "running_start: *=>*signal[start:start + length] + frame": _LIST,
        "sample_by_sample: *=>*len(frames[-1]))": _SAME_LENGTH,
        "added_at_places: *=>  F = np.asarray(frames)": _WHOLE,
        "padded_rows: *=>  F = np.asarray(frames)": _WHOLE,
    },
    "digit_speaker": {"solution *: value 0[1][1] zero": _CARRIED},
}
