"""Put answers of every kind before the checks and keep the verdicts."""

from __future__ import annotations

import dataclasses
import fnmatch
import functools
import importlib
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import numpy as np

from anncourse.checks.candidate import NoAnswerError, find_answer
from anncourse.checks.casebook import kept_casebook
from anncourse.checks.compare import compare
from anncourse.checks.evaluate import is_right
from anncourse.checks.exercise import Exercise
from anncourse.checks.judge import judge
from anncourse.checks.report import Report
from anncourse.exercises import EXERCISES, LESSONS
from nbjudge.shared.call import call
from nbjudge.shared.plain import as_array
from tests.anncourse.exercises.learner import retyped, run_cell, source_of
from tests.anncourse.exercises.mutants import Mutant, mutants
from tests.sampling import sample

# So that a mutant that loops for ever costs little; one honest call takes milliseconds.
MUTANT_SECONDS = 0.5


def topic_of(name: str) -> str:
    """Return the lesson's topic: ``perceptron`` for an exercise of ``01_perceptron``."""
    return next(
        lesson.partition("_")[2]
        for lesson, exercises in LESSONS.items()
        if any(exercise.name == name for exercise in exercises)
    )


def names_of(exercise: Exercise, answer: Any) -> dict[str, Any]:
    """Return the notebook's names with this answer in them: a function, or a tuple of values."""
    if exercise.variables:
        return dict(zip(exercise.variables, answer, strict=True))
    return {exercise.name: answer}


def verdict_on(exercise: Exercise, answer: Any, *, hidden: bool = True) -> Report:
    """Judge one answer."""
    return judge(exercise, names_of(exercise, answer), hidden=hidden)


@np.errstate(all="ignore")
def earns_all(exercise: Exercise, answer: Any, *, hidden: bool = True) -> bool:
    """Say whether an answer gets full credit; what is wrong with it is not looked for."""
    try:
        found = find_answer(exercise, names_of(exercise, answer))
    except NoAnswerError:
        return False
    return is_right(exercise, found, hidden=hidden)


def own_answer(exercise: Exercise) -> Any:
    """Return annlib's own answer as a learner would have typed it."""
    return exercise.solution if exercise.variables else retyped(exercise.reference)


def mistaken(wrong: Any) -> Any:
    """Return a misconception's wrong answer as if a learner had written it."""
    if not isinstance(wrong, FunctionType):
        return wrong
    copied = FunctionType(
        wrong.__code__,
        wrong.__globals__,
        wrong.__name__,
        wrong.__defaults__,
        wrong.__closure__,
    )
    copied.__module__ = "__main__"
    return copied


def _data(package: str, attribute: str, name: str) -> Any:
    module = f"tests.anncourse.exercises.{package}.{topic_of(name)}"
    try:
        everything = getattr(importlib.import_module(module), attribute)
    except ModuleNotFoundError:
        return None
    return everything.get(name)


def alternatives_of(name: str) -> dict[str, Any]:
    """Return the other right answers of an exercise by a name for each."""
    found = _data("alternatives", "ALTERNATIVES", name) or []
    titled: dict[str, Any] = {}
    for number, answer in enumerate(found, start=1):
        title = _title(answer, number)
        titled[f"{title} {number}" if title in titled else title] = answer
    return titled


def equivalents_of(name: str) -> Mapping[str, str]:
    """Return the patterns of mutants that are right all the same, with the reason of each."""
    return _data("equivalents", "EQUIVALENTS", name) or {}


def _title(answer: Any, number: int) -> str:
    title = getattr(answer, "__name__", None)
    return title if title and title != "<lambda>" else f"{type(answer).__name__} {number}"


def mutated(name: str) -> Iterator[tuple[Mutant, Callable[[], Any]]]:
    """Every mutant of an exercise's other right answers, with what makes an answer of it."""
    exercise = EXERCISES[name]
    if exercise.variables:
        yield from _mutated_values(exercise)
        return
    for answer in alternatives_of(name).values():
        # A lambda, a class or what np.vectorize returns has no source that is a def.
        if isinstance(answer, FunctionType) and answer.__name__ != "<lambda>":
            for mutant in _mutants_of(answer):
                yield mutant, functools.partial(_run, mutant, answer)


def _run(mutant: Mutant, original: FunctionType) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return run_cell(mutant.source, original.__globals__)[original.__name__]


@functools.cache
def _mutants_of(function: Callable[..., Any]) -> list[Mutant]:
    return mutants(source_of(function))


