"""Lesson 03: mutants that give the same results."""

_EITHER_ORDER = "the larger of two numbers does not depend on their order"
_BOTH_FORMULAS = "at this z both formulas give the same number"
_FLAT_THERE = "the curve is flat where it is cut off"
_ANY_ORDER_OF_LIMITS = "the middle one of the three numbers is the same in any order"
_OVERFLOW_BELOW = "any limit below 709 keeps the exponential finite"
_FLOATS_ANYWAY = "the calculation that follows makes floats of numbers and of whole numbers"
_DOUBLE_INSTEAD = "double precision is at least as good as single"
_COMPARES_ANYTHING = "a comparison takes a number as well as an array"
_ZERO_IS_ZERO = "at z = 0 both branches give 0"
_TOO_SMALL = "1e-12 is far below the tolerance"
_LISTS_TOO = "a list of numbers is accepted for an array"

EQUIVALENTS = {
    "fires": {
        "greater_or_equal: *=>  return a >= threshold or a == threshold": "≥ holds both already",
        "greater_or_equal: *=>  return a > threshold or a >= threshold": "≥ holds both already",
        "larger_of_both: *=>  return max(threshold, a) == a": _EITHER_ORDER,
    },
    "sigmoid": {
        "one_exponential: *=>  return np.where(z > 0, 1, e) / (1 + e)": _BOTH_FORMULAS,
        "exponential_of_the_smaller: *np.minimum(0, z)*": "the smaller of two, in either order",
        "masks: *=>  z = np.asarray(z)": _FLOATS_ANYWAY,
        "masks: *=>  low = z <= 0": _BOTH_FORMULAS,
        "masks: *=>  low = z < 1": _BOTH_FORMULAS,
        "masks: *=>  low = z < -1": _BOTH_FORMULAS,
        "clipped: *=>  z = np.clip(-500, z, 500)": _ANY_ORDER_OF_LIMITS,
        "clipped: *=>  z = np.clip(z, -501, 500)": _OVERFLOW_BELOW,
        "clipped: *=>  z = np.clip(z, -499, 500)": _OVERFLOW_BELOW,
        "clipped: *=>  z = np.clip(z, -500, 501)": _OVERFLOW_BELOW,
        "clipped: *=>  z = np.clip(z, -500, 499)": _OVERFLOW_BELOW,
        "two_cases: *=>  return [two_cases(part) for part in z]": _LISTS_TOO,
        "two_cases: *=>  if z > 0:": _BOTH_FORMULAS,
        "two_cases: *=>  if z >= 1:": _BOTH_FORMULAS,
        "two_cases: *=>  if z >= -1:": _BOTH_FORMULAS,
        "nested_lists: *=>  return 1 / (1 + e) if z > 0 else e / (1 + e)": _BOTH_FORMULAS,
        "through_the_logarithm: *np.logaddexp(-np.asarray(z, dtype=float), 0))": "a symmetric sum",
        "through_the_logarithm: *=>  return np.exp(-np.logaddexp(0, -z))": _FLOATS_ANYWAY,
        "through_the_logarithm: *np.logaddexp(0, -np.asarray(z)))": _FLOATS_ANYWAY,
        "by_tanh: *=>  return 0.5 * (1 + np.tanh(z / 2))": _FLOATS_ANYWAY,
        "single_precision: z = np.asarray(z, dtype=np.float32)  =>  *": _DOUBLE_INSTEAD,
        "single_precision: *=>  return np.where(z <= 0, e, np.float32(1)) / *": _BOTH_FORMULAS,
        "single_precision: *=>  return np.where(z < 0, e, 1) / (1 + e)": _DOUBLE_INSTEAD,
    },
    "tanh": {
        "copied_sign: *np.copysign((e - 1) / (1 + e), z)": "the sign is taken from z anyway",
        "chosen_numerator: *=>  return np.where(z <= 0, e - 1, 1 - e) / (1 + e)": _ZERO_IS_ZERO,
        "minus_one_over: z = np.asarray(z, dtype=float)  =>  *": _FLOATS_ANYWAY,
        "cut_off_where_flat: *=>  z = np.clip(-20, z, 20)": _ANY_ORDER_OF_LIMITS,
        "cut_off_where_flat: *=>  z = np.clip(z, -21, 20)": _FLAT_THERE,
        "cut_off_where_flat: *=>  z = np.clip(z, -19, 20)": _FLAT_THERE,
        "cut_off_where_flat: *=>  z = np.clip(z, -20, 21)": _FLAT_THERE,
        "cut_off_where_flat: *=>  z = np.clip(z, -20, 19)": _FLAT_THERE,
        "hyperbolic_sines: *=>  z = np.clip(-300, z, 300)": _ANY_ORDER_OF_LIMITS,
        "hyperbolic_sines: *=>  z = np.clip(z, -301, 300)": _FLAT_THERE,
        "hyperbolic_sines: *=>  z = np.clip(z, -299, 300)": _FLAT_THERE,
        "hyperbolic_sines: *=>  z = np.clip(z, -300, 301)": _FLAT_THERE,
        "hyperbolic_sines: *=>  z = np.clip(z, -300, 299)": _FLAT_THERE,
        "tanh_of_each: *=>  return [tanh_of_each(part) for part in z]": _LISTS_TOO,
        "tanh_of_each: *=>  return a if z >= 0 else -a": _ZERO_IS_ZERO,
        "tanh_in_single_precision: z = np.asarray(z, dtype=np.float32)  =>  *": _DOUBLE_INSTEAD,
    },
    "relu": {
        "maximum: *=>  return np.maximum(0, z)": _EITHER_ORDER,
        "maximum_from_the_left: *=>  return np.maximum(z, 0.0)": _EITHER_ORDER,
        "chosen: *=>  return np.where(np.asarray(z) >= 0, z, 0)": _ZERO_IS_ZERO,
        "chosen: *=>  return np.where(z > 0, z, 0)": _COMPARES_ANYTHING,
        "times_mask: *=>  return z * (np.asarray(z) >= 0)": _ZERO_IS_ZERO,
        "times_mask: *=>  return z * (z > 0)": _COMPARES_ANYTHING,
        "clipped_from_below: *=>  return np.clip(0, z, None)": _EITHER_ORDER,
        "copied_and_zeroed: *=>  a[a <= 0] = 0": _ZERO_IS_ZERO,
        "each_by_itself: *=>  return max(z, 0)": _EITHER_ORDER,
        "relu_in_single_precision: *np.maximum(np.float32(0), np.asarray(*": _EITHER_ORDER,
        "relu_in_single_precision: *=>  return np.maximum(z, np.float32(0))": _DOUBLE_INSTEAD,
        "relu_in_single_precision: *np.maximum(np.asarray(z), np.float32(0))": _DOUBLE_INSTEAD,
        "relu_in_single_precision: *np.asarray(z, dtype=np.float32), 0)": _DOUBLE_INSTEAD,
    },
    "softmax": {
        "plain_python: *=>  for row in Z:": "a row can be walked along as array or list",
        "softmax_in_single_precision: *=>  Z = Z - np.max(Z, axis=1, *": _DOUBLE_INSTEAD,
        "with_a_little_more: *=>  return E / (E.sum(axis=1)[:, np.newaxis] - *)": _TOO_SMALL,
        "with_a_little_more: *=>  return E / E.sum(axis=1)[:, np.newaxis]": "it is the formula",
        "with_a_little_more: *=>  return E / (E.sum(axis=1)[:, np.newaxis] + -*)": _TOO_SMALL,
    },
    "sigmoid_derivative": {
        "from_tanh: *=>  return (1 - np.tanh(z / 2) ** 2) / 4": _FLOATS_ANYWAY,
        "central_difference: *=>  h = -0.0001": "both differences change their sign",
        "central_difference: *_sigmoid(z + h) - *": _FLOATS_ANYWAY,
        "central_difference: *- _sigmoid(z - h)) / (2 * h)": _FLOATS_ANYWAY,
        "sigmoid_slope_in_single_precision: *=>  a = _sigmoid(z)": _DOUBLE_INSTEAD,
        "sigmoid_slope_in_single_precision: *=>  a = _sigmoid(np.asarray(z))": _DOUBLE_INSTEAD,
        "sigmoid_slope_in_single_precision: *=>  return a * (1 - a)": _DOUBLE_INSTEAD,
    },
    "tanh_derivative": {
        "from_own_formula: *=>  a = 1 - 2 * _sigmoid(2 * z)": "a square has no sign",
        "hyperbolic_cosine: *=>  return 1 / np.cosh(z) ** 2": "1 divided by infinity is 0",
        "hyperbolic_cosine: *np.clip(-300, z, 300)*": _ANY_ORDER_OF_LIMITS,
        "hyperbolic_cosine: *np.clip(z, -301, 300)*": _FLAT_THERE,
        "hyperbolic_cosine: *np.clip(z, -299, 300)*": _FLAT_THERE,
        "hyperbolic_cosine: *np.clip(z, -300, 301)*": _FLAT_THERE,
        "hyperbolic_cosine: *np.clip(z, -300, 299)*": _FLAT_THERE,
        "tanh_slope_in_single_precision: *=>  a = np.tanh(z)": _DOUBLE_INSTEAD,
        "tanh_slope_in_single_precision: *=>  a = np.tanh(np.asarray(z))": _DOUBLE_INSTEAD,
        "tanh_slope_in_single_precision: *=>  return 1 - a ** 2": _DOUBLE_INSTEAD,
    },
    "relu_derivative": {
        "one_or_zero: *np.where(1.0, np.asarray(z) > 0, 0.0)": "True among floats is 1.0",
        "one_or_zero: *=>  return np.where(z > 0, 1.0, 0.0)": _COMPARES_ANYTHING,
        "whole_numbers: *=>  return np.where(z <= 0, 0, 1)": _COMPARES_ANYTHING,
        "times_one: *=>  return (z > 0) / 1.0": "divided by 1 or times 1 is the same",
        "sign_without_minus: *=>  return np.maximum(0, np.sign(z))": _EITHER_ORDER,
    },
}
# The same task, found in a function that is there.
EQUIVALENTS["repair_softmax"] = EQUIVALENTS["softmax"]
EQUIVALENTS["log_softmax"] = {
    "row_by_row_in_logarithms: *=>  return rows": "a list of rows with the right numbers is right",
}
