"""Lesson 08, solved in other right ways."""

import functools
import itertools
import math

import numpy as np

from annlib import backward, cross_entropy, forward, gradient_step, load_digits, relu, softmax


def looped_layers(sizes, rng):
    parameters = []
    for k in range(len(sizes) - 1):
        n_in, n_out = sizes[k], sizes[k + 1]
        W = rng.normal(0.0, np.sqrt(2 / n_in), size=(n_in, n_out))
        b = np.zeros(n_out)
        parameters.append((W, b))
    return parameters


def standard_normal(sizes, rng):
    return [
        (rng.standard_normal((n_in, n_out)) * math.sqrt(2.0 / n_in), np.zeros(n_out))
        for n_in, n_out in itertools.pairwise(sizes)
    ]


def normal_of_variance(sizes, rng):
    parameters = []
    for n_in, n_out in itertools.pairwise(sizes):
        variance = 2 / n_in
        parameters.append([rng.normal(scale=variance**0.5, size=(n_in, n_out)), [0.0] * n_out])
    return tuple(parameters)


def weight_by_weight(sizes, rng):
    def drawn(n_in, n_out):
        scale = (2 / n_in) ** 0.5
        return [[rng.normal(0, scale) for _ in range(n_out)] for _ in range(n_in)]

    return [
        (np.array(drawn(n_in, n_out)), np.zeros((n_out,)))
        for n_in, n_out in itertools.pairwise(sizes)
    ]


def transposed_draw(sizes, rng):
    W = [rng.normal(0, np.sqrt(2 / i), (o, i)).T for i, o in itertools.pairwise(sizes)]
    return list(zip(W, map(np.zeros, sizes[1:]), strict=True))


def yielded_layers(sizes, rng):
    n_in = sizes[0]
    for n_out in sizes[1:]:
        yield rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out)), np.zeros(n_out)
        n_in = n_out


def single_precision_layers(sizes, rng):
    return [
        (
            rng.standard_normal((i, o), dtype=np.float32) * np.float32((2 / i) ** 0.5),
            np.zeros(o, dtype=np.float32),
        )
        for i, o in itertools.pairwise(sizes)
    ]


def cut_order(X, y, test_fraction, rng):
    n_test = round(len(X) * test_fraction)
    order = rng.permutation(len(X))
    test, train = order[:n_test], order[n_test:]
    return X[train], X[test], y[train], y[test]


def rest_for_test(X, y, test_fraction, rng):
    order = np.arange(X.shape[0])
    rng.shuffle(order)
    n_train = len(y) - int(len(y) * test_fraction + 0.5)
    X, y = X[order], y[order]
    return X[:n_train], X[n_train:], y[:n_train], y[n_train:]


def with_a_mask(X, y, test_fraction, rng):
    n = len(X)
    chosen = rng.choice(n, size=round(n * test_fraction), replace=False)
    is_test = np.zeros(n, dtype=bool)
    is_test[chosen] = True
    return X[~is_test], X[is_test], y[~is_test], y[is_test]


def row_by_row_split(X, y, test_fraction, rng):
    n_test = round(test_fraction * len(y))
    parts = [], [], [], []
    for number, i in enumerate(rng.permutation(len(y))):
        test = number < n_test
        parts[test].append(X[i])
        parts[2 + test].append(y[i])
    return parts


def side_by_side(X, y, test_fraction, rng):
    together = rng.permutation(np.column_stack([X, y]))
    test, train = np.split(together, [round(len(X) * test_fraction)])
    return train[:, :-1], test[:, :-1], train[:, -1], test[:, -1]


def shuffled_copies(X, y, test_fraction, rng):
    X, y = X.copy(), y.copy()
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state
    rng.shuffle(y)
    k = math.floor(len(X) * test_fraction + 0.5)
    return X[k:], X[:k], y[k:], y[:k]


def sorted_keys(X, y, test_fraction, rng):
    order = np.argsort(rng.random(len(X)))
    cut = round(len(X) * (1 - test_fraction))
    return X[order[:cut]], X[order[cut:]], y[order[:cut]], y[order[cut:]]


