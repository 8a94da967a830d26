"""What `make test` tries a sample of, and `make test-all` whole: one switch, ANN_WHOLE=1.

A test that does more with it is marked `sampled`, so that the whole of what was sampled is
``ANN_WHOLE=1 python -m pytest -m sampled``, as `make campaigns` runs it.
"""

import os
import random
from collections.abc import Iterable
from typing import TypeVar

Item = TypeVar("Item")

WHOLE = os.environ.get("ANN_WHOLE", "0") not in ("", "0")


def sample(items: Iterable[Item], few: int, seed: str) -> list[Item]:
    """Return a few of the items, in their order and the same ones in every run; or all of them."""
    items = list(items)
    if WHOLE or len(items) <= few:
        return items
    chosen = random.Random(seed).sample(range(len(items)), few)
    return [items[k] for k in sorted(chosen)]
