"""Every number that lesson 0 tells is computed anew."""

from __future__ import annotations

import numpy as np
import pytest

from anncourse.exercises import EXERCISES, PREDICTIONS
from annlib import load_iris
from tests.lessons.numbers import code_of, says

IRIS = load_iris()
W = np.array([[-1.0, 0.0, 1.0], [-1.0, 0.0, 1.0]])
B = np.array([4.0, 0.5, -6.0])


def species(b):
    scores = IRIS.X[:, 2:4] @ W + b
    return np.argmax(scores, axis=1)


def test_the_table_has_the_shape_that_the_lesson_tells():
    says("00", "Its **shape** is (150, 4)", "`y` has a single axis, and its shape is (150,)")
    says("00", "so that all numbers in column 0 are 0.1 too large")
    assert (IRIS.X.shape, IRIS.y.shape) == ((150, 4), (150,))
    assert IRIS.feature_names[0] == "sepal length (cm)"
    assert [name.split()[0] for name in IRIS.feature_names[2:]] == ["petal", "petal"]


def test_the_examples_of_the_exercises_are_what_they_say():
    says("00", "| 5, 3.5, 1.5, 0.5 | 2.625 |", "| 6.5, 3, 4.5, 1.5 | 3.875 |")
    X = np.array([[5, 3.5, 1.5, 0.5], [6.5, 3, 4.5, 1.5]])
    assert list(EXERCISES["row_means"].reference(X)) == [2.625, 3.875]
    says("00", "and `picks = [2, 0]` that is $(1.5, 5)$ and $(4.5, 6.5)$")
    assert EXERCISES["columns"].reference(X, [2, 0]).tolist() == [[1.5, 5], [4.5, 6.5]]
    says("00", "$(1, 2)$, $(0, -3)$ and $(4, 4)$ become $(11, 22)$, $(10, 17)$ and $(14, 24)$")
    added = EXERCISES["add_bias"].reference([[1, 2], [0, -3], [4, 4]], [10, 20])
    assert added.tolist() == [[11, 22], [10, 17], [14, 24]]
    says("00", "For the rows $(0.2, 0.7, 0.1)$ and $(-3, -5, -0.5)$ that is `[1, 2]`")
    P = [[0.2, 0.7, 0.1], [-3, -5, -0.5]]
    assert EXERCISES["pick_largest"].reference(P).tolist() == [1, 2]
    says("00", "For `y = (2, 0, 1, 2, 2)` and the value 2 that is 3")
    assert EXERCISES["count_where"].reference(np.array([2, 0, 1, 2, 2]), 2) == 3


def test_the_products_by_hand():
    says("00", r"$4.5 \cdot 1 + 1.5 \cdot 1 = 6$", "three scores are $-6$, 0 and 6")
    assert (np.array([4.5, 1.5]) @ W).tolist() == [-6, 0, 6]
    says("00", r"12 & -2 \\ 34 & -4 \\ 56 & -6", "Check the 34 by hand first")
    A, right = np.array([[1, 2], [3, 4], [5, 6]]), np.array([[10, 0], [1, -1]])
    assert (A @ right).tolist() == [[12, -2], [34, -4], [56, -6]]


def test_each_species_overlaps_with_the_next_in_size():
    says("00", "Each species overlaps with the next, so size alone will not do")
    means = np.mean(IRIS.X, axis=1)
    for smaller, larger in ((0, 1), (1, 2)):
        assert means[IRIS.y == smaller].mean() < means[IRIS.y == larger].mean()
        assert means[IRIS.y == smaller].max() > means[IRIS.y == larger].min()


@pytest.mark.parametrize(
    ("added", "fits"), [((), True), ((4,), True), ((150, 1), True), ((150,), False)]
)
def test_what_broadcasts_and_what_does_not(added, fits):
    try:
        shape = np.broadcast_shapes((150, 4), added)
    except ValueError:
        shape = None
    assert shape == ((150, 4) if fits else None)


def test_the_options_of_the_question():
    X = IRIS.X
    m = np.mean(X, axis=1)
    for wrong in (lambda: X - m, lambda: X - m[None, :]):
        with pytest.raises(ValueError, match="broadcast"):
            wrong()
    assert np.allclose(np.mean(X - m[:, None], axis=1), 0)
    assert np.allclose(np.mean(X - np.mean(X, axis=0), axis=0), 0)


def test_nine_numbers_chosen_by_hand_are_right_for_145_flowers():
    says("00", "145 of 150 flowers are right", "chose these nine numbers by hand")
    assert repr(W.tolist())[1:-1] in code_of("00")
    assert repr(B.tolist())[1:-1] in code_of("00")
    assert W.size + B.size == 9
    assert np.sum(species(B) == IRIS.y) == 145
    assert (
        PREDICTIONS["right_without_the_biases"][1].outcome() == np.sum(species(0) == IRIS.y) == 50
    )


def test_the_scores_change_over_where_the_lesson_says():
    says("00", "$4 - s$, 0.5 and $s - 6$", "$s$ is less than 3.5", "$s$ is more than 6.5")
    s = np.linspace(0.15, 12, 800)
    wins = np.argmax(np.column_stack([4 - s, np.full_like(s, 0.5), s - 6]), axis=1)
    assert np.array_equal(wins, np.where(s < 3.5, 0, np.where(s > 6.5, 2, 1)))
    sums = IRIS.X[:, 2:4].sum(axis=1)
    assert np.array_equal(species(B), np.where(sums < 3.5, 0, np.where(sums > 6.5, 2, 1)))


def test_whole_numbers_stay_whole():
    says("00", "`np.array([1, 2])` holds whole numbers, and 0.5 written into it becomes 0")
    whole = np.array([1, 2])
    whole[0] = 0.5
    assert whole.tolist() == [0, 2]
