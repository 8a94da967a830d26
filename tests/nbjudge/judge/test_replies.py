"""Answers of another form than our own end of the line gives: whoever sends them is stopped."""

import re

import msgpack
import numpy as np
import pytest

from nbjudge.inside.kinds import SET, SUBCLASS
from nbjudge.inside.wire import Codec, WireError
from nbjudge.judge.errors import StudentStoppedError
from nbjudge.judge.replies import read_called, read_ran
from nbjudge.shared.plain import TooMuchError


@pytest.mark.parametrize(
    "told",
    [
        None,
        {},
        {"outputs": 3, "error": None, "stopped": ""},
        {"outputs": [], "error": None, "stopped": "Full points"},
        {"outputs": [], "error": None, "stopped": [1]},
        {"outputs": [], "error": "x", "stopped": ""},
        {"outputs": [], "error": {"frames": 3}, "stopped": ""},
    ],
    ids=lambda told: re.sub(r" at 0x\w+", "", str(told)),
)
def test_what_came_of_a_cell_has_one_form(told):
    with pytest.raises(WireError):
        read_ran(told)


@pytest.mark.parametrize(
    "told",
    [
        7,
        {"error": {"text": ""}},
        {"error": {"classes": [["x", "a\0b"]], "text": "", "line": "", "complete": False}},
        {"changed": {5: 1}},
        {"changed": {-1: 1}},
        {"changed": {"x": 1}},
        {"changed": 3},
        {"rngs": {0: 3}},
        {"rngs": {1: np.random.default_rng(0)}},
        {"rngs": {0: np.random.Generator(np.random.MT19937(0))}},
        {"warned": [3]},
        {"tripped": 3},
    ],
    ids=lambda told: re.sub(r" at 0x\w+", "", str(told)),
)
def test_what_came_of_a_call_has_one_form(told):
    with pytest.raises(WireError):
        read_called(told, [np.random.default_rng(0), [1]])


def test_a_process_that_answers_otherwise_is_ended_and_the_next_cell_has_another(names):
    n = names("""
x = 5
def f():
    import nbjudge.inside.calls
    nbjudge.inside.calls.Calls._told = lambda *a: {'error': {'text': ''}}
""")
    n["f"]()
    with pytest.raises(StudentStoppedError, match="ProtocolBroken"):
        n["f"]()
    n._session.begin_cell()
    assert n["x"] == 5


def test_a_cell_that_forges_what_came_of_it_is_stopped(open_session):
    session = open_session("x = 5")
    forge = "import nbjudge.inside.runs as r\nr.Room.told = lambda self: 3"
    assert session.run(forge, 2).stopped == "ProtocolBroken"
    session.begin_cell()
    assert session.get("x") == 5


def test_numbers_of_one_hash_cannot_hold_the_judge_up(names):
    # A dictionary of these would take minutes to build.
    same = [k * (2**61 - 1) for k in range(30_000)]
    codec = Codec(*[lambda item: None] * 4)
    skeleton = codec.encode(same)[8:]
    with pytest.raises(WireError, match="keys of one hash"):
        codec.decode(msgpack.packb(msgpack.ExtType(SET, skeleton)), memoryview(b""))
    with pytest.raises(TooMuchError):
        names("def f(): return set(k * (2**61 - 1) for k in range(9_000))")["f"]()


def test_many_keys_arrive_and_those_in_each_others_way_are_tried_for_a_while_only(
    names, monkeypatch
):
    own = names(
        "def words(): return {str(n): n for n in range(60_000)}\n"
        "def numbers(): return set(range(30_000))"
    )
    assert own["words"]()["59999"] == 59_999
    assert own["numbers"]() == set(range(30_000))
    monkeypatch.setattr("nbjudge.inside.kinds.TRIAL_SECONDS", 0.0)
    with pytest.raises(StudentStoppedError):
        own["words"]()


def test_only_types_that_make_plain_values_are_called_here(names):
    n = names("import numpy as np\na, b, c = np.memmap, ValueError, np.float32")
    assert n["a"] is not np.memmap
    assert n["b"] is not ValueError
    assert n["c"] is np.float32


def test_what_is_told_of_a_call_is_cut_as_our_own_end_cuts_it():
    told = {"value": 1, "out": "x" * 10**6, "warned": [[["Warning"], "w" * 9_999]] * 9_999}
    called = read_called({**told, "tripped": ["sigmoid"] * 9_999}, [])
    assert len(called.printed) == 100_000
    assert len(called.warned) == 50
    assert len(called.warned[0][1]) == 2_000
    assert len(called.tripped) == 20


def test_an_error_comes_with_small_arguments_and_words_only():
    error = {"classes": [["builtins", "ValueError"]], "line": "", "name": "", "complete": True}
    read_called({"error": {**error, "text": "x" * 9_999, "args": ["a", 1]}}, [])
    for args in ([[1]], [np.zeros(3)], ["x" * 9_999], {"a": 1}):
        with pytest.raises(WireError):
            read_called({"error": {**error, "text": "", "args": args}}, [])


def test_a_frame_builds_few_classes_and_one_for_each_name():
    codec = Codec(lambda item: 0, lambda told: None, lambda item: None, lambda number: None)

    def frame(names):
        items = [msgpack.ExtType(SUBCLASS, msgpack.packb(["int", name, 0])) for name in names]
        return msgpack.packb(items)

    same = codec.decode(frame(["a"] * 50_000), memoryview(b""))
    assert len({type(item) for item in same}) == 1
    with pytest.raises(WireError):
        codec.decode(frame(map(str, range(50_000))), memoryview(b""))
