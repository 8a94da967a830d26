"""Ask the system for more than a student's code needs."""

from tests.nbjudge.red_team.attack import EATS, attack

ASKS = "nothing would hold it on this machine"

CALL = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"


@attack("programs that run as root whoever starts them", on_stock=ASKS)
def setuid_programs(hand_in):
    hand_in.top(
        "import os, stat, subprocess\n"
        "for folder in ('/usr/bin', '/usr/sbin', '/bin', '/usr/lib', '/usr/libexec'):\n"
        "    for parent, _, names in os.walk(folder):\n"
        "        for name in names:\n"
        "            path = os.path.join(parent, name)\n"
        "            try:\n"
        "                if os.stat(path).st_mode & stat.S_ISUID:\n"
        f"                    subprocess.run([path, '-c', 'cat {hand_in.home}/secret.txt'],\n"
        "                        timeout=0.3, stdin=subprocess.DEVNULL)\n"
        "            except Exception as error:\n                pass"
    )


@attack("a user namespace of its own, in which it is root, and mounts there", on_stock=ASKS)
def user_namespace(hand_in):
    hand_in.top(
        f"{CALL}uid = os.getuid()\n"
        "libc.unshare(0x10000000 | 0x20000 | 0x20000000)\n"
        "for name, text in (('setgroups', 'deny'), ('uid_map', f'0 {uid} 1')):\n"
        "    try:\n        open(f'/proc/self/{name}', 'w').write(text)\n"
        "    except OSError:\n        pass\n"
        "os.makedirs('/tmp/r', exist_ok=True)\n"
        "for kind in (b'proc', b'sysfs', b'tmpfs', b'overlay', b'cgroup2', b'devtmpfs'):\n"
        "    libc.mount(kind, b'/tmp/r', kind, 0, None)\n"
        "libc.mount(b'/', b'/tmp/r', None, 0x1000 | 0x4000, None)\n"
        f"for path in ('/tmp/r{hand_in.home}/secret.txt', '/tmp/r/1/root{hand_in.home}/x'):\n"
        "    try:\n        print(open(path).read())\n"
        "    except OSError:\n        pass"
    )


@attack(
    "the devices and settings of the machine: /dev, /proc/sys, /sys, and the terminal",
    on_stock=ASKS,
)
def devices_and_settings(hand_in):
    hand_in.top(
        "import fcntl, glob, os\n"
        "for path in glob.glob('/dev/*') + glob.glob('/dev/*/*') + ['/proc/sysrq-trigger',\n"
        "    '/proc/sys/kernel/core_pattern', '/proc/sys/vm/drop_caches', '/sys/power/state',\n"
        "    '/proc/self/oom_score_adj', '/proc/kcore', *glob.glob('/sys/fs/cgroup/*')]:\n"
        "    try:\n"
        "        fd = os.open(path, os.O_RDWR | os.O_NONBLOCK)\n"
        "        for letter in 'touch /tmp/typed\\n': fcntl.ioctl(fd, 0x5412, letter.encode())\n"
        "    except OSError:\n        pass"
    )


@attack("tracing, stopping and reading every process that can be seen", on_stock=ASKS)
def every_process(hand_in):
    hand_in.top(
        f"{CALL}import signal\n"
        "for name in os.listdir('/proc'):\n"
        "    if not name.isdigit() or int(name) == os.getpid(): continue\n"
        "    for file in ('environ', 'cmdline', 'maps', 'stack', 'auxv', 'io'):\n"
        "        try:\n            print(open(f'/proc/{name}/{file}', 'rb').read()[:9_999])\n"
        "        except OSError:\n            pass\n"
        "    libc.ptrace(0x4206, int(name), 0, 0)\n"
        "    data = ctypes.create_string_buffer(99)\n"
        "    libc.process_vm_readv(int(name), data, 1, data, 1, 0)\n"
        "    libc.process_madvise(int(name), data, 1, 21, 0)"
    )


@attack(
    "system calls that few programs need: bpf, perf, userfaultfd, io_uring, modules", on_stock=ASKS
)
def rare_system_calls(hand_in):
    hand_in.top(
        f"{CALL}"
        "for number in (321, 298, 323, 425, 426, 427, 175, 313, 176, 153, 165, 166, 167, 168,\n"
        "    172, 173, 304, 303, 310, 311, 312, 428, 429, 430, 431, 432, 433, 438):\n"
        "    if os.fork() == 0:\n"
        "        libc.syscall(number, 0, 0, 0, 0, 0)\n        os._exit(0)\n"
        "    os.wait()"
    )


