"""Lesson 02, solved in other right ways."""

import functools
import math
import statistics

import numpy as np

from tests.anncourse.exercises.alternatives.perceptron import ALTERNATIVES as LESSON_01


def straight(x, w, b):
    return w * x + b


def bias_first(x, w, b):
    return b + np.multiply(x, w)


def list_or_number(x, w, b):
    if isinstance(x, np.ndarray):
        return [w * value + b for value in x]
    return w * x + b


def appended(x, w, b):
    if np.isscalar(x):
        return x * w + b
    y = []
    for value in x:
        y.append(value * w + b)
    return np.array(y)


def filled(x, w, b):
    xs = np.atleast_1d(x)
    ys = np.zeros(xs.shape)
    for i in range(len(xs)):
        ys[i] = w * xs[i] + b
    return ys if np.ndim(x) else ys[0]


def polynomial(x, w, b):
    return np.polyval([w, b], x)


def single_precision(x, w, b):
    return np.float32(w) * np.float32(x) + np.float32(b)


def as_a_product(x, w, b):
    columns = np.stack([np.asarray(x, dtype=float), np.ones(np.shape(x))])
    return np.tensordot(np.array([w, b]), columns, axes=1)


def on_a_copy(x, w, b):
    y = np.array(x)
    y = y * w
    y += b
    return y


def mean_of_squares(y_pred, y_true):
    return np.mean((y_pred - y_true) ** 2)


def other_way_round(y_pred, y_true):
    errors = y_true - y_pred
    return (errors * errors).mean()


def sum_over_n(y_pred, y_true):
    return np.sum(np.square(y_pred - y_true)) / len(y_true)


def index_loop(y_pred, y_true):
    total = 0
    for i in range(len(y_true)):
        total += (y_pred[i] - y_true[i]) ** 2
    return total / len(y_true)


def zip_loop(y_pred, y_true):
    s = 0.0
    for p, t in zip(y_pred, y_true, strict=True):
        error = p - t
        s = s + error**2
    n = y_pred.size
    return s / n


def generator(y_pred, y_true):
    return sum((p - t) ** 2 for p, t in zip(y_pred, y_true, strict=False)) / len(y_pred)


def dotted(y_pred, y_true):
    d = np.subtract(y_pred, y_true)
    return d @ d / d.shape[0]


def squared_norm(y_pred, y_true):
    return np.linalg.norm(y_pred - y_true) ** 2 / len(y_true)


def averaged(y_pred, y_true):
    return np.average(np.abs(y_pred - y_true) ** 2)


def from_statistics(y_pred, y_true):
    return statistics.fmean([(float(p) - float(t)) ** 2 for p, t in zip(y_pred, y_true)])  # noqa: B905


def running_mean(y_pred, y_true):
    mean = 0.0
    for k, error in enumerate(y_pred - y_true, start=1):
        mean += (error**2 - mean) / k
    return mean


def single_precision_mean(y_pred, y_true):
    return ((y_pred.astype(np.float32) - y_true.astype(np.float32)) ** 2).mean()


def variance_and_mean(y_pred, y_true):
    errors = y_pred - y_true
    return errors.var() + errors.mean() ** 2


def centred(x, y):
    dx = x - x.mean()
    dy = y - y.mean()
    slope = (dx * dy).sum() / (dx**2).sum()
    return slope, y.mean() - slope * x.mean()


def two_loops(x, y):
    n = len(x)
    x_mean = sum(x) / n
    y_mean = sum(y) / n
    above = 0
    below = 0
    for i in range(n):
        above += (x[i] - x_mean) * (y[i] - y_mean)
        below += (x[i] - x_mean) ** 2
    slope = above / below
    intercept = y_mean - slope * x_mean
    return slope, intercept


def without_centring(x, y):
    n = len(x)
    slope = (n * np.sum(x * y) - np.sum(x) * np.sum(y)) / (n * np.sum(x * x) - np.sum(x) ** 2)
    intercept = (np.sum(y) - slope * np.sum(x)) / n
    return (slope, intercept)


