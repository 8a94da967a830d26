"""Write into the judge's own objects what the student's code wrote into its copies."""

from __future__ import annotations

from typing import Any

import numpy as np


def overwrite(old: Any, new: Any) -> None:
    """Give `old` the contents of `new` without making it another object.

    Parameters
    ----------
    old, new : array, list, dict, set or tuple
        Where they are not of the same type, nothing can be written, and nothing is.
    """
    if type(old) is not type(new):
        return
    if isinstance(old, np.ndarray):
        _array(old, new)
    elif isinstance(old, list):
        kept = [_entry(a, b) for a, b in zip(old, new, strict=False)]
        old[:] = kept + new[len(kept) :]
    elif isinstance(old, dict):
        entries = {key: _entry(old[key], new[key]) if key in old else new[key] for key in new}
        old.clear()
        old.update(entries)
    elif isinstance(old, set):
        old.clear()
        old.update(new)
    elif isinstance(old, tuple):
        for a, b in zip(old, new, strict=False):
            overwrite(a, b)


def _entry(old: Any, new: Any) -> Any:
    if type(old) is type(new) and isinstance(old, np.ndarray | list | dict | set | tuple):
        overwrite(old, new)
        return old
    # A generator of theirs would choose the random cases that follow.
    return old if isinstance(new, np.random.Generator) else new


def _array(old: np.ndarray[Any, Any], new: np.ndarray[Any, Any]) -> None:
    if old.dtype != new.dtype or not old.flags.writeable:
        return
    if old.shape != new.shape and old.size == new.size:
        # Its own shape was changed, which its data allows.
        try:
            old.resize(new.shape, refcheck=False)
        except ValueError:
            return
    if old.shape == new.shape:
        old[...] = new
