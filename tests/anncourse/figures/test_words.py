import math

from anncourse.figures.words import count, number, subscript, term


def test_a_number_has_fixed_decimals_and_a_real_minus_sign():
    assert number(1.25, 1) == "1.2"
    assert number(-0.5) == "−0.50"


def test_there_is_no_minus_zero():
    assert number(-0.001) == "0.00"


def test_what_is_not_finite_is_named():
    assert number(math.nan) == "not a number"
    assert number(-math.inf) == "−∞"


def test_a_term_carries_its_sign_in_front():
    assert term(0.5, 1) == "+ 0.5"
    assert term(-0.5, 1) == "− 0.5"


def test_counts_agree_with_their_noun():
    assert count(1, "point") == "1 point"
    assert count(2, "point") == "2 points"


def test_an_index_is_a_subscript():
    assert subscript(12) == "₁₂"
