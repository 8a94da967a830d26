"""Wrong ways to write `backward`: the layers in another order, or not all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anncourse.checks.exercise import Misconception
from anncourse.exercises.backpropagation.backward_steps import (
    go_back,
    go_forward,
    output_error,
    slope_of_b,
    slope_of_W,
    step_back,
)
from annlib.flattening import flatten, unflatten
from annlib.gradcheck import numeric_gradient
from annlib.losses import cross_entropy
from annlib.network import Network

Function = Callable[..., Any]


def _only_two_layers(X: Any, Y: Any, parameters: Any) -> Any:
    right = go_back()(X, Y, parameters)
    return right[-2:]


def _measured(X: Any, Y: Any, parameters: Any) -> Any:
    sizes = [len(parameters[0][0]), *(b.size for _, b in parameters)]

    def loss(theta: Any) -> float:
        inputs, _ = go_forward(X, unflatten(theta, sizes))
        return cross_entropy(inputs[-1], Y)

    return unflatten(numeric_gradient(loss, flatten(parameters)), sizes)


def _by_network(X: Any, Y: Any, parameters: Any) -> Any:
    network = Network.from_parameters(parameters)
    network.forward(X)
    return network.backward(Y)


def _forwards(done: Function) -> Function:
    def gradient(X: Any, Y: Any, parameters: Any) -> Any:
        inputs, sums = go_forward(X, parameters)
        delta, gradients = output_error(inputs[-1], Y, sums[-1]), []
        for k in range(len(parameters)):
            gradients.append((slope_of_W(inputs[k], delta), slope_of_b(inputs[k], delta)))
            if k > 0:
                delta = step_back(delta, parameters[k][0], sums[k - 1])
        return done(gradients)

    return gradient


def _back_first(X: Any, Y: Any, parameters: Any) -> Any:
    inputs, sums = go_forward(X, parameters)
    delta, gradients = output_error(inputs[-1], Y, sums[-1]), []
    for k in reversed(range(len(parameters))):
        if k > 0:
            delta = step_back(delta, parameters[k][0], sums[k - 1])
        gradients.append((slope_of_W(inputs[k], delta), slope_of_b(inputs[k], delta)))
    return gradients[::-1]


ORDER_MISTAKES = (
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
        go_back(done=lambda gradients: gradients[::-1]),
    ),
    Misconception(
        "only the last layer",
        "Only the last layer has its gradient: the `return` stands inside the loop, or the "
        "way back ends too early.",
        go_back(done=lambda gradients: gradients[-1:]),
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
        go_back(done=lambda gradients: gradients[:1]),
    ),
    Misconception(
        "only the hidden layers",
        "The output layer is missing from the list. Its pair comes last.",
        go_back(done=lambda gradients: gradients[:-1]),
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
        go_back(error=lambda P, Y, Z: (Y - P) / len(P)),
    ),
)
