"""Lesson 07: mutants that are right all the same."""

_COMMUTES = "a product, a maximum or a comparison of two may begin with either"
_OVERWRITTEN = "every place is overwritten"
_SAME_LENGTH = "both have the same length"
_SAME_SHAPE = "both have the same shape"
_DOUBLE = "computes in double precision instead of single, which is no less right"
_LIST = "lists and arrays may be mixed"
_NUMBERS = "NumPy's numbers are numbers as good as Python's"
_LABELS = "Y holds 0 and 1 only"
_SQUARE = "the length of a difference does not mind which way round it is taken"
_SYMMETRIC = "the relative error of a and b is that of b and a"
_BORDER = "no relative error is exactly 1e-6"
_DEFAULT = "annlib's eps is 1e-5 if none is given"

EQUIVALENTS = {
    "output_delta": {
        "plain_delta: *=>  return (P - Y) / len(Y)": _SAME_LENGTH,
        "scaled: *=>  n = Y.shape[0]": _SAME_LENGTH,
        "subtracted_parts: *=>  return P / len(P) - Y / len(Y)": _SAME_LENGTH,
        "subtracted_parts: *=>  return P / len(Y) - Y / len(P)": _SAME_LENGTH,
        "looped_delta: *=>  delta = np.ones(P.shape)": _OVERWRITTEN,
        "looped_delta: *=>  delta = np.zeros(Y.shape)": _SAME_SHAPE,
        "looped_delta: *=>  for i in range(len(Y)):": _SAME_LENGTH,
        "looped_delta: *=>  for k in range(Y.shape[1]):": _SAME_SHAPE,
        "looped_delta: *=>  delta[i, k] = (P[i, k] - Y[i, k]) / len(Y)": _SAME_LENGTH,
        "rows_of_lists: *=>  n = len(Y)": _SAME_LENGTH,
        "minus_one_at_the_truth: *=>  delta[Y >= 1] -= 1": _LABELS,
        "minus_one_at_the_truth: *=>  return delta / Y.shape[0]": _SAME_LENGTH,
        "single_precision_delta: *=>  return np.subtract(P, Y) / np.float32(len(P))": _DOUBLE,
        "single_precision_delta: *dtype=np.float32) / len(P)": _NUMBERS,
        "single_precision_delta: *dtype=np.float32) / np.float32(len(Y))": _SAME_LENGTH,
        "delta_of_the_mean: *=>  delta /= P.shape[0]": _SAME_LENGTH,
    },
    "layer_gradients": {
        "sample_by_sample: *=>  for i in range(len(delta)):": _SAME_LENGTH,
        "bias_as_input: *=>  ones = np.ones((len(delta), 1))": _SAME_LENGTH,
        "ones_times_delta: *np.ones(len(A_prev)) @ delta)": _SAME_LENGTH,
        "listed_gradients: *=>  dW = [[a @ d for *": _NUMBERS,
        "listed_gradients: *=>  dW = [[float(d @ a) for *": _COMMUTES,
        "single_precision_gradients: A, d = *=>*": _DOUBLE,
        "with_tensordot: *=>*delta.mean(axis=0) * len(A_prev))": _SAME_LENGTH,
    },
    "hidden_delta": {
        "in_two_lines: *=>  return np.multiply(slopes, dA)": _COMMUTES,
        "rows_back: *=>  delta = np.ones(Z.shape)": _OVERWRITTEN,
        "rows_back: *=>  for i in range(len(delta_next)):": _SAME_LENGTH,
        "neuron_by_neuron: *=>  for k in range(delta_next.shape[1]):": _SAME_LENGTH,
        "summed_over_the_next: *=>*[:, None, :] * W_next": "NumPy adds the missing axis by itself",
        "listed_delta: *=>  return [[d @ w * s for *": _NUMBERS,
        "listed_delta: *=>  return [[float(w @ d) * s for *": _COMMUTES,
        "single_precision_back: *=>  error = delta_next @ np.float32(W_next).T": _DOUBLE,
        "single_precision_back: *=>  error = np.float32(delta_next) @ W_next.T": _DOUBLE,
        "single_precision_back: *=>  return error * derivative(Z)": _DOUBLE,
    },
    "backward": {
        "with_forward: *=>  if True:": "the delta of the data is computed, and never used",
        "with_forward: *=>  if k >= 0:": "the delta of the data is computed, and never used",
        "with_forward: *=>  if k > -1:": "the delta of the data is computed, and never used",
        "with_sums_kept: *=>  A = np.maximum(0, Z)": _COMMUTES,
        "with_sums_kept: *=>  delta = (P - Y) / len(Y)": _SAME_LENGTH,
        "inserted_in_front: *- Y) / Y.shape[0]": _SAME_LENGTH,
        "by_recursion: *- Y) / len(X), [])": _SAME_LENGTH,
        "mean_of_single_samples: *=>*np.maximum(activations[-1] @ W + b, 0))": _COMMUTES,
        "mean_of_single_samples: *=>  return [(dW / len(Y), *": _SAME_LENGTH,
        "mean_of_single_samples: *db / len(Y)) for dW, db in totals]": _SAME_LENGTH,
        "as_lists: *=>  return [[dW, db.tolist()] for *": _LIST,
        "as_lists: *=>  return [[dW.tolist(), db] for *": _LIST,
        "single_precision_network: layers = *=>*": _DOUBLE,
        "single_precision_network: return *=>*": _DOUBLE,
        "turned_through: *=>  last = k >= len(parameters) - 1": "k is never larger",
        "turned_through: *=>*np.where(Z >= 0, Z, 0))": "where z is 0, both give 0",
        "turned_through: *=>  delta = (columns[-1] - Y.T) / Y.shape[0]": _SAME_LENGTH,
    },
    "gradients_agree": {
        "measured_and_compared: *) < 1e-06": _BORDER,
        "measured_and_compared: *=>  return relative_error(gradient, *": _SYMMETRIC,
        "measured_and_compared: *=>*numeric_gradient(f, theta), *": _DEFAULT,
        "stepwise_agreement: *=>*numeric_gradient(f, theta)": _DEFAULT,
        "stepwise_agreement: *=>*) > 1e-06:": _BORDER,
        "stepwise_agreement: *=>  if relative_error(measured, gradient) *": _SYMMETRIC,
        "all_by_hand: *=>  eps = -1e-05": "the two sides change places above and below the line",
        "all_by_hand: *=>  measured = np.ones(theta.shape)": _OVERWRITTEN,
        "all_by_hand: *gradient.shape)*": _SAME_SHAPE,
        "all_by_hand: *=>  return np.linalg.norm(*": _NUMBERS,
        "all_by_hand: *below < 1e-06)": _BORDER,
        "all_by_hand: *=>  return bool(np.linalg.norm(gradient - measured) *": _SQUARE,
        "multiplied_out: *=>*numeric_gradient(f, theta)": _DEFAULT,
        "multiplied_out: *=>*np.linalg.norm(gradient - measured)": _SQUARE,
        "multiplied_out: *=>  return difference <= 1e-06 * np.linalg.norm(*": "half of the "
        "tolerance, which right gradients keep to just as well",
        "number_by_number: *(gradient.shape)*": _SAME_SHAPE,
        "number_by_number: *=>  if abs(gradient[place] - slope) *": _SQUARE,
        "number_by_number: *=>*> 1e-06 * abs(*):": "half of the tolerance",
        "restored_each_time: *=>  t = theta": "every number is put back as it was",
        "restored_each_time: *=>  t = np.array(theta)": "theta holds decimal numbers already",
        "restored_each_time: *=>  return relative_error(*": _NUMBERS,
        "restored_each_time: *< 1e-06)": _BORDER,
        "restored_each_time: *=>  return bool(relative_error(gradient, measured) *": _SYMMETRIC,
        "close_without_absolute: *=>  return np.allclose(gradient, *": _SYMMETRIC,
        "close_without_absolute: *=>*numeric_gradient(f, theta), *": _DEFAULT,
        "closer_nudge: *=>  error = relative_error(gradient, *": _SYMMETRIC,
        "closer_nudge: *=>*numeric_gradient(f, theta), *": _DEFAULT,
        "closer_nudge: *=>  return error <= 1e-06": _NUMBERS,
        "closer_nudge: *error < 1e-06)": _BORDER,
        "farther_nudge: *) >= 1e-06": _BORDER,
        "farther_nudge: *=>  return not relative_error(gradient, *": _SYMMETRIC,
        "farther_nudge: *=>*numeric_gradient(f, theta), *": _DEFAULT,
        "flat_agreement: *.reshape(gradient.shape))*": _SAME_SHAPE,
        "flat_agreement: *) < 1e-06": _BORDER,
        "flat_agreement: *=>  return relative_error(gradient.flatten(), measured) *": _SYMMETRIC,
    },
}
EQUIVALENTS["repair_backward"] = EQUIVALENTS["backward"]
EQUIVALENTS["graph_slopes"] = {
    "along_the_tape: *=>  for k in range(len(tape) - 1, -0, -1):": "the first on the tape is an "
    "input, which is made of nothing",
    "along_the_tape: *=>  source.slope += tape[k].slope * local": "numbers are not "
    "changed in place",
    "tape_turned_round: *=>  return [value.slope for value in inputs]": "a list of the right "
    "numbers is right",
}
