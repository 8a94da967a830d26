"""The student's objects, as a test sees them from another process."""

import collections
import contextlib
import inspect

import numpy as np
import pytest

from nbjudge.judge import lent, line
from nbjudge.judge.errors import StudentStoppedError
from nbjudge.judge.namespace import Namespace
from nbjudge.shared.time_limit import TimeUpError, within
from tests.nbjudge.judge.notebooks import answer, locked, notebook
from tests.nbjudge.judge.notebooks import test as cell

pytestmark = pytest.mark.course


def test_functions_take_and_return_plain_data(names):
    n = names("def f(a, *rest, k=2, **more): return a, rest, k, more")
    assert n["f"](1, [2], k=(3,), z="x") == (1, ([2],), (3,), {"z": "x"})
    assert str(inspect.signature(n["f"])) == "(a, *rest, k='…', **more)"
    assert (n["f"].__name__, n["f"].__module__) == ("f", "__main__")


def test_variables_come_by_value(names):
    n = names("x = {'a': [1, (2.5, None)]}\nimport numpy as np\ny = np.arange(4, dtype='f4')")
    assert n["x"] == {"a": [1, (2.5, None)]}
    assert n["y"].dtype == np.float32


def test_a_name_that_is_not_there_is_a_name_error(names):
    with pytest.raises(NameError, match="'nothing' is not defined"):
        exec("nothing", names("x = 1"))


def test_arguments_that_are_changed_are_changed_here_too(names):
    n = names("def f(x, rows, d):\n    x[0] = 9\n    rows[1].append(3)\n    d['k'] = 1\n    x += 1")
    x, inner, d = np.zeros(3), [1], {}
    rows = [0, inner]
    n["f"](x, rows, d)
    assert (x.tolist(), rows, d) == ([10, 1, 1], [0, [1, 3]], {"k": 1})
    assert rows[1] is inner


def test_what_a_function_gives_back_a_result_for_keeps_its_arguments(names):
    n = names("def f(x):\n    y = 2 * x\n    x[:] = 0\n    return 0 * y")
    x = np.arange(1.0, 4.0)
    assert n["f"](x).tolist() == [0, 0, 0]
    assert x.tolist() == [1, 2, 3]


def zero(rng):
    state = rng.bit_generator.state
    state["state"] = {"state": 0, "inc": 0}
    rng.bit_generator.state = state


@pytest.mark.parametrize("call", [lambda f, rng: f(rng), lambda f, rng: f(rng=rng)])
def test_a_generators_next_numbers_are_not_the_students_to_choose(names, call):
    wicked = f"{inspect.getsource(zero)}    return 0.0"
    n = names("def f(rng): return rng.random()", "def g(rng): return 0", wicked)
    drawn, after = [], []
    for name in ("f", "g", "zero"):
        rng = np.random.default_rng(1)
        drawn.append(call(n[name], rng))
        after.append(rng.random(3).tolist())
    assert drawn == [np.random.default_rng(1).random(), 0, 0]
    assert after[0] == after[1] == after[2]
    assert after[0] != np.random.default_rng(1).random(3).tolist()


@pytest.mark.parametrize("kind", ["PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"])
def test_a_generator_gives_other_numbers_in_every_call(names, kind):
    n = names("def f(rng): return rng.random(4)")
    rng = np.random.Generator(getattr(np.random, kind)(5))
    rows = [n["f"](rng) for _ in range(3)]
    assert len(set(np.concatenate(rows).tolist())) == 12


def test_functions_handed_over_are_called_back(names):
    n = names("def f(g, x): return [g(x + 1), g.__name__]\ndef same(g): return g")
    calls = []

    def double(x):
        calls.append(x)
        return 2 * x

    assert n["f"](double, 1) == [4, "double"]
    assert calls == [2]
    assert n["same"](double) is double


def test_an_error_in_a_callback_passes_through_the_students_code(names):
    n = names(
        "def f(g):\n    try:\n        g()\n    except ValueError as e:\n        return str(e)"
    )

    def fail():
        raise ValueError("not so")

    assert n["f"](fail) == "not so"


