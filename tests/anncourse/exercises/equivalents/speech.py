"""Lab 11: mutants that are right all the same."""

_ORDER = "the larger, or smaller, of two numbers does not depend on their order"
_NO_ROWS = "a table without rows holds no numbers"
_OVERWRITTEN = "every place is overwritten"
_LIST = "NumPy and the checks take the list for an array"
_ANY_LENGTH = "any negative length means: work it out"
_NO_FRAMES = "0 frames remain 0 frames"
_SIGN = "the sign of the window is lost in the square"
_LAST_AXIS = "rfft takes the last axis where none is named"
_ZIP = "zip stops with the shorter of the two"
_POSITIVE = "places are 0 or more, where astype and floor both drop the decimals"
_SIZE = "the size of a difference does not depend on its order"
_ALL_CLASSES = "what is added to all classes alike changes no answer"
_STILL_HEARS = "with other biases the network still recognises more than 96 %"
_ONE_AXIS = "there is one axis, which is both the first and the last"

EQUIVALENTS = {
    "frames": {
        "filled_row_by_row: *=>  n_frames = max(1 + (len(signal) - length) // step, 0)": _ORDER,
        "filled_row_by_row: *=>  table = np.ones((n_frames, length))": _OVERWRITTEN,
        "collected_in_a_list: *=>  return np.ones((0, length))": _NO_ROWS,
        "collected_in_a_list: *=>  return rows": _LIST,
        "index_table: *reshape(-2, 1)*": _ANY_LENGTH,
        "guarded_first: *=>  return [*": _LIST,
        "guarded_first: *=>  return np.stack([signal[s:s + length] for s in starts])": _LIST,
        "every_sample_by_itself: *=>  if n_frames <= 0:": _NO_FRAMES,
        "every_sample_by_itself: *=>  if n_frames < 1:": _NO_FRAMES,
        "every_sample_by_itself: *=>  table = np.ones((n_frames, length))": _OVERWRITTEN,
        "sliding: *=>  return np.ones((0, length))": _NO_ROWS,
        "sliding: *sliding_window_view(signal, length)": _LIST,
    },
    "log_spectrum": {
        "four_lines: *=>  window = 0.5 * np.cos(2 * np.pi * np.arange(length) / length) - 0.5": (
            _SIGN
        ),
        "four_lines: *=>  spectrum = np.fft.rfft(frames * window)": _LAST_AXIS,
        "frame_by_frame: *=>  w = 0.5 * np.cos(2 * np.pi * n / length) - 0.5": _SIGN,
        "frame_by_frame: *=>  result = np.ones((n_frames, length // 2 + 1))": _OVERWRITTEN,
        "waves_as_weights: *=>  window = -0.5 * (1 - np.cos(2 * np.pi * n / length))": _SIGN,
        "waves_as_weights: *=>  window = 0.5 * (np.cos(2 * np.pi * n / length) - 1)": _SIGN,
    },
    "band_energies": {
        "looped_bands: *=>  result = np.ones((len(spectrum), n_bands))": _OVERWRITTEN,
        "appended_and_turned: *=>  for a, b in zip(bands, bands[1:]):": _ZIP,
        "appended_and_turned: *=>  for a, b in zip(bands[:], bands[1:]):": _ZIP,
        "frame_for_frame: *zip(bands, bands[1:])*": _ZIP,
        "frame_for_frame: *zip(bands[:], bands[1:])*": _ZIP,
        "frame_for_frame: *=>  return rows": _LIST,
        "running_sums: *=>  (deleted)": _LIST,
        "running_sums: *=>  bands = bands": _LIST,
    },
    "same_length": {
        "interp_each_column: *=>  result = np.ones((n, features.shape[1]))": _OVERWRITTEN,
        "place_by_place: *=>  j = min(n_frames - 1, i + 1)": _ORDER,
        "place_by_place: *=>  return rows": _LIST,
        "floor_and_ceil: *=>  low = t.astype(int)": _POSITIVE,
        "matrix_of_weights: *np.abs(np.arange(len(features)) - t[:, None])": _SIZE,
        "matrix_of_weights: *=>  weights = np.maximum(0, 1 - distance)": _ORDER,
    },
    "split_by_speaker": {
        "where_the_first: *=>  return (np.where(~same)[-1], np.where(same)[0])": _ONE_AXIS,
        "where_the_first: *=>  return (np.where(~same)[0], np.where(same)[-1])": _ONE_AXIS,
        "comprehensions: *=>  return (train, np.array(test))": _LIST,
        "comprehensions: *=>  return (np.array(train), test)": _LIST,
    },
    "digit_listener": {
        "solution *: value 0[1][0] plus 1": _ALL_CLASSES,
        "solution *: value 0[1][0] minus 1": _ALL_CLASSES,
        "solution *: value 0[1][1] plus 1": _ALL_CLASSES,
        "solution *: value 0[1][1] minus 1": _ALL_CLASSES,
        "solution *: value 0[1][1] zero": _STILL_HEARS,
        "solution *: value 0[1][1] negated": _STILL_HEARS,
        "solution *: value 0[0][1] *": _STILL_HEARS,
    },
}
