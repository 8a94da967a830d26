"""Lesson 01, solved in other right ways."""

import functools
import math
import operator

import numpy as np


def dot_plus_bias(x, w, b):
    return np.dot(x, w) + b


def at_sign(x, w, b):
    return x @ w + b


def sum_of_products(x, w, b):
    return (x * w).sum() + b


def index_loop(x, w, b):
    z = 0
    for i in range(len(x)):
        z += x[i] * w[i]
    return z + b


def loop_from_the_bias(x, w, b):
    z = b
    for xi, wi in zip(x, w, strict=True):
        z = z + xi * wi
    return z


def while_loop(x, w, b):
    total = 0.0
    i = 0
    while i < x.size:
        total = total + w[i] * x[i]
        i += 1
    return total + b


def generator_sum(x, w, b):
    return sum(a * c for a, c in zip(x, w, strict=False)) + b


def comprehension_then_fsum(x, w, b):
    products = [float(x[i]) * float(w[i]) for i in range(len(w))]
    return math.fsum(products) + float(b)


def einsum(x, w, b):
    return np.einsum("i,i->", x, w) + b


def bias_as_a_weight(x, w, b):
    x1 = np.append(x, 1)
    w1 = np.append(w, b)
    return np.sum(x1 * w1)


def single_precision(x, w, b):
    x = np.asarray(x, dtype=np.float32)
    w = np.asarray(w, dtype=np.float32)
    return np.float32(np.dot(x, w) + np.float32(b))


def reduced(x, w, b):
    return functools.reduce(operator.add, map(operator.mul, x, w), b)


def returns_0d_array(x, w, b):
    return np.array(np.inner(x, w) + b)


def with_names_of_its_own(inputs, weights, bias=0):
    return sum([inputs[k] * weights[k] for k in range(len(inputs))], bias)


def where(z):
    return np.where(np.asarray(z) >= 0, 1, 0)


def as_integers(z):
    return (np.array(z) >= 0).astype(int)


def times_one(z):
    return (z >= 0) * 1


def one_minus_negative(z):
    return 1 - (np.asarray(z) < 0)


def two_branches(z):
    if isinstance(z, np.ndarray):
        return np.where(z < 0, 0, 1)
    if z >= 0:
        return 1
    else:
        return 0


def nested_loops(z):
    if np.ndim(z) == 0:
        return int(z >= 0)
    result = []
    for part in z:
        result.append(nested_loops(part))
    return result


def assigned_by_mask(z):
    z = np.asarray(z)
    out = np.zeros(z.shape, dtype=int)
    out[z >= 0] = 1
    return out


def flat_loop(z):
    z = np.array(z, dtype=float)
    out = np.ones(z.size, dtype=np.int8)
    for i, value in enumerate(z.ravel()):
        if value < 0:
            out[i] = 0
    return out.reshape(z.shape)


def heaviside(z):
    return np.heaviside(z, 1).astype(int)


def from_the_sign(z):
    return np.array(np.sign(z) + 1 > 0, dtype=int)


def clipped(z):
    return int(z >= 0) if np.isscalar(z) else np.clip(np.floor(z) + 1, 0, 1).astype("int64")


def tries(z):
    try:
        return [1 if value >= 0 else 0 for value in z.flat] if z.ndim == 1 else (z >= 0).astype(int)
    except AttributeError:
        return 1 if z >= 0 else 0


def _step(z):
    return np.where(np.asarray(z) >= 0, 1, 0)


def _weighted_sum(x, w, b):
    return np.dot(x, w) + b


def own_step(X, w, b):
    return _step(X @ w + b)


def own_both_in_a_comprehension(X, w, b):
    return [_step(_weighted_sum(x, w, b)) for x in X]


def array_of_a_comprehension(X, w, b):
    return np.array([1 if np.dot(row, w) + b >= 0 else 0 for row in X])


def appended(X, w, b):
    answers = []
    for x in X:
        z = _weighted_sum(x, w, b)
        if z >= 0:
            answers.append(1)
        else:
            answers.append(0)
    return np.array(answers)