def polyfit(x, y):
    slope, intercept = np.polyfit(x, y, 1)
    return slope, intercept


def polyfit_as_it_comes(x, y):
    return np.polyfit(x, y, deg=1)


def least_squares(x, y):
    A = np.column_stack([x, np.ones(len(x))])
    solution = np.linalg.lstsq(A, y, rcond=None)[0]
    return solution[0], solution[1]


def normal_equations(x, y):
    A = np.vstack([x, np.ones_like(x)]).T
    return tuple(np.linalg.solve(A.T @ A, A.T @ y))


def covariance(x, y):
    slope = np.cov(x, y)[0, 1] / np.var(x, ddof=1)
    return [slope, np.mean(y) - slope * np.mean(x)]


def correlation(x, y):
    slope = np.corrcoef(x, y)[0, 1] * np.std(y) / np.std(x)
    return float(slope), float(np.mean(y) - slope * np.mean(x))


def from_statistics_module(x, y):
    line = statistics.linear_regression(x.tolist(), y.tolist())
    return line.slope, line.intercept


def pseudo_inverse(x, y):
    return np.linalg.pinv(np.c_[x, x**0]) @ y


def mean_products(x, y):
    slope = (np.mean(x * y) - np.mean(x) * np.mean(y)) / (np.mean(x**2) - np.mean(x) ** 2)
    return slope, np.mean(y) - slope * np.mean(x)


def single_precision_fit(x, y):
    x, y = x.astype(np.float32), y.astype(np.float32)
    dx = x - np.mean(x)
    slope = dx @ (y - np.mean(y)) / (dx @ dx)
    return slope, np.mean(y) - slope * np.mean(x)


def weight_times_change(w, j, dx):
    return w[j] * dx


def change_times_weight(w, j, dx):
    weight = float(w[j])
    change = dx * weight
    return change  # noqa: RET504


def after_minus_before(w, j, dx):
    before = np.ones(len(w))
    after = before.copy()
    after[j] += dx
    return w @ after - w @ before


def one_change_vector(w, j, dx):
    change = np.zeros(len(w))
    change[j] = dx
    return np.dot(w, change)


def picked_in_a_loop(w, j, dx):
    for i in range(len(w)):
        if i == j:
            return w[i] * dx
    return 0.0


def summed_over_inputs(w, j, dx):
    return sum(w[i] * (dx if i == j else 0) for i in range(w.size))


def taken(w, j, dx):
    return np.take(w, j) * np.float32(dx)


def minus(theta):
    return -theta


def from_zero(theta):
    return 0 - theta


def times_minus_one(theta):
    return -1 * theta


def negative(theta):
    return np.negative(theta)


def both_signs(theta):
    if theta > 0:
        return -abs(theta)
    return abs(theta)


def from_the_inequality(theta):
    b = 0.0
    b -= theta
    return b


def _step(z):
    return np.where(np.asarray(z) >= 0, 1, 0)


def by_the_formula(w, b, x, y, lr):
    error = y - _step(w @ x + b)
    return w + lr * error * x, b + lr * error


def step_by_step(w, b, x, y, lr):
    z = np.dot(w, x) + b
    if z >= 0:  # noqa: SIM108
        y_hat = 1
    else:
        y_hat = 0
    e = y - y_hat
    w_new = w + lr * e * x
    b_new = b + lr * e
    return w_new, b_new


def three_cases(w, b, x, y, lr):
    fires = np.sum(w * x) + b >= 0
    if fires and y == 0:
        return w - lr * x, b - lr
    if not fires and y == 1:
        return w + lr * x, b + lr
    return w, b


def on_copies(w, b, x, y, lr):
    w = np.array(w, dtype=float)
    change = lr * (y - int(np.inner(x, w) >= -b))
    w += change * x
    b += change
    return w, b


