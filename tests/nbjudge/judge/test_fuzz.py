"""Whatever bytes and whatever answers come from a student's process, the judge stands."""

import contextlib
import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nbjudge.inside.wire import Codec, WireError, receive
from nbjudge.judge.attempts import attempt
from nbjudge.judge.replies import Called, read_called, read_ran
from nbjudge.shared.outcome import Outcome
from tests.nbjudge.judge.test_wire import CODEC, frame, reader
from tests.sampling import WHOLE

pytestmark = pytest.mark.sampled

MORE = 5 * WHOLE or 1

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=20)
    | st.binary(max_size=20)
)
ARRAYS = hnp.arrays(
    st.sampled_from(["?", "i1", "u8", "f2", "f4", ">f8", "c8", "U3"]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
)
GENERATORS = st.builds(np.random.default_rng, st.integers(0, 9))
PLAIN = st.recursive(
    SCALARS | ARRAYS | GENERATORS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=4)
    ),
    max_leaves=12,
)
KEYS = (
    "value", "error", "changed", "rngs", "out", "err", "warned", "tripped",
    "too_long", "too_much", "too_much_output", "skipped",
)  # fmt: skip
ERRORS = st.fixed_dictionaries(
    {
        "classes": st.lists(st.lists(st.sampled_from(["builtins", "numpy", "x", "ValueError",
                                                      "StopIteration", "a\0b", ""]),
                                     min_size=1, max_size=3), max_size=3),
        "text": PLAIN,
        "line": PLAIN,
        "args": PLAIN,
        "name": PLAIN,
        "complete": PLAIN,
    }
)  # fmt: skip
TOLD = st.dictionaries(st.sampled_from(KEYS), PLAIN | ERRORS, max_size=8)
ARGS = (np.arange(3.0), [1, [2.0]], {"a": 1}, 4.0, np.random.default_rng(0))


@settings(max_examples=200 * MORE)
@given(st.data(), PLAIN)
def test_a_frame_with_other_bytes_in_it_is_a_value_or_refused(data, value):
    sent = bytearray(CODEC.encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(sent) - 1))
        sent[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(WireError, EOFError):
        receive(reader(bytes(sent)), CODEC)


@settings(max_examples=300 * MORE)
@given(st.binary(max_size=60), st.binary(max_size=60))
def test_any_bytes_are_a_value_or_refused(skeleton, body):
    with contextlib.suppress(WireError):
        receive(reader(frame(skeleton, body)), CODEC)


@settings(max_examples=400 * MORE)
@given(TOLD | PLAIN)
def test_any_answer_to_a_call_is_taken_or_refused_and_changes_nothing(told):
    args = copy.deepcopy(ARGS)
    try:
        called = read_called(told, list(args))
    except WireError:
        return
    assert isinstance(called, Called)
    assert called.error is None or isinstance(called.error, BaseException)
    outcome = attempt(lambda: called, args)
    assert isinstance(outcome, Outcome)
    assert type(outcome.printed) is str
    assert all(type(text) is str for text in outcome.warned)
    assert all(place in range(len(args)) for place in outcome.changed)
    np.testing.assert_equal(args[:4], ARGS[:4])
    assert args[4].bit_generator.state == ARGS[4].bit_generator.state


@settings(max_examples=200 * MORE)
@given(PLAIN | st.dictionaries(st.sampled_from(["outputs", "error", "stopped"]), PLAIN))
def test_any_answer_to_a_cell_is_taken_or_refused(told):
    with contextlib.suppress(WireError):
        read_ran(told)


@settings(max_examples=200 * MORE)
@given(PLAIN)
def test_plain_values_arrive_bit_for_bit(value):
    there = Codec(lend=repr, borrow=repr, returned=lambda item: None, own=repr)
    sent = there.encode(value)
    assert there.encode(receive(reader(sent), there)) == sent
