import collections
import math
import struct

import numpy as np
import pytest

from nbjudge.inside.kinds import TooManyItemsError
from nbjudge.inside.wire import (
    MAX_SKELETON,
    Codec,
    Reader,
    TooLargeError,
    WireError,
    framed,
    receive,
)


def refuse(item):
    raise TypeError(type(item).__name__)


CODEC = Codec(lend=refuse, borrow=lambda told: told, returned=lambda item: None, own=refuse)


def reader(data):
    rest = memoryview(data)

    def read(count):
        nonlocal rest
        if len(rest) < count:
            raise EOFError
        piece, rest = bytes(rest[:count]), rest[count:]
        return piece

    return read


def sent(value):
    return receive(reader(CODEC.encode(value)), CODEC)


class Strange(list):
    def __iter__(self):
        raise RuntimeError


@pytest.mark.parametrize(
    "value",
    [
        None, True, 3, -(2**63), 2**200, -(2**100), 1.5, math.inf, 1 + 2j, "é\ud800", b"ab", ...,
        [], [1, [2.0, "x"]], (1, (2,)), {"a": 1, 2: (3,)}, {1, 2}, frozenset({3}), range(1, 9, 3),
        slice(1, None), np.float32, int, np.tanh, np.dtype("f4"),
        collections.Counter("aab"), collections.deque([1]), collections.OrderedDict(a=1),
    ],
    ids=repr,
)  # fmt: skip
def test_plain_values_arrive_as_they_were_sent(value):
    got = sent(value)
    assert type(got) is type(value)
    assert got == value


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6).reshape(2, 3), np.zeros((0, 3)), np.array(3.0), np.float32(0.5), np.int8(3),
        np.arange(6.0).reshape(2, 3).T, np.arange(9)[::2], np.array(["a", "bcd"]), np.bool_(True),
        np.array([1 + 2j]), np.array([math.nan]), np.longdouble(0.1), np.array([], dtype="U0"),
    ],
    ids=repr,
)  # fmt: skip
def test_arrays_keep_dtype_shape_and_order(array):
    got = sent(array)
    assert type(got) is type(array)
    assert (got.dtype, got.shape) == (array.dtype, array.shape)
    assert np.array_equal(got, array, equal_nan=array.dtype.kind in "fc")
    assert got.flags.f_contiguous == (array.flags.f_contiguous or not array.flags.c_contiguous)


def test_arrays_that_arrive_can_be_written_to_and_are_apart():
    first, second = sent([np.zeros(3), np.zeros(3)])
    first[0] = 1
    assert second[0] == 0


def test_a_generator_draws_on_where_it_was():
    rng = np.random.default_rng(3)
    rng.random(5)
    assert sent(rng).random() == rng.random()


def test_what_a_subclass_claims_does_not_count():
    got = sent(Strange([1, 2]))
    assert (type(got).__name__, list(got), type(got).__bases__) == ("Strange", [1, 2], (list,))


def test_iterators_are_read_and_endless_ones_are_too_much():
    assert sent(x * x for x in range(3)) == [0, 1, 4]
    with pytest.raises(TooManyItemsError):
        CODEC.encode(iter(int, 1))


def test_what_holds_itself_is_refused():
    endless = []
    endless.append(endless)
    with pytest.raises(RecursionError):
        CODEC.encode(endless)


def test_what_is_too_large_is_refused_before_it_is_sent():
    with pytest.raises(TooLargeError):
        CODEC.encode("x" * (MAX_SKELETON + 1))


def frame(skeleton, body=b"", lengths=None):
    return struct.pack(">II", *(lengths or (len(skeleton), len(body)))) + skeleton + body


