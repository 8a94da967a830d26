"""Where an instructor's own changes lie, and where the lessons that are given out."""

from __future__ import annotations

from pathlib import Path

from nbjudge.course.folder import OWN


def released(root: Path) -> Path:
    """Return the folder of the lessons that students are given.

    It is `lessons/`, which the course keeps under version control; in a course with changes of its
    own it is `release/`, so that an update of the course finds `lessons/` as it left it.
    nbgrader_config.py says the same.
    """
    changed = (root / OWN).is_dir() and (root / "solutions").is_dir()
    return root / ("release" if changed else "lessons")
