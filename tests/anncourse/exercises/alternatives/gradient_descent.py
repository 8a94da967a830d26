"""Lesson 06, solved in other right ways."""

import functools
import itertools
import math

import numpy as np


def fresh_copies(f, theta, eps):
    gradient = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        above = theta.copy()
        below = theta.copy()
        above[place] += eps
        below[place] -= eps
        gradient[place] = (f(above) - f(below)) / (2 * eps)
    return gradient


def one_copy_restored(f, theta, eps):
    t = np.array(theta, dtype=float)
    gradient = np.zeros_like(t)
    for i in np.ndindex(t.shape):
        old = t[i]
        t[i] = old + eps
        high = f(t)
        t[i] = old - eps
        low = f(t)
        t[i] = old
        gradient[i] = (high - low) / 2 / eps
    return gradient


def theta_itself_restored(f, theta, eps):
    slopes = []
    for i in np.ndindex(theta.shape):
        old = theta[i]
        theta[i] = old + eps
        high = f(theta)
        theta[i] = old - eps
        low = f(theta)
        theta[i] = old
        slopes.append((high - low) / (2 * eps))
    return np.array(slopes).reshape(theta.shape)


def flat_and_back(f, theta, eps):
    flat = theta.flatten()
    gradient = np.empty(flat.size)
    for k in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[k] += eps
        down[k] -= eps
        up, down = up.reshape(theta.shape), down.reshape(theta.shape)
        gradient[k] = (f(up) - f(down)) * 0.5 / eps
    return gradient.reshape(theta.shape)


def with_flat_places(f, theta, eps):
    gradient = theta * 0
    for k in range(theta.size):
        shift = np.zeros(theta.shape)
        shift.flat[k] = eps
        gradient.flat[k] = (f(theta + shift) - f(theta - shift)) / (eps + eps)
    return gradient


def enumerated(f, theta, eps):
    result = np.empty_like(theta)
    for place, value in np.ndenumerate(theta):
        t = theta.copy()
        t[place] = value + eps
        rise = f(t)
        t[place] = value - eps
        rise -= f(t)
        result[place] = rise / (2 * eps)
    return result


def mean_of_both_sides(f, theta, eps):
    here = f(theta)
    gradient = np.zeros(theta.shape)
    for place in np.ndindex(*theta.shape):
        nudge = np.zeros(theta.shape)
        nudge[place] = eps
        forward = (f(theta + nudge) - here) / eps
        backward = (here - f(theta - nudge)) / eps
        gradient[place] = (forward + backward) / 2
    return gradient


def axis_by_axis(f, theta, eps):
    if theta.ndim == 0:
        return (f(theta + eps) - f(theta - eps)) / (2 * eps)
    rows = []
    for i in range(len(theta)):

        def of_row(row, i=i):
            t = theta.copy()
            t[i] = row
            return f(t)

        rows.append(axis_by_axis(of_row, theta[i], eps))
    return rows


def unit_vectors(f, theta, eps):
    shape, n = theta.shape, theta.size
    slopes = [
        (f(theta + step.reshape(shape)) - f(theta - step.reshape(shape))) / (2 * eps)
        for step in eps * np.eye(n)
    ]
    return np.reshape(slopes, shape)


def with_nditer(f, theta, eps):
    gradient = np.zeros_like(theta)
    iterator = np.nditer(theta, flags=["multi_index"])
    while not iterator.finished:
        place = iterator.multi_index
        up = theta.copy()
        up[place] += eps
        down = theta.copy()
        down[place] -= eps
        gradient[place] = (f(up) - f(down)) / (2.0 * eps)
        iterator.iternext()
    return gradient


def with_norms(a, b):
    below = np.linalg.norm(a) + np.linalg.norm(b)
    if below == 0:
        return 0.0
    return np.linalg.norm(a - b) / below


