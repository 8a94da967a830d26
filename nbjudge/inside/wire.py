"""Plain data over a socket: what the judge and the student's process say to each other.

A message is a frame: two lengths, a msgpack skeleton, and the raw bytes of arrays. Nothing in a
frame can name code to run, as a pickle can; every length, depth and count is bounded before
anything is built from it.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from typing import Any

import msgpack

from .building import BUILDERS, Body
from .kinds import MAX_KEYS, YieldedError
from .values import Blobs, describe

_LENGTHS = struct.Struct(">II")

# Bytes of one frame's skeleton and of its arrays. The skeleton is the smaller, because an empty
# list costs one byte there and sixty in memory.
MAX_SKELETON = 4_000_000
MAX_BLOBS = 100_000_000
MAX_DEPTH = 60

# Bytes that are asked for at a time; most frames are smaller.
PIECE = 65_536

# Codes of msgpack's extension types for what is not plain but a reference.
LENT, RETURNED = 100, 101


class WireError(Exception):
    """A frame breaks the rules. Whoever sent it is not what it should be."""


class TooLargeError(WireError):
    """A message is larger than a frame may be; the sender notices, before anything is sent."""


class Codec:
    """Turns values into frames and back.

    Parameters
    ----------
    lend : callable
        Called with an object that is no plain data; returns plain data by which the other side
        knows it, or raises TypeError.
    borrow : callable
        Called with what the other side's `lend` returned; returns what stands for the object.
    returned : callable
        Called with an object; returns the other side's number for it where it is theirs, or None.
    own : callable
        Called with such a number; returns the object.
    """

    def __init__(
        self,
        lend: Callable[[Any], Any],
        borrow: Callable[[Any], Any],
        returned: Callable[[Any], int | None],
        own: Callable[[int], Any],
    ) -> None:
        self._lend, self._borrow, self._returned, self._own = lend, borrow, returned, own
        self._packers: list[_Packer] = []

    def encode(self, value: Any) -> bytes:
        """Return the frame of a value.

        Raises
        ------
        TooLargeError, TypeError, RecursionError
            If it cannot be sent.
        """
        blobs = Blobs(MAX_BLOBS)
        try:
            skeleton = self._pack(value, blobs, 0)
        except YieldedError as raised:
            raise raised.error from None
        except ValueError as error:
            if "recursion limit" in str(error):
                raise RecursionError("maximum recursion depth exceeded") from None
            raise TooLargeError(str(error)) from None
        if len(skeleton) > MAX_SKELETON:
            raise TooLargeError(f"{len(skeleton):,} bytes, at most {MAX_SKELETON:,} are sent")
        return framed(skeleton, blobs.joined())

    def _pack(self, value: Any, blobs: Blobs, depth: int) -> bytes:
        if depth > MAX_DEPTH:
            raise RecursionError("maximum recursion depth exceeded")
        packer = self._packers.pop() if self._packers else _Packer(self)
        # A packer is busy until it is done; what it holds meanwhile is packed by another one.
        packed = packer.pack(value, blobs, depth)
        self._packers.append(packer)
        return packed

    def extend(self, item: Any, blobs: Blobs, depth: int) -> Any:
        """Return what to pack in place of something that msgpack does not know."""
        known = describe(item, blobs)
        if known is not None:
            code, content = known
            if code is None:
                return content
            return msgpack.ExtType(code, self._pack(content, blobs, depth + 1))
        number = self._returned(item)
        if number is not None:
            return msgpack.ExtType(RETURNED, self._pack(number, blobs, depth + 1))
        return msgpack.ExtType(LENT, self._pack(self._lend(item), blobs, depth + 1))

    def decode(self, skeleton: bytes, body: memoryview) -> Any:
        """Return the value of a frame.

        Raises
        ------
        WireError
            If anything about the frame is not as it should be.
        """
        try:
            return self._unpack(skeleton, Body(body), 0)
        except WireError:
            raise
        except Exception as error:
            raise WireError(f"{type(error).__name__}: {error}") from None

    def _unpack(self, packed: bytes, body: Body, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise WireError("too many levels")

        def extend(code: int, data: bytes) -> Any:
            content = self._unpack(data, body, depth + 1)
            if code == LENT:
                return self._borrow(content)
            if code == RETURNED:
                return self._own(content)
            return BUILDERS[code](content, body)

        return msgpack.unpackb(
            packed,
            ext_hook=extend,
            # A dictionary that msgpack makes by itself is made before anybody can look at its keys.
            object_pairs_hook=body.mapping,
            strict_map_key=False,
            max_map_len=MAX_KEYS,
            unicode_errors="surrogatepass",
        )


class _Packer:
    """msgpack's packer, kept: making one takes longer than packing a few numbers."""

    def __init__(self, codec: Codec) -> None:
        self._codec = codec
        self._blobs, self._depth = Blobs(0), 0
        self._packer = msgpack.Packer(
            default=self._extend, strict_types=True, unicode_errors="surrogatepass"
        )

    def pack(self, value: Any, blobs: Blobs, depth: int) -> bytes:
        self._blobs, self._depth = blobs, depth
        packed: bytes = self._packer.pack(value)
        return packed

    def _extend(self, item: Any) -> Any:
        return self._codec.extend(item, self._blobs, self._depth)


