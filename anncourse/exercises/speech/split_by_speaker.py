"""Exercise ``split_by_speaker(speakers, held_out)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import alike, as_they_are, lists, sized
from anncourse.checks.space import Level, Space

NAMES = ("ann", "anna", "bo", "Bo", "li", "lina", "max", "maxim", "zoe")


def split_by_speaker(speakers: Any, held_out: str) -> Any:
    """Say which rows to learn from and which to test with, so that one speaker is never heard.

    Parameters
    ----------
    speakers : array or list of str, shape (n_recordings,)
        Who speaks in each.
    held_out : str
        The one who is kept for the test.

    Returns
    -------
    train, test : int arrays
        Numbers of the recordings of all others, and of this speaker, each rising.
    """
    is_held_out = np.array([str(name) == held_out for name in speakers], dtype=bool)
    return np.flatnonzero(~is_held_out), np.flatnonzero(is_held_out)


def _case(rng: np.random.Generator, names: tuple[str, ...]) -> tuple[Any, ...]:
    more = rng.choice(names, int(rng.integers(4, 9)))
    speakers = rng.permutation(np.concatenate([names, names, more]))
    return speakers, str(rng.choice(names))


def _usual(rng: np.random.Generator) -> tuple[Any, ...]:
    return _case(rng, tuple(rng.choice(("bo", "li", "max", "zoe", "ann"), 3, replace=False)))


def _alike(rng: np.random.Generator) -> tuple[Any, ...]:
    return _case(rng, NAMES)


def _in_blocks(rng: np.random.Generator) -> tuple[Any, ...]:
    speakers, held_out = _usual(rng)
    return np.sort(speakers), held_out


def _absent(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return args[0], "kim"


def _sorted(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    return np.sort(args[0]), args[1]


def _is_sorted(args: tuple[Any, ...]) -> bool:
    names = [str(name) for name in args[0]]
    return len(set(names)) > 1 and names == sorted(names)


_SPEAKERS = np.array(["bo", "li", "bo", "zoe", "li", "bo", "zoe"])


def _is(speakers: Any, held_out: str) -> Any:
    return np.asarray(speakers) == held_out


def _made(make: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """Make something of the right two lists of row numbers."""
    return lambda speakers, held_out: make(
        np.flatnonzero(~_is(speakers, held_out)), np.flatnonzero(_is(speakers, held_out))
    )


def _substring(speakers: Any, held_out: str) -> Any:
    test = np.array([held_out in str(name) for name in speakers])
    return np.flatnonzero(~test), np.flatnonzero(test)


def _any_case(speakers: Any, held_out: str) -> Any:
    test = np.array([held_out.lower() == str(name).lower() for name in speakers])
    return np.flatnonzero(~test), np.flatnonzero(test)


def _names(speakers: Any, held_out: str) -> Any:
    speakers = np.asarray(speakers)
    return np.unique(speakers[speakers != held_out]), np.array([held_out])


def _their_names(speakers: Any, held_out: str) -> Any:
    speakers = np.asarray(speakers)
    return speakers[speakers != held_out], speakers[speakers == held_out]


def _one_in_five(speakers: Any, held_out: str) -> Any:
    rows = np.arange(len(speakers))
    return rows[rows % 5 != 0], rows[rows % 5 == 0]


def _half_of_them(speakers: Any, held_out: str) -> Any:
    test = np.flatnonzero(_is(speakers, held_out))
    train = np.setdiff1d(np.arange(len(speakers)), test[len(test) // 2 :])
    return train, test[len(test) // 2 :]


EXERCISE = Exercise(
    name="split_by_speaker",
    reference=split_by_speaker,
    parts=(
        Part(
            "one speaker of several",
            examples=((_SPEAKERS, "li"), (_SPEAKERS, "bo")),
            make=_usual,
            weight=3,
        ),
        Part(
            "names that resemble each other",
            examples=((np.array(["max", "maxim", "ann", "Max", "max", "anna"]), "max"),),
            make=_alike,
            weight=2,
            core=False,
            advice="Two names are the same only if every letter is: 'ann' is not 'anna', and 'Bo' "
            "is not 'bo'.",
        ),
        Part(
            "recordings sorted by speaker",
            examples=((np.array(["ann", "ann", "bo", "bo", "bo", "li"]), "bo"),),
            make=_in_blocks,
            core=False,
        ),
        Part(
            "a list of names",
            examples=((["bo", "li", "li", "bo", "zoe"], "li"), (["zoe"], "zoe")),
            core=False,
            advice="An array compares with a name entry by entry, a list does not: make an array "
            "of it first, with `np.array`.",
        ),
        Part(
            "nobody, or everybody, is held out",
            examples=(
                (_SPEAKERS, "kim"),
                (np.array(["li", "li", "li"]), "li"),
            ),
            core=False,
            advice="Somebody who does not occur makes an empty test part, and that is no error.",
        ),
        Part(
            "every kind of names",
            space=Space(
                _usual,
                (
                    (
                        as_they_are(),
                        sized("names resemble each other", _alike, lambda args: len(args[0]) > 17),
                        sized(
                            "there is one recording",
                            lambda rng: (np.array(["bo"]), "bo"),
                            lambda args: len(args[0]) == 1,
                        ),
                    ),
                    (
                        as_they_are(),
                        alike(0, words="all recordings are one speaker's"),
                        Level("the recordings are sorted", _sorted, _is_sorted),
                    ),
                    (
                        as_they_are(),
                        Level("nobody is held out", _absent, lambda args: args[1] == "kim"),
                    ),
                    (as_they_are(), lists(0)),
                ),
            ),
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "the wrong way round",
            "The parts are the wrong way round: train comes first, and holds everybody *but* the "
            "held-out speaker.",
            _made(lambda train, test: (test, train)),
        ),
        Misconception(
            "truth values",
            "You return True and False for each recording. Row *numbers* are asked for; "
            "`np.flatnonzero` makes them of truth values.",
            lambda speakers, held_out: (~_is(speakers, held_out), _is(speakers, held_out)),
        ),
        Misconception(
            "names in place of numbers",
            "You return the names themselves. The *numbers* of their recordings are asked for: "
            "they pick rows of X and of y alike.",
            _their_names,
        ),
        Misconception(
            "who, not which",
            "You return who is in which part. The numbers of the recordings are asked for.",
            _names,
        ),
        Misconception(
            "counted from 1",
            "Your rows are counted from 1. The first recording is number 0.",
            _made(lambda train, test: (train + 1, test + 1)),
        ),
        Misconception(
            "all rows to learn from",
            "The held-out speaker is in the training part as well, and so is heard in training "
            "after all.",
            lambda speakers, held_out: (
                np.arange(len(speakers)),
                np.flatnonzero(_is(speakers, held_out)),
            ),
        ),
        Misconception(
            "half of the speaker",
            "Some of the held-out speaker's recordings are in the training part. *All* of them "
            "belong to the test.",
            _half_of_them,
        ),
        Misconception(
            "first recording only",
            "Only the first recording of the held-out speaker is in the test part. All of them "
            "belong there.",
            _made(
                lambda train, test: (
                    np.sort(np.concatenate([train, test[1:]])),
                    test[:1],
                )
            ),
        ),
        Misconception(
            "part of a name",
            "You ask whether one name is *part* of another, as `in` does with texts: 'ann' is part "
            "of 'anna'. Ask whether they are equal.",
            _substring,
        ),
        Misconception(
            "small and large letters",
            "You take 'Bo' and 'bo' for the same. Compare the names as they stand.",
            _any_case,
        ),
        Misconception(
            "a split by number",
            "Your split does not look at who speaks. That is the very trap of this lab: the same "
            "voices on both sides.",
            _one_in_five,
        ),
        Misconception(
            "test part alone",
            "You return the rows of one part only. Two are asked for: train and test.",
            _made(lambda train, test: test),
        ),
        Misconception(
            "tuples of np.where",
            "`np.where` with one argument returns a tuple with an array in it. Take the array out: "
            "`np.where(…)[0]`, or use `np.flatnonzero`.",
            lambda speakers, held_out: (
                np.where(~_is(speakers, held_out)),
                np.where(_is(speakers, held_out)),
            ),
        ),
        Misconception(
            "how many",
            "You return how many recordings are in each part. Their numbers are asked for.",
            _made(lambda train, test: (len(train), len(test))),
        ),
        Misconception(
            "backwards",
            "The rows come in falling order. Rising order is asked for.",
            _made(lambda train, test: (train[::-1], test[::-1])),
        ),
    ),
    hints=(
        "What is `speakers == held_out`, for an array of names? Try it on three names.",
        "Truth values become row numbers with `np.flatnonzero`. Which truth values are those of "
        "the training part?",
        "The others are those whose name is *not* equal, `!=`. Two arrays of row numbers, train "
        "first. Make an array of `speakers` before you compare, in case it is a list.",
    ),
)
