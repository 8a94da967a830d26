"""Lesson 03, solved in other right ways."""

import math

import numpy as np

# Learners write `if …: return True` and `else: return False`.
# ruff: noqa: SIM103


def compared(a, threshold):
    return a >= threshold


def compared_the_other_way(a, threshold):
    return threshold <= a


def two_returns(a, threshold):
    if a >= threshold:
        return True
    else:
        return False


def not_below(a, threshold):
    return not a < threshold


def greater_or_equal(a, threshold):
    return a > threshold or a == threshold


def numpy_bool(a, threshold):
    return np.greater_equal(a, threshold)


def distance(a, threshold):
    return a - threshold >= 0


def larger_of_both(a, threshold):
    return max(a, threshold) == a


def one_exponential(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def exponential_of_the_smaller(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def masks(z):
    z = np.asarray(z, dtype=float)
    a = np.empty(z.shape)
    low = z < 0
    a[~low] = 1 / (1 + np.exp(-z[~low]))
    e = np.exp(z[low])
    a[low] = e / (1 + e)
    return a


def clipped(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))


def two_cases(z):
    if np.ndim(z) > 0:
        return np.array([two_cases(part) for part in z])
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def nested_lists(z):
    if np.ndim(z) == 0:
        e = math.exp(-abs(z))
        return 1 / (1 + e) if z >= 0 else e / (1 + e)
    return [nested_lists(part) for part in z]


def through_the_logarithm(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))


def by_tanh(z):
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


def single_precision(z):
    z = np.asarray(z, dtype=np.float32)
    e = np.exp(-np.abs(z))
    return np.where(z < 0, e, np.float32(1)) / (1 + e)


def overflow_silenced(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1, e) / (1 + e)


def from_the_sigmoid(z):
    return 2 * _sigmoid(2 * z) - 1


def sign_times_fraction(z):
    e = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)


def copied_sign(z):
    e = np.exp(-2 * np.abs(z))
    return np.copysign((1 - e) / (1 + e), z)


def chosen_numerator(z):
    e = np.exp(-2 * np.abs(z))
    return np.where(z < 0, e - 1, 1 - e) / (1 + e)


def two_sigmoids(z):
    return _sigmoid(2 * z) - _sigmoid(-2 * z)


def minus_one_over(z):
    z = np.asarray(z, dtype=float)
    e = np.expm1(-2 * np.abs(z))
    return -np.sign(z) * e / (e + 2)


def cut_off_where_flat(z):
    z = np.clip(z, -20, 20)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def hyperbolic_sines(z):
    z = np.clip(z, -300, 300)
    return np.sinh(z) / np.cosh(z)


def tanh_of_each(z):
    if np.ndim(z):
        return np.array([tanh_of_each(part) for part in z])
    e = math.exp(-2 * abs(z))
    a = (1 - e) / (1 + e)
    return a if z > 0 else -a


def tanh_in_single_precision(z):
    z = np.asarray(z, dtype=np.float32)
    e = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)


def maximum(z):
    return np.maximum(z, 0)


def maximum_from_the_left(z):
    return np.maximum(0.0, z)


def chosen(z):
    return np.where(np.asarray(z) > 0, z, 0)


def times_mask(z):
    return z * (np.asarray(z) > 0)


def half_of_the_sum(z):
    return (z + np.abs(z)) / 2


def clipped_from_below(z):
    return np.clip(z, 0, None)


def copied_and_zeroed(z):
    a = np.array(z)
    a[a < 0] = 0
    return a


def each_by_itself(z):
    if np.ndim(z) > 0:
        return [each_by_itself(part) for part in z]
    return max(0, z)


def relu_in_single_precision(z):
    return np.maximum(np.asarray(z, dtype=np.float32), np.float32(0))


