"""A full disk, a locked gradebook, processes that die: told in a sentence, and made good again."""

import contextlib
import random
import shutil
import signal
import sqlite3
import time

import psutil
import pytest

from tests.nbjudge.batch.classes import dump, finish, graded_files, identities, start
from tests.nbjudge.disk import fill_but
from tests.waiting import GENEROUS, wait_until

pytestmark = pytest.mark.course


def grade(course, **environment):
    """Run `nbjudge grade` and return its status and all that it said."""
    process = start(course, "grade", "1", "--jobs", "2", env=environment or None)
    out, err = process.communicate(timeout=GENEROUS)
    return process.returncode, out + err


@pytest.mark.sampled(few=1)
@pytest.mark.parametrize("left", [0, 12_000, 40_000, 100_000])
def test_on_a_full_disk_it_is_told_and_nothing_is_lost(small_disk, course, undisturbed, left):
    _, gradebook, files = undisturbed
    here = shutil.copytree(course, small_disk / "course")
    ballast = fill_but(small_disk, left)
    status, said = grade(here)
    assert status == 1, said
    assert "Traceback" not in said.partition("could not be graded.")[0], said
    assert "No space left on device" in said or "database or disk is full." in said, said
    kept = identities(here)
    ballast.unlink()
    finish(here, "grade", "1")
    assert kept.items() <= identities(here).items()
    assert (dump(here), graded_files(here)) == (gradebook, files)


@contextlib.contextmanager
def held(course):
    """Hold the gradebook as formgrader does while it writes."""
    with contextlib.closing(sqlite3.connect(course / "gradebook.db")) as database:
        database.execute("begin immediate")
        yield
        database.rollback()


@pytest.mark.sampled(few=0)
def test_a_gradebook_that_another_holds_for_a_moment_is_waited_for(course, undisturbed):
    with held(course):
        process = start(course, "grade", "1", "--jobs", "2")
        # So long that it has begun to write.
        wait_until(lambda: list(course.glob("autograded/*/.*.new")) or process.poll() is not None)
        time.sleep(1)
        assert process.poll() is None
        assert identities(course) == {}
    out, err = process.communicate(timeout=GENEROUS)
    assert process.returncode == 0, out + err
    assert (dump(course), graded_files(course)) == undisturbed[1:]


@pytest.mark.sampled(few=0)
def test_a_gradebook_that_another_does_not_let_go_is_told(course, undisturbed):
    with held(course):
        status, said = grade(course)
    assert status == 1
    assert "expected to read and write the gradebook, and could not: database is locked." in said
    assert "Traceback" not in said
    finish(course, "grade", "1")
    assert (dump(course), graded_files(course)) == undisturbed[1:]


@pytest.mark.sampled(few=0, most=5)
@pytest.mark.parametrize("seed", range(10))
def test_whichever_process_dies_nobody_is_lost_in_silence(course, undisturbed, seed):
    chance = random.Random(seed)
    process = start(course, "grade", "1", "--jobs", "2")
    whole = psutil.Process(process.pid)
    for _ in range(chance.randint(1, 4)):
        wait_until(lambda: len(whole_of(whole)) > 2 or process.poll() is not None)
        time.sleep(chance.uniform(0, 0.5))
        for victim in chance.sample(found := whole_of(whole), min(1, len(found))):
            with contextlib.suppress(psutil.Error):
                victim.send_signal(signal.SIGKILL)
    out, err = process.communicate(timeout=GENEROUS)
    before = identities(course)
    assert process.returncode == (1 if "could not be graded." in out else 0), out + err
    assert "Traceback" not in err
    # Whoever has no graded notebook is named, and nobody else is.
    named = {line.split()[0] for line in out.splitlines() if "could not be graded." in line}
    assert named == set(dump(course)["students"]) - before.keys() or len(before) + len(named) == 8
    finish(course, "grade", "1")
    assert before.items() <= identities(course).items()
    assert (dump(course), graded_files(course)) == undisturbed[1:]


def whole_of(process):
    """Return everything that a process has started and what that has started."""
    with contextlib.suppress(psutil.Error):
        return process.children(recursive=True)
    return []
