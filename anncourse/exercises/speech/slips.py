"""Slips in the numbers of lab 11 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

_ROWS = (
    "X and its labels must be picked by the same row numbers. Look at each line that picks rows, "
    "and ask whether the rows of X and the entries of y still belong together."
)

SLIPS = (
    Slips(
        "n_frames_by_hand",
        (
            (6, "That is how many *steps* fit in. There is one frame more than there are steps."),
            (8, "893 / 128 is 6.98: the decimals are dropped, not rounded. Then the 1 is added."),
            (7.98, "There are whole frames only: drop the decimals of 893 / 128, then add 1."),
            (6.98, "Drop the decimals, and add 1: the first frame needs no step."),
            (4, "That is without overlap: the next frame begins after 128 samples, not 256."),
            (4.49, "That is without overlap, and there are whole frames only."),
            (9, "The last of these frames would need more samples than there are."),
            (8.98, "Take the length of one frame off before you divide by the step."),
            (3, "Divide by the step, not by the length, and add the first frame."),
        ),
    ),
    Slips(
        "hz_by_hand",
        (
            (625, "You took half of the rate. The formula has the whole rate, 8,000."),
            (31.25, "That is one column. Column 40 is 40 times as far up."),
            (1240.31, "You divided by the number of columns. Divide by the length, 256."),
            (2480.62, "You divided by the number of columns. Divide by the length, 256."),
            (1218.75, "Columns are counted from 0: column 0 is 0 Hz, and column 40 is k = 40."),
            (1281.25, "Columns are counted from 0: column 40 is k = 40, not 41."),
            (2500, "You divided by the step, 128, or by half a frame. Divide by the length."),
            (1.28, "The fraction is upside down: rate / length, not length / rate."),
            (1.25, "That is in kilohertz, and right. In Hz it is a thousand times as much."),
            (0.8, "The fraction is upside down: k · rate / length."),
        ),
    ),
    Slips(
        "bug_line",
        (
            (
                1,
                "theo is held out there, and his row numbers come second. All is well with it.",
            ),
            (
                2,
                "Both parts of X are picked by their own row numbers, and standardised by the "
                "training part. All is well with it. What happens to the labels?",
            ),
            (4, "One seed is as good as another: 26 percent is no bad luck."),
            (5, "These are the sizes with which he had nearly 90 percent. " + _ROWS),
            (
                6,
                "It trains with what it is given, and learns that perfectly: 1.0. Are the labels "
                "that it is given those of these rows?",
            ),
            (
                7,
                "The test rows of X are compared with the labels of the test rows: right. "
                "Something went wrong before. " + _ROWS,
            ),
        ),
    ),
)
