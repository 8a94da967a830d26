"""What an exercise is: a reference, the cases it is tried on, and the mistakes it knows."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from anncourse.checks.compare import Results
from anncourse.checks.space import Arguments, Space

# In quotes, as in `anncourse.checks.space`.
Make = Callable[["np.random.Generator"], Arguments]
Property = Callable[[Callable[..., Any]], str | None]


@dataclass(frozen=True)
class Part:
    """One thing an answer has to get right, worth a share of the points.

    Parameters
    ----------
    title : str
        What is right when this part passes, in a learner's words: ``"arrays of any length"``.
    examples : iterable of tuple
        Fixed arguments, tried in this order; the first that fails is shown to the learner.
    make : callable, optional
        ``make(rng)`` returns the arguments of one more random case.
    space : Space, optional
        The kinds of input it takes, every two of which occur in a case; see
        `anncourse.checks.space`, and `anncourse.checks.every_kind` for a property.
    holds : callable, optional
        A property instead of cases: ``holds(answer)`` calls ``answer(*args)`` as often as it
        likes and returns None, or one sentence that says what is wrong.
    results : tuple of tuple of int
        Which of several results it looks at, by their numbers from the outside in, 0 for each:
        ``((3,),)`` is the third one, ``((0, 1),)`` the first of each pair. Empty for all.
    weight : float
        Share of the points, relative to the other parts.
    core : bool
        An answer that passes no core part earns nothing, whatever else it passes.
    quiet : bool
        Whether a NumPy warning (overflow, division by zero) fails the case.
    advice : str
        A sentence for a learner who fails only here.
    """

    title: str
    examples: Iterable[Arguments] = ()
    make: Make | None = None
    holds: Property | None = None
    weight: float = 1.0
    core: bool = True
    quiet: bool = False
    advice: str = ""
    n_random: int = 12
    space: Space | None = None
    results: Results = ()


@dataclass(frozen=True)
class Misconception:
    """A wrong way that learners really take, and the sentence that helps out of it.

    Parameters
    ----------
    name : str
        Short and unique within the exercise: ``"bias dropped"``.
    words : str
        What went wrong, said to the learner.
    wrong : callable or tuple
        A wrong implementation; for an exercise answered by variables, their wrong values.
    uses : tuple of str
        Dotted names of library functions, such as ``"numpy.tanh"``. An answer that uses one of
        them takes this wrong way whatever it returns, and earns nothing.
    """

    name: str
    words: str
    wrong: Any
    uses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """One graded task.

    Parameters
    ----------
    name : str
        Name of the exercise: its solution cell's grade_id and, usually, its function.
    reference : callable
        annlib's own answer. For an exercise answered by variables it takes their values and
        returns what they do.
    parts : tuple of Part
        What is tried.
    misconceptions : tuple of Misconception
        Looked through, in this order, for one that is wrong in the same way as the answer.
    hints : tuple of str
        From a nudge to nearly the answer; never the code.
    variables : tuple of str
        Names of the learner's variables, where no function is asked for.
    solution : sequence
        Right values of those variables; any others that do the same are right as well.
    strictly : callable, optional
        For variables: the reference with no room for rounding. What uses variables that are right
        only with it is judged with others as well: see `anncourse.checks.follow`.
    rtol, atol : float
        A number ``a`` counts as ``e`` if ``|a - e| <= atol + rtol * |e|``.
    seconds : float
        Wall time for all cases together.
    kept_back : str
        What it is judged on that nobody was given, such as ``"pictures"``: a learner's looks at
        these are counted. Empty for most exercises.
    uses : tuple of Exercise
        Earlier ones that an answer may call. Where such a function is wrong, the answer is judged
        with a right one in its place: see `anncourse.checks.follow`.
    edited : bool
        Whether small edits of a wrong answer are tried, to find the line that is wrong: hundreds,
        so not where a case takes long.
    reads : tuple of str
        Variables of the notebook that an answer may read besides its arguments, and constants,
        whose names are in capital letters.
    """

    name: str
    reference: Callable[..., Any]
    parts: tuple[Part, ...]
    misconceptions: tuple[Misconception, ...] = ()
    hints: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    solution: Sequence[Any] = ()
    strictly: Callable[..., Any] | None = None
    rtol: float = 1e-5
    atol: float = 2e-6
    seconds: float = 10.0
    kept_back: str = ""
    uses: tuple[Exercise, ...] = ()
    edited: bool = True
    reads: tuple[str, ...] = ()
    parameters: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.parts or not any(part.core for part in self.parts):
            raise ValueError(f"{self.name}: expected at least one core part. Got {self.parts!r}.")
        for part in self.parts:
            if not (part.holds or part.make or part.examples or part.space):
                raise ValueError(
                    f"{self.name}, part {part.title!r}: expected examples, make, space or holds. "
                    "Got none."
                )
        if not self.parameters:
            names = tuple(inspect.signature(self.reference).parameters)
            object.__setattr__(self, "parameters", names)

    @property
    def signature(self) -> str:
        """How the learner calls it: ``step(z)``."""
        return f"{self.name}({', '.join(self.parameters)})"
