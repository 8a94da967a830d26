"""Lesson 04: mutants that are right all the same."""

_OVERWRITTEN = "every place is overwritten"
_LIST = "NumPy takes the list for an array, and a list of the right numbers is right"
_SEQUENCE = "a list and a tuple of the right values are equally right"
_ARRAY = "an array of the right numbers is as right as a list of them"
_ANY_LENGTH = "any negative length means: work it out"
_BROADCAST = "NumPy repeats the row or the table by itself"
_COMMUTES = "a sum, or a product of two rows, may begin with either part"
_DOUBLE = "computes in double precision instead of single, which is no less right"
_SHAPE_ONLY = "only the shape of the array is used, not what it holds"
_NUMBERS = "NumPy's numbers are numbers as good as Python's"
_SAME_LENGTH = "there are as many activation functions as layers"
_ITERATOR = "an iterator is read into a list"
_NO_COPY = "X is handed back, and nothing changes it"

EQUIVALENTS = {
    "dense_forward": {
        "triple_loop: *=>  Z = np.ones((n_samples, n_out))": _OVERWRITTEN,
        "row_by_row: *=>  return [activation(x @ W + b) for x in X]": _LIST,
        "row_by_row_as_a_list: *=>  out.append(activation(z))": _LIST,
        "by_broadcasting: *=>  return activation((X[:, :, None] * W).sum(axis=1) + b)": _BROADCAST,
        "transposed_and_back: *b.reshape(-2, 1)).T": _ANY_LENGTH,
        "repeated_bias: *=>  B = b": _BROADCAST,
        "repeated_bias: *=>  return activation(np.add(B, np.matmul(X, W)))": _COMMUTES,
        "single_precision_layer: X, W = *=>*": _DOUBLE,
        "single_precision_layer: *=>  return activation(X @ W + b)": _DOUBLE,
        "single_precision_layer: *=>  return activation(X @ W + np.asarray(b))": _DOUBLE,
    },
    "parameter_shapes": {
        "shapes_of_arrays: *=>  W, b = (np.ones((i, o)), np.zeros(o))": _SHAPE_ONLY,
        "shapes_of_arrays: *=>  W, b = (np.zeros((i, o)), np.ones(o))": _SHAPE_ONLY,
        "remembers_the_last: *=>  return shapes": _SEQUENCE,
        "while_there_is_a_next: *=>  shapes.append((sizes[k:k + 2], (sizes[k + 1],)))": _SEQUENCE,
    },
    "count_parameters": {
        "count_with_shapes: *=>  total += W[0] * W[1] + b[-1]": "b has one axis, whose length is "
        "both the first and the last of its shape",
        "count_sizes_of_arrays: *=>*np.ones(W).size + np.zeros(b).size": _SHAPE_ONLY,
        "count_sizes_of_arrays: *=>*np.zeros(W).size + np.ones(b).size": _SHAPE_ONLY,
        "count_weights_then_biases: *=>  n_weights = np.dot(sizes[1:], sizes[:-1])": _COMMUTES,
        "count_layer_by_layer: *=>  return total": _NUMBERS,
        "count_array: *=>  return (s[1:] * (s[:-1] + 1)).sum()": _NUMBERS,
    },
    "forward": {
        "carries_a_along: *=>  for k in range(len(activations)):": _SAME_LENGTH,
        "recursive_forward: *=>  if not activations:": _SAME_LENGTH,
        "accumulated: *=>  return itertools.accumulate(*": _ITERATOR,
        "sample_by_sample: *=>  outputs.append([f(a @ W + b) for a in outputs[-1]])": _LIST,
        "sample_by_sample: *=>  return outputs": _SEQUENCE,
        "bias_as_weight_of_one: *=>  outputs = [X]": _NO_COPY,
        "single_precision_forward: *=>  outputs = [X]": _DOUBLE,
        "single_precision_forward: *=>  outputs = [np.asarray(X)]": _DOUBLE,
        "single_precision_forward: *=>  outputs.append(f(outputs[-1] @ W + *": _DOUBLE,
        "single_precision_forward: *W.astype(np.float32) + b))": _DOUBLE,
    },
    "collapse_linear": {
        "looped_collapse: *=>  b = np.ones(n_out)": _OVERWRITTEN,
        "asks_the_network: *=>  b = b1 @ W2 + b2": "zeros add nothing",
        "asks_the_network: *=>  W = (W1 + b1) @ W2 + b2 - b": "the identity matrix changes nothing",
        "as_lists: *=>  W = W1 @ W2": _ARRAY,
        "as_lists: *=>  b = [W2[:, j] @ b1 + b2[j] *": _COMMUTES,
        "single_precision_collapse: W1, b1, W2 = *=>*": _DOUBLE,
        "single_precision_collapse: *=>  return (W1 @ W2, b1 @ W2 + b2)": _DOUBLE,
    },
}
# The same task, found in a function that is there.
EQUIVALENTS["repair_forward"] = EQUIVALENTS["forward"]

_AS_MANY = "there are as many x as y"
EQUIVALENTS["network_through"] = {
    "*=>  for k in range(len(y) - 1):": _AS_MANY,
    "*=>*np.ones((1, len(y) - 1))*": _AS_MANY,
    "solved: *=>  hidden = np.maximum(x[1:, None] - x[None, :-1], 0)": "the larger of two numbers "
    "does not mind their order",
}