def shifted(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def row_by_row(Z):
    P = np.empty(Z.shape)
    for i in range(len(Z)):
        e = np.exp(Z[i] - np.max(Z[i]))
        P[i] = e / np.sum(e)
    return P


def with_none_as_an_axis(Z):
    Z = Z - np.max(Z, axis=1)[:, None]
    return np.exp(Z) / np.sum(np.exp(Z), axis=1)[:, None]


def transposed_twice(Z):
    E = np.exp(Z.T - Z.max(axis=1))
    return (E / E.sum(axis=0)).T


def plain_python(Z):
    table = []
    for row in Z.tolist():
        top = max(row)
        powers = [math.exp(score - top) for score in row]
        total = sum(powers)
        table.append([power / total for power in powers])
    return table


def logarithm_first(Z):
    top = Z.max(axis=1, keepdims=True)
    log_sum = top + np.log(np.exp(Z - top).sum(axis=1, keepdims=True))
    return np.exp(Z - log_sum)


def along_the_axis(Z):
    def one(z):
        e = np.exp(z - z.max())
        return e / e.sum()

    return np.apply_along_axis(one, 1, Z)


def einsum_sums(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.einsum("ij,i->ij", E, 1 / np.einsum("ij->i", E))


def softmax_in_single_precision(Z):
    Z = (Z - np.max(Z, axis=1, keepdims=True)).astype(np.float32)
    E = np.exp(Z)
    return E / np.sum(E, axis=1, keepdims=True)


def with_a_little_more(Z):
    E = np.exp(Z - Z.max(axis=1)[:, np.newaxis])
    return E / (E.sum(axis=1)[:, np.newaxis] + 1e-12)


def a_times_rest(z):
    a = _sigmoid(z)
    return a * (1 - a)


def a_minus_its_square(z):
    a = _sigmoid(z)
    return a - a**2


def both_sides(z):
    return _sigmoid(z) * _sigmoid(-z)


def exponential_of_size(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def from_tanh(z):
    return (1 - np.tanh(np.asarray(z) / 2) ** 2) / 4


def sigmoid_slope_of_each(z):
    if np.ndim(z) > 0:
        return [sigmoid_slope_of_each(part) for part in z]
    e = math.exp(-abs(z))
    return e / (1 + e) / (1 + e)


def central_difference(z):
    h = 1e-4
    return (_sigmoid(np.asarray(z) + h) - _sigmoid(np.asarray(z) - h)) / (2 * h)


def sigmoid_slope_in_single_precision(z):
    a = _sigmoid(np.asarray(z, dtype=np.float32))
    return (a * (1 - a)).astype(np.float32)


def rest_of_the_square(z):
    return 1 - np.tanh(z) ** 2


def a_times_a(z):
    a = np.tanh(z)
    return 1 - a * a


def third_binomial(z):
    a = np.tanh(z)
    return (1 + a) * (1 - a)


def from_own_formula(z):
    a = 2 * _sigmoid(2 * z) - 1
    return 1 - np.square(a)


def four_times_the_sigmoids(z):
    a = _sigmoid(2 * z)
    return 4 * a * (1 - a)


def hyperbolic_cosine(z):
    return 1 / np.cosh(np.clip(z, -300, 300)) ** 2


def tanh_slope_of_each(z):
    if np.ndim(z) > 0:
        return [tanh_slope_of_each(part) for part in z]
    a = math.tanh(z)
    return 1 - a**2


def tanh_slope_in_single_precision(z):
    a = np.tanh(np.asarray(z, dtype=np.float32))
    return np.float32(1) - a**2


def positive_as_float(z):
    return (np.asarray(z) > 0).astype(float)


def one_or_zero(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def whole_numbers(z):
    return np.where(np.asarray(z) <= 0, 0, 1)


def times_one(z):
    return (z > 0) * 1.0


def heaviside(z):
    return np.heaviside(z, 0)


def sign_without_minus(z):
    return np.maximum(np.sign(z), 0)


def filled_by_mask(z):
    z = np.asarray(z)
    slope = np.zeros(z.shape)
    slope[z > 0] = 1
    return slope


def relu_slope_of_each(z):
    if np.ndim(z) > 0:
        return [relu_slope_of_each(part) for part in z]
    if z > 0:
        return 1
    else:
        return 0


def relu_slope_in_single_precision(z):
    return (np.asarray(z) > 0).astype(np.float32)


ALTERNATIVES = {
    "fires": [
        compared,
        compared_the_other_way,
        two_returns,
        not_below,
        greater_or_equal,
        numpy_bool,
        distance,
        larger_of_both,
        lambda value, limit: bool(value >= limit),
    ],
    "sigmoid": [
        one_exponential,
        exponential_of_the_smaller,
        masks,
        clipped,
        two_cases,
        nested_lists,
        through_the_logarithm,
        by_tanh,
        single_precision,
        overflow_silenced,
        np.vectorize(lambda v: 1 / (1 + math.exp(-max(v, -700)))),
    ],
    "tanh": [
        from_the_sigmoid,
        sign_times_fraction,
        copied_sign,
        chosen_numerator,
        two_sigmoids,
        minus_one_over,
        cut_off_where_flat,
        hyperbolic_sines,
        tanh_of_each,
        tanh_in_single_precision,
    ],
    "relu": [
        maximum,
        maximum_from_the_left,
        chosen,
        times_mask,
        half_of_the_sum,
        clipped_from_below,
        copied_and_zeroed,
        each_by_itself,
        relu_in_single_precision,
        np.vectorize(lambda v: float(v) if v > 0 else 0.0),
    ],
    "softmax": [
        shifted,
        row_by_row,
        with_none_as_an_axis,
        transposed_twice,
        plain_python,
        logarithm_first,
        along_the_axis,
        einsum_sums,
        softmax_in_single_precision,
        with_a_little_more,
        lambda Z: np.array([np.exp(z - max(z)) / sum(np.exp(z - max(z))) for z in Z]),
    ],
    "sigmoid_derivative": [
        a_times_rest,
        a_minus_its_square,
        both_sides,
        exponential_of_size,
        from_tanh,
        sigmoid_slope_of_each,
        central_difference,
        sigmoid_slope_in_single_precision,
    ],
    "tanh_derivative": [
        rest_of_the_square,
        a_times_a,
        third_binomial,
        from_own_formula,
        four_times_the_sigmoids,
        hyperbolic_cosine,
        tanh_slope_of_each,
        tanh_slope_in_single_precision,
    ],
    "relu_derivative": [
        positive_as_float,
        one_or_zero,
        whole_numbers,
        times_one,
        heaviside,
        sign_without_minus,
        filled_by_mask,
        relu_slope_of_each,
        relu_slope_in_single_precision,
        lambda z: [float(v > 0) for v in z.ravel()] if np.ndim(z) == 1 else 1.0 * (z > np.array(0)),
    ],
}
# The same task, found in a function that is there.
ALTERNATIVES["repair_softmax"] = ALTERNATIVES["softmax"]


def log_of_the_sum(Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    return Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))


def row_by_row_in_logarithms(Z):
    rows = []
    for z in Z:
        top = max(z)
        rows.append(z - top - np.log(sum(np.exp(z - top))))
    return np.array(rows)


def added_in_logarithms(Z):
    return Z - np.logaddexp.reduce(Z, axis=1)[:, None]


ALTERNATIVES["log_softmax"] = [
    log_of_the_sum,
    row_by_row_in_logarithms,
    added_in_logarithms,
    lambda Z: (Z.T - Z.max(axis=1) - np.log(np.exp(Z.T - Z.max(axis=1)).sum(axis=0))).T,
]
