"""Numbers by hand that are drawn from a name: fair, and with every known slip told apart."""

import pytest

from anncourse.checks.portrait import portrait
from anncourse.exercises import SLIPS
from anncourse.exercises.by_hand import BY_HAND
from anncourse.exercises.drawn import DRAWINGS
from anncourse.exercises.drawn.drawing import is_right, written
from anncourse.exercises.drawn.two_two_one import TWO_TWO_ONE
from anncourse.exercises.drawn.umbrella import UMBRELLA

BOTH = pytest.mark.parametrize("drawing", [UMBRELLA, TWO_TWO_ONE], ids=lambda one: one.key)
NAMES = [f"student{number}" for number in range(25)]


@BOTH
def test_a_name_gives_the_same_numbers_always_whatever_its_case(drawing):
    for name in NAMES[:5]:
        assert drawing.draw(name, SLIPS) == drawing.draw(f" {name.upper()}\n", SLIPS)


def test_the_numbers_of_a_name_stay_as_they_are_in_mid_term():
    assert UMBRELLA.draw("ada", SLIPS) == {"x1": 0.48, "x2": 0.3}
    assert TWO_TWO_ONE.draw("ada", SLIPS) == {"x1": 1.4, "x2": 4.6, "s1": 3.5, "s2": 1.0}


@BOTH
def test_a_class_has_many_different_numbers_and_nobody_those_in_the_text(drawing):
    drawn = [drawing.draw(name, SLIPS) for name in NAMES]
    assert len({tuple(given.values()) for given in drawn}) >= 23
    assert drawing.today not in drawn


@BOTH
def test_every_number_can_be_written_down_with_four_decimals(drawing):
    for name in NAMES:
        given = drawing.draw(name, SLIPS)
        for value in given.values():
            assert float(written(value)) == value
        assert all(drawing.words(cell, given) for cell in drawing.tell)


def test_no_sum_is_near_zero_and_neuron_2_alone_is_silent_for_the_second_sample():
    for name in NAMES:
        right = TWO_TWO_ONE.solve(TWO_TWO_ONE.draw(name, SLIPS))
        first, second, output = right["z_hidden"], right["z_second"], right["z_output"]
        assert min(*first, second[0]) >= 0.1 - 1e-9
        assert second[1] <= -0.1 + 1e-9
        assert abs(output) >= 0.1 - 1e-9


@BOTH
def test_every_slip_is_one_of_today_s_and_speaks_of_no_number_that_is_drawn(drawing):
    drawn = [f"({drawing.today['x1']:g}, {drawing.today['x2']:g})", "0.6225", "0.25,", "1.5 hours"]
    for variable, wrongs in drawing.slips.items():
        for number, wrong in enumerate(wrongs):
            words = SLIPS[variable].say(portrait(wrong(drawing.today)))
            assert words, (variable, number)
            assert not [text for text in drawn if text in words], (variable, words)


@BOTH
@pytest.mark.parametrize("name", NAMES[:6])
def test_every_slip_with_own_numbers_is_told_as_with_today_s(drawing, name):
    given = drawing.draw(name, SLIPS)
    for variable, wrongs in drawing.slips.items():
        slips = drawing.known_slips(variable, given, SLIPS)
        assert slips.say(portrait(drawing.solve(given)[variable])) == ""
        for wrong in wrongs:
            value = wrong(given)
            if value is not None:
                expected = SLIPS[variable].say(portrait(wrong(drawing.today)))
                assert slips.say(portrait(value)) == expected, (variable, value)


def test_each_cell_tells_numbers_for_just_its_variables():
    for cell, drawing in DRAWINGS.items():
        assert set(BY_HAND[cell].variables) <= drawing.solve(drawing.today).keys()
    assert set(UMBRELLA.slips) | set(TWO_TWO_ONE.slips) == {
        variable for cell in DRAWINGS for variable in BY_HAND[cell].variables
    }


def test_hints_speak_of_own_numbers():
    given = {"x1": 0.48, "x2": 0.3}
    (nudge, near) = UMBRELLA.hints(BY_HAND["umbrella_by_hand"].hints, given)
    assert nudge == BY_HAND["umbrella_by_hand"].hints[0]
    assert "4 · 0.48 + 1 · 0.3 − 3" in near


def test_what_a_neighbour_worked_out_is_recognised_and_a_slip_is_not():
    neighbour = TWO_TWO_ONE.solve(TWO_TWO_ONE.draw("bob", SLIPS))
    own = TWO_TWO_ONE.draw("ada", SLIPS)
    cell = "hidden_by_hand"
    answers = {name: neighbour[name] for name in BY_HAND[cell].variables}
    assert not is_right(answers, TWO_TWO_ONE.solve(own))
    assert TWO_TWO_ONE.is_for_others(cell, answers)
    slipped = {name: TWO_TWO_ONE.slips[name][0](own) for name in answers}
    assert not TWO_TWO_ONE.is_for_others(cell, slipped)
