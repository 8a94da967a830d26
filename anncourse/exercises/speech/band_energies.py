"""Exercise ``band_energies(spectrum, bands)``."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from anncourse.checks.exercise import Exercise, Misconception, Part
from anncourse.checks.levels import as_they_are, lists, sized, whole
from anncourse.checks.space import Space


def band_energies(spectrum: Any, bands: Any) -> Any:
    """Take the mean of neighbouring columns: fewer numbers, and less detail.

    Band k is made of the columns ``bands[k]`` up to, but not including, ``bands[k + 1]``.

    Parameters
    ----------
    spectrum : float array of shape (n_frames, n_columns)
    bands : int array of shape (n_bands + 1,)
        Where each band begins, rising, and where the last one ends.

    Returns
    -------
    float array of shape (n_frames, n_bands)
    """
    means = [np.mean(spectrum[:, start:end], axis=1) for start, end in pairwise(bands)]
    return np.stack(means, axis=1)


def _table(rng: np.random.Generator, n: int, bands: Any, more: int) -> tuple[Any, ...]:
    return rng.uniform(-9, 3, (n, int(bands[-1]) + more)), np.asarray(bands)


def _bands(rng: np.random.Generator, n_bands: int, first: int) -> Any:
    widths = np.concatenate([rng.permutation([1, 2, 3, 4]), rng.integers(1, 5, n_bands)])
    return first + np.concatenate([[0], np.cumsum(widths[:n_bands])])


def _whole_range(rng: np.random.Generator) -> tuple[Any, ...]:
    n, n_bands = (int(i) for i in rng.choice([2, 3, 4, 5], 2, replace=False))
    return _table(rng, n, _bands(rng, n_bands, 0), 0)


def _inner(rng: np.random.Generator) -> tuple[Any, ...]:
    n, n_bands = (int(i) for i in rng.choice([2, 3, 4, 5], 2, replace=False))
    return _table(rng, n, _bands(rng, n_bands, int(rng.integers(1, 4))), int(rng.integers(1, 4)))


_EXAMPLE = np.array([[1.0, 3.0, 8.0, 2.0, 5.0, -7.0], [0.0, -2.0, 4.0, 6.0, 1.0, 9.0]])


def _from(pick: Callable[[Any, int, int], Any]) -> Callable[..., Any]:
    """Make one column of each band by ``pick(spectrum, start, end)``."""
    return lambda spectrum, bands: np.stack(
        [pick(spectrum, int(a), int(b)) for a, b in pairwise(bands)], axis=1
    )


_right = _from(lambda S, a, b: S[:, a:b].mean(axis=1))


def _moved(first: Callable[[Any], Any]) -> Callable[..., Any]:
    return lambda spectrum, bands: _right(spectrum, first(np.asarray(bands)))


def _equal_widths(spectrum: Any, bands: Any) -> Any:
    parts = np.array_split(spectrum, len(bands) - 1, axis=1)
    return np.stack([part.mean(axis=1) for part in parts], axis=1)


def _with_the_rest(spectrum: Any, bands: Any) -> Any:
    return np.column_stack([_right(spectrum, bands), spectrum[:, int(bands[-1]) :].mean(axis=1)])


def _reduced(spectrum: Any, bands: Any) -> Any:
    # numpy.add.reduceat runs on to the end for its last place.
    edges = np.asarray(bands)
    return _right(spectrum, np.append(edges[:-1], spectrum.shape[1]))


EXERCISE = Exercise(
    name="band_energies",
    reference=band_energies,
    parts=(
        Part(
            "bands that cover all columns",
            examples=((_EXAMPLE, np.array([0, 1, 3, 6])), (_EXAMPLE[:, :4], np.array([0, 3, 4]))),
            make=_whole_range,
            weight=2,
        ),
        Part(
            "columns left out before the first band and after the last",
            examples=((_EXAMPLE, np.array([1, 3, 4])),),
            make=_inner,
            weight=2,
        ),
        Part(
            "every kind of table",
            space=Space(
                _inner,
                (
                    (
                        as_they_are(),
                        sized(
                            "there is a single frame",
                            lambda rng: _table(rng, 1, _bands(rng, 3, 1), 2),
                            lambda a: len(a[0]) == 1,
                        ),
                        sized(
                            "there is a single band",
                            lambda rng: _table(rng, 3, [2, 5], 1),
                            lambda a: len(a[1]) == 2,
                        ),
                        sized(
                            "every band is one column wide",
                            lambda rng: _table(rng, 3, [1, 2, 3, 4, 5], 2),
                            lambda a: bool(np.all(np.diff(a[1]) == 1)),
                        ),
                        sized(
                            "there are as many bands as frames",
                            lambda rng: _table(rng, 3, _bands(rng, 3, 1), 1),
                            lambda a: len(a[1]) == len(a[0]) + 1,
                        ),
                    ),
                    (as_they_are(), whole(0)),
                    (as_they_are(), lists(1)),
                ),
            ),
            weight=2,
            core=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "sum",
            "You add the columns of a band up. The *mean* is asked for, or wide bands would be "
            "louder only for being wide.",
            _from(lambda S, a, b: S[:, a:b].sum(axis=1)),
        ),
        Misconception(
            "end included",
            "Your bands reach one column too far: the column bands[k + 1] is the first of the "
            "*next* band.",
            _from(lambda S, a, b: S[:, a : b + 1].mean(axis=1)),
        ),
        Misconception(
            "beginning left out",
            "Your bands begin one column too late: the column bands[k] belongs to band k.",
            _from(lambda S, a, b: S[:, a + 1 : b + 1].mean(axis=1)),
        ),
        Misconception(
            "up to the end",
            "Your last band runs on to the last column. It ends before column bands[-1].",
            _reduced,
        ),
        Misconception(
            "from the first column",
            "Your first band begins with column 0. It begins with column bands[0]: what lies "
            "below belongs to no band.",
            _moved(lambda e: np.append(0, e[1:])),
        ),
        Misconception(
            "one band more, below",
            "You have a band too many: what lies below bands[0] belongs to none.",
            lambda spectrum, bands: np.column_stack(
                [
                    spectrum[:, : int(bands[0])].mean(axis=1) if bands[0] else 0 * spectrum[:, 0],
                    _right(spectrum, bands),
                ]
            ),
        ),
        Misconception(
            "one band more, above",
            "You have a band too many: k + 1 numbers make k bands, and what lies above the last "
            "number belongs to none.",
            lambda spectrum, bands: (
                _with_the_rest(spectrum, bands)
                if int(bands[-1]) < spectrum.shape[1]
                else np.column_stack([_right(spectrum, bands), 0 * spectrum[:, 0]])
            ),
        ),
        Misconception(
            "last band missing",
            "The last band is missing: it runs from bands[-2] to bands[-1].",
            _moved(lambda e: e[:-1] if len(e) > 2 else e[:0]),
        ),
        Misconception(
            "equal widths",
            "You cut the columns into equal parts and do not look where the bands begin.",
            _equal_widths,
        ),
        Misconception(
            "mean over the frames",
            "Your mean goes over the frames, so that all of them get the same. It is taken over "
            "the *columns* of a band, within each frame: `axis=1`.",
            lambda spectrum, bands: np.stack(
                [
                    spectrum[:, int(a) : int(b)].mean(axis=0).mean() * np.ones(len(spectrum))
                    for a, b in pairwise(bands)
                ],
                axis=1,
            ),
        ),
        Misconception(
            "transposed",
            "Your table lies on its side: one row for each frame, one column for each band.",
            lambda spectrum, bands: _right(spectrum, bands).T,
        ),
        Misconception(
            "largest",
            "You take the largest number of each band. The mean is asked for.",
            _from(lambda S, a, b: S[:, a:b].max(axis=1)),
        ),
        Misconception(
            "middle one",
            "You take the median of each band. The mean is asked for.",
            _from(lambda S, a, b: np.median(S[:, a:b], axis=1)),
        ),
        Misconception(
            "first column",
            "You pick the first column of each band. The mean of all of its columns is asked for.",
            _from(lambda S, a, b: S[:, a]),
        ),
        Misconception(
            "logarithm undone",
            "You undo the logarithm, take the mean and the logarithm again. Here the mean is taken "
            "of the numbers as they stand in the table.",
            _from(lambda S, a, b: np.log(np.exp(S[:, a:b]).mean(axis=1))),
        ),
        Misconception(
            "one logarithm more",
            "You take the logarithm once more: the spectrum is on a logarithmic scale already.",
            _from(lambda S, a, b: np.log(np.abs(S[:, a:b].mean(axis=1)) + 1e-6)),
        ),
        Misconception(
            "rows taken for columns",
            "You cut *rows* out, `spectrum[a:b]`. The bands are columns: `spectrum[:, a:b]`.",
            lambda spectrum, bands: np.stack(
                [
                    np.asarray(spectrum)[int(a) : int(b)].mean(axis=0)
                    if int(a) < len(spectrum)
                    else 0 * np.asarray(spectrum)[0]
                    for a, b in pairwise(bands)
                ],
                axis=1,
            ),
        ),
        Misconception(
            "one number in all",
            "You return a single number for each band. One for each band *and each frame* is asked "
            "for.",
            lambda spectrum, bands: _right(spectrum, bands).mean(axis=0),
        ),
    ),
    hints=(
        "Three bands: how many numbers are in `bands`? Which columns belong to the first band, for "
        "bands = [1, 3, 4]?",
        "Go through the bands. For each, cut its columns out of the table, all rows of them, and "
        "take the mean along the row. What comes out is one column of the result.",
        "`spectrum[:, a:b].mean(axis=1)` is one band; a and b are two neighbours in `bands`. "
        "Columns in a list become a table with `np.stack(…, axis=1)` or `np.column_stack`.",
    ),
)
