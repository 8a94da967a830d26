"""Leave something for the student who is graded next, or find what the one before has left.

Each of the pairs leaves and looks for the same: whoever comes second would have the points.
"""

from tests.nbjudge.red_team.attack import attack
from tests.nbjudge.red_team.lesson import EXERCISES

CODE = EXERCISES["double"]
CALL = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"


def pair(tries):
    """Enter a function twice: as who leaves something, and as who comes next."""

    def enter(make):
        attack(f"{tries}: leaving an answer")(make)

        def again(hand_in):
            make(hand_in)

        again.__name__, again.__module__ = f"{make.__name__}_next", make.__module__
        attack(f"{tries}: finding it")(again)
        return make

    return enter


def take_and_leave(hand_in, take, leave):
    """Run what was left, and leave it again for the next."""
    hand_in.top(
        f"CODE = {CODE!r}\n{CALL}"
        f"def take():\n{indent(take)}\ndef leave():\n{indent(leave)}\n"
        "try:\n    found = take()\nexcept Exception as error:\n    found = None\n"
        "try:\n    leave()\nexcept Exception as error:\n    print(error)"
    )
    hand_in.answer("double", "if found: exec(found)\nelse:\n    def double(x): return 0")


def indent(code):
    return "\n".join(f"    {line}" for line in code.split("\n"))


@pair("the kernel's keyrings")
def keyrings(hand_in):
    take_and_leave(
        hand_in,
        "for ring in (-1, -2, -3, -4, -5):\n"
        "    key = libc.syscall(250, 10, ring, b'user', b'answers', 0)\n"
        "    data = ctypes.create_string_buffer(9_999)\n"
        "    if key > 0 and libc.syscall(250, 11, key, data, 9_999) > 0:\n"
        "        return data.value.decode()",
        "for ring in (-1, -2, -3, -4, -5):\n"
        "    libc.syscall(248, b'user', b'answers', CODE.encode(), len(CODE), ring)",
    )


@pair("ports of this machine, bound or left to time out")
def ports(hand_in):
    take_and_leave(
        hand_in,
        "import socket\n"
        "with socket.create_connection(('127.0.0.1', 45_671), 0.2) as line:\n"
        "    return line.recv(9_999).decode()",
        "import socket, threading\n"
        "server = socket.create_server(('127.0.0.1', 45_671))\n"
        "def serve():\n"
        "    while True: server.accept()[0].sendall(CODE.encode())\n"
        "if os.fork() == 0:\n    os.setsid()\n    serve()",
    )


@pair("sockets without a file, and message queues")
def sockets_without_a_file(hand_in):
    take_and_leave(
        hand_in,
        "import socket\n"
        "with socket.socket(socket.AF_UNIX) as line:\n"
        "    line.connect('\\0answers')\n    return line.recv(9_999).decode()",
        "import socket\n"
        "server = socket.socket(socket.AF_UNIX)\nserver.bind('\\0answers')\nserver.listen()\n"
        "queue = libc.mq_open(b'/answers', 0o102, 0o666, None)\n"
        "libc.mq_send(queue, CODE.encode(), len(CODE), 0)\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    while True: server.accept()[0].sendall(CODE.encode())",
    )


@pair("shared memory and semaphores of System V")
def system_v(hand_in):
    take_and_leave(
        hand_in,
        "libc.shmat.restype = ctypes.c_void_p\n"
        "number = libc.shmget(815, 4096, 0o666)\n"
        "if number < 0: return None\n"
        "return ctypes.string_at(libc.shmat(number, None, 0)).decode()",
        "libc.shmat.restype = ctypes.c_void_p\n"
        "number = libc.shmget(815, 4096, 0o1666)\n"
        "place = libc.shmat(number, None, 0)\n"
        "ctypes.memmove(place, CODE.encode() + b'\\0', len(CODE) + 1)",
    )


@pair("files wherever one can be written, in all that is mounted")
def files_anywhere(hand_in):
    take_and_leave(
        hand_in,
        "for line in open('/proc/self/mounts'):\n"
        "    for name in ('answers', '.answers'):\n"
        "        path = os.path.join(line.split()[1], name)\n"
        "        if os.path.exists(path): return open(path).read()",
        "for line in open('/proc/self/mounts'):\n"
        "    try:\n"
        "        open(os.path.join(line.split()[1], '.answers'), 'w').write(CODE)\n"
        "    except OSError:\n        pass",
    )


@pair("the libraries that the next student imports, patched where processes are forked")
def patched_parent(hand_in):
    take_and_leave(
        hand_in,
        "import builtins, numpy\n"
        "return getattr(builtins, 'answers', None) or getattr(numpy, 'answers', None)",
        "import builtins, gc, numpy, sys\n"
        "builtins.answers = numpy.answers = CODE\n"
        "for pid in (os.getppid(), 1, 2, 3):\n"
        "    try:\n"
        "        memory = open(f'/proc/{pid}/mem', 'r+b')\n"
        "        memory.seek(id(numpy))\n        memory.write(b'x' * 64)\n"
        "    except OSError:\n        pass",
    )


@pair("limits, priorities, masks and names of the process that all are forked from")
def changed_parent(hand_in):
    take_and_leave(
        hand_in,
        "import resource\n"
        "if os.getpriority(os.PRIO_PROCESS, os.getppid()) == 7: return CODE\n"
        "if b'answers' in open(f'/proc/{os.getppid()}/comm', 'rb').read(): return CODE",
        "import resource\n"
        "for pid in (os.getppid(), 1, 2):\n"
        "    for work in (lambda: os.setpriority(os.PRIO_PROCESS, pid, 7),\n"
        "        lambda: resource.prlimit(pid, resource.RLIMIT_CPU, (1, 1)),\n"
        "        lambda: os.sched_setaffinity(pid, {0}),\n"
        "        lambda: open(f'/proc/{pid}/comm', 'w').write('answers')):\n"
        "        try:\n            work()\n        except OSError:\n            pass",
    )
