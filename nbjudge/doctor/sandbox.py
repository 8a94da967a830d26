"""What students' code can get at on this machine: each thing is really tried, from inside."""

from __future__ import annotations

import os
import socket
import sys
import textwrap
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbjudge.doctor.advice import advise
from nbjudge.doctor.finding import Finding
from nbjudge.doctor.probes import BOMBS, PROBES, Probe
from nbjudge.inside.nest import MAX_FILES
from nbjudge.judge.additions import Additions, folder_of
from nbjudge.judge.errors import StudentStoppedError
from nbjudge.judge.limits import Limits
from nbjudge.judge.sandbox import Wall, find_wall
from nbjudge.judge.session import Session
from nbjudge.judge.starter import Starter
from nbjudge.judge.usage import SOCKET

# As when grading, but short of time and memory, so that trying takes seconds.
# As much memory as when grading: as many processes as are allowed must fit in. The time is for a
# machine that does much else; only the loop without an end is waited for, and not for long.
LIMITS = Limits(cell_seconds=60.0, stops=99)
SHORT = replace(LIMITS, cell_seconds=3.0)
BROKEN = "Report this: the sandbox is there, and does not keep this off."


def try_sandbox(
    secrets: tuple[Path, ...] = (), wall: Wall | None = None, additions: Additions | None = None
) -> list[Finding]:
    """Try out what keeps students' code in, and return what was found.

    Parameters
    ----------
    secrets
        Files and folders that students' code must not see.
    wall
        By default the best that works here.
    additions
        What the course adds; its packages are looked for as well.
    """
    wall = wall or find_wall()
    remedy = advise(wall) or BROKEN
    findings = [
        Finding(
            "sandbox",
            wall.holds,
            f"{wall.name} works for this user" if wall.holds else "there is none",
            remedy,
        )
    ]
    additions = additions or Additions()
    own = [folder_of(name) for name in sorted(additions.foreign_modules())]
    starter = Starter("", additions, LIMITS, wall, plots=False)
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            words = {
                "port": server.getsockname()[1],
                "paths": [str(path) for path in (*own, *secrets)],
                "pid": os.getpid(),
                "processes": LIMITS.processes,
                "file_size": LIMITS.file_size,
                "open_files": LIMITS.open_files,
                "files": MAX_FILES,
                "seconds": SHORT.cell_seconds,
            }
            findings += [_try(probe, starter, words, remedy) for probe in PROBES]
        findings += [_stop(bomb, starter, words, remedy) for bomb in BOMBS]
        findings.append(_outlive(starter, remedy))
        findings.append(_user(starter))
        findings.append(_memory(starter))
        findings.append(_repeat(starter))
    except Exception as error:
        findings.append(
            Finding(
                "students' code can be run",
                False,
                f"it could not be tried: {type(error).__name__}: {error}",
                "The judge needs Linux or macOS. " + remedy,
            )
        )
    finally:
        starter.close()
    return findings


def _in_session(starter: Starter, work: Callable[[Session], Any], limits: Limits = LIMITS) -> Any:
    session = Session(starter.start, {}, limits)
    try:
        return work(session)
    finally:
        session.close()


def _try(probe: Probe, starter: Starter, words: dict[str, Any], remedy: str) -> Finding:
    def work(session: Session) -> Any:
        ran = session.run(textwrap.dedent(probe.code.format(**words)), 1)
        if ran.stopped or ran.error:
            return f"({ran.stopped or ran.error})"
        session.begin_cell()
        try:
            return session.get("got")
        except StudentStoppedError as error:
            # What it started may go on, and take more than is allowed, when the cell has ended.
            return f"({error.reason})"

    got = _in_session(starter, work)
    said = probe.not_kept.format(got=got, **words) if got else probe.kept.format(**words)
    return Finding(probe.what, not got, said, remedy)


def _stop(
    bomb: tuple[str, str, set[str], str], starter: Starter, words: dict[str, Any], remedy: str
) -> Finding:
    what, code, reasons, said = bomb
    limits = SHORT if what == "time" else LIMITS
    ran = _in_session(starter, lambda session: session.run(code, 1), limits)
    error = (ran.error or {}).get("ename", "") or str(ran.error or "")
    stopped = ran.stopped in reasons or (what == "memory" and "MemoryError" in error)
    seen = said.format(**words) if stopped else f"not stopped ({ran.stopped or 'it went on'})"
    return Finding(f"limit of {what}", stopped, seen, remedy)


