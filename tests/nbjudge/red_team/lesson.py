"""The lesson that is attacked: graded exercises of different kinds, and one free text."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

# The name of a lesson of the course, so that annlib's own functions are withheld as in class.
LESSON = "03_activation_functions"

SETUP = """\
import numpy as np

from anncourse import check"""

EXERCISES = {
    "sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))",
    "total": "def total(numbers):\n    return sum(numbers)",
    "double": "def double(x):\n    return 2 * x",
    "distance": "def distance(x, y):\n    return (x * x + y * y) ** 0.5",
    "countdown": "def countdown(n):\n    return n - 1",
    "Counter": (
        "class Counter:\n    def __init__(self):\n        self.count = 0\n\n"
        "    def press(self):\n        self.count += 1\n        return self.count"
    ),
    "answer_step": 'answer_step = "b"',
}

# Written as tests are in different courses: annlib's check, assert, a score as the last value,
# tolerances, an object of the student's, and nbgrader's AUTOTEST.
TESTS = {
    "sigmoid": (
        3,
        'check("sigmoid", points=3)\n### BEGIN HIDDEN TESTS\n# {hidden}\n'
        'check("sigmoid", points=3, hidden=True)\n### END HIDDEN TESTS',
    ),
    "total": (
        2,
        "assert total([1, 2]) == 3\n### BEGIN HIDDEN TESTS\n# {hidden}\n"
        "np.testing.assert_allclose(total([1.5, 2.0, 4.0]), 7.5)\n"
        "assert isinstance(total([2, 3]), int)\n### END HIDDEN TESTS",
    ),
    "double": (
        2,
        "points = 0.0\nif double(1) == 2:\n    points += 1\n### BEGIN HIDDEN TESTS\n"
        "if list(double(np.array([1, -3]))) == [2, -6]:\n    points += 1\n"
        "### END HIDDEN TESTS\npoints",
    ),
    "distance": (
        1,
        "assert abs(distance(3, 4) - 5) < 1e-9\n### BEGIN HIDDEN TESTS\n"
        "assert np.linalg.norm(distance(np.ones(2), np.ones(2)) - 2**0.5) < 1e-9\n"
        "assert distance(1, 1) < 1.5\n### END HIDDEN TESTS",
    ),
    "countdown": (
        1,
        "n = 5\nwhile n > 0:\n    n = countdown(n)\nassert n == 0\n"
        "### BEGIN HIDDEN TESTS\n"
        "assert all(map(lambda n: countdown(n) == n - 1, [1, 7]))\n### END HIDDEN TESTS",
    ),
    "Counter": (
        1,
        "counter = Counter()\ncounter.press()\nassert counter.count == 1\n"
        "### BEGIN HIDDEN TESTS\nassert [counter.press() for _ in range(3)] == [2, 3, 4]\n"
        "### END HIDDEN TESTS",
    ),
    "answer_step": (1, "### HASHED AUTOTEST answer_step"),
}
FULL = float(sum(points for points, _ in TESTS.values()))


def make_solution(solution, hidden):
    """Return the instructor's notebook, with a canary in a solution and one in hidden tests."""
    cells = [
        new_markdown_cell("# A lesson under attack", id="title"),
        new_code_cell(SETUP, id="setup"),
    ]
    for name, code in EXERCISES.items():
        marked = f"### BEGIN SOLUTION\n# {solution}\n{code}\n### END SOLUTION"
        points, test = TESTS[name]
        cells.append(_graded(name, marked, solution=True))
        test = test.replace("{hidden}", hidden)
        cells.append(_graded(f"test_{name}", test, grade=True, points=points))
    cells.append(_graded("explain", "It is a threshold.", solution=True, grade=True, points=1))
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _graded(grade_id, source, *, solution=False, grade=False, points=None):
    make = new_markdown_cell if grade_id == "explain" else new_code_cell
    settings = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": not solution,
        "task": False,
        **({} if points is None else {"points": points}),
    }
    return make(source, id=grade_id, metadata={"nbgrader": settings})
