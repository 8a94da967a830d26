"""Slips in the answers of lab 13 that are numbers."""

from __future__ import annotations

from anncourse.checks.slips import Slips

SLIPS = (
    Slips(
        "n_windows_by_hand",
        (
            (231, "The last of these windows has no day after it, and nothing to predict."),
            (229, "Write it down for five days and windows of three: there are two."),
            (12.5, "The windows overlap: the next one begins a single day later."),
            (12, "The windows overlap: the next one begins a single day later."),
            (250, "The first 20 days have no whole window before them."),
        ),
    ),
    Slips(
        "leak_line",
        (
            (1, "A return of a day is known at the close of that day. Nothing looks ahead here."),
            (2, "That is the answer to be learned. It is not among the inputs here."),
            (3, "Those are the days to predict, from the first that has a whole past."),
            (
                5,
                "This line collects the days that it is told to: from `last` backwards. Look where "
                "`last` comes from.",
            ),
            (6, "The answers belong to the days to predict, as they should."),
            (7, "The split is by time, once. Nothing looks ahead here."),
            (8, "Mean and standard deviation are those of the training part. That is right."),
        ),
    ),
)