def _outlive(starter: Starter, remedy: str) -> Finding:
    """Have a process started that leaves its group, and look for it when all is over."""
    what = "nothing outlives its grading"
    if sys.platform != "linux":
        return Finding(what, None, "can be looked up on Linux only")
    marker = f"nbjudge-doctor-{uuid.uuid4().hex}"
    code = (
        "import subprocess, sys\n"
        f"subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)', '{marker}'], "
        "start_new_session=True)"
    )
    _in_session(starter, lambda session: session.run(code, 1))
    time.sleep(0.2)
    left = _processes_with(marker)
    for pid in left:
        os.kill(pid, 9)
    seen = "a process that was left behind goes on" if left else "a process left behind was ended"
    return Finding(what, not left, seen, remedy)


def _user(starter: Starter) -> Finding:
    """Look whom two students' processes are."""
    what = "each student is another user"

    def work(session: Session) -> Any:
        session.run("import os\ngot = os.getuid()", 1)
        session.begin_cell()
        return session.get("got")

    first, second = _in_session(starter, work), _in_session(starter, work)
    if first != second and not {first, second} & {0, os.getuid()}:
        return Finding(what, True, f"two of them were {first} and {second}, who are nobody else")
    seen = "all are you"
    if starter.wall.holds:
        seen += ", each with processes, files and a network of its own; for that, grade as root"
    return Finding(what, None, seen)


def _memory(starter: Starter) -> Finding:
    """Have something wait in sockets and lie in folders, and look whether it is counted."""
    what = "memory outside of processes"
    code = (
        "import socket\n"
        "got, sent = [socket.socketpair() for _ in range(50)], 0\n"
        "for end, _ in got:\n"
        "    end.setblocking(False)\n"
        "    try:\n        while True: sent += end.send(bytes(10_000))\n"
        "    except BlockingIOError:\n        pass\n"
        "with open('/tmp/x', 'wb') as file: file.write(bytes(20_000_000))"
    )
    groups = starter.groups

    def work(session: Session) -> tuple[int, bool]:
        session.run("", 1)
        before = session.memory
        session.run(code, 2)
        taken = session.memory - before
        session.begin_cell()
        return taken - session.get("sent"), groups.occupied()

    counted, grouped = _in_session(starter, work)
    if counted > 20_000_000:
        kind = f"a memory cgroup of version {groups.version} in {groups.above} counts it"
        seen = f"{kind}, and keeps to the limit at any instant"
        if not grouped:
            why = groups.why_not or "it could not be entered"
            seen = "counted in sockets, pipes and small folders, four times a second; all else is "
            seen += f"refused. There is no memory cgroup: {why}"
        return Finding(what, True, seen)
    sockets = LIMITS.processes * LIMITS.open_files * SOCKET
    return Finding(
        what,
        None,
        f"not counted here: {2 * LIMITS.folder_size / 1e6:,.0f} MB in two folders, and by "
        f"arithmetic up to {sockets / 1e9:.1f} GB in sockets; all else is refused",
    )


def _processes_with(marker: str) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and marker.encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def _repeat(starter: Starter) -> Finding:
    code = (
        "import random, time, datetime\nimport numpy as np\n"
        "got = [random.random(), float(np.random.random()), hash('a'), time.time() // 3600, "
        "str(datetime.date.today()), time.tzname[0]]"
    )

    def work(session: Session) -> Any:
        session.run(code, 1)
        session.begin_cell()
        return session.get("got")

    first, second = _in_session(starter, work), _in_session(starter, work)
    fixed = first == second and first[4] != time.strftime("%Y-%m-%d")
    return Finding(
        "same seeds and clock every time",
        fixed,
        f"for students' code it is always {first[4]}, and random numbers repeat"
        if fixed
        else f"two runs saw {first} and {second}",
        BROKEN,
    )