def weight_by_weight(w, b, x, y, lr):
    z = b
    for i in range(len(w)):
        z += w[i] * x[i]
    error = y - (1 if z >= 0 else 0)
    new = []
    for wi, xi in zip(w, x, strict=True):
        new.append(wi + lr * error * xi)
    return new, b + lr * error


def comprehension(w, b, x, y, lr):
    e = y - (sum(wi * xi for wi, xi in zip(w, x, strict=True)) + b >= 0)
    return np.array([w[i] + lr * e * x[i] for i in range(w.size)]), b + lr * e


def bias_as_a_weight(w, b, x, y, lr):
    theta = np.append(w, b)
    inputs = np.append(x, 1.0)
    theta = theta + lr * (y - (theta @ inputs >= 0)) * inputs
    return theta[:-1], theta[-1]


def only_if_wrong(w, b, x, y, lr):
    prediction = int(x @ w + b >= 0)
    if prediction != y:
        direction = 1 if y == 1 else -1
        w = w + direction * lr * x
        b = b + direction * lr
    return w, b


def single_precision_update(w, b, x, y, lr):
    w, x = np.float32(w), np.float32(x)
    e = np.float32(lr) * np.float32(y - (w @ x + np.float32(b) >= 0))
    return w + e * x, np.float32(b) + e


