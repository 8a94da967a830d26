"""Lesson 07, solved in other right ways."""

import math

import numpy as np

from annlib import (
    forward,
    numeric_gradient,
    relative_error,
    relu,
    relu_derivative,
    softmax,
)


def plain_delta(P, Y):
    return (P - Y) / len(P)


def scaled(P, Y):
    n = P.shape[0]
    return 1 / n * (P - Y)


def subtracted_parts(P, Y):
    return P / len(Y) - Y / len(Y)


def looped_delta(P, Y):
    delta = np.zeros(P.shape)
    for i in range(len(P)):
        for k in range(P.shape[1]):
            delta[i, k] = (P[i, k] - Y[i, k]) / len(P)
    return delta


def rows_of_lists(P, Y):
    n = len(P)
    return [[(p - y) / n for p, y in zip(ps, ys, strict=True)] for ps, ys in zip(P, Y, strict=True)]


def minus_one_at_the_truth(P, Y):
    delta = P.copy()
    delta[Y == 1] -= 1
    return delta / P.shape[0]


def negated_difference(P, Y):
    missing = Y - P
    return -missing / len(missing)


def single_precision_delta(P, Y):
    return np.subtract(P, Y, dtype=np.float32) / np.float32(len(P))


def delta_of_the_mean(P, Y):
    delta = np.copy(P)
    delta -= Y
    delta /= Y.shape[0]
    return delta


def turned_product(A_prev, delta):
    dW = A_prev.T @ delta
    db = np.sum(delta, axis=0)
    return dW, db


def sample_by_sample(A_prev, delta):
    dW = np.zeros((A_prev.shape[1], delta.shape[1]))
    db = np.zeros(delta.shape[1])
    for i in range(len(A_prev)):
        dW += np.outer(A_prev[i], delta[i])
        db += delta[i]
    return dW, db


def weight_by_weight(A_prev, delta):
    n, n_in = A_prev.shape
    n_out = delta.shape[1]
    dW = np.empty((n_in, n_out))
    db = np.empty(n_out)
    for j in range(n_out):
        for i in range(n_in):
            dW[i, j] = sum(A_prev[s, i] * delta[s, j] for s in range(n))
        db[j] = sum(delta[:, j])
    return dW, db


def turned_twice(A_prev, delta):
    return (delta.T @ A_prev).T, delta.T.sum(axis=1)


def with_einsum(A_prev, delta):
    return np.einsum("ni,nj->ij", A_prev, delta), np.einsum("nj->j", delta)


def by_broadcasting(A_prev, delta):
    return (A_prev[:, :, None] * delta[:, None, :]).sum(axis=0), sum(delta)


def bias_as_input(A_prev, delta):
    ones = np.ones((len(A_prev), 1))
    both = np.hstack([A_prev, ones]).T @ delta
    return both[:-1], both[-1]


def ones_times_delta(A_prev, delta):
    return np.dot(np.transpose(A_prev), delta), np.ones(len(delta)) @ delta


def listed_gradients(A_prev, delta):
    dW = [[float(a @ d) for d in delta.T] for a in A_prev.T]
    return [dW, [math.fsum(d) for d in delta.T]]


def single_precision_gradients(A_prev, delta):
    A, d = np.float32(A_prev), np.float32(delta)
    return A.T @ d, np.add.reduce(d)


def with_tensordot(A_prev, delta):
    return np.tensordot(A_prev, delta, axes=(0, 0)), delta.mean(axis=0) * len(delta)


def back_and_through(delta_next, W_next, Z, derivative):
    return (delta_next @ W_next.T) * derivative(Z)


def in_two_lines(delta_next, W_next, Z, derivative):
    dA = np.dot(delta_next, np.transpose(W_next))
    slopes = derivative(Z)
    return np.multiply(dA, slopes)


def turned_at_the_end(delta_next, W_next, Z, derivative):
    return (W_next @ delta_next.T).T * derivative(Z)


def all_turned(delta_next, W_next, Z, derivative):
    return (W_next @ delta_next.T * derivative(Z.T)).T


def rows_back(delta_next, W_next, Z, derivative):
    delta = np.zeros(Z.shape)
    for i in range(len(Z)):
        delta[i] = W_next @ delta_next[i] * derivative(Z[i])
    return delta


def neuron_by_neuron(delta_next, W_next, Z, derivative):
    slopes = derivative(Z)
    n, n_hidden = Z.shape
    delta = np.empty((n, n_hidden))
    for i in range(n):
        for j in range(n_hidden):
            error = 0
            for k in range(W_next.shape[1]):
                error += delta_next[i, k] * W_next[j, k]
            delta[i, j] = error * slopes[i, j]
    return delta


def error_by_einsum(delta_next, W_next, Z, derivative):
    return np.einsum("nk,hk,nh->nh", delta_next, W_next, derivative(Z))


def summed_over_the_next(delta_next, W_next, Z, derivative):
    ways = delta_next[:, None, :] * W_next[None, :, :]
    return ways.sum(axis=-1) * derivative(Z)