def with_roots(a, b):
    difference = np.sqrt(np.sum((a - b) ** 2))
    lengths = np.sqrt(np.sum(a**2)) + np.sqrt(np.sum(b**2))
    if lengths > 0:
        return difference / lengths
    return 0


def flat_norms(a, b):
    a, b = a.ravel(), b.ravel()
    if not a.any() and not b.any():
        return 0.0
    return math.sqrt((a - b) @ (a - b)) / (math.sqrt(a @ a) + math.sqrt(b @ b))


def looped_norms(a, b):
    aa = bb = dd = 0.0
    for x, y in zip(a.flat, b.flat, strict=True):
        aa += x * x
        bb += y * y
        dd += (x - y) ** 2
    if aa + bb == 0:
        return 0.0
    return dd**0.5 / (aa**0.5 + bb**0.5)


def equal_first(a, b):
    if np.array_equal(a, b):
        return 0.0
    return float(np.linalg.norm(b - a) / (np.linalg.norm(a) + np.linalg.norm(b)))


def with_hypot(a, b):
    total = math.hypot(*a.ravel()) + math.hypot(*b.ravel())
    return math.dist(a.ravel(), b.ravel()) / total if total else 0.0


def single_precision_error(a, b):
    a, b = a.astype(np.float32), b.astype(np.float32)
    below = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) / below if below else np.float32(0)


def divided_where_possible(a, b):
    below = np.array(np.linalg.norm(a) + np.linalg.norm(b))
    above = np.linalg.norm(np.subtract(a, b))
    return np.divide(above, below, out=np.zeros(()), where=below > 0)


def tiny_floor(a, b):
    return np.linalg.norm(a - b) / max(np.linalg.norm(a) + np.linalg.norm(b), 1e-300)


def appended_pairs(parameters, gradients, lr):
    new = []
    for (W, b), (dW, db) in zip(parameters, gradients, strict=True):
        new.append((W - lr * dW, b - lr * db))
    return new


def by_index(parameters, gradients, lr):
    new = []
    for k in range(len(parameters)):
        W, b = parameters[k]
        dW, db = gradients[k]
        W_new = W - lr * dW
        b_new = b - lr * db
        new.append((W_new, b_new))
    return new


