"""Slips in the numbers of lab 12 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

SLIPS = (
    Slips(
        "seconds_by_hand",
        (
            (50 * 64 / 8000, "Fifty steps: from the first of 50 frames to the last there are 49."),
            (
                49 * 64 / 8000,
                "The last frame has a length, too: it ends 256 samples after it began.",
            ),
            (50 * 256 / 8000, "The frames overlap: each begins 64 samples after the one before."),
            (
                (50 * 64 + 256) / 8000,
                "Nearly. From the first of 50 frames to the last there are 49 steps, not 50.",
            ),
            (49 * 64 + 256, "These are samples. There are 8,000 of them in a second."),
        ),
    ),
)
