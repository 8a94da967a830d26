"""What the process that writes and those that grade send each other over a line."""

from __future__ import annotations

import struct
from typing import BinaryIO

# Each message: a letter, the length of what follows, and that.
HEAD = struct.Struct(">cQ")
JOB, RESULT = b"J", b"R"


def send(line: BinaryIO, kind: bytes, data: bytes) -> None:
    """Write one message."""
    line.write(HEAD.pack(kind, len(data)))
    line.write(data)
    line.flush()


def receive(line: BinaryIO) -> tuple[bytes, bytes]:
    """Read one message.

    Raises
    ------
    EOFError
        If the line is cut.
    """
    head = _read(line, HEAD.size)
    kind, length = HEAD.unpack(head)
    return kind, _read(line, length)


def _read(line: BinaryIO, length: int) -> bytes:
    data = line.read(length)
    if len(data) < length:
        raise EOFError("the line is cut")
    return data
