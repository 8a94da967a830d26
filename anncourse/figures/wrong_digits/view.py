"""How wrongly read digits are drawn: all of them small, one large, and how sure the network was."""

from __future__ import annotations

from anncourse.figures.heat_map import grey_images
from anncourse.figures.plot import Axes, label, mark
from anncourse.figures.scene import Node, Picture, Table, node
from anncourse.figures.words import count, number
from anncourse.figures.wrong_digits.numbers import CLASSES, SIDE, Look, Mistakes

SIZE = (880, 372)
LARGE = Axes(x=(0, SIDE), y=(0, SIDE), left=410, top=40, width=200, height=200)
# Above the tallest bar there is room for its mark.
BARS = Axes(x=(-0.5, CLASSES - 0.5), y=(0, 1.15), left=686, top=40, width=182, height=200)
#: Small pictures: columns and rows of one page, and the room that each takes.
COLUMNS, ROWS, CELL, SMALL = 6, 4, (61.0, 76.0), 46.0
PAGE = COLUMNS * ROWS


def view(found: Mistakes, index: int, shown: Look, moved: bool) -> Picture:
    """Draw the pictures that are read wrong, and the one that is looked at."""
    nodes = [*_gallery(found, index), *_large(shown), *_bars(shown), *_legend()]
    say = _say(shown, moved)
    return Picture(SIZE, nodes, _description(found, index), say, _table(found, shown))


def nothing(words: str, trouble: str = "") -> Picture:
    """Draw the empty picture: there is nothing wrong, or nothing to read with."""
    nodes = [label("none", words, (SIZE[0] / 2, SIZE[1] / 2), "middle strong")]
    return Picture(SIZE, nodes, words, () if trouble else (words,), None, trouble)


def _gallery(found: Mistakes, index: int) -> list[Node]:
    first = index // PAGE * PAGE
    chosen = slice(first, first + PAGE)
    places = [
        Axes((0, 1), (0, 1), 16 + (i % COLUMNS) * CELL[0], 40 + (i // COLUMNS) * CELL[1],
             SMALL, SMALL)
        for i in range(len(found.y[chosen]))
    ]  # fmt: skip
    images = grey_images(places, found.X[chosen].reshape(-1, SIDE, SIDE))
    nodes = [label("gallery-title", "read wrong, the surest first", (192, 22), "middle strong")]
    for i, (axes, image) in enumerate(zip(places, images, strict=True)):
        words = f"{found.y[first + i]} → {found.answers[first + i]}"
        here = first + i == index
        caption = (axes.left + SMALL / 2, axes.top + SMALL + 17)
        children = [
            image,
            _box("frame", axes, "ring" if here else "frame", 3 if here else 0),
            label("word", words, caption, "middle strong" if here else "middle"),
        ]
        nodes.append(node("g", f"small{i}", children=children))
    return nodes


def _box(key: str, axes: Axes, cls: str, beyond: float = 0) -> Node:
    return node(
        "rect", key, cls=cls, x=axes.left - beyond, y=axes.top - beyond,
        width=axes.width + 2 * beyond, height=axes.height + 2 * beyond,
    )  # fmt: skip


def _large(shown: Look) -> list[Node]:
    middle = LARGE.left + LARGE.width / 2
    right = shown.answer == shown.y
    return [
        label("large-title", _a(shown.y), (middle, 22), "middle strong"),
        grey_images([LARGE], shown.pixels.reshape(1, SIDE, SIDE))[0],
        _box("large-frame", LARGE, "frame"),
        label(
            "large-word",
            f"read as {shown.answer}: {'right' if right else 'wrong'}",
            (middle, LARGE.top + LARGE.height + 28),
            f"middle {'right' if right else 'wrong'}-word",
        ),
    ]


def _bars(shown: Look) -> list[Node]:
    nodes = []
    for digit, p in enumerate(shown.probabilities):
        x, top = BARS.px(digit - 0.35), BARS.py(float(p))
        nodes.append(
            node(
                "rect",
                f"bar{digit}",
                cls="bars",
                x=x,
                y=top,
                width=BARS.px(digit + 0.35) - x,
                height=BARS.py(0) - top,
            )
        )
    marked = {"check": shown.y}
    if shown.answer != shown.y:
        marked["cross"] = shown.answer
    for kind, digit in marked.items():
        y = BARS.py(float(shown.probabilities[digit])) - 13
        cls = "right" if kind == "check" else "wrong"
        nodes.append(mark(kind, kind, (BARS.px(digit), y), 13, cls))
    frame = BARS.frame("digit", "probability", range(CLASSES), (0, 0.5, 1))
    title = label(
        "bars-title", "what the network says", (BARS.left + BARS.width / 2, 22), "middle strong"
    )
    return [title, *nodes, node("g", "bars-frame", children=frame)]


def _legend() -> list[Node]:
    y = 336
    return [
        mark("key-check", "check", (418, y), 14, "right"),
        label("word-check", "what it is", (432, y + 5)),
        mark("key-cross", "cross", (524, y), 14, "wrong"),
        label("word-cross", "what it is wrongly read as", (538, y + 5)),
    ]


def _say(shown: Look, moved: bool) -> tuple[str, ...]:
    this = f"This {shown.y}, moved," if moved else f"This {shown.y}"
    sure, true = (number(float(shown.probabilities[d])) for d in (shown.answer, shown.y))
    if shown.answer == shown.y:
        return (f"{this} is read right, with probability {true}.",)
    return (
        f"{this} is read as {shown.answer}, with probability {sure}. "
        f"{shown.y} gets probability {true}.",
    )


def _table(found: Mistakes, shown: Look) -> Table:
    wrong = len(found.y)
    share = f"{100 * (1 - wrong / found.n):.1f} %"
    return Table(("pictures", "read wrong", "accuracy"), ((str(found.n), str(wrong), share),))


def _a(digit: int) -> str:
    return f"an {digit}" if digit == 8 else f"a {digit}"


def _description(found: Mistakes, index: int) -> str:
    pairs = ", ".join(f"{_a(y)} read as {a}" for y, a in zip(found.y, found.answers, strict=True))
    return (
        f"{count(len(found.y), 'picture')} of digits that the network reads wrong: {pairs}. "
        f"Number {index + 1} is shown large, with the probability of each digit beside it."
    )
