"""Lesson 06: mutants that are right all the same."""

_COMMUTES = "a product or dot product may begin with either factor"
_OVERWRITTEN = "every place is overwritten"
_SAME_LENGTH = "both have the same length"
_SQUARE = "the length of a difference does not mind which way round it is taken"
_SYMMETRIC = "the relative error of a and b is that of b and a"
_DOUBLE = "computes in double precision instead of single, which is no less right"
_NUMBERS = "NumPy's numbers are numbers as good as Python's"
_LIST = "a list of the right numbers is as right as an array of them"
_ITERATOR = "an iterator is read into a list"
_IN_PLACE = "what is changed in place is the function's own, no argument"

EQUIVALENTS = {
    "numeric_gradient": {
        "fresh_copies: *=>  gradient = np.ones(theta.shape)": _OVERWRITTEN,
        "one_copy_restored: *=>  gradient = np.ones_like(t)": _OVERWRITTEN,
        "one_copy_restored: *=>  t = theta": "every number is put back as it was",
        "one_copy_restored: *=>  t = np.array(theta)": "theta holds decimal numbers already",
        "with_flat_places: gradient = theta * 0  =>  gradient = theta *": _OVERWRITTEN,
        "mean_of_both_sides: *=>  gradient = np.ones(theta.shape)": _OVERWRITTEN,
        "with_nditer: *=>  gradient = np.ones_like(theta)": _OVERWRITTEN,
    },
    "relative_error": {
        "with_norms: *=>  return np.linalg.norm(b - a) / below": _SQUARE,
        "with_roots: *=>  difference = np.sqrt(np.sum((b - a) ** 2))": _SQUARE,
        "flat_norms: *=>  a, b = (b.ravel(), a.ravel())": _SYMMETRIC,
        "looped_norms: *zip(b.flat, a.flat, strict=True):": _SYMMETRIC,
        "looped_norms: *=>  dd += (y - x) ** 2": _SQUARE,
        "equal_first: *=>  if np.array_equal(b, a):": "equality is mutual",
        "equal_first: *=>  return np.linalg.norm(b - a) / *": _NUMBERS,
        "equal_first: *=>  return float(np.linalg.norm(a - b) / *": _SQUARE,
        "with_hypot: *=>  return math.dist(b.ravel(), a.ravel()) / *": _SQUARE,
        "single_precision_error: a, b = *=>  a, b = (b.astype(*": _SYMMETRIC,
        "single_precision_error: a, b = *=>*": _DOUBLE,
        "single_precision_error: *=>  return np.linalg.norm(b - a) / *": _SQUARE,
        "single_precision_error: *=>*if below else 0": _NUMBERS,
        "divided_where_possible: *=>  below = np.linalg.norm(a) + np.linalg.norm(b)": _NUMBERS,
        "divided_where_possible: *=>  above = np.linalg.norm(np.subtract(b, a))": _SQUARE,
        "tiny_floor: *=>  return np.linalg.norm(b - a) / *": _SQUARE,
        "tiny_floor: *max(1e-300, np.linalg.norm(a) + np.linalg.norm(b))": "the larger of two is "
        "the same either way round",
    },
    "gradient_step": {
        "by_index: *=>  for k in range(len(gradients)):": _SAME_LENGTH,
        "nested: *=>  return [(value - slope * lr *": _ITERATOR,
        "single_precision_step: *=>  rate = lr": _DOUBLE,
        "single_precision_step: *=>  return [(W - rate * *": _DOUBLE,
        "single_precision_step: *=>  return [(W.astype(np.float32) - rate * dW, *": _DOUBLE,
        "single_precision_step: *, b - rate * np.float32(db)) *": _DOUBLE,
        "single_precision_step: *, np.float32(b) - rate * db) *": _DOUBLE,
        "tupled: *=>  return map(moved, parameters, gradients)": _ITERATOR,
    },
    "neuron_gradient": {
        "with_transpose: *=>  return (X.T @ errors / len(X), np.mean(errors))": _SAME_LENGTH,
        "row_by_row: *=>  n = len(X)": _SAME_LENGTH,
        "row_by_row: *=>  z = np.dot(w, X[i]) + b": _COMMUTES,
        "weight_by_weight: *=>  return (dw, (p - y).mean())": _LIST,
        "by_broadcasting: *=>  delta = (_sigmoid(X @ w + b) - y) / y.shape[0]": _SAME_LENGTH,
        "bias_as_input: *np.ones(len(y))])": _SAME_LENGTH,
        "bias_as_input: *- y) / len(y)": _SAME_LENGTH,
        "averaged: *=>*in zip(X, errors, strict=True)], axis=0)": _COMMUTES,
        "averaged: *=>  return (dw, float(np.average(errors)))": _LIST,
        "averaged: *=>  return (list(dw), np.average(errors))": _NUMBERS,
        "single_precision_gradient: X, w, b = *=>*": _DOUBLE,
        "single_precision_gradient: *=>  errors = _sigmoid(X @ w + b) - y": _DOUBLE,
        "single_precision_gradient: *=>  return (X.T @ errors / len(y), *": _DOUBLE,
        "single_precision_gradient: *np.float32(len(X)), errors.mean())": _SAME_LENGTH,
    },
    "train_neuron": {
        "with_gradient_function: *=>  w -= lr * dw": _IN_PLACE,
        "with_gradient_function: *=>  b -= lr * db": _IN_PLACE,
        "all_in_one: *np.log(p[y >= 1]).sum()*": "the labels are 0 and 1 only",
        "update_first_line_last: *=>  w, b = (np.zeros(len(X[*])), 0.0)": "every row is as long "
        "as the first",
        "update_first_line_last: *=>  losses = np.ones(epochs)": _OVERWRITTEN,
        "bias_column: *np.ones((y.shape[0], 1))])": _SAME_LENGTH,
        "bias_column: *=>  losses.append(_cross_entropy(p, y))": _NUMBERS,
        "bias_column: *=>  theta -= *": _IN_PLACE,
        "bias_column: *(p - y) / len(X)": _SAME_LENGTH,
        "true_probability: p = *=>*zip(x, w, strict=True)*": _COMMUTES,
        "true_probability: *=>*zip(p, y, strict=True))) / len(X)*": _SAME_LENGTH,
        "true_probability: slopes = *=>*/ len(X) for j *": _SAME_LENGTH,
        "softplus_loss: *np.logaddexp(z, 0) *": _COMMUTES,
        "softplus_loss: *=>  w, b = (w - lr * errors @ X / len(X), *": _SAME_LENGTH,
        "single_precision_training: X, y, lr = *=>*": _DOUBLE,
        "single_precision_training: w, b, losses = *=>*": _DOUBLE,
        "single_precision_training: *=>  w -= *": _IN_PLACE,
        "single_precision_training: *(p - y) / len(X))": _SAME_LENGTH,
        "single_precision_training: *=>  b -= *": _IN_PLACE,
    },
}
EQUIVALENTS["repair_gradient"] = EQUIVALENTS["neuron_gradient"]
