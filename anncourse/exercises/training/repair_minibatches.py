"""Find the bug: ``repair_minibatches(X, Y, batch_size, rng)``, minibatches with two faults."""

from __future__ import annotations

from dataclasses import replace

from anncourse.exercises.training import minibatches

EXERCISE = replace(
    minibatches.EXERCISE,
    name="repair_minibatches",
    edited=False,
    hints=(
        "Two faults. Let X hold the numbers 0 to 9, one a row, and Y the same numbers. Print the "
        "batches: does each row still stand beside its label? Are all ten there?",
        "`permutation` draws another order each time it is called. And where does the last batch "
        "start?",
    ),
)
