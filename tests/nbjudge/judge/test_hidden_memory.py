"""Memory that a student's process hides is counted, or not to be had at all."""

import pytest

from nbjudge.judge.memory_group import NO_GROUPS, find_groups
from tests.nbjudge.wall import needs_wall

pytestmark = pytest.mark.course

EAT = "import numpy as np, time\nkept = np.ones(75_000_000)\ntime.sleep(8)"


@pytest.mark.parametrize(
    "code",
    [
        EAT,
        # The name of a process may be no text.
        f"import ctypes\nctypes.CDLL(None).prctl(15, b'\\xff) \\xfe (', 0, 0, 0)\n{EAT}",
        # What another thread starts is listed in another place.
        "import os, threading, time\n"
        "def start():\n"
        "    if os.fork() == 0:\n"
        f"        exec({EAT!r})\n"
        "    time.sleep(8)\n"
        "threading.Thread(target=start).start()\ntime.sleep(8)",
    ],
    ids=["plainly", "under a name that is no text", "in a child of a thread"],
)
@pytest.mark.parametrize("groups", [NO_GROUPS, find_groups()], ids=["counted", "as here"])
@needs_wall
def test_what_a_student_takes_is_seen_wherever_it_is(open_session, code, groups):
    session = open_session("x = 1", groups=groups, memory=400_000_000)
    assert session.run(code, 2).stopped == "TooMuchMemory"


@needs_wall
def test_memory_that_stays_when_nobody_has_it_in_sight_is_refused(open_session):
    session = open_session(
        "import mmap, os\n"
        "got = []\n"
        "try:\n    got.append(mmap.mmap(-1, 30_000_000))\nexcept OSError:\n    pass\n"
        "try:\n    got.append(os.open('/dev/zero', os.O_RDWR))\nexcept OSError:\n    pass\n"
        # Of a file in the small folder it may be: that is counted there.
        "with open('own', 'wb+') as file:\n"
        "    file.truncate(4096)\n    mmap.mmap(file.fileno(), 4096)\n"
        # And one that nobody shares.
        "mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE)"
    )
    session.begin_cell()
    assert session.get("got") == []


@needs_wall
def test_a_student_makes_no_namespaces_and_starts_threads_all_the_same(open_session):
    session = open_session(
        "import ctypes, os, signal, subprocess, sys, threading\n"
        "number = {'x86_64': 56, 'aarch64': 220}[os.uname().machine]\n"
        "system = ctypes.CDLL(None, use_errno=True)\n"
        "got = []\n"
        "for kind in (0x1000_0000, 0x4000_0000 | 0x1000_0000, 0x0002_0000):\n"
        "    child = system.syscall(number, kind | signal.SIGCHLD, 0, 0, 0, 0)\n"
        "    if child == 0: os._exit(0)\n"
        "    got.append(child < 0 and ctypes.get_errno())\n"
        "told = []\n"
        "thread = threading.Thread(target=told.append, args=(1,))\nthread.start()\nthread.join()\n"
        "done = subprocess.run([sys.executable, '-S', '-c', 'print(2)'], capture_output=True)\n"
        "told.append(int(done.stdout))"
    )
    session.begin_cell()
    assert session.get("got") == [1, 1, 1]
    assert session.get("told") == [1, 2]


@needs_wall
def test_files_without_a_byte_are_limited_too_and_so_are_open_ones(open_session):
    session = open_session(
        "import os\n"
        "made, opened = 0, []\n"
        "try:\n"
        "    while made < 20_000:\n"
        "        os.close(os.open(f'/tmp/{made}', os.O_CREAT | os.O_WRONLY))\n"
        "        made += 1\n"
        "except OSError:\n    pass\n"
        "try:\n"
        "    while len(opened) < 500: opened.append(os.dup(0))\n"
        "except OSError:\n    pass\n"
        "for number in opened: os.close(number)\n"
        "opened = len(opened)"
    )
    session.begin_cell()
    assert 4_000 < session.get("made") < 5_000
    assert session.get("opened") < 128


NOBODY_READS = {
    "connections that nobody accepts": (
        "line = socket.socket(socket.AF_UNIX)\nline.bind('\\0x')\nline.listen(4096)\n"
        "for _ in range(100):\n"
        "    with socket.socket(socket.AF_UNIX) as other:\n"
        "        other.connect('\\0x')\n        sent += other.send(bytes(100_000))"
    ),
    "letters of many to one": (
        "line = socket.socketpair(type=socket.SOCK_DGRAM)\n"
        "line[0].setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)\n"
        "sent += line[0].send(bytes(100_000))"
    ),
    "more than a pair may hold": (
        "line = socket.socketpair()\n"
        "line[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10**9)\n"
        "sent += line[0].send(bytes(100_000))"
    ),
    "pages given to a pipe": (
        "import ctypes, os, struct\n"
        "own = ctypes.create_string_buffer(4096)\n"
        "told = ctypes.create_string_buffer(struct.pack('PL', ctypes.addressof(own), 4096))\n"
        "sent = max(0, ctypes.CDLL(None).vmsplice(os.pipe()[1], told, 1, 0))"
    ),
}


@pytest.mark.parametrize("way", NOBODY_READS)
@needs_wall
def test_what_is_sent_where_nobody_reads_it_is_refused(open_session, way):
    session = open_session("import socket\nsent = 0")
    session.run(NOBODY_READS[way], 2)
    session.begin_cell()
    assert session.get("sent") == 0


@needs_wall
def test_what_waits_in_sockets_and_lies_in_folders_is_counted(open_session):
    session = open_session("x = 1", groups=NO_GROUPS)
    before = session.memory
    session.run("import socket\npairs = [socket.socketpair() for _ in range(50)]", 2)
    # By what may wait there.
    assert session.memory - before > 40_000_000
    before = session.memory
    session.run("with open('/tmp/x', 'wb') as file: file.write(bytes(30_000_000))", 3)
    assert session.memory - before > 25_000_000


@needs_wall
def test_many_processes_with_many_sockets_take_too_much(open_session):
    session = open_session("x = 1", groups=NO_GROUPS, memory=600_000_000)
    code = (
        "import os, socket, time\n"
        "for _ in range(20):\n"
        "    if os.fork() == 0:\n"
        "        pairs = [socket.socketpair() for _ in range(60)]\n"
        "        time.sleep(8)\n"
        "time.sleep(8)"
    )
    assert session.run(code, 2).stopped == "TooMuchMemory"


@needs_wall
def test_what_waits_for_itself_works_as_ever(open_session):
    session = open_session(
        "import asyncio\nasync def twice(x):\n    await asyncio.sleep(0)\n    return 2 * x\n"
        "got = asyncio.run(twice(3))"
    )
    session.begin_cell()
    assert session.get("got") == 6