def test_generators_are_read_into_lists(names):
    assert names("def f(n):\n    for i in range(n): yield i * i")["f"](4) == [0, 1, 4, 9]


@pytest.mark.parametrize(
    ("code", "kind", "text"),
    [
        ("return 1 / 0", ZeroDivisionError, "division by zero"),
        ("return {}['a']", KeyError, "'a'"),
        ("return [][3]", IndexError, "list index out of range"),
        (
            "import numpy as np; return np.linalg.inv(np.zeros((2, 2)))",
            np.linalg.LinAlgError,
            "Sing",
        ),
        ("raise UnicodeDecodeError('utf8', b'x', 0, 1, 'no')", UnicodeDecodeError, "no"),
    ],
)
def test_errors_are_raised_as_the_class_they_are(names, code, kind, text):
    n = names(f"def f():\n    {code}")
    with pytest.raises(kind, match=text) as caught:
        n["f"]()
    assert type(caught.value) is kind or kind is UnicodeDecodeError
    assert caught.value.learners_line.startswith("line 2: ")


def test_an_error_class_of_the_students_own_keeps_its_name_and_its_base(names):
    n = names("class Odd(ValueError): pass\ndef f(): raise Odd('so')")
    with pytest.raises(ValueError, match="so") as caught:
        n["f"]()
    assert type(caught.value).__name__ == "Odd"


def test_a_keyboard_interrupt_of_the_students_is_not_the_operators(names):
    with pytest.raises(BaseException, match="stop") as caught:
        names("def f(): raise KeyboardInterrupt('stop')")["f"]()
    assert not isinstance(caught.value, KeyboardInterrupt)


def test_prints_and_warnings_come_along(names, capsys):
    n = names("import warnings\ndef f():\n    print('hi')\n    warnings.warn('careful')")
    with pytest.warns(UserWarning, match="careful"):
        n["f"]()
    assert capsys.readouterr().out == "hi\n"


def test_classes_make_instances_with_attributes_methods_and_operators(names):
    n = names("""
class Point:
    size = 2
    def __init__(self, x): self.x = x
    def moved(self, by): return Point(self.x + by)
    def __add__(self, other): return Point(self.x + other.x)
    def __eq__(self, other): return self.x == other.x
    def __len__(self): return 2
    def __getitem__(self, i): return self.x * i
class Point3(Point): pass
""")
    Point, p = n["Point"], n["Point"](3)
    assert (p.x, p.moved(2).x, (p + p).x, len(p), p[4], Point.size) == (3, 5, 6, 2, 12, 2)
    assert isinstance(p, Point)
    assert isinstance(n["Point3"](1), Point)
    assert not isinstance(p, n["Point3"])
    assert p == Point(3)
    assert p != Point(4)
    p.x = 7
    assert p.x == 7


def test_an_object_that_claims_to_equal_everything_equals_nothing(names):
    n = names("""
class Yes(float):
    def __eq__(self, other): return True
    __hash__ = None
class Ja:
    def __eq__(self, other): return True
    def __repr__(self): return '100'
    __str__ = __repr__
    __float__ = lambda self: 1.0
import numpy as np
class Array(np.ndarray):
    def __eq__(self, other): return np.ones(3, bool)
a, b, c = Yes(1), Ja(), np.zeros(3).view(Array)
""")
    assert n["a"] != 2
    assert n["b"] != 2
    assert not isinstance(n["c"] == np.ones(3), bool)
    assert not (n["c"] == np.ones(3)).any()
    assert repr(n["b"]) == "<Ja object>"


def test_containers_of_the_standard_library_stay_what_they_are(names):
    n = names(
        "import collections\nc = collections.Counter('aab')\nd = collections.defaultdict(int)"
    )
    assert n["c"] == collections.Counter("aab")
    assert n["d"] == {}


