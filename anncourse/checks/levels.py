"""Kinds of input that many exercises share; see `anncourse.checks.space`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.space import Arguments, Level

Array = np.ndarray[Any, Any]


def as_they_are() -> Level:
    """Return the level that changes nothing, and is no kind of its own."""
    return Level("", lambda args, rng: args, lambda args: False)


def sized(
    words: str,
    make: Callable[[np.random.Generator], Arguments],
    fits: Callable[[Arguments], bool],
) -> Level:
    """Return a level of another size, made anew; ``fits(args)``: whether arguments have it."""
    return Level(words, lambda args, rng: make(rng), fits)


def whole(*places: int, words: str = "{} holds whole numbers") -> Level:
    """Return arguments that hold whole numbers in arrays of whole numbers, or as Python's int.

    Of a list of pairs of arrays, such as a network's parameters, all arrays hold whole numbers.
    """

    def change(value: Any, rng: np.random.Generator) -> Any:
        if isinstance(value, list | tuple):
            return type(value)(change(item, rng) for item in value)
        # Twice as large, so that not too many become 0.
        rounded = np.rint(2 * np.asarray(value)).astype(int)
        return rounded if isinstance(value, np.ndarray) else int(rounded)

    return Level(words, _on(places, change), _any(places, _is_whole), places)


def integers(*places: int, words: str = "{} holds whole numbers") -> Level:
    """Return labels, or numbers that are whole anyway, as an array of whole numbers."""
    return _typed(places, words, "i", int)


def decimals(*places: int, words: str = "{} holds decimal numbers") -> Level:
    """Return labels, or numbers that are whole anyway, as an array of decimal numbers."""
    return _typed(places, words, "f", float)


def lists(*places: int, words: str = "{} is a list") -> Level:
    """Return arguments as lists instead of arrays."""
    return Level(
        words,
        _on(places, lambda value, rng: value.tolist() if isinstance(value, np.ndarray) else value),
        _any(places, lambda value: isinstance(value, list)),
        places,
    )


def single(*places: int, words: str = "{} holds float32") -> Level:
    """Return arguments as float32."""
    return Level(
        words,
        _on(places, lambda value, rng: np.asarray(value, dtype=np.float32)),
        _any(places, lambda value: getattr(value, "dtype", None) == np.float32),
        places,
    )


def zero(*places: int, words: str = "there is a 0 in {}") -> Level:
    """Return arguments with one number set to 0."""
    return Level(words, _on(places, _with_entry(lambda v, rng: 0)), _any(places, _has_zero), places)


def negative(*places: int, words: str = "all of {} is negative") -> Level:
    """Return arguments all of whose numbers are negative."""

    def change(value: Any, rng: np.random.Generator) -> Any:
        return _like(value, -np.abs(np.asarray(value)))

    return Level(
        words, _on(places, change), _any(places, lambda v: bool(np.all(_numbers(v) < 0))), places
    )


def repeated(*places: int, words: str = "a number comes twice in {}") -> Level:
    """Return arguments in which one number stands twice."""
    return Level(words, _on(places, _doubled), _any(places, _has_equal), places)


def alike(*places: int, words: str = "all of {} is the same") -> Level:
    """Return arguments all of whose rows, or numbers, are the first one."""
    return Level(
        words,
        _on(places, lambda value, rng: value[np.zeros(len(value), dtype=int)]),
        _any(places, lambda v: len(v) > 1 and bool(np.all(v == v[0]))),
        places,
    )


def _typed(places: tuple[int, ...], words: str, kind: str, dtype: type) -> Level:
    return Level(
        words,
        _on(places, lambda value, rng: np.asarray(value).astype(dtype)),
        _any(places, lambda v: _kind(v) == kind),
        places,
    )


def _on(places: tuple[int, ...], change: Callable[[Any, np.random.Generator], Any]) -> Any:
    def changed(args: Arguments, rng: np.random.Generator) -> Arguments:
        return tuple(change(arg, rng) if place in places else arg for place, arg in enumerate(args))

    return changed


def _any(places: tuple[int, ...], holds: Callable[[Any], bool]) -> Callable[[Arguments], bool]:
    return lambda args: any(holds(args[place]) for place in places)


def _like(value: Any, numbers: Array) -> Any:
    if isinstance(value, np.ndarray):
        return numbers.astype(value.dtype)
    return numbers.tolist()


def _numbers(value: Any) -> Array:
    return np.asarray(value, dtype=float)


def _kind(value: Any) -> str:
    kind: str = np.asarray(value).dtype.kind
    return kind


def _is_whole(value: Any) -> bool:
    return all(map(_is_whole, value)) if isinstance(value, list | tuple) else _kind(value) == "i"


def _with_entry(entry: Callable[[Array, np.random.Generator], Any]) -> Any:
    def change(value: Any, rng: np.random.Generator) -> Any:
        numbers = np.array(value)
        if numbers.size:
            numbers.flat[int(rng.integers(numbers.size))] = entry(numbers, rng)
        return _like(value, numbers)

    return change


def _doubled(value: Any, rng: np.random.Generator) -> Any:
    numbers = np.array(value)
    if numbers.size > 1:
        one, other = rng.choice(numbers.size, 2, replace=False)
        numbers.flat[int(one)] = numbers.flat[int(other)]
    return _like(value, numbers)


def _has_zero(value: Any) -> bool:
    return bool(np.any(_numbers(value) == 0))


def _has_equal(value: Any) -> bool:
    numbers = _numbers(value).ravel()
    return len(np.unique(numbers)) < len(numbers)
