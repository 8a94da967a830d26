"""Exercise ``backward(X, Y, parameters)``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from annlib.activations import relu, relu_derivative, sigmoid, softmax, tanh
from annlib.backpropagation import backward
from annlib.flattening import flatten, unflatten
from annlib.forward_propagation import forward
from annlib.gradcheck import numeric_gradient
from annlib.losses import cross_entropy
from annlib.network import Network

Function = Callable[..., Any]

# Learning rates that people try first.
_RATES = (0.01, 0.1, 0.5, 1.0)


def _awake(X: Any, parameters: Any) -> bool:
    """Whether every hidden layer has both silent neurons and others, none of them near 0."""
    A = X
    for W, b in parameters[:-1]:
        Z = A @ W + b
        if not 0.2 < np.mean(Z > 0) < 0.9 or np.abs(Z).min() < 1e-3:
            return False
        A = relu(Z)
    return True


def _network(rng: np.random.Generator, n_layers: int) -> tuple[Any, ...]:
    # The number of samples and all sizes differ, so that nothing fits by accident.
    while True:
        n, *sizes = (int(k) for k in 2 + rng.permutation(n_layers + 3)[: n_layers + 2])
        parameters = []
        for n_in, n_out in pairwise(sizes):
            bias = rng.uniform(0.2, 0.8, n_out) * rng.choice([-1.0, 1.0], n_out)
            parameters.append((rng.uniform(-1, 1, (n_in, n_out)), bias))
        X = rng.uniform(-2, 2, (n, sizes[0]))
        if sizes[-1] > 2 and _awake(X, parameters):
            return X, np.eye(sizes[-1])[rng.integers(0, sizes[-1], n)], parameters


_HIDDEN = (
    np.array([[0.5, -1.0, 0.25, 1.0], [0.25, 0.75, -0.5, -1.5]]),
    np.array([-0.5, 0.25, 0.75, -0.25]),
)
_OUTPUT = (
    np.array([[1.5, -0.5, 0.25], [-2.0, 1.0, 0.5], [0.5, 0.75, -1.0], [-0.25, 0.5, 1.0]]),
    np.array([1.25, -0.5, 0.25]),
)
_X = np.array([[1.0, 2.0], [2.0, 1.0], [-1.0, 0.5], [0.5, -1.5], [2.0, -0.5]])
_Y = np.eye(3)[[0, 2, 1, 1, 0]]
_ONE = (_X, _Y, [_HIDDEN, _OUTPUT])
_THREE = (
    _X,
    _Y,
    [
        (np.array([[1.0, -0.5, 0.75], [0.5, 1.0, -1.0]]), np.array([0.5, 0.25, -0.25])),
        (
            np.array([[0.75, -0.5, 1.0, 0.5], [-1.0, 0.5, 0.25, 1.0], [0.5, 1.0, -0.75, 0.25]]),
            np.array([0.25, -0.5, 0.5, -0.75]),
        ),
        _OUTPUT,
    ],
)
_NONE = (
    np.array([[1.0, -2.0, 0.5, 1.5], [0.25, 1.0, -1.0, 0.5]]),
    np.eye(3)[[2, 0]],
    [_OUTPUT],
)


def _cache(
    X: Any,
    parameters: Any,
    *,
    bias: float = 1.0,
    hidden: Function = relu,
    output: Function = softmax,
) -> tuple[list[Any], list[Any]]:
    """Go forward: what goes into each layer and comes out at the end, and all weighted sums."""
    inputs, sums = [X], []
    for k, (W, b) in enumerate(parameters, start=1):
        sums.append(inputs[-1] @ W + bias * b)
        inputs.append((output if k == len(parameters) else hidden)(sums[-1]))
    return inputs, sums


def _error(P: Any, Y: Any, Z: Any) -> Any:
    return (P - Y) / len(P)


def _step_back(delta: Any, W: Any, Z: Any) -> Any:
    return (delta @ W.T) * (Z > 0)


def _dW(A: Any, delta: Any) -> Any:
    return A.T @ delta


def _db(A: Any, delta: Any) -> Any:
    return delta.sum(axis=0)


def _wrong(
    *,
    error: Function = _error,
    back: Function = _step_back,
    dW: Function = _dW,
    db: Function = _db,
    weights: Function = lambda W, dW: W,
    done: Function = lambda gradients: gradients,
    **forwards: Any,
) -> Function:
    """Go back through a network with one step swapped for another.

    ``error(P, Y, Z)`` is delta of the output, ``back(delta, W, Z)`` goes one layer back,
    ``weights(W, dW)`` are the weights that the error goes back through, and ``done(gradients)`` is
    what is made of the list at the end.
    """

    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        inputs, sums = _cache(X, parameters, **forwards)
        delta = error(inputs[-1], Y, sums[-1])
        gradients = []
        for k in reversed(range(len(parameters))):
            gradients.append((dW(inputs[k], delta), db(inputs[k], delta)))
            if k > 0:
                W = weights(parameters[k][0], gradients[-1][0])
                delta = back(delta, W, sums[k - 1])
        return done(gradients[::-1])

    return gradient


def _hidden_differently(change: Callable[[Any, Any], Any]) -> Function:
    """Change the gradients of the hidden layers only."""

    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        right = _wrong()(X, Y, parameters)
        return [*(change(dW, db) for dW, db in right[:-1]), right[-1]]

    return gradient


def _next_layers_sums(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = _cache(X, parameters)
    delta = _error(inputs[-1], Y, sums[-1])
    gradients = []
    for k in reversed(range(len(parameters))):
        gradients.append((_dW(inputs[k], delta), _db(inputs[k], delta)))
        if k > 0:
            delta = (delta @ parameters[k][0].T) * (sums[k] > 0)
    return gradients[::-1]


def _inputs_of(choose: Callable[[Sequence[Any], Sequence[Any], int], Any]) -> Function:
    """Use ``choose(inputs, sums, k)`` in place of what went into layer k."""

    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        inputs, sums = _cache(X, parameters)
        delta = _error(inputs[-1], Y, sums[-1])
        gradients = []
        for k in reversed(range(len(parameters))):
            gradients.append((choose(inputs, sums, k).T @ delta, _db(None, delta)))
            if k > 0:
                delta = _step_back(delta, parameters[k][0], sums[k - 1])
        return gradients[::-1]

    return gradient


def _updates_on_the_way(lr: float) -> Function:
    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        inputs, sums = _cache(X, parameters)
        delta = _error(inputs[-1], Y, sums[-1])
        gradients = []
        for k in reversed(range(len(parameters))):
            W, b = parameters[k]
            dW, db = _dW(inputs[k], delta), _db(None, delta)
            gradients.append((dW, db))
            W -= lr * dW
            b -= lr * db
            if k > 0:
                delta = _step_back(delta, W, sums[k - 1])
        return gradients[::-1]

    return gradient


def _delta_once(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = _cache(X, parameters)
    delta = _error(inputs[-1], Y, sums[-1])
    return [(A.T @ delta, delta.sum(axis=0)) for A in inputs[:-1]]


def _always_from_the_output(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = _cache(X, parameters)
    last = _error(inputs[-1], Y, sums[-1])
    gradients = [(_dW(inputs[-2], last), _db(None, last))]
    for k in reversed(range(len(parameters) - 1)):
        delta = _step_back(last, parameters[k + 1][0], sums[k])
        gradients.append((_dW(inputs[k], delta), _db(None, delta)))
    return gradients[::-1]


def _one_list_many_names(X: Any, Y: Any, parameters: Any) -> Any:
    return [_wrong()(X, Y, parameters)[0]] * len(parameters)


def _only_two_layers(X: Any, Y: Any, parameters: Any) -> Any:
    right = _wrong()(X, Y, parameters)
    return right[-2:]


def _measured(X: Any, Y: Any, parameters: Any) -> Any:
    sizes = [len(parameters[0][0]), *(b.size for _, b in parameters)]

    def loss(theta: Any) -> float:
        inputs, _ = _cache(X, unflatten(theta, sizes))
        return cross_entropy(inputs[-1], Y)

    return unflatten(numeric_gradient(loss, flatten(parameters)), sizes)


def _by_network(X: Any, Y: Any, parameters: Any) -> Any:
    network = Network.from_parameters(parameters)
    network.forward(X)
    return network.backward(Y)


def _slope_too_early(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = _cache(X, parameters)
    delta, gradients = _error(inputs[-1], Y, sums[-1]), []
    for k in reversed(range(len(parameters))):
        gradients.append((_dW(inputs[k], delta), _db(inputs[k], delta)))
        if k > 0:
            delta = (delta @ parameters[k][0].T) * (inputs[k - 1] > 0)
    return gradients[::-1]


def _always_two_activations(X: Any, Y: Any, parameters: Any) -> Any:
    forward(X, parameters, [relu, softmax])
    return _wrong()(X, Y, parameters)


def _slope_already_computed(X: Any, Y: Any, parameters: Any) -> Any:
    derivative: Any = relu_derivative(X)
    return derivative(X)


def _forwards(done: Function) -> Function:
    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        inputs, sums = _cache(X, parameters)
        delta, gradients = _error(inputs[-1], Y, sums[-1]), []
        for k in range(len(parameters)):
            gradients.append((_dW(inputs[k], delta), _db(inputs[k], delta)))
            if k > 0:
                delta = _step_back(delta, parameters[k][0], sums[k - 1])
        return done(gradients)

    return gradient


def _back_first(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = _cache(X, parameters)
    delta, gradients = _error(inputs[-1], Y, sums[-1]), []
    for k in reversed(range(len(parameters))):
        if k > 0:
            delta = _step_back(delta, parameters[k][0], sums[k - 1])
        gradients.append((_dW(inputs[k], delta), _db(inputs[k], delta)))
    return gradients[::-1]


def _sums_without_bias(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = _cache(X, parameters)
    delta, gradients = _error(inputs[-1], Y, sums[-1]), []
    for k in reversed(range(len(parameters))):
        gradients.append((_dW(inputs[k], delta), _db(inputs[k], delta)))
        if k > 0:
            delta = _step_back(delta, parameters[k][0], sums[k - 1] - parameters[k - 1][1])
    return gradients[::-1]


def _only_the_output(X: Any, Y: Any, parameters: Any) -> Any:
    outputs = _cache(X, parameters)[0][-1]
    delta = (outputs[-1] - Y) / len(outputs[-1])
    return [(_dW(outputs[k], delta), _db(None, delta)) for k in range(len(parameters))]


EXERCISE = Exercise(
    name="backward",
    reference=backward,
    parts=(
        Part("one hidden layer", examples=(_ONE,), make=lambda rng: _network(rng, 2), weight=2),
        Part(
            "two or three hidden layers",
            examples=(_THREE,),
            make=lambda rng: _network(rng, int(rng.integers(3, 5))),
            n_random=8,
            weight=2,
            advice="For more than one hidden layer let a loop go back over the layers; each "
            "round makes the delta of the layer before it, for the next round.",
        ),
        Part(
            "no hidden layer at all",
            examples=(_NONE,),
            make=lambda rng: _network(rng, 1),
            n_random=6,
            core=False,
            advice="With the output layer alone nothing is to be sent back any further. Go back "
            "only as long as there is a layer before this one.",
        ),
        Part(
            "outputs that are very sure",
            examples=(
                (_X, _Y, [_HIDDEN, (1000 * _OUTPUT[0], 1000 * _OUTPUT[1])]),
                (_X, _Y, [_HIDDEN, (2000 * _OUTPUT[0], -500 * _OUTPUT[1])]),
            ),
            core=False,
            quiet=True,
            advice="With very large weighted sums exp becomes infinite. `softmax` is imported "
            "and knows how to deal with that.",
        ),
    ),
    misconceptions=(
        Misconception(
            "measured",
            "You measure the slopes with central differences. That is the cross-check; here the "
            "gradient is to come from one way back through the layers.",
            _measured,
            uses=("annlib.gradcheck.numeric_gradient",),
        ),
        Misconception(
            "left to Network",
            "You leave the work to annlib's Network. Write the way back yourself: that is where "
            "the learning is.",
            _by_network,
            uses=("annlib.network.Network",),
        ),
        Misconception(
            "reversed",
            "The gradients come in reverse order. You find those of the last layer first, but the "
            "list begins with the first layer, as `parameters` does: turn it round at the end.",
            _wrong(done=lambda gradients: gradients[::-1]),
        ),
        Misconception(
            "only the last layer",
            "Only the last layer has its gradient: the `return` stands inside the loop, or the "
            "way back ends too early.",
            _wrong(done=lambda gradients: gradients[-1:]),
        ),
        Misconception(
            "from the first layer to the last",
            "Your loop runs from the first layer to the last. The error comes in at the output:"
            " begin with the last layer, and go back to the first.",
            _forwards(lambda gradients: gradients[::-1]),
        ),
        Misconception(
            "from the first layer to the last, not turned round",
            "Your loop runs from the first layer to the last. The error comes in at the output:"
            " begin with the last layer, and go back to the first.",
            _forwards(lambda gradients: gradients),
        ),
        Misconception(
            "one layer back first",
            "You go one layer back before you make the gradients, so each layer gets the delta "
            "of the one before it. First dW and db with the delta of this layer, then one layer"
            " back.",
            _back_first,
        ),
        Misconception(
            "only the first layer",
            "Only one layer comes back, the first. Make an empty list before the loop, and put "
            "every layer's pair into it.",
            _wrong(done=lambda gradients: gradients[:1]),
        ),
        Misconception(
            "only the hidden layers",
            "The output layer is missing from the list. Its pair comes last.",
            _wrong(done=lambda gradients: gradients[:-1]),
        ),
        Misconception(
            "only the last two layers",
            "Only the last two layers have gradients. A network can be deeper: let a loop go back "
            "to the first layer.",
            _only_two_layers,
        ),
        Misconception(
            "wrong way round",
            "Every number has the wrong sign: the error of the output is P - Y.",
            _wrong(error=lambda P, Y, Z: (Y - P) / len(P)),
        ),
        Misconception(
            "1/n missing",
            "All slopes are n times too large. The loss is a *mean* over the samples: the 1/n "
            "belongs into the delta of the output.",
            _wrong(error=lambda P, Y, Z: P - Y),
        ),
        Misconception(
            "1/n twice",
            "All slopes are n times too small. The delta of the output holds 1/n, and every other "
            "delta gets it from there: do not divide again.",
            _wrong(dW=lambda A, d: A.T @ d / len(A), db=lambda A, d: d.mean(axis=0)),
        ),
        Misconception(
            "1/n at every layer",
            "You divide by n again at each layer on the way back. The delta of the output holds "
            "1/n, and every other delta gets it from there.",
            _wrong(back=lambda d, W, Z: _step_back(d, W, Z) / len(d)),
        ),
        Misconception(
            "derivative forgotten",
            "The slope of ReLU is missing on the way back. What a silent neuron would have said "
            "nobody heard, so no error may pass it: times 1 where z > 0, else 0.",
            _wrong(back=lambda d, W, Z: d @ W.T),
        ),
        Misconception(
            "slope of the output once too often",
            "The delta of the output is multiplied by p (1 - p). With softmax and cross-entropy "
            "that has cancelled: P - Y, divided by n, is all.",
            _wrong(error=lambda P, Y, Z: (P - Y) * P * (1 - P) / len(P)),
        ),
        Misconception(
            "slope of ReLU on the output as well",
            "The delta of the output is multiplied by the slope of ReLU. The output layer has no "
            "ReLU, and the slope of its softmax has cancelled.",
            _wrong(error=lambda P, Y, Z: (P - Y) * (Z > 0) / len(P)),
        ),
        Misconception(
            "slope of ReLU at the probabilities",
            "The delta of the output is multiplied by the slope of ReLU, taken at P. The output"
            " layer has no ReLU, and the slope of its softmax has cancelled.",
            _wrong(error=lambda P, Y, Z: (P - Y) * (P > 0) / len(P)),
        ),
        Misconception(
            "squared error",
            "This begins with the slope of the squared error. The loss is cross-entropy: the delta "
            "of the output is P - Y, divided by n.",
            _wrong(error=lambda P, Y, Z: 2 * (P - Y) * P * (1 - P) / len(P)),
        ),
        Misconception(
            "factor 2",
            "All slopes are twice as large as they should be. The 2 belongs to squared errors; "
            "cross-entropy has none.",
            _wrong(error=lambda P, Y, Z: 2 * (P - Y) / len(P)),
        ),
        Misconception(
            "slope of the sigmoid",
            "The hidden layers have ReLU, and you use the slope of the sigmoid: 1 where z > 0, "
            "else 0.",
            _wrong(back=lambda d, W, Z: (d @ W.T) * sigmoid(Z) * (1 - sigmoid(Z))),
        ),
        Misconception(
            "slope of the sigmoid, in terms of a",
            "The hidden layers have ReLU, and you use the slope of the sigmoid, a (1 - a): with "
            "ReLU it is 1 where z > 0, else 0.",
            _wrong(back=lambda d, W, Z: (d @ W.T) * relu(Z) * (1 - relu(Z))),
        ),
        Misconception(
            "slope of tanh",
            "The hidden layers have ReLU, and you use the slope of tanh: 1 where z > 0, else 0.",
            _wrong(back=lambda d, W, Z: (d @ W.T) * (1 - tanh(Z) ** 2)),
        ),
        Misconception(
            "ReLU instead of its slope",
            "You multiply the error by what ReLU *gives*. What counts is its slope: 1 where "
            "z > 0, else 0.",
            _wrong(back=lambda d, W, Z: (d @ W.T) * relu(Z)),
        ),
        Misconception(
            "ReLU on the error",
            "You send the error itself through ReLU, and lose everything negative. The slope at "
            "*z* decides what passes: 1 where z > 0, else 0.",
            _wrong(back=lambda d, W, Z: relu(d @ W.T)),
        ),
        *(
            Misconception(
                f"updated weights, lr = {lr:g}",
                "The error goes back through weights that have taken their step already. The "
                "network that made the error was the old one: first all gradients, then all steps.",
                _wrong(weights=lambda W, dW, lr=lr: W - lr * dW),
            )
            for lr in _RATES
        ),
        *(
            Misconception(
                f"updates on the way, lr = {lr:g}",
                "You change the weights while you go back: the caller's arrays, and the layers "
                "before get an error that came through new weights. Only compute here; the step "
                "comes after.",
                _updates_on_the_way(lr),
            )
            for lr in _RATES
        ),
        Misconception(
            "sums of the wrong layer",
            "The slope is taken at the weighted sums of another layer. The error that has come "
            "back through W of layer k belongs to layer k - 1, and so does the slope.",
            _next_layers_sums,
        ),
        Misconception(
            "W not transposed",
            "The error does not fit through these weights. It goes back through the weights of "
            "the *next* layer, through which it was heard, and in the other direction: `.T`. Does "
            "your loop begin at the last layer?",
            _wrong(back=lambda d, W, Z: (d @ W) * (Z > 0)),
        ),
        Misconception(
            "pair in place of W",
            "A pair (W, b) stands where W alone is asked for: `parameters[k][0]`, or `W, b = "
            "parameters[k]` first.",
            _wrong(weights=lambda W, dW: (W, dW)),
        ),
        Misconception(
            "delta of the output everywhere",
            "Every layer uses the delta of the output. Each has its own: send it back through the "
            "weights and the slope, layer by layer.",
            _delta_once,
        ),
        Misconception(
            "always from the output",
            "You start from the delta of the output again and again. Each round goes on with the "
            "delta of the round before.",
            _always_from_the_output,
        ),
        Misconception(
            "outputs instead of inputs",
            "dW is made with what comes *out* of the layer. Use what went in: in the list of "
            "`forward` it stands one place before.",
            _inputs_of(lambda inputs, sums, k: inputs[k + 1]),
        ),
        Misconception(
            "X for every layer",
            "dW is made with X at every layer. Only the first layer saw X; the others got what "
            "the layer before them gave.",
            _inputs_of(lambda inputs, sums, k: inputs[0]),
        ),
        Misconception(
            "weighted sums instead of activations",
            "dW is made with the weighted sums of the layer before. What it handed on was "
            "a = relu(z), and 0 where it was silent.",
            _inputs_of(lambda inputs, sums, k: inputs[0] if k == 0 else sums[k - 1]),
        ),
        Misconception(
            "slope at sums without bias",
            "The slope is taken at weighted sums without their bias. The bias decides as well "
            "whether a neuron is silent: Z = A @ W + b.",
            _sums_without_bias,
        ),
        Misconception(
            "only the output kept",
            "`outputs` holds the answer of the network alone. The way back needs the whole list"
            " that `forward` returns; only the delta of the output begins with its last entry.",
            _only_the_output,
        ),
        Misconception(
            "kept activations changed in place",
            "dW is made with ones and zeros: the activations that you kept have been turned into "
            "slopes, in place. Make a new array for the slopes: `A > 0` does.",
            _inputs_of(lambda inputs, sums, k: inputs[0] if k == 0 else (sums[k - 1] > 0) * 1.0),
        ),
        Misconception(
            "db forgotten",
            "The gradients of the biases are missing. Each layer has a pair, (dW, db).",
            _wrong(done=lambda gradients: [dW for dW, _ in gradients]),
        ),
        Misconception(
            "biases without a slope",
            "Every `db` is 0, so the biases would never learn. Add up delta over the samples.",
            _wrong(db=lambda A, d: np.zeros(d.shape[1])),
        ),
        Misconception(
            "biases of the hidden layers without a slope",
            "The hidden biases have slopes of 0. They learn as well: add up the layer's own delta "
            "over the samples.",
            _hidden_differently(lambda dW, db: (dW, 0 * db)),
        ),
        Misconception(
            "db not summed",
            "`db` has a row for each sample. A neuron has one bias for all of them: add up over "
            "the samples, `axis=0`.",
            _wrong(db=lambda A, d: d),
        ),
        Misconception(
            "db summed over the wrong axis",
            "`db` has one number for each sample. One for each neuron is asked for: `axis=0`.",
            _wrong(db=lambda A, d: d.sum(axis=1)),
        ),
        Misconception(
            "db with keepdims",
            "`db` is a table with one row. It has the shape of b, (n_out,): no keepdims=True.",
            _wrong(db=lambda A, d: d.sum(axis=0, keepdims=True)),
        ),
        Misconception(
            "db averaged",
            "`db` is a mean over the samples and so n times too small. Delta holds the 1/n "
            "already: take the sum.",
            _wrong(db=lambda A, d: d.mean(axis=0)),
        ),
        Misconception(
            "db one number",
            "`db` is one number for the whole layer. Each neuron has a bias of its own: `axis=0`.",
            _wrong(db=lambda A, d: float(d.sum())),
        ),
        Misconception(
            "dW transposed",
            "`dW` is transposed. It has the shape of W: a row for each input.",
            _wrong(dW=lambda A, d: d.T @ A),
        ),
        Misconception(
            "bias dropped on the way forward",
            "On the way forward the biases are missing: z = A @ W + b. So the error is that of "
            "another network.",
            _wrong(bias=0.0),
        ),
        Misconception(
            "no ReLU on the way forward",
            "On the way forward the hidden layers lack their ReLU.",
            _wrong(hidden=lambda Z: Z),
        ),
        Misconception(
            "sigmoid in the hidden layers",
            "On the way forward the hidden layers use the sigmoid. They have ReLU here.",
            _wrong(hidden=sigmoid),
        ),
        Misconception(
            "softmax everywhere",
            "On the way forward every layer uses softmax. It belongs to the output only; the "
            "hidden layers have ReLU.",
            _wrong(hidden=softmax),
        ),
        Misconception(
            "ReLU before softmax",
            "On the way forward the output layer has a ReLU before its softmax. Softmax gets the "
            "weighted sums as they are.",
            _wrong(output=lambda Z: softmax(relu(Z))),
        ),
        Misconception(
            "ReLU on the output",
            "On the way forward the output layer has ReLU. It has softmax: its results are "
            "probabilities.",
            _wrong(output=relu),
        ),
        Misconception(
            "sigmoid on the output",
            "On the way forward the output layer has the sigmoid. With several classes it has "
            "softmax.",
            _wrong(output=sigmoid),
        ),
        Misconception(
            "no softmax",
            "The softmax of the output is missing: you subtract the truth from weighted sums.",
            _wrong(output=lambda Z: Z),
        ),
        Misconception(
            "softmax twice",
            "Softmax is applied to the output twice.",
            _wrong(output=lambda Z: softmax(softmax(Z))),
        ),
        Misconception(
            "softmax that overflows",
            "Your own softmax overflows where the weighted sums are large. Subtract the largest "
            "of each row first, as in lesson 3, or use the one that is imported.",
            _wrong(output=lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)),
        ),
        Misconception(
            "softmax over the samples",
            "Softmax runs down the columns. Each row is one sample, and the probabilities of a "
            "row add up to 1.",
            _wrong(output=lambda Z: softmax(Z.T).T),
        ),
        Misconception(
            "one list under several names",
            "Every layer has the same gradient. `[[…]] * n` makes one list with n names, and what "
            "you put in last is in all of them. Start with an empty list and append.",
            _one_list_many_names,
        ),
        Misconception(
            "bias first",
            "In each pair the bias comes first. The order is (dW, db), as in `parameters`.",
            _wrong(done=lambda gradients: [(db, dW) for dW, db in gradients]),
        ),
        Misconception(
            "flat list",
            "You return one flat list, dW1, db1, dW2, db2, … Keep the pairs: (dW, db) for each "
            "layer.",
            _wrong(done=lambda gradients: [array for pair in gradients for array in pair]),
        ),
        Misconception(
            "flat list, turned round as a whole",
            "You return one flat list. Keep the pairs, (dW, db) for each layer, and turn the "
            "list of pairs round.",
            _wrong(done=lambda gradients: [array for dW, db in gradients for array in (db, dW)]),
        ),
        Misconception(
            "weights and biases apart",
            "You return all dW, then all db. Keep them together: a pair (dW, db) for each layer.",
            _wrong(
                done=lambda gradients: ([dW for dW, _ in gradients], [db for _, db in gradients])
            ),
        ),
        Misconception(
            "pieces return None",
            "There is a None where a gradient should be. A function that you use here, "
            "`layer_gradients` perhaps, is not written yet, or its cell has not run.",
            _wrong(done=lambda gradients: [None] * len(gradients)),
        ),
        Misconception(
            "a step taken",
            "You return new parameters, after a step. The gradients alone are asked for.",
            lambda X, Y, parameters: [
                (W - 0.1 * dW, b - 0.1 * db)
                for (W, b), (dW, db) in zip(parameters, _wrong()(X, Y, parameters), strict=True)
            ],
        ),
        Misconception(
            "slope one layer too early",
            "The slope is taken one layer too early. Behind the weights of layer k lies what "
            "came into that layer, `outputs[k]`; there the slope of ReLU is taken.",
            _slope_too_early,
        ),
        Misconception(
            "an activation too many",
            "`[relu, softmax] * n` repeats both. The hidden layers have ReLU, and the last "
            "layer has softmax, once: `[relu] * … + [softmax]`.",
            lambda X, Y, parameters: forward(X, parameters, [relu, softmax] * len(parameters)),
        ),
        Misconception(
            "always two activations",
            "You always take one ReLU and one softmax. There is one activation function for "
            "each layer: as many ReLU as there are hidden layers, and a softmax.",
            _always_two_activations,
        ),
        Misconception(
            "slope already computed",
            "A function is asked for, and you hand on what it gives. `hidden_delta` calls the "
            "function itself: write `relu_derivative`, without brackets.",
            _slope_already_computed,
        ),
    ),
    hints=(
        "Go forward first and keep what every layer gives: `forward` returns the whole list, with "
        "X in front and the probabilities at the end.",
        "The way back begins with `output_delta`. With the delta of a layer you can do two things: "
        "make its dW and db, and make the delta of the layer before it.",
        "Let k run backwards over the layers: `for k in reversed(range(len(parameters)))`. What "
        "went into layer k is entry k of the list, what came out is entry k + 1. In each round: "
        "the pair of layer k first; then, unless k is 0, the delta of layer k - 1.",
        "To get from layer k to layer k - 1 you need delta, W of layer k, the weighted sums of "
        "layer k - 1, and `relu_derivative`. For ReLU, entry k of the list does as well as those "
        "sums: it is above 0 in the same places. The pairs are found last layer first, so turn "
        "the list round at the end.",
    ),
    atol=1e-6,
)
