"""Cells further down say one sentence where the learner's functions are not ready."""

import pytest

from anncourse import attempt, watch
from anncourse.lesson.later import A_FUNCTION


def test_a_value_comes_through():
    assert attempt(lambda: 7) == 7


def test_what_is_not_written_is_said(capsys):
    assert attempt(lambda: len(None)) is None
    assert capsys.readouterr().out == (
        "Something above is not written yet, or not right. Finish it, then run this cell again.\n"
    )


def test_the_learners_function_that_stops_is_named(capsys):
    def psnr(image):
        return image.no_such_thing

    watch(lambda: psnr(1.0))
    said = capsys.readouterr().out
    assert "stops in your psnr with AttributeError: 'float' object has no attribute" in said
    assert said.count("\n") == 1


def test_an_error_of_many_lines_stays_one_sentence(capsys):
    def broken():
        raise ValueError("a\n" * 500)

    assert watch(broken) is None
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert len(said) < 400


@pytest.mark.parametrize("call", [attempt, watch])
@pytest.mark.parametrize("arguments", [(), (5,), ("sigmoid",), (None,), (max, 1, 2)])
def test_what_is_no_function_is_said(call, arguments, capsys):
    assert call(*arguments) is None
    assert capsys.readouterr().out == f"{A_FUNCTION}\n"
