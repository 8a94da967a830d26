import pytest

from annlib.grading.judge.limits import Limits
from annlib.grading.judge.namespace import Namespace
from annlib.grading.judge.session import Session
from annlib.grading.judge.starter import starter_for
from tests.grading.judge.notebooks import notebook


@pytest.fixture
def open_session():
    """Return a maker of sessions; all are closed at the end."""
    opened = []

    def start(*cells, lesson="", files=None, **limits):
        limits = Limits(**{"cell_seconds": 10.0, **limits})
        session = Session(starter_for(lesson, limits).start, files or {}, limits)
        opened.append(session)
        for number, source in enumerate(cells, start=1):
            ran = session.run(source, number)
            assert ran.error is None, ran.error
            assert not ran.stopped
        return session

    yield start
    for session in opened:
        session.close()


@pytest.fixture
def names(open_session):
    """Return a maker of namespaces: what a test sees after some cells of a student's."""

    def make(*cells, **options):
        session = open_session(*cells, **options)
        session.begin_cell()
        return Namespace(session, notebook(*cells))

    return make
