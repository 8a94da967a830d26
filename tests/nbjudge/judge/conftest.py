import pytest

from nbjudge.judge.limits import Limits
from nbjudge.judge.namespace import Namespace
from nbjudge.judge.session import Session
from nbjudge.judge.starter import Starter, starter_for
from tests.nbjudge.additions import ADDITIONS
from tests.nbjudge.judge.notebooks import notebook
from tests.nbjudge.wall import WALL


@pytest.fixture
def open_session():
    """Return a maker of sessions; all are closed at the end.

    Where it is told in which memory `groups`, or by which wall, it starts nothing that was warm.
    """
    opened = []

    def start(*cells, lesson="", files=None, groups=None, wall=WALL, **limits):
        limits = Limits(**{"cell_seconds": 10.0, **limits})
        if groups is None:
            starter = starter_for(lesson, limits, ADDITIONS)
        else:
            starter = Starter(lesson, ADDITIONS, limits, wall, plots=False, groups=groups)
            opened.append(starter)
        session = Session(starter.start, files or {}, limits, ADDITIONS)
        opened.append(session)
        for number, source in enumerate(cells, start=1):
            ran = session.run(source, number)
            assert ran.error is None, ran.error
            assert not ran.stopped
        return session

    yield start
    for one in reversed(opened):
        one.close()


@pytest.fixture
def names(open_session):
    """Return a maker of namespaces: what a test sees after some cells of a student's."""

    def make(*cells, **options):
        session = open_session(*cells, **options)
        session.begin_cell()
        return Namespace(session, notebook(*cells))

    return make
