"""Where nothing else can stop a call, it is stopped at a round of a loop or at a call."""

from __future__ import annotations

import sys

import pytest

from nbjudge.shared import call as call_module
from nbjudge.shared import time_limit
from nbjudge.shared.call import call
from nbjudge.shared.interrupting import interrupted
from nbjudge.shared.time_limit import TimeUpError
from tests.anncourse.checks.toys import cell
from tests.nbjudge.shared.test_time_limit import ENDLESS
from tests.waiting import GENEROUS

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 12), reason="Python tells of rounds and calls from 3.12 on"
)
MORE = {
    "a function that calls itself": "g = lambda: g()\nwhile True:\n    try: g()\n    except: pass",
    "a function called by C": "def g(x):\n    return 1\nreturn list(map(g, iter(int, 1)))",
    "a generator read by C": "def g():\n    while True: yield 1\nreturn sum(g())",
}
STOPPABLE = {way: body for way, body in (ENDLESS | MORE).items() if way != "sleep"}


@pytest.fixture
def without_alarms(monkeypatch):
    """Take alarms and threads away, as they are not there in a browser."""
    monkeypatch.setattr(time_limit, "ALARMS", False)
    monkeypatch.setattr(time_limit, "THREADS", False)


@pytest.mark.parametrize("way", STOPPABLE)
@pytest.mark.usefixtures("without_alarms")
def test_what_never_ends_is_stopped_without_an_alarm(way):
    source = "def f():\n    " + STOPPABLE[way].replace("\n", "\n    ")
    outcome = call(cell(source)["f"], (), seconds=0.1)
    assert isinstance(outcome.error, TimeUpError)


@pytest.mark.usefixtures("without_alarms")
def test_what_ends_in_time_returns_and_nothing_watches_any_longer():
    assert call_module.within(GENEROUS, lambda: 42) == 42
    watched = [n for n in range(6) if sys.monitoring.get_tool(n) == "nbjudge"]
    assert [sys.monitoring.get_events(n) for n in watched] == [0]


@pytest.mark.usefixtures("without_alarms")
def test_an_outer_limit_holds_after_an_inner_one():
    seen = []

    def outer():
        with pytest.raises(TimeUpError):
            interrupted(0.05, spin, TimeUpError)
        seen.append("inner")
        spin()

    with pytest.raises(TimeUpError):
        interrupted(0.2, outer, TimeUpError)
    assert seen == ["inner"]


def spin():
    while True:
        pass


def test_other_tools_keep_their_places():
    monitoring = sys.monitoring
    taken = [n for n in (3, 4) if monitoring.get_tool(n) is None]
    for number in taken:
        monitoring.use_tool_id(number, "another")
    try:
        if len(taken) == 2:
            assert interrupted(GENEROUS, lambda: 7, TimeUpError) == 7
        assert all(monitoring.get_tool(n) == "another" for n in taken)
    finally:
        for number in taken:
            monitoring.free_tool_id(number)
