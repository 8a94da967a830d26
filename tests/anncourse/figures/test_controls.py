from anncourse.figures.controls import Choice, Slider, Stepper, Toggle


def test_a_slider_keeps_to_its_ends():
    slider = Slider("w", "weight", 0.0, -1, 1, 0.1)
    assert [slider.tidy(v) for v in (-5, 0.5, 5)] == [-1, 0.5, 1]


def test_a_choice_keeps_to_its_options():
    choice = Choice("gate", "gate", "AND", ("AND", "OR"))
    assert [choice.tidy(v) for v in ("OR", "no such")] == ["OR", "AND"]


def test_a_stepper_keeps_to_its_positions():
    assert [Stepper("s", "step", 0, 9).tidy(v) for v in (-1, 3, 99)] == [0, 3, 9]


def test_a_toggle_is_yes_or_no():
    assert Toggle("t", "show", False).tidy(1) is True


def test_a_spec_is_all_that_the_browser_needs():
    assert Slider("w", "weight", 0.0, -1, 1, 0.1).spec() == {
        "kind": "slider",
        "name": "w",
        "label": "weight",
        "start": 0.0,
        "low": -1,
        "high": 1,
        "step": 0.1,
        "digits": 1,
    }
