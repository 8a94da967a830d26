"""Answers to lessons 0 to 7 of which something untrue was once said: see `test_true_words`."""

from __future__ import annotations

# Exercise, the answer, words of what is told, and words that would be untrue.
LESSONS_0_TO_7 = {
    "a copy that is written to, and not the caller's array": (
        "perceptron_update",
        """
def perceptron_update(w, b, x, y, lr):
    w = w.copy()
    error = y - step(weighted_sum(x, w, b))
    w += lr * error * x
    return w, b + lr * error
""",
        ("in line 3, `w = w.copy()`, or in line 5, `w += lr * error * x`,",),
        ("whoever called you",),
    ),
    "one of three faults is mended": (
        "repair_predict",
        """
def repair_predict(X, w, b):
    return np.where(np.sum(X * w + b, axis=1) > 0, 1, 0)
""",
        ("wrong in the same places as the function as it stood",),
        ("This is the function as it stood",),
    ),
    "the table that came in is left as it was, and the sums still run down the columns": (
        "repair_softmax",
        """
def repair_softmax(Z):
    Z = Z - np.max(Z)
    E = np.exp(Z)
    return E / np.sum(E, axis=0)
""",
        ("The sums run down the columns",),
        ("as it stood",),
    ),
    "a border that is too high, and no call is missing": (
        "relative_error",
        """
def relative_error(a, b):
    below = np.linalg.norm(a) + np.linalg.norm(b)
    if below < 1e-8:
        return 0.0
    return np.linalg.norm(a - b) / below
""",
        ("in line 4, `if below < 1e-8:`,", "Is the condition right"),
        ("Is a call missing",),
    ),
    "one list many times, which any call would mend that makes an array of it": (
        "matrix_product",
        """
def matrix_product(A, B):
    C = [[0] * B.shape[1]] * len(A)
    for i in range(len(A)):
        for j in range(B.shape[1]):
            C[i][j] = np.sum(A[i] * B[:, j])
    return np.array(C)
""",
        ("in line 3, `C = [[0] * B.shape[1]] * len(A)`,",),
        ("Is a call missing",),
    ),
    "a place of a new array, which nobody else needs": (
        "weight_impact",
        """
def weight_impact(w, j, dx):
    change = np.zeros(len(w))
    change[j] = w[j] * dx
    return change
""",
        ("in line 4, `change[j] = w[j] * dx`,",),
        ("that others still need",),
    ),
    "sums divided by the rows alone": (
        "averaged_perceptron",
        """
def averaged_perceptron(X, y, lr, epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    w_sum, b_sum = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for x, label in zip(X, y):
            error = label - step(weighted_sum(x, w, b))
            w, b = w + lr * error * x, b + lr * error
            w_sum, b_sum = w_sum + w, b_sum + b
    return w_sum / len(X), b_sum / len(X)
""",
        ("You divide by the number of rows",),
        ("small change",),
    ),
}
