"""What ``split_by_person`` and its known mistakes both use."""

from __future__ import annotations

_TWO = (
    "Two arrays of row numbers are asked for, train and test, each with a single axis and whole "
    "numbers in it."
)


_MASKS = (
    "You return True and False for each row. Row *numbers* are asked for; `np.flatnonzero` makes "
    "them of truth values."
)


_NAMES = (
    "What you return are no row numbers but labels from y: who is on the pictures. The numbers of "
    "the rows are asked for, each of which comes once."
)


_OUTSIDE = "Some of your numbers are no row numbers: they run from 0 to len(y) - 1."


_REPEATED = "Some rows come several times. Every row comes once, in one of the two parts."


_OVERLAP = (
    "Some rows are in both parts. Then the test shows pictures that the network has learned: each "
    "row belongs to exactly one part."
)


_LOST = "Some rows are in neither part. What is not for the training is for the test."


_SWAPPED = (
    "The parts are the wrong way round: n_train of each person belong to the *training*, which "
    "comes first."
)


_PEOPLE = (
    "Your parts divide the people: all pictures of some are in one part. Here every *person* has "
    "n_train pictures in the training; nobody can recognise a face that was never seen."
)


_ANYHOW = (
    "The rows are split without a look at who is on them, so some people have more pictures in the "
    "training than others. Draw n_train of *each* person."
)


_BLOCKS = (
    "It works where the pictures stand sorted by person, and not where they are mixed: ask y whose "
    "picture each row is."
)


_FROM_ZERO = (
    "It works where the people are called 0, 1, 2, …, and not where they have other numbers or "
    "unequally many pictures. `np.unique(y)` tells who occurs."
)


_FIRST = (
    "You always take the first pictures of each person. Draw them by lot: `rng.permutation` brings "
    "row numbers into a random order."
)


_LAST = (
    "You always take the last pictures of each person. Draw them by lot: `rng.permutation` brings "
    "row numbers into a random order."
)


_SAME_PLACES = (
    "You draw once and take the same pictures of everybody: the first and third, say. Draw anew "
    "for each person."
)


_GLOBAL = (
    "The same `rng` gives another split each time, so nobody can repeat what you did. Use the "
    "`rng` that comes in, not `np.random`."
)


_SAME_AGAIN = (
    "Called again with the same `rng`, it chooses the same pictures again. Draw from the `rng` "
    "that comes in, not from a copy of it: then it goes on, and the next split is another one."
)

_FIXED = (
    "Whatever `rng` comes in, the split is the same. Do you make a generator of your own, with a "
    "fixed seed? Use the one that is handed in."
)


_ALL_OF_FEW = (
    "Somebody has n_train pictures or fewer: all of theirs belong to the training, and none to the "
    "test."
)


_FEW_LOST = (
    "Who has n_train pictures or fewer is left out of both parts. All of their pictures belong to "
    "the training."
)
