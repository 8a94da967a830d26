"""How the door is drawn: every picture by its largest probability, and the two error rates."""

from __future__ import annotations

import numpy as np

from anncourse.figures.doorkeeper.numbers import GRID, Array, Door, Night
from anncourse.figures.plot import Axes, label, mark, polyline
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.words import count, number

SIZE = (880, 384)
MARKS = Axes(x=(0, 1), y=(0, 2), left=104, top=40, width=380, height=240)
RATES = Axes(x=(0, 1), y=(0, 1), left=580, top=40, width=280, height=240)
#: Lanes in which marks stand beside one another, so that they hide each other less.
LANES = 9


def view(at: Door, now: Night, rates: Array, threshold: float) -> Picture:
    """Draw known people and strangers, the threshold, and both curves."""
    nodes = [*_people(at, now), *_threshold(threshold), *_curves(now, rates, threshold)]
    return Picture(
        SIZE, [*nodes, *_legend()], _description(at), _say(at, now, threshold), _table(at, now)
    )


def nothing(words: str, trouble: str = "") -> Picture:
    """Draw the empty picture: there is nobody at the door yet."""
    nodes = [label("none", words, (SIZE[0] / 2, SIZE[1] / 2), "middle strong")]
    return Picture(SIZE, nodes, words, () if trouble else (words,), None, trouble)


def _people(at: Door, now: Night) -> list[Node]:
    nodes = []
    for title, table, labels, true, base in (
        ("known", at.known, now.known, at.y, 1.0),
        ("strangers", at.strangers, now.strangers, None, 0.0),
    ):
        children = []
        for i, (p, who) in enumerate(zip(table.max(axis=1), labels, strict=True)):
            lane = base + 0.1 + 0.8 * (i * 4 % LANES) / (LANES - 1)
            place = MARKS.at((float(p), lane))
            if who < 0:
                shape, cls = "disc", "neuron"
            elif true is not None and who == true[i]:
                shape, cls = "check", "right"
            elif true is not None:
                shape, cls = "diamond", "zero"
            else:
                shape, cls = "cross", "wrong"
            size = {"disc": 8, "check": 11, "diamond": 11, "cross": 9}[shape]
            children.append(mark(f"{shape}{i}", shape, place, size, cls))
        nodes.append(node("g", title, children=children))
        word = (MARKS.left - 12, MARKS.py(base + 0.5) + 5)
        nodes.append(label(f"{title}-word", title, word, "end strong"))
    middle = MARKS.py(1)
    between = path((MARKS.left, middle), (MARKS.left + MARKS.width, middle))
    frame = MARKS.frame("largest probability", "", (0, 0.2, 0.4, 0.6, 0.8, 1), ())
    top = (MARKS.left + MARKS.width / 2, 22)
    return [
        label("people-title", "every picture at the door", top, "middle strong"),
        node("path", "between", cls="thin", d=between),
        node("g", "people-frame", children=frame),
        *nodes,
    ]


def _threshold(threshold: float) -> list[Node]:
    nodes = []
    for key, axes in (("people", MARKS), ("rates", RATES)):
        x = axes.px(threshold)
        d = path((x, axes.top), (x, axes.top + axes.height))
        nodes.append(node("path", f"threshold-{key}", cls="former", d=d))
    return nodes


def _curves(now: Night, rates: Array, threshold: float) -> list[Node]:
    reject, accept = (list(zip(GRID, rates[:, k], strict=True)) for k in (0, 1))
    d = path(*(RATES.at((float(x), float(y))) for x, y in accept))
    frame = RATES.frame("threshold", "rate", (0, 0.25, 0.5, 0.75, 1), (0, 0.25, 0.5, 0.75, 1))
    middle = RATES.left + RATES.width / 2
    return [
        label("rates-title", "your error_rates", (middle, 22), "middle strong"),
        node("g", "rates-frame", children=frame),
        polyline("reject", RATES, [(float(x), float(y)) for x, y in reject], "line"),
        node("path", "accept", cls="weight", d=d),
        mark("reject-now", "disc", RATES.at((threshold, now.false_reject)), 14, "one"),
        mark("accept-now", "square", RATES.at((threshold, now.false_accept)), 12, "zero"),
    ]


def _legend() -> list[Node]:
    y = 352
    items = (
        ("check", "right", 11, 20, "let in, rightly"),
        ("diamond", "zero", 11, 150, "let in, wrong name"),
        ("cross", "wrong", 9, 322, "stranger let in"),
        ("disc", "neuron", 8, 468, "turned away"),
    )
    nodes = []
    for shape, cls, size, x, words in items:
        nodes.append(mark(f"key-{shape}", shape, (x, y), size, cls))
        nodes.append(label(f"word-{shape}", words, (x + 13, y + 5)))
    nodes.append(mark("key-reject", "disc", (622, y), 14, "one"))
    nodes.append(label("word-reject", "false reject", (636, y + 5)))
    nodes.append(mark("key-accept", "square", (748, y), 12, "zero"))
    nodes.append(label("word-accept", "false accept", (762, y + 5)))
    return nodes


def _counts(at: Door, now: Night) -> tuple[int, int, int, int, int]:
    out, right = int((now.known < 0).sum()), int((now.known == at.y).sum())
    accepted = int((now.strangers >= 0).sum())
    return right, len(at.y) - out - right, out, accepted, len(at.strangers) - accepted


def _say(at: Door, now: Night, threshold: float) -> tuple[str, ...]:
    _, _, out, accepted, _ = _counts(at, now)
    return (
        f"At the threshold {number(threshold)}, {out} of {count(len(at.y), 'known picture')} "
        f"stay outside, and {accepted} of {count(len(at.strangers), 'picture')} of strangers get "
        f"in. False reject {number(now.false_reject)}, false accept {number(now.false_accept)}.",
        *_disagreement(at, now),
    )


def _disagreement(at: Door, now: Night) -> tuple[str, ...]:
    """Say where the learner's two functions contradict each other."""
    shares = (float(np.mean(now.known < 0)), float(np.mean(now.strangers >= 0)))
    if np.allclose(shares, (now.false_reject, now.false_accept), atol=1e-6):
        return ()
    told = " and ".join(number(share) for share in shares)
    return (f"By your recognise these rates would be {told}: your two functions disagree.",)


def _table(at: Door, now: Night) -> Table:
    right, wrong, out, accepted, refused = _counts(at, now)
    return Table(
        ("", "let in, rightly", "let in, wrongly", "turned away"),
        (
            ("known", str(right), str(wrong), str(out)),
            ("strangers", "", str(accepted), str(refused)),
        ),
    )


def _description(at: Door) -> str:
    return (
        f"{count(len(at.y), 'picture')} of known people and {count(len(at.strangers), 'picture')} "
        "of strangers, each placed from 0 to 1 by its largest probability, with the threshold as a "
        "dashed upright line. Beside it two curves: the false reject rate rises with the "
        "threshold, the false accept rate falls."
    )
