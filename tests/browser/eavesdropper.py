"""Somebody on the same machine who connects to every port on which a kernel listens."""

from __future__ import annotations

import threading
import time

import psutil
import zmq

from tests.waiting import GENEROUS


class Eavesdropper(threading.Thread):
    """Notes what each kernel's ports send, those of later kernels too, until the block ends.

    Nothing keeps other users from it: without encryption they are sent every cell that is run.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ports: set[int] = set()
        self.heard: list[bytes] = []
        self._ended = threading.Event()

    def __enter__(self) -> Eavesdropper:
        self.start()
        end = time.monotonic() + GENEROUS
        while not self.ports and time.monotonic() < end:
            time.sleep(0.1)
        # A connection is made in the background.
        time.sleep(1)
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        with zmq.Context() as context, context.socket(zmq.SUB) as socket:
            socket.linger = 0
            socket.subscribe(b"")
            while not self._ended.is_set():
                for port in kernels_ports() - self.ports:
                    socket.connect(f"tcp://127.0.0.1:{port}")
                    self.ports.add(port)
                while socket.poll(50):
                    self.heard.append(b" ".join(socket.recv_multipart()))


def kernels_ports() -> set[int]:
    found = set()
    for process in psutil.process_iter():
        try:
            if "ipykernel_launcher" in process.cmdline():
                found |= {c.laddr.port for c in process.net_connections() if c.status == "LISTEN"}
        except psutil.Error:
            continue
    return found
