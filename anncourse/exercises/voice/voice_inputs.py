"""Exercise ``voice_inputs(digits, n_frames)``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, sized
from anncourse.checks.space import Space


def voice_inputs(digits: Any, n_frames: int) -> Any:
    """Return what a network is told: which digit is said, and what time of the word it is.

    Row ``i · n_frames + j`` belongs to frame j of word i. Columns 0 to 9 are the one-hot of its
    digit, column 10 is the time ``j / (n_frames - 1)``; of a single frame it is 0.

    Parameters
    ----------
    digits : int array of shape (n_words,)
        From 0 to 9.
    n_frames : int
        How many frames each word has, 1 or more.

    Returns
    -------
    float array of shape (n_words · n_frames, 11)
    """
    rows = []
    for digit in digits:
        for time in np.linspace(0.0, 1.0, n_frames):
            row = np.zeros(11)
            row[digit] = 1.0
            row[10] = time
            rows.append(row)
    return np.array(rows).reshape(-1, 11)


def _words(rng: np.random.Generator, n: int) -> Any:
    return rng.choice(10, n, replace=False)


def _case(n_words: int, n_frames: int) -> Callable[[np.random.Generator], tuple[Any, ...]]:
    return lambda rng: (_words(rng, n_words), n_frames)


def _random(rng: np.random.Generator) -> tuple[Any, ...]:
    n_words, n_frames = (int(i) for i in rng.choice([2, 3, 4, 5, 6], 2, replace=False))
    return _words(rng, n_words), n_frames


def _table(
    digits: Any,
    n_frames: int,
    time: Callable[[int], Any] = lambda n: np.linspace(0, 1, n),
    by_time: bool = False,
) -> Any:
    """Return the right table, but for its times or the order of its rows."""
    Y = np.eye(10)[np.asarray(digits, dtype=int)]
    t = time(n_frames)
    if by_time:
        return np.column_stack([np.tile(Y, (n_frames, 1)), np.repeat(t, len(Y))])
    return np.column_stack([np.repeat(Y, n_frames, axis=0), np.tile(t, len(Y))])


def _steps(n: int) -> Any:
    return np.arange(n) / (n - 1)


def _over_all(digits: Any, n_frames: int) -> Any:
    X = _table(digits, n_frames)
    X[:, 10] = np.linspace(0, 1, len(X))
    return X


def _time_first(digits: Any, n_frames: int) -> Any:
    return np.roll(_table(digits, n_frames), 1, axis=1)


def _digit_itself(digits: Any, n_frames: int) -> Any:
    X = _table(digits, n_frames)
    return np.column_stack([np.repeat(digits, n_frames), X[:, 10]])


def _columns_that_occur(digits: Any, n_frames: int) -> Any:
    kinds = np.unique(digits)
    Y = (np.asarray(digits)[:, None] == kinds).astype(float)
    time = np.tile(np.linspace(0, 1, n_frames), len(Y))
    return np.column_stack([np.repeat(Y, n_frames, axis=0), time])


def _tiled(digits: Any, n_frames: int) -> Any:
    Y = np.eye(10)[np.asarray(digits, dtype=int)]
    time = np.tile(np.linspace(0, 1, n_frames), len(Y))
    return np.column_stack([np.tile(Y, (n_frames, 1)), time])


def _last_row_only(digits: Any, n_frames: int) -> Any:
    row = np.zeros(11)
    row[np.asarray(digits, dtype=int)] = 1.0
    row[10] = np.linspace(0, 1, n_frames)[-1]
    return np.tile(row, (len(digits) * n_frames, 1))


def _last_row_of_each_word(digits: Any, n_frames: int) -> Any:
    X = _table(digits, n_frames)
    X[:, 10] = np.linspace(0, 1, n_frames)[-1]
    return X


def _one_block_each(digits: Any, n_frames: int) -> Any:
    return _table(digits, n_frames).reshape(len(digits), n_frames, 11)


def _whole(digits: Any, n_frames: int) -> Any:
    return _table(digits, n_frames).astype(int)


def _shifted(digits: Any, n_frames: int) -> Any:
    X = _table(digits, n_frames)
    return np.column_stack([np.roll(X[:, :10], -1, axis=1), X[:, 10]])


EXERCISE = Exercise(
    name="voice_inputs",
    reference=voice_inputs,
    parts=(
        Part(
            "several words",
            examples=((np.array([3, 0]), 3), (np.array([1, 9, 4]), 2)),
            make=_random,
            weight=3,
        ),
        Part(
            "every kind of words and lengths",
            space=Space(
                _random,
                (
                    (
                        as_they_are(),
                        sized("there is one word", _case(1, 4), lambda a: len(a[0]) == 1),
                        sized("there are ten words", _case(10, 3), lambda a: len(a[0]) == 10),
                        sized(
                            "n_frames is as large as the number of words",
                            _case(4, 4),
                            lambda a: len(a[0]) == a[1],
                        ),
                        sized("n_frames is 1", _case(3, 1), lambda a: a[1] == 1),
                        sized("n_frames is 2", _case(3, 2), lambda a: a[1] == 2),
                        sized("n_frames is large", _case(2, 90), lambda a: a[1] == 90),
                        sized(
                            "a digit is said twice",
                            lambda rng: (np.array([5, 2, 5]), 4),
                            lambda a: len(set(np.asarray(a[0]).tolist())) < len(a[0]),
                        ),
                    ),
                    (as_they_are(), lists(0)),
                ),
            ),
            weight=2,
            core=False,
            advice="Only some kinds of words and lengths go wrong: a single word, a single frame "
            "(its time is 0), the digits in a list.",
        ),
    ),
    misconceptions=(
        Misconception(
            "one row for all",
            "Your table holds one and the same row again and again, with what was written into it "
            "last. Make a new one for each frame: `np.zeros(11)` inside the inner loop.",
            _last_row_only,
        ),
        Misconception(
            "one row for each word",
            "All frames of a word are one and the same row, with the time that was written into it "
            "last. Make a new one for each frame: `np.zeros(11)` inside the inner loop.",
            _last_row_of_each_word,
        ),
        Misconception(
            "digit without one-hot",
            "You give the digit as one number. A 4 is not between a 3 and a 5 in sound: each digit "
            "gets a column of its own, ten in all, with a 1 where it belongs.",
            _digit_itself,
        ),
        Misconception(
            "time in frames",
            "Your time counts frames. It runs from 0 at a word's first frame to 1 at its last, "
            "whatever the number of frames.",
            lambda digits, n_frames: _table(digits, n_frames, np.arange),
        ),
        Misconception(
            "time stops before 1",
            "Your time never gets to 1: from the first of n frames to the last there are n - 1 "
            "steps.",
            lambda digits, n_frames: _table(digits, n_frames, lambda n: np.arange(n) / n),
        ),
        Misconception(
            "time begins after 0",
            "Your time does not begin at 0: the first frame is number 0.",
            lambda digits, n_frames: _table(digits, n_frames, lambda n: np.arange(1, n + 1) / n),
        ),
        Misconception(
            "time backwards",
            "Your time runs from 1 to 0.",
            lambda digits, n_frames: _table(digits, n_frames, lambda n: np.linspace(1, 0, n)),
        ),
        Misconception(
            "a single frame divides by 0",
            "All is right but where n_frames is 1: there you divide by 0. `np.linspace(0, 1, n)` "
            "knows that case, its one number is 0.",
            lambda digits, n_frames: _table(digits, n_frames, _steps),
        ),
        Misconception(
            "rows by time",
            "Your rows go through all words for the first frame, then through all for the second. "
            "Keep the frames of a word together: all of the first word, then all of the second.",
            lambda digits, n_frames: _table(digits, n_frames, by_time=True),
        ),
        Misconception(
            "tile for repeat",
            "The times change from row to row, and so do the digits: `np.tile` repeats the whole "
            "list, `np.repeat` each entry. A word keeps its digit for n_frames rows.",
            _tiled,
        ),
        Misconception(
            "one time for all",
            "Your time runs from 0 to 1 once, over all words together. It begins again with every "
            "word.",
            _over_all,
        ),
        Misconception(
            "time first",
            "The time stands in the first column. It comes last, behind the ten of the digit.",
            _time_first,
        ),
        Misconception(
            "only digits that occur",
            "There are columns only for the digits that occur. All ten digits have theirs, always.",
            _columns_that_occur,
        ),
        Misconception(
            "no time",
            "The time is missing: ten columns for the digit, and one more.",
            lambda digits, n_frames: _table(digits, n_frames)[:, :10],
        ),
        Misconception(
            "three dimensions",
            "Your table has three dimensions. The rows of all words stand one below another, "
            "n_words · n_frames of them.",
            _one_block_each,
        ),
        Misconception(
            "first word only",
            "You return the rows of the first word only: does the `return` stand inside the loop?",
            lambda digits, n_frames: _table(digits[:1], n_frames),
        ),
        Misconception(
            "a row for each word",
            "You make one row for each word. There is one for each *frame* of each word.",
            lambda digits, n_frames: _table(digits, 1),
        ),
        Misconception(
            "whole numbers",
            "The time has lost its decimals: your table holds whole numbers. `np.zeros` makes one "
            "that holds decimals.",
            _whole,
        ),
        Misconception(
            "off by one",
            "The ones stand one column too far to the left: digit 0 belongs to column 0.",
            _shifted,
        ),
        Misconception(
            "transposed",
            "Your table lies on its side: one *row* for each frame, 11 columns.",
            lambda digits, n_frames: _table(digits, n_frames).T,
        ),
    ),
    hints=(
        "Write the six rows for the digits 3 and 0 and three frames on paper. Which column of each "
        "holds the 1, and what stands in the last?",
        "Two loops, one in the other: through the words, and for each through the times that "
        "`np.linspace(0, 1, n_frames)` gives. Each round makes one row of 11 numbers.",
        "A row begins as `np.zeros(11)`; its entry number `digit` becomes 1, its entry 10 the "
        "time. Collect the rows in a list, and make an array of it after both loops.",
    ),
)
