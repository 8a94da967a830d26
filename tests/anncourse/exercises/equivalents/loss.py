"""Lesson 05: mutants that are right all the same."""

_SQUARE = "a square is the same whichever way round the difference is taken"
_LENGTHS = "predictions and targets are equally many"
_ONE_AXIS = "there is one axis, which is both the first and the last"
_EITHER_ORDER = "the larger, or smaller, of two numbers does not depend on their order"
_LIMITS = "the middle one of the three numbers is the same in any order"
_LABELS = "labels are 0 or 1, so 1 or more means 1"
_COMMUTES = "a product of two rows, or a comparison, may begin with either"
_DOUBLE = "double precision is at least as good as single"
_LIST = "NumPy and the checks take the list for an array"
_OVERWRITTEN = "every place is overwritten"
_FLOATS = "0.0 and 1.0 are as right as 0 and 1"
_ANY_LENGTH = "any negative length means: work it out"
_FINITE = "any limit far below 0 is finite and dear enough"
_NOT_ASKED = "p is never exactly 0 or 1 where the slope is asked for"
_NUMBER = "NumPy's number is a number as good as Python's"

EQUIVALENTS = {
    "one_hot": {
        "fancy_index: *=>  Y = np.zeros((y.shape[0], n_classes))": _FLOATS,
        "fancy_index: *=>  *y.shape[-1]*": _ONE_AXIS,
        "two_loops: *=>  return Y": _LIST,
        "column_by_column: *np.where(1.0, y == k, 0.0)*": "1.0 is always true, and True among "
        "floats is 1.0",
        "put_along: *=>  Y = np.zeros((len(y), n_classes))": _DOUBLE,
        "put_along: *y.reshape(-2, 1)*": _ANY_LENGTH,
    },
    "mse_loss": {
        "mean_of_row_sums: *=>*(Y - A) ** 2*": _SQUARE,
        "sum_over_n: *=>  n = len(Y)": _LENGTHS,
        "sum_over_n: *=>*(Y - A) ** 2*": _SQUARE,
        "sum_over_rows: *= Y.shape": _LENGTHS,
        "sum_over_rows: *=>*(Y[i, k] - A[i, k]) ** 2": _SQUARE,
        "zipped_rows: *=>  for a, y in zip(Y, A):": _SQUARE,
        "zipped_rows: *=>  d = y - a": _SQUARE,
        "mean_times_outputs: *=>*(Y - A) ** 2*": _SQUARE,
        "mean_times_outputs: *=>*Y.shape[1]": _LENGTHS,
        "sum_of_means: *=>*(A - Y) ** 2*": _SQUARE,
        "squared_norms: *=>*np.linalg.norm(Y - A, axis=1)*": _SQUARE,
        "einsum_squares: *=>  D = np.subtract(Y, A)": _SQUARE,
        "einsum_squares: *=>  return np.einsum(*": _NUMBER,
        "single_precision_mse: *=>  D = Y.astype(np.float32) - A.astype(np.float32)": _SQUARE,
        "single_precision_mse: *=>  D = A - Y.astype(np.float32)": _DOUBLE,
        "single_precision_mse: *=>  D = A.astype(np.float32) - Y": _DOUBLE,
    },
    "binary_cross_entropy": {
        "clipped: *=>  p = np.clip(1e-12, p, 1 - 1e-12)": _LIMITS,
        "with_names: *=>  q = np.minimum(1 - eps, np.maximum(p, eps))": _EITHER_ORDER,
        "with_names: *=>  q = np.minimum(np.maximum(eps, p), 1 - eps)": _EITHER_ORDER,
        "probability_of_the_truth: *=>*np.where(y >= 1, p, 1 - p)": _LABELS,
        "probability_of_the_truth: *=>*np.maximum(1e-12, p_true)*": _EITHER_ORDER,
        "one_by_one: *=>  for i in range(len(y)):": _LENGTHS,
        "one_by_one: *=>  if y[i] >= 1:": _LABELS,
        "one_by_one: *=>*max(1e-12, p_true)*": _EITHER_ORDER,
        "one_by_one: *=>  return -total / len(y)": _LENGTHS,
        "by_the_distance: *=>  wrong = np.abs(y - p)": "a distance has no direction",
        "by_the_distance: *=>*np.maximum(1e-10, 1 - wrong)*": _EITHER_ORDER,
        "by_masks: *=>*np.maximum(1e-12, *": _EITHER_ORDER,
        "by_masks: *=>*p[y >= 1]*": _LABELS,
        "by_masks: *=>*/ len(p)": _LENGTHS,
        "dot_products: *=>  q = np.clip(1e-09, p, 1 - 1e-09)": _LIMITS,
        "dot_products: *=>*np.log(q) @ y*": _COMMUTES,
        "dot_products: *=>*np.log(1 - q) @ (1 - y)*": _COMMUTES,
        "dot_products: *=>*/ y.size": _LENGTHS,
        "limited_afterwards_quietly: *=>*np.maximum(-100, *": _EITHER_ORDER,
        "limited_afterwards_quietly: *=>*, -101)": _FINITE,
        "limited_afterwards_quietly: *=>*, -99)": _FINITE,
        "single_precision_bce: *=>*np.clip(np.float32(1e-07), p.astype(np.float32), *": _LIMITS,
        "single_precision_bce: *=>  q = np.clip(p, *": _DOUBLE,
        "single_precision_bce: *=>*np.clip(p.astype(np.float32), 1e-07, *": _DOUBLE,
        "single_precision_bce: *=>*np.float32(1e-07), 1 - 1e-07)": _DOUBLE,
    },
    "cross_entropy": {
        "limited_table: *=>*np.maximum(1e-12, P)*": _EITHER_ORDER,
        "limited_table: *=>*/ len(Y)": _LENGTHS,
        "clipped_table: *=>  P = np.clip(1e-12, P, 1)": _LIMITS,
        "clipped_table: *=>  P = np.clip(P, 1e-12, 2)": "no probability is above 1 anyway",
        "picked_by_argmax: *=>*np.arange(len(Y))*": _LENGTHS,
        "picked_by_argmax: *=>*np.maximum(1e-12, p_true)*": _EITHER_ORDER,
        "picked_by_mask: *=>*np.maximum(1e-12, *": _EITHER_ORDER,
        "picked_by_mask: *=>*P[Y >= 1]*": _LABELS,
        "looped_table: *=>  if y[k] >= 1:": _LABELS,
        "looped_table: *=>*max(1e-12, p[k])*": _EITHER_ORDER,
        "looped_table: *=>  return total / len(Y)": _LENGTHS,
        "einsum_table: *=>*np.fmax(1e-13, P)*": _EITHER_ORDER,
        "einsum_table: *=>*/ Y.shape[0]": _LENGTHS,
        "products_of_rows: *=>*np.log(np.maximum(p, 1e-12)) @ y*": _COMMUTES,
        "products_of_rows: *=>*np.maximum(1e-12, p)*": _EITHER_ORDER,
        "single_precision_table: *=>*np.maximum(np.float32(1e-12), *": _EITHER_ORDER,
        "single_precision_table: *=>  Q = np.maximum(P, *": _DOUBLE,
        "single_precision_table: *=>*np.maximum(P.astype(np.float32), 1e-12)": "a Python number "
        "takes the dtype of the array that it meets",
    },
    "bce_gradient": {
        "fraction: *=>*/ len(y)": _LENGTHS,
        "both_terms: *=>  n = len(y)": _LENGTHS,
        "chosen_slope: *=>*np.where(y >= 1, *": _LABELS,
        "chosen_slope: *=>  return slope / p.shape": "a shape with one axis counts as an array "
        "with that one number",
        "chosen_slope: *=>  return slope / y.shape[0]": _LENGTHS,
        "chosen_slope: *=>  return slope / p.shape[-1]": _ONE_AXIS,
        "looped_slopes: *=>*len(y)*": _LENGTHS,
        "looped_slopes: *=>  if y[i] >= 1:": _LABELS,
        "filled_slopes: *=>  slopes = np.ones(len(p))": _OVERWRITTEN,
        "filled_slopes: *=>  slopes = np.zeros(len(y))": _LENGTHS,
        "one_fraction: *=>*len(y) * p * (1 - p)*": _LENGTHS,
        "slopes_kept_away: *=>  q = p": _NOT_ASKED,
        "slopes_kept_away: *=>  q = np.clip(*": _NOT_ASKED,
        "by_the_probability_of_the_truth: *=>*np.abs(p - y)": "a distance has no direction",
        "by_the_probability_of_the_truth: *=>*/ len(p)": _LENGTHS,
        "single_precision_slopes: *=>  q = p": _DOUBLE,
    },
    "accuracy": {
        "counted: *=>*zip(y_true, y_pred):": _COMMUTES,
        "counted: *=>*/ len(y_pred)": _LENGTHS,
        "sum_of_equal: *=>*/ len(y_true)": _LENGTHS,
        "indexed: *=>*len(y_pred)*": _LENGTHS,
        "count_nonzero: *=>*np.count_nonzero(y_true - y_pred)*": "only whether it is 0 counts",
        "count_nonzero: *=>*/ y_pred.size": _LENGTHS,
        "sum_of_truths: *=>*zip(y_true, y_pred)*": _COMMUTES,
        "sum_of_truths: *=>*/ len(y_true)": _LENGTHS,
        "single_precision_accuracy: *=>  hits = np.equal(y_pred, y_true)": "the mean of truth "
        "values is the share of True",
        "single_precision_accuracy: *=>*np.equal(y_true, y_pred)*": _COMMUTES,
        "filtered: *=>*len(y_pred[y_pred == y_true])*": _LENGTHS,
        "filtered: *=>*/ len(y_pred)": _LENGTHS,
    },
    "confusion_matrix": {
        "added_by_index: *=>  for i in range(len(y_pred)):": _LENGTHS,
        "counted_pairs: *=>  C = np.ones((n_classes, n_classes), dtype=int)": _OVERWRITTEN,
        "row_by_row: *=>  return rows": _LIST,
    },
}
EQUIVALENTS["repair_cross_entropy"] = EQUIVALENTS["cross_entropy"]

_STILL_TELLS = "tells the same losses apart"
EQUIVALENTS["is_cross_entropy"] = {
    "table_and_edges: *=>  if abs(loss(TABLE, np.eye(3)) - 2.82288) >= 0.001:": _STILL_TELLS,
    "table_and_edges: *=>  if abs(2.82288 - loss(TABLE, np.eye(3))) > 0.001:": _STILL_TELLS,
    "table_and_edges: *=>  far = loss(OTHER, SURE)": _STILL_TELLS,
    "table_and_edges: *=>  return abs(edge) < 0.001 and np.isfinite(far)": "NumPy's True and False "
    "are as good as Python's",
    "table_and_edges: *=>  return bool(abs(edge) <*": _STILL_TELLS,
    "table_and_edges: *=>  return bool(edge < 0.001 and np.isfinite(far))": _STILL_TELLS,
}