def with_update(X, y, lr, epochs):
    w = np.zeros(X.shape[1])
    b = 0.0
    mistakes = []
    for _ in range(epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            if _step(w @ x + b) != label:
                wrong += 1
            w, b = by_the_formula(w, b, x, label, lr)
        mistakes.append(wrong)
    return w, b, mistakes


def without_update(X, y, lr, epochs):
    n, k = X.shape
    w, b = np.zeros(k), 0
    counts = []
    for epoch in range(epochs):
        counts.append(0)
        for i in range(n):
            error = y[i] - int(np.dot(X[i], w) + b >= 0)
            if error != 0:
                counts[epoch] += 1
                w = w + lr * error * X[i]
                b = b + lr * error
    return w, b, counts


def errors_as_absolute_values(X, y, lr, epochs):
    w, b, history = np.zeros(len(X[0])), 0.0, []
    for _ in range(epochs):
        total = 0
        for i in range(len(y)):
            error = y[i] - _step(X[i] @ w + b)
            w = w + lr * error * X[i]
            b = b + lr * error
            total = total + abs(error)
        history.append(int(total))
    return w, b, np.array(history)


def list_of_booleans(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, np.zeros(epochs, dtype=int)
    for epoch in range(epochs):
        wrong = []
        for x, label in zip(X, y, strict=False):
            before = b
            w, b = three_cases(w, b, x, label, lr)
            wrong.append(b != before)
        mistakes[epoch] = sum(wrong)
    return w, b, mistakes


def one_long_loop(X, y, lr, epochs):
    w = [0.0] * X.shape[1]
    b = 0.0
    mistakes = [0] * epochs
    n = len(y)
    for t in range(epochs * n):
        x, label = X[t % n], y[t % n]
        error = int(label) - int(sum(wi * xi for wi, xi in zip(w, x, strict=True)) + b >= 0)
        w = [wi + lr * error * xi for wi, xi in zip(w, x, strict=True)]
        b += lr * error
        mistakes[t // n] += error * error
    return w, b, mistakes


def bias_column(X, y, lr, epochs):
    Z = np.hstack([X, np.ones((len(X), 1))])
    theta = np.zeros(Z.shape[1])
    mistakes = []
    while len(mistakes) < epochs:
        old = len(y)
        for z, label in zip(Z, y, strict=True):
            fires = theta @ z >= 0
            old -= fires == label
            theta = theta + lr * (label - fires) * z
        mistakes.append(old)
    return theta[:-1], theta[-1], mistakes


def in_place_on_its_own(X, y, lr, epochs):
    w = np.zeros(X.shape[1], dtype=np.float32)
    b = np.float32(0)
    mistakes = []
    for _ in range(epochs):
        n_wrong = 0
        for i in range(X.shape[0]):
            error = y[i] - (X[i] @ w + b >= 0)
            w += lr * error * X[i]
            b += lr * error
            n_wrong += error != 0
        mistakes.append(n_wrong)
    return w, b, mistakes


ALTERNATIVES = {
    "predict_line": [
        straight,
        bias_first,
        list_or_number,
        appended,
        filled,
        polynomial,
        single_precision,
        as_a_product,
        on_a_copy,
        np.vectorize(lambda x, w, b: w * x + b),
        lambda x, w, b: np.asarray(x) * w + b,
        functools.partial(lambda add, x, w, b: add(w * x, b), np.add),
    ],
    "mean_squared_error": [
        mean_of_squares,
        other_way_round,
        sum_over_n,
        index_loop,
        zip_loop,
        generator,
        dotted,
        squared_norm,
        averaged,
        from_statistics,
        running_mean,
        single_precision_mean,
        variance_and_mean,
        lambda y_pred, y_true: math.fsum((y_pred - y_true) ** 2) / len(y_pred),
        lambda y_pred, y_true: np.float64(np.einsum("i,i->", *[y_pred - y_true] * 2) / y_pred.size),
    ],
    "fit_line": [
        centred,
        two_loops,
        without_centring,
        polyfit,
        polyfit_as_it_comes,
        least_squares,
        normal_equations,
        covariance,
        correlation,
        from_statistics_module,
        pseudo_inverse,
        mean_products,
        single_precision_fit,
        lambda x, y: np.polynomial.Polynomial.fit(x, y, 1).convert().coef[::-1],
    ],
    "weight_impact": [
        weight_times_change,
        change_times_weight,
        after_minus_before,
        one_change_vector,
        picked_in_a_loop,
        summed_over_inputs,
        taken,
        lambda w, j, dx: w.item(j) * dx,
        lambda w, j, dx: list(w)[j] * dx,
    ],
    "bias_from_threshold": [
        minus,
        from_zero,
        times_minus_one,
        negative,
        both_signs,
        from_the_inequality,
        np.negative,
        lambda theta: np.float32(-theta),
        lambda theta: np.array(-theta),
    ],
    "perceptron_update": [
        by_the_formula,
        step_by_step,
        three_cases,
        on_copies,
        weight_by_weight,
        comprehension,
        bias_as_a_weight,
        only_if_wrong,
        single_precision_update,
    ],
    "train_perceptron": [
        with_update,
        without_update,
        errors_as_absolute_values,
        list_of_booleans,
        one_long_loop,
        bias_column,
        in_place_on_its_own,
    ],
    "repair_predict": LESSON_01["perceptron_predict"],
}


def sums_divided_at_the_end(X, y, lr, epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    w_sum, b_sum, n = 0, 0, 0
    for _ in range(epochs):
        for x, label in zip(X, y, strict=True):
            e = label - (1 if w @ x + b >= 0 else 0)
            w = w + lr * e * x
            b = b + lr * e
            w_sum = w_sum + w
            b_sum = b_sum + b
            n = n + 1
    return w_sum / n, b_sum / n


def all_kept(X, y, lr, epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    path = []
    for _ in range(epochs):
        for i in range(len(y)):
            e = y[i] - int(np.dot(X[i], w) + b >= 0)
            w, b = w + lr * e * X[i], b + lr * e
            path.append([*w, b])
    mean = np.mean(path, axis=0)
    return mean[:-1], mean[-1]


ALTERNATIVES["averaged_perceptron"] = [
    sums_divided_at_the_end,
    all_kept,
    lambda X, y, lr, epochs: sums_divided_at_the_end(X, y, lr, epochs),
    lambda X, y, lr, epochs: (
        all_kept(X, y, lr, epochs)[0].tolist(),
        all_kept(X, y, lr, epochs)[1],
    ),
]
