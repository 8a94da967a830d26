"""Fixtures of all tests, and how tests are divided among processes."""

import os
from pathlib import Path

import hypothesis
import pytest

from nbjudge.imports import import_less
from tests.division import group_of
from tests.sampling import left_out

# Tests fill the cores: a second thread for matrix products would only wait for the first,
# and burn the time of the others. Read when NumPy is imported, here and in whatever tests start.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# nbgrader takes two seconds to import whole, in each process.
import_less()

# The same examples in every run. On a busy machine any example may take long.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def repository():
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory):
    """Give each process a home of its own, so that nobody's progress is read or written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Keep those tests in one process that share something costly."""
    from xdist.scheduler import LoadScopeScheduling

    class Division(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return group_of(nodeid)

    return Division(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_collection_modifyitems(config, items):
    """Leave out what is in no sample, and begin with what is slow, not to be left with it."""
    if not config.option.keyword and not any("::" in argument for argument in config.args):
        out = left_out(items)
        config.hook.pytest_deselected(items=[item for item in items if item in out])
        items[:] = [item for item in items if item not in out]
    if hasattr(config, "workerinput"):
        slow = ("browser", "course")
        items.sort(key=lambda item: not any(map(item.get_closest_marker, slow)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Have reports hold text that can be sent: what attackers write into a log need not be."""
    report = yield
    report.sections = [(title, sendable(text)) for title, text in report.sections]
    return report


def sendable(text):
    """Return a text without halves of characters."""
    return text.encode("utf-8", "backslashreplace").decode()
