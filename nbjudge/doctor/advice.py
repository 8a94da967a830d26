"""What to do where there is no sandbox: it depends on why there is none."""

from __future__ import annotations

import shutil
import subprocess
import sys

from nbjudge.judge.sandbox import Wall

ELSEWHERE = (
    "bubblewrap, which makes the sandbox, exists for Linux only. Grade on Linux, or in a Linux "
    "container, if you cannot trust what was handed in. `nbjudge grade --require-sandbox` refuses "
    "here; without it, limits of time, memory and output hold all the same."
)
INSTALL = (
    "Install bubblewrap (Debian and Ubuntu: sudo apt install bubblewrap; Fedora: sudo dnf install "
    "bubblewrap). `nbjudge grade --require-sandbox` refuses until then."
)
NOT_ALLOWED = (
    "bubblewrap is installed and this system does not let you use it; it said: {said} On Ubuntu "
    "24.04 and later: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0. On other "
    "systems: sudo sysctl kernel.unprivileged_userns_clone=1. In a container, start it so that "
    "it may make namespaces. `nbjudge grade --require-sandbox` refuses until then."
)


def advise(wall: Wall) -> str:
    """Return what to do to have a sandbox, empty where there is one."""
    if wall.holds:
        return ""
    if sys.platform != "linux":
        return ELSEWHERE
    if shutil.which("bwrap") is None:
        return INSTALL
    return NOT_ALLOWED.format(said=complaint())


def complaint() -> str:
    """Return what bubblewrap says where it does not work."""
    command = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "true"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f'"{error}".'
    return f'"{(done.stderr.strip() or "nothing")[:300]}".'
