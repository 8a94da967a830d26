"""The way forward through a network with one step taken wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Layer = Callable[[Any, Any, Any, Any], Any]


def through(layer: Layer) -> Callable[[Any, Any, Any], list[Any]]:
    """A forward pass with one step of a layer swapped for another."""

    def run(X: Any, parameters: Any, activations: Any) -> list[Any]:
        outputs = [X]
        for (W, b), activation in zip(parameters, activations, strict=True):
            outputs.append(layer(outputs[-1], W, b, activation))
        return outputs

    return run


right = through(lambda A, W, b, activation: activation(A @ W + b))


def hidden_without(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Leave the hidden layers without activation."""
    plain = [lambda Z: Z] * (len(activations) - 1)
    return right(X, parameters, [*plain, activations[-1]])


def output_without(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Leave the output layer without activation."""
    return right(X, parameters, [*activations[:-1], lambda Z: Z])


def output_twice(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Activate the output twice."""
    outputs = right(X, parameters, activations)
    return [*outputs[:-1], activations[-1](outputs[-1])]


def keeps_sums(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Keep z, and hand a on."""
    outputs, A = [X], X
    for (W, b), activation in zip(parameters, activations, strict=True):
        Z = A @ W + b
        outputs.append(Z)
        A = activation(Z)
    return outputs


def hands_sums_on(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Keep a, and hand z on."""
    outputs, A = [X], X
    for (W, b), activation in zip(parameters, activations, strict=True):
        A = A @ W + b
        outputs.append(activation(A))
    return outputs


def sums_kept_too(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Keep both z and a, one after the other."""
    outputs = [X]
    for (W, b), activation in zip(parameters, activations, strict=True):
        Z = outputs[-1] @ W + b
        outputs += [Z, activation(Z)]
    return outputs


def list_replaced(X: Any, parameters: Any, activations: Any) -> Any:
    """Replace the list by what `append` returns."""
    outputs: Any = [X]
    for (W, b), activation in zip(parameters, activations, strict=True):
        outputs = outputs.append(activation(outputs[-1] @ W + b))
    return outputs


def not_unpacked(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Take pairs of layer and activation for W and b."""
    outputs = [X]
    for W, b, activation in zip(parameters, activations, strict=True):  # type: ignore[misc]
        outputs.append(activation(outputs[-1] @ W + b))
    return outputs


def without_zip(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Walk through two lists without zip."""
    outputs = [X]
    for (W, b), activation in (parameters, activations):
        outputs.append(activation(outputs[-1] @ W + b))
    return outputs


def every_activation(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Use every activation in every layer."""
    pairs = [(p, activation) for p in parameters for activation in activations]
    return right(X, [p for p, _ in pairs], [activation for _, activation in pairs])


def added_to_the_list(X: Any, parameters: Any, activations: Any) -> Any:
    """Add an array to a list with +."""
    outputs: Any = [X]
    for (W, b), activation in zip(parameters, activations, strict=True):
        outputs += activation(outputs[-1] @ W + b)
    return outputs


def called(functions: Any, Z: Any) -> Any:
    """Call a list of functions."""
    return functions(Z)


def only_first(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Return after the first layer."""
    return right(X, parameters[:1], activations[:1])


def always_x(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Feed every layer with X."""
    layers = zip(parameters, activations, strict=True)
    return [X, *[activation(X @ W + b) for (W, b), activation in layers]]


def two_layers(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Expect two layers."""
    (W1, b1), (W2, b2) = parameters
    A1 = activations[0](X @ W1 + b1)
    return [X, A1, activations[1](A1 @ W2 + b2)]


def pairs_kept(X: Any, parameters: Any, activations: Any) -> list[Any]:
    """Keep pairs of z and a."""
    outputs, A = [X], X
    for (W, b), activation in zip(parameters, activations, strict=True):
        Z = A @ W + b
        A = activation(Z)
        outputs.append((Z, A))
    return outputs
