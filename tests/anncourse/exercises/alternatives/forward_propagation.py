"""Lesson 04, solved in other right ways."""

import functools
import itertools
import math

import numpy as np

# Learners loop over indices, add lists and name what they return.
# ruff: noqa: RUF007, RUF005, RET504, B905, E741


def one_line(X, W, b, activation):
    return activation(X @ W + b)


def with_a_name(X, W, b, activation):
    z = np.dot(X, W) + b
    a = activation(z)
    return a


def triple_loop(X, W, b, activation):
    n_samples, n_in = X.shape
    n_out = len(b)
    Z = np.zeros((n_samples, n_out))
    for i in range(n_samples):
        for j in range(n_out):
            z = b[j]
            for k in range(n_in):
                z += X[i, k] * W[k, j]
            Z[i, j] = z
    return activation(Z)


def column_by_column(X, W, b, activation):
    columns = []
    for j in range(W.shape[1]):
        columns.append(X @ W[:, j] + b[j])
    return activation(np.column_stack(columns))


def row_by_row(X, W, b, activation):
    return np.array([activation(x @ W + b) for x in X])


def row_by_row_as_a_list(X, W, b, activation):
    out = []
    for x in X:
        z = np.sum(x[:, None] * W, axis=0) + b
        out.append(list(activation(z)))
    return out


def einsum_layer(X, W, b, activation):
    return activation(np.einsum("ij,jk->ik", X, W) + b)


def by_broadcasting(X, W, b, activation):
    return activation((X[:, :, None] * W[None, :, :]).sum(axis=1) + b)


def bias_as_a_row_of_weights(X, W, b, activation):
    X1 = np.hstack([X, np.ones((len(X), 1))])
    W1 = np.vstack([W, b])
    return activation(X1 @ W1)


def transposed_and_back(X, W, b, activation):
    Z = (W.T @ X.T + b.reshape(-1, 1)).T
    return activation(Z)


def bias_in_place(X, W, b, activation):
    Z = X @ W
    Z += b
    return activation(Z)


def repeated_bias(X, W, b, activation):
    B = np.tile(b, (X.shape[0], 1))
    return activation(np.add(np.matmul(X, W), B))


def single_precision_layer(X, W, b, activation):
    X, W = np.asarray(X, dtype=np.float32), np.asarray(W, dtype=np.float32)
    return activation(X @ W + np.asarray(b, dtype=np.float32))


def neighbours(sizes):
    shapes = []
    for k in range(len(sizes) - 1):
        n_in = sizes[k]
        n_out = sizes[k + 1]
        shapes.append(((n_in, n_out), (n_out,)))
    return shapes


def looking_back(sizes):
    shapes = []
    for k in range(1, len(sizes)):
        shapes.append(((sizes[k - 1], sizes[k]), (sizes[k],)))
    return shapes


def zipped(sizes):
    return [((i, o), (o,)) for i, o in zip(sizes, sizes[1:])]


def zipped_slices(sizes):
    return [((i, o), (o,)) for i, o in zip(sizes[:-1], sizes[1:], strict=True)]


def pairs_of_lists(sizes):
    return [[[i, o], [o]] for i, o in itertools.pairwise(sizes)]


def shapes_of_arrays(sizes):
    shapes = []
    for i, o in itertools.pairwise(sizes):
        W, b = np.zeros((i, o)), np.zeros(o)
        shapes.append((W.shape, b.shape))
    return shapes


def remembers_the_last(sizes):
    n_in = sizes[0]
    shapes = []
    for n_out in sizes[1:]:
        shapes += [((n_in, n_out), (n_out,))]
        n_in = n_out
    return tuple(shapes)


def yields(sizes):
    for i in range(len(sizes) - 1):
        yield (sizes[i], sizes[i + 1]), (sizes[i + 1],)


def recursive_shapes(sizes):
    if len(sizes) < 2:
        return []
    return [((sizes[0], sizes[1]), (sizes[1],))] + recursive_shapes(sizes[1:])


def while_there_is_a_next(sizes):
    shapes = []
    k = 0
    while k + 1 < len(sizes):
        shapes.append((tuple(sizes[k : k + 2]), (sizes[k + 1],)))
        k += 1
    return shapes


def count_up(sizes):
    total = 0
    for k in range(len(sizes) - 1):
        total += sizes[k] * sizes[k + 1]
        total += sizes[k + 1]
    return total


def count_with_shapes(sizes):
    total = 0
    for W, b in zipped(sizes):
        total += W[0] * W[1] + b[0]
    return total


