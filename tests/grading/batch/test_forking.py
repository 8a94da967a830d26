"""Those that grade are forked from one process, and nothing of any is left behind."""

import os
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from annlib.grading.batch import forking
from annlib.grading.batch.parcels import Result, unpack
from annlib.grading.batch.servants import Household, ServantError

pytestmark = pytest.mark.course


@pytest.fixture
def household(tmp_path, monkeypatch):
    """Return servants whose folders are all in one place."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    made = Household()
    yield made
    made.close()


def test_two_that_grade_at_the_same_time_are_forked_from_one(household, parcels):
    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(lambda _: household.grade(*parcels), range(2)))
    first, second = (unpack(result, Result) for result in results)
    assert first.notebooks == second.notebooks
    numbers = {servant.number for servant in household._all}
    parent = psutil.Process(household._forking._process.pid)
    assert numbers == {child.pid for child in parent.children()}


def test_nothing_is_left_when_all_are_ended(household, parcels, tmp_path):
    household.grade(*parcels)
    started = psutil.Process(household._forking._process.pid)
    all_of_them = [started, *started.children(recursive=True)]
    assert len(all_of_them) > 1
    household.close()
    psutil.wait_procs(all_of_them, timeout=20)
    assert not any(process.is_running() for process in all_of_them)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_where_the_one_to_fork_from_is_killed_another_takes_its_place(household, parcels):
    before = unpack(household.grade(*parcels), Result)
    first = household._forking
    os.kill(first._process.pid, signal.SIGKILL)
    first._process.wait()
    after = unpack(household.grade(*parcels), Result)
    assert household._forking is not first
    assert before.notebooks == after.notebooks


def test_what_cannot_be_started_says_why(household, parcels, monkeypatch):
    monkeypatch.setattr(forking.sys, "executable", "/bin/false")
    with pytest.raises(ServantError, match="the process that grades could not be started"):
        household.grade(*parcels)


def test_what_was_prepared_and_is_not_needed_goes_as_well(household, tmp_path):
    household.prepare()
    process = household._forking._process
    household.close()
    assert process.returncode is not None
    assert list((tmp_path / "temporary").iterdir()) == []
