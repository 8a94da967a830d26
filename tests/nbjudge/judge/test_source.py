"""Functions written down as cells do what the functions do."""

import copy
import functools
import itertools

import numpy as np
import pytest

from anncourse.checks.judge import judge
from anncourse.classroom.demo.answers import other_answers, write_answer
from anncourse.classroom.demo.source import write_cell, write_values
from anncourse.exercises import EXERCISES, LESSONS
from tests.nbjudge.tiny import REPOSITORY

LIMIT = 3.0
TABLE = np.array([[1.5, -2.0]])


def helper(x):
    return min(x, LIMIT)


def make(factor, *, shift: float = 0.0):
    return lambda x: helper(factor * x) + shift


def run(code, name):
    namespace = {}
    exec(code, namespace)
    return namespace[name]


def test_a_lambda_becomes_a_function_of_the_name_that_is_asked_for():
    assert write_cell(lambda x, w=2: x * w, "f") == "def f(x, w=2):\n    return x * w"


def test_of_two_lambdas_on_one_line_the_right_one_is_written():
    first, second = (lambda x: x + 1), (lambda x: x + 2)
    assert run(write_cell(first, "f"), "f")(1) == 2
    assert run(write_cell(second, "f"), "f")(1) == 3


def test_helpers_constants_and_values_of_a_closure_come_along():
    code = write_cell(make(2.0, shift=0.5), "f")
    assert [run(code, "f")(x) for x in (1, 5)] == [2.5, 3.5]
    assert "float" not in code, "learners write no type hints"


def test_arrays_and_things_of_the_standard_library_come_along():
    code = write_cell(lambda x: [x * a for a in itertools.chain(*TABLE)], "f")
    assert run(code, "f")(2) == [3.0, -4.0]


def test_a_decorated_function_is_written_without_its_decorator():
    @functools.cache
    def inner(x):
        return x * 3

    assert run(write_cell(inner, "f"), "f")(2) == 6


def test_builtins_and_functions_of_numpy_are_named():
    assert write_cell(abs, "f") == "f = abs"
    assert write_cell(np.maximum, "f") == "import numpy as np\n\nf = np.maximum"


def test_values_are_assigned_to_their_names():
    code = write_values(("w", "b"), (np.array([1.0, 2.0], dtype=np.float32), -0.5))
    assert code == "import numpy as np\nw = np.array([1.0, 2.0], dtype=np.float32)\nb = -0.5"


def test_what_cannot_be_written_is_refused():
    with pytest.raises(ValueError, match="expected a value that can be written as code"):
        write_cell(functools.partial(helper, 1), "f")


# Their answers are all weights of a trained network.
TOO_LONG_TO_TYPE = {
    "parity_reader", "denoiser", "face_recogniser", "digit_listener", "digit_speaker",
}  # fmt: skip


def count_down(n):
    return [n, *count_down(n - 1)] if n else []


def test_a_function_that_calls_itself_goes_by_the_new_name():
    assert run(write_cell(count_down, "f"), "f")(3) == [3, 2, 1]


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.sampled(few=4)
def test_every_other_right_answer_can_be_handed_in_as_a_cell(lesson):
    found = other_answers(REPOSITORY, lesson)
    assert set(found) == {exercise.name for exercise in LESSONS[lesson]}
    for name, ways in found.items():
        assert len(ways) >= 2 or name in TOO_LONG_TO_TYPE
        for code in ways:
            namespace = {}
            exec("import numpy as np\n" + code, namespace)
            assert judge(EXERCISES[name], namespace).credit == 1, code


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.sampled(few=20)
def test_every_misconception_can_be_handed_in_as_a_cell(name):
    exercise = EXERCISES[name]
    for misconception in exercise.misconceptions:
        code = write_answer(exercise, misconception.wrong)
        if exercise.variables:
            written = [run(code, variable) for variable in exercise.variables]
            assert all(map(same, written, misconception.wrong))
            continue
        # The lesson's first cell imports NumPy.
        written = run("import numpy as np\n" + code, name)
        for part in exercise.parts:
            for arguments in itertools.islice(part.examples, 2):
                expected = outcome(misconception.wrong, arguments)
                if same(outcome(misconception.wrong, arguments), expected):  # not random
                    assert same(outcome(written, arguments), expected), misconception.name


def outcome(function, arguments):
    with np.errstate(all="ignore"):
        try:
            return function(*copy.deepcopy(arguments))
        except Exception as error:
            return repr(error)


def same(a, b):
    """Return whether two results look the same; NumPy's numbers and Python's do."""
    return repr(plain(a)) == repr(plain(b))


def plain(value):
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, tuple | list):
        return type(value)(plain(item) for item in value)
    return value
