"""What every public function of annlib does with its arguments before it computes.

Lists become arrays, integers become float64, float32 stays float32, and what cannot be right is
refused with one sentence that says what was expected and what came. Nothing here changes its input.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias, overload

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

FloatArray: TypeAlias = NDArray[np.floating[Any]]
IntArray: TypeAlias = NDArray[np.int64]
ArrayFunction: TypeAlias = Callable[[FloatArray], FloatArray]
Pair: TypeAlias = tuple[FloatArray, FloatArray]
Pairs: TypeAlias = Sequence[tuple[ArrayLike, ArrayLike]]


class NotFiniteError(ValueError):
    """A value is nan or infinite. In the middle of training that means: it has diverged."""


def as_array(value: ArrayLike, name: str) -> NDArray[Any]:
    """Return `value` as an array, or say that its rows differ in length."""
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(
            f"{name} must be a rectangular array. Got rows of different lengths."
        ) from None


def check_shape(array: NDArray[Any], name: str, axes: dict[str, int | None]) -> None:
    """Compare a shape with named axes, of which None is free: ``{"n_in": 2, "n_out": None}``."""
    expected = tuple(axes.values())
    if array.ndim != len(expected) or any(
        want is not None and want != got for want, got in zip(expected, array.shape, strict=True)
    ):
        comma = "," if len(axes) == 1 else ""
        text = f"({', '.join(axes)}{comma})"
        if any(want is not None for want in expected):
            sizes = ", ".join("any" if want is None else str(want) for want in expected)
            text += f"=({sizes}{comma})"
        raise ValueError(f"{name} must have shape {text}. Got {array.shape}.")


def as_floats(
    value: ArrayLike,
    name: str,
    /,
    *,
    finite: bool = True,
    dtype: DTypeLike | None = None,
    **axes: int | None,
) -> FloatArray:
    """Return `value` as a floating-point array of the named axes' lengths, without copying floats.

    With `dtype`, that one; otherwise floats keep theirs and integers become float64.
    """
    array = as_array(value, name)
    if array.dtype.kind not in "fiub":
        raise TypeError(
            f"{name} must hold real numbers. Got {type(value).__name__} with dtype {array.dtype}."
        )
    if axes:
        check_shape(array, name, axes)
        if array.size == 0:
            raise ValueError(f"{name} must not be empty. Got shape {array.shape}.")
    if dtype is not None:
        array = array.astype(dtype, copy=False)
    elif array.dtype.kind != "f":
        array = array.astype(np.float64)
    if finite:
        check_finite(array, name)
    return array


def check_finite(array: FloatArray, name: str) -> None:
    """Refuse nan and inf."""
    # One pass without a temporary array: a sum is finite only if all its terms are. Where it is
    # not, as it may also have overflowed, look at every element.
    with np.errstate(over="ignore", invalid="ignore"):
        if np.isfinite(array.sum()):
            return
    good = np.isfinite(array)
    if not good.all():
        raise NotFiniteError(f"{name} must be finite. Got {array[~good].flat[0]}.")


def as_float(value: ArrayLike, name: str, *, finite: bool = True) -> float:
    """Return one number as a Python float."""
    array = as_floats(value, name, finite=finite)
    if array.ndim != 0:
        raise ValueError(f"{name} must be one number. Got shape {array.shape}.")
    return float(array)


def as_positive(value: ArrayLike, name: str) -> float:
    """Return one number above zero as a Python float."""
    number = as_float(value, name)
    if number <= 0:
        raise ValueError(f"{name} must be above 0. Got {number}.")
    return number


def as_count(value: Any, name: str, minimum: int = 1) -> int:
    """Return a whole number of at least `minimum`."""
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | np.integer):
        raise TypeError(f"{name} must be a whole number. Got {value!r}.")
    if value < minimum:
        raise ValueError(f"{name} must be at least {minimum}. Got {value}.")
    return int(value)


def as_labels(
    value: ArrayLike, name: str, *, n_classes: int | None = None, n_samples: int | None = None
) -> IntArray:
    """Return labels as an int64 array of shape (n_samples,), each in 0 … n_classes - 1."""
    array = as_array(value, name)
    if array.dtype.kind not in "fiub":
        raise TypeError(f"{name} must hold whole numbers. Got dtype {array.dtype}.")
    check_shape(array, name, {"n_samples": n_samples})
    if array.size == 0:
        raise ValueError(f"{name} must not be empty. Got shape {array.shape}.")
    if array.dtype.kind == "f":
        wrong = ~np.isfinite(array) | (array != np.floor(array))
        if wrong.any():
            raise ValueError(f"{name} must hold whole numbers. Got {array[wrong][0]}.")
    labels = array.astype(np.int64)
    if n_classes is not None:
        wrong = (labels < 0) | (labels >= n_classes)
        if wrong.any():
            raise ValueError(
                f"{name} must hold labels from 0 to {n_classes - 1}. Got {labels[wrong][0]}."
            )
    return labels


def as_sizes(sizes: Sequence[int]) -> list[int]:
    """Return layer sizes as a list of at least two whole numbers above zero."""
    if isinstance(sizes, str | bytes) or not hasattr(sizes, "__iter__"):
        raise TypeError(f"sizes must be a list such as [2, 2, 1]. Got {sizes!r}.")
    counts = [as_count(size, f"sizes[{i}]") for i, size in enumerate(sizes)]
    if len(counts) < 2:
        raise ValueError(f"sizes must have at least 2 entries, n_in and n_out. Got {counts}.")
    return counts


def as_pairs(pairs: Pairs, name: str, *, n_in: int | None = None) -> list[Pair]:
    """Return [(W1, b1), …] as arrays, each W taking what the one before it gives."""
    checked: list[Pair] = []
    for k, pair in enumerate(pairs, start=1):
        if len(pair) != 2:
            raise ValueError(
                f"{name} must be a list of pairs (W, b). Got {len(pair)} things as pair {k}."
            )
        W = as_floats(pair[0], f"W{k}", finite=False, n_in=n_in, n_out=None)
        b = as_floats(pair[1], f"b{k}", finite=False, n_out=W.shape[1])
        checked.append((W, b))
        n_in = W.shape[1]
    if not checked:
        raise ValueError(f"{name} must hold at least one pair (W, b). Got none.")
    return checked


def check_rng(rng: np.random.Generator) -> None:
    """Refuse anything but a Generator: chance in annlib is always the caller's own."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            "rng must be a numpy.random.Generator, such as numpy.random.default_rng(0). "
            f"Got {type(rng).__name__}."
        )


