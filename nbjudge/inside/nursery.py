"""The process that has imported everything, and forks once for each student.

No student's code ever runs in it. The judge sends one byte, the user that the new process becomes
a socket for it and its memory group, if there is one; it answers with a number by which the judge
can end that process.
"""

from __future__ import annotations

import gc
import importlib
import os
import resource
import select
import signal
import socket
import struct
from typing import Any

from . import main as student
from .fixed import join
from .nest import become, die_with_parent, separate

START, END, STARTED, ENDED = b"S", b"E", b"s", b"e"
NUMBER = struct.Struct(">I")


def main(fd: int, setup: dict[str, Any]) -> None:
    """Serve the judge until it hangs up.

    Parameters
    ----------
    fd : int
        A SOCK_SEQPACKET socket.
    setup : dict
        As for `inside.main.main`, without ``user`` and ``group``, which come with each request; and
        ``imports``: packages to import; ``plots``: whether to import matplotlib as well;
        ``private``, ``kept``, ``folder_size``: see `inside.nest.separate`.
    """
    control = socket.socket(fileno=fd)
    # The judge's own limits are not for what is started from it; a student's process gets others.
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (hard, hard))
    warm_up(setup["imports"], plots=bool(setup["plots"]))
    # What is there stays: looking through it for waste would have each student's process copy it.
    gc.freeze()
    children: dict[int, int] = {}
    control.send(STARTED)
    while True:
        message, fds, _, _ = socket.recv_fds(control, 16, 2)
        if not message:
            os._exit(0)
        if message[:1] == START:
            (user,) = NUMBER.unpack(message[1:5])
            child, init = start(control, fds[0], fds[1:], {**setup, "user": user})
            for fd in fds:
                os.close(fd)
            if init is None:
                # The wall within could not be built: the judge does without this process.
                os._exit(1)
            children[child] = init
            control.send(STARTED + NUMBER.pack(child))
        elif message[:1] == END:
            (child,) = NUMBER.unpack(message[1:5])
            end(child, children.pop(child))
            control.send(ENDED)


def warm_up(packages: list[str], *, plots: bool) -> None:
    """Import what notebooks import."""
    for package in packages:
        importlib.import_module(package)
    if plots:
        import io

        from matplotlib import pyplot

        # Finds the fonts, once and for all.
        figure, axes = pyplot.subplots()
        axes.set_title("a")
        figure.savefig(io.BytesIO(), format="png")
        pyplot.close("all")


def start(
    control: socket.socket, fd: int, group: list[int], setup: dict[str, Any]
) -> tuple[int, int | None]:
    """Fork a student's process; return the number of its keeper, and a handle of its init."""
    reading, writing = os.pipe()
    keeper = os.fork()
    if keeper:
        os.close(writing)
        told = os.read(reading, NUMBER.size)
        os.close(reading)
        return keeper, os.pidfd_open(NUMBER.unpack(told)[0]) if told else None
    try:
        control.close()
        die_with_parent()
        separate(setup["folder_size"], setup["private"], setup["kept"])
        init = os.fork()
        if init:
            os.write(writing, NUMBER.pack(init))
            os.close(writing)
            for own in (fd, *group):
                os.close(own)
            # Never waits for it: so its number stays its own until the keeper is ended as well.
            while True:
                signal.pause()
        _be_init(fd, group, setup)
    finally:
        os._exit(1)


def _be_init(fd: int, group: list[int], setup: dict[str, Any]) -> None:
    # Number 1 of its own process numbers: when it ends, the kernel ends all others.
    die_with_parent()
    first = os.fork()
    if first == 0:
        # Not this process, with which all others would end.
        join(group)
        os.dup2(fd, 3)
        os.closerange(4, 1024)
        become(int(setup["user"]))
        student.main(3, {**setup, "user": 0, "group": []})
        os._exit(0)
    os.closerange(3, 1024)
    become(0)
    while os.wait()[0] != first:
        pass


def end(keeper: int, init: int) -> None:
    """Kill a student's process and all that it started, and wait until they are gone."""
    # It may have ended by itself, which is no error here: its keeper still holds its number.
    signal.pidfd_send_signal(init, signal.SIGKILL)
    # It counts as ended when everything in its number space is.
    select.select([init], [], [])
    os.close(init)
    os.kill(keeper, signal.SIGKILL)
    os.waitpid(keeper, 0)
