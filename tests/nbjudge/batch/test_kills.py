"""Killed while writing, or with all that it started: the same gradebook, nothing left behind."""

import contextlib
import os
import random
import signal
import time
from pathlib import Path

import psutil
import pytest

from nbjudge.batch.finished import is_finished, scores_in_gradebook
from nbjudge.batch.lesson import read_lesson
from nbjudge.batch.writer import Writer
from nbjudge.course.open import open_course
from tests.nbjudge.batch.classes import dump, finish, graded_files, hand_in, identities, start
from tests.nbjudge.batch.test_resume import make, one_result
from tests.nbjudge.tiny import LESSON
from tests.sampling import WHOLE
from tests.waiting import wait_until

pytestmark = pytest.mark.course

if not hasattr(os, "fork"):
    pytest.skip("needs fork and SIGKILL", allow_module_level=True)

KILLS = 50 if WHOLE else 6
INSTANTS = 50


@pytest.mark.sampled
def test_killed_at_any_instant_of_writing_one_hand_in_or_the_other_is_there_whole(
    course, tmp_path, release
):
    chance = random.Random(13)
    first_print, first = one_result(course, "cleo", make(tmp_path / "first"))
    hand_in(course, "cleo", release, when="2030-02-02 12:00:00.000000 UTC")
    second_print, second = one_result(course, "cleo", make(tmp_path / "second"))
    whole = {}
    for fingerprint, result in ((first_print, first), (second_print, second)):
        write(course, result)
        whole[fingerprint] = dump(course), graded_files(course)
    seen = []
    for _ in range(KILLS):
        child = os.fork()
        if child == 0:
            write_for_ever(course, first, second, tmp_path / "begun")
        wait_until((tmp_path / "begun").exists)
        time.sleep(chance.uniform(0, 0.3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        (tmp_path / "begun").unlink()
        found = [print_ for print_ in whole if is_there(course, print_)]
        # What counts as finished is so to the last comment; else it is graded again.
        seen += found or ["none"]
        assert all((dump(course), visible(course)) == whole[print_] for print_ in found)
        assert any(dump(course) == state for state, _ in whole.values())
        write(course, second)
        assert (dump(course), graded_files(course)) == whole[second_print]
    # Some were in the middle of it, some between two.
    assert not WHOLE or {"none"} < set(seen)


def visible(course):
    """Return the graded files that anybody looks at."""
    return {name: data for name, data in graded_files(course).items() if "/." not in name}


def write(course, result):
    with open_course(course) as api, api.gradebook as gradebook:
        writer = Writer(api, gradebook, read_lesson(api, gradebook, LESSON))
        writer.tidy(result.student)
        writer.write(result)


def write_for_ever(course, first, second, begun):
    with contextlib.suppress(BaseException), open_course(course) as api, api.gradebook as gradebook:
        writer = Writer(api, gradebook, read_lesson(api, gradebook, LESSON))
        begun.touch()
        while True:
            for result in (first, second):
                writer.write(result)
                # So that some are killed here: hardly one was, and on a busy machine none.
                time.sleep(0.003)
    os._exit(1)


def is_there(course, fingerprint):
    folder = course / "autograded" / "cleo" / LESSON
    with open_course(course) as api, api.gradebook as gradebook:
        known = scores_in_gradebook(gradebook, LESSON).get("cleo")
    return is_finished(folder, [LESSON], fingerprint, known)


@pytest.mark.sampled(few=1, most=10)
@pytest.mark.parametrize("instant", range(INSTANTS))
def test_killed_with_all_that_it_started_it_goes_on_and_leaves_nothing_behind(
    course, undisturbed, tmp_path, instant
):
    chance = random.Random(instant)
    folder = make(tmp_path / "temporary")
    process = start(course, "grade", "1", "--jobs", "2", env={"TMPDIR": str(folder)})
    # Half of them while it begins, half while it grades.
    if instant % 2:
        wait_until(lambda: identities(course) or process.poll() is not None)
    time.sleep(chance.uniform(0, 1))
    tree = [psutil.Process(process.pid), *started_by(process.pid)]
    for victim in tree:
        with contextlib.suppress(psutil.Error):
            victim.kill()
    process.communicate()
    wait_until(lambda: not any(is_alive(victim) for victim in tree[1:]))
    before = identities(course)
    for path in folder.iterdir():
        # Those of the last minute may be some process's that has just begun.
        os.utime(path, (0, 0))
    process = start(course, "grade", "1", "--jobs", "2", env={"TMPDIR": str(folder)})
    out, err = process.communicate()
    assert process.returncode == 0, out + err
    assert before.items() <= identities(course).items()
    assert (dump(course), graded_files(course)) == undisturbed[1:]
    wait_until(lambda: not [path for path in folder.iterdir() if is_ours(path)])
    assert "unchanged       8" in finish(course, "grade", "1")


def started_by(pid):
    with contextlib.suppress(psutil.Error):
        return psutil.Process(pid).children(recursive=True)
    return []


def is_alive(process):
    """Whether a process runs; one that nobody waits for is still listed."""
    with contextlib.suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def is_ours(path: Path):
    return path.name.startswith("nbjudge")
