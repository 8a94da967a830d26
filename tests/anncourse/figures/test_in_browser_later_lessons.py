"""The figures of lessons 03 to 13 in a real JupyterLab: moved, broken, started and stopped."""

import pytest

from anncourse.figures import (
    activation_explorer,
    backpropagation_steps,
    confused_faces,
    curtain,
    descent,
    doorkeeper,
    loss_curves,
    network_values,
    price_windows,
    row_meets_column,
    sliding_neuron,
    speaking_network,
    spectrogram,
    wrong_digits,
)
from tests.anncourse.figures.browsing import (
    SCRATCH,
    check_shows,
    sentences,
    show,
    values_of,
    wait_until,
)

pytestmark = pytest.mark.browser

#: Each figure, and a slider with a name that no other one begins with.
SLIDERS = {
    activation_explorer: ("x", "input x"),
    network_values: ("x2", "input x₂"),
    loss_curves: ("p", "prediction p"),
    descent: ("lr", "learning rate"),
    backpropagation_steps: ("step", "step"),
    wrong_digits: ("which", "picture"),
    speaking_network: ("digit", "digit"),
    price_windows: ("size", "days in the window"),
    row_meets_column: ("row", "row of A"),
    sliding_neuron: ("place", "place"),
    curtain: ("border", "border"),
    confused_faces: ("right", "move right"),
    doorkeeper: ("threshold", "threshold"),
    spectrogram: ("step", "step"),
}


@pytest.mark.parametrize("make", SLIDERS, ids=lambda make: make.__name__)
@pytest.mark.sampled(few=4)
def test_keyboard_and_mouse_change_picture_and_words_as_computed(page, make):
    figure = show(page, SCRATCH, f"{make.__name__}()")
    check_shows(figure, make)
    name, label = SLIDERS[make]
    start = values_of(figure)[name]
    slider = figure.get_by_role("slider", name=label)
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    moved = float(slider.input_value())
    assert moved > start
    wait_until(lambda: values_of(figure)[name] == moved)
    check_shows(figure, make, **{name: values_of(figure)[name]})
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    page.mouse.down()
    # To the other half, for where there are few values the same one could come again.
    low, high = (float(slider.get_attribute(end)) for end in ("min", "max"))
    for part in (0.4, 0.3, 0.2) if 2 * moved > low + high else (0.6, 0.7, 0.8):
        page.mouse.move(box["x"] + box["width"] * part, middle)
    page.mouse.up()
    wait_until(lambda: values_of(figure)[name] == float(slider.input_value()) != moved)
    check_shows(figure, make, **{name: values_of(figure)[name]})


@pytest.mark.parametrize(
    "source",
    [
        "activation_explorer({'mine': (mine, mine)})",
        "network_values(mine)",
        "loss_curves(mine)",
        "descent(mine)",
        "backpropagation_steps(mine)",
        "live_training(mine)",
        "playground(mine)",
        "speaking_network(mine)",
        "price_windows(mine, mine)",
        "wrong_digits(mine, [(np.ones((64, 10)), np.ones(10))], np.ones((3, 64)), np.ones(3))",
    ],
)
def test_a_wrong_function_of_the_learner_is_told_inside_the_figure(page, source):
    figure = show(page, SCRATCH, f"def mine():\n    return 1\n\n{source}")
    start = figure.get_by_role("button", name="start")
    if start.count():
        start.click()
    else:
        (figure.get_by_role("slider", name="step").or_(figure.get_by_role("slider"))).first.press(
            "End"
        )
    trouble = figure.locator(".annlib-trouble")
    wait_until(trouble.is_visible)
    assert "mine raised TypeError" in trouble.inner_text()


def test_a_wrong_delta_is_marked_where_it_arises(page):
    source = "backpropagation_steps(lambda P, Y: np.asarray(Y) - P)"
    figure = show(page, SCRATCH, source)
    figure.get_by_role("button", name="last").click()
    wait_until(lambda: figure.locator("tbody").inner_text().count("✗ differs") > 0)
    assert "central differences say otherwise" in " ".join(sentences(figure))
    assert figure.locator("svg .wrong-word").count() > 0


def number_in_table(figure):
    return int(figure.locator("tbody td").nth(1).inner_text())


def test_a_training_is_started_watched_and_stopped(page):
    source = """\
from annlib import train

def mine(X, Y, sizes, lr, epochs, batch_size, rng):
    while epochs > 4:
        pass
    return train(X, Y, sizes, lr, epochs, batch_size, rng)

live_training(mine)"""
    figure = show(page, SCRATCH, source)
    regions = figure.locator("svg .region-one")
    assert regions.count() == 0
    figure.get_by_role("button", name="start").focus()
    page.keyboard.press("Enter")
    wait_until(lambda: sentences(figure)[0] == "Training: 4 epochs so far.")
    assert regions.count() == 1
    assert figure.locator("svg .bars").get_attribute("d")
    figure.get_by_role("button", name="stop").focus()
    page.keyboard.press("Enter")
    wait_until(lambda: sentences(figure)[0] == "Stopped after 4 epochs.")
    assert not figure.locator(".annlib-trouble").is_visible()
    figure.get_by_role("radio", name="spirals").check()
    wait_until(lambda: sentences(figure)[0] == "Press start.")
    assert regions.count() == 0


def test_the_playground_runs_while_it_is_moved_pauses_steps_and_starts_anew(page):
    figure = show(page, SCRATCH, "playground()")
    answer = figure.locator("svg image").last
    frames = figure.locator("svg image ~ path.frame")

    def neurons():
        return frames.get_attribute("d").count("M")

    before = answer.get_attribute("href")
    figure.get_by_role("button", name="start").click()
    wait_until(lambda: number_in_table(figure) > 5)
    assert answer.get_attribute("href") != before
    assert neurons() == 8
    figure.get_by_role("slider", name="learning rate").press("ArrowRight")
    wait_until(lambda: values_of(figure)["lr"] == pytest.approx(0.11))
    reached = number_in_table(figure)
    wait_until(lambda: number_in_table(figure) > reached)
    figure.get_by_role("button", name="pause").click()
    wait_until(lambda: sentences(figure)[0].startswith("Paused after "))
    reached = number_in_table(figure)
    figure.get_by_role("button", name="step").press("Enter")
    wait_until(lambda: number_in_table(figure) == reached + 1)
    figure.get_by_role("slider", name="neurons").press("Home")
    wait_until(lambda: neurons() == 2)
    assert number_in_table(figure) == 0
    figure.get_by_role("button", name="reset").press("Enter")
    wait_until(lambda: "first weights number 2" in sentences(figure)[0])
