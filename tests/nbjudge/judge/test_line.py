"""The line holds whatever comes over it, and whenever the time is up."""

import threading

import pytest

from nbjudge.shared.time_limit import TimeUpError, within
from tests.nbjudge.judge.notebooks import answer, grade, notebook, points_of, test
from tests.nbjudge.red_team.protocol import SEIZE

pytestmark = pytest.mark.course


@pytest.fixture
def idle_thread():
    """Keep a second thread in this process, as those that grade have one."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    yield
    over.set()
    thread.join()


@pytest.mark.usefixtures("idle_thread")
def test_an_alarm_waits_for_the_answer_although_other_threads_hear_it(names):
    wait = names("import time\ndef wait(seconds):\n    time.sleep(seconds)\n    return seconds")[
        "wait"
    ]
    for _ in range(3):
        with pytest.raises(TimeUpError):
            within(0.2, lambda: wait(5))
        assert wait(0) == 0


@pytest.mark.usefixtures("idle_thread")
def test_a_process_that_does_not_say_that_its_time_is_up_costs_no_other_cell(open_session):
    session = open_session(
        f"{SEIZE}def hang():\n    student.answer = lambda *told: time.sleep(99)", "x = 1"
    )
    session.begin_cell()
    hang = session.get("hang")
    session.call(hang, (), {})
    with pytest.raises(TimeUpError):
        within(0.2, lambda: session.call(hang, (), {}))
    assert session.lost == "TooSlow"
    assert not session.run("y = x + 1", 3).stopped
    session.begin_cell()
    assert session.get("y") == 2


@pytest.mark.parametrize(
    "form",
    [
        "['answer', np.array([number, number]), told]",
        "[np.array(['answer', 'x']), number, told]",
        "['answer', number, {'follows': np.array([1, 2])}]",
        "['answer', Odd(), told]",
        "['answer', number, {'follows': Odd()}]",
        "[Odd(), number, told]",
        "['answer']",
        "[]",
        "('answer', number, told)",
        "['callback', 0]",
        "['callback', 0, 7]",
        "['callback', slice(0, 9), [[], {}]]",
        "['callback', -1, [[], {}]]",
    ],
)
def test_an_answer_of_another_form_stops_that_cell_and_no_grading(form):
    tests = test("test_f", "assert f() == 1"), test("two", "assert True")
    source = notebook(answer("f"), answer("g"), *tests)
    own = f"""{SEIZE}
class Odd:
    def __bool__(self): return True
    def __eq__(self, other): return True
    def __hash__(self): return 1
def f():
    return 1
student.answer = lambda number, told: line.sendall(frame({form}))"""
    graded = grade(source, notebook(answer("f", own), answer("g", "x = 1")), cell_seconds=1.0)
    assert points_of(graded) == {"test_f": 0.0, "two": 1.0}


def test_a_function_of_the_judges_that_is_asked_for_what_never_ends_is_stopped(open_session):
    session = open_session("def f(g):\n    return g(10 ** 12)", "x = 1", cell_seconds=1.0)
    session.begin_cell()

    def count(number):
        for _ in range(number):
            pass

    with pytest.raises(TimeUpError):
        session.call(session.get("f"), (count,), {})
    assert session.lost == "TooSlow"
    session.begin_cell()
    assert session.get("x") == 1
