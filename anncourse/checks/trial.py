"""One case of an exercise, and what an answer did with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from anncourse.checks.compare import Mismatch
from anncourse.checks.exercise import Part
from anncourse.checks.space import Arguments
from nbjudge.shared.outcome import Outcome
from nbjudge.shared.plain import size_of

# From so many numbers on, cases count as equally large.
MAX_SIZE = 100_000


@dataclass(frozen=True)
class Trial:
    """One case, what was expected, and what the answer did."""

    args: Arguments
    expected: Any
    outcome: Outcome
    mismatch: Mismatch | None
    part: Part

    @property
    def right(self) -> bool:
        """Whether the values are right, if perhaps in another type of number."""
        return self.outcome.error is None and (
            self.mismatch is None or self.mismatch.kind == "dtype"
        )

    @property
    def noisy(self) -> bool:
        """Whether NumPy warned where it has no reason to."""
        return self.part.quiet and bool(self.outcome.warned)

    @property
    def passed(self) -> bool:
        """Whether it counts as right in its part."""
        return self.right and not self.noisy

    @property
    def flawed(self) -> bool:
        """Whether anything about this case is not as asked for."""
        return (
            self.outcome.error is not None
            or self.mismatch is not None
            or bool(self.outcome.changed)
            or self.noisy
        )


def work(args: Arguments) -> int:
    """Estimate how long a case takes: so many numbers, so many times."""
    rounds = max((arg for arg in args if type(arg) is int), default=1)
    return size_of(args, MAX_SIZE) * max(1, rounds)
