"""Killed at any instant and started again, grading ends as if nothing had happened."""

import contextlib
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

from nbjudge.batch import writer as writer_module
from nbjudge.batch.finished import is_finished, scores_in_gradebook
from nbjudge.batch.folder import digest, read_folder
from nbjudge.batch.lesson import read_lesson
from nbjudge.batch.parcels import Job
from nbjudge.batch.work import Grader
from nbjudge.batch.writer import Writer
from nbjudge.course.open import open_course
from tests.nbjudge.batch.classes import (
    STUDENTS,
    dump,
    finish,
    graded_files,
    hand_in,
    identities,
    start,
)
from tests.nbjudge.tiny import LESSON
from tests.waiting import GENEROUS, wait_until

pytestmark = pytest.mark.course

if not hasattr(os, "fork"):
    pytest.skip("needs fork and SIGKILL", allow_module_level=True)


#: So many runs are killed four times each.
RUNS = 12


@pytest.mark.sampled(few=1, most=4)
@pytest.mark.parametrize("seed", range(RUNS))
def test_a_run_killed_at_random_moments_ends_as_an_undisturbed_one(course, undisturbed, seed):
    _, gradebook, files = undisturbed
    chance = random.Random(seed)
    kills = 0
    while kills < 4:
        before = identities(course)
        process = start(course, "grade", "1", "--jobs", "2")
        # It takes some seconds to begin; most kills are to hit it while it grades.
        wait_until_new(course, before, process, chance)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kills += 1
        after = identities(course)
        # What was finished is not touched again.
        assert before.items() <= after.items()
    before = identities(course)
    finish(course, "grade", "1", "--jobs", "2")
    assert before.items() <= identities(course).items()
    assert dump(course) == gradebook
    assert graded_files(course) == files


def wait_until_new(course, before, process, chance):
    """Wait until one more student is graded, or the run ends, and a moment longer."""
    wait_until(lambda: identities(course).keys() - before.keys() or process.poll() is not None)
    time.sleep(chance.uniform(0, 0.3))


def one_result(course, student, folder):
    """Grade one student without writing anything; return the parts that are needed to write."""
    with open_course(course) as api, api.gradebook as gradebook:
        lesson = read_lesson(api, gradebook, LESSON)
        entries = read_folder(course / "submitted" / student / LESSON)
        fingerprint = digest(entries, lesson.fingerprint)
        result = Grader(lesson, folder).grade(Job(student, fingerprint, entries))
        assert not result.problem, result.log
        return fingerprint, result


def write_and_die(course, result, moment):
    """In a process of its own, write a result and die before line number `moment` of the writer.

    Returns whether it came to the end before.
    """
    child = os.fork()
    if child == 0:
        try:
            with open_course(course) as api, api.gradebook as gradebook:
                writer = Writer(api, gradebook, read_lesson(api, gradebook, LESSON))
                die_at(moment, writer_module.__file__)
                writer.write(result)
                sys.settrace(None)
            os._exit(0)
        except BaseException:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return not os.WIFSIGNALED(status)


