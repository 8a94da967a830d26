"""Slips in the numbers of lesson 08 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

_DROPPED = "The last, short batch is missing: its rows are looked at as well."

SLIPS = (
    Slips(
        "std_by_hand",
        (
            (0.04, "That is the variance. The standard deviation is its root."),
            (0.3162, "You took the number of neurons. What counts is how many inputs each has."),
            (0.1, "That is 2 / n with the number of neurons, and without the root: two slips."),
            (
                0.1414,
                "That would be the root of 1 / 50, and ReLU takes half away, hence the 2. Or is it "
                "the example's number, for 100 inputs? Here there are 50.",
            ),
            (0.02, "That is 1 / 50. Take the root of 2 / 50."),
            (0.169, "You divided by inputs and neurons together. Only the inputs count."),
            (0.0447, "You divided by the number of all weights. Divide by the number of inputs."),
            (0.0283, "The root goes over the whole of 2 / 50, not over the 2 alone."),
            (0.2828, "The root goes over the whole of 2 / 50, not over the 50 alone."),
            (5.0, "The fraction is upside down: the more inputs, the smaller the weights."),
            (25.0, "The fraction is upside down, and the root is missing: the root of 2 / 50."),
            (0.0016, "You squared. The standard deviation is the *root* of the variance, 2 / 50."),
        ),
    ),
    Slips(
        "n_batches",
        (
            (7, _DROPPED),
            (7.8125, "There are whole batches and one that is shorter: count it as a batch."),
            (32, "32 is how many rows are in a batch. How many batches do 250 rows make?"),
            (9, "8 batches of 32 have room for 256 rows, more than there are."),
            (160, "That is for all 20 epochs. One epoch is asked for."),
            (12.5, "The epochs have no say in this: divide the rows by the rows in a batch."),
            (13, "The epochs have no say in this: divide the rows by the rows in a batch."),
        ),
    ),
    Slips(
        "n_last",
        (
            (32, "7 batches of 32 are 224 rows. How many of the 250 are left?"),
            (6, "That is how many rows the last batch *lacks* to be full."),
            (0, "7 batches of 32 are 224 rows. How many of the 250 are left?"),
            (1, "Every batch before it has 32 rows. How many of the 250 are left?"),
            (224, "Those are the rows in the 7 full batches. How many are left?"),
            (58, "One more full batch fits in: 7 of them, not 6."),
            (0.8125, "That is the share of a full batch. Count the rows."),
        ),
    ),
    Slips(
        "n_steps",
        (
            (140, _DROPPED + " It is worth a step."),
            (156.25, "There are no quarter steps: the short batch is worth a whole one."),
            (156, "The short batch is worth a whole step, in every epoch."),
            (157, "The rows are shuffled and cut anew in every epoch, each with a short batch."),
            (20, "One step for each *batch*, not one for each epoch."),
            (8, "That is for one epoch. There are 20 of them."),
            (7, "That is for one epoch, and without its short batch."),
            (5000, "One step for each *batch*, not one for each row."),
            (640, "A step for each batch: the number of batches times the number of epochs."),
            (180, "There are 8 batches in an epoch, not 9."),
        ),
    ),
)
