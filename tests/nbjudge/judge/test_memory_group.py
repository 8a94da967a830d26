"""A student's processes are in a memory group of their own, which holds them to the limit."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from nbjudge.inside.fixed import join
from nbjudge.judge.memory_group import (
    ALONE,
    GRADER,
    LIMIT,
    NO_GROUPS,
    PREFIX,
    Groups,
    MemoryGroup,
    _make_room,
    find_groups,
)
from nbjudge.judge.sandbox import Wall
from tests.nbjudge.commands import typed
from tests.nbjudge.tiny import LESSON
from tests.nbjudge.wall import needs_wall

FOUND = find_groups()
pytestmark = [
    pytest.mark.course,
    pytest.mark.skipif(not FOUND.version, reason=f"there is no memory cgroup: {FOUND.why_not}"),
]

MB = 1_000_000
MOST = {1: "memory.max_usage_in_bytes", 2: "memory.peak"}


@pytest.fixture
def groups():
    """Return where only this test makes groups."""
    above = Path(tempfile.mkdtemp(prefix="nbjudge-test-", dir=FOUND.above))
    if FOUND.version == 2:
        (above / "cgroup.subtree_control").write_text("+memory")
    yield replace(FOUND, above=above)
    for folder in above.glob("*/"):
        folder.rmdir()
    above.rmdir()


def processes(groups):
    """Return how many processes are in groups there."""
    return sum(len((one / "cgroup.procs").read_text().split()) for one in groups.all())


# In a moment, far sooner than anybody looks.
BURST = "kept = bytearray(900_000_000)"
FORK = "import os, time\nfor _ in range(20):\n    if os.fork() == 0:\n        {}\n{}"
MANY_SMALL = FORK.format("kept = bytearray(30_000_000); time.sleep(8)", "time.sleep(8)")
IN_SOCKETS = (
    "import socket\n"
    "pairs = [socket.socketpair() for _ in range(60)]\n"
    "for end in sum(pairs, ()):\n"
    "    end.setblocking(False)\n"
    "    try:\n        while True: end.send(bytes(50_000))\n"
    "    except BlockingIOError: pass"
)
IN_A_FOLDER = (
    "for k in range(2):\n    with open(f'/tmp/{k}', 'wb') as file: file.write(bytes(30_000_000))"
)
# Who ate is ended; who waits for that goes on.
IN_A_CHILD = f"import os\nif os.fork() == 0:\n    {BURST}\n    os._exit(0)\nos.wait()"


@pytest.mark.parametrize(
    ("code", "memory"),
    [
        (BURST, 300 * MB),
        (MANY_SMALL, 300 * MB),
        (IN_SOCKETS, 12 * MB),
        (IN_A_FOLDER, 40 * MB),
        (IN_A_CHILD, 300 * MB),
    ],
    ids=["a burst", "many small processes", "sockets", "a folder in memory", "a child"],
)
@needs_wall
def test_who_takes_more_is_stopped_and_told_why(groups, open_session, code, memory):
    session = open_session("x = 1", groups=groups, memory=memory)
    assert session.run(code, 2).stopped == "TooMuchMemory"
    # Nobody says that a process ended by itself, nor is it graded again for that.
    assert not session.ended
    session.begin_cell()
    assert session.get("x") == 1


@needs_wall
def test_an_answer_that_takes_more_is_told_the_same(groups, open_session):
    session = open_session("x = 1", groups=groups, memory=300 * MB)
    session.run(f"def f():\n    {BURST}", 2)
    session.begin_cell()
    with pytest.raises(BaseException, match="TooMuchMemory"):
        session.get("f")()


def how_it_ends(group, size):
    """Return the status of a process that goes into a group and takes so much."""
    process = os.fork()
    if process == 0:
        join(group.entry)
        kept = bytearray(size)
        os._exit(len(kept) == 0)
    return os.waitpid(process, 0)[1]


def test_what_is_used_never_passes_the_limit(groups):
    group = groups.new(100 * MB)
    assert how_it_ends(group, 900 * MB) == signal.SIGKILL
    (folder,) = groups.all()
    assert 90 * MB < int((folder / MOST[groups.version]).read_text()) <= 100 * MB
    assert group.exceeded()
    group.close()


def test_who_is_killed_because_others_took_too_much_is_not_blamed(groups):
    (groups.above / LIMIT[groups.version]).write_text(str(100 * MB))
    group = groups.new(500 * MB)
    assert how_it_ends(group, 300 * MB) == signal.SIGKILL
    assert not group.exceeded()
    group.close()


@needs_wall
def test_memory_that_processes_share_counts_once(groups, open_session):
    session = open_session("x = 1", groups=groups, memory=400 * MB)
    code = "kept = bytearray(100_000_000)\n" + FORK.format("time.sleep(1); os._exit(0)", "")
    assert not session.run(f"{code}\ntime.sleep(0.6)", 2).stopped
    assert session.memory < 300 * MB


@needs_wall
def test_all_of_a_student_s_processes_are_in_the_group_and_none_gets_out(groups, open_session):
    session = open_session("x = 1", groups=groups)
    assert processes(groups) == 1
    ran = session.run(
        "import ctypes, glob, os, time\n"
        "got = [path for path in ('/sys', '/proc', '/sys/fs/cgroup') if os.path.exists(path)]\n"
        "os.makedirs('/tmp/c')\n"
        "for kind in (b'cgroup', b'cgroup2'):\n"
        "    if ctypes.CDLL(None).mount(kind, b'/tmp/c', kind, 0, b'') == 0: got.append(kind)\n"
        # The line alone is open, and what leads nowhere: no file into which a number is written.
        "for number in range(3, 256):\n"
        "    try:\n        got += [number] if os.fstat(number) and number != 3 else []\n"
        "    except OSError: pass\n"
        "for _ in range(3):\n"
        "    if os.fork() == 0:\n"
        "        os.setsid()\n"
        "        if os.fork() == 0:\n            time.sleep(60)\n"
        "        os._exit(0)\n"
        "for _ in range(3): os.wait()",
        2,
    )
    assert not ran.error
    assert processes(groups) == 4
    session.begin_cell()
    assert session.get("got") == []
    session.close()
    assert groups.all() == []


def test_without_a_wall_what_was_left_behind_ends_with_the_group(groups, open_session):
    session = open_session("x = 1", groups=groups, wall=Wall("none"))
    session.run("import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)", 2)
    assert processes(groups) == 2
    session.close()
    assert groups.all() == []


@dataclass(frozen=True)
class Unjoined(Groups):
    """Groups into which nobody is let."""

    def new(self, limit):
        """Return one of them."""
        group = super().new(limit)
        group.entry = []
        return group


@pytest.mark.parametrize("way", ["none", "cannot be made", "is no cgroup", "lets nobody in"])
@needs_wall
def test_without_a_group_memory_is_counted(groups, open_session, tmp_path, way):
    place = {
        "none": NO_GROUPS,
        "cannot be made": replace(groups, above=tmp_path / "gone"),
        "is no cgroup": replace(groups, above=tmp_path),
        "lets nobody in": Unjoined(groups.version, groups.above),
    }[way]
    session = open_session("x = 1", groups=place, memory=400 * MB)
    assert session.memory > 0
    code = "kept = bytearray(700_000_000)\nimport time\ntime.sleep(8)"
    assert session.run(code, 2).stopped == "TooMuchMemory"
    assert list(tmp_path.iterdir()) == []


def leave(groups):
    """Let a grader make a group and be killed; return where it is."""
    code = (
        "import os, sys\nfrom pathlib import Path\n"
        "from nbjudge.judge.memory_group import Groups\n"
        f"group = Groups({groups.version}, Path({str(groups.above)!r})).new(1 << 30)\n"
        "print(group._folder, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return Path(done.stdout.strip())


def make_old(folder):
    """Say that it was made an hour ago."""
    hour_ago = time.time() - 3600
    os.utime(folder, (hour_ago, hour_ago))


def test_a_command_that_grades_clears_what_one_that_was_killed_left(course):
    left = leave(FOUND)
    assert left.exists()
    make_old(left)
    typed(course, "nbjudge", "grade", LESSON)
    assert not left.exists()


def test_a_killed_grader_s_group_is_removed_by_the_next_and_no_other(groups):
    own = groups.new(1 << 30)
    in_use = groups.all()
    left = leave(groups), leave(groups)
    for folder in (*in_use, left[0]):
        make_old(folder)
    assert groups.clear() == [left[0]]
    # One is somebody's, the other young.
    assert groups.all() == sorted([*in_use, left[1]])
    own.close()


def test_a_group_that_somebody_removed_is_no_error(groups):
    group = groups.new(1 << 30)
    groups.all()[0].rmdir()
    assert (group.memory(), group.exceeded()) == (0, False)
    group.close()


def test_in_version_2_only_who_is_alone_makes_room_for_groups():
    """Whatever controller version 2 has here will do: the rules are the same for all."""
    lines = Path("/proc/self/mountinfo").read_text().splitlines()
    mounted = [line.split()[4] for line in lines if " - cgroup2 " in line]
    own = [line[3:] for line in Path("/proc/self/cgroup").read_text().splitlines() if "0::" in line]
    controllers = []
    if mounted:
        top = Path(mounted[0] + own[0])
        controllers = (top / "cgroup.subtree_control").read_text().split()
    if not controllers:
        pytest.skip("no controller of version 2 is given to groups below this process's")
    scope = Path(tempfile.mkdtemp(prefix="nbjudge-test-", dir=top))
    code = (
        "import os, sys\nfrom pathlib import Path\n"
        "from nbjudge.judge.memory_group import _make_room\n"
        f"own = Path({str(scope)!r})\n"
        "(own / 'cgroup.procs').write_text('0')\n"
        "child = int(sys.argv[1]) and os.fork()\n"
        "if int(sys.argv[1]) and not child:\n    import time; time.sleep(60)\n"
        f"try:\n    assert _make_room(own, {controllers[0]!r}) == own\n"
        f"    assert _make_room(own / {GRADER!r}, {controllers[0]!r}) == own\n"
        "    print(*(own / 'cgroup.subtree_control').read_text().split())\n"
        "except OSError as error: print(error)\n"
        "if child: os.kill(child, 9); os.wait()"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, others], capture_output=True, text=True, check=False
        ).stdout.strip()
        for others in "10"
    ]
    (scope / GRADER).rmdir()
    scope.rmdir()
    assert said == [ALONE, controllers[0]]


def test_why_there_is_no_group_is_said(tmp_path):
    (tmp_path / "cgroup.controllers").write_text("cpu\n")
    (tmp_path / "cgroup.subtree_control").write_text("")
    with pytest.raises(OSError, match=r"the kernel gives .* no memory controller"):
        _make_room(tmp_path, "memory")
    with pytest.raises(FileNotFoundError):
        MemoryGroup(tmp_path, 1, 1 << 30)
    assert not list(tmp_path.glob(f"{PREFIX}*"))