def in_its_own_array(delta_next, W_next, Z, derivative):
    delta = delta_next @ W_next.T
    delta *= derivative(Z)
    return delta


def listed_delta(delta_next, W_next, Z, derivative):
    slopes = derivative(Z)
    return [
        [float(d @ w) * s for w, s in zip(W_next, row, strict=True)]
        for d, row in zip(delta_next, slopes, strict=True)
    ]


def single_precision_back(delta_next, W_next, Z, derivative):
    error = np.float32(delta_next) @ np.float32(W_next).T
    return error * np.float32(derivative(Z))


def with_forward(X, Y, parameters):
    activations = [relu] * (len(parameters) - 1) + [softmax]
    outputs = forward(X, parameters, activations)
    delta = plain_delta(outputs[-1], Y)
    gradients = []
    for k in reversed(range(len(parameters))):
        gradients.append(turned_product(outputs[k], delta))
        if k > 0:
            W_next = parameters[k][0]
            delta = back_and_through(delta, W_next, outputs[k], relu_derivative)
    return gradients[::-1]


def with_sums_kept(X, Y, parameters):
    A = X
    inputs, sums = [], []
    for W, b in parameters:
        inputs.append(A)
        Z = A @ W + b
        sums.append(Z)
        A = np.maximum(Z, 0)
    E = np.exp(sums[-1] - sums[-1].max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    delta = (P - Y) / len(X)
    gradients = [None] * len(parameters)
    for k in range(len(parameters) - 1, -1, -1):
        gradients[k] = (inputs[k].T @ delta, delta.sum(axis=0))
        if k:
            delta = (delta @ parameters[k][0].T) * (sums[k - 1] > 0)
    return gradients


def inserted_in_front(X, Y, parameters):
    outputs = [X]
    for W, b in parameters[:-1]:
        outputs.append(relu(outputs[-1] @ W + b))
    W, b = parameters[-1]
    delta = (softmax(outputs[-1] @ W + b) - Y) / X.shape[0]
    gradients = []
    for pair, A in zip(reversed(parameters), reversed(outputs), strict=True):
        gradients.insert(0, (A.T @ delta, delta.sum(axis=0)))
        delta = (delta @ pair[0].T) * (A > 0)
    return gradients


def by_recursion(X, Y, parameters):
    def back(A, layers):
        W, b = layers[0]
        Z = A @ W + b
        if len(layers) == 1:
            delta, gradients = (softmax(Z) - Y) / len(Y), []
        else:
            error, gradients = back(relu(Z), layers[1:])
            delta = error * (Z > 0)
        return delta @ W.T, [(A.T @ delta, delta.sum(axis=0)), *gradients]

    return back(X, parameters)[1]


def mean_of_single_samples(X, Y, parameters):
    totals = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in parameters]
    for x, y in zip(X, Y, strict=True):
        activations = [x]
        for W, b in parameters[:-1]:
            activations.append(np.maximum(0, activations[-1] @ W + b))
        W, b = parameters[-1]
        z = activations[-1] @ W + b
        e = np.exp(z - max(z))
        delta = e / e.sum() - y
        for k in range(len(parameters) - 1, -1, -1):
            dW, db = totals[k]
            dW += np.outer(activations[k], delta)
            db += delta
            delta = parameters[k][0] @ delta * (activations[k] > 0)
    return [(dW / len(X), db / len(X)) for dW, db in totals]


def as_lists(X, Y, parameters):
    return [[dW.tolist(), db.tolist()] for dW, db in with_sums_kept(X, Y, parameters)]


def single_precision_network(X, Y, parameters):
    layers = [(np.float32(W), np.float32(b)) for W, b in parameters]
    return inserted_in_front(np.float32(X), np.float32(Y), layers)


def turned_through(X, Y, parameters):
    columns = [X.T]
    for k, (W, b) in enumerate(parameters):
        Z = W.T @ columns[-1] + b[:, None]
        last = k == len(parameters) - 1
        columns.append(softmax(Z.T).T if last else np.where(Z > 0, Z, 0))
    delta = (columns[-1] - Y.T) / X.shape[0]
    found = {}
    for k in reversed(range(len(parameters))):
        found[k] = ((delta @ columns[k].T).T, delta.sum(axis=1))
        delta = parameters[k][0] @ delta * np.sign(columns[k])
    return [found[k] for k in range(len(parameters))]


def measured_and_compared(f, theta, gradient):
    return relative_error(numeric_gradient(f, theta, 1e-5), gradient) <= 1e-6


def stepwise_agreement(f, theta, gradient):
    measured = numeric_gradient(f, theta, 1e-5)
    agree = True
    if relative_error(gradient, measured) >= 1e-6:
        agree = False
    return agree


def all_by_hand(f, theta, gradient):
    eps = 1e-5
    measured = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[place] += eps
        down[place] -= eps
        measured[place] = (f(up) - f(down)) / (2 * eps)
    below = np.linalg.norm(measured) + np.linalg.norm(gradient)
    if below == 0:
        return True
    return bool(np.linalg.norm(measured - gradient) / below <= 1e-6)