def call_elementwise(function: ArrayFunction, Z: FloatArray, name: str) -> FloatArray:
    """Call an activation or a derivative, perhaps a learner's, and check the shape it gives."""
    if not callable(function):
        raise TypeError(f"{name} must be a function of an array. Got {function!r}.")
    A = as_floats(function(Z), f"{name}(Z)", finite=False)
    if A.shape != Z.shape:
        raise ValueError(f"{name}(Z) must have the shape of Z={Z.shape}. Got {A.shape}.")
    return A


def scalar_or_array(array: Any) -> Any:
    """Return an array as it is, and a 0-d one as a number: a float, or np.float32 kept."""
    array = np.asarray(array)
    if array.ndim:
        return array
    return float(array) if array.dtype == np.float64 else array[()]


class Elementwise(Protocol):
    """A function of each element: a number in, a number out; an array in, an array out."""

    __name__: str

    @overload
    def __call__(self, z: float) -> float: ...
    @overload
    def __call__(self, z: NDArray[Any] | Sequence[Any]) -> FloatArray: ...


def elementwise(formula: ArrayFunction) -> Elementwise:
    """Let a formula that is written for float arrays take lists, integers and single numbers."""

    @functools.wraps(formula)
    def function(z: ArrayLike) -> Any:
        return scalar_or_array(formula(as_floats(z, "z", finite=False)))

    return function
