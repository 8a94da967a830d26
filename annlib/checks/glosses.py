"""Say in plain words what an error of Python or NumPy means."""

from __future__ import annotations

import re

# What Python and NumPy say, and what it means. The first fitting line wins.
GLOSSES = (
    (
        "truth value of an array",
        "An array has no single truth value, so `if`, `and` and `or` cannot decide on it. Work "
        "on the whole array at once: np.where(condition, a, b), or (condition).astype(int).",
    ),
    (
        "only size-1 arrays|only 0-dimensional arrays|only length-1 arrays",
        "A function for single numbers (from math, or float() and int()) met a whole array. "
        "Use NumPy's function of the same name.",
    ),
    (
        "mismatch in its core dimension|not aligned",
        "The shapes do not fit for this product. Print the shapes: the inner numbers must agree.",
    ),
    (
        "could not be broadcast together",
        "The shapes do not fit together element by element. Print the shapes just before this "
        "line.",
    ),
    (
        "not defined",
        "A name is used that nothing defines here. Is it misspelled, or defined in a cell that "
        "has not run?",
    ),
    (
        "referenced before assignment|not associated with a value",
        "A variable is used before it has a value. Does every branch set it?",
    ),
    ("division by zero|modulo by zero", "Something is divided by zero."),
    (
        "result out of range|math range error",
        "A number becomes too large for the computer: e to the power of 710 already is.",
    ),
    ("out of bounds|out of range", "An index points past the end."),
    ("maximum recursion depth", "The function calls itself again and again, without an end."),
    (
        "object is not subscriptable|invalid index to scalar|too many indices",
        "You index something that has fewer axes than you think: print it just before this line.",
    ),
    (
        "has no len\\(\\)|object is not iterable|0-d array|unsized object",
        "A single number came where your code expects several. Print it just before this line.",
    ),
    (
        "object is not callable",
        "Something that is no function is called with (…). Is a multiplication sign missing, or a "
        "function's name used for something else?",
    ),
    (
        "Cannot cast ufunc",
        "An array of whole numbers cannot take decimal numbers in place. Make a new array: "
        "a = a + b rather than a += b.",
    ),
    (
        "not supported for the input types",
        "This operation does not take numbers of this kind: &, |, ^ and ~ want whole numbers or "
        "truth values. A power is written **.",
    ),
    (
        "inhomogeneous shape",
        "Rows of different lengths make no array. Print their lengths just before this line.",
    ),
    (
        "'(int|float|bool|list|tuple)' object has no attribute|"
        "'(int|float|bool)' object does not support item",
        "A plain Python number or list came where your code expects an array. "
        "np.asarray(…) makes it one.",
    ),
    (
        "'numpy.ndarray' object has no attribute",
        "An array has nothing of that name behind the dot. Is it misspelled? Products of arrays "
        "are written a * b, element by element, or a @ b, added up.",
    ),
    (
        "Calling nonzero on 0d",
        "np.where with one argument only tells places. Give it three: np.where(condition, a, b).",
    ),
    (
        "unsupported operand type.*NoneType",
        "One of the values is None: does a function that you use here lack its return?",
    ),
)


def explain_error(error: BaseException) -> str:
    """Return what an error means, if that is known, and what Python says of it."""
    try:
        text = str(error)
    except Exception:
        # A learner's own kind of error can fail to say what it is.
        text = ""
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    for pattern, gloss in GLOSSES:
        if re.search(pattern, text):
            return f"It stops with an error. {gloss} (Python says: {said[:300]})"
    return f"It stops with an error: {said[:300]}"
