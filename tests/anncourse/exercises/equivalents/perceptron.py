"""Lesson 01: mutants that are right all the same."""

_COMMUTES = "the dot product does not mind which factor comes first"
_SAME_LENGTH = "x and w have the same length"
_DOUBLE = "computes in double precision instead of single, which is no less right"
_NUMBERS = "NumPy's numbers are numbers as good as Python's"
_LIST = "NumPy takes the list for an array, and a list of the right numbers is right"
_IN_PLACE = "a number of the function's own is changed in place, no argument"
_NUMPY_NUMBERS = "the operation makes no difference between a number and an array"
_STILL_BETWEEN = "the line moves, and still passes between the same corners"
_OFF_THE_LINE = "no corner makes this neuron's z exactly 0"

EQUIVALENTS = {
    "weighted_sum": {
        "*=>  return np.dot(w, x) + b": _COMMUTES,
        "at_sign: *=>  return w @ x + b": _COMMUTES,
        "returns_0d_array: *=>  return np.array(np.inner(w, x) + b)": _COMMUTES,
        "*zip(w, x,*": _COMMUTES,
        "*np.dot(w, x) + np.float32(b))": _COMMUTES,
        "index_loop: *=>  for i in range(len(w)):": _SAME_LENGTH,
        "while_loop: *=>  while i < w.size:": _SAME_LENGTH,
        "comprehension_then_fsum: *=>*in range(len(x))]": _SAME_LENGTH,
        "with_names_of_its_own: *=>*in range(len(weights))], bias)": _SAME_LENGTH,
        "loop_from_the_bias: *=>  z += xi * wi": _IN_PLACE,
        "while_loop: *=>  total += w[i] * x[i]": _IN_PLACE,
        "comprehension_then_fsum: *=>  products = [x[i] * float(w[i]) *": _NUMBERS,
        "comprehension_then_fsum: *=>  products = [float(x[i]) * w[i] *": _NUMBERS,
        "comprehension_then_fsum: *=>  return math.fsum(products) + b": _NUMBERS,
        "returns_0d_array: *=>  return np.inner(x, w) + b": _NUMBERS,
        "single_precision: x = np.asarray*": _DOUBLE,
        "single_precision: w = np.asarray*": _DOUBLE,
        "single_precision: *=>  return np.float32(np.dot(x, w) + b)": _DOUBLE,
        "single_precision: *=>  return np.dot(x, w) + np.float32(b)": _DOUBLE,
    },
    "step": {
        "where: *=>  return np.where(1, np.asarray(z) >= 0, 0)": "picks the truth values, as an "
        "array of whole numbers because of the 0",
        "where: *=>  return np.where(z >= 0, 1, 0)": _NUMPY_NUMBERS,
        "one_minus_negative: *=>  return 1 - (z < 0)": _NUMPY_NUMBERS,
        "two_branches: *=>  if True:": _NUMPY_NUMBERS,
        "flat_loop: *=>  z = np.array(z)": "whole numbers compare with 0 as decimal ones do",
        "clipped: *=>  return np.clip(np.floor(z) + 1, 0, 1).astype('int64')": _NUMPY_NUMBERS,
        "clipped: *np.clip(0, np.floor(z) + 1, 1)*": "it takes the larger of the two either "
        "way, and at most 1",
        "clipped: *np.clip(z + 1, 0, 1)*": "for negative z, astype cuts off what floor would",
        "tries: *=>  return (z >= 0).astype(int)": "the general branch does for one axis too",
        "tries: *if z.ndim == 0 else*": "the general branch does for one axis too",
    },
    "perceptron_predict": {
        "*_weighted_sum(w, x, b)*": _COMMUTES,
        "array_of_a_comprehension: *np.dot(w, row)*": _COMMUTES,
        "along_axis: *w @ x + b*": _COMMUTES,
        "array_of_a_comprehension: *=>  return [1 if np.dot(row, w) + b >= 0 *": _LIST,
        "appended: *=>  return answers": _LIST,
        "mapped: *=>  return map(*": "a map is read into a list",
        "filled: *=>  y = np.ones(len(X), dtype=int)": "every place is overwritten",
        "column_then_flat: *=>  z = np.matmul(X, w) + b": "ravel leaves one axis as it is",
        "column_then_flat: *w.reshape(-1)) + b": "ravel leaves one axis as it is",
        "column_then_flat: *w.reshape(-2, 1)) + b": "any negative length means: work it out",
        "single_precision_rows: X, w = *": _DOUBLE,
        "single_precision_rows: *=>  return (X @ w >= -b).astype(np.int32)": _DOUBLE,
    },
    "and_gate": {"solution 3: value 0[1] plus 1": _STILL_BETWEEN},
    "or_gate": {
        "solution *: value 0[*] plus 1": _STILL_BETWEEN,
        "solution 2: value * minus 1": _STILL_BETWEEN,
        "solution 4: value * minus 1": _STILL_BETWEEN,
        "solution 4: value 1 plus 1": _STILL_BETWEEN,
    },
    "nand_gate": {
        "solution 1: value * minus 1": _STILL_BETWEEN,
        "solution 3: value 0[0] minus 1": _STILL_BETWEEN,
    },
    "boundary_x2": {
        "unpacked: *=>  return (b + w1 * x1) / -w2": _NUMPY_NUMBERS,
        "list_or_number: *=>  if True:": _NUMPY_NUMBERS,
        "list_or_number: *=>  if np.isscalar(b):": _NUMPY_NUMBERS,
        "filled_in_a_loop: *=>  return x2[-1]": "of one number, the last is the first",
        "single_precision_line: x1 = np.float32(x1)*": _DOUBLE,
        "single_precision_line: *=>  return -(w[0] * x1 + *": _DOUBLE,
        "single_precision_line: *x1 + b) / np.float32(w[1])": _DOUBLE,
        "single_precision_line: *np.float32(b)) / w[1]": _DOUBLE,
        "numpy_functions: *np.add(b, np.multiply(w[0], x1))*": "a sum may begin with either part",
        "numpy_functions: *np.multiply(x1, w[0])*": "a product may begin with either factor",
    },
    "xor_predict": {
        "*=>*own_step(*, [*, *], *": _LIST,
        "one_matrix: *=>  W = [[1.0, -1.0], [1.0, -1.0]]": _LIST,
        "one_matrix: *=>*[-0.5, 1.5] >= 0)*": _LIST,
        "one_matrix: *=>*(H @ [1.0, 1.0] *": _LIST,
        "row_by_row: *=>  return out": _LIST,
        "three_perceptrons: h1 = *=>*np.array([2, 1])*": _STILL_BETWEEN,
        "three_perceptrons: h1 = *=>*np.array([1, 2])*": _STILL_BETWEEN,
        "one_matrix: *=>  W = np.array([[2.0, -1.0], [1.0, -1.0]])": _STILL_BETWEEN,
        "one_matrix: *=>  W = np.array([[1.0, -1.0], [2.0, -1.0]])": _STILL_BETWEEN,
        "or_without_and: either = *=>*np.array([3.0, 2.0])*": _STILL_BETWEEN,
        "or_without_and: either = *=>*np.array([2.0, 3.0])*": _STILL_BETWEEN,
        "or_without_and: either = *=>*np.array([2.0, 2.0]), -2.0)": _STILL_BETWEEN,
        "or_without_and: both = *=>*np.array([2.0, 2.0]), -4.0)": _STILL_BETWEEN,
        "one_matrix: *=>  H = X @ W + np.array([-0.5, 1.5]) >= 0": "True and False do as 1.0 and "
        "0.0 in a product with decimal numbers",
        "one_matrix: *> 0).astype(*)": _OFF_THE_LINE,
        "row_by_row: *=>  at_least_one = x1 + x2 - 0.5 > 0": _OFF_THE_LINE,
        "row_by_row: *=>  not_both = 1.5 - x1 - x2 > 0": _OFF_THE_LINE,
        "logical: *=>*np.logical_xor(X[:, 1], X[:, 0])*": "XOR is the same both ways round",
        "absolute_difference: *=>*np.abs(X[:, 1] - X[:, 0])*": "so is an absolute difference",
    },
}

_ROOM = "the count of ones is whole, so that half a one of room is more than is needed"
EQUIVALENTS["exactly"] = {
    "two_sides_and_an_and: *=>  at_least = X @ w >* k*": _ROOM,
    "two_sides_and_an_and: *=>  at_most = X @ w <* k*": _ROOM,
    "two_sides_and_an_and: *=>  return np.where(1, at_least & at_most, 0)": "the 0 that "
    "might have been chosen makes whole numbers of True and False",
    "row_after_row: *=>  answers.append(1 if abs(sum(row) - k) <= 0.5 else 0)": _ROOM,
    "row_after_row: *=>  answers.append(1 if abs(k - sum(row)) < 0.5 else 0)": "a distance does "
    "not mind from which end it is taken",
    "row_after_row: *=>  return answers": _LIST,
}
