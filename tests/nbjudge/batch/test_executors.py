"""The same scores whoever grades: one process, several, or a Dask cluster."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading

import pytest

from nbjudge.batch.executors import default_jobs
from nbjudge.batch.parcels import Result, pack, unpack
from nbjudge.batch.servants import Household, ServantError
from nbjudge.cli import main
from nbjudge.judge.sandbox import find_wall
from tests.nbjudge.batch.classes import STUDENTS, dump, finish, graded_files
from tests.nbjudge.tiny import REPOSITORY
from tests.waiting import GENEROUS, wait_until

pytestmark = pytest.mark.course

WORKERS = max(2, default_jobs())


def test_several_processes_in_another_order_give_the_same_bytes(course, undisturbed):
    _, gradebook, files = undisturbed
    finish(course, "grade", "1", "--jobs", "3", "--students", "hugo,dan,ben")
    finish(course, "grade", "1", "--jobs", "3", "--students", "gina,ada")
    finish(course, "grade", "1", "--jobs", "3")
    assert dump(course) == gradebook
    assert graded_files(course) == files


@contextlib.contextmanager
def running(*words, **options):
    process = subprocess.Popen(
        [sys.executable, *words],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **options,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Return the address of a Dask scheduler with a worker for each core, and two at least."""
    pytest.importorskip("distributed", reason="Dask is not installed: pip install '.[cluster]'")
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    local = ["--host", "127.0.0.1", "--no-dashboard"]
    with contextlib.ExitStack() as stack:
        enter = stack.enter_context
        words = ["scheduler", *local, "--port", "0", "--scheduler-file", str(file)]
        enter(running("-m", "dask", *words, cwd=folder))
        wait_until(lambda: file.exists() and file.read_text().endswith("}"))
        for number in range(WORKERS):
            own = ["--nthreads", "1", "--local-directory", str(folder / f"worker-{number}")]
            words = ["worker", "--scheduler-file", str(file), *local, *own]
            enter(running("-m", "dask", *words, cwd=folder))
        from distributed import Client

        address = json.loads(file.read_text())["address"]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(WORKERS, timeout=GENEROUS)
        yield address


def test_as_many_dask_workers_as_there_are_cores_give_the_same_bytes(course, undisturbed, cluster):
    _, gradebook, files = undisturbed
    required = ["--require-sandbox"] if find_wall().holds else []
    printed = finish(course, "grade", "1", "--dask", cluster, *required)
    assert "graded          8" in printed
    assert dump(course) == gradebook
    assert graded_files(course) == files
    assert "unchanged       8" in finish(course, "grade", "1", "--dask", cluster)


def test_where_no_scheduler_answers_the_instructor_is_told(course, monkeypatch, capsys):
    pytest.importorskip("distributed", reason="Dask is not installed: pip install '.[cluster]'")
    monkeypatch.chdir(course)
    assert main(["grade", "1", "--dask", "nonsense"]) == 1
    assert capsys.readouterr().err.startswith("nbjudge: expected a Dask scheduler at nonsense")


def test_a_process_that_is_killed_at_work_is_replaced(parcels):
    household = Household()
    try:
        first = unpack(household.grade(*parcels), Result)
        (servant,) = household._idle
        # Before it answers, and before it is asked.
        timer = threading.Timer(0.02, os.kill, [servant.number, signal.SIGKILL])
        timer.start()
        second = unpack(household.grade(*parcels), Result)
        timer.join()
        (servant,) = household._idle
        os.kill(servant.number, signal.SIGKILL)
        third = unpack(household.grade(*parcels), Result)
    finally:
        household.close()
    assert first.notebooks == second.notebooks == third.notebooks
    assert first.notebooks[0].scores["test_double"] == 2.0


def test_a_hand_in_that_takes_too_long_to_grade_is_not_tried_again(parcels):
    household = Household()
    try:
        household.grade(*parcels)
        (servant,) = household._idle
        # As the system does it; see nbjudge.apart.
        threading.Timer(0.02, os.kill, [servant.number, signal.SIGXCPU]).start()
        with pytest.raises(ServantError, match="more processor time than any honest hand-in"):
            household.grade(*parcels)
    finally:
        household.close()


def test_a_process_that_cannot_grade_says_why(parcels):
    household = Household()
    try:
        with pytest.raises(ServantError, match=r"ended \(status 1\): (?s:.)*msgpack"):
            household.grade(b"\xc1", parcels[1])
    finally:
        household.close()


def test_what_a_grader_hands_back_is_plain_data_and_nothing_else(parcels):
    import pickle

    with pytest.raises((ValueError, TypeError)):
        unpack(pickle.dumps(Result("ada")), Result)
    assert unpack(pack(Result("ada", others={"a": b"\xff"})), Result).others == {"a": b"\xff"}


def test_a_sandbox_that_is_required_and_not_there_is_a_refusal(
    course, generated, monkeypatch, capsys
):
    monkeypatch.chdir(course)
    config = course / "nbgrader_config.py"
    judged = config.read_text()
    stock = "c.Autograde.autograde_preprocessors[0] = 'nbgrader.preprocessors.Execute'"
    config.write_text(f"{judged}\n{stock}\n")
    assert main(["grade", "1", "--require-sandbox"]) == 1
    assert "expected the judge among c.Autograde.autograde_pre" in capsys.readouterr().err
    config.write_text(judged)
    from nbjudge.batch import run
    from nbjudge.judge.sandbox import Wall

    monkeypatch.setattr(run, "find_wall", lambda: Wall("none"))
    assert main(["grade", "1", "--require-sandbox"]) == 1
    assert "Nothing was graded. `nbjudge doctor` says what to do." in capsys.readouterr().err
    assert not (course / "autograded").exists()
    assert len(STUDENTS) == 8
