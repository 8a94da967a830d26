"""Numbers as a reader expects them: fixed digits, a real minus sign, no minus zero."""

from __future__ import annotations

import math

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def number(value: float, digits: int = 2) -> str:
    """Write a number with a fixed count of decimals, so that text keeps its width while moving."""
    if not math.isfinite(value):
        return "not a number" if math.isnan(value) else ("∞" if value > 0 else "−∞")
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        return text.lstrip("-")
    return text.replace("-", "−")


def term(value: float, digits: int = 2) -> str:
    """Write a number to be added to what stands before it: ``+ 0.50`` or ``− 0.50``."""
    text = number(value, digits)
    return f"− {text[1:]}" if text.startswith("−") else f"+ {text}"


def count(n: int, noun: str) -> str:
    """Write ``1 point`` or ``2 points``."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def subscript(index: int) -> str:
    """Write an index as a subscript: x₁."""
    return str(index).translate(SUBSCRIPTS)
