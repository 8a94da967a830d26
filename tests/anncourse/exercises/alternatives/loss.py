"""Lesson 05, solved in other right ways."""

import collections
import math

import numpy as np

# Learners loop over indices, name what they return and count by hand.
# ruff: noqa: RET504, B905, SIM108


def filled_row_by_row(y, n_classes):
    Y = np.zeros((len(y), n_classes))
    for i in range(len(y)):
        Y[i, y[i]] = 1
    return Y


def enumerated_rows(y, n_classes):
    Y = np.zeros((len(y), n_classes))
    for i, label in enumerate(y):
        Y[i][label] = 1.0
    return Y


def fancy_index(y, n_classes):
    Y = np.zeros((y.shape[0], n_classes), dtype=int)
    Y[np.arange(y.shape[0]), y] = 1
    return Y


def rows_of_the_identity(y, n_classes):
    return np.eye(n_classes)[y]


def compared_with_each_class(y, n_classes):
    return (y[:, None] == np.arange(n_classes)).astype(float)


def appended_lists(y, n_classes):
    rows = []
    for label in y:
        row = [0] * n_classes
        row[label] = 1
        rows.append(row)
    return rows


def two_loops(y, n_classes):
    Y = []
    for label in y:
        row = []
        for k in range(n_classes):
            if k == label:
                row.append(1)
            else:
                row.append(0)
        Y.append(row)
    return np.array(Y)


def column_by_column(y, n_classes):
    return np.column_stack([np.where(y == k, 1.0, 0.0) for k in range(n_classes)])


def put_along(y, n_classes):
    Y = np.zeros((len(y), n_classes), dtype=np.float32)
    np.put_along_axis(Y, y.reshape(-1, 1), 1, axis=1)
    return Y


def mean_of_row_sums(A, Y):
    return np.mean(np.sum((A - Y) ** 2, axis=1))


def sum_over_n(A, Y):
    n = len(A)
    return np.sum((A - Y) ** 2) / n


def sum_over_rows(A, Y):
    n_samples, n_outputs = A.shape
    total = 0
    for i in range(n_samples):
        for k in range(n_outputs):
            total += (A[i, k] - Y[i, k]) ** 2
    return total / n_samples


def zipped_rows(A, Y):
    losses = []
    for a, y in zip(A, Y):
        d = a - y
        losses.append(d @ d)
    return sum(losses) / len(losses)


def mean_times_outputs(A, Y):
    return np.mean((A - Y) ** 2) * A.shape[1]


def sum_of_means(A, Y):
    return ((Y - A) ** 2).mean(axis=0).sum()


def squared_norms(A, Y):
    return np.mean(np.linalg.norm(A - Y, axis=1) ** 2)


def einsum_squares(A, Y):
    D = np.subtract(A, Y)
    return float(np.einsum("ik,ik->", D, D)) / D.shape[0]


def single_precision_mse(A, Y):
    D = A.astype(np.float32) - Y.astype(np.float32)
    return np.square(D).sum(axis=1).mean()


def clipped(p, y):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def with_names(p, y):
    eps = 1e-15
    q = np.minimum(np.maximum(p, eps), 1 - eps)
    per_sample = -(y * np.log(q) + (1 - y) * np.log(1 - q))
    loss = np.sum(per_sample) / len(per_sample)
    return loss


def a_little_added(p, y):
    return -np.mean(y * np.log(p + 1e-8) + (1 - y) * np.log(1 - p + 1e-8))


def probability_of_the_truth(p, y):
    p_true = np.where(y == 1, p, 1 - p)
    return np.mean(-np.log(np.maximum(p_true, 1e-12)))


def one_by_one(p, y):
    total = 0
    for i in range(len(p)):
        if y[i] == 1:
            p_true = p[i]
        else:
            p_true = 1 - p[i]
        total += math.log(max(p_true, 1e-12))
    return -total / len(p)


def by_the_distance(p, y):
    wrong = np.abs(p - y)
    return -np.mean(np.log(np.maximum(1 - wrong, 1e-10)))


def by_masks(p, y):
    ones = np.log(np.maximum(p[y == 1], 1e-12))
    zeros = np.log(np.maximum(1 - p[y == 0], 1e-12))
    return -(ones.sum() + zeros.sum()) / len(y)


def dot_products(p, y):
    q = np.clip(p, 1e-9, 1 - 1e-9)
    return -(y @ np.log(q) + (1 - y) @ np.log(1 - q)) / p.size


def limited_afterwards_quietly(p, y):
    with np.errstate(divide="ignore"):
        log_p = np.maximum(np.log(p), -100)
        log_q = np.maximum(np.log1p(-p), -100)
    return -np.mean(y * log_p + (1 - y) * log_q)


def single_precision_bce(p, y):
    q = np.clip(p.astype(np.float32), np.float32(1e-7), np.float32(1 - 1e-7))
    return np.mean(-y * np.log(q) - (1 - y) * np.log(1 - q))


