"""Run one answer through the parts of an exercise, and keep what happened."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from anncourse.checks.candidate import in_own_order
from anncourse.checks.casebook import Casebook
from anncourse.checks.compare import compare
from anncourse.checks.exercise import Exercise, Part
from anncourse.checks.explain import explain_outcome
from anncourse.checks.report import Failure, PartResult
from anncourse.checks.show import show, show_call
from anncourse.checks.space import Arguments
from anncourse.checks.trial import Trial
from nbjudge.shared.call import call
from nbjudge.shared.outcome import Outcome
from nbjudge.shared.plain import TooMuchError, as_array, size_of
from nbjudge.shared.remote import Remote
from nbjudge.shared.time_limit import TimeUpError

# What a call gets when the others have used up the exercise's time.
LEAST_SECONDS = 0.2
# What right values in the wrong type of number are worth: alone, or as one of several results.
WRONG_DTYPE_CREDIT = 0.5
WRONG_DTYPE_IN_PART_CREDIT = 0.8
# Numbers and the like that wrong results may be kept with for a diagnosis, all together: far more
# than any exercise's, and far less than would fill the memory of whoever grades.
MAX_KEPT = 1_000_000
TWO_RESULTS = (
    "Called twice with the same arguments, your function gives two different results. Is something "
    "drawn at random? Or is something kept from one call to the next, in a variable outside the "
    "function or in a default value?"
)
# What inputs left as they were are worth, of all points of any exercise that can change them.
INPUTS_SHARE = 0.1
INPUTS_TITLE = "leaves its inputs as they were"
# What right numbers in another shape or order are worth.
MISPLACED_CREDIT = 0.5
MISPLACED_TITLE = "{}right numbers, though in another shape or order"
TYPE_TITLE = "right numbers of the type that is asked for"


class Attempt:
    """One answer's run through all parts."""

    def __init__(self, exercise: Exercise, answer: Callable[..., Any], book: Casebook) -> None:
        self.exercise = exercise
        self.book = book
        self.answer = answer
        self.trials: list[Trial] = []
        self.changed: tuple[str, str, bool] | None = None
        self.delegated = False
        self.dtype_credit = 1.0
        self._mutable_inputs = False
        self._room = MAX_KEPT
        # Functions with the same decorator share the wrapper's code; their own is inside. An
        # answer in variables is tried by calling the reference, so nothing is forbidden there.
        own = inspect.unwrap(exercise.reference)
        self._forbidden = None if exercise.variables else own
        self._deadline = time.monotonic() + exercise.seconds

    def try_part(self, part: Part, hidden: bool) -> PartResult:
        """Try every case of a part, until one runs too long or returns too much."""
        failure: Failure | None = None
        n_cases = n_passed = 0
        if part.holds is not None:
            n_cases = 1
            failure = self._property(part)
            n_passed = int(failure is None)
        cases = self.book.cases(part, hidden)
        misplaced = part.holds is None
        if isinstance(self.answer, Remote):
            self.answer._announce(cases, self._seconds())
        for args in cases:
            n_cases += 1
            trial = self._try(part, args)
            if trial.passed:
                n_passed += 1
            else:
                misplaced &= trial.mismatch is not None and trial.mismatch.misplaced
                failure = failure or self._failure(trial)
            self.trials.append(self._bounded(trial))
            if isinstance(trial.outcome.error, TimeUpError | TooMuchError):
                break
        return PartResult(
            part.title,
            part.weight,
            part.core,
            n_cases,
            n_passed,
            failure,
            part.advice,
            misplaced and failure is not None,
            part.space is not None and not part.core,
        )

    def explained(self, results: list[PartResult]) -> list[PartResult]:
        """Return the parts' results, with what all wrong cases have in common, where it is known.

        Cases of the other parts must not contradict it: only after all were tried can it be said.
        """
        return [
            self._explain(part, result)
            for part, result in zip(self.exercise.parts, results, strict=True)
        ]

    def _explain(self, part: Part, result: PartResult) -> PartResult:
        if part.space is None or result.failure is None:
            return result
        tried = [(trial.args, trial.passed) for trial in self.trials if trial.part is part]
        elsewhere = [
            trial.args for trial in self.trials if trial.part is not part and not trial.passed
        ]
        words = part.space.explain(tried, self.exercise.parameters, elsewhere)
        failure = replace(result.failure, words=f"{result.failure.words} {words}".strip())
        return replace(result, failure=failure)

    def inputs_part(self) -> list[PartResult]:
        """Return whether the inputs were left as they were; nothing, where none can be changed."""
        if not self._mutable_inputs:
            return []
        failure = None
        if self.changed is not None:
            name, shown, is_list = self.changed
            instead = (
                f"pop, append and {name}[k] = … change the caller's own list, and -= an array in "
                "it. Make new ones instead."
                if is_list
                else f"Make a new array instead: {name} = {name} - … rather than {name} -= … or "
                f"{name}[…] = …, or work on {name}.copy()."
            )
            failure = Failure(
                "inputs changed",
                f"It changes its argument {name} in place; whoever called it finds other data "
                f"afterwards. {instead}",
                shown,
            )
        others = sum(part.weight for part in self.exercise.parts)
        weight = others * INPUTS_SHARE / (1 - INPUTS_SHARE)
        return [PartResult(INPUTS_TITLE, weight, False, 1, int(failure is None), failure)]

    def types_part(self) -> list[PartResult]:
        """Return what is wrong with the type of right numbers; nothing, where nothing is."""
        right = [trial for trial in self.trials if trial.right]
        wrong = [trial for trial in right if trial.mismatch is not None]
        if not wrong:
            return []
        first, n_passed = wrong[0], len(right) - len(wrong)
        assert first.mismatch is not None
        shown = self._show_call(first.args), show(first.expected), show(first.outcome.value)
        failure = Failure("dtype", first.mismatch.words, *shown)
        return [PartResult(TYPE_TITLE, 0.0, False, len(right), n_passed, failure)]

    def right_in_own_order(self, results: list[PartResult]) -> bool:
        """Whether the first part that fails passes once the arguments come as they are named."""
        first = next((r.title for r in results if not r.passed), "")
        part = next((part for part in self.exercise.parts if part.title == first), None)
        if part is None:
            return False
        attempt = Attempt(self.exercise, in_own_order(self.exercise, self.answer), self.book)
        return attempt.try_part(part, hidden=False).passed

    def two_results(self) -> str:
        """Say that the same call gives another result each time; empty if it does not."""
        kinds = ("values", "shape", "length", "type")
        wrong = next((t for t in self.trials if t.mismatch and t.mismatch.kind in kinds), None)
        if wrong is None or wrong.mismatch is None or wrong.outcome.value is None:
            return ""
        again = self._call(wrong.args)
        rtol, atol = self.exercise.rtol, self.exercise.atol
        if again.error is not None or again.value is None:
            return ""
        numbers = as_array(wrong.outcome.value)
        first = wrong.outcome.value if numbers is None else numbers
        if wrong.mismatch.kind == "type":
            # No numbers: texts, say, or rows of several lengths.
            return "" if repr(first) == repr(again.value) else TWO_RESULTS
        same = compare(first, again.value, rtol=rtol, atol=atol) is None
        return "" if same else TWO_RESULTS

    def _call(self, args: Arguments) -> Outcome:
        outcome = call(self.answer, args, seconds=self._seconds(), forbidden=self._forbidden)
        self.delegated = self.delegated or outcome.delegated
        self._mutable_inputs = self._mutable_inputs or any(
            isinstance(arg, np.ndarray | list) for arg in args
        )
        if outcome.changed and self.changed is None:
            first = outcome.changed[0]
            name = self.exercise.parameters[first]
            self.changed = (name, self._show_call(args), isinstance(args[first], list))
        return outcome

    def _seconds(self) -> float:
        return max(LEAST_SECONDS, self._deadline - time.monotonic())

    def _try(self, part: Part, args: Arguments) -> Trial:
        expected = self.book.expected(args)
        outcome = self._call(args)
        mismatch = None
        if outcome.error is None:
            mismatch = self.book.compared(part, args, outcome)
            if mismatch is not None and mismatch.kind == "dtype":
                credit = WRONG_DTYPE_IN_PART_CREDIT if mismatch.path else WRONG_DTYPE_CREDIT
                self.dtype_credit = min(self.dtype_credit, credit)
        return Trial(args, expected, outcome, mismatch, part)

    def _bounded(self, trial: Trial) -> Trial:
        """Return what is kept of a trial: without its value, if those kept are large already."""
        if trial.mismatch is not None:
            self._room -= size_of(trial.outcome.value, self._room)
            if self._room < 0:
                return replace(trial, outcome=replace(trial.outcome, value=None))
        return trial

    def _failure(self, trial: Trial) -> Failure:
        outcome = trial.outcome
        shown = self._show_call(trial.args)
        expected = show(trial.expected)
        got = "" if outcome.error is not None else show(outcome.value)
        if trial.right:
            return Failure(
                "warned",
                f"The number is right, but on the way NumPy warned: {outcome.warned[0]}. Find a "
                "form of the formula in which nothing overflows or is divided by 0, and no "
                "logarithm of 0 is taken.",
                shown,
                expected,
                got,
            )
        kind, words = explain_outcome(outcome, trial.mismatch, self.exercise)
        if kind == "values" and got == expected:
            words += " They differ only in digits that are not shown here."
        return Failure(kind, words, shown, expected, got, self._line(outcome))

    def _property(self, part: Part) -> Failure | None:
        last: list[Arguments] = []

        def answer(*args: Any) -> Any:
            last[:] = [args]
            outcome = self._call(args)
            if outcome.error is not None or outcome.value is None:
                mismatch = compare(0, outcome.value, rtol=0, atol=0)
                kind, words = explain_outcome(outcome, mismatch, self.exercise)
                raise _StopPropertyError(
                    Failure(kind, words, self._show_call(args), line=self._line(outcome))
                )
            for place in outcome.drew:
                # The answer drew from a copy. Not what it left: that could be chosen.
                args[place].random()
            return outcome.value

        assert part.holds is not None
        try:
            words = part.holds(answer)
        except _StopPropertyError as stop:
            return stop.failure
        except Exception:
            # The property looked into a result of another shape or type than is asked for.
            words = "What it returns has not the shape or type that is asked for."
        if words is None:
            return None
        return Failure("property", words, self._show_call(last[0]) if last else "")

    def _line(self, outcome: Outcome) -> str:
        # An answer in variables has no line of its own to show.
        return "" if self.exercise.variables else outcome.line

    def _show_call(self, args: Arguments) -> str:
        if self.exercise.variables:
            return ""
        return show_call(self.exercise.name, self.exercise.parameters, args)


class _StopPropertyError(Exception):
    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.words)