def count_products_of_shapes(sizes):
    return sum(math.prod(W) + math.prod(b) for W, b in zipped(sizes))


def count_sizes_of_arrays(sizes):
    total = 0
    for W, b in zipped(sizes):
        total = total + np.zeros(W).size + np.zeros(b).size
    return total


def count_one_more_input(sizes):
    return sum((i + 1) * o for i, o in zip(sizes, sizes[1:]))


def count_weights_then_biases(sizes):
    n_weights = np.dot(sizes[:-1], sizes[1:])
    n_biases = np.sum(sizes[1:])
    return n_weights + n_biases


def count_recursively(sizes):
    if len(sizes) == 1:
        return 0
    return (sizes[0] + 1) * sizes[1] + count_recursively(sizes[1:])


def count_a_list(sizes):
    counts = [sizes[k - 1] * sizes[k] + sizes[k] for k in range(1, len(sizes))]
    return sum(counts)


def count_layer_by_layer(sizes):
    n_in, total = sizes[0], 0
    for n_out in sizes[1:]:
        total, n_in = total + n_out * (n_in + 1), n_out
    return np.int64(total)


def count_array(sizes):
    s = np.array(sizes)
    return int((s[1:] * (s[:-1] + 1)).sum())


def with_dense(X, parameters, activations):
    outputs = [X]
    for (W, b), activation in zip(parameters, activations):
        outputs.append(one_line(outputs[-1], W, b, activation))
    return outputs


def carries_a_along(X, parameters, activations):
    A = X
    outputs = [A]
    for k in range(len(parameters)):
        W, b = parameters[k]
        Z = A @ W + b
        A = activations[k](Z)
        outputs.append(A)
    return outputs


def enumerated(X, parameters, activations):
    outputs = [X]
    for k, (W, b) in enumerate(parameters):
        Z = np.dot(outputs[k], W) + b
        outputs.append(activations[k](Z))
    return outputs


def layers_then_data(X, parameters, activations):
    A, behind = X, []
    for layer, f in zip(parameters, activations, strict=True):
        A = f(A @ layer[0] + layer[1])
        behind.append(A)
    return [X] + behind


def accumulated(X, parameters, activations):
    layers = zip(parameters, activations)
    return list(itertools.accumulate(layers, lambda A, l: l[1](A @ l[0][0] + l[0][1]), initial=X))


def recursive_forward(X, parameters, activations):
    if not parameters:
        return [X]
    W, b = parameters[0]
    A = activations[0](X @ W + b)
    return [X] + recursive_forward(A, parameters[1:], activations[1:])


def yields_layers(X, parameters, activations):
    yield X
    A = X
    for (W, b), f in zip(parameters, activations):
        A = f(np.einsum("ij,jk->ik", A, W) + b)
        yield A


def sample_by_sample(X, parameters, activations):
    outputs = [X]
    for (W, b), f in zip(parameters, activations):
        outputs.append(np.array([f(a @ W + b) for a in outputs[-1]]))
    return tuple(outputs)


def bias_as_weight_of_one(X, parameters, activations):
    outputs = [X.copy()]
    for (W, b), f in zip(parameters, activations):
        A = np.c_[outputs[-1], np.ones(len(X))]
        outputs.append(f(A @ np.vstack([W, b])))
    return outputs


def single_precision_forward(X, parameters, activations):
    outputs = [np.asarray(X, dtype=np.float32)]
    for (W, b), f in zip(parameters, activations):
        outputs.append(f(outputs[-1] @ W.astype(np.float32) + b.astype(np.float32)))
    return outputs