@attack("real-time priority, locked memory, and limits raised", on_stock=EATS)
def raised_limits(hand_in):
    hand_in.top(
        f"{CALL}import resource\n"
        "for limit in range(16):\n"
        "    try:\n        resource.setrlimit(limit, (resource.RLIM_INFINITY,) * 2)\n"
        "    except (OSError, ValueError):\n        pass\n"
        "for work in (lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50)),\n"
        "    lambda: os.setpriority(os.PRIO_PROCESS, 0, -20), lambda: libc.mlockall(3),\n"
        "    lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0])):\n"
        "    try:\n        work()\n    except OSError:\n        pass\n"
        "kept = []\nwhile True: kept.append(bytearray(8_000_000))"
    )


@attack("memory of the kernel's: pipes, sockets and timers that are full", on_stock=EATS)
def memory_of_the_kernel(hand_in):
    hand_in.top(
        "import fcntl, os, socket, time\n"
        "kept = []\n"
        "try:\n"
        "    while True:\n"
        "        reading, writing = os.pipe()\n"
        "        try:\n            fcntl.fcntl(writing, 1031, 1 << 20)\n"
        "        except OSError:\n            pass\n"
        "        os.set_blocking(writing, False)\n"
        "        try:\n"
        "            while True: os.write(writing, bytes(1 << 16))\n"
        "        except BlockingIOError:\n            kept.append((reading, writing))\n"
        "except OSError:\n    pass"
    )


@attack("millions of empty files, folders and links, which take no bytes", on_stock=EATS)
def empty_files(hand_in):
    hand_in.top(
        "import os\n"
        "for folder in ('/tmp', '/dev/shm', os.getcwd()):\n"
        "    number = 0\n"
        "    try:\n"
        "        os.makedirs(f'{folder}/many')\n"
        "        while number < 3_000_000:\n"
        "            number += 1\n            os.symlink('x' * 200, f'{folder}/many/{number}')\n"
        "    except OSError:\n        pass"
    )


@attack("a memory dump at the end, of a process that dies of its own", on_stock=EATS)
def memory_dump(hand_in):
    hand_in.top(
        "import os, resource\n"
        "try:\n    resource.setrlimit(resource.RLIMIT_CORE, (10**9, 10**9))\n"
        "except (OSError, ValueError):\n    pass\n"
        "kept = bytearray(100_000_000)\nos.abort()"
    )


@attack("every program of the system: compilers, other languages, mail, editors", on_stock=ASKS)
def other_programs(hand_in):
    hand_in.top(
        "import subprocess\n"
        f"path = '{hand_in.home}/secret.txt'\n"
        "for words in (['perl', '-e', f'print `cat {path}`'], ['sh', '-c', f'cat {path}'],\n"
        "    ['git', 'clone', f'{path}'], ['tar', 'cf', '/tmp/x', path], ['curl', f'file://{path}'],\n"
        "    ['nbgrader', 'export'], ['nbjudge', 'grade', '1'], ['at', 'now'], ['crontab', '-'],\n"
        "    ['systemd-run', 'true'], ['bwrap', '--bind', '/', '/', 'cat', path]):\n"
        "    try:\n        print(subprocess.run(words, capture_output=True, timeout=1).stdout)\n"
        "    except Exception:\n        pass"
    )


@attack("compiled leftovers of hidden functions, found anywhere and run")
def compiled_leftovers(hand_in):
    hand_in.top(
        "import marshal, os, types\n"
        "def search():\n"
        "    for parent, folders, names in os.walk('/'):\n"
        "        folders[:] = [f for f in folders if f not in ('proc', 'sys', 'dev')]\n"
        "        for name in names:\n"
        "            if 'sigmoid' in name or 'activation_functions' in parent:\n"
        "                path = os.path.join(parent, name)\n"
        "                try:\n"
        "                    data = open(path, 'rb').read()\n"
        "                    code = marshal.loads(data[16:]) if name.endswith('.pyc') else data\n"
        "                    names = {}\n                    exec(code, names)\n"
        "                    if callable(names.get('sigmoid')): return names['sigmoid']\n"
        "                except Exception:\n                    pass\n"
        "found = search()"
    )
    hand_in.answer("sigmoid", "def sigmoid(z): return found(z)")