def filled(X, w, b):
    y = np.zeros(len(X), dtype=int)
    for i in range(X.shape[0]):
        z = b
        for j in range(X.shape[1]):
            z += X[i, j] * w[j]
        y[i] = z >= 0
    return y


def row_sums(X, w, b):
    z = np.sum(X * w, axis=1) + b
    return (z >= 0).astype(int)


def einsum_rows(X, w, b):
    return np.where(np.einsum("ij,j->i", X, w) + b < 0, 0, 1)


def homogeneous(X, w, b):
    ones = np.ones((X.shape[0], 1))
    return (np.hstack([X, ones]) @ np.append(w, b) >= 0).astype(int)


def column_then_flat(X, w, b):
    z = np.matmul(X, w.reshape(-1, 1)) + b
    return (z >= 0).astype(int).ravel()


def transposed(X, w, b):
    return (w @ X.T + b >= 0) * 1


def along_axis(X, w, b):
    return np.apply_along_axis(lambda x: int(x @ w + b >= 0), 1, X)


def single_precision_rows(X, w, b):
    X, w = X.astype(np.float32), w.astype(np.float32)
    return (X @ w >= -np.float32(b)).astype(np.int32)


def mapped(X, w, b):
    return tuple(map(lambda x: int(sum(x * w) >= -b), X))  # noqa: C417


def one_formula(x1, w, b):
    return -(w[0] * x1 + b) / w[1]


def moved_over(x1, w, b):
    return (-w[0] * x1 - b) / w[1]


def slope_and_intercept(x1, w, b):
    slope = -w[0] / w[1]
    intercept = -b / w[1]
    return slope * x1 + intercept


def unpacked(x1, w, b):
    w1, w2 = w
    return (b + w1 * np.asarray(x1)) / -w2


def list_or_number(x1, w, b):
    if np.isscalar(x1):
        return -(b + w[0] * x1) / w[1]
    return [-(b + w[0] * x) / w[1] for x in x1]


def filled_in_a_loop(x1, w, b):
    points = np.atleast_1d(x1)
    x2 = np.empty(len(points))
    for i in range(len(points)):
        x2[i] = -w[0] / w[1] * points[i] - b / w[1]
    if np.ndim(x1) == 0:
        return x2[0]
    return x2


def polynomial(x1, w, b):
    return np.polyval([-w[0] / w[1], -b / w[1]], x1)


def single_precision_line(x1, w, b):
    x1 = np.float32(x1)
    return -(np.float32(w[0]) * x1 + np.float32(b)) / np.float32(w[1])


def from_a_copy(x1, w, b):
    x2 = np.array(x1, dtype=float)
    x2 *= w[0]
    x2 += b
    x2 /= -w[1]
    return x2


def numpy_functions(x1, w, b):
    return np.negative(np.divide(np.add(np.multiply(w[0], x1), b), w[1]))


def three_perceptrons(X):
    h1 = own_step(X, np.array([1, 1]), -0.5)
    h2 = own_step(X, np.array([-1, -1]), 1.5)
    return own_step(np.column_stack([h1, h2]), np.array([1, 1]), -1.5)


def one_matrix(X):
    W = np.array([[1.0, -1.0], [1.0, -1.0]])
    H = (X @ W + np.array([-0.5, 1.5]) >= 0).astype(float)
    return (H @ np.array([1.0, 1.0]) - 1.5 >= 0).astype(int)


def row_by_row(X):
    out = []
    for x1, x2 in X:
        at_least_one = x1 + x2 - 0.5 >= 0
        not_both = 1.5 - x1 - x2 >= 0
        out.append(1 if at_least_one and not_both else 0)
    return np.array(out)


def or_without_and(X):
    either = own_step(X, np.array([2.0, 2.0]), -1.0)
    both = own_step(X, np.array([2.0, 2.0]), -3.0)
    return either - both