def multiplied_out(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2 + b2


def with_dots(W1, b1, W2, b2):
    W = np.dot(W1, W2)
    b = np.dot(b1, W2) + b2
    return W, b


def second_layer_of_the_first(W1, b1, W2, b2):
    return [W1 @ W2, (W2.T @ b1) + b2]


def looped_collapse(W1, b1, W2, b2):
    n_in, n_hidden = W1.shape
    n_out = W2.shape[1]
    W = np.zeros((n_in, n_out))
    b = np.zeros(n_out)
    for j in range(n_out):
        b[j] = b2[j]
        for k in range(n_hidden):
            b[j] += b1[k] * W2[k, j]
            for i in range(n_in):
                W[i, j] += W1[i, k] * W2[k, j]
    return W, b


def einsum_collapse(W1, b1, W2, b2):
    return np.einsum("ij,jk->ik", W1, W2), np.einsum("j,jk->k", b1, W2) + b2


def weighted_sums_of_b1(W1, b1, W2, b2):
    b = b2 + np.sum(b1[:, np.newaxis] * W2, axis=0)
    return W1.dot(W2), b


def asks_the_network(W1, b1, W2, b2):
    # What comes out for no input is the bias; what each input adds to it is its weight.
    b = (np.zeros(len(W1)) @ W1 + b1) @ W2 + b2
    W = (np.eye(len(W1)) @ W1 + b1) @ W2 + b2 - b
    return W, b


def stacked(W1, b1, W2, b2):
    both = np.vstack([W1, b1]) @ W2
    return both[:-1], both[-1] + b2


def as_lists(W1, b1, W2, b2):
    W = (W1 @ W2).tolist()
    b = [b1 @ W2[:, j] + b2[j] for j in range(len(b2))]
    return W, b


def single_precision_collapse(W1, b1, W2, b2):
    W1, b1, W2 = W1.astype(np.float32), b1.astype(np.float32), W2.astype(np.float32)
    return W1 @ W2, b1 @ W2 + b2.astype(np.float32)


ALTERNATIVES = {
    "dense_forward": [
        one_line,
        with_a_name,
        triple_loop,
        column_by_column,
        row_by_row,
        row_by_row_as_a_list,
        einsum_layer,
        by_broadcasting,
        bias_as_a_row_of_weights,
        transposed_and_back,
        bias_in_place,
        repeated_bias,
        single_precision_layer,
        lambda X, W, b, activation: activation(np.vecdot(X[:, None, :], W.T) + b[None, :]),
    ],
    "parameter_shapes": [
        neighbours,
        looking_back,
        zipped,
        zipped_slices,
        pairs_of_lists,
        shapes_of_arrays,
        remembers_the_last,
        yields,
        recursive_shapes,
        while_there_is_a_next,
        lambda sizes: map(lambda i, o: ((i, o), (o,)), sizes[:-1], sizes[1:]),
    ],
    "count_parameters": [
        count_up,
        count_with_shapes,
        count_products_of_shapes,
        count_sizes_of_arrays,
        count_one_more_input,
        count_weights_then_biases,
        count_recursively,
        count_a_list,
        count_layer_by_layer,
        count_array,
        lambda sizes: sum(map(lambda i, o: i * o + o, sizes[:-1], sizes[1:])),
    ],
    "forward": [
        with_dense,
        carries_a_along,
        enumerated,
        layers_then_data,
        accumulated,
        recursive_forward,
        yields_layers,
        sample_by_sample,
        bias_as_weight_of_one,
        single_precision_forward,
        lambda X, parameters, activations: functools.reduce(
            lambda As, layer: [*As, layer[1](As[-1] @ layer[0][0] + layer[0][1])],
            zip(parameters, activations, strict=True),
            [X],
        ),
    ],
    "collapse_linear": [
        multiplied_out,
        with_dots,
        second_layer_of_the_first,
        looped_collapse,
        einsum_collapse,
        weighted_sums_of_b1,
        asks_the_network,
        stacked,
        as_lists,
        single_precision_collapse,
        lambda W1, b1, W2, b2: (np.inner(W1, W2.T), np.inner(W2.T, b1) + b2),
    ],
}
# The same task, found in a function that is there.
ALTERNATIVES["repair_forward"] = ALTERNATIVES["forward"]


def slope_after_slope(x, y):
    weights, slope = [], 0.0
    for k in range(len(x) - 1):
        new = (y[k + 1] - y[k]) / (x[k + 1] - x[k])
        weights.append(new - slope)
        slope = new
    W1, b1 = np.ones((1, len(x) - 1)), -x[:-1]
    return [(W1, b1), (np.array(weights)[:, None], y[:1])]


def all_slopes_at_once(x, y):
    slopes = np.diff(y) / np.diff(x)
    turns = np.concatenate([slopes[:1], np.diff(slopes)])
    return [(np.ones((1, turns.size)), -x[:-1]), (turns[:, None], y[:1])]


def solved(x, y):
    hidden = np.maximum(0, x[1:, None] - x[None, :-1])
    turns = np.linalg.solve(hidden, y[1:] - y[0])
    return [(np.ones((1, len(x) - 1)), -x[:-1]), (turns[:, None], y[:1])]


ALTERNATIVES["network_through"] = [
    slope_after_slope,
    all_slopes_at_once,
    solved,
    lambda x, y: tuple(all_slopes_at_once(x, y)),
]
