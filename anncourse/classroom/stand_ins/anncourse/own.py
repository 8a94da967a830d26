"""Stands in for anncourse.own while a notebook is graded: all functions are annlib's."""

from __future__ import annotations

from typing import Any

import annlib


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return getattr(annlib, name)