@pytest.mark.parametrize(
    "data",
    [
        frame(b"", lengths=(2**32 - 1, 0)),
        frame(b"", lengths=(0, 2**32 - 1)),
        frame(b""),
        frame(b"\xc1"),
        frame(b"\x93\x01"),
        frame(b"\x90\x90"),
        frame(b"\xdd\xff\xff\xff\xff"),
        frame(b"\xc7\x01\x63\xc0"),
        frame(b"\xc7\x01\x02\xc0"),
        frame(b"\x81\x90\x01"),
        frame(b"\x91" * 5_000 + b"\x01"),
    ],
    ids=range(11),
)
def test_frames_that_break_the_rules_are_refused(data):
    with pytest.raises(WireError):
        receive(reader(data), CODEC)


@pytest.mark.parametrize(
    "described",
    [
        ["<f8", [10**9], "C", 0, 8],
        ["<f8", [-1], "C", 0, 8],
        ["<f8", [1], "C", 0, 10**9],
        ["<f8", [1], "C", -8, 8],
        ["O", [1], "C", 0, 8],
        ["V8", [1], "C", 0, 8],
        ["<f8", [1] * 99, "C", 0, 8],
        ["U0", [10**9], "C", 0, 0],
    ],
    ids=str,
)
def test_arrays_that_claim_what_is_not_there_are_refused(described):
    import msgpack

    extension = msgpack.packb(msgpack.ExtType(2, msgpack.packb(described)))
    try:
        got = receive(reader(frame(extension, bytes(8))), CODEC)
    except WireError:
        return
    assert got is None


def test_a_small_frame_does_not_become_a_large_one():
    import msgpack

    same = msgpack.ExtType(2, msgpack.packb(["|u1", [1000], "C", 0, 1000]))
    assert receive(reader(frame(msgpack.packb([same]), bytes(1000))), CODEC)[0].size == 1000
    with pytest.raises(WireError, match="another's bytes"):
        receive(reader(frame(msgpack.packb([same, same]), bytes(1000))), CODEC)
    empty = msgpack.ExtType(2, msgpack.packb(["<U0", [3_000_000], "C", 0, 0]))
    first, second = receive(reader(frame(msgpack.packb([empty, empty]))), CODEC)
    assert first.size == 3_000_000
    assert second is None


@pytest.mark.parametrize("step", [1, -1, 7])
def test_a_range_is_no_longer_than_a_list_may_be(step):
    import msgpack

    short, long = range(0, 1000 * step, step), range(0, 10**20 * step, step)
    assert sent(short) == short
    with pytest.raises(TooManyItemsError):
        CODEC.encode(long)
    forged = msgpack.ExtType(9, msgpack.packb([0, 10**9, 1]))
    with pytest.raises(WireError):
        receive(reader(frame(msgpack.packb(forged))), CODEC)


def test_as_many_frames_are_taken_as_are_asked_for_and_no_half_one():
    known, values = framed(b"known"), [framed(b"a"), framed(b"", b"body"), framed(b"ccc")]
    stream = b"".join(known + value for value in values)
    for cut in range(len(stream) + 1):
        pieces = [b"x" + stream[:cut], stream[cut:] + b"y"]
        read = Reader(lambda count, pieces=pieces: pieces.pop(0))
        assert read(1) == b"x"
        found = read.frames_after(known, 2)
        assert found == values[: len(found)]
        assert len(found) == min(2, sum(cut >= end for end in ends_of(known, values)))
        # What follows is read as ever.
        taken = sum(len(known) + len(value) for value in found)
        assert read(len(stream) - taken + 1) == stream[taken:] + b"y"


def ends_of(known, values):
    """Return where each pair ends."""
    return [sum(len(known) + len(v) for v in values[: k + 1]) for k in range(len(values))]


def test_a_frame_that_is_larger_than_allowed_is_left_to_who_refuses_it():
    known = framed(b"known")
    large = struct.pack(">II", MAX_SKELETON + 1, 0) + bytes(MAX_SKELETON + 1)
    pieces = [b"x" + known + large]
    read = Reader(lambda count: pieces.pop(0))
    assert read(1) == b"x"
    assert read.frames_after(known, 2) == []
