"""What `make test` tries a sample of, and `make campaigns` whole: one switch, ANN_WHOLE=1.

A test is marked `sampled` where it does more with the switch than without. `sampled(few=5)` has it
run with five of its parameters, else with all; what is named on the command line by ``::`` or -k
runs as it was named. The whole of what was sampled is ``ANN_WHOLE=1 python -m pytest -m sampled``.

What is drawn at random and has no whole, such as damaged notebooks and instants at which a run is
killed, says how many are worth their time in every run, ``sampled(few=1, most=5)``; ANN_WHOLE=5
tries five times as many.
"""

import os
import random
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

import pytest

Item = TypeVar("Item")

WHOLE = int(os.environ.get("ANN_WHOLE") or 0)


def sample(items: Iterable[Item], few: int, seed: str, most: int | None = None) -> list[Item]:
    """Return a few of the items, in their order and the same ones in every run.

    Where the whole is asked for, return all, or `most` where all are too many, times ANN_WHOLE.
    """
    items = list(items)
    count = few
    if WHOLE:
        count = len(items) if most is None else most * WHOLE
    if len(items) <= count:
        return items
    chosen = random.Random(seed).sample(range(len(items)), count)
    return [items[k] for k in sorted(chosen)]


def left_out(tests: list[pytest.Item]) -> set[pytest.Item]:
    """Return the tests that are in no sample."""
    families: dict[str, list[pytest.Item]] = defaultdict(list)
    counts: dict[str, tuple[int, int | None]] = {}
    for test in tests:
        mark = test.get_closest_marker("sampled")
        if mark is not None and "few" in mark.kwargs:
            name = test.nodeid.partition("[")[0]
            families[name].append(test)
            counts[name] = mark.kwargs["few"], mark.kwargs.get("most")
    out: set[pytest.Item] = set()
    for name, family in families.items():
        few, most = counts[name]
        # By the file, so that two tests of the same things, in one file, have the same sample.
        out.update(set(family) - set(sample(family, few, name.partition("::")[0], most)))
    return out
