"""The progress bar that is shown while a class is graded."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbjudge.batch.run import Bar


def show_progress(students: int) -> Bar:
    """Show a progress bar while the students are graded, on a terminal only."""
    from tqdm import tqdm

    bar: Bar = tqdm(
        total=students,
        desc="grading",
        unit="student",
        disable=not sys.stderr.isatty(),
        leave=False,
        # Over the last minute or so: who was passed over says nothing about the time left.
        smoothing=0.05,
    )
    return bar
