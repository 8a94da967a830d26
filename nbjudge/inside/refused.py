"""Calls of the system's that a student's process does without.

They make letter boxes that outlive the process (keyrings, System V, ports of this machine), memory
that belongs to no process (files without a name, shared memory without a file, which stays when
nobody has it in sight, what was sent to sockets that nobody reads, pages given to a pipe), or reach
deep into the kernel. What is left of it is counted: see `nbjudge.judge.usage`. Refused by a filter
that the kernel runs on every call: https://docs.kernel.org/userspace-api/seccomp_filter.html
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from typing import NamedTuple


class Some(NamedTuple):
    """The numbers of calls that are refused with some arguments only."""

    socketpair: int
    setsockopt: int
    mmap: int
    clone: int


# The machine's number for the kernel, and the calls' numbers there.
_MACHINES = {
    "x86_64": (
        0xC000_003E,
        {
            "keyrings": (248, 249, 250),
            "System V": (29, 30, 31, 64, 65, 66, 68, 69, 70, 71, 220),
            "memory without a process": (319, 447, 278),
            "connections": (41, 42, 49, 50),
            "other processes' memory": (101, 310, 311, 323),
            "the kernel's insides": (298, 321, 425, 426, 427),
            "namespaces and mounts": (165, 166, 155, 161, 272, 308, 428, 429, 430, 431, 432, 442),
        },
        Some(socketpair=53, setsockopt=54, mmap=9, clone=56),
    ),
    "aarch64": (
        0xC000_00B7,
        {
            "keyrings": (217, 218, 219),
            "System V": (186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197),
            "memory without a process": (279, 447, 75),
            "connections": (198, 203, 200, 201),
            "other processes' memory": (117, 270, 271, 282),
            "the kernel's insides": (241, 280, 425, 426, 427),
            "namespaces and mounts": (40, 39, 41, 51, 97, 268, 428, 429, 430, 431, 432, 442),
        },
        Some(socketpair=199, setsockopt=208, mmap=222, clone=220),
    ),
}
_LOAD, _AND, _EQUAL, _AT_LEAST, _ANY_OF, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO = 0x7FFF_0000, 0x0005_0000
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, (16, 24, 32, 40)
# Of a pair of sockets, each end holds what one other end may send. Others take from many.
_KIND, _STREAM = 0xF, 1
_SOL_SOCKET, _SO_SNDBUF = 1, 7
_SHARED_WITHOUT_FILE = 0x01 | 0x20
# Every kind of namespace that a new process can have.
_NEW_NAMESPACES = 0x7E02_0000
# It says where its arguments are, which no filter can follow. Libraries then use the older call.
_CLONE3 = 435
# Calls of x86-64's second table, which has other numbers for the same.
_SECOND_TABLE = 0x4000_0000
_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2


def refuse_calls() -> bool:
    """Let the kernel refuse them from now on, here and in what this process starts.

    Returns
    -------
    bool
        Whether it does: not on another system than Linux, or another machine than those above.
    """
    machine = _MACHINES.get(os.uname().machine)
    if sys.platform != "linux" or machine is None or struct.calcsize("P") != 8:
        return False
    program = ctypes.create_string_buffer(_program(*machine))
    # struct sock_fprog: the number of instructions of 8 bytes, and where they are.
    told = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", (len(program) - 1) // 8, ctypes.addressof(program))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(told)) == 0)


def _program(machine: int, refused: dict[str, tuple[int, ...]], some: Some) -> bytes:
    refusal = _instruction(_RETURN, _ERRNO | errno.EPERM)
    allow = _instruction(_RETURN, _ALLOW)
    steps = [
        _instruction(_LOAD, _MACHINE),
        _instruction(_EQUAL, machine, 1, 0),
        refusal,
        _instruction(_LOAD, _NUMBER),
        _instruction(_AT_LEAST, _SECOND_TABLE, 0, 1),
        refusal,
    ]
    for kind, numbers in refused.items():
        # Where there is no network, libraries do without.
        error = errno.ENETUNREACH if kind == "connections" else errno.EPERM
        for number in numbers:
            steps += _when(number, [_instruction(_RETURN, _ERRNO | error)])
    steps += _when(_CLONE3, [_instruction(_RETURN, _ERRNO | errno.ENOSYS)])
    steps += _when(
        some.socketpair,
        [
            _instruction(_LOAD, _ARGUMENTS[1]),
            _instruction(_AND, _KIND),
            _instruction(_EQUAL, _STREAM, 1, 0),
            refusal,
            allow,
        ],
    )
    steps += _when(
        some.setsockopt,
        [
            _instruction(_LOAD, _ARGUMENTS[1]),
            _instruction(_EQUAL, _SOL_SOCKET, 0, 3),
            _instruction(_LOAD, _ARGUMENTS[2]),
            _instruction(_EQUAL, _SO_SNDBUF, 0, 1),
            refusal,
            allow,
        ],
    )
    steps += _when(
        some.mmap,
        [
            _instruction(_LOAD, _ARGUMENTS[3]),
            _instruction(_AND, _SHARED_WITHOUT_FILE),
            _instruction(_EQUAL, _SHARED_WITHOUT_FILE, 0, 1),
            refusal,
            allow,
        ],
    )
    steps += _when(
        some.clone,
        [
            _instruction(_LOAD, _ARGUMENTS[0]),
            _instruction(_ANY_OF, _NEW_NAMESPACES, 0, 1),
            refusal,
            allow,
        ],
    )
    return b"".join([*steps, allow])


def _when(number: int, then: list[bytes]) -> list[bytes]:
    """Return the steps for one call, which end with what becomes of it."""
    return [_instruction(_EQUAL, number, 0, len(then)), *then]


def _instruction(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("HBBI", code, then, otherwise, value)