def multiplied_out(f, theta, gradient):
    measured = numeric_gradient(f, theta, 1e-5)
    difference = np.linalg.norm(measured - gradient)
    return difference <= 1e-6 * (np.linalg.norm(measured) + np.linalg.norm(gradient))


def number_by_number(f, theta, gradient):
    for place in np.ndindex(theta.shape):
        step = np.zeros(theta.shape)
        step[place] = 1e-5
        slope = (f(theta + step) - f(theta - step)) / 2e-5
        if abs(slope - gradient[place]) > 1e-6 * (abs(slope) + abs(gradient[place])):
            return False
    return True


def restored_each_time(f, theta, gradient):
    t = np.array(theta, dtype=float)
    measured = np.empty_like(t)
    for place in np.ndindex(t.shape):
        old = t[place]
        t[place] = old + 1e-5
        high = f(t)
        t[place] = old - 1e-5
        low = f(t)
        t[place] = old
        measured[place] = (high - low) / 2e-5
    return bool(relative_error(measured, gradient) <= 1e-6)


def close_without_absolute(f, theta, gradient):
    return np.allclose(numeric_gradient(f, theta, 1e-5), gradient, rtol=1e-6, atol=0)


def closer_nudge(f, theta, gradient):
    error = relative_error(numeric_gradient(f, theta, 1e-6), gradient)
    return bool(error <= 1e-6)


def farther_nudge(f, theta, gradient):
    return not relative_error(numeric_gradient(f, theta, 1e-4), gradient) > 1e-6


def flat_agreement(f, theta, gradient):
    flat = theta.flatten()
    measured = []
    for k in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[k] += 1e-5
        down[k] -= 1e-5
        measured.append((f(up.reshape(theta.shape)) - f(down.reshape(theta.shape))) / 2e-5)
    return relative_error(measured, gradient.flatten()) <= 1e-6


ALTERNATIVES = {
    "output_delta": [
        plain_delta,
        scaled,
        subtracted_parts,
        looped_delta,
        rows_of_lists,
        minus_one_at_the_truth,
        negated_difference,
        single_precision_delta,
        delta_of_the_mean,
    ],
    "layer_gradients": [
        turned_product,
        sample_by_sample,
        weight_by_weight,
        turned_twice,
        with_einsum,
        by_broadcasting,
        bias_as_input,
        ones_times_delta,
        listed_gradients,
        single_precision_gradients,
        with_tensordot,
    ],
    "hidden_delta": [
        back_and_through,
        in_two_lines,
        turned_at_the_end,
        all_turned,
        rows_back,
        neuron_by_neuron,
        error_by_einsum,
        summed_over_the_next,
        in_its_own_array,
        listed_delta,
        single_precision_back,
    ],
    "backward": [
        with_forward,
        with_sums_kept,
        inserted_in_front,
        by_recursion,
        mean_of_single_samples,
        as_lists,
        single_precision_network,
        turned_through,
    ],
    "gradients_agree": [
        measured_and_compared,
        stepwise_agreement,
        all_by_hand,
        multiplied_out,
        number_by_number,
        restored_each_time,
        close_without_absolute,
        closer_nudge,
        farther_nudge,
        flat_agreement,
    ],
}
ALTERNATIVES["repair_backward"] = ALTERNATIVES["backward"]


class Taped:
    def __init__(self, number, sources, tape):
        self.number, self.sources, self.tape, self.slope = number, sources, tape, 0
        tape.append(self)

    def made(self, number, *sources):
        return Taped(number, sources, self.tape)

    def __add__(self, other):
        if isinstance(other, Taped):
            return self.made(self.number + other.number, (self, 1), (other, 1))
        return self.made(self.number + other, (self, 1))

    def __mul__(self, other):
        if isinstance(other, Taped):
            sources = (self, other.number), (other, self.number)
            return self.made(self.number * other.number, *sources)
        return self.made(self.number * other, (self, other))

    __radd__, __rmul__ = __add__, __mul__

    def relu(self):
        return self.made(max(0, self.number), (self, 1 if self.number > 0 else 0))

    def exp(self):
        return self.made(math.exp(self.number), (self, math.exp(self.number)))

    def log(self):
        return self.made(math.log(self.number), (self, 1 / self.number))


def along_the_tape(f, numbers):
    tape = []
    inputs = [Taped(number, (), tape) for number in numbers]
    f(*inputs).slope = 1
    for k in range(len(tape) - 1, -1, -1):
        for source, local in tape[k].sources:
            source.slope = source.slope + tape[k].slope * local
    return [value.slope for value in inputs]


def tape_turned_round(f, numbers):
    tape = []
    inputs = [Taped(number, (), tape) for number in numbers]
    result = f(*inputs)
    result.slope = 1
    while tape:
        value = tape.pop()
        for source, local in value.sources:
            source.slope += local * value.slope
    return np.array([value.slope for value in inputs])


ALTERNATIVES["graph_slopes"] = [
    along_the_tape,
    tape_turned_round,
    lambda f, numbers: tuple(along_the_tape(f, numbers)),
    lambda f, numbers: [float(slope) for slope in tape_turned_round(f, numbers)],
]
