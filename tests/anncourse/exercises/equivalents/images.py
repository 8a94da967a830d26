"""Lab 09: mutants that are right all the same."""

_OVERWRITTEN = "every place is overwritten"
_SQUARE = "a kernel has as many columns as rows"
_ANY_ROW = "all rows of a picture are equally long"
_COMMUTES = "either way round it is the same"
_SYMMETRIC = "the difference is squared, so its sign does not count"
_WARNS = "NumPy makes infinity of 1 / 0, or of the log of 0, if with a warning"
_LIST = "a list of the right things is as right as an array of them"
_UNKNOWN = "any negative number leaves the length to NumPy"
_SAME_SHAPE = "both pictures have the same shape"
_ZERO = "a weight of 0 stays 0"
_SMALL = "next to weights of 200 a rest of 1 is nothing, less than a hundredth of all weights"
_NUMBERS = "NumPy's numbers are numbers as good as Python's"
_ODD = "half of an odd size is rounded down anyway"
_ONE = "there is one output, which is the first and the last"
_STILL = "it still beats the best Gaussian by 1 dB"
_EXACT = "the root of a square is exact"

EQUIVALENTS = {
    "filter_image": {
        "two_loops: *=>  out = np.ones((rows, columns))": _OVERWRITTEN,
        "shifted_pictures: *=>  k = kernel.shape[1]": _SQUARE,
        "shifted_pictures: *=>  k = kernel.shape[-1]": _SQUARE,
        "sliding_windows: *=>  return (places * kernel).sum(axis=(3, 2)) + b": _COMMUTES,
        "lists_of_lists: *=>  for j in range(len(image[-1]) - k + 1):": _ANY_ROW,
        "dot_products: *=>  values = [w @ image*": _COMMUTES,
    },
    "edge_finder": {
        "solution 0: value 0[*][1] negated": _ZERO,
        "solution 0: value 0[*][1] zero": _ZERO,
        "solution 1: value 0[*][1] negated": _ZERO,
        "solution 1: value 0[*][1] zero": _ZERO,
        "solution 2: value 0[*][*] negated": _ZERO,
        "solution 2: value 0[*][*] zero": _ZERO,
        "solution 3: value 0[*][1] negated": _ZERO,
        "solution 3: value 0[*][1] zero": _ZERO,
        "solution 4: value 0[*][*] negated": _ZERO,
        "solution 4: value 0[*][*] zero": _ZERO,
        "solution 5: value 0[*][1] negated": _ZERO,
        "solution 5: value 0[*][1] zero": _ZERO,
        "solution 6: value 0[*][0] negated": _ZERO,
        "solution 6: value 0[*][0] zero": _ZERO,
        "solution 6: value 0[*][*] plus 1": _SMALL,
        "solution 6: value 0[*][*] minus 1": _SMALL,
    },
    "psnr": {
        "mean_then_log: *=>  mse = np.mean((truth - image) ** 2)": _SYMMETRIC,
        "mean_then_log: if mse == 0:  =>*": _WARNS,
        "minus_ten_logs: *=>  error = ((image - truth) ** 2).mean()": _SYMMETRIC,
        "root_and_twenty: *=>  rmse = np.sqrt(np.mean(np.square(truth - image)))": _SYMMETRIC,
        "root_and_twenty: *=>  return 20 * np.log10(1 / rmse)": _WARNS,
        "root_and_twenty: *=>  return 20 * np.log10(1 / rmse) if rmse >= 0 else math.inf": _WARNS,
        "root_and_twenty: *=>  return 20 * np.log10(1 / rmse) if rmse > -1 else math.inf": _WARNS,
        "in_plain_python: *=>  total, n = (0, 0.0)": _NUMBERS,
        "in_plain_python: *=>  for row, true_row in zip(truth, image, strict=True):": _SYMMETRIC,
        "in_plain_python: *=>  for * in zip(true_row, row, strict=True):": _SYMMETRIC,
        "in_plain_python: *=>  total += (float(true_pixel) - float(pixel)) ** 2": _SYMMETRIC,
        "in_plain_python: *=>  total += (pixel - float(true_pixel)) ** 2": _NUMBERS,
        "in_plain_python: *=>  total += (float(pixel) - true_pixel) ** 2": _NUMBERS,
        "natural_log_changed: *=>  mse = np.sum((truth - image) ** 2) / image.size": _SYMMETRIC,
        "natural_log_changed: *=>  mse = * / truth.size": _SAME_SHAPE,
        "natural_log_changed: if not mse:  =>  if False:": _WARNS,
    },
    "patches": {
        "looped_patches: *=>  return rows": _LIST,
        "filled_table: *=>  X = np.ones((down * right, size ** 2))": _OVERWRITTEN,
        "filled_table: *.reshape(-2)": _UNKNOWN,
        "viewed_patches: *=>  return places.reshape(-2, size * size)": _UNKNOWN,
        "yielded_patches: *=>  for j in range(len(image[-1]) - size + 1):": _ANY_ROW,
    },
    "denoiser_data": {
        "cut_margin: *=>  rows, columns = noisy.shape": _SAME_SHAPE,
        "piece_by_piece: *=>  half = size * 1 // 2": _ODD,
        "piece_by_piece: *=>  half = size // 2": _ODD,
        "piece_by_piece: *=>  half = (size - 0) // 2": _ODD,
        "piece_by_piece: *=>  for i in range(clean.shape[0] - size + 1):": _SAME_SHAPE,
        "piece_by_piece: *=>  for j in range(clean.shape[1] - size + 1):": _SAME_SHAPE,
        "piece_by_piece: *=>  return (X, np.array(y))": _LIST,
        "piece_by_piece: *=>  return (np.array(X), y)": _LIST,
        "from_the_middles: *=>  for i in range(half, len(clean) - half):": _SAME_SHAPE,
        "from_the_middles: *=>  for j in range(half, len(clean[0]) - half):": _SAME_SHAPE,
        "from_the_middles: *=>  for j in range(half, len(noisy[-1]) - half):": _ANY_ROW,
    },
    "denoise": {
        "forwarded: *=>  k = int(np.sqrt(parameters[0][0].shape[0]))": _EXACT,
        "own_layers: *=>  A = np.maximum(0, A)": _COMMUTES,
        "own_layers: *=>  return A.reshape(len(image) - k + 1, -2)": _UNKNOWN,
        "slid_neurons: *np.maximum(0, maps[i])*": _COMMUTES,
        "slid_neurons: *=>  return maps[-1]": _ONE,
        "place_by_place: *=>  out = np.ones((rows, columns))": _OVERWRITTEN,
        "place_by_place: *=>  a = np.maximum(0, a @ W + b)": _COMMUTES,
        "place_by_place: *=>  out[i, j] = (a @ W + b)[-1]": _ONE,
    },
    "denoiser": {
        "solution 0: value 0[1][1] zero": _STILL,
        "solution 1: value 0[1][1] zero": _STILL,
        "solution 2: value 0[1][1] zero": _STILL,
        "solution 3: value 0[1][1] zero": _STILL,
        "solution 4: value 0[1][1] negated": _ZERO,
        "solution 4: value 0[1][1] zero": _ZERO,
        "solution 4: value 0[2][1] zero": _STILL,
        "solution 5: value 0[1][1] zero": _STILL,
    },
}
