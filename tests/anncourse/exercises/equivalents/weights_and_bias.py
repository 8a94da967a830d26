"""Lesson 02: mutants that are right all the same."""

from tests.anncourse.exercises.equivalents.perceptron import EQUIVALENTS as LESSON_01

_COMMUTES = "a product or dot product may begin with either factor"
_SQUARE = "the square of a difference does not mind which way round it is taken"
_SAME_LENGTH = "both have the same length"
_DOUBLE = "computes in double precision instead of single, which is no less right"
_NUMBERS = "NumPy's numbers are numbers as good as Python's"
_LIST = "NumPy takes the list for an array, and a list of the right numbers is right"
_ARRAY = "an array of the right numbers is as right as a list or a tuple of them"
_IN_PLACE = "what is changed in place is the function's own, no argument"
_NUMPY_NUMBERS = "the operation makes no difference between a number and an array"
_OVERWRITTEN = "every place is overwritten"
_CENTRED = "one factor without its mean is enough: deviations from a mean add up to 0"
_SYMMETRIC = "the covariance of x and y is that of y and x"
_LABELS = "the labels are 0 and 1 only"
_TRUTH = "in a difference True and False count as 1 and 0, NumPy's as well as Python's"
_NEVER_REACHED = "some input is always the one that changes, so the loop has returned before"