def limited_table(P, Y):
    return -np.sum(Y * np.log(np.maximum(P, 1e-12))) / len(P)


def clipped_table(P, Y):
    P = np.clip(P, 1e-12, 1)
    losses = -np.sum(Y * np.log(P), axis=1)
    return losses.mean()


def table_plus_a_little(P, Y):
    return np.mean(np.sum(-Y * np.log(P + 1e-8), axis=1))


def picked_by_argmax(P, Y):
    classes = np.argmax(Y, axis=1)
    p_true = P[np.arange(len(P)), classes]
    return -np.log(np.maximum(p_true, 1e-12)).mean()


def picked_by_mask(P, Y):
    return -np.mean(np.log(np.maximum(P[Y == 1], 1e-12)))


def picked_by_sum(P, Y):
    p_true = (P * Y).sum(axis=1)
    return np.mean(-np.log(p_true + 1e-15))


def looped_table(P, Y):
    total = 0.0
    for p, y in zip(P, Y):
        for k in range(len(p)):
            if y[k] == 1:
                total -= math.log(max(p[k], 1e-12))
    return total / len(P)


def einsum_table(P, Y):
    logs = np.log(np.fmax(P, 1e-13))
    return -np.einsum("ik,ik->", Y, logs) / P.shape[0]


def products_of_rows(P, Y):
    losses = [-(y @ np.log(np.maximum(p, 1e-12))) for p, y in zip(P, Y)]
    return sum(losses) / len(losses)


def single_precision_table(P, Y):
    Q = np.maximum(P.astype(np.float32), np.float32(1e-12))
    return -(Y * np.log(Q)).sum() / len(Q)


def fraction(p, y):
    return (p - y) / (p * (1 - p)) / len(p)


def both_terms(p, y):
    n = len(p)
    return (-y / p + (1 - y) / (1 - p)) / n


def chosen_slope(p, y):
    slope = np.where(y == 1, -1 / p, 1 / (1 - p))
    return slope / p.shape[0]


def looped_slopes(p, y):
    slopes = []
    for i in range(len(p)):
        if y[i] == 1:
            slopes.append(-1 / p[i] / len(p))
        else:
            slopes.append(1 / (1 - p[i]) / len(p))
    return slopes


def filled_slopes(p, y):
    slopes = np.zeros(len(p))
    for i, (p_i, y_i) in enumerate(zip(p, y)):
        slopes[i] = (p_i - y_i) / (p_i * (1 - p_i))
    return slopes / len(slopes)


def one_fraction(p, y):
    return np.divide(p - y, len(p) * p * (1 - p))


def slopes_kept_away(p, y):
    q = np.clip(p, 1e-12, 1 - 1e-12)
    return -(y / q - (1 - y) / (1 - q)) / q.size


def by_the_probability_of_the_truth(p, y):
    p_true = 1 - np.abs(y - p)
    return (1 - 2 * y) / p_true / len(y)


def single_precision_slopes(p, y):
    q = p.astype(np.float32)
    return (q - y) / (q * (1 - q)) / len(q)


def mean_of_equal(y_pred, y_true):
    return np.mean(y_pred == y_true)


def counted(y_pred, y_true):
    right = 0
    for a, b in zip(y_pred, y_true):
        if a == b:
            right += 1
    return right / len(y_true)


def sum_of_equal(y_pred, y_true):
    return np.sum(y_pred == y_true) / len(y_pred)


def indexed(y_pred, y_true):
    n_wrong = 0
    for i in range(len(y_true)):
        if y_pred[i] != y_true[i]:
            n_wrong += 1
    return 1 - n_wrong / len(y_true)


def count_nonzero(y_pred, y_true):
    return 1 - np.count_nonzero(y_pred - y_true) / y_true.size


def sum_of_truths(y_pred, y_true):
    return sum(a == b for a, b in zip(y_pred, y_true)) / len(y_pred)


def single_precision_accuracy(y_pred, y_true):
    hits = np.equal(y_pred, y_true).astype(np.float32)
    return hits.mean()


def filtered(y_pred, y_true):
    return len(y_true[y_pred == y_true]) / len(y_true)


def added_one_by_one(y_true, y_pred, n_classes):
    C = np.zeros((n_classes, n_classes), dtype=int)
    for t, p in zip(y_true, y_pred):
        C[t, p] += 1
    return C


def added_by_index(y_true, y_pred, n_classes):
    C = [[0] * n_classes for _ in range(n_classes)]
    for i in range(len(y_true)):
        C[y_true[i]][y_pred[i]] += 1
    return C


def added_at(y_true, y_pred, n_classes):
    C = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(C, (y_true, y_pred), 1)
    return C


def counted_pairs(y_true, y_pred, n_classes):
    C = np.zeros((n_classes, n_classes), dtype=int)
    for t in range(n_classes):
        for p in range(n_classes):
            C[t, p] = np.sum((y_true == t) & (y_pred == p))
    return C


