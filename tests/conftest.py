"""Fixtures of all tests, and how tests are divided among processes."""

from pathlib import Path

import hypothesis
import pytest

# The same examples in every run. On a busy machine any example may take long.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")

#: Fixtures that cost much and are made once for each of their parameters. The tests that use one
#: stay together in one process; those of another parameter may go to another.
COSTLY = ("graded", "lesson", "outcomes")


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


def group_of(item):
    """Return the name of the tests that are to run in the same process as this one."""
    file = item.nodeid.partition("::")[0]
    if item.get_closest_marker("browser") and "/figures/" in file:
        # They share one JupyterLab and one page.
        return "figures in the browser"
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    for name in COSTLY:
        if name in parameters:
            return f"{file} {parameters[name]}"
    if "/anncourse/exercises/" in file and "name" in parameters:
        # What is worked out for an exercise is kept for its other tests.
        return f"exercise {parameters['name']}"
    return file


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Group the tests for pytest-xdist, before it reads the groups; what is slow begins first."""
    if not hasattr(config, "workerinput"):
        return
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group_of(item)))
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
