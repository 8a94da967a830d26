"""A wall within the wall: what separates one student's process from the next one's.

The outer wall is bubblewrap's. Behind it, a process that has imported everything forks for each
student; the fork gets process numbers, mounts and shared memory of its own, becomes an ordinary
user without any privilege, and everything that it starts ends with it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import struct
from pathlib import Path

_NEWNS, _NEWIPC, _NEWPID, _NEWNET = 0x0002_0000, 0x0800_0000, 0x2000_0000, 0x4000_0000
_NOSUID, _NODEV = 2, 4
_REC, _PRIVATE = 16384, 1 << 18
_PDEATHSIG, _NO_NEW_PRIVS, _AMBIENT, _AMBIENT_CLEAR = 1, 38, 47, 4

# Files and folders in each of the private folders.
MAX_FILES = 5_000

_libc = ctypes.CDLL(None, use_errno=True)


def separate(size: int, folders: list[str], kept: list[str]) -> None:
    """Give this process and its future children namespaces of their own.

    Parameters
    ----------
    size : int
        Bytes of each of the private folders.
    folders : list of str
        Folders that become empty, writable and private.
    kept : list of str
        Folders below those that must stay as they are, such as an environment in ``/tmp``.

    Raises
    ------
    OSError
        If the system does not allow it.
    """
    own = _NEWNS | _NEWIPC | _NEWPID
    # Sockets of the network are refused anyway; a machine may not have room for another one.
    if _libc.unshare(own | _NEWNET) < 0:
        _check(_libc.unshare(own), "unshare")
    _mount("none", "/", None, _REC | _PRIVATE, "")
    # A file of no bytes takes memory as well.
    room = f"size={size},nr_inodes={MAX_FILES}"
    for folder in folders:
        inner = [path for path in kept if path.startswith(f"{folder}/")]
        handles = [os.open(path, os.O_PATH | os.O_DIRECTORY) for path in inner]
        _mount("tmpfs", folder, "tmpfs", _NOSUID | _NODEV, f"{room},mode=1777")
        for path, handle in zip(inner, handles, strict=True):
            Path(path).mkdir(parents=True, exist_ok=True)
            _bind(handle, path)
            os.close(handle)
        for path in inner:
            for parent in list(Path(path).parents):
                if str(parent).startswith(f"{folder}/"):
                    parent.chmod(0o755)


def _bind(handle: int, path: str) -> None:
    # By its number, because a new folder lies over the old one's name; there is no /proc here.
    # open_tree with AT_EMPTY_PATH | OPEN_TREE_CLONE | AT_RECURSIVE, then move_mount.
    tree = _libc.syscall(428, handle, b"", 0x1000 | 1 | 0x8000)
    _check(tree, "open_tree")
    moved = _libc.syscall(429, tree, b"", -100, path.encode(), 0x4)
    os.close(tree)
    _check(moved, "move_mount")


def die_with_parent() -> None:
    """Let this process be killed when its parent ends."""
    _check(_libc.prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "prctl")


def become(user: int) -> None:
    """Give up every privilege, for good, and become another user where that is possible.

    Raises
    ------
    OSError
        If anything is left.
    """
    if user:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    _check(_libc.prctl(_AMBIENT, _AMBIENT_CLEAR, 0, 0, 0), "prctl")
    _check(_libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl")
    # Version 3 of the header, this process; no effective, permitted or inheritable capability.
    header = struct.pack("Ii", 0x2008_0522, 0)
    _check(_libc.capset(header, bytes(24)), "capset")


def _mount(source: str, target: str, kind: str | None, flags: int, data: str) -> None:
    result = _libc.mount(
        source.encode(),
        target.encode(),
        None if kind is None else kind.encode(),
        ctypes.c_ulong(flags),
        data.encode(),
    )
    _check(result, f"mount {target}")


def _check(result: int, what: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
