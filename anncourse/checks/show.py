"""Write values the way a learner would write them: short, rounded, never a wall of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

MAX_CHARS = 300
MAX_SHOWN = 40


def show(value: Any) -> str:
    """One value in at most `MAX_CHARS` characters."""
    return _clip(_text(value))


def show_call(name: str, parameters: tuple[str, ...], args: tuple[Any, ...]) -> str:
    """A call with its arguments by name: ``step(z=0)``."""
    names = (*parameters, *[""] * len(args))
    shown = (f"{p}={show(a)}" if p else show(a) for p, a in zip(names, args, strict=False))
    return f"{name}({', '.join(shown)})"


def show_shape(shape: tuple[int, ...]) -> str:
    """A shape in words and numbers."""
    return "a single number" if shape == () else f"shape {shape}"


def decimal_comma(value: Any) -> str:
    """A sentence for who wrote 0,5 for 0.5, which Python reads as two whole numbers; or nothing."""
    two = isinstance(value, tuple) and len(value) == 2 and all(type(v) is int for v in value)
    return " Python's decimal numbers have a point, not a comma: 0.5." if two else ""


def _text(value: Any) -> str:
    if isinstance(value, np.ndarray):
        if value.shape == ():
            return _text(value.item())
        text = np.array2string(
            # Nobody asks for the sign of a zero.
            value + 0.0 if value.dtype.kind == "f" else value,
            precision=4,
            separator=", ",
            threshold=40,
            edgeitems=3,
            max_line_width=88,
        )
        return text if value.ndim < 2 else "\n" + text
    if isinstance(value, np.longdouble | np.clongdouble):
        # Their item() is what they are.
        return _text(complex(value) if isinstance(value, np.clongdouble) else float(value))
    if isinstance(value, np.generic):
        return _text(value.item())
    if isinstance(value, float):
        return f"{value + 0.0:.6g}"
    if isinstance(value, str):
        return repr(value[:MAX_CHARS])
    if isinstance(value, int) and value.bit_length() > 200:
        return f"a whole number of about {round(value.bit_length() * np.log10(2)):,} digits"
    if isinstance(value, np.random.Generator):
        return "rng"
    if callable(value):
        return getattr(value, "__name__", "a function")
    if isinstance(value, tuple):
        inner = ", ".join(_text(item) for item in value[:MAX_SHOWN])
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, list):
        return "[" + ", ".join(_text(item) for item in value[:MAX_SHOWN]) + "]"
    if isinstance(value, dict):
        pairs = list(value.items())[:MAX_SHOWN]
        return "{" + ", ".join(f"{_text(k)}: {_text(v)}" for k, v in pairs) + "}"
    return repr(value)


def _clip(text: str) -> str:
    return text if len(text) <= MAX_CHARS else text[: MAX_CHARS - 2] + " …"
