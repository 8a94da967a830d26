"""End the grader, or outlive it."""

from tests.nbjudge.red_team.attack import attack

SLEEP = "[sys.executable, '-c', 'import time; time.sleep(600)', {marker!r}]"


@attack("ending the process at once with os._exit, in a cell and in an answer")
def exit_at_once(hand_in):
    hand_in.top("import os\nos._exit(0)")
    hand_in.answer("double", "import os\ndef double(x): os._exit(0)")


@attack("a crash of the interpreter")
def segmentation_fault(hand_in):
    hand_in.answer("double", "import ctypes\ndef double(x): ctypes.string_at(0)")


@attack("ending Python politely, with SystemExit and quit()")
def polite_exit(hand_in):
    hand_in.top("raise SystemExit")
    hand_in.answer("double", "def double(x): import sys; sys.exit()")


@attack(
    "killing the parent, the group and every process that can be seen",
    on_stock="it would kill the processes of this machine",
)
def killing_the_parent(hand_in):
    hand_in.top(
        "import os, signal\n"
        "me = os.getpid()\n"
        "for pid in [os.getppid(), -1, 0, *range(1, 400)]:\n"
        "    if pid != me and os.getpid() == 2 or pid == os.getppid():\n"
        "        try:\n            os.kill(pid, signal.SIGKILL)\n"
        "        except OSError:\n            pass"
    )


@attack(
    "stopping every process that can be seen, so that the grader waits for ever",
    on_stock="it would stop the processes of this machine",
)
def stopping_the_parent(hand_in):
    hand_in.top(
        "import os, signal\n"
        "for pid in [os.getppid(), 1]:\n"
        "    try:\n        os.kill(pid, signal.SIGSTOP)\n"
        "    except OSError:\n        pass\n"
        "os.kill(os.getpid(), signal.SIGSTOP)"
    )


@attack("a daemon of a session of its own that outlives the grading")
def daemon(hand_in):
    command = SLEEP.format(marker=hand_in.marker)
    hand_in.top(
        "import os, subprocess, sys\n"
        f"subprocess.Popen({command}, start_new_session=True, stdout=subprocess.DEVNULL)\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        f"        os.execv(sys.executable, {command})\n"
        "    os._exit(0)"
    )


@attack("a daemon that ignores every signal and closes every descriptor")
def stubborn_daemon(hand_in):
    command = SLEEP.format(marker=hand_in.marker)
    hand_in.top(
        "import os, signal, sys\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    for number in range(1, 32):\n"
        "        try:\n            signal.signal(number, signal.SIG_IGN)\n"
        "        except OSError:\n            pass\n"
        "    os.closerange(0, 256)\n"
        f"    os.execv(sys.executable, {command})"
    )


@attack("a job for later: at, cron, a timer of systemd, a line in a profile")
def job_for_later(hand_in):
    hand_in.top(
        "import os, pathlib, subprocess\n"
        "for command in (['at', 'now'], ['crontab', '-'], ['systemd-run', '--user', 'true'],\n"
        "                ['nohup', 'true'], ['dbus-launch']):\n"
        "    try:\n"
        "        subprocess.run(command, input=b'true', timeout=1, capture_output=True)\n"
        "    except (OSError, subprocess.SubprocessError):\n        pass\n"
        "for name in ('.profile', '.bashrc', '.config/autostart/x.desktop'):\n"
        f"    for home in ({str(hand_in.home)!r}, os.path.expanduser('~')):\n"
        "        path = pathlib.Path(home, name)\n"
        "        try:\n"
        "            path.parent.mkdir(parents=True, exist_ok=True)\n"
        "            path.write_text('true')\n"
        "        except OSError:\n            pass"
    )


@attack("a fork that goes on as a second student and answers in the first one's place")
def second_student(hand_in):
    hand_in.top("import os, time\nif os.fork() == 0:\n    time.sleep(0.2)\n    raise SystemExit")


@attack("a process in namespaces of its own, in which it is root and has the network")
def own_namespaces(hand_in):
    hand_in.top(
        "import ctypes, os, signal\n"
        "system = ctypes.CDLL(None)\n"
        "number = {'x86_64': 56, 'aarch64': 220}[os.uname().machine]\n"
        "if system.syscall(number, 0x7000_0000 | signal.SIGCHLD, 0, 0, 0, 0) == 0:\n"
        f"    os.execv('/bin/sleep', ['/bin/sleep', '60', {hand_in.marker!r}])\n"
    )
    hand_in.after("total", "import ctypes\nassert ctypes.CDLL(None).unshare(0x1000_0000) < 0")
