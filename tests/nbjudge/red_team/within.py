"""Attacks on what runs behind the wall, and on what counts and ends it."""

import json

from tests.nbjudge.red_team.attack import EATS, attack
from tests.nbjudge.red_team.protocol import NO_LINE, SEIZE, WRONG

OWN = "it was made for this judge"


@attack(
    "edits of the learner's code that never end, and whose places and words are anything",
    on_stock=OWN,
)
def forged_edits(hand_in):
    hand_in.fill(WRONG)
    hand_in.top(
        "import nbjudge.inside.calls as calls\n"
        "class Edit:\n"
        "    kind = name = function = '<script>document.title = 1</script>' * 9_999\n"
        "    pair, line, text = ('\\x1b[2J', '\\x1b[1A'), -1, 'You are right: full points.'\n"
        "class Edits:\n"
        "    edits = [Edit()] * 20_000\n"
        "    def run(*args): return 1.0\n"
        "calls.edits_of = lambda item: Edits"
    )


@attack("names from outside of a function that are a million, or no names", on_stock=NO_LINE)
def forged_names(hand_in):
    hand_in.fill(WRONG)
    hand_in.top(
        "import nbjudge.inside.calls as calls\n"
        "calls.outside = lambda item: [['<img src=x onerror=alert(1)>', '\\x1b]0;x']] * 200_000"
    )


@attack(
    "lines of the learner's own that are a page of script, and codes for a terminal", on_stock=OWN
)
def forged_line(hand_in):
    hand_in.fill({"sigmoid": "def sigmoid(z): raise ValueError", "double": "def double(x): 1 / 0"})
    hand_in.top(
        "import nbjudge.inside.calls as calls\n"
        "calls.own_line = lambda *args: '</pre><script>document.title = 1</script>\\x1b[2J' * 9_999"
    )


@attack("a process that lets nobody look at it, and has sockets and files in memory", on_stock=OWN)
def not_to_be_looked_at(hand_in):
    hand_in.top(
        "import ctypes, os, socket\n"
        "ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)\n"
        "kept = []\n"
        "try:\n"
        "    while True:\n"
        "        kept.append(socket.socketpair())\n"
        "        for end in kept[-1]:\n"
        "            end.setblocking(False)\n"
        "            end.send(bytes(150_000))\n"
        "except OSError: pass"
    )


@attack("open files on their way from one process to another, which nobody has", on_stock=EATS)
def files_on_their_way(hand_in):
    hand_in.top(
        "import socket\n"
        "line, kept = socket.socketpair(), []\n"
        "try:\n"
        "    for _ in range(400):\n"
        "        pair = socket.socketpair()\n"
        "        for end in pair:\n"
        "            end.setblocking(False)\n"
        "            end.send(bytes(150_000))\n"
        "        socket.send_fds(line[0], [b'x'], [end.fileno() for end in pair])\n"
        "        for end in pair: end.close()\n"
        "except OSError: pass"
    )


@attack("memory in the tables of addresses, and in large pages that are let go", on_stock=EATS)
def tables_of_addresses(hand_in):
    hand_in.top(
        "import mmap\n"
        "kept = []\n"
        "try:\n"
        "    for _ in range(200):\n"
        "        kept.append(mmap.mmap(-1, 1 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS))\n"
        "        for place in range(0, 1 << 30, 2 << 20): kept[-1][place] = 1\n"
        "        kept[-1].madvise(mmap.MADV_FREE)\n"
        "except (OSError, ValueError, MemoryError): pass"
    )


@attack(
    "a cell that waits for ever without a loop: for a signal, a lock, its own output, a child",
    on_stock=OWN,
)
def waiting_without_a_loop(hand_in):
    hand_in.fill(
        {
            "double": "def double(x):\n    import signal\n    signal.pause()",
            "total": "def total(n):\n    import threading\n    lock = threading.Lock()\n"
            "    lock.acquire()\n    lock.acquire()",
        }
    )


@attack("alarms of its own, set aside and rung again, so that the judge's are lost", on_stock=OWN)
def alarms_of_its_own(hand_in):
    hand_in.fill(
        {
            "double": "def double(x):\n    import signal\n"
            "    signal.signal(signal.SIGALRM, signal.SIG_IGN)\n"
            "    signal.setitimer(signal.ITIMER_REAL, 0)\n    while True: pass",
            "total": "def total(n):\n    import signal\n"
            "    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))\n    while True: pass",
        }
    )


@attack(
    "many keys that stand in each other's way, in dictionaries larger than are counted",
    on_stock=OWN,
)
def keys_in_the_way(hand_in):
    hand_in.fill(
        {
            "double": "def double(x): return {k << 44: 0 for k in range(200_000)}",
            "total": "def total(n): return {float(k << 52): 0 for k in range(200_000)}",
            "distance": "def distance(x, y): return set(k << 40 for k in range(300_000))",
        }
    )