def framed(skeleton: bytes, body: bytes = b"") -> bytes:
    """Return the frame of a skeleton and the bytes of its arrays."""
    return _LENGTHS.pack(len(skeleton), len(body)) + skeleton + body


def taken_apart(frame: bytes) -> tuple[bytes, memoryview]:
    """Return the skeleton of a whole frame, and the bytes of its arrays."""
    end = _LENGTHS.size + _LENGTHS.unpack_from(frame)[0]
    return frame[_LENGTHS.size : end], memoryview(frame)[end:]


def send(connection: socket.socket, frame: bytes) -> None:
    """Send a frame."""
    connection.sendall(frame)


def receive(read: Callable[[int], bytes], codec: Codec) -> Any:
    """Receive one value.

    Parameters
    ----------
    read : callable
        Returns exactly that many bytes, or raises EOFError.
    codec : Codec

    Raises
    ------
    WireError
        If the frame is larger than allowed or breaks the rules.
    EOFError
        If the other side is gone.
    """
    n_skeleton, n_body = _LENGTHS.unpack(read(_LENGTHS.size))
    if n_skeleton > MAX_SKELETON or n_body > MAX_BLOBS:
        raise WireError("a frame larger than allowed")
    skeleton = read(n_skeleton)
    body = memoryview(read(n_body)) if n_body else memoryview(b"")
    return codec.decode(skeleton, body)


class Reader:
    """Reads exact numbers of bytes from pieces that come in any size.

    Parameters
    ----------
    piece : callable
        Returns the next bytes, at most as many as it is asked for, and none at the end.
    """

    def __init__(self, piece: Callable[[int], bytes]) -> None:
        self._piece = piece
        self._ahead = bytearray()

    def __call__(self, count: int) -> bytes:
        """Return exactly that many bytes.

        Raises
        ------
        EOFError
            If they end before.
        """
        # In pieces: a length alone must not make the reader reserve that much.
        while len(self._ahead) < count:
            data = self._piece(max(PIECE, min(count - len(self._ahead), 1 << 20)))
            if not data:
                raise EOFError
            self._ahead += data
        taken = bytes(memoryview(self._ahead)[:count])
        del self._ahead[:count]
        return taken

    def frames_after(self, beginning: bytes, most: int) -> list[bytes]:
        """Take what has come already: a known beginning and a frame, again and again.

        Returns
        -------
        list of bytes
            The frames: at most so many, all whole and no larger than allowed.
        """
        found: list[bytes] = []
        ahead, place = self._ahead, 0
        while len(found) < most and ahead.startswith(beginning, place):
            start = place + len(beginning)
            if len(ahead) < start + _LENGTHS.size:
                break
            n_skeleton, n_body = _LENGTHS.unpack_from(ahead, start)
            end = start + _LENGTHS.size + n_skeleton + n_body
            if len(ahead) < end or n_skeleton > MAX_SKELETON or n_body > MAX_BLOBS:
                break
            found.append(bytes(ahead[start:end]))
            place = end
        del ahead[:place]
        return found


__all__ = [
    "Codec",
    "Reader",
    "TooLargeError",
    "WireError",
    "framed",
    "receive",
    "send",
    "taken_apart",
]
