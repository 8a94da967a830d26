"""What is said to a learner whose `minibatches` goes wrong."""

from __future__ import annotations

PAIRS = (
    "Each batch is a pair: some rows of X, and the same rows of Y. A list of all these pairs is "
    "asked for."
)
X_ONLY = "Each batch holds rows of X only. The same rows of Y belong to it: give the pair of both."
Y_FIRST = "X and Y are swapped: each batch is a pair (X, Y), X first."
TWO_LISTS = (
    "You return the batches of X in one list and those of Y in another. Each batch is a pair (X, "
    "Y) of its own."
)
ROW_BY_ROW = (
    "You give single rows as if they were batches. A batch is a table with `batch_size` rows, also "
    "where that is 1."
)
NUMBERS_ONLY = (
    "Your batches hold the numbers of rows. Use them as an index, and give the rows of X and Y."
)
NOTHING = "No batch comes at all."
INVENTED = (
    "Some rows of your batches are no rows of X at all. Only the order of the rows may change, not "
    "what is in them."
)
WITHOUT_Y = (
    "X is shuffled and Y is not: rows and targets no longer belong together. Make *one* random "
    "order of row numbers and use it for both."
)
APART = (
    "X and Y are shuffled each in an order of its own: rows and targets no longer belong together. "
    "Make *one* random order of row numbers and use it for both."
)
LAST_DROPPED = (
    "The last rows are lost: where the rows do not divide evenly into batches, the last batch is "
    "short, but it comes all the same."
)
LAST_FILLED = (
    "The last batch is filled up with rows that came before. Let it be short: each row comes "
    "exactly once."
)
FIRST_ONLY = (
    "Only the first batch comes. Does a `return` stand inside the loop? Collect the batches in a "
    "list and return it after the loop, or write `yield` in place of `return`."
)
ONE_TOO_FEW = "The last row of each batch is lost: a slice ends *before* its second number."
REPLACED = (
    "Some rows come several times and others never: they are drawn with replacement. Shuffle all "
    "row numbers once, with `rng.permutation`, and cut the result into pieces."
)
DRAWN_ANEW = (
    "Each batch is drawn anew from all rows, so that some come several times and others never. "
    "Shuffle all row numbers once, with `rng.permutation`, and cut the result into pieces."
)
OVERLAP = (
    "The batches overlap: each begins one row after the one before. Let them begin `batch_size` "
    "rows apart."
)
OVERLAP_BY_ONE = (
    "Neighbouring batches share a row. A slice ends *before* its second number, so `start + "
    "batch_size` is right as it is: no 1 is to be added."
)
END_FIXED = (
    "Behind the first batch only empty ones come. The second number of a slice is where it *ends*: "
    "`start + batch_size`, and it moves on with `start`."
)
LOST = "Some rows never come. In one go through the batches each row comes exactly once."
TWICE = "Some rows come more than once. In one go through the batches each comes exactly once."
EMPTY = (
    "There is an empty batch at the end. Where the rows divide evenly, the last full batch is the "
    "last."
)
SHORT_FIRST = "The short batch stands at the beginning. It comes last."
EQUAL_SIZES = (
    "The rows are shared out evenly. Every batch has `batch_size` rows, and only the last one has "
    "what is left."
)
COUNT = "You make `batch_size` batches. It is the number of *rows* in each batch."
ALL_AT_ONCE = "All rows come in a single batch, whatever batch_size says."
ADDED_TO_LAST = (
    "The rows that are left over are added to the last full batch. They make a short one of their "
    "own."
)
SIZES = (
    "The batches have not the right sizes: `batch_size` rows each, and what is left in the last."
)
NOT_SHUFFLED = (
    "The rows come in the order in which they stand in X. Shuffle them, with `rng`: in sorted data "
    "a whole batch would show one class only."
)
BACKWARDS = "The rows only come backwards, the same way each time. Shuffle them, with `rng`."
BATCHES_ONLY = (
    "Only the order of the batches is random. In each of them stand neighbours, the same ones in "
    "every epoch. Shuffle the rows *before* you cut them into batches."
)
WITHIN_ONLY = (
    "Rows are shuffled only within their batch, so a batch always holds the same rows. Shuffle all "
    "of them *before* you cut them into batches."
)
GLOBAL = (
    "The same `rng` gives other batches each time, so nobody can repeat what you did. Use the "
    "`rng` that comes in, not `np.random`."
)
FIXED = (
    "Whatever `rng` comes in, the order is the same. Do you make a generator of your own, with a "
    "fixed seed? Use the one that is handed in."
)
SAME_AGAIN = (
    "Called again with the same `rng`, it gives the rows in the same order again, and so would "
    "every epoch. Draw from the `rng` that comes in, not from a copy of it: then it goes on."
)
NEIGHBOURS = (
    "Most rows still come right after the one that stands before them in X: it is cut and put "
    "together again, not shuffled. `rng.permutation(len(X))` makes a random order of the row "
    "numbers."
)
