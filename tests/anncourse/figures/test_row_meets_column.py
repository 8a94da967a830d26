"""The product is drawn with the learner's numbers, and what meets in each place is said."""

import numpy as np
import pytest

from anncourse.figures import row_meets_column
from anncourse.figures.row_meets_column.numbers import FLOWERS, RECIPES, meet, right_product


def looped(A, B):
    C = np.zeros((len(A), B.shape[1]))
    for i in range(C.shape[0]):
        for j in range(C.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C


@pytest.mark.parametrize("row", range(5))
@pytest.mark.parametrize("column", range(3))
def test_what_meets_in_a_place_adds_up_to_the_number_there(row, column):
    shown = meet(looped, row, column, added=0.5)
    assert shown.total == pytest.approx(shown.answer)
    assert [a for a, _ in shown.pairs] == list(FLOWERS[row])
    assert shown.pairs[0][1] == RECIPES[0, column] + 0.5
    assert not shown.wrong.any()


def test_what_is_added_to_one_number_of_b_changes_its_column_alone():
    before, after = meet(looped, 0, 1, 0.0).answers, meet(looped, 0, 1, 2.0).answers
    assert np.all((before != after) == np.array([False, True, False]))


def test_the_words_tell_products_sum_and_what_the_function_says():
    say = row_meets_column(looped).move(row=1, column=0).say
    assert "Row 1 of A meets column 0 of B: 4.50 · (−1.00) + 1.50 · (−1.00) = −6.00." in say[0]
    assert "Your function says −6.00." in say[0]
    assert say[1] == "All 15 numbers of the product are right."


def test_wrong_numbers_are_counted_and_crossed():
    figure = row_meets_column(lambda A, B: np.abs(A @ B))
    picture = figure.move(row=1, column=0)
    assert "= −6.00. Your function says 6.00." in picture.say[0]
    assert picture.say[1] == "5 numbers of 15 wrong, marked with a cross."
    assert sum(n["key"].startswith("wrong") for n in picture.nodes) == 5


@pytest.mark.parametrize(
    ("product", "words"),
    [
        (lambda A, B: None, "returned None"),
        (lambda A, B: A, "shape (5, 3)"),
        (lambda A, B: A * B, "raised ValueError"),
        (lambda A, B: np.full((5, 3), np.nan), "must be finite"),
    ],
)
def test_what_is_missing_or_wrong_is_told_in_words(product, words):
    assert words in row_meets_column(product).move(row=2).trouble


def test_without_a_function_the_right_one_is_drawn():
    assert row_meets_column().move(row=3).say == row_meets_column(looped).move(row=3).say
    assert np.array_equal(right_product(FLOWERS, RECIPES), FLOWERS @ RECIPES)
