"""Wrong ways to write `train_perceptron`, as learners write them."""

from __future__ import annotations

import numpy as np

from anncourse.checks.exercise import Misconception
from anncourse.exercises.weights_and_bias.train_perceptron_run import (
    counted_after_epoch,
    counted_after_update,
    mistakes_per_epoch,
    reported,
    stops_before,
    stops_early,
    trained_with,
    whole_epoch_at_once,
)

MISCONCEPTIONS = (
    Misconception(
        "bias does not learn",
        "The bias never learns: it stays where it was, and the line stays nailed to the "
        "origin. Correct it after each mistake as well.",
        trained_with(bias=lambda b, change, x: b),
    ),
    Misconception(
        "weights do not learn",
        "The weights never learn; only the bias does. Do you keep both results of "
        "`perceptron_update`?",
        trained_with(weights=lambda w, change, x: w),
    ),
    Misconception(
        "never learns",
        "Weights and bias never change. Does the result of `perceptron_update` get lost? "
        "Write `w, b = perceptron_update(…)`.",
        trained_with(sign=0.0),
    ),
    Misconception(
        "wrong direction",
        "The updates go in the wrong direction: the error is truth minus prediction, and the "
        "correction is added.",
        trained_with(sign=-1.0),
    ),
    Misconception(
        "bias times the sum of inputs",
        "The bias is corrected once for every input. Correct it once, as if its input were 1.",
        trained_with(bias=lambda b, change, x: float(b + change * np.sum(x))),
    ),
    Misconception(
        "learning rate ignored",
        "The learning rate is missing. The mistakes come out right all the same, since "
        "weights and bias only grow by a common factor; their values do not.",
        lambda X, y, lr, epochs: trained_with()(X, y, 1.0, epochs),
    ),
    Misconception(
        "learning rate missing for the bias",
        "The learning rate is missing for the bias: it takes small steps as well.",
        lambda X, y, lr, epochs: trained_with(bias=lambda b, change, x: b + change / lr)(
            X, y, lr, epochs
        ),
    ),
    Misconception(
        "input ignored",
        "All weights get the same correction. Multiply it by the inputs of the row.",
        trained_with(weights=lambda w, change, x: w + change),
    ),
    Misconception(
        "no step",
        "You subtract the weighted sum z from the label. Send it through the step first: the "
        "prediction is 0 or 1.",
        trained_with(error=lambda label, z: label - z),
    ),
    Misconception(
        "minus one and one",
        "Your prediction is -1 or 1, but the labels are 0 and 1: where it is right, the "
        "difference has to be 0.",
        trained_with(error=lambda label, z: label - (1 if z >= 0 else -1)),
    ),
    Misconception(
        "strictly greater",
        "At z = 0 the perceptron fires: compare with `>=`, not with `>`. It matters from the "
        "very first row on, since with all weights 0 every z is 0.",
        trained_with(error=lambda label, z: label - int(z > 0)),
    ),
    Misconception(
        "prediction without the bias",
        "The predictions are made without the bias: z = w · x + b.",
        trained_with(weighted=lambda w, x, b: float(w @ x)),
    ),
    Misconception(
        "starts at ones",
        "You start with weights of 1. Start with all weights and the bias at 0.",
        trained_with(start=1.0),
    ),
    Misconception(
        "everything starts at one",
        "You start with weights and bias at 1. Start with all of them at 0.",
        trained_with(start=1.0, start_bias=1.0),
    ),
    *(
        Misconception(
            name,
            "You start with one weight for each row. A perceptron has one for each *column*, "
            "one for each feature: `X.shape` is (rows, columns), and `len(X)` counts the rows.",
            trained_with(starting=lambda X: np.zeros(len(X)), weighted=weighted),
        )
        # Each way to write the weighted sum stops with words of its own.
        for name, weighted in (
            ("a weight for each row", lambda w, x, b: float(w @ x + b)),
            ("a weight for each row, behind the inputs", lambda w, x, b: float(x @ w + b)),
            ("a weight for each row, with a star", lambda w, x, b: float(sum(x * w) + b)),
        )
    ),
    Misconception(
        "one number for all weights",
        "You start with a single number for the weights. There is one for each column of "
        "`X`: start with an array of zeros.",
        trained_with(starting=lambda X: 0.0, weighted=lambda w, x, b: float(x @ w + b)),
    ),
    Misconception(
        "always two weights",
        "You start with two weights, and other tables have more columns, or fewer. Take as "
        "many as `X` has columns.",
        trained_with(starting=lambda X: np.zeros(2), weighted=lambda w, x, b: float(x @ w + b)),
    ),
    Misconception(
        "starts afresh each epoch",
        "Each epoch starts again from zeros, and what was learned is lost. Set the weights and "
        "the bias to 0 once, before the loop over the epochs.",
        trained_with(reset=True),
    ),
    Misconception(
        "rows backwards",
        "You go through the rows from the last to the first. Take them in their order.",
        trained_with(backwards=True),
    ),
    Misconception(
        "whole epoch at once",
        "You predict all rows with the same weights and correct only at the end of the epoch. "
        "Correct after each row, so that the next one meets the new weights.",
        whole_epoch_at_once,
    ),
    Misconception(
        "counted after the update",
        "You count a mistake if the row is still wrong *after* its correction. Count with the "
        "prediction from before.",
        counted_after_update,
    ),
    Misconception(
        "counted after the epoch",
        "You count how many rows are wrong at the end of each epoch. Count along the way: each "
        "row with the weights that it met.",
        counted_after_epoch,
    ),
    Misconception(
        "stops early",
        "You stop after the first epoch without a mistake. Here all epochs are run, so the "
        "list has one number for each, zeros included.",
        stops_early,
    ),
    Misconception(
        "stops early, zero missing",
        "You stop at the first epoch without a mistake and do not even note its 0. Here all "
        "epochs are run, so the list has one number for each.",
        stops_before,
    ),
    Misconception(
        "only one epoch",
        "You stop after the first epoch: the `return` stands inside the loop over the epochs.",
        lambda X, y, lr, epochs: trained_with()(X, y, lr, 1),
    ),
    Misconception(
        "one epoch too few",
        "You run one epoch too few: `range(epochs)` has just the right length.",
        lambda X, y, lr, epochs: trained_with()(X, y, lr, epochs - 1),
    ),
    Misconception(
        "one epoch too many",
        "You run one epoch too many: `range(epochs)` has just the right length.",
        lambda X, y, lr, epochs: trained_with()(X, y, lr, epochs + 1),
    ),
    Misconception(
        "signed errors added up",
        "You add up the errors with their signs, so a +1 cancels a -1. Count how many are not 0.",
        reported(lambda w, b, errors: (w, b, [int(sum(epoch)) for epoch in errors])),
    ),
    Misconception(
        "count not reset",
        "Your counts go on from epoch to epoch. Set the count to 0 at the start of each.",
        reported(lambda w, b, errors: (w, b, np.cumsum(mistakes_per_epoch(errors)).tolist())),
    ),
    Misconception(
        "right ones counted",
        "You count the rows that are right. Count those that are wrong.",
        reported(lambda w, b, errors: (w, b, [epoch.count(0) for epoch in errors])),
    ),
    Misconception(
        "total",
        "You return one number of mistakes for all epochs together. A list with one count for "
        "each epoch is asked for.",
        reported(lambda w, b, errors: (w, b, sum(mistakes_per_epoch(errors)))),
    ),
    Misconception(
        "one entry for each row",
        "Your list has an entry for each row that was looked at. One for each *epoch* is asked "
        "for: how many of its rows were wrong.",
        reported(lambda w, b, errors: (w, b, [abs(e) for epoch in errors for e in epoch])),
    ),
    Misconception(
        "last epoch only",
        "You return the mistakes of the last epoch only. Collect the counts of all epochs in "
        "a list.",
        reported(lambda w, b, errors: (w, b, mistakes_per_epoch(errors)[-1])),
    ),
    Misconception(
        "share of mistakes",
        "You return the share of wrong rows. A whole number is asked for: how many they are.",
        reported(
            lambda w, b, errors: (w, b, [n / len(errors[0]) for n in mistakes_per_epoch(errors)]),
        ),
    ),
    Misconception(
        "counts missing",
        "You return weights and bias only. The list of mistakes per epoch comes third.",
        reported(lambda w, b, errors: (w, b)),
    ),
    Misconception(
        "only the mistakes",
        "You return the list of mistakes only. Weights and bias come before it.",
        reported(lambda w, b, errors: mistakes_per_epoch(errors)),
    ),
)