EQUIVALENTS = {
    "predict_line": {
        "bias_first: *=>*np.multiply(w, x)": _COMMUTES,
        "list_or_number: if *=>  if False:": _NUMPY_NUMBERS,
        "list_or_number: if *=>  if isinstance(*, np.ndarray):": _NUMPY_NUMBERS,
        "appended: if *=>  if True:": _NUMPY_NUMBERS,
        "appended: if *=>  if np.isscalar(*):": _NUMPY_NUMBERS,
        "appended: return np.array(y)  =>  return y": _LIST,
        "filled: *=>  ys = np.ones(xs.shape)": _OVERWRITTEN,
        "filled: *=>  return ys if np.ndim(x) else ys[-1]": "of one number, the last is the first",
        "single_precision: *=>  return w * np.float32(x) + np.float32(b)": _DOUBLE,
        "single_precision: *=>  return np.float32(w) * x + np.float32(b)": _DOUBLE,
        "single_precision: *=>  return np.float32(w) * np.float32(x) + b": _DOUBLE,
        "as_a_product: *=>  columns = [np.asarray(*": _LIST,
        "as_a_product: *=>  columns = np.stack([x, *": _NUMPY_NUMBERS,
        "as_a_product: *=>  columns = np.stack([np.asarray(x), *": _NUMPY_NUMBERS,
        "as_a_product: *=>  return np.tensordot([w, b], *": _LIST,
        "on_a_copy: y = np.array(x)  =>  y = x": "the next line makes a new array anyway",
    },
    "mean_squared_error": {
        "*y_true - y_pred*": _SQUARE,
        "other_way_round: *=>  errors = y_pred - y_true": _SQUARE,
        "index_loop: *=>  total += (y_true[i] - y_pred[i]) ** 2": _SQUARE,
        "zip_loop: *zip(y_true, y_pred*": _SQUARE,
        "zip_loop: *=>  error = t - p": _SQUARE,
        "generator: *(t - p) ** 2*": _SQUARE,
        "generator: *zip(y_true, y_pred, *": _SQUARE,
        "dotted: *np.subtract(y_true, y_pred)": _SQUARE,
        "from_statistics: *(float(t) - float(p)) ** 2*": _SQUARE,
        "from_statistics: *zip(y_true, y_pred)*": _SQUARE,
        "single_precision_mean: *=>  return ((y_true.*": _SQUARE,
        "averaged: *=>  return np.average((y_pred - y_true) ** 2)": "a square has no sign",
        "sum_over_n: *=>*/ len(y_pred)": _SAME_LENGTH,
        "index_loop: *=>  for i in range(len(y_pred)):": _SAME_LENGTH,
        "index_loop: *=>  return total / len(y_pred)": _SAME_LENGTH,
        "zip_loop: *=>  n = y_true.size": _SAME_LENGTH,
        "zip_loop: *=>  s += error ** 2": _IN_PLACE,
        "generator: *=>*/ len(y_true)": _SAME_LENGTH,
        "squared_norm: *=>*/ len(y_pred)": _SAME_LENGTH,
        "dotted: *=>*d.shape[-1]": "there is only one axis",
        "from_statistics: *=>*(p - float(t)) ** 2*": _NUMBERS,
        "from_statistics: *=>*(float(p) - t) ** 2*": _NUMBERS,
        "running_mean: mean = 0.0  =>  mean = *": "the first error replaces the start entirely",
        "single_precision_mean: *=>  return ((y_pred - y_true.astype*": _DOUBLE,
        "single_precision_mean: *=>*- y_true) ** 2).mean()": _DOUBLE,
    },
    "fit_line": {
        "centred: dy = *=>  dy = *": _CENTRED,
        "two_loops: above += *=>  above += (x[i] + x_mean) * (y[i] - y_mean)": _CENTRED,
        "two_loops: above += *=>  above += x[i] * (y[i] - y_mean)": _CENTRED,
        "two_loops: above += *=>  above += (x[i] - x_mean) * (y[i] + y_mean)": _CENTRED,
        "two_loops: above += *=>  above += (x[i] - x_mean) * y[i]": _CENTRED,
        "single_precision_fit: slope = *=>  slope = dx @ (y *) / (dx @ dx)": _CENTRED,
        "single_precision_fit: slope = *=>  slope = dx @ y / (dx @ dx)": _CENTRED,
        "single_precision_fit: slope = *=>  slope = (y - np.mean(y)) @ dx / *": _COMMUTES,
        "single_precision_fit: x, y = *": _DOUBLE,
        "two_loops: n = len(x)  =>  n = len(y)": _SAME_LENGTH,
        "two_loops: *=>  below += (x_mean - x[i]) ** 2": _SQUARE,
        "without_centring: n = len(x)  =>  n = len(y)": _SAME_LENGTH,
        "least_squares: A = *np.ones(len(y))])": _SAME_LENGTH,
        "least_squares: *=>  solution = np.linalg.lstsq(A, y)[0]": "rcond decides only where all "
        "x are nearly equal",
        "normal_equations: *np.ones_like(y)*": _SAME_LENGTH,
        "normal_equations: *=>  return np.linalg.solve(*": _ARRAY,
        "covariance: *np.cov(x, y)[1, 0]*": _SYMMETRIC,
        "covariance: *np.cov(y, x)[0, 1]*": _SYMMETRIC,
        "correlation: *np.corrcoef(x, y)[1, 0]*": _SYMMETRIC,
        "correlation: *np.corrcoef(y, x)[0, 1]*": _SYMMETRIC,
        "correlation: *=>  return (slope, float(np.mean(y) - slope * np.mean(x)))": _NUMBERS,
        "correlation: *=>  return (float(slope), np.mean(y) - slope * np.mean(x))": _NUMBERS,
        "from_statistics_module: line = *": _NUMBERS,
        "pseudo_inverse: *np.c_[x, y ** 0]*": "the column is 1 whatever is raised to the power 0",
    },
    "weight_impact": {
        "change_times_weight: weight = float(w[j])  =>  weight = w[j]": _NUMBERS,
        "after_minus_before: *=>  before = np.zeros(len(w))": "the other inputs do not matter, "
        "whatever they are",
        "after_minus_before: *=>  return after @ w - w @ before": _COMMUTES,
        "after_minus_before: *=>  return w @ after - before @ w": _COMMUTES,
        "one_change_vector: *np.dot(change, w)": _COMMUTES,
        "picked_in_a_loop: if i == j:  =>  if i >= j:": "the first i that is not below j is j",
        "picked_in_a_loop: return 0.0  =>  return*": _NEVER_REACHED,
        "taken: *=>  return np.take(w, j) * dx": _DOUBLE,
    },
    "bias_from_threshold": {
        "both_signs: if theta > 0:  =>  if theta >= 0:": "0 and -0 are the same number",
        "both_signs: *=>  return -theta": "here theta is above 0 already",
    },
    "perceptron_update": {
        "by_the_formula: *_step(x @ w + b)": _COMMUTES,
        "step_by_step: *=>  z = np.dot(x, w) + b": _COMMUTES,
        "on_copies: *np.inner(w, x)*": _COMMUTES,
        "comprehension: *zip(x, w, strict=True)*": _COMMUTES,
        "bias_as_a_weight: *(inputs @ theta >= 0)*": _COMMUTES,
        "only_if_wrong: *=>  prediction = int(w @ x + b >= 0)": _COMMUTES,
        "single_precision_update: e = *(x @ w + np.float32(b) >= 0)*": _COMMUTES,
        "three_cases: *y >= 1:": _LABELS,
        "only_if_wrong: *=>  direction = 1 if y >= 1 else -1": _LABELS,
        "on_copies: *=>  change = lr * (y - (np.inner*": _TRUTH,
        "only_if_wrong: *=>  prediction = x @ w + b >= 0": _TRUTH,
        "single_precision_update: *=>  e = np.float32(lr) * (y - *": _TRUTH,
        "weight_by_weight: *=>  for i in range(len(x)):": _SAME_LENGTH,
        "comprehension: *in range(x.size)]), *": _SAME_LENGTH,
        "comprehension: *=>  return ([w[i] + lr * e * x[i] *": _LIST,
        "only_if_wrong: *=>  b += direction * lr": _IN_PLACE,
        "single_precision_update: w, x = *": _DOUBLE,
        "single_precision_update: *=>  e = lr * np.float32(*": _DOUBLE,
        "single_precision_update: *(w @ x + b >= 0))": _DOUBLE,
        "single_precision_update: *=>  return (w + e * x, b + e)": _DOUBLE,
    },
    "train_perceptron": {
        "with_update: *_step(x @ w + b)*": _COMMUTES,
        "without_update: *np.dot(w, X[i])*": _COMMUTES,
        "errors_as_absolute_values: *_step(w @ X[i] + b)": _COMMUTES,
        "one_long_loop: error = *zip(x, w, strict=True)*": _COMMUTES,
        "bias_column: *=>  fires = z @ theta >= 0": _COMMUTES,
        "in_place_on_its_own: *(w @ X[i] + b >= 0)": _COMMUTES,
        "without_update: *=>  error = y[i] - (np.dot(X[i], w) + b >= 0)": _TRUTH,
        "one_long_loop: *=>  error = int(label) - (sum*": _TRUTH,
        "one_long_loop: *=>  error = label - int(sum*": _NUMBERS,
        "errors_as_absolute_values: *=>  history.append(total)": _NUMBERS,
        "without_update: *lr / error*": "the error is 1 or -1 here, and so is one over it",
        "without_update: *=>  w += lr * error * X[i]": _IN_PLACE,
        "without_update: *=>  b += lr * error": _IN_PLACE,
        "errors_as_absolute_values: *=>  w += lr * error * X[i]": _IN_PLACE,
        "errors_as_absolute_values: *=>  b += lr * error": _IN_PLACE,
        "errors_as_absolute_values: *=>  total += abs(error)": _IN_PLACE,
        "bias_column: *=>  theta += lr * (label - fires) * z": _IN_PLACE,
        "errors_as_absolute_values: w, b, history = *=>*np.zeros(len(X[*])), *": "every row is as "
        "long as the first",
        "errors_as_absolute_values: *=>  for i in range(len(X)):": _SAME_LENGTH,
        "one_long_loop: n = len(y)  =>  n = len(X)": _SAME_LENGTH,
        "bias_column: *np.ones((len(y), 1))*": _SAME_LENGTH,
        "bias_column: old = len(y)  =>  old = len(X)": _SAME_LENGTH,
        "in_place_on_its_own: *=>  for i in range(y.shape[0]):": _SAME_LENGTH,
        "errors_as_absolute_values: *=>  return (w, b, history)": _LIST,
        "list_of_booleans: *np.ones(epochs, dtype=int))": _OVERWRITTEN,
        "in_place_on_its_own: w = *=>  w = np.zeros(X.shape[1])": _DOUBLE,
        "in_place_on_its_own: b = np.float32(0)  =>  b = 0": _DOUBLE,
    },
    "repair_predict": LESSON_01["perceptron_predict"],
}
EQUIVALENTS["averaged_perceptron"] = {
    "sums_divided_at_the_end: *=>*x @ w + b >= 0*": _COMMUTES,
    "sums_divided_at_the_end: *=>  * += *": _IN_PLACE,
    "all_kept: *=>  for i in range(len(X)):": _SAME_LENGTH,
    "all_kept: *=>  e = y[i] - (np.dot(X[i], w) + b >= 0)": _TRUTH,
    "all_kept: *=>*np.dot(w, X[i])*": _COMMUTES,
}
