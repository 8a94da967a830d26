"""Say in plain words what an error of Python or NumPy means."""

from __future__ import annotations

import re

from anncourse.checks.gist import text_of

# What Python and NumPy say, and what it means. The first fitting line wins.
GLOSSES = (
    (
        "name '(np|plt)' is not defined",
        "That name comes from the cell at the top of the lesson: run that cell first. After a "
        "restart of the kernel, Run > Run All Above Selected Cell runs all that is needed.",
    ),
    (
        "truth value of an array",
        "An array has no single truth value, so `if`, `and` and `or` cannot decide on it. Work "
        "on the whole array at once: np.where(condition, a, b), or (condition).astype(int).",
    ),
    (
        "only size-1 arrays|only 0-dimensional arrays|only length-1 arrays",
        "A function for single numbers met a whole array. For one from math, NumPy has one of the "
        "same name. float() and int() have none there: leave them out, or write .astype(int).",
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
        "does not have enough dimensions|scalar operands are not allowed",
        "A product with @ takes arrays, and one side of it is a single number or None. Print both "
        "just before this line.",
    ),
    (
        "non-broadcastable output operand",
        "What is added in place, with += or -=, has another shape than what it is added to. Print "
        "both shapes just before this line.",
    ),
    (
        "must match exactly|same number of dimensions",
        "Arrays of different shapes cannot be put together here. Print their shapes just before "
        "this line.",
    ),
    (
        "cannot reshape",
        "The new shape holds another number of elements than the array. Print the shape before.",
    ),
    (
        "did not match indexed array|boolean index",
        "The index and the array that it picks from differ in length. Print both shapes.",
    ),
    (
        "axis -?\\d+ is out of bounds",
        "The array has fewer axes than that: an array of one axis, a plain row of numbers, has "
        "axis 0 only. Print its shape just before this line.",
    ),
    (
        "not enough values to unpack|too many values to unpack|cannot unpack",
        "The names left of = or behind `for` are more, or fewer, than the things that come. Print "
        "one of those things: is it a pair in brackets, such as (W, b)?",
    ),
    (
        "must be a rectangular array",
        "One array is asked for here, and what comes holds arrays of different shapes: the whole "
        "list that forward returns, say, whose last entry is the answer, or a pair (X, Y).",
    ),
    (
        "one function per layer",
        "There is one activation function for each layer, and there are as many layers as pairs "
        "in `parameters`: one less than there are sizes.",
    ),
    (
        "lr must be above 0",
        "The learning rate is positive: the minus that leads downhill stands in gradient_step.",
    ),
    (
        "Cannot interpret .* as a data type",
        "The shape of a new array is one thing, in brackets of its own: np.zeros((3, 2)).",
    ),
    (
        "append\\(\\) takes exactly one argument",
        "append takes one thing. For a pair, put the two into brackets of their own: (a, b).",
    ),
    (
        "name 'e' is not defined",
        "Python knows no e. e to the power of z is np.exp(z).",
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
        "math domain error|expected a positive input",
        "A function from math was given a number for which it has no answer, such as the "
        "logarithm of 0 or of a negative number.",
    ),
    (
        "result out of range|math range error",
        "A number becomes too large for the computer: e to the power of 710 already is.",
    ),
    (
        "with size 0|empty sequence|zero-size array|at least one array",
        "It is empty here: there is nothing to pick, to join or to find the largest of. What is "
        "asked for then?",
    ),
    (
        "out of bounds|out of range",
        "An index points past the end. Places are counted from 0, so the last of k has the number "
        "k - 1. Does a loop run too far, or do rows and columns stand in each other's place?",
    ),
    ("maximum recursion depth", "The function calls itself again and again, without an end."),
    (
        "'NoneType' object|NoneType",
        "One of the values is None. Does a function that you use here lack its return, or have no "
        "answer yet? Functions that change something in place, such as append or rng.shuffle, "
        "return None as well.",
    ),
    (
        "only integers, slices|indices must be (of )?integer|list indices must be",
        "An index has to be a whole number, or an array of whole numbers. A / gives decimal "
        "numbers, // whole ones.",
    ),
    (
        "cannot be interpreted as an integer",
        "A whole number is needed here: range, or the shape of an array, takes no decimal "
        "numbers. A / gives decimal numbers, // whole ones.",
    ),
    (
        "setting an array element with a sequence\\.$",
        "Several numbers are put where there is room for one. Print what you put there.",
    ),
    (
        "positional argument|unexpected keyword argument",
        "A function is called with other arguments than it takes. Look at its def, or at its "
        "help: how many are there, and what are they called?",
    ),
    (
        "'(generator|\\w*_?iterator|zip|map|filter|enumerate)'.*(no len|not subscriptable)",
        "This can be gone through once, like what comes of yield, and has no length and no "
        "numbered entries. list(…) makes a list of it.",
    ),
    (
        "object is not subscriptable|invalid index to scalar|too many indices",
        "You index something that has fewer axes than you think: print it just before this line.",
    ),
    (
        "has no len\\(\\)|object is not iterable|0-d array|unsized object",
        "A single number came where your code expects several. Print it just before this line. "
        "(To do something n times, write range(n).)",
    ),
    (
        "'(list|tuple|numpy.ndarray)' object is not callable",
        "A list or an array is called with (…), as if it were a function. One of its elements is "
        "picked with […]; .T and .shape take no brackets; or is a multiplication sign missing?",
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
        "A plain Python number or list came where your code expects an array. Is one entry of it "
        "meant, such as outputs[-1] or pair[0]? Otherwise np.asarray(…) makes it an array.",
    ),
    (
        "'numpy.ndarray' object has no attribute 'append'",
        "Arrays have no append, lists do. Is a name used for a list and for an array as well?",
    ),
    (
        "'numpy.ndarray' object has no attribute",
        "An array has nothing of that name behind the dot. Is it misspelled? Products of arrays "
        "are written a * b, element by element, or a @ b, added up.",
    ),
    (
        "Calling nonzero on 0d|either both or neither of x and y",
        "np.where with one argument tells the places in an array at which a condition holds, and "
        "here came a single truth value. A list that is compared gives only one: make an array of "
        "it, with np.asarray(…). To choose between two values: np.where(condition, a, b).",
    ),
    (
        "unsupported operand type.*'(function|method|builtin_function_or_method|numpy.ufunc)'",
        "A function stands where its result is meant. Call it, with brackets: sigmoid(z).",
    ),
    (
        "can't multiply sequence|can only concatenate|unsupported operand type.*'(list|tuple)'",
        "A plain Python list does not calculate: + joins lists, and * repeats them. np.asarray(…) "
        "makes an array of it.",
    ),
)


def explain_error(error: BaseException) -> str:
    """Return what an error means, if that is known, and what Python says of it."""
    text = text_of(error)
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    for pattern, gloss in GLOSSES:
        if re.search(pattern, text):
            return f"It stops with an error. {gloss} (Python says: {said[:300]})"
    return f"It stops with an error: {said[:300]}"
