"""Tell whether two errors come from the same mistake, however it was written."""

from __future__ import annotations

import re


def gist(error: BaseException) -> str:
    """Return what an error says, the same however the same mistake was written.

    It says the same of ``A @ B`` and ``np.dot(A, B)``, of ``A[i][k]`` and ``A[i, k]``, and of all
    operations on None.
    """
    text = text_of(error)
    sizes = re.search(r"size (\d+) is different from (\d+)", text)
    if sizes:
        return f"product of size {sizes[2]} with size {sizes[1]}"
    sizes = re.search(r"not aligned: (\d+) \(dim \d+\) != (\d+)", text)
    if sizes:
        return f"product of size {sizes[1]} with size {sizes[2]}"
    index = re.search(r"index (-?\d+) is out of bounds for axis \d+ (with size \d+)", text)
    if index:
        return f"index {index[1]} {index[2]}"
    if re.search(r"'(int|float)'.*(not iterable|has no len)", text):
        return "a single number taken for several"
    if "NoneType" in text:
        return "None"
    text = re.sub(r"np\.(?:float|int)\d+\(([^()]*)\)", r"\1", text)
    return re.sub(r"-?(\d+\.\d+(e[-+]?\d+)?|\d+e-\d+)", _rounded, text)


def _rounded(number: re.Match[str]) -> str:
    # Rounding differs from one way to write a sum to another, and of 0 it may be all that is left.
    value = float(number[0])
    return "0" if abs(value) < 1e-12 else f"{value:.6g}"


def text_of(error: BaseException) -> str:
    """Return an error's message, empty if it cannot say it."""
    try:
        return str(error)
    except Exception:
        # A learner's own kind of error can fail to say what it is.
        return ""
