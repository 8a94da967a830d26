"""What the wall holds off. Each attack is a cell; what it returns is what it could get at."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from nbjudge.judge.additions import Additions
from nbjudge.judge.grade import grade_notebook
from nbjudge.judge.limits import Limits
from nbjudge.judge.replies import Ran
from nbjudge.judge.sandbox import NoSandboxError, Wall, works
from nbjudge.judge.session import Session
from nbjudge.judge.starter import Starter
from tests.nbjudge.judge.notebooks import answer, notebook, test
from tests.nbjudge.wall import needs_wall

pytestmark = pytest.mark.course


def found(names, code):
    """Return what a cell's function returns."""
    body = "\n".join(f"    {line}" for line in code.splitlines())
    return names(f"def attack():\n{body}")["attack"]()


@needs_wall
def test_students_processes_are_forked_from_a_warm_one(open_session):
    session = open_session("x = 1")
    assert session._start.__self__.warm


@needs_wall
def test_there_is_no_network(names):
    code = """
import socket
try:
    socket.create_connection(("127.0.0.1", 22), 1)
except OSError as error:
    return error.errno"""
    assert found(names, code) in (101, 111)
    every_kind = """
import socket
made = []
for family in range(64):
    try:
        socket.socket(family, socket.SOCK_DGRAM).close()
        made.append(family)
    except OSError:
        pass
return made"""
    # Not even with itself: what is left behind in a port outlives the process.
    assert found(names, every_kind) == []


def test_nothing_can_be_left_in_the_kernel_or_hidden_there(names):
    """Keyrings, System V, memory of no process, other processes' memory, the second table."""
    code = """
import ctypes, os
system = ctypes.CDLL(None, use_errno=True)
numbers = {
    "x86_64": {"add_key": 248, "keyctl": 250, "memfd": 319, "vm_read": 310, "io_uring": 425,
               "shmget": 29, "msgget": 68, "unshare": 272, "second": 0x4000_0000 + 39},
    "aarch64": {"add_key": 217, "keyctl": 219, "memfd": 279, "vm_read": 270, "io_uring": 425,
                "shmget": 194, "msgget": 186, "unshare": 97},
}[os.uname().machine]
told = {}
for name, number in numbers.items():
    result = system.syscall(number, 0, 0, 0, 0, 0, 0)
    told[name] = ctypes.get_errno() if result < 0 else "done"
return told"""
    assert set(found(names, code).values()) == {1}


@needs_wall
def test_nothing_of_the_system_is_there_but_python(names):
    code = "import os\nreturn [p for p in {paths!r} if os.path.exists(p)]"
    paths = ["/etc/passwd", "/etc/shadow", "/proc/1", "/sys/kernel", __file__, "/var"]
    assert found(names, code.format(paths=paths)) == []


@needs_wall
def test_of_the_course_nothing_is_there_but_a_python_that_lies_in_it(names):
    here = Path.cwd()
    code = f"import os\nreturn os.listdir({str(here)!r}) if os.path.isdir({str(here)!r}) else []"
    prefix = Path(sys.prefix)
    own = {prefix.relative_to(here).parts[0]} if prefix.is_relative_to(here) else set()
    assert set(found(names, code)) == own


@needs_wall
def test_only_two_folders_can_be_written_to_and_they_are_small(names):
    code = """
import os
found = []
for folder in ("/", "/usr", "/judge", "/dev", "/home", "/tmp", "/home/student", os.__file__[:-6]):
    try:
        with open(folder + "/x", "w") as file:
            file.write("x")
        found.append(folder)
    except OSError:
        pass
return found"""
    assert found(names, code) == ["/tmp", "/home/student"]
    flood = """
written = 0
try:
    for number in range(100):
        with open(f"/tmp/{number}", "wb") as file:
            for _ in range(10):
                written += file.write(bytes(1_000_000))
except OSError:
    return written
return written"""
    assert found(names, flood) < 70_000_000


@needs_wall
def test_nothing_is_left_for_the_next_student(names):
    found(names, "import os\nos.mkdir('/tmp/left')\nos.mkdir('left')")
    code = "import os\nreturn [os.path.exists('/tmp/left'), os.path.exists('left')]"
    assert found(names, code) == [False, False]


@needs_wall
def test_the_student_is_nobody_and_cannot_become_anybody(names):
    code = """
import os, ctypes
libc = ctypes.CDLL(None)
found = [libc.unshare(0x20000) == 0, libc.mount(b"x", b"/mnt", b"tmpfs", 0, b"") == 0]
try:
    os.setuid(0)
    found.append(os.getuid() == 0 and os.access("/usr/x", os.W_OK))
except OSError:
    found.append(False)
return [os.getpid(), found]"""
    assert found(names, code) == [2, [False, False, False]]