def test_a_function_that_never_ends_is_stopped_and_its_state_stays(names):
    n = names("count = 0\ndef f():\n    global count\n    count = 1\n    while True: pass")
    n._session.limits.__dict__["cell_seconds"] = 1.0
    n._session.begin_cell()
    with pytest.raises(TimeUpError):
        n["f"]()
    n._session.begin_cell()
    assert n["count"] == 1


def test_a_function_that_ends_the_process_is_told_and_the_next_cell_has_a_process(names):
    n = names("x = 5\ndef f():\n    import os\n    os._exit(0)")
    with pytest.raises(StudentStoppedError, match="PythonEnded"):
        n["f"]()
    with pytest.raises(StudentStoppedError):
        n["x"]
    n._session.begin_cell()
    assert n["x"] == 5


def test_a_name_that_a_test_deletes_is_gone_there_too(names):
    n = names("def g(): return 1\ndef f(): return g()")
    exec("kept = g\ndel g", n)
    with pytest.raises(NameError, match="'g' is not defined"):
        n["f"]()
    exec("g = kept", n)
    assert n["f"]() == 1


def test_a_name_that_a_test_deletes_stays_deleted_in_a_new_process(names):
    n = names("import os\ndef g(): return 1\ndef f(): return g()\ndef end(): os._exit(1)")
    exec("kept = g\ndel g", n)
    with pytest.raises(StudentStoppedError):
        n["end"]()
    n._session.begin_cell()
    with pytest.raises(NameError, match="'g' is not defined"):
        n["f"]()
    n._session.run("def g(): return 2", 2)
    n.renew()
    n._session.begin_cell()
    assert n["f"]() == 2


def test_a_function_of_the_lessons_own_is_the_lessons(open_session):
    lesson = notebook(locked("def close(a, b): return abs(a - f(b)) < 1"), "def f(x): return x")
    session = open_session("def f(x): return 2 * x\ndef close(a, b): return True")
    session.begin_cell()
    n = Namespace(session, lesson)
    assert "close" in n
    assert [n["close"](4, 2), n["close"](2, 2)] == [True, False]


def test_what_a_test_leans_on_is_not_what_a_student_names_so(open_session):
    lesson = notebook(answer("f", "import cmath\ndef f(x): ..."), "y = 1")
    fake = "class Fake:\n    def allclose(*args): return True\nnp = math = cmath = Fake()"
    session = open_session(fake)
    session.begin_cell()
    n = Namespace(session, lesson)
    assert n["np"] is np
    assert n["math"].floor(1.5) == 1
    assert n["cmath"].sqrt(-1) == 1j


def test_names_that_a_student_invents_stand_in_no_tests_way(names):
    n = names("x = 1")
    n._session.run("def sum(x): return 7\nimport builtins\nAssertionError = Exception", 9)
    n._session.begin_cell()
    assert n["sum"]([1, 2]) == 3
    assert n["AssertionError"] is AssertionError


def test_a_value_that_a_test_binds_to_a_lessons_name_is_not_the_students_to_read(names):
    n = names("expected = 1\ndef look(): return globals()['expected']")
    exec("expected = 5\nfound = look()", n)
    assert (n["expected"], n["found"]) == (5, 1)


def test_a_test_keeps_its_own_values_to_itself(names):
    n = names("def look(): return sorted(set(globals()) & {'expected', 'score'})")
    exec("expected = 5\nscore = 1\nfound = look()", n)
    assert dict.__getitem__(n, "found") == []


def test_a_function_of_the_judges_may_call_the_students_functions_in_its_turn(names):
    found = names(
        "def loss(t):\n    return (t - 3) ** 2",
        "def slope(f, x, e=1e-3):\n    return (f(x + e) - f(x - e)) / (2 * e)",
    )
    loss, slope = found["loss"], found["slope"]
    assert abs(slope(lambda t: loss(t) + slope(loss, t), 5.0) - 6) < 1e-6


