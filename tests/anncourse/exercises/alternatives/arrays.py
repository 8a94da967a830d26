"""Lesson 00, solved in other right ways."""

import math

import numpy as np


def mean_with_axis(X):
    return X.mean(axis=1)


def last_axis(X):
    return np.mean(X, axis=-1)


def sum_over_columns(X):
    return np.sum(X, axis=1) / X.shape[1]


def comprehension_of_means(X):
    return np.array([np.mean(row) for row in X])


def appended_means(X):
    means = []
    for row in X:
        total = 0
        for value in row:
            total += value
        means.append(total / len(row))
    return np.array(means)


def means_filled_in(X):
    means = np.zeros(X.shape[0])
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            means[i] += X[i, j] / X.shape[1]
    return means


def times_ones(X):
    k = X.shape[1]
    return X @ np.ones(k) / k


def means_of_the_transposed(X):
    return np.mean(X.T, axis=0)


def exact_means(X):
    return [math.fsum(row) / len(row) for row in X]


def averaged(X):
    return np.average(X, axis=1)


def means_by_unpacking(X):
    n, k = X.shape
    return [sum(X[i]) / k for i in range(n)]


def plain_sum(Z, b):
    return Z + b


def bias_as_a_row(Z, b):
    return Z + b.reshape(1, -1)


def each_row_plus_bias(Z, b):
    return np.array([row + b for row in Z])


def each_number_plus_bias(Z, b):
    out = np.zeros(Z.shape)
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            out[i, j] = Z[i, j] + b[j]
    return out


def each_column_plus_bias(Z, b):
    out = np.array(Z, dtype=float)
    for j in range(len(b)):
        out[:, j] = out[:, j] + b[j]
    return out


def stacked_columns_plus_bias(Z, b):
    return np.column_stack([Z[:, j] + b[j] for j in range(Z.shape[1])])


def numpys_add(Z, b):
    return np.add(b, Z)


def tiled(Z, b):
    return Z + np.tile(b, (len(Z), 1))


def rows_of_lists(Z, b):
    rows = []
    for row in Z:
        rows.append([z + bias for z, bias in zip(row, b, strict=True)])
    return rows


def indexed(X, picks):
    return X[:, picks]


def list_of_picks(X, picks):
    return X[:, list(picks)]


def stacked(X, picks):
    return np.column_stack([X[:, pick] for pick in picks])


def picked_then_turned(X, picks):
    return np.array([X[:, pick] for pick in picks]).T


def rows_of_the_turned(X, picks):
    return X.T[picks].T


def taken(X, picks):
    return np.take(X, picks, axis=1)


def row_after_row(X, picks):
    return np.array([[row[pick] for pick in picks] for row in X])


def picks_filled_in(X, picks):
    out = np.zeros((len(X), len(picks)))
    for place, pick in enumerate(picks):
        out[:, place] = X[:, pick]
    return out


def picks_appended(X, picks):
    table = []
    for i in range(len(X)):
        row = []
        for j in range(len(picks)):
            row.append(X[i, picks[j]])
        table.append(row)
    return np.array(table)


def joined(X, picks):
    return np.hstack([X[:, pick : pick + 1] for pick in picks])