def comprehended(parameters, gradients, lr):
    return [
        (W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(parameters, gradients, strict=False)
    ]


def nested(parameters, gradients, lr):
    return [
        tuple(value - slope * lr for value, slope in zip(pair, slopes, strict=True))
        for pair, slopes in zip(parameters, gradients, strict=True)
    ]


def copied_then_changed(parameters, gradients, lr):
    new = [(W.copy(), b.copy()) for W, b in parameters]
    for (W, b), (dW, db) in zip(new, gradients, strict=True):
        W -= lr * dW
        b -= lr * db
    return new


def lists_of_lists(parameters, gradients, lr):
    result = []
    for pair, slopes in zip(parameters, gradients, strict=True):
        W, b = pair
        dW, db = slopes
        rows = [
            [w - lr * d for w, d in zip(row, slope_row, strict=True)]
            for row, slope_row in zip(W, dW, strict=True)
        ]
        result.append([rows, [v - lr * d for v, d in zip(b, db, strict=True)]])
    return result


def yielded(parameters, gradients, lr):
    for k, (W, b) in enumerate(parameters):
        yield W - lr * gradients[k][0], b - lr * gradients[k][1]


def single_precision_step(parameters, gradients, lr):
    rate = np.float32(lr)
    return [
        (
            W.astype(np.float32) - rate * dW.astype(np.float32),
            np.float32(b) - rate * np.float32(db),
        )
        for (W, b), (dW, db) in zip(parameters, gradients, strict=True)
    ]


def tupled(parameters, gradients, lr):
    def moved(pair, slopes):
        return np.subtract(pair[0], lr * slopes[0]), np.subtract(pair[1], lr * slopes[1])

    return tuple(map(moved, parameters, gradients))


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def with_transpose(X, y, w, b):
    errors = _sigmoid(X @ w + b) - y
    return X.T @ errors / len(y), np.mean(errors)


def row_by_row(X, y, w, b):
    dw = np.zeros(len(w))
    db = 0.0
    n = len(y)
    for i in range(n):
        z = np.dot(X[i], w) + b
        p = 1 / (1 + math.exp(-z))
        error = p - y[i]
        dw += error * X[i]
        db += error
    return dw / n, db / n


def weight_by_weight(X, y, w, b):
    p = _sigmoid(np.dot(X, w) + b)
    dw = []
    for j in range(X.shape[1]):
        dw.append(np.mean((p - y) * X[:, j]))
    return np.array(dw), (p - y).mean()


def by_broadcasting(X, y, w, b):
    delta = (_sigmoid(X @ w + b) - y) / X.shape[0]
    return np.sum(X * delta[:, None], axis=0), np.sum(delta)


def with_einsum(X, y, w, b):
    p = _sigmoid(np.einsum("ij,j->i", X, w) + b)
    return np.einsum("i,ij->j", p - y, X) / y.size, np.add.reduce(p - y) / y.size


def through_the_chain(X, y, w, b):
    p = _sigmoid(X @ w + b)
    dp = (p - y) / (p * (1 - p)) / len(p)
    dz = dp * p * (1 - p)
    return dz @ X, dz.sum()


def bias_as_input(X, y, w, b):
    Z = np.column_stack([X, np.ones(len(X))])
    theta = np.append(w, b)
    gradient = Z.T @ (_sigmoid(Z @ theta) - y) / len(X)
    return gradient[:-1], gradient[-1]


def averaged(X, y, w, b):
    errors = _sigmoid(X @ w + b) - y
    dw = np.average([e * x for e, x in zip(errors, X, strict=True)], axis=0)
    return list(dw), float(np.average(errors))


def residuals_the_other_way(X, y, w, b):
    missing = y - _sigmoid(X @ w + b)
    return -(missing @ X) / len(missing), -missing.mean()


def single_precision_gradient(X, y, w, b):
    X, w, b = np.float32(X), np.float32(w), np.float32(b)
    errors = _sigmoid(X @ w + b) - np.float32(y)
    return X.T @ errors / np.float32(len(y)), errors.mean()


def _cross_entropy(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def with_gradient_function(X, y, lr, epochs):
    w = np.zeros(X.shape[1])
    b = 0.0
    losses = []
    for _ in range(epochs):
        p = _sigmoid(X @ w + b)
        losses.append(_cross_entropy(p, y))
        dw, db = with_transpose(X, y, w, b)
        w = w - lr * dw
        b = b - lr * db
    return w, b, losses


def all_in_one(X, y, lr, epochs):
    n, k = X.shape
    w, b, losses = np.zeros(k), 0, []
    for _ in range(epochs):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(-(np.log(p[y == 1]).sum() + np.log(1 - p[y == 0]).sum()) / n)
        error = p - y
        w -= lr * (X.T @ error) / n
        b -= lr * error.mean()
    return w, b, losses


def update_first_line_last(X, y, lr, epochs):
    w, b = np.zeros(len(X[0])), 0.0
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        dw, db = row_by_row(X, y, w, b)
        losses[epoch] = _cross_entropy(_sigmoid(X @ w + b), y)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


def bias_column(X, y, lr, epochs):
    Z = np.hstack([X, np.ones((X.shape[0], 1))])
    theta = np.zeros(Z.shape[1])
    losses = []
    while len(losses) < epochs:
        p = _sigmoid(Z @ theta)
        losses.append(float(_cross_entropy(p, y)))
        theta = theta - lr * Z.T @ (p - y) / len(y)
    return theta[:-1], theta[-1], losses


def true_probability(X, y, lr, epochs):
    w, b, history = [0.0] * X.shape[1], 0.0, []
    for _ in range(epochs):
        p = [_sigmoid(sum(wi * xi for wi, xi in zip(w, x, strict=True)) + b) for x in X]
        history.append(
            sum(-math.log(q if t else 1 - q) for q, t in zip(p, y, strict=True)) / len(y)
        )
        slopes = [
            sum((q - t) * x[j] for q, t, x in zip(p, y, X, strict=True)) / len(y)
            for j in range(len(w))
        ]
        b -= lr * sum(q - t for q, t in zip(p, y, strict=True)) / len(y)
        w = [wi - lr * slope for wi, slope in zip(w, slopes, strict=True)]
    return w, b, history


def softplus_loss(X, y, lr, epochs):
    w, b = np.zeros(X.shape[1]), np.zeros(())
    losses = []
    for _ in itertools.repeat(None, epochs):
        z = X @ w + b
        losses.append(np.mean(np.logaddexp(0, z) - y * z))
        errors = _sigmoid(z) - y
        w, b = w - lr * errors @ X / len(y), b - lr * np.mean(errors)
    return w, b, losses


def single_precision_training(X, y, lr, epochs):
    X, y, lr = np.float32(X), np.float32(y), np.float32(lr)
    w, b, losses = np.zeros(X.shape[1], dtype=np.float32), np.float32(0), []
    for _ in range(epochs):
        p = _sigmoid(X @ w + b)
        losses.append(_cross_entropy(p, y))
        w = w - lr * (X.T @ (p - y) / len(y))
        b = b - lr * np.mean(p - y)
    return w, b, losses


ALTERNATIVES = {
    "numeric_gradient": [
        fresh_copies,
        one_copy_restored,
        theta_itself_restored,
        flat_and_back,
        with_flat_places,
        enumerated,
        mean_of_both_sides,
        axis_by_axis,
        unit_vectors,
        with_nditer,
    ],
    "relative_error": [
        with_norms,
        with_roots,
        flat_norms,
        looped_norms,
        equal_first,
        with_hypot,
        single_precision_error,
        divided_where_possible,
        tiny_floor,
    ],
    "gradient_step": [
        appended_pairs,
        by_index,
        comprehended,
        nested,
        copied_then_changed,
        lists_of_lists,
        yielded,
        single_precision_step,
        tupled,
        functools.partial(lambda move, ps, gs, lr: move(ps, gs, lr), by_index),
    ],
    "neuron_gradient": [
        with_transpose,
        row_by_row,
        weight_by_weight,
        by_broadcasting,
        with_einsum,
        through_the_chain,
        bias_as_input,
        averaged,
        residuals_the_other_way,
        single_precision_gradient,
    ],
    "train_neuron": [
        with_gradient_function,
        all_in_one,
        update_first_line_last,
        bias_column,
        true_probability,
        softplus_loss,
        single_precision_training,
    ],
}
ALTERNATIVES["repair_gradient"] = ALTERNATIVES["neuron_gradient"]


def speed_first(gradient, theta, lr, momentum, steps):
    v = np.zeros(theta.shape)
    for _ in range(steps):
        v = momentum * v - lr * gradient(theta)
        theta = theta + v
    return theta


def last_move_kept(gradient, theta, lr, momentum, steps):
    place, before = theta, theta
    for _ in range(steps):
        new = place + momentum * (place - before) - lr * gradient(place)
        before, place = place, new
    return place


def speed_uphill(gradient, theta, lr, momentum, steps):
    v = 0
    k = 0
    while k < steps:
        v = momentum * v + lr * gradient(theta)
        theta = theta - v
        k += 1
    return theta


ALTERNATIVES["heavy_ball"] = [
    speed_first,
    last_move_kept,
    speed_uphill,
    lambda gradient, theta, lr, momentum, steps: functools.reduce(
        lambda kept, _: (
            kept[0] + momentum * kept[1] - lr * gradient(kept[0]),
            momentum * kept[1] - lr * gradient(kept[0]),
        ),
        range(steps),
        (theta, 0),
    )[0],
]
