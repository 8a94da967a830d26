import numpy as np
import pytest

from anncourse.figures.learner import Trouble, as_labels, as_numbers, call


def trouble_of(function, *args, **options):
    with pytest.raises(Trouble) as caught:
        call(function, *args, **options)
    return str(caught.value)


def test_a_result_comes_back():
    assert call(lambda a, b: a + b, 1, 2) == 3


def test_what_raises_is_named_with_its_own_line():
    def divide(a):
        return a / 0

    message = trouble_of(divide, 1)
    assert (
        message == "divide raised ZeroDivisionError: division by zero, in its line “return a / 0”."
    )


def test_not_written_yet_is_said_so():
    def stub(a):
        raise NotImplementedError

    def empty(a):
        pass

    assert trouble_of(stub, 1) == "stub is not written yet."
    assert trouble_of(empty, 1).startswith("empty returned None.")


def test_a_wrong_number_of_arguments_is_told():
    def one(a):
        return a

    assert "takes 1 positional argument but 2 were given" in trouble_of(one, 1, 2)


def test_what_is_no_function_is_told():
    assert "int raised TypeError: 'int' object is not callable" in trouble_of(3, 1)


def test_an_endless_loop_is_told():
    def endless():
        while True:
            pass

    assert trouble_of(endless, seconds=0.05) == "endless ran for more than 0.05 s and was stopped."


def test_leaving_python_is_caught():
    assert "SystemExit" in trouble_of(lambda: exit())


def test_a_function_that_changes_its_input_harms_nobody():
    x = np.ones(3)

    def spoil(a):
        a *= 0
        return a

    call(spoil, x)
    assert x.tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ([1, 2], "must be an array of shape (3,). Got an array of shape (2,)."),
        (1.5, "Got the number 1.5."),
        ("abc", "must be numbers. Got 'abc'."),
        ([1, None, 2], "must be finite"),
        ([1, {}, 2], "must be numbers"),
        ([1, np.nan, 2], "must be finite. Got nan."),
        (lambda: 1, "must be numbers"),
    ],
)
def test_wrong_results_are_told(result, words):
    with pytest.raises(Trouble) as caught:
        as_numbers(result, (3,), "what f returns")
    assert words in str(caught.value)


def test_one_number_may_be_an_array_without_dimensions():
    assert as_numbers(np.array(2.5), (), "what f returns") == 2.5


def test_labels_may_be_floats_or_bools_but_nothing_between():
    assert as_labels([0.0, 1.0], 2, "y").tolist() == [0, 1]
    assert as_labels([True, False], 2, "y").tolist() == [1, 0]
    with pytest.raises(Trouble, match=r"must be 0 or 1. Got 0.3."):
        as_labels([0.3, 1], 2, "y")
