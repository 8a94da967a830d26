"""Find the learner's own line that is wrong, where one small edit of it mends the answer.

Source: Singh, Gulwani & Solar-Lezama, *Automated feedback generation for introductory programming
assignments* (PLDI 2013), for the edits; Suzuki et al., *TraceDiff* (VL/HCC 2017), for showing the
place and the kind of a mistake first, and not its correction.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from anncourse.checks.casebook import Casebook
from anncourse.checks.compare import compare
from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.kinds import words_of
from anncourse.checks.one_place import in_one_place
from anncourse.checks.space import Arguments
from anncourse.checks.trial import work
from nbjudge.shared.call import call
from nbjudge.shared.editing.adding import ADDING
from nbjudge.shared.editing.asked import is_of_a_library
from nbjudge.shared.editing.bounds import SPENT, give_back
from nbjudge.shared.editing.variants import Edit, Edits, edits_of
from nbjudge.shared.outcome import Outcome
from nbjudge.shared.plain import TooMuchError
from nbjudge.shared.remote import Remote
from nbjudge.shared.time_limit import TimeUpError

# The search is bounded by counts: see `nbjudge.shared.editing.bounds`. These are far from what any
# call of an answer, and the search, take; what meets them was made to last, and is given up.
CALL_SECONDS = 10.0
ALL_SECONDS = 120.0
# As many calls are asked for at a time of an answer that lives in another process.
AT_ONCE = 50
# Where edits of more lines than that mend an answer, not all but one are detours.
MAX_LINES = 4
# A case that takes so many times less is tried before the one that is to be mended.
QUICKER = 4


def likely_line(exercise: Exercise, answer: Callable[..., Any], book: Casebook) -> str:
    """Say which line of the learner's own is wrong, and what kind of thing in it.

    Only the cases that learners see are tried, so that notebook and judge say the same.

    Returns
    -------
    str
        Two sentences; empty where no small edit makes every case right, or edits of several lines
        do.
    """
    if exercise.variables or not exercise.edited:
        return ""
    if not isinstance(answer, Remote):
        return _found(exercise, partial(edits_of, answer), book)
    # A grader's cell checks an answer twice, with and without hidden cases.
    said = _SAID.setdefault(answer, {})
    if exercise.name not in said:
        said[exercise.name] = _found(exercise, answer._edits, book)
    return said[exercise.name]


_SAID: WeakKeyDictionary[Remote, dict[str, str]] = WeakKeyDictionary()


# Makes those edits that add something to an answer, or all others.
Made = Callable[[bool], Edits | None]


def _found(exercise: Exercise, made: Made, book: Casebook) -> str:
    try:
        return words_of(_Search(exercise, book, made).mending())
    except _GivenUpError:
        return ""
    finally:
        give_back()


class _GivenUpError(Exception):
    """Not all edits can be tried, so that nothing can be said of them."""


class _NotRightError(Exception):
    """An edited answer does not return what a property could look at."""


class _Search:
    """Tries all edits of one answer."""

    _edits: Edits

    def __init__(self, exercise: Exercise, book: Casebook, made: Made) -> None:
        self._exercise, self._book, self._made = exercise, book, made
        self._parts = exercise.parts
        seen = [(part, args) for part in self._parts for args in book.cases(part, hidden=False)]
        self._cases = sorted(seen, key=lambda one: work(one[1]))
        self._forbidden = inspect.unwrap(exercise.reference)
        self._end = time.monotonic() + ALL_SECONDS
        self._warns = False
        self._handed: dict[int, Arguments] = {}

    def mending(self) -> list[Edit]:
        """Return the edits with which every case is right; none where that cannot be said."""
        wrong: tuple[Part, Arguments | None] | None = None
        # What adds something counts only where nothing else mends, and there are most of these.
        for adding in (False, True):
            edits = self._made(adding)
            if edits is None:
                return []
            self._edits = edits
            wrong = wrong or self._least_wrong()
            if wrong is None:
                return []
            found = self._mending_of(*wrong)
            if found is None or found:
                return found or []
        return []

    def _mending_of(self, part: Part, case: Arguments | None) -> list[Edit] | None:
        """Return which of the edits mend; None, where they are in too many places."""
        found: list[Edit] = []
        for number in self._candidates(part, case, found):
            edit = self._edits.edits[number]
            if edit not in found and self._all_right(number):
                found.append(edit)
                if _in_too_many_places(found):
                    return None
        return found

    def _least_wrong(self) -> tuple[Part, Arguments | None] | None:
        """Return the smallest case in which the answer as it stands is wrong, or else a property.

        Every edit is tried on it, and only those that mend it on the others.
        """
        wrong: list[tuple[Part, Arguments]] = []
        for part, args in self._cases:
            outcome = self._called(-1, args)
            self._warns = self._warns or bool(outcome.warned)
            if not self._right(outcome, part, args):
                if outcome.error is None and outcome.value is None:
                    # That a line returns nothing is told as it is. An edit around it, such as of
                    # a condition, would only lead past that line.
                    return None
                wrong.append((part, args))
        if wrong:
            return wrong[0]
        for part in self._parts:
            if part.holds is not None and not self._holds(-1, part):
                return part, None
        return None

    def _candidates(self, part: Part, args: Arguments | None, found: list[Edit]) -> Iterator[int]:
        """Yield those edits with which what was wrong is right: a case, or else a property.

        Those that were found meanwhile are left out. What is known of an edit is all that is said:
        another of its like says nothing new.
        """
        numbers = range(len(self._edits.edits))
        if args is None:
            yield from (number for number in numbers if self._holds(number, part))
            return
        quick = [one for one in self._cases if QUICKER * work(one[1]) <= work(args)]
        # Most edits spoil it, and need not be tried on what takes longer.
        tried = [*quick[-1:], (part, args)]
        for start in range(0, len(numbers), AT_ONCE):
            some = list(numbers[start : start + AT_ONCE])
            for one in tried:
                some = [number for number in some if self._edits.edits[number] not in found]
                some = self._right_of(some, *one)
            yield from some

    def _right_of(self, numbers: list[int], part: Part, args: Arguments) -> list[int]:
        """Return those edits with which a case is right."""
        run = self._edits.run
        calls = [(number, *self._given(args)) for number in numbers]
        if isinstance(run, Remote):
            run._announce(calls, CALL_SECONDS)
        outcomes = [self._outcome(given) for given in calls]
        return [
            number
            for number, outcome in zip(numbers, outcomes, strict=True)
            if self._right(outcome, part, args)
        ]

    def _all_right(self, number: int) -> bool:
        """Whether every case that learners see is right; the smallest, which cost least, first."""
        return all(
            self._right(self._called(number, args), part, args) for part, args in self._cases
        ) and all(self._holds(number, part) for part in self._parts if part.holds is not None)

    def _holds(self, number: int, part: Part) -> bool:
        """Whether a part's property holds, with all inputs left as they were."""

        def answer(*args: Any) -> Any:
            outcome = self._outcome((number, *args))
            if outcome.error is not None or outcome.value is None or outcome.changed:
                raise _NotRightError
            for place in outcome.drew:
                # The answer drew from a copy.
                args[place - 1].random()
            return outcome.value

        assert part.holds is not None
        try:
            return part.holds(answer) is None
        except _GivenUpError:
            raise
        except Exception:
            # Or the property looked into a result of another shape or type than is asked for.
            return False

    def _called(self, number: int, args: Arguments) -> Outcome:
        return self._outcome((number, *self._given(args)))

    def _given(self, args: Arguments) -> Arguments:
        """Return what is handed over in a case, always the same functions."""
        if id(args) not in self._handed:
            self._handed[id(args)] = tuple(map(_silent, args))
        return self._handed[id(args)]

    def _outcome(self, given: Arguments) -> Outcome:
        outcome = call(self._edits.run, given, seconds=CALL_SECONDS, forbidden=self._forbidden)
        self._give_up_if_spent(outcome.error)
        return outcome

    def _give_up_if_spent(self, error: BaseException | None) -> None:
        spent = isinstance(error, RuntimeError) and str(error) == SPENT
        if (
            spent
            or isinstance(error, TimeUpError | TooMuchError | MemoryError)
            or time.monotonic() > self._end
        ):
            raise _GivenUpError

    def _right(self, outcome: Outcome, part: Part, args: Arguments) -> bool:
        if outcome.error is not None or outcome.changed or outcome.delegated:
            return False
        # What makes NumPy warn where it did not before, such as a root, is no cure.
        if outcome.warned and (part.quiet or not self._warns):
            return False
        expected = self._book.expected(args)
        rtol, atol = self._exercise.rtol, self._exercise.atol
        found = compare(expected, outcome.value, rtol=rtol, atol=atol, reordered=False)
        return found is None


def _in_too_many_places(found: list[Edit]) -> bool:
    """Whether nothing can be said of the edits that mend an answer, whatever comes next."""
    if found[-1].kind in ADDING:
        return not in_one_place(found)
    return len({(edit.function, edit.line) for edit in found}) > MAX_LINES


def _silent(value: Any) -> Any:
    """Return an argument whose functions warn of nothing: what they do is not the learner's."""
    if isinstance(value, tuple | list) and any(map(callable, value)):
        return type(value)(map(_silent, value))
    if not callable(value) or is_of_a_library(value):
        return value

    def silent(*args: Any) -> Any:
        with np.errstate(all="ignore"):
            return value(*args)

    silent.__name__ = silent.__qualname__ = getattr(value, "__name__", "function")
    return silent
