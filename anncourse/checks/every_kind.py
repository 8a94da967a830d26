"""A part that holds a property against every kind of input that an exercise takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from anncourse.checks.exercise import Part
from anncourse.checks.space import Arguments, Space

Check = Callable[[Callable[..., Any], Arguments], str | None]


def every_kind(title: str, parameters: Sequence[str], space: Space, check: Check) -> Part:
    """Return a part on the side, for an exercise whose results are drawn.

    Parameters
    ----------
    title : str
    parameters : sequence of str
        Names of the exercise's arguments.
    space : Space
        Every pair of its levels occurs in a case.
    check : callable
        ``check(answer, args)`` calls the answer once, or more often, and returns None, or one
        sentence that says what is wrong.
    """

    def holds(answer: Callable[..., Any]) -> str | None:
        # The same cases for everybody.
        cases = list(space.cases(np.random.default_rng(0)))
        told = [check(answer, args) for args in cases]
        wrong = [place for place, said in enumerate(told) if said]
        if not wrong:
            return None
        # What is called last is shown to the learner.
        said = check(answer, cases[wrong[0]]) or told[wrong[0]]
        tried = [(args, not one) for args, one in zip(cases, told, strict=True)]
        # What is drawn may be right or wrong by chance: only what always fails is said.
        return f"{said} {space.explain(tried, parameters, least=1.0)}".strip()

    return Part(title, holds=holds, space=space, core=False)
