"""What is said to a learner whose `train_test_split` goes wrong."""

from __future__ import annotations

FOUR = "Four arrays are asked for, in this order: X_train, X_test, y_train, y_test."
TWO_PAIRS = (
    "You return two pairs. Four arrays are asked for, not packed into pairs: X_train, X_test, "
    "y_train, y_test."
)
BY_KIND = (
    "The four results stand in another order than asked for. First both parts of X, then both "
    "parts of y: X_train, X_test, y_train, y_test."
)
Y_SWAPPED = (
    "The two parts of y are swapped: X_train, X_test, y_train, y_test. First comes what belongs to "
    "the training, each time."
)
WITHOUT_Y = (
    "X is shuffled and y is not: rows and labels no longer belong together. Make *one* random "
    "order of row numbers and use it for both."
)
APART = (
    "X and y are shuffled each in an order of its own: rows and labels no longer belong together. "
    "Make *one* random order of row numbers and use it for both."
)
INVENTED = (
    "Some rows of your result are no rows of X at all. Only the order of the rows may change, not "
    "what is in them."
)
OVERLAP = (
    "Some rows are in both parts. Then the test asks what the network has seen already: each row "
    "belongs to exactly one part."
)
ONE_IN_BOTH = (
    "One row is in both parts. Where the first slice ends, the second begins, with the same "
    "number: `[:k]` and `[k:]`."
)
REPEATED = (
    "Some rows come several times: they are drawn with replacement. Shuffle all row numbers "
    "instead, with `rng.permutation`."
)
LOST = "Some rows are lost: every row belongs to one of the two parts."
WRONG_WAY = (
    "The test part gets the rows that the training should have: test_fraction is the share of the "
    "*test*. Or is it the order of your results? X_train comes before X_test."
)
HALVES = "Both parts are equally large, whatever test_fraction says."
COIN = (
    "The sizes of the parts change from one `rng` to the next. The test part has exactly "
    "`round(len(X) * test_fraction)` rows."
)
SIZES = "The test part has not the right size: it is `round(len(X) * test_fraction)` rows."
CUT_DOWN = (
    "The test part is one row too small where `len(X) * test_fraction` is no whole number: `int` "
    "and `//` cut the decimals off. Take `round(…)`."
)
ROUNDED_UP = (
    "The test part is one row too large where `len(X) * test_fraction` is no whole number: you "
    "round up. Take `round(…)`."
)
NOT_SHUFFLED = (
    "The test part is always the end or the beginning of the data. If they are sorted, some labels "
    "come only in the test. Choose the rows by chance: `rng.permutation(len(X))` makes a random "
    "order of the row numbers."
)
BLOCK = (
    "The test part is always a block of neighbours; only where it begins is left to chance. If the "
    "data are sorted, some labels come only in the test. Choose each row by chance: "
    "`rng.permutation(len(X))` makes a random order of the row numbers."
)
GLOBAL = (
    "The same `rng` gives another split each time, so nobody can repeat what you did. Use the "
    "`rng` that comes in, not `np.random`."
)
FIXED = (
    "Whatever `rng` comes in, the split is the same. Do you make a generator of your own, with a "
    "fixed seed? Use the one that is handed in."
)
NONE_FOR_TEST = (
    "4 rows and a test_fraction of 0.1 are 0.4 rows, rounded to 0: the test part is empty, and all "
    "rows are for the training. Yours has rows in it. Where k is 0, `rows[-k:]` is all of `rows`."
)
SAME_AGAIN = (
    "Called again with the same `rng`, it chooses the same rows again. Draw from the `rng` that "
    "comes in, not from a copy of it: then it goes on, and the next split is another one."
)
