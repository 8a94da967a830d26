"""Dates are taken where they can mean one thing only."""

import pytest

from anncourse.classroom.term.dates import parse_date, show_date
from nbjudge.errors import CommandError


def test_a_date_is_shown_as_it_was_typed():
    assert show_date(parse_date("2026-10-05 23:59")).startswith("2026-10-05 23:59 ")
    assert show_date(parse_date("2026-10-05")).startswith("2026-10-05 23:59 ")


def test_an_offset_is_counted():
    assert f"{parse_date('2026-10-05T23:59+02:00')}" == "2026-10-05 21:59:00"


@pytest.mark.parametrize("text", ["10/05/2026", "5.10.2026", "5 October", "tomorrow", "", "9999"])
def test_any_other_way_of_writing_it_is_refused_with_an_example(text):
    with pytest.raises(CommandError, match="expected a date such as 2026-10-05 23:59"):
        parse_date(text)
