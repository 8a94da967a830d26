"""Take more than one's share."""

from tests.nbjudge.red_team.attack import EATS, FORKS, attack


@attack("a loop that never ends")
def endless_loop(hand_in):
    hand_in.top("while True: pass")


@attack("a loop that swallows the interrupt that is to end it")
def ignored_interrupts(hand_in):
    hand_in.top(
        "import signal\n"
        "for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGHUP):\n"
        "    signal.signal(number, signal.SIG_IGN)\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 60))\n"
        "while True:\n"
        "    try:\n        while True: pass\n"
        "    except BaseException:\n        pass"
    )


@attack("a call into C that no interrupt reaches")
def long_call_into_c(hand_in):
    hand_in.answer("double", "def double(x): return 2 ** (1 << 40) and 7 ** (1 << 30)")


@attack("an answer that is slow in every call, each just within the limit")
def slow_in_every_call(hand_in):
    hand_in.fill(
        {
            "sigmoid": "import time\ndef sigmoid(z):\n    time.sleep(0.7)\n    return 0.5",
            "double": "import time\ndef double(x):\n    time.sleep(0.7)\n    return 7",
        }
    )


@attack("a result by which the test itself never ends")
def endless_test(hand_in):
    hand_in.answer("countdown", "def countdown(n): return 5")


@attack("a fork bomb", on_stock=FORKS)
def fork_bomb(hand_in):
    hand_in.top(
        "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass"
    )


@attack("a bomb of threads", on_stock=FORKS)
def thread_bomb(hand_in):
    hand_in.top(
        "import threading, time\n"
        "while True:\n"
        "    try:\n        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        "    except RuntimeError:\n        time.sleep(0.1)"
    )


@attack("a memory bomb of many arrays", on_stock=EATS)
def memory_bomb(hand_in):
    hand_in.top("import numpy as np\nkept = []\nwhile True: kept.append(np.ones(4_000_000))")


@attack("a memory bomb of one text, doubled again and again", on_stock=EATS)
def memory_bomb_of_text(hand_in):
    hand_in.answer("double", "def double(x):\n    text = 'x'\n    while True: text += text")


@attack("filling the disk and the folders in memory", on_stock="it would fill this machine's disk")
def disk_bomb(hand_in):
    hand_in.top(
        "import os\n"
        "for folder in ('/tmp', '/dev/shm', os.getcwd(), '/var/tmp'):\n"
        "    try:\n"
        "        for number in range(200):\n"
        "            with open(f'{folder}/{number}', 'wb') as file:\n"
        "                file.write(bytes(16_000_000))\n"
        "    except OSError:\n        pass"
    )


@attack("a flood of printed lines")
def output_flood(hand_in):
    hand_in.top("while True: print('x' * 200)")


@attack("one line of a gigabyte")
def giant_line(hand_in):
    hand_in.top("import sys\nfor _ in range(1000): sys.stdout.write('x' * 1_000_000)")


@attack("a picture of a hundred megapixels, and one whose text is as large")
def giant_image(hand_in):
    hand_in.top(
        "from IPython.display import Image, display\n"
        "display(Image(data=b'\\x89PNG\\r\\n\\x1a\\n' + bytes(50_000_000)))"
    )
    hand_in.after(
        "test_sigmoid",
        "import matplotlib.pyplot as plt\nplt.figure(figsize=(600, 600))\nplt.plot([1, 2])",
    )


@attack("a flood of displays, clears and messages of widgets")
def comm_flood(hand_in):
    hand_in.top(
        "from IPython.display import clear_output, display\n"
        "while True:\n"
        "    display({'x': 1})\n    clear_output()\n"
        "    try:\n"
        "        from comm import create_comm\n"
        "        create_comm(target_name='jupyter.widget', data={'x': 'y' * 10_000})\n"
        "    except ImportError:\n        pass"
    )


@attack("a flood of output while a test calls the answer")
def output_flood_in_an_answer(hand_in):
    hand_in.answer("double", "def double(x):\n    while True: print('x' * 1000)")


@attack("an answer of a hundred million numbers")
def giant_answer(hand_in):
    hand_in.fill(
        {
            "double": "def double(x): return np.zeros(20_000_000)",
            "total": "def total(numbers): return [0] * 10_000_000",
            "sigmoid": "import itertools\ndef sigmoid(z): return itertools.repeat(0.5)",
        }
    )


@attack("an answer that is short to write and long to read, such as a range")
def endless_range(hand_in):
    hand_in.fill({"double": "def double(x): return range(50_000_000)"})


@attack("an object that says it has a trillion items")
def lying_length(hand_in):
    hand_in.fill(
        {
            "double": "class Long:\n"
            "    def __len__(self): return 10**12\n"
            "    def __getitem__(self, place): return 2\n"
            "def double(x): return Long()"
        }
    )


@attack("an integer of a million digits, and texts as long")
def giant_numbers(hand_in):
    hand_in.fill(
        {
            "sigmoid": "def sigmoid(z): return 10 ** 1_000_000",
            "total": "def total(numbers): return 10 ** 1_000_000",
            "double": "def double(x): return 'x' * 3_000_000",
            "answer_step": "answer_step = 10 ** 1_000_000",
        }
    )