CLOSE = """
class ValueError:
    def __sub__(self, other): return 0.0
    def __truediv__(self, other): return 1.0
    __add__ = __mul__ = __matmul__ = __sub__
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __contains__ = __lt__
    def __iter__(self): return iter([4])
def answer(): return ValueError()
def other(): return Vector([2, 4])
class Vector(ValueError):
    def __init__(self, x): self.x = x
    def __truediv__(self, by): return Vector([x / by for x in self.x])
    def __matmul__(self, other): return self.x[0] * other.x[0]
"""
ASKED = "assert Vector\nassert isinstance(1, ValueError)"


@pytest.mark.parametrize("name", ["answer", "other"])
def test_no_object_of_a_students_stands_in_for_a_number(open_session, name):
    session = open_session(CLOSE)
    session.begin_cell()
    n = Namespace(session, notebook("def answer(): ...", cell("t", ASKED)))
    result = n[name]()
    for use in (
        lambda: result - 5,
        lambda: abs(result - 5) < 1e-9,
        lambda: result + 5,
        lambda: result @ np.ones(2),
        lambda: result < 5,
        lambda: result > 5,
        lambda: result >= 5,
        lambda: 5 - result,
        lambda: result - np.ones(2),
        lambda: np.allclose(result, 5),
    ):
        with contextlib.suppress(TypeError, AttributeError):
            assert not use()
    assert 5 not in result
    assert 4 in result
    assert result != 5


def test_the_lessons_classes_have_their_operators(open_session):
    session = open_session(CLOSE)
    session.begin_cell()
    n = Namespace(session, notebook("def answer(): ...", cell("t", ASKED)))
    vector = n["Vector"]([2, 4])
    assert (vector / 2).x == [1, 2]
    assert vector @ (vector / 2) == 2
    assert (vector < vector) is True
    with pytest.raises(TypeError, match="unsupported operand"):
        n["answer"]() / 2


def test_what_ends_an_iteration_does_not_end_the_tests(names):
    answer = names("def answer(x):\n    raise StopIteration('enough')")["answer"]
    with pytest.raises(Exception, match="enough") as raised:
        all(map(answer, [1, 2]))
    assert type(raised.value).__name__ == "StopIteration"
    assert not isinstance(raised.value, StopIteration)


def test_a_module_that_a_student_names_cannot_be_written_to(names):
    import statistics

    made = names("import statistics\nanswer = statistics")
    assert made["answer"].mean([1, 3]) == 2
    assert made["answer"].__name__ == "statistics"
    for write in ("answer.mean = len", "del answer.mean"):
        with pytest.raises(AttributeError, match="of module statistics cannot be"):
            exec(write, made)
    assert statistics.mean([1, 3]) == 2


def test_a_loop_without_an_end_that_calls_back_runs_too_long_and_the_process_lives(
    names, monkeypatch
):
    # On a busy machine the process may take its time to say that its time was up.
    monkeypatch.setattr(line, "PATIENCE", 60.0)
    n = names("def f(g):\n    while True:\n        g(1)", "def h(g):\n    return g(5)")
    for _ in range(3):
        with pytest.raises(TimeUpError):
            within(0.3, lambda: n["f"](lambda x: x))
        assert n["h"](lambda x: x + 2) == 7


def test_a_function_may_be_handed_over_again_and_again(names, monkeypatch):
    monkeypatch.setattr(lent, "MAX_CALLBACKS", 3)
    n = names("def f(g): return g(1)")
    assert [n["f"](abs) for _ in range(5)] == [1] * 5


@pytest.mark.parametrize(
    ("code", "kind", "text"),
    [
        (
            "import numpy as np\ndef f(): np.zeros((10**7, 10**7))",
            MemoryError,
            "Unable to allocate",
        ),
        ("class Odd(OSError): pass\ndef f(): raise Odd(2, 'gone')", OSError, "gone"),
        ("class Odd(MemoryError): pass\ndef f(): raise Odd('full')", MemoryError, "full"),
        ("def f():\n    yield 1\n    a, b = [2]", ValueError, "not enough values"),
        ("def f(): raise ExceptionGroup('two', [ValueError(1), KeyError(2)])", Exception, "two"),
    ],
)
def test_errors_of_every_kind_come_through(names, code, kind, text):
    with pytest.raises(kind, match=text):
        names(code)["f"]()
