"""Lesson 00: mutants that are right all the same."""

_LIST = "NumPy takes the list for an array, and a list of the right numbers is right"
_FILLED = "every place is overwritten"
_COMMUTES = "neither a sum nor a product minds which side comes first"
_LAST_OF_TWO = "a table has two axes, so 1 and -1 are the same one"
_ANY_NEGATIVE = "any negative length means: work it out"
_STRETCHED = "broadcasting does what is done by hand here"
_IN_PLACE = "what is changed in place is the function's own, no argument"
_ONE_AXIS = "the array has one axis, so the first is the last"

EQUIVALENTS = {
    "row_means": {
        "last_axis: *=>  return np.mean(X, axis=1)": _LAST_OF_TWO,
        "comprehension_of_means: *=>  return [np.mean(row) for row in X]": _LIST,
        "appended_means: *=>  return means": _LIST,
    },
    "add_bias": {
        "bias_as_a_row: *=>  return Z + b": _STRETCHED,
        "bias_as_a_row: *=>  return Z + b.reshape(1, -2)": _ANY_NEGATIVE,
        "each_row_plus_bias: *=>  return [row + b for row in Z]": _LIST,
        "each_number_plus_bias: *=>  out = np.ones(Z.shape)": _FILLED,
        "each_column_plus_bias: *=>  out[:, j] += b[j]": _IN_PLACE,
        "numpys_add: *=>  return np.add(Z, b)": _COMMUTES,
        "tiled: *=>  return Z + b": _STRETCHED,
        "rows_of_lists: *zip(b, row, *": _COMMUTES,
    },
    "columns": {
        "list_of_picks: *=>  return X[:, picks]": "picks is a list or an array, and both will do",
        "row_after_row: *=>  return [[*": _LIST,
        "picks_filled_in: *=>  out = np.ones((len(X), len(picks)))": _FILLED,
        "picks_appended: *=>  return table": _LIST,
    },
    "matrix_product": {
        "two_loops: *=>  C = np.ones((A.shape[0], B.shape[1]))": _FILLED,
        "running_sum: *=>  for j in range(len(B[-1])):": "all rows are of one length",
        "running_sum: *=>  total += *": _IN_PLACE,
        "running_sum: *=>  return rows": _LIST,
        "rows_and_columns: *=>  return [[*": _LIST,
        "zipped: *=>  return [[*": _LIST,
        "zipped: *zip(column, row, *": _COMMUTES,
        "row_of_sums: *=>  C = np.ones((len(A), B.shape[1]))": _FILLED,
        "row_of_sums: *A[i].reshape(-2, 1)*": _ANY_NEGATIVE,
        "outer_products: *=>  C += *": _IN_PLACE,
        "all_at_once: *=>  return np.sum(A[:, :, None] * B, axis=1)": _STRETCHED,
    },
    "pick_largest": {
        "method: *=>  return P.argmax(axis=1)": _LAST_OF_TWO,
        "argmax_in_a_loop: *=>  return [np.argmax(row) for row in P]": _LIST,
        "found_in_a_list: *=>  return picks": _LIST,
        "compared_one_by_one: *=>  for j in range(1, len(row)):": "the first number is no larger "
        "than itself",
        "running_largest: *=>  for j in range(0, P.shape[1]):": "the first number is no larger "
        "than itself",
        "where_it_is: *=>  return [*": _LIST,
        "where_it_is: *row >= row.max()*": "no number is larger than the largest",
        "where_it_is: *np.where(row == row.max())[-1][0]*": _ONE_AXIS,
    },
    "count_where": {
        "sum_of_truths_as_int: *=>  return (y == value).sum()": "NumPy's numbers are numbers as "
        "good as Python's",
        "counted_by_index: *=>  count += 1": _IN_PLACE,
        "shape_of_the_chosen: *.shape[-1]": _ONE_AXIS,
        "number_of_places: *np.where(y == value)[-1].size": _ONE_AXIS,
        "zeros_and_ones: *=>  return np.sum(y == value)": "True counts as 1",
        "zeros_and_ones: *np.where(1, y == value, 0)*": "picks the truth values, and True counts "
        "as 1",
    },
}