def numbered_pairs(y_true, y_pred, n_classes):
    pairs = n_classes * y_true + y_pred
    return np.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)


def product_of_one_hots(y_true, y_pred, n_classes):
    T = np.eye(n_classes, dtype=int)[y_true]
    P = np.eye(n_classes, dtype=int)[y_pred]
    return T.T @ P


def row_by_row(y_true, y_pred, n_classes):
    rows = []
    for t in range(n_classes):
        rows.append(np.bincount(y_pred[y_true == t], minlength=n_classes))
    return np.array(rows)


def counter(y_true, y_pred, n_classes):
    counts = collections.Counter(zip(y_true, y_pred))
    return [[counts[t, p] for p in range(n_classes)] for t in range(n_classes)]


def histogram(y_true, y_pred, n_classes):
    edges = np.arange(n_classes + 1)
    C, _, _ = np.histogram2d(y_true, y_pred, bins=[edges, edges])
    return C.astype(int)


ALTERNATIVES = {
    "one_hot": [
        filled_row_by_row,
        enumerated_rows,
        fancy_index,
        rows_of_the_identity,
        compared_with_each_class,
        appended_lists,
        two_loops,
        column_by_column,
        put_along,
        lambda y, n_classes: [[float(k == label) for k in range(n_classes)] for label in y],
    ],
    "mse_loss": [
        mean_of_row_sums,
        sum_over_n,
        sum_over_rows,
        zipped_rows,
        mean_times_outputs,
        sum_of_means,
        squared_norms,
        einsum_squares,
        single_precision_mse,
        lambda A, Y: np.linalg.norm(A - Y) ** 2 / len(Y),
    ],
    "binary_cross_entropy": [
        clipped,
        with_names,
        a_little_added,
        probability_of_the_truth,
        one_by_one,
        by_the_distance,
        by_masks,
        dot_products,
        limited_afterwards_quietly,
        single_precision_bce,
        lambda p, y: -np.log(np.fmax(1e-300, np.abs(1 - y - p))).mean(),
    ],
    "cross_entropy": [
        limited_table,
        clipped_table,
        table_plus_a_little,
        picked_by_argmax,
        picked_by_mask,
        picked_by_sum,
        looped_table,
        einsum_table,
        products_of_rows,
        single_precision_table,
        lambda P, Y: np.trace(np.log(np.maximum(P, 1e-12)) @ Y.T) / -len(Y),
    ],
    "bce_gradient": [
        fraction,
        both_terms,
        chosen_slope,
        looped_slopes,
        filled_slopes,
        one_fraction,
        slopes_kept_away,
        by_the_probability_of_the_truth,
        single_precision_slopes,
        lambda p, y: -1 / (p - 1 + y) / len(y),
    ],
    "accuracy": [
        mean_of_equal,
        counted,
        sum_of_equal,
        indexed,
        count_nonzero,
        sum_of_truths,
        single_precision_accuracy,
        filtered,
        lambda y_pred, y_true: (~(y_pred != y_true)).sum() / y_true.shape[0],
    ],
    "confusion_matrix": [
        added_one_by_one,
        added_by_index,
        added_at,
        counted_pairs,
        numbered_pairs,
        product_of_one_hots,
        row_by_row,
        counter,
        histogram,
        lambda y_true, y_pred, n_classes: np.array(
            [
                [sum((y_true == t) * (y_pred == p)) for p in range(n_classes)]
                for t in range(n_classes)
            ]
        ),
    ],
}
ALTERNATIVES["repair_cross_entropy"] = ALTERNATIVES["cross_entropy"]


TABLE = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.5, 0.499, 0.001]])
SURE, OTHER = np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]])


def table_and_edges(loss):
    if abs(loss(TABLE, np.eye(3)) - 2.82288) > 0.001:
        return False
    edge = loss(SURE, SURE)
    far = loss(SURE, OTHER)
    return bool(abs(edge) < 0.001 and np.isfinite(far))


def _many_tables(loss):
    rng = np.random.default_rng(1)
    for n in (1, 2, 5):
        P = rng.dirichlet(np.ones(4), n)
        P[0] = [0.0, 0.002, 0.498, 0.5]
        Y = np.eye(4)[[1, 0, 2, 3, 0][:n]]
        right = sum(-np.log(P[i, Y[i].argmax()]) for i in range(n)) / n
        if not np.isclose(loss(P, Y), right):
            return False
    return bool(np.isfinite(loss(SURE, OTHER)))


ALTERNATIVES["is_cross_entropy"] = [
    table_and_edges,
    lambda loss: _many_tables(loss),
    lambda loss: table_and_edges(loss) and _many_tables(loss),
    lambda loss: _many_tables(loss) and not np.isnan(loss(SURE, SURE)),
]