def single_precision_split(X, y, test_fraction, rng):
    order = rng.permutation(len(X))
    test, train = np.array_split(order, [round(len(X) * test_fraction)])
    X = X.astype(np.float32)
    return X[train], X[test], y[train], y[test]


def sliced_order(X, Y, batch_size, rng):
    order = rng.permutation(len(X))
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], Y[rows]))
    return batches


def yielded_batches(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[0])
    X, Y = X[order], Y[order]
    start = 0
    while start < len(X):
        yield X[start : start + batch_size], Y[start : start + batch_size]
        start += batch_size


def split_at_places(X, Y, batch_size, rng):
    order = rng.permutation(len(Y))
    places = np.arange(batch_size, len(Y), batch_size)
    return [(X[rows], Y[rows]) for rows in np.split(order, places)]


def shuffled_list(X, Y, batch_size, rng):
    order = list(range(len(X)))
    rng.shuffle(order)
    batches = []
    while order:
        rows, order = order[:batch_size], order[batch_size:]
        batches.append([X[rows], Y[rows]])
    return batches


def filled_lists(X, Y, batch_size, rng):
    batches, xs, ys = [], [], []
    for i in rng.permutation(len(X)):
        xs.append(X[i])
        ys.append(Y[i])
        if len(xs) == batch_size:
            batches.append((np.array(xs), np.array(ys)))
            xs, ys = [], []
    if xs:
        batches.append((np.array(xs), np.array(ys)))
    return tuple(batches)


def counted_batches(X, Y, batch_size, rng):
    n_batches = math.ceil(len(X) / batch_size)
    order = rng.choice(len(X), len(X), replace=False)
    return (
        (X[order[k * batch_size : (k + 1) * batch_size]], Y[order[k * batch_size :][:batch_size]])
        for k in range(n_batches)
    )


def stacked_batches(X, Y, batch_size, rng):
    together = rng.permutation(np.hstack([X, Y]))
    k = X.shape[1]
    return [
        (together[i : i + batch_size, :k], together[i : i + batch_size, k:])
        for i in range(0, len(together), batch_size)
    ]


