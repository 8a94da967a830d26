"""What is tried from inside: what students' code must not get at, and what must be stopped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Probe:
    """Something that students' code tries.

    Parameters
    ----------
    what
        What should hold.
    code
        Binds `got` to what it could get at, nothing if all is well.
    kept, not_kept
        What is said in either case; `{got}` stands for what it could get at.
    """

    what: str
    code: str
    kept: str
    not_kept: str


PROBES = (
    Probe(
        "no network",
        """
        import socket
        try:
            # Even one's own port holds what the next student could find there.
            socket.socket(socket.AF_INET).close()
            got = "make connections"
            socket.create_connection(("127.0.0.1", {port}), 2).close()
            got = "reach this machine's network"
        except OSError:
            got = globals().get("got", "")
        """,
        "a port of this machine, which was open, could not be reached; nor can one be opened",
        "students' code can {got}",
    ),
    Probe(
        "system is read-only",
        """
        import os, tempfile
        got = ""
        for folder in ("/usr", os.path.dirname(os.__file__), "/etc", "/"):
            try:
                tempfile.TemporaryFile(dir=folder).close()
                got = got or folder
            except OSError:
                pass
        """,
        "no file could be made in the folders of the system and of Python",
        "students' code can write into {got}",
    ),
    Probe(
        "your files are out of sight",
        """
        import os
        got = ", ".join(
            path for path in {paths!r}
            # A folder that is covered is there, and empty.
            if os.path.isfile(path) or any(next(os.walk(path), ("", [], []))[1:])
        )
        """,
        "neither the course nor its packages are there",
        "students' code can read {got}",
    ),
    Probe(
        "your processes are out of reach",
        """
        import os
        try:
            os.kill({pid}, 0)
            got = "see"
        except PermissionError:
            got = "see"
        except OSError:
            got = ""
        """,
        "the process that grades could not be found",
        "students' code can {got} other processes of this machine",
    ),
    Probe(
        "no letter boxes, no hidden memory",
        """
        import ctypes, os
        system = ctypes.CDLL(None, use_errno=True)
        keyctl = {{"x86_64": 250, "aarch64": 219}}.get(os.uname().machine)
        got = []
        if keyctl is None or system.syscall(keyctl, 0, -4, 1) >= 0:
            got.append("kernel keyrings")
        if system.shmget(0, 4096, 0o1600) >= 0:
            got.append("System V memory")
        try:
            os.memfd_create("x")
            got.append("files that are only in memory")
        except OSError:
            pass
        import mmap
        try:
            mmap.mmap(-1, 4096).close()
            got.append("memory that is shared without a file")
        except OSError:
            pass
        if os.path.exists("/dev/zero"):
            got.append("/dev/zero")
        if system.unshare(0x1000_0000) == 0:
            got.append("namespaces of their own")
        got = ", ".join(got)
        """,
        "students' code can leave nothing in the kernel, and hide no memory there",
        "students' code can use {got}",
    ),
    Probe(
        "number of processes",
        """
        import os, time
        got = 0
        try:
            while got < 100:
                if os.fork() == 0:
                    time.sleep(3)
                    os._exit(0)
                got += 1
        except OSError:
            got = 0
        """,
        "no more than {processes} could be started",
        "{got} processes could be started, and more",
    ),
    Probe(
        "number of open files and of files",
        """
        import os, tempfile
        got, opened = [], []
        try:
            while len(opened) < {open_files}:
                opened.append(os.dup(2))
            got.append("open files without an end")
        except OSError:
            pass
        for number in opened:
            os.close(number)
        with tempfile.TemporaryDirectory() as folder:
            try:
                for number in range({files} + 1):
                    open(f"{{folder}}/{{number}}", "w").close()
                got.append("make files without an end")
            except OSError:
                pass
        got = " and ".join(got)
        """,
        "fewer than {open_files} could be open, and {files:,} be there",
        "students' code can {got}",
    ),
    Probe(
        "size of a file",
        """
        import tempfile
        got = 0
        try:
            with tempfile.TemporaryFile() as file:
                file.truncate({file_size} + 1)
            got = {file_size}
        except OSError:
            pass
        """,
        "no file larger than {file_size:,} bytes could be made",
        "files larger than {got:,} bytes can be made",
    ),
    Probe(
        "one thread for sums",
        """
        import os
        got = ", ".join(
            name for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
            if os.environ.get(name) != "1"
        )
        """,
        "NumPy's libraries use one thread, so that sums come out the same on every machine",
        "not set: {got}",
    ),
)

# What is to be stopped: code, and the reasons that count as stopped.
BOMBS = (
    ("time", "while True: pass", {"TooSlow"}, "an endless loop was stopped after {seconds:g} s"),
    (
        "memory",
        "import numpy as np\na = [np.ones(5_000_000) for _ in range(400)]",
        {"TooMuchMemory", "PythonEnded"},
        "a cell that asked for 16 GB was stopped",
    ),
    (
        "output",
        "while True: print('x' * 1000)",
        {"TooMuchOutput"},
        "a cell that printed without an end was stopped",
    ),
)