def two_loops(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C


def three_loops(A, B):
    n, k = A.shape
    m = B.shape[1]
    C = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            for p in range(k):
                C[i, j] += A[i, p] * B[p, j]
    return C


def running_sum(A, B):
    rows = []
    for i in range(len(A)):
        row = []
        for j in range(len(B[0])):
            total = 0
            for p in range(len(B)):
                total = total + A[i][p] * B[p][j]
            row.append(total)
        rows.append(row)
    return np.array(rows)


def comprehensions(A, B):
    return [
        [sum(A[i, p] * B[p, j] for p in range(len(B))) for j in range(B.shape[1])]
        for i in range(len(A))
    ]


def rows_and_columns(A, B):
    return np.array([[(row * column).sum() for column in B.T] for row in A])


def zipped(A, B):
    return np.array(
        [[sum(a * b for a, b in zip(row, column, strict=True)) for column in B.T] for row in A]
    )


def row_of_sums(A, B):
    C = np.zeros((len(A), B.shape[1]))
    for i in range(len(A)):
        C[i] = np.sum(A[i].reshape(-1, 1) * B, axis=0)
    return C


def column_by_column(A, B):
    return np.column_stack([np.sum(A * B[:, j], axis=1) for j in range(B.shape[1])])


def outer_products(A, B):
    C = np.zeros((len(A), B.shape[1]))
    for p in range(len(B)):
        C = C + np.outer(A[:, p], B[p])
    return C


def all_at_once(A, B):
    return np.sum(A[:, :, None] * B[None, :, :], axis=1)


def argmax_of_rows(P):
    return np.argmax(P, axis=1)


def method(P):
    return P.argmax(axis=-1)


def argmax_in_a_loop(P):
    return np.array([np.argmax(row) for row in P])


def found_in_a_list(P):
    picks = []
    for row in P:
        numbers = list(row)
        picks.append(numbers.index(max(numbers)))
    return np.array(picks)


def compared_one_by_one(P):
    picks = []
    for row in P:
        best = 0
        for j in range(len(row)):
            if row[j] > row[best]:
                best = j
        picks.append(best)
    return picks


def running_largest(P):
    picks = np.zeros(len(P), dtype=int)
    for i in range(len(P)):
        largest = P[i, 0]
        for j in range(1, P.shape[1]):
            if P[i, j] > largest:
                largest = P[i, j]
                picks[i] = j
    return picks


def smallest_of_the_opposite(P):
    return np.argmin(-P, axis=1)


def where_it_is(P):
    return np.array([np.where(row == row.max())[0][0] for row in P])


def keyed(P):
    return [max(range(P.shape[1]), key=lambda j, row=row: row[j]) for row in P]


def sum_of_truths(y, value):
    return np.sum(y == value)


def sum_of_truths_as_int(y, value):
    return int((y == value).sum())


def counted_nonzero(y, value):
    return np.count_nonzero(y == value)


def counted_in_a_loop(y, value):
    count = 0
    for label in y:
        if label == value:
            count += 1
    return count


def counted_by_index(y, value):
    count = 0
    for i in range(len(y)):
        if y[i] == value:
            count = count + 1
    return count


def length_of_the_chosen(y, value):
    return len(y[y == value])


def shape_of_the_chosen(y, value):
    return y[y == value].shape[0]


def counted_by_the_list(y, value):
    return list(y).count(value)


def summed_ones(y, value):
    return sum(1 for label in y if label == value)


def number_of_places(y, value):
    return np.where(y == value)[0].size


def zeros_and_ones(y, value):
    return np.sum(np.where(y == value, 1, 0))


ALTERNATIVES = {
    "row_means": [
        mean_with_axis,
        last_axis,
        sum_over_columns,
        comprehension_of_means,
        appended_means,
        means_filled_in,
        times_ones,
        means_of_the_transposed,
        exact_means,
        averaged,
        means_by_unpacking,
        lambda X: (X / X.shape[1]).sum(axis=1),
    ],
    "add_bias": [
        plain_sum,
        bias_as_a_row,
        each_row_plus_bias,
        each_number_plus_bias,
        each_column_plus_bias,
        stacked_columns_plus_bias,
        numpys_add,
        tiled,
        rows_of_lists,
        lambda Z, b: (Z.T + b[:, None]).T,
    ],
    "columns": [
        indexed,
        list_of_picks,
        stacked,
        picked_then_turned,
        rows_of_the_turned,
        taken,
        row_after_row,
        picks_filled_in,
        picks_appended,
        joined,
        lambda X, picks: X[:, np.array(picks)],
    ],
    "matrix_product": [
        two_loops,
        three_loops,
        running_sum,
        comprehensions,
        rows_and_columns,
        zipped,
        row_of_sums,
        column_by_column,
        outer_products,
        all_at_once,
    ],
    "pick_largest": [
        argmax_of_rows,
        method,
        argmax_in_a_loop,
        found_in_a_list,
        compared_one_by_one,
        running_largest,
        smallest_of_the_opposite,
        where_it_is,
        keyed,
        lambda P: np.array([int(np.argmax(row)) for row in P]),
    ],
    "count_where": [
        sum_of_truths,
        sum_of_truths_as_int,
        counted_nonzero,
        counted_in_a_loop,
        counted_by_index,
        length_of_the_chosen,
        shape_of_the_chosen,
        counted_by_the_list,
        summed_ones,
        number_of_places,
        zeros_and_ones,
        lambda y, value: int(np.isin(y, [value]).sum()),
    ],
}