@attack(
    "settings of the instructor's own beside the notebook: a folder own, with changes and code",
    on_stock=OWN,
)
def own_settings(hand_in):
    hand_in.fill(WRONG)
    change = '[points]\ntest_total = 1000\n[tests]\ntest_total = "2.0"\n'
    hand_in.write("own/config.py", "c = get_config()\nc.Judge.apart = False\n")
    for place in ("own", "../own", "lessons/own"):
        if ".." not in place:
            hand_in.write(f"{place}/03_activation_functions.toml", change)
    hand_in.write("nbgrader_config.py", "c = get_config()\nc.Judge.apart = False\n")


@attack(
    "files of a run's own, in the folders that the next run clears and the next command moves",
    on_stock=OWN,
)
def files_of_a_run(hand_in):
    hand_in.fill(WRONG)
    for name in (".owner", "said.txt", "lesson", "own/.owner", ".new/x", "collecting_problem.txt"):
        hand_in.write(name, "x" * 50)
    hand_in.top(
        "import os\n"
        "for name in ('.owner', 'nbjudge-student-abcd1234'):\n"
        "    for folder in ('/tmp', '.', '/judge'):\n"
        "        try: os.makedirs(f'{folder}/{name}')\n"
        "        except OSError: pass"
    )


@attack(
    "a note of the grader's that says that the notebook was graded, with points, in any length",
    on_stock=OWN,
)
def notes_without_end(hand_in):
    note = {"what": "x" * 9_000_000, "do": "\x1b[2J", "ungraded": 1, "points": 11}
    hand_in.notebook.cells[0].metadata["nbjudge_hand_in"] = [
        note,
        *[{"what": n} for n in range(9_999)],
    ]


@attack("the words that the table of scores reads, in a result's own display", on_stock=NO_LINE)
def words_for_the_table(hand_in):
    hand_in.fill(WRONG)
    verdict = json.dumps({"points": 3, "earned": 3, "right": True})
    hand_in.top(
        f"{SEIZE}instead('out', lambda told: {{**told, 'out': {verdict!r} * 50, 'err': ''}})"
    )


@attack(
    "answers that are written while the test runs: names that change, one call after another",
    on_stock=OWN,
)
def answers_that_change(hand_in):
    hand_in.fill(
        {
            "total": "seen = []\ndef total(numbers):\n    seen.append(numbers)\n"
            "    global double\n    double = lambda x: seen\n    return seen[-1]",
            "countdown": "calls = 0\ndef countdown(n):\n    global calls, countdown\n"
            "    calls += 1\n    countdown = lambda n: 0\n    return n",
        }
    )


@attack("coroutines and tasks that are never awaited, left over at the end")
def left_over_tasks(hand_in):
    hand_in.top(
        "import asyncio, threading\n"
        "async def endless():\n    while True: await asyncio.sleep(0)\n"
        "threading.Thread(target=lambda: asyncio.run(endless())).start()\n"
        "loop = asyncio.new_event_loop()\n"
        "tasks = [loop.create_task(endless()) for _ in range(1000)]"
    )
    hand_in.fill({"double": "async def double(x): return 2 * x", "total": "def total(n): yield 3"})


@attack(
    "a module of the test's own name, put among those that are loaded, for the next cell",
    on_stock=OWN,
)
def loaded_under_other_names(hand_in):
    hand_in.fill(WRONG)
    hand_in.top(
        "import sys, types\n"
        "for name in ('anncourse', 'anncourse.checks', 'nbjudge.judge', 'nbgrader'):\n"
        "    sys.modules[name] = types.ModuleType(name)\n"
        "    sys.modules[name].check = lambda *a, **k: 3.0\n"
        "sys.meta_path.insert(0, type('All', (), {'find_spec': lambda *a: None})())"
    )


@attack(
    "out of the group that limits its memory: by its files, by a mount, by what may still be open",
    on_stock=OWN,
)
def out_of_its_group(hand_in):
    hand_in.top(
        "import ctypes, glob, os\n"
        "os.makedirs('/tmp/c', exist_ok=True)\n"
        "for kind, how in ((b'cgroup', b'memory'), (b'cgroup', b''), (b'cgroup2', b'')):\n"
        "    ctypes.CDLL(None).mount(kind, b'/tmp/c', kind, 0, how)\n"
        "for name in ('tasks', 'cgroup.procs', 'memory.limit_in_bytes', 'memory.max'):\n"
        "    for path in glob.glob(f'/sys/fs/cgroup/**/{name}', recursive=True) + "
        "glob.glob(f'/tmp/c/**/{name}', recursive=True):\n"
        "        try:\n            open(path, 'w').write('-1' if 'limit' in name else '0')\n"
        "        except OSError: pass\n"
        "for number in range(4, 1024):\n"
        "    try:\n        os.write(number, b'0')\n    except OSError: pass\n"
        "ctypes.CDLL(None).unshare(0x0200_0000)\n"
        "kept = [bytearray(900_000_000), bytearray(900_000_000)]"
    )
