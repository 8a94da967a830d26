"""Lesson 08: mutants that are right all the same."""

_SAME_LENGTH = "X and Y have as many rows"
_LIST = "a list of the right things is as right as a tuple or an array of them"
_ITERATOR = "an iterator is read into a list"
_DOUBLE = "computes in double precision instead of single, which is no less right"
_NUMBERS = "NumPy's numbers are numbers as good as Python's"
_COMMUTES = "the larger of two is the same either way round"
_OVERWRITTEN = "every place is overwritten"
_AT_ZERO = "what is kept of a sum of exactly 0 is 0"
_ALL_CLASSES = "what is added to the sums of both answers alike changes no answer"
_STILL_READS = "without it, or with another one, the network still gets 95 % right"

EQUIVALENTS = {
    "init_parameters": {
        "normal_of_variance: return tuple(parameters)  =>  return parameters": _LIST,
        "weight_by_weight: return [(np.array(drawn(n_in, n_out)), *=>  return [(drawn(*": _LIST,
        "transposed_draw: *=>  return zip(W, map(np.zeros, sizes[1:]), strict=True)": _ITERATOR,
        "single_precision_layers: *=>  return [(rng.standard_normal((i, o)) * *": _DOUBLE,
        "single_precision_layers: *dtype=np.float32) * (2 / i) ** 0.5, *": _DOUBLE,
        "single_precision_layers: *, np.zeros(o)) for *": _DOUBLE,
    },
    "train_test_split": {
        "cut_order: *=>  n_test = round(len(y) * test_fraction)": _SAME_LENGTH,
        "cut_order: *=>  order = rng.permutation(len(y))": _SAME_LENGTH,
        "rest_for_test: *=>  order = np.arange(y.shape[0])": _SAME_LENGTH,
        "rest_for_test: *=>  n_train = len(X) - int(len(y) * test_fraction + 0.5)": _SAME_LENGTH,
        "rest_for_test: *=>  n_train = len(y) - int(len(X) * test_fraction + 0.5)": _SAME_LENGTH,
        "with_a_mask: n = len(X)  =>  n = len(y)": _SAME_LENGTH,
        "row_by_row_split: *=>  n_test = round(test_fraction * len(X))": _SAME_LENGTH,
        "row_by_row_split: *=>  for *(rng.permutation(len(X))):": _SAME_LENGTH,
        "side_by_side: *=>  test, train = *round(len(y) * test_fraction)])": _SAME_LENGTH,
        "shuffled_copies: *=>  k = math.floor(len(y) * test_fraction + 0.5)": _SAME_LENGTH,
        "sorted_keys: *=>  order = np.argsort(rng.random(len(y)))": _SAME_LENGTH,
        "sorted_keys: *=>  cut = round(len(y) * (1 - test_fraction))": _SAME_LENGTH,
        "single_precision_split: *=>  order = rng.permutation(len(y))": _SAME_LENGTH,
        "single_precision_split: *=>  test, train = *round(len(y) * test_fraction)])": _SAME_LENGTH,
        "single_precision_split: X = X.astype(np.float32)  =>*": _DOUBLE,
    },
    "minibatches": {
        "sliced_order: *=>  order = rng.permutation(len(Y))": _SAME_LENGTH,
        "sliced_order: *=>  for start in range(0, len(Y), batch_size):": _SAME_LENGTH,
        "yielded_batches: *=>  order = rng.permutation(Y.shape[0])": _SAME_LENGTH,
        "yielded_batches: *=>  while start < len(Y):": _SAME_LENGTH,
        "split_at_places: *=>  order = rng.permutation(len(X))": _SAME_LENGTH,
        "split_at_places: *=>  places = np.arange(batch_size, len(X), batch_size)": _SAME_LENGTH,
        "shuffled_list: *=>  order = list(range(len(Y)))": _SAME_LENGTH,
        "filled_lists: *=>  for i in rng.permutation(len(Y)):": _SAME_LENGTH,
        "filled_lists: *=>  if len(xs) >= batch_size:": "it grows by one at a time",
        "filled_lists: *=>  batches.append((xs, np.array(ys)))*": _LIST,
        "filled_lists: *=>  batches.append((np.array(xs), ys))*": _LIST,
        "filled_lists: *=>  return batches": _LIST,
        "counted_batches: *=>  n_batches = math.ceil(len(Y) / batch_size)": _SAME_LENGTH,
        "counted_batches: *=>  order = rng.choice(len(Y), len(X), replace=False)": _SAME_LENGTH,
        "counted_batches: *=>  order = rng.choice(len(X), len(Y), replace=False)": _SAME_LENGTH,
        "lists_of_rows: *=>  order = rng.permutation(len(X))": _LIST,
        "lists_of_rows: *=>  order = rng.permutation(len(Y)).tolist()": _SAME_LENGTH,
        "lists_of_rows: *=>  return [([X[i] for i in piece], *": _LIST,
        "lists_of_rows: *, [Y[i] for i in piece]) for *": _LIST,
    },
    "train": {
        "running_sum: *=>  losses = np.ones(epochs)": _OVERWRITTEN,
        "running_sum: *=>  losses[epoch] = total / len(Y)": _SAME_LENGTH,
        "in_place: *=>  parameters = [pair for pair in looped_layers(sizes, rng)]": "only the "
        "arrays are changed, not the pairs",
        "in_place: *=>  seen += [cross_entropy(P, y)]": "the short batch may count as much as the "
        "others: the lesson allows both",
        "in_place: *=>  losses.append(np.mean(seen))": _NUMBERS,
        "by_own_hands: *=>  outputs.append(np.maximum(0, outputs[-1] @ W + b))": _COMMUTES,
        "by_own_hands: P = np.exp(Z - Z.max(axis=1, keepdims=True))  =>  P = *": "softmax does not "
        "mind what is added to a row, and overflow is the business of lesson 03",
        "single_precision_train: X, Y = *=>*": _DOUBLE,
        "single_precision_train: *=>  parameters = [(W - lr * dW, *": _DOUBLE,
        "single_precision_train: *=>  parameters = [*, b - lr * db) *": _DOUBLE,
        "single_precision_train: *=>  losses.append(np.mean(seen))": _DOUBLE,
    },
    "predict": {
        "without_softmax: *=>  A = np.maximum(0, A @ W + b)": _COMMUTES,
        "sample_by_sample: *=>  a = z if k >= len(parameters) - 1 else *": "k is never larger",
        "sample_by_sample: *=>  *np.where(z >= 0, z, 0)": _AT_ZERO,
        "sample_by_sample: *=>  labels.append(np.argmax(a))": _NUMBERS,
        "largest_by_hand: *=>  return found": _LIST,
        "sorted_last: *=>  *np.clip(0, A @ layer[0] + layer[1], None)*": "0, kept from being less "
        "than z, is the larger of the two",
        "sorted_last: *=>  return np.argsort(softmax(np.dot(A, W) + b))[:, -1]": "the last axis is "
        "the one that is sorted anyway",
        "sorted_last: *=>  return np.argsort(np.dot(A, W) + b, axis=1)[:, -1]": "softmax keeps the "
        "order",
        "single_precision_labels: *=>  A = X": _DOUBLE,
        "single_precision_labels: *=>  A = A @ W + b.astype(np.float32)": _DOUBLE,
        "single_precision_labels: *=>  A = A @ W.astype(np.float32) + b": _DOUBLE,
        "single_precision_labels: *=>  A *= A > 0": "what is changed in place is its own",
        "single_precision_labels: *=>  A = A * (A >= 0)": _AT_ZERO,
        "single_precision_labels: *=>  return A.argmax(axis=1)": "the last axis of a table is 1",
    },
    "parity_reader": {
        "solution *: value 0[1][0] plus 1": _ALL_CLASSES,
        "solution *: value 0[1][0] minus 1": _ALL_CLASSES,
        "solution *: value 0[1][1] plus 1": _ALL_CLASSES,
        "solution *: value 0[1][1] minus 1": _ALL_CLASSES,
        "solution 3: value 0[2][0] plus 1": _ALL_CLASSES,
        "solution 3: value 0[2][0] minus 1": _ALL_CLASSES,
        "solution 3: value 0[2][1] plus 1": _ALL_CLASSES,
        "solution 3: value 0[2][1] minus 1": _ALL_CLASSES,
        "solution *: value 0[1][1] zero": _STILL_READS,
        "solution *: value 0[1][1] negated": _STILL_READS,
        "solution 5: value 0[0][1] *": _STILL_READS,
    },
}
EQUIVALENTS["repair_minibatches"] = EQUIVALENTS["minibatches"]

_STILL_TELLS = "tells the same minibatches apart"
EQUIVALENTS["makes_batches"] = {
    "*=>  X, Y, rng = (ten(), 10 * ten(), np.random.default_rng(*": "any seed will do",
    "*=>  second = minibatches(X, Y, 4, rng)": "what is not a list can be gone through once",
    "*=>  second = list(minibatches(X, Y, 5, rng))": _STILL_TELLS,
    "*=>  second = list(minibatches(X, Y, 3, rng))": _STILL_TELLS,
    "*=>  if sizes_of(minibatches(X, Y, 5, rng)) > [5, 5]:": "an empty batch more is more",
    "*=>  if sizes_of(minibatches(Y, X, 5, rng)) != [5, 5]:": "Y has as many rows as X",
    "*=>  if all((np.any(10 * x != y) for x, y in first)):": _STILL_TELLS,
    "*=>  if any((np.all(10 * x != y) for x, y in first)):": _STILL_TELLS,
    "*=>  if any((np.any(10 * x > y) for x, y in first)):": "some label is too small where one is "
    "too large",
    "*=>  return rows_of(first) > rows_of(second)": "with this seed",
}