@needs_wall
def test_what_a_student_starts_ends_with_the_grading(open_session):
    marker = f"annlib-test-{os.getpid()}"
    sleep = ["-c", "import time; print('up', flush=True); time.sleep(99)", marker]
    session = open_session(
        "import subprocess, sys\n"
        f"child = subprocess.Popen([sys.executable, *{sleep}], "
        "stdout=subprocess.PIPE, text=True, start_new_session=True)\n"
        "assert child.stdout.readline() == 'up\\n'"
    )
    assert count_processes(marker) == 1
    session.close()
    assert count_processes(marker) == 0


@pytest.mark.parametrize(
    "code",
    [
        "import os; os._exit(1)",
        "import os; os.kill(os.getpid(), 9)",
        pytest.param(
            "import os, time\nif os.fork() == 0: os.kill(os.getppid(), 9)\ntime.sleep(9)",
            # Without a wall, the child lives on and holds the line.
            marks=needs_wall,
        ),
        "import os\nfor fd in range(3, 99):\n    try: os.close(fd)\n    except OSError: pass",
    ],
)
def test_a_process_that_ends_itself_is_started_anew(open_session, code):
    session = open_session("x = 1")
    for pause in (0.0, 0.001, 0.01) * 3:
        assert session.run(code, 2).stopped == "PythonEnded"
        # What was killed on the way may be gone at once, or a little later.
        time.sleep(pause)
        session.begin_cell()
        assert session.get("x") == 1


@needs_wall
def test_a_nursery_that_is_lost_is_started_anew(open_session):
    session = open_session("x = 1")
    starter = session._start.__self__
    starter._nursery._process.kill()
    assert session.run("import time\ntime.sleep(9)", 2).stopped == "PythonEnded"
    session.begin_cell()
    assert session.get("x") == 1
    assert starter.warm


def count_processes(marker):
    return sum(
        marker in (process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"])
    )


@needs_wall
def test_processes_and_memory_are_limited(names, open_session):
    code = """
import os, time
count = 0
try:
    while count < 200:
        if os.fork() == 0:
            time.sleep(5)
            os._exit(0)
        count += 1
except OSError:
    pass
return count"""
    assert found(names, code) < 40
    session = open_session("x = 1", memory=300_000_000)
    ran = session.run("import numpy as np\na = [np.ones(10_000_000) for _ in range(100)]", 2)
    assert ran.stopped == "TooMuchMemory" or "MemoryError" in str(ran.error)


@needs_wall
def test_the_wall_of_whoever_is_not_root_is_found_to_work_where_it_does():
    allowed = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "true"]
    if subprocess.run(allowed, capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody make a user namespace")
    wall = Wall("bubblewrap")
    assert works(wall)
    starter = Starter("", Additions(), Limits(), wall, plots=False)
    session = Session(starter.start, {}, Limits())
    assert session.run("x = 5", 1) == Ran()
    session.begin_cell()
    assert session.get("x") == 5
    assert starter.warm
    session.close()
    starter.close()


def test_without_a_wall_limits_hold_all_the_same(open_session):
    limits = Limits(cell_seconds=10.0)
    session = Session(Starter("", Additions(), limits, Wall("none"), plots=False).start, {}, limits)
    assert session.run("x = 5", 1) == Ran()
    assert session.run("import os\nos._exit(1)", 2).stopped == "PythonEnded"
    session.begin_cell()
    assert session.get("x") == 5
    session.close()


def test_a_sandbox_can_be_required(monkeypatch):
    monkeypatch.setattr("nbjudge.judge.starter.find_wall", lambda: Wall("none"))
    source = notebook(answer("f"), test("test_f", "1.0"))
    with pytest.raises(NoSandboxError, match="bubblewrap"):
        grade_notebook(source, source, require_sandbox=True)


@needs_wall
def test_the_same_seeds_clock_and_threads_every_time(names):
    code = """
import datetime, random, time, uuid, os
import numpy as np
return [random.random(), np.random.random(), np.random.default_rng().random(), hash("a"),
        str(datetime.date.today()), datetime.datetime.now().year, int(time.time()) // 1000,
        os.environ["OPENBLAS_NUM_THREADS"], time.tzname[0], str(uuid.uuid4()),
        isinstance(datetime.datetime.now(), datetime.date)]"""
    first, second = found(names, code), found(names, code)
    assert first == second
    assert first[-1] is True
    assert sys.version_info >= (3, 11)
