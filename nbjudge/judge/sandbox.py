"""The wall around the student's process: bubblewrap, and limits where there is none.

=====================  ============================  ======================================
what                   with bubblewrap               without
=====================  ============================  ======================================
network                none                          none on Linux
kernel's letter boxes  none                          none on Linux
user                   each student another, where   the grader's own
                       the grader is root
files of the system    Python's only, read-only      all that the grader's account can read
hidden tests, answers  not there                     in files that the account can read
other students         not there                     in files that the account can read
what it may write      two small folders in memory   whatever the account may write
processes              its own number space; all     limited in number; those that leave
                       end with the grading          their group can stay
memory, time, output   limited                       limited
=====================  ============================  ======================================
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from nbjudge.judge.limits import Limits
from nbjudge.judge.seen import links, mask, system_folders
from nbjudge.judge.users import free_user

# Where things are inside.
LIBRARY = "/judge"
HOME = "/home/student"


UNPROTECTED = (
    "GRADING WITHOUT A SANDBOX: bubblewrap (bwrap) is missing or does not work here. Students' "
    "code can read and write every file that you can, such as solutions and other students' work, "
    "and, but for Linux, use the network. Time, memory and output are limited all the same. To "
    "refuse instead: c.Judge.require_sandbox = True"
)


class NoSandboxError(RuntimeError):
    """A sandbox is required, and there is none."""


@dataclass(frozen=True)
class Wall:
    """One way to start a process.

    Attributes
    ----------
    name : str
        ``"bubblewrap"``, ``"bubblewrap as root"`` or ``"none"``.
    """

    name: str

    @property
    def holds(self) -> bool:
        """Whether there is a wall at all."""
        return self.name != "none"

    def command(
        self,
        library: Path,
        masks: tuple[str, ...],
        limits: Limits,
        python: list[str],
        *,
        nursery: bool = False,
    ) -> list[str]:
        """Return the command that runs Python behind this wall.

        Parameters
        ----------
        library : Path
            See `nbjudge.judge.library`.
        masks : tuple of str
            See `nbjudge.judge.seen.masked_places`.
        limits : Limits
        python : list of str
            The command itself.
        nursery : bool
            Whether it may build walls of its own, as `nbjudge.inside.nursery` does.
        """
        if not self.holds:
            return python
        options = _options(self.name, library, masks, limits)
        if nursery:
            options += ["--cap-add", "CAP_SYS_ADMIN"]
        return ["bwrap", *options, "--", *python]

    def new_user(self) -> int:
        """Return whom a student's process becomes: each somebody else; 0 for whom it is already.

        The kernel counts processes, open pipes and much else by user.
        """
        return free_user() if self.name == "bubblewrap as root" else 0

    def library(self, outside: Path) -> str:
        """Where the student's process finds its library."""
        return LIBRARY if self.holds else str(outside)


def environment() -> dict[str, str]:
    """Return the variables of the student's process: the same on every machine."""
    threads = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")
    return {
        "HOME": HOME,
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "MPLBACKEND": "module://nbjudge.inside.figures",
        "MPLCONFIGDIR": f"{HOME}/.matplotlib",
        # It would warn of processes that it cannot have, and a test that warns earns nothing.
        "JOBLIB_MULTIPROCESSING": "0",
        **{f"{name}_NUM_THREADS": "1" for name in threads},
    }


def _options(name: str, library: Path, masks: tuple[str, ...], limits: Limits) -> list[str]:
    options = ["--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"]
    if name == "bubblewrap as root":
        # No namespace for users: the process becomes another user for real, so that limits that
        # root is free of, such as the number of processes, hold for it.
        options += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
        options += ["--unshare-cgroup-try"]
        options += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        options += ["--unshare-all"]
    options += ["--hostname", "student"]
    for key, value in environment().items():
        options += ["--setenv", key, value]
    # First, because Python itself may lie in one of them.
    for folder in ("/tmp", HOME):
        options += ["--perms", "0777", "--size", str(limits.folder_size), "--tmpfs", folder]
    for folder in system_folders():
        for parent in list(Path(folder).parents)[-2::-1]:
            # bubblewrap would make them for its own user only.
            options += ["--perms", "0755", "--dir", str(parent)]
        options += ["--ro-bind", folder, folder]
    for link, target in links():
        options += ["--symlink", target, link]
    options += mask(masks)
    options += ["--ro-bind", str(library), LIBRARY]
    options += ["--size", "65536", "--tmpfs", "/dev"]
    # Not /dev/zero: mapped and shared, it is memory that belongs to no process.
    for device in ("null", "random", "urandom"):
        options += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    return [*options, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/"]


@functools.cache
def find_wall() -> Wall:
    """Return the best wall that works on this machine."""
    if sys.platform == "linux" and shutil.which("bwrap"):
        names = ["bubblewrap as root", "bubblewrap"] if os.getuid() == 0 else ["bubblewrap"]
        for name in names:
            if works(Wall(name)):
                return Wall(name)
    return Wall("none")


def works(wall: Wall) -> bool:
    """Whether a wall can be built on this machine, by this user."""
    own = Path(__file__).parent
    user = wall.new_user()
    become = f"os.setresgid(*[{user}] * 3); os.setresuid(*[{user}] * 3)" if user else "pass"
    script = f"import os; {become}; print('up')"
    command = wall.command(own, (), Limits(), [sys.executable, "-I", "-S", "-c", script])
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.stdout.strip() == "up"