@attack("lists within lists, a thousand deep, and a list in itself")
def deep_nesting(hand_in):
    hand_in.fill(
        {
            "sigmoid": "def sigmoid(z):\n    x = []\n"
            "    for _ in range(1000): x = [x]\n    return x",
            "double": "def double(x):\n    x = []\n    x.append(x)\n    return x",
            "total": "def total(n): return total(n)",
        }
    )


@attack("sets and dictionaries whose members all have one hash, in which each is compared with all")
def keys_of_one_hash(hand_in):
    hand_in.fill(
        {
            "double": "class Own(set): pass\n"
            "def double(x): return Own(k * (2**61 - 1) for k in range(1, 9_000))",
            "total": "class Counts(dict): pass\n"
            "def total(n): return [Counts({(k * (2**61 - 1),): 1 for k in range(9_000)})] * 20",
        }
    )


@attack(
    "memory that is in no process: shared and out of sight, without a name, in sockets, in names",
    on_stock=EATS,
)
def memory_in_no_process(hand_in):
    hand_in.top(
        "import ctypes, mmap, os, socket\n"
        "kept = []\n"
        "def take(work):\n"
        "    try:\n"
        "        while len(kept) < 400: work()\n"
        "    except (OSError, ValueError): pass\n"
        "def out_of_sight():\n"
        "    kept.append(mmap.mmap(-1, 30_000_000))\n"
        "    kept[-1].write(bytes(30_000_000))\n"
        "    kept[-1].madvise(mmap.MADV_DONTNEED)\n"
        "def without_a_name():\n"
        "    kept.append(os.memfd_create('x'))\n"
        "    os.write(kept[-1], bytes(30_000_000))\n"
        "def of_system_v():\n"
        "    if ctypes.CDLL(None).shmget(0, 30_000_000, 0o1600) < 0: raise OSError\n"
        "    kept.append(0)\n"
        "def in_sockets():\n"
        "    pair = socket.socketpair()\n"
        "    kept.append(pair)\n"
        "    for end in pair:\n"
        "        end.setblocking(False)\n"
        "        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10**9)\n"
        "        end.send(bytes(1_000_000))\n"
        "def in_names():\n"
        "    for number in range(10**6): open(f'/tmp/{number}', 'w').close()\n"
        "for work in (out_of_sight, without_a_name, of_system_v, in_sockets, in_names): take(work)"
    )


@attack(
    "memory of a process whose name is no text, and of children that a thread starts",
    on_stock=EATS,
)
def memory_under_an_odd_name(hand_in):
    hand_in.top(
        "import ctypes, os, threading, time\n"
        "import numpy as np\n"
        "ctypes.CDLL(None).prctl(15, b'\\xff) \\xfe (', 0, 0, 0)\n"
        "def start():\n"
        "    if os.fork() == 0:\n"
        "        kept = np.ones(80_000_000)\n"
        "        time.sleep(9)\n"
        "threading.Thread(target=start).start()\n"
        "kept = np.ones(40_000_000)\n"
        "time.sleep(9)"
    )


@attack(
    "memory in what was sent and nobody reads: connections that nobody accepts, letters, pipes",
    on_stock=EATS,
)
def memory_that_nobody_reads(hand_in):
    hand_in.top(
        "import ctypes, os, socket\n"
        "kept = []\n"
        "def of(kind):\n"
        "    line = socket.socket(socket.AF_UNIX, kind)\n"
        "    line.setblocking(False)\n"
        "    line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10**9)\n"
        "    return line\n"
        "def connections():\n"
        "    kept.append(of(socket.SOCK_STREAM))\n"
        "    kept[-1].bind(f'\\0{len(kept)}')\n"
        "    kept[-1].listen(4096)\n"
        "    for _ in range(4096):\n"
        "        other = of(socket.SOCK_STREAM)\n"
        "        other.connect(kept[-1].getsockname())\n"
        "        other.send(bytes(200_000))\n"
        "def letters():\n"
        "    kept.append(of(socket.SOCK_DGRAM))\n"
        "    kept[-1].bind(f'\\0{len(kept)}')\n"
        "    for _ in range(10): of(socket.SOCK_DGRAM).sendto(bytes(200_000), "
        "kept[-1].getsockname())\n"
        "def pipes():\n"
        "    kept.append(os.pipe())\n"
        "    told = (ctypes.c_ulong * 2)(id(kept), 1)\n"
        "    if ctypes.CDLL(None).vmsplice(kept[-1][1], told, 1, 0) < 0: raise OSError\n"
        "for work in (connections, letters, pipes):\n"
        "    try:\n"
        "        while len(kept) < 100: work()\n"
        "    except OSError: pass"
    )


@attack("gigabytes in a moment, sooner than anybody looks, and gone again", on_stock=EATS)
def memory_in_a_moment(hand_in):
    hand_in.top("for _ in range(20): bytearray(3_000_000_000)")
    hand_in.answer("double", "def double(x): return len(bytearray(3_000_000_000))")


@attack("memory of many processes, none of which has much", on_stock=EATS)
def memory_of_many(hand_in):
    hand_in.top(
        "import os, time\n"
        "for _ in range(25):\n"
        "    if os.fork() == 0:\n"
        "        kept = bytearray(90_000_000)\n        time.sleep(9)\n        os._exit(0)\n"
        "time.sleep(9)"
    )
