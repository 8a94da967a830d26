"""A value is built once for all students whose answers are the same bytes; none is mixed up."""

import pytest

from nbjudge.judge.same_value import MAX_FRAME, of_value
from nbjudge.shared.call import call


class Decoder:
    """Gives a value for any bytes, or raises it, and counts how often."""

    def __init__(self, value):
        self.value, self.count = value, 0

    def __call__(self, frame):
        self.count += 1
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


def test_the_same_bytes_are_read_once_for_the_same_call():
    args, decode = (1.0, [2]), Decoder([3.0])
    first, again = (of_value(args, b"abc", decode) for _ in range(2))
    assert (first.value, first.shared, decode.count) == ([3.0], True, 1)
    assert again is first


def test_other_bytes_and_other_calls_are_read_by_themselves():
    args, decode = (1.0, [2]), Decoder([3.0])
    found = [
        of_value(args, b"abc", decode),
        of_value(args, b"abd", decode),
        of_value((1.0, [2]), b"abc", decode),
    ]
    assert decode.count == 3
    assert len({id(outcome) for outcome in found}) == 3


@pytest.mark.parametrize("value", [ValueError("no"), object])
def test_what_is_no_plain_value_is_an_error_each_time(value):
    args, decode = (1.0,), Decoder(value)
    for _ in range(2):
        outcome = of_value(args, b"x", decode)
        assert isinstance(outcome.error, ValueError | TypeError)
        assert not outcome.shared
    assert decode.count == 2


def test_a_long_value_is_not_kept():
    args, decode = (1.0,), Decoder("long")
    frames = [bytes(MAX_FRAME + 1)] * 2
    assert [of_value(args, frame, decode).shared for frame in frames] == [False, False]
    assert decode.count == 2


def test_two_students_with_the_same_result_share_it_and_one_with_another_does_not(names):
    calls = [(number,) for number in range(300)]
    found = []
    for body in ("return [n, 1]", "m = n\n    return [m, 1]", "return [n, 1.0]", "return n"):
        answer = names(f"def f(n):\n    {body}")["f"]
        answer._announce(calls, 10.0)
        found.append([call(answer, args) for args in calls])
    one, two, decimal, other = found
    # The first of each lot is waited for, and read by itself.
    shared = [k for k, (a, b) in enumerate(zip(one, two, strict=True)) if a is b]
    assert len(shared) > 200
    assert all(one[k].shared for k in shared)
    for outcomes in (one, two, decimal):
        assert [outcome.value for outcome in outcomes] == [[k, 1] for k in range(300)]
    assert {type(outcome.value[1]) for outcome in decimal} == {float}
    assert [outcome.value for outcome in other] == list(range(300))


def test_what_else_a_call_did_is_told_among_values_alone(names):
    source = (
        "import warnings\n"
        "def f(n, given):\n"
        "    if n == 5:\n        print('five')\n"
        "    if n == 6:\n        warnings.warn('six')\n"
        "    if n == 7:\n        given.append(1)\n"
        "    if n == 8:\n        raise ValueError('eight')\n"
        "    return n"
    )
    answer = names(source)["f"]
    calls = [(number, [0]) for number in range(40)]
    answer._announce(calls, 10.0)
    found = [call(answer, args) for args in calls]
    assert [k for k, outcome in enumerate(found) if outcome.printed] == [5]
    assert [k for k, outcome in enumerate(found) if outcome.warned] == [6]
    assert [k for k, outcome in enumerate(found) if outcome.changed] == [7]
    assert [k for k, outcome in enumerate(found) if outcome.error] == [8]
    assert [outcome.value for k, outcome in enumerate(found) if k != 8] == [
        k for k in range(40) if k != 8
    ]
