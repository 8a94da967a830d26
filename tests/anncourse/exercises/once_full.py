"""Wrong answers to lessons 0 to 7 that once had full credit: see `test_once_passed`."""

from __future__ import annotations

# Exercise, what it does wrong, the answer, words of what it is told.
LESSONS_0_TO_7 = [
    (
        "step",
        "the sign bit, which -0.0 has as well",
        "def step(z):\n    return np.where(np.signbit(z), 0, 1)",
        "-0.0 counts as negative",
    ),
    (
        "step",
        "the sign copied, which -0.0 has as well",
        "def step(z):\n    return np.where(np.copysign(1, z) < 0, 0, 1)",
        "-0.0 counts as negative here, as it does for",
    ),
    (
        "predict_line",
        "a whole number taken for an array",
        "def predict_line(x, w, b):\n"
        "    if isinstance(x, float):\n"
        "        return w * x + b\n"
        "    return np.array([w * each + b for each in x])",
        "A single number came where your code expects several",
    ),
    (
        "count_where",
        "a tolerance",
        "def count_where(y, value):\n    return int(np.sum(np.abs(y - value) < 0.5))",
        "y holds decimal numbers",
    ),
    (
        "heavy_ball",
        "a stop where the ball is slow",
        "def heavy_ball(gradient, theta, lr, momentum, steps):\n"
        "    v = 0 * theta\n"
        "    for _ in range(steps):\n"
        "        v = momentum * v - lr * gradient(theta)\n"
        "        if np.linalg.norm(v) < 1e-3:\n"
        "            break\n"
        "        theta = theta + v\n"
        "    return theta",
        "only where there are many steps",
    ),
]