def die_at(moment, file):
    """Kill this process before the given line, counted as they are run, of a module."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if frame.f_code.co_filename != file:
            return None
        if event == "line":
            count += 1
            if count == moment:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


@pytest.mark.sampled(few=0)
def test_killed_before_any_line_of_the_writer_nothing_is_lost_and_nothing_stale(
    course, tmp_path, release
):
    first_print, first = one_result(course, "cleo", make(tmp_path / "first"))
    hand_in(course, "cleo", release, when="2030-02-02 12:00:00.000000 UTC")
    second_print, second = one_result(course, "cleo", make(tmp_path / "second"))
    folder = course / "autograded" / "cleo" / LESSON
    assert write_and_die(course, first, 0)
    old = shutil.copytree(course, tmp_path / "old")
    assert write_and_die(course, second, 0)
    wanted = dump(course), graded_files(course)
    assert wanted[0] != dump(old)

    def finished(fingerprint):
        with open_course(course) as api, api.gradebook as gradebook:
            known = scores_in_gradebook(gradebook, LESSON).get("cleo")
        return is_finished(folder, [LESSON], fingerprint, known)

    moment = 1
    outcomes = []
    while True:
        shutil.rmtree(course)
        shutil.copytree(old, course)
        if write_and_die(course, second, moment):
            break
        outcomes.append((finished(first_print), finished(second_print)))
        # What counts as finished is finished, down to the last comment.
        if outcomes[-1][0]:
            assert dump(course) == dump(old)
        if outcomes[-1][1]:
            assert (dump(course), graded_files(course)) == wanted
        with open_course(course) as api, api.gradebook as gradebook:
            again = Writer(api, gradebook, read_lesson(api, gradebook, LESSON))
            again.tidy("cleo")
            again.write(second)
        assert (dump(course), graded_files(course)) == wanted
        moment += 1
    # First the old one counts, then none. The new one counts from the writer's last line on.
    assert outcomes == sorted(outcomes, reverse=True)
    assert set(outcomes) == {(True, False), (False, False)}
    assert moment > 40


def make(folder):
    folder.mkdir()
    return folder


def test_nothing_that_was_started_outlives_a_killed_run(course):
    process = start(course, "grade", "1", "--jobs", "2")
    while not servants_of(process.pid):
        assert process.poll() is None
        time.sleep(0.02)
    servants = servants_of(process.pid)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in servants))


def servants_of(pid):
    """Return the processes that a process started, from Linux's list."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found |= set(task.read_text().split())
    return found if children.exists() else set()


def test_ctrl_c_stops_at_once_and_says_how_to_go_on(course, undisturbed):
    # A shell has its background jobs ignore Ctrl-C, and so would this one.
    process = start(
        course,
        "grade",
        "1",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while not identities(course):
        assert process.poll() is None
        time.sleep(0.02)
    servants = servants_of(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=GENEROUS)
    assert process.returncode == 130, out + err
    assert "Stopped. What was graded until now is kept; `nbjudge grade 01_tiny` goes on" in err
    assert "Traceback" not in err
    assert not any(Path(f"/proc/{pid}").exists() for pid in servants)
    finish(course, "grade", "1")
    assert dump(course) == undisturbed[1]


def test_what_a_killed_run_left_half_written_is_tidied(course, undisturbed):
    folder = course / "autograded" / "ada"
    for kind in ("new", "old"):
        (folder / f".{LESSON}.{kind}").mkdir(parents=True)
        (folder / f".{LESSON}.{kind}" / "part.ipynb").write_text("{")
    finish(course, "grade", "1")
    assert graded_files(course) == undisturbed[2]
    assert sorted(identities(course)) == sorted(STUDENTS)


def generating(pid):
    """Return the processes of `nbgrader generate_assignment` that a process started."""
    found = []
    for child in psutil.Process(pid).children():
        # Another may end just now.
        with contextlib.suppress(psutil.Error):
            if "generate_assignment" in child.cmdline():
                found.append(child)
    return found


@pytest.mark.sampled(few=0)
def test_a_run_killed_while_the_lesson_is_generated_goes_on(course, undisturbed):
    _, gradebook, files = undisturbed
    shutil.rmtree(course / ".grading")
    shutil.rmtree(course / "lessons")
    (course / "gradebook.db").unlink()
    for seconds in (0.0, 1.5):
        process = start(course, "grade", "1", "--jobs", "1")
        while not (started := generating(process.pid)):
            assert process.poll() is None
            time.sleep(0.02)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        # It would go on writing to the gradebook while the next run does.
        assert not psutil.wait_procs(started, timeout=GENEROUS)[1]
        assert seconds or not (course / "lessons" / LESSON).exists()
    finish(course, "grade", "1", "--jobs", "1")
    assert dump(course) == gradebook
    assert graded_files(course) == files
