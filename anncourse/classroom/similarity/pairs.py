"""Hold the answers of a class against each other, two and two.

A piece counts the more, the fewer students have it, and not at all where a quarter of the class
does. So a short function that must look alike has no piece that counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from anncourse.classroom.similarity.hand_ins import Answers, HandedIn
from anncourse.classroom.similarity.known import Known
from anncourse.classroom.similarity.pieces import Pieces, pieces_of

#: What so many students have in common is common, whatever the size of the class.
FEW = 4
#: And this share of a larger class.
COMMON = 0.25
#: A class is looked at as if it had so many students more, who have none of its pieces: in a class
#: of three, too, a piece that two have in common counts.
OTHERS = 10
#: Two seldom write five words in a row alike by chance: so much more a piece of prose weighs.
PROSE = 2.0
#: Two answers are alike where they share this much of what the one with less has of its own ...
SHARE = 0.4
#: ... and two students, where the pieces that they share in such answers weigh so much together. A
#: piece that nobody else has weighs 1. Among a dozen students whose answers to a lesson were
#: written independently, two reached 40, once in 6,000 pairs; whoever copied a whole lesson and
#: changed all names mostly weighed 60 to 250.
WEIGHT = 35.0


@dataclass(frozen=True)
class Alike:
    """One answer of two students.

    Attributes
    ----------
    exercise : str
    share : float
        What they share of the pieces that the one with fewer has of its own, 0 to 1.
    weight : float
        How much that is, and how rare.
    texts : tuple of str
        Both answers.
    spans : tuple
        For each, from where to where it is shared.
    """

    exercise: str
    share: float
    weight: float
    texts: tuple[str, str]
    spans: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]


@dataclass(frozen=True)
class Pair:
    """Two students whose answers are alike.

    Attributes
    ----------
    students : tuple of str
    weight : float
        The sum over their answers.
    answers : tuple of Alike
        The most alike first.
    """

    students: tuple[str, str]
    weight: float
    answers: tuple[Alike, ...]


@dataclass(frozen=True)
class _Compared:
    exercise: Answers
    place: dict[str, int]
    pieces: list[Pieces]
    weights: dict[tuple[str, ...], float]
    share: Any
    weight: Any


def find_pairs(handed_in: HandedIn, known: Known) -> list[Pair]:
    """Return the pairs of students whose answers are alike, the most alike first."""
    place = {student: number for number, student in enumerate(handed_in.students)}
    total = np.zeros((len(place), len(place)))
    compared = [_compare(answers, known) for answers in handed_in.answers]
    for one in compared:
        at = [place[student] for student in one.place]
        total[np.ix_(at, at)] += one.weight.toarray()
    first, second = np.nonzero(np.triu(total >= WEIGHT, k=1))
    pairs = []
    for i, j in zip(first.tolist(), second.tolist(), strict=True):
        names = (handed_in.students[i], handed_in.students[j])
        alike = [found for one in compared if (found := _alike(one, names)) is not None]
        alike.sort(key=lambda found: -found.weight)
        pairs.append(Pair(names, float(total[i, j]), tuple(alike)))
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.students))


def _compare(answers: Answers, known: Known) -> _Compared:
    own = [
        {
            piece: places
            for piece, places in pieces_of(source, answers.is_code).items()
            if piece not in known
        }
        for source in answers.by_student.values()
    ]
    columns: dict[tuple[str, ...], int] = {}
    for pieces in own:
        for piece in pieces:
            columns.setdefault(piece, len(columns))
    rows = np.repeat(np.arange(len(own)), [len(pieces) for pieces in own])
    cells = [columns[piece] for pieces in own for piece in pieces]
    has = sparse.csr_array(
        (np.ones(len(cells)), (rows, cells)), shape=(len(own), max(1, len(columns)))
    )
    holders = has.sum(axis=0)
    class_size = len(own) + OTHERS
    weights = np.log(class_size / np.maximum(holders, 1)) / np.log(class_size / 2)
    weights *= 1.0 if answers.is_code else PROSE
    weights[holders > max(FEW, COMMON * len(own))] = 0.0
    rare = has * (weights > 0)[None, :]
    shared = (rare @ rare.T).toarray()
    size = rare.sum(axis=1)
    share = shared / np.maximum(1, np.minimum(size[:, None], size[None, :]))
    weight = ((has * weights[None, :]) @ has.T).toarray()
    alike = (share >= SHARE) & (weight > 0)
    named = dict(zip(columns, weights.tolist(), strict=False))
    place = {student: number for number, student in enumerate(answers.by_student)}
    # Of two thousand students few are alike: all pairs of all exercises would fill the memory.
    kept = (sparse.csr_array(np.where(alike, table, 0.0)) for table in (share, weight))
    return _Compared(answers, place, own, named, *kept)


def _alike(one: _Compared, names: tuple[str, str]) -> Alike | None:
    if not set(names) <= one.place.keys():
        return None
    i, j = (one.place[name] for name in names)
    if one.weight[i, j] <= 0:
        return None
    both = [piece for piece in one.pieces[i] if piece in one.pieces[j] and one.weights[piece] > 0]
    texts = one.exercise.by_student[names[0]], one.exercise.by_student[names[1]]
    spans = (
        join([span for piece in both for span in one.pieces[i][piece]]),
        join([span for piece in both for span in one.pieces[j][piece]]),
    )
    return Alike(
        one.exercise.exercise, float(one.share[i, j]), float(one.weight[i, j]), texts, spans
    )


def join(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the same places as spans that do not overlap, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
