"""What a call in the student's process does here: as if the function had been called here."""

from __future__ import annotations

import sys
import warnings
from typing import Any

import numpy as np

from nbjudge.judge.in_place import overwrite
from nbjudge.judge.replies import Called
from nbjudge.shared.remote import gets_copies
from nbjudge.shared.tripwire import trip


def take_effect(called: Called, args: list[Any]) -> Any:
    """Print, warn, change the arguments and raise as a call did, and return what it returned."""
    # What gives nothing back works by changing its arguments. Of anything else, a test looks
    # at the result, and what it expects of it may be computed from these same arguments.
    if gets_copies() or (called.error is None and called.value is None):
        for place, changed in called.changed.items():
            overwrite(args[place], changed)
    sys.stdout.write(called.printed)
    if called.complained:
        sys.stderr.write(called.complained)
    for kind, text in called.warned:
        # As if it happened in the notebook: filters look at the module.
        warnings.warn_explicit(text, kind, "<notebook>", 1, "__main__", registry={})
    for name in called.tripped:
        trip(name)
    if called.error is not None:
        raise called.error
    return called.value


def move_on(rng: np.random.Generator) -> None:
    """Let a generator that was handed over go on with numbers that nobody has seen or chosen.

    Neither the state that comes back nor how much was drawn counts: it would choose the random
    cases that follow.
    """
    bits: Any = rng.bit_generator
    bits.state = type(bits)([int(word) for word in bits.random_raw(8)]).state
