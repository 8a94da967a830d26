"""Lab 10: mutants that are right all the same."""

_ORDER = "the smaller of two numbers does not depend on their order"
_OVERWRITTEN = "every place is overwritten"
_LIST = "NumPy and the checks take the list for an array"
_ANY_LENGTH = "any negative length means: work it out"
_ONE_AXIS = "there is one axis, which is both the first and the last"
_SAME_KEY = "NumPy's whole numbers are the same key, and the same name, as Python's"
_BY_LOT = "the largest of random numbers are drawn by lot as much as the smallest"
_SIGN = "the sign of a difference is lost in the square"
_SAME_FACTOR = "divided by the same number everywhere: the nearest remains the nearest"
_ROOT = "the root changes no order"
_NEVER_READ = "a training row nearer than infinity is always found"
_BROADCAST = "NumPy adds the missing axis by itself"
_SAME_LENGTH = "P has as many rows as y, both tables as many columns"
_LAST_AXIS = "argsort takes the last axis where none is named"
_NUMBER = "a NumPy number is a number"
_ONLY_NEGATIVE = "a label is -1, or at least 0"
_SMALL_BIASES = (
    "weights on 644 standardised pixels decide, the biases hardly: 168 are still recognised"
)
_ALL_CLASSES = "the same number for all outputs changes no answer"

EQUIVALENTS = {
    "face_rows": {
        "reshaped_with_minus_one: *reshape(len(pictures), -2)*": _ANY_LENGTH,
        "picture_by_picture: *=>  return rows": _LIST,
        "filled_pixel_by_pixel: *=>  table = np.ones((n, h * w))": _OVERWRITTEN,
        "as_decimals_first: *=>  scaled = pictures / 255.0": "a division makes decimals anyway",
        "as_decimals_first: *=>  scaled = np.array(pictures) / 255.0": (
            "a division makes decimals anyway"
        ),
    },
    "split_by_person": {
        "two_lists: *=>  return (train_rows, np.array(test_rows))": _LIST,
        "two_lists: *=>  return (np.array(train_rows), test_rows)": _LIST,
        "shuffle_all_then_count: *=>  person = y[i]": _SAME_KEY,
        "mask_of_the_drawn: *=>  for person in set(y):": _SAME_KEY,
        "mask_of_the_drawn: *=>  rows = np.where(y == person)[-1]": _ONE_AXIS,
        "mask_of_the_drawn: *=>  k = min(len(rows), n_train)": _ORDER,
        "ranks_of_random_numbers: *(u > u[i])*": _BY_LOT,
        "ranks_of_random_numbers: *=>  return (np.where(rank < n_train)[-1], *": _ONE_AXIS,
        "ranks_of_random_numbers: *=>  *np.where(rank >= n_train)[-1])": _ONE_AXIS,
    },
    "nearest_neighbour": {
        "one_row_at_a_time: *=>  distances = np.mean((X_train - x) ** 2, axis=1)": _SAME_FACTOR,
        "one_row_at_a_time: *=>  distances = np.sum((x - X_train) ** 2, axis=1)": _SIGN,
        "one_row_at_a_time: *=>  return labels": _LIST,
        "by_norm: *=>  found = np.ones(len(X_test), dtype=int)": _OVERWRITTEN,
        "by_norm: *np.linalg.norm(X_test[i] - X_train, axis=1)*": _SIGN,
        "best_so_far: label = None  =>  (deleted)": _NEVER_READ,
        "best_so_far: *=>  distance = ((x - row) ** 2).sum()": _ROOT,
        "best_so_far: *=>  distance = np.sqrt(((x - row) ** 2).mean())": _SAME_FACTOR,
        "best_so_far: *=>  distance = np.sqrt(((row - x) ** 2).sum())": _SIGN,
        "best_so_far: *=>  return labels": _LIST,
        "all_at_once: *=>  differences = X_train[None, :, :] - X_test[:, None, :]": _SIGN,
        "all_at_once: *=>  differences = X_test[:, None, :] - X_train": _BROADCAST,
        "all_at_once: *np.mean(differences ** 2, axis=2)*": _SAME_FACTOR,
    },
    "standardise": {
        "column_by_column: *np.ones(X_train.shape)*": _OVERWRITTEN,
        "column_by_column: *np.ones(X_test.shape)*": _OVERWRITTEN,
        "column_by_column: *=>  for j in range(X_test.shape[1]):": _SAME_LENGTH,
        "by_the_formula: *=>  sd = np.sqrt(((mean - X_train) ** 2).sum(axis=0) / n)": _SIGN,
        "by_the_formula: sd = sd + (sd == 0)  =>  sd += sd == 0": "the same, in place",
    },
    "top_k_accuracy": {
        "last_of_argsort: *=>  best = np.argsort(P)[:, -k:]": _LAST_AXIS,
        "last_of_argsort: *=>  for i in range(len(P)):": _SAME_LENGTH,
        "last_of_argsort: *=>  return right / len(P)": _SAME_LENGTH,
        "negative_argsort: *=>  best = np.argsort(-P)[:, :k]": _LAST_AXIS,
        "how_many_are_larger: *=>  own = P[np.arange(len(y)), y]": _SAME_LENGTH,
        "how_many_are_larger: *=>  return (rank < k).mean()": _NUMBER,
        "sorted_each_row: *=>  return count / len(y)": _SAME_LENGTH,
    },
    "recognise": {
        "appended_row_by_row: *=>  return labels": _LIST,
    },
    "error_rates": {
        "with_recognise: *np.mean(where_enough(strangers, threshold) > -1)": _ONLY_NEGATIVE,
    },
    "face_recogniser": {
        "solution *: value 0[0][1] *": _SMALL_BIASES,
        "solution *: value 0[1][1] negated": _SMALL_BIASES,
        "solution *: value 0[1][1] zero": _SMALL_BIASES,
        "solution *: value 0[1][1] plus 1": _ALL_CLASSES,
        "solution *: value 0[1][1] minus 1": _ALL_CLASSES,
        "solution *: value 0[1][0] plus 1": _ALL_CLASSES,
        "solution *: value 0[1][0] minus 1": _ALL_CLASSES,
    },
}
