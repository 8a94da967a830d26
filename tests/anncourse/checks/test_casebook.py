"""What is the same for every answer is worked out once, and for no other answer."""

import numpy as np

from anncourse.checks import casebook
from anncourse.checks.casebook import Casebook
from nbjudge.shared.outcome import Outcome
from tests.anncourse.checks.toys import SCALED


def test_a_result_that_many_share_is_compared_once_in_each_part(monkeypatch):
    counted = []
    compare = casebook.compare

    def count(*values, **more):
        counted.append(values)
        return compare(*values, **more)

    monkeypatch.setattr(casebook, "compare", count)
    book, (number, array) = Casebook(SCALED), SCALED.parts
    args = book.cases(number, hidden=False)[0]
    right, wrong = (Outcome(value=np.asarray(value), shared=True) for value in (7.0, 6.0))
    for _ in range(3):
        assert book.compared(number, args, right) is None
        assert book.compared(number, args, wrong).kind == "values"
    assert len(counted) == 2
    # A part may look at some of the results alone.
    book.compared(array, args, right)
    assert len(counted) == 3


def test_what_one_answer_gave_is_not_kept():
    book, part = Casebook(SCALED), SCALED.parts[0]
    args = book.cases(part, hidden=False)[0]
    assert book.compared(part, args, Outcome(value=7.0)) is None
    assert book.compared(part, args, Outcome(value=6.0)).kind == "values"
    assert not book._compared


def test_no_more_comparisons_are_kept_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(casebook, "MAX_COMPARED", 5)
    book, part = Casebook(SCALED), SCALED.parts[0]
    args = book.cases(part, hidden=False)[0]
    for number in range(20):
        mismatch = book.compared(part, args, Outcome(value=float(number), shared=True))
        assert (mismatch is None) == (number == 7)
        assert len(book._compared) <= 5
