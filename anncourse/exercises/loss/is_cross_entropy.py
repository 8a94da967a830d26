"""Write the test: ``is_cross_entropy(loss)`` tells the right cross-entropy from wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part

Loss = Callable[[Any, Any], Any]


def is_cross_entropy(loss: Any) -> bool:
    """Whether loss(P, Y) is the cross-entropy, on tables where every known fault shows."""
    P = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.5, 0.499, 0.001]])
    Y = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]])
    right = -(np.log(0.7) + np.log(0.3) + np.log(0.001)) / 3
    certain = loss(np.array([[0.0, 1.0]]), np.array([[0.0, 1.0]]))
    wrong = loss(np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]]))
    return bool(
        abs(loss(P, Y) - right) < 1e-6 and abs(certain) < 1e-6 and wrong > 20 and np.isfinite(wrong)
    )


def _named(name: str, formula: Loss) -> Loss:
    def loss(P: Any, Y: Any) -> float:
        # What a given loss warns of is no fault of the test's.
        with np.errstate(all="ignore"):
            return float(formula(np.array(P, dtype=float), np.asarray(Y, dtype=float)))

    loss.__name__ = name
    return loss


def _limited(P: Any, limit: float = 1e-12) -> Any:
    return np.maximum(P, limit)


_PLAIN = _named("a right one", lambda P, Y: -np.sum(Y * np.log(_limited(P))) / len(P))
_SMALLER = _named(
    "a right one, with a smaller limit than yours",
    lambda P, Y: -np.sum(Y * np.log(_limited(P, 2.2e-16))) / len(P),
)
_PICKED = _named(
    "a right one, which picks the true class",
    lambda P, Y: np.mean(-np.log(_limited(P[np.arange(len(P)), Y.argmax(axis=1)]))),
)
_MEAN_OF_ALL = _named(
    "the mean over all numbers of the table", lambda P, Y: -np.mean(Y * np.log(_limited(P)))
)
_SUM = _named("the sum over the samples", lambda P, Y: -np.sum(Y * np.log(_limited(P))))
_SIGN = _named("the minus forgotten", lambda P, Y: np.sum(Y * np.log(_limited(P))) / len(P))
_BASE = _named("log10", lambda P, Y: -np.sum(Y * np.log10(_limited(P))) / len(P))
_BARE = _named("no limit at 0", lambda P, Y: -np.sum(Y * np.log(P)) / len(P))
_WRONG_CLASS = _named(
    "nan where a wrong class was given 0",
    lambda P, Y: -np.sum(Y * np.log(P + 1e-12 * Y)) / len(P),
)
_INFINITE = _named(
    "infinite at 0",
    lambda P, Y: -np.sum(np.log(np.sum(P * Y, axis=1))) / len(P),
)
_COARSE = _named("a limit of 0.01", lambda P, Y: -np.sum(Y * np.log(_limited(P, 0.01))) / len(P))
_LARGEST = _named("the largest probability", lambda P, Y: -np.mean(np.log(_limited(P.max(axis=1)))))
_FIRST = _named("the first sample alone", lambda P, Y: -np.sum(Y[0] * np.log(_limited(P[0]))))
_BOTH = _named(
    "the wrong classes counted too",
    lambda P, Y: -np.sum(Y * np.log(_limited(P)) + (1 - Y) * np.log(_limited(1 - P))) / len(P),
)


def _tables(*rows: tuple[list[float], int]) -> tuple[Any, Any, float]:
    P = np.array([row for row, _ in rows])
    Y = np.zeros(P.shape)
    Y[np.arange(len(rows)), [k for _, k in rows]] = 1
    return P, Y, _PLAIN(P, Y)


_LESSON = ([0.7, 0.2, 0.1], 0), ([0.1, 0.3, 0.6], 1)
_SURE = ([0.0, 1.0, 0.0], 1)
_TINY = ([0.5, 0.499, 0.001], 2)
_FAR = ([0.0, 1.0 - 1e-9, 1e-9], 0)
_NEVER = ([0.0, 0.4, 0.6], 0)


def _asked(*rows: tuple[list[float], int], sign: float = 1, tolerance: float = 1e-6) -> Any:
    """Ask a loss about the tables made of some rows, and compare with the number that is right."""

    def test(loss: Any) -> bool:
        P, Y, right = _tables(*rows)
        said = loss(P, Y)
        return bool(abs(said - right) < tolerance or (sign < 0 and abs(said + right) < tolerance))

    return test


def _all(*tests: Any) -> Any:
    return lambda loss: all(test(loss) for test in tests)


def _finite_at_0(loss: Any) -> bool:
    P, Y, _ = _tables(_NEVER)
    return bool(np.isfinite(loss(P, Y)))


def _exact(loss: Any) -> bool:
    P, Y, _ = _tables(*_LESSON)
    return bool(loss(P, Y) == 0.780)


EXERCISE = Exercise(
    name="is_cross_entropy",
    reference=is_cross_entropy,
    parts=(
        Part(
            "accepts right ones, refuses those that are wrong for any table",
            examples=((_PLAIN,), (_MEAN_OF_ALL,), (_PICKED,), (_SIGN,), (_BASE,), (_BOTH,)),
        ),
        Part(
            "refuses what is right for one sample only",
            examples=((_SUM,), (_FIRST,)),
            core=False,
        ),
        Part(
            "refuses what looks at another class than the true one",
            examples=((_LARGEST,),),
            core=False,
        ),
        Part(
            "refuses what fails at a probability of 0, or close to it",
            examples=((_BARE,), (_INFINITE,), (_COARSE,), (_WRONG_CLASS,), (_SMALLER,)),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "one sample",
            "You try single samples, in which the true class has the largest probability. Then a "
            "sum is a mean, the first sample is all, and the largest probability is the right one. "
            "Try a table with two or three rows.",
            _all(_asked(_LESSON[0]), _asked(_SURE), _finite_at_0),
        ),
        Misconception(
            "the table of section 5.5 alone",
            "The table of section 5.5 shows much, and nothing about probabilities at 0 or near it. "
            "Try a true class that was given 0.001, one that was given 0, and a wrong class "
            "that was given 0.",
            _asked(*_LESSON),
        ),
        Misconception(
            "nothing at 0",
            "You try a small probability, and none of 0. Which given losses become `nan` or `inf` "
            "there?",
            _asked(*_LESSON, _TINY),
        ),
        Misconception(
            "nothing between 0 and 0.1",
            "At 0 you ask for a finite number, and a limit of 0.01 gives one too. A true class "
            "that was given 0.001 tells the two apart.",
            _all(_asked(*_LESSON), _asked(_SURE), _finite_at_0),
        ),
        Misconception(
            "0 at the true class alone",
            "You try a true class that was given 0, and no wrong one. A wrong class that was given "
            "0 must cost nothing, and $0 \\cdot \\log 0$ is `nan` in a computer.",
            _all(_asked(*_LESSON, _TINY), lambda loss: bool(np.isfinite(loss(*_tables(_FAR)[:2])))),
        ),
        Misconception(
            "too strict at 0",
            "You ask for a certain number where the truth was given 0. How large it is depends on "
            "the limit, and a smaller limit is right as well: ask for a finite number there, and "
            "a large one.",
            _all(_asked(*_LESSON, _TINY), _asked(_SURE), _asked(_NEVER)),
        ),
        Misconception(
            "sign not looked at",
            "You compare without the sign. A loss whose minus was forgotten passes.",
            _all(_asked(*_LESSON, _TINY, sign=-1), _asked(_SURE, sign=-1), _finite_at_0),
        ),
        Misconception(
            "equal to the last digit",
            "You compare with `==`. Computers round, and 0.780 is rounded as well: ask whether the "
            "difference is small.",
            _exact,
        ),
        Misconception(
            "always True",
            "You return True for every function. Call it, and compare with what must come.",
            lambda loss: True,
        ),
        Misconception(
            "only whether it is finite",
            "You ask whether the result is finite, and not whether it is right. Work out by hand "
            "what must come, and compare.",
            _finite_at_0,
        ),
        Misconception(
            "the other way round",
            "True and False are the wrong way round: a right loss gets True.",
            lambda loss: not _all(_asked(*_LESSON, _TINY), _asked(_SURE), _finite_at_0)(loss),
        ),
    ),
    hints=(
        "Take the table of section 5.5 and its 0.780, worked out by hand. Which faults of *Common "
        "mistakes* show there, and which do not?",
        "A probability of 0 can stand at a wrong class, where it must cost nothing, or at the true "
        "one, where it must cost much, but not `nan` and not `inf`. `np.isfinite(…)` says which.",
        "A limit that is too large, such as 0.01, shows at a true class that was given less, say "
        "0.001. And compare with a small tolerance, `abs(loss(P, Y) - right) < 1e-6`.",
    ),
)