def lists_of_rows(X, Y, batch_size, rng):
    order = rng.permutation(len(X)).tolist()
    pieces = [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
    return [([list(X[i]) for i in piece], [list(Y[i]) for i in piece]) for piece in pieces]


def _activations(sizes):
    return [relu] * (len(sizes) - 2) + [softmax]


def plain_loops(X, Y, sizes, lr, epochs, batch_size, rng):
    parameters = looped_layers(sizes, rng)
    activations = [relu] * (len(sizes) - 2) + [softmax]
    losses = []
    for _ in range(epochs):
        batch_losses = []
        for X_batch, Y_batch in sliced_order(X, Y, batch_size, rng):
            P = forward(X_batch, parameters, activations)[-1]
            batch_losses.append(cross_entropy(P, Y_batch))
            gradients = backward(X_batch, Y_batch, parameters)
            parameters = gradient_step(parameters, gradients, lr)
        losses.append(np.mean(batch_losses))
    return parameters, losses


def running_sum(X, Y, sizes, lr, epochs, batch_size, rng):
    parameters = looped_layers(sizes, rng)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        total = 0.0
        for x, y in yielded_batches(X, Y, batch_size, rng):
            total += cross_entropy(forward(x, parameters, _activations(sizes))[-1], y) * len(x)
            parameters = gradient_step(parameters, backward(x, y, parameters), lr)
        losses[epoch] = total / len(X)
    return parameters, losses


def batches_drawn_ahead(X, Y, sizes, lr, epochs, batch_size, rng):
    # The orders of all epochs first, then the weights.
    plan = [sliced_order(X, Y, batch_size, rng) for _ in range(epochs)]
    parameters = standard_normal(sizes, rng)
    losses = []
    for batches in plan:
        losses.append(0.0)
        for x, y in batches:
            P = forward(x, parameters, _activations(sizes))[-1]
            losses[-1] += cross_entropy(P, y) / len(batches)
            parameters = gradient_step(parameters, backward(x, y, parameters), lr)
    return parameters, losses


def in_place(X, Y, sizes, lr, epochs, batch_size, rng):
    parameters = [list(pair) for pair in looped_layers(sizes, rng)]
    losses = []
    for _ in range(epochs):
        seen = []
        for x, y in sliced_order(X, Y, batch_size, rng):
            P = forward(x, parameters, _activations(sizes))[-1]
            seen += [cross_entropy(P, y)] * len(x)
            for (W, b), (dW, db) in zip(parameters, backward(x, y, parameters), strict=True):
                W -= lr * dW
                b -= lr * db
        losses.append(float(np.mean(seen)))
    return parameters, losses


def by_own_hands(X, Y, sizes, lr, epochs, batch_size, rng):
    layers = looped_layers(sizes, rng)
    losses = []
    for _ in range(epochs):
        prices = []
        for x, y in sliced_order(X, Y, batch_size, rng):
            outputs = [x]
            for W, b in layers[:-1]:
                outputs.append(np.maximum(outputs[-1] @ W + b, 0))
            Z = outputs[-1] @ layers[-1][0] + layers[-1][1]
            P = np.exp(Z - Z.max(axis=1, keepdims=True))
            P /= P.sum(axis=1, keepdims=True)
            prices.append(-np.log((P * y).sum(axis=1)).mean())
            delta = (P - y) / len(x)
            new = []
            for (W, b), A in zip(layers[::-1], outputs[::-1], strict=True):
                new.append((W - lr * A.T @ delta, b - lr * delta.sum(axis=0)))
                delta = delta @ W.T * (A > 0)
            layers = new[::-1]
        losses.append(np.average(prices))
    return layers, losses


def single_precision_train(X, Y, sizes, lr, epochs, batch_size, rng):
    X, Y = X.astype(np.float32), Y.astype(np.float32)
    parameters = single_precision_layers(sizes, rng)
    losses = []
    for _ in range(epochs):
        seen = []
        for x, y in sliced_order(X, Y, batch_size, rng):
            seen.append(cross_entropy(forward(x, parameters, _activations(sizes))[-1], y))
            slopes = backward(x, y, parameters)
            parameters = [
                (W - np.float32(lr) * dW, b - np.float32(lr) * db)
                for (W, b), (dW, db) in zip(parameters, slopes, strict=True)
            ]
        losses.append(np.mean(seen, dtype=np.float32))
    return parameters, losses


def with_forward(X, parameters):
    activations = [relu] * (len(parameters) - 1) + [softmax]
    P = forward(X, parameters, activations)[-1]
    return P.argmax(axis=1)


def without_softmax(X, parameters):
    A = X
    for W, b in parameters[:-1]:
        A = np.maximum(A @ W + b, 0)
    W, b = parameters[-1]
    return np.argmax(A @ W + b, axis=1)


def sample_by_sample(X, parameters):
    labels = []
    for x in X:
        a = x
        for k, (W, b) in enumerate(parameters):
            z = a @ W + b
            a = z if k == len(parameters) - 1 else np.where(z > 0, z, 0)
        labels.append(int(np.argmax(a)))
    return labels


def largest_by_hand(X, parameters):
    P = forward(X, parameters, [relu] * (len(parameters) - 1) + [softmax])[-1]
    found = []
    for row in P.tolist():
        found.append(row.index(max(row)))
    return np.array(found)


def sorted_last(X, parameters):
    *hidden, (W, b) = parameters
    A = functools.reduce(lambda A, layer: np.clip(A @ layer[0] + layer[1], 0, None), hidden, X)
    return np.argsort(softmax(np.dot(A, W) + b), axis=1)[:, -1]


def single_precision_labels(X, parameters):
    A = X.astype(np.float32)
    last = len(parameters) - 1
    for k, (W, b) in enumerate(parameters):
        A = A @ W.astype(np.float32) + b.astype(np.float32)
        if k < last:
            A = A * (A > 0)
    return A.argmax(axis=-1)


def _fitted(n_hidden, seed, dtype=float):
    """Make a network whose hidden layers are drawn and whose output layer is fitted."""
    digits = load_digits()
    A, Y = digits.X / 16, np.eye(2)[digits.y % 2]
    rng = np.random.default_rng(seed)
    layers = []
    for n in n_hidden:
        W, b = rng.normal(0, np.sqrt(2 / A.shape[1]), (A.shape[1], n)), rng.normal(0, 0.2, n)
        layers.append((W, b))
        A = np.maximum(A @ W + b, 0)
    A = np.column_stack([A, np.ones(len(A))])
    V = np.linalg.solve(A.T @ A + np.eye(A.shape[1]), A.T @ Y)
    return [(W.astype(dtype), b.astype(dtype)) for W, b in [*layers, (V[:-1], V[-1])]]


def _trained():
    digits = load_digits()
    X, Y = digits.X / 16, np.eye(2)[digits.y % 2]
    rng = np.random.default_rng(0)
    return plain_loops(X, Y, [64, 16, 2], 0.3, 12, 32, rng)[0]


ALTERNATIVES = {
    "init_parameters": [
        looped_layers,
        standard_normal,
        normal_of_variance,
        weight_by_weight,
        transposed_draw,
        yielded_layers,
        single_precision_layers,
    ],
    "train_test_split": [
        cut_order,
        rest_for_test,
        with_a_mask,
        row_by_row_split,
        side_by_side,
        shuffled_copies,
        sorted_keys,
        single_precision_split,
    ],
    "minibatches": [
        sliced_order,
        yielded_batches,
        split_at_places,
        shuffled_list,
        filled_lists,
        counted_batches,
        stacked_batches,
        lists_of_rows,
    ],
    "train": [
        plain_loops,
        running_sum,
        batches_drawn_ahead,
        in_place,
        by_own_hands,
        single_precision_train,
    ],
    "predict": [
        with_forward,
        without_softmax,
        sample_by_sample,
        largest_by_hand,
        sorted_last,
        single_precision_labels,
    ],
    "parity_reader": [
        (_fitted([300], 2),),
        (_fitted([400], 3, np.float32),),
        (tuple(_fitted([200, 300], 4)),),
        ([[W.tolist(), b.tolist()] for W, b in _fitted([250], 5)],),
        (_trained(),),
    ],
}
ALTERNATIVES["repair_minibatches"] = ALTERNATIVES["minibatches"]


def ten():
    return np.arange(10)[:, None]


def rows_of(batches):
    return [int(number) for x, _ in batches for number in np.ravel(x)]


def sizes_of(batches):
    return [len(x) for x, _ in batches]


def asked_in_turn(minibatches):
    X, Y, rng = ten(), 10 * ten(), np.random.default_rng(3)
    first = list(minibatches(X, Y, 4, rng))
    second = list(minibatches(X, Y, 4, rng))
    if sizes_of(first) != [4, 4, 2]:
        return False
    if sizes_of(minibatches(X, Y, 5, rng)) != [5, 5]:
        return False
    if any(np.any(10 * x != y) for x, y in first):
        return False
    if sorted(rows_of(first)) != list(range(10)):
        return False
    return rows_of(first) != rows_of(second)


def _asserted(minibatches):
    X, rng = np.arange(12)[:, None], np.random.default_rng(4)
    Y = X + 100
    try:
        first = list(minibatches(X, Y, 5, rng))
        second = list(minibatches(X, Y, 5, rng))
        assert sizes_of(first) == [5, 5, 2]
        assert sizes_of(minibatches(X, Y, 6, rng)) == [6, 6]
        assert all(np.array_equal(x + 100, y) for x, y in first)
        assert set(rows_of(first)) == set(range(12))
        assert rows_of(first) != rows_of(second)
    except AssertionError:
        return False
    return True


ALTERNATIVES["makes_batches"] = [
    asked_in_turn,
    lambda minibatches: _asserted(minibatches),
    lambda minibatches: _asserted(minibatches) and asked_in_turn(minibatches),
    lambda minibatches: all(test(minibatches) for test in (asked_in_turn, _asserted)),
]
