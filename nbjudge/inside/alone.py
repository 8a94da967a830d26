"""The answer to a call of which a value came and nothing else: most are, and all look the same.

So neither end makes or takes it apart: it is known by its bytes.
"""

from __future__ import annotations

import functools

import msgpack

# What stands in an answer beside the value; that follows in a frame of its own.
NOTHING_ELSE = {
    "changed": {},
    "rngs": {},
    "out": "",
    "err": "",
    "warned": [],
    "tripped": [],
}


@functools.lru_cache(maxsize=8)
def value_follows(number: int) -> bytes:
    """Return the skeleton of such an answer to the question of that number."""
    skeleton: bytes = msgpack.packb(["answer", number, {**NOTHING_ELSE, "follows": True}])
    return skeleton
