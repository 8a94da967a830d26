"""What is said of answers to ``split_by_person``."""

from __future__ import annotations

TWO = (
    "Two arrays of row numbers are asked for, train and test, each with a single axis and whole "
    "numbers in it."
)


MASKS = (
    "You return True and False for each row. Row *numbers* are asked for; `np.flatnonzero` makes "
    "them of truth values."
)


NAMES = (
    "What you return are no row numbers but labels from y: who is on the pictures. The numbers of "
    "the rows are asked for, each of which comes once."
)


OUTSIDE = "Some of your numbers are no row numbers: they run from 0 to len(y) - 1."


REPEATED = "Some rows come several times. Every row comes once, in one of the two parts."


OVERLAP = (
    "Some rows are in both parts. Then the test shows pictures that the network has learned: each "
    "row belongs to exactly one part."
)


LOST = "Some rows are in neither part. What is not for the training is for the test."


SWAPPED = (
    "The parts are the wrong way round: n_train of each person belong to the *training*, which "
    "comes first."
)


PEOPLE = (
    "Your parts divide the people: all pictures of some are in one part. Here every *person* has "
    "n_train pictures in the training; nobody can recognise a face that was never seen."
)


ANYHOW = (
    "The rows are split without a look at who is on them, so some people have more pictures in the "
    "training than others. Draw n_train of *each* person."
)


BLOCKS = (
    "It works where the pictures stand sorted by person, and not where they are mixed: ask y whose "
    "picture each row is."
)


FROM_ZERO = (
    "It works where the people are called 0, 1, 2, …, and not where they have other numbers or "
    "unequally many pictures. `np.unique(y)` tells who occurs."
)


FIRST = (
    "You always take the first pictures of each person. Draw them by lot: `rng.permutation` brings "
    "row numbers into a random order."
)


LAST = (
    "You always take the last pictures of each person. Draw them by lot: `rng.permutation` brings "
    "row numbers into a random order."
)


SAME_PLACES = (
    "You draw once and take the same pictures of everybody: the first and third, say. Draw anew "
    "for each person."
)


GLOBAL = (
    "The same `rng` gives another split each time, so nobody can repeat what you did. Use the "
    "`rng` that comes in, not `np.random`."
)


SAME_AGAIN = (
    "Called again with the same `rng`, it chooses the same pictures again. Draw from the `rng` "
    "that comes in, not from a copy of it: then it goes on, and the next split is another one."
)

FIXED = (
    "Whatever `rng` comes in, the split is the same. Do you make a generator of your own, with a "
    "fixed seed? Use the one that is handed in."
)


ALL_OF_FEW = (
    "Somebody has n_train pictures or fewer: all of theirs belong to the training, and none to the "
    "test."
)


FEW_LOST = (
    "Whoever has n_train pictures or fewer is left out of both parts. All of their pictures belong "
    "to the training."
)


EACH = "Not everybody has n_train pictures in the training part."