def not_equal(X):
    return (X[:, 0] != X[:, 1]).astype(int)


def logical(X):
    return np.logical_xor(X[:, 0], X[:, 1]).astype(int)


def parity(X):
    return [int(row.sum()) % 2 for row in X]


def absolute_difference(X):
    return np.abs(X[:, 0] - X[:, 1]).astype(int)


class Neuron:
    """A learner who knows classes."""

    def __call__(self, X, w, b):
        return (X.dot(w) + b >= 0).astype(int)


ALTERNATIVES = {
    "weighted_sum": [
        dot_plus_bias,
        at_sign,
        sum_of_products,
        index_loop,
        loop_from_the_bias,
        while_loop,
        generator_sum,
        comprehension_then_fsum,
        einsum,
        bias_as_a_weight,
        single_precision,
        reduced,
        returns_0d_array,
        with_names_of_its_own,
        lambda x, w, b: np.vdot(x, w) + b,
        functools.partial(lambda dtype, x, w, b: dtype(np.dot(x, w) + b), float),
    ],
    "step": [
        where,
        as_integers,
        times_one,
        one_minus_negative,
        two_branches,
        nested_loops,
        assigned_by_mask,
        flat_loop,
        heaviside,
        from_the_sign,
        clipped,
        tries,
        np.vectorize(lambda z: 1 if z >= 0 else 0),
        lambda z: np.int64(z >= 0),
    ],
    "perceptron_predict": [
        own_step,
        own_both_in_a_comprehension,
        array_of_a_comprehension,
        appended,
        filled,
        row_sums,
        einsum_rows,
        homogeneous,
        column_then_flat,
        transposed,
        along_axis,
        single_precision_rows,
        mapped,
        Neuron(),
        np.vectorize(lambda x, w, b: int(x @ w + b >= 0), signature="(n),(n),()->()"),
    ],
    "and_gate": [
        ([0.5, 0.5], -0.7),
        (np.array([1, 1]), -2),
        ((2, 1), -2.5),
        ([0.3, 0.3], [-0.5]),
        (np.array([0.1, 0.7], dtype=np.float32), -0.8),
    ],
    "or_gate": [
        ([1, 1], -1),
        (np.array([2.0, 3.0]), -0.1),
        ((0.2, 0.9), -0.2),
        ([100, 100], np.array(-50)),
    ],
    "nand_gate": [
        ([-2, -2], 3),
        (np.array([-0.5, -0.5]), 0.7),
        ((-1, -3), 3.5),
        ([-0.4, -0.4], np.array([0.5])),
    ],
    "boundary_x2": [
        one_formula,
        moved_over,
        slope_and_intercept,
        unpacked,
        list_or_number,
        filled_in_a_loop,
        polynomial,
        single_precision_line,
        from_a_copy,
        numpy_functions,
        np.vectorize(lambda x1, w, b: -(w[0] * x1 + b) / w[1], excluded=[1, 2]),
        lambda x1, w, b: (0 - b - w.item(0) * x1) / w.item(1),
    ],
    "xor_predict": [
        three_perceptrons,
        one_matrix,
        row_by_row,
        or_without_and,
        not_equal,
        logical,
        parity,
        absolute_difference,
        lambda X: np.array([int(a) ^ int(b) for a, b in X]),
    ],
}


def counted(X, k):
    return (X.sum(axis=1) == k).astype(int)


def two_sides_and_an_and(X, k):
    w = np.ones(X.shape[1])
    at_least = X @ w >= k - 0.5
    at_most = X @ w <= k + 0.5
    return np.where(at_least & at_most, 1, 0)


def row_after_row(X, k):
    answers = []
    for row in X:
        answers.append(1 if abs(sum(row) - k) < 0.5 else 0)
    return np.array(answers)


ALTERNATIVES["exactly"] = [
    counted,
    two_sides_and_an_and,
    row_after_row,
    lambda X, k: np.array([int(np.count_nonzero(row) == k) for row in X]),
]
