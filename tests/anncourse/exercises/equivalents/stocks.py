"""Lab 13: mutants that are right all the same."""

_BOTH_CLASSES = "what is added to both classes alike changes no answer"
_WEIGHTS_CARRY = (
    "the inputs are standardised, so the weights do nearly all: it gains enough without"
)
_LIST = "NumPy and the checks take the list for an array"
_NONE_LEFT = "without a window the usual way gives an empty table by itself"
_NOTHING = "there is nothing in it"
_OVERWRITTEN = "every place is overwritten"
_EITHER_ORDER = "the larger of two numbers does not depend on their order"
_WHOLE_ROWS = "row numbers are whole: the same rows lie above the border, rounded or not"
_SAME_LENGTH = "both are equally long"
_SYMMETRIC = "going the same way is asked of both alike"
_NAN_ITSELF = "the mean of nothing is nan by itself, and no rule forbids NumPy's warning"
_STAYS_NAN = "nan stays nan in every calculation"
_ONE_IS_ENOUGH = "a truth value minus a number is a number"

EQUIVALENTS = {
    "log_returns": {"day_by_day: *=>  return result": _LIST},
    "windows": {
        "filled: *=>  if n < 0:": _NONE_LEFT,
        "filled: *=>  if n <= -1:": _NONE_LEFT,
        "filled: *=>  return (np.ones((0, size)), *": _NOTHING,
        "filled: *=>  return (np.zeros((0, size)), [])": _LIST,
        "filled: *=>  X = np.ones(*": _OVERWRITTEN,
        "filled: *=>  y = np.ones(*": _OVERWRITTEN,
        "appended: *=>  return (np.ones((0, size)), *": _NOTHING,
        "appended: *=>  return (np.zeros((0, size)), np.ones(0))": _NOTHING,
        "appended: *=>  return (X, np.array(y))": _LIST,
        "appended: *=>  return (np.array(X), y)": _LIST,
        "by_columns: *=>  s = series": _LIST,
        "by_columns: *=>  n = max(len(s) - size, 0)": _EITHER_ORDER,
        "sliding: *=>  s = series": _LIST,
        "sliding: *=>  if len(s) < size:": _NONE_LEFT,
        "sliding: *=>  return (np.ones((0, size)), *": _NOTHING,
        "sliding: *=>  return (np.zeros((0, size)), s[1:0])": _NOTHING,
    },
    "chronological_split": {"picked: *=>  n_test = test_fraction * n": _WHOLE_ROWS},
    "directional_accuracy": {
        "counted: *=>  for p, t in zip(true, predicted):": _SYMMETRIC,
        "counted: *=>  if len(predicted) == 0:": _SAME_LENGTH,
        "counted: *=>  return right / len(predicted)": _SAME_LENGTH,
        "mean_of_equal: *=>  if False:": _NAN_ITSELF,
        "mean_of_equal: *=>  if len(true) == 0:": _SAME_LENGTH,
        "mean_of_equal: *=>  if len(predicted) == -1:": _NAN_ITSELF,
        "as_ints: *=>  a = np.array(predicted) > 0": _ONE_IS_ENOUGH,
        "as_ints: *=>  b = np.array(true) > 0": _ONE_IS_ENOUGH,
        "as_ints: *=>  if False:": _NAN_ITSELF,
        "as_ints: *=>  if len(a) == -1:": _NAN_ITSELF,
        "as_ints: *=>*np.abs(b - a)*": "an absolute value has no direction",
        "both_or_neither: *=>*np.asarray(true), np.asarray(predicted))": _SYMMETRIC,
        "both_or_neither: *=>  if False:": _NAN_ITSELF,
        "both_or_neither: *=>  if p.size == -1:": _NAN_ITSELF,
    },
    "binomial_margin": {
        "guarded: *=>  return np.nan*": _STAYS_NAN,
    },
    "calm_forecaster": {
        "solution *: value 0[1][*] plus 1": _BOTH_CLASSES,
        "solution *: value 0[1][*] minus 1": _BOTH_CLASSES,
        "solution *: value 0[0][1] negated": _WEIGHTS_CARRY,
        "solution *: value 0[0][1] zero": _WEIGHTS_CARRY,
        "solution 2: value 0[0][1] plus 1": "its hidden layer is twice as large: 1 is a half",
    },
}