def _mutated_values(exercise: Exercise) -> Iterator[tuple[Mutant, Callable[[], Any]]]:
    answers = [exercise.solution, *alternatives_of(exercise.name).values()]
    for number, answer in enumerate(answers):
        for description, changed in _changed_values(list(answer)):
            mutant = Mutant(f"solution {number}: {description}", "")
            yield mutant, functools.partial(tuple, changed)


def _changed_values(values: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    for i, value in enumerate(values):
        for description, changed in _changed_value(value):
            yield f"value {i}{description}", [*values[:i], changed, *values[i + 1 :]]


_CHANGES: dict[str, Callable[[Any], Any]] = {
    "negated": lambda v: -v,
    "zero": lambda v: 0 * v,
    "plus 1": lambda v: v + 1,
    "minus 1": lambda v: v - 1,
}


def _changed_value(value: Any) -> Iterator[tuple[str, Any]]:
    array = as_array(value)
    if array is None:
        # A network, say: too many numbers to change one by one.
        for k, item in enumerate(value):
            whole = as_array(item)
            inner = _changed_value(item) if whole is None else _changed_whole(whole)
            for description, changed in inner:
                yield f"[{k}]{description}", [*value[:k], changed, *value[k + 1 :]]
        return
    for title, change in _CHANGES.items():
        for place in np.ndindex(array.shape):
            new = array.astype(float)
            new[place] = change(new[place])
            where = "".join(f"[{k}]" for k in place)
            yield f"{where} {title}", new


def _changed_whole(array: Any) -> Iterator[tuple[str, Any]]:
    for title, change in _CHANGES.items():
        yield f" {title}", change(array.astype(float))


def loses_points(name: str, answer: Any) -> bool:
    """Whether an answer scores less than full with the hidden cases; as quick as can be."""
    exercise = unexplained(name)
    if not exercise.variables and _fails_early(exercise, answer):
        return True
    return not earns_all(exercise, answer)


@functools.cache
def unexplained(name: str) -> Exercise:
    """Return an exercise without its known mistakes, which is quicker to judge by.

    Always the same one: what answers are compared with is kept for each exercise.
    """
    return dataclasses.replace(EXERCISES[name], misconceptions=())


@functools.cache
def _alone(name: str, number: int) -> Exercise:
    """Return an exercise of one of its parts."""
    exercise = unexplained(name)
    return dataclasses.replace(
        exercise,
        parts=(dataclasses.replace(exercise.parts[number], core=True),),
        seconds=min(exercise.seconds, 10 * MUTANT_SECONDS),
    )


def _fails_early(exercise: Exercise, answer: Callable[..., Any]) -> bool:
    # One wrong case costs its part, and every part carries points: no need to try the rest.
    book = kept_casebook(exercise)
    for number, part in enumerate(exercise.parts):
        if part.holds is not None and not earns_all(_alone(exercise.name, number), answer):
            return True
        for args in book.cases(part, hidden=False)[:4]:
            outcome = call(answer, args, seconds=MUTANT_SECONDS)
            if outcome.error is not None or compare(
                book.expected(args), outcome.value, rtol=exercise.rtol, atol=exercise.atol
            ):
                return True
    return False


@dataclass(frozen=True)
class MutantSurvey:
    """What became of an exercise's mutants, or of those of them that were tried."""

    made: int
    tried: int
    killed: int
    equivalent: dict[str, str]
    survived: tuple[Mutant, ...]
    stale: tuple[str, ...]


@functools.cache
def survey_mutants(name: str, few: int | None = None) -> MutantSurvey:
    """Put every mutant before the checks; or a few, if not the whole is asked for."""
    reasons = equivalents_of(name)
    made = list(mutated(name))
    tried = made if few is None else sample(made, few, name)
    killed = 0
    equivalent: dict[str, str] = {}
    survived = []
    # Where not all are tried, a reason is stale only if no mutant goes by its name.
    used = set() if len(tried) == len(made) else _used(reasons, made)
    for mutant, answer in tried:
        if loses_points(name, answer()):
            killed += 1
            continue
        patterns = [p for p in reasons if matches(p, mutant.description)]
        used.update(patterns)
        if patterns:
            equivalent[mutant.description] = reasons[patterns[0]]
        else:
            survived.append(mutant)
    stale = tuple(pattern for pattern in reasons if pattern not in used)
    return MutantSurvey(len(made), len(tried), killed, equivalent, tuple(survived), stale)


def _used(reasons: Mapping[str, str], made: list[tuple[Mutant, Any]]) -> set[str]:
    return {p for p in reasons if any(matches(p, mutant.description) for mutant, _ in made)}


def matches(pattern: str, description: str) -> bool:
    """Whether a description fits a pattern, in which only ``*`` is special."""
    return fnmatch.fnmatchcase(description, pattern.replace("[", "[[]").replace("?", "[?]"))
