"""The figures of lessons 01 and 02 in a real JupyterLab: moved, broken and mended."""

import time

import pytest

from anncourse.figures import perceptron_learning, perceptron_line, weight_and_bias
from tests.anncourse.figures.browsing import (
    QUESTION,
    SCRATCH,
    check_shows,
    show,
    values_of,
    wait_until,
)
from tests.anncourse.figures.jupyterlab import run_cell

pytestmark = pytest.mark.browser

FIGURES = [perceptron_line, weight_and_bias, perceptron_learning]


@pytest.mark.parametrize("index", [1, 2, 3])
def test_a_figure_opens_with_what_python_computed(page, index):
    check_shows(show(page, index), FIGURES[index - 1])


def test_arrow_keys_move_a_slider_and_the_same_elements_are_updated(page):
    figure = show(page, 1)
    line = figure.locator("svg path.line").first
    line.evaluate("element => (element.isStillHere = true)")
    slider = figure.get_by_role("slider", name="weight w₁")
    slider.focus()
    for _ in range(7):
        page.keyboard.press("ArrowLeft")
    wait_until(lambda: values_of(figure)["w1"] == pytest.approx(0.3))
    check_shows(figure, perceptron_line, w1=0.3)
    assert line.evaluate("element => element.isStillHere")
    assert slider.evaluate("element => document.activeElement === element")
    assert slider.get_attribute("aria-valuetext") == "weight w₁ 0.3"
    page.keyboard.press("Home")
    check_shows(figure, perceptron_line, w1=-3)


def test_keys_that_are_commands_of_the_notebook_stay_with_the_figure(page):
    figure = show(page, 1)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    figure.get_by_role("slider", name="bias b").focus()
    for key in ("b", "a", "x", "ArrowUp"):
        page.keyboard.press(key)
    wait_until(lambda: values_of(figure)["b"] == pytest.approx(0.6))
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


def test_each_label_belongs_to_the_control_beside_it(page):
    figures = [show(page, index) for index in (1, 2, 3)]
    own = "label => label.control.closest('figure') === label.closest('figure')"
    labels = [label for figure in figures for label in figure.locator("label").all()]
    assert len(labels) == 11
    assert all(label.evaluate(own) for label in labels)


def test_the_mouse_drags_a_slider(page):
    figure = show(page, 2)
    box = figure.get_by_role("slider", name="slope").bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.47, middle)
    page.mouse.down()
    for part in (0.5, 0.6, 0.7, 0.8):
        page.mouse.move(box["x"] + box["width"] * part, middle)
    page.mouse.up()
    wait_until(lambda: values_of(figure)["w"] > 0.6)
    # The thumb ends where the text says, not where a late answer put it.
    time.sleep(0.5)
    shown = values_of(figure)["w"]
    assert float(figure.get_by_role("slider", name="slope").input_value()) == pytest.approx(shown)
    check_shows(figure, weight_and_bias, w=shown)


def test_a_choice_and_a_toggle_are_operated_by_keyboard(page):
    figure = show(page, 1)
    figure.get_by_role("radio", name="AND", exact=True).focus()
    page.keyboard.press("ArrowRight")
    check_shows(figure, perceptron_line, gate="OR")
    figure = show(page, 2)
    figure.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    check_shows(figure, weight_and_bias, show_best=True)


def test_buttons_step_forwards_and_backwards(page):
    figure = show(page, 3)
    last = perceptron_learning()._controls[0].last
    for button, step in [
        ("next", 1),
        ("next mistake", 2),
        ("next mistake", 5),
        ("back", 4),
        ("next epoch", 20),
        ("last", last),
        ("next", last),
        ("first", 0),
    ]:
        figure.get_by_role("button", name=button, exact=True).focus()
        page.keyboard.press("Enter")
        check_shows(figure, perceptron_learning, step=step)


def test_quick_presses_all_count(page):
    figure = show(page, 3)
    button = figure.get_by_role("button", name="next", exact=True)
    for _ in range(25):
        button.click()
    check_shows(figure, perceptron_learning, step=25)


def test_tab_reaches_every_control_and_the_focus_is_seen(page):
    figure = show(page, 3)
    figure.get_by_role("slider", name="step").focus()
    labels = []
    for _ in range(6):
        page.keyboard.press("Tab")
        labels.append(page.evaluate("document.activeElement.textContent"))
        style = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(style) == "solid"
    assert labels == ["first", "back", "next", "next mistake", "next epoch", "last"]


def test_a_function_that_raises_is_told_and_the_mended_cell_recovers(page):
    broken = "def mine(X, w, b):\n    return X @ w + c\n\nperceptron_line(mine)"
    figure = show(page, SCRATCH, broken)
    trouble = figure.locator(".annlib-trouble")
    words = "mine raised NameError: name 'c' is not defined, in its line “return X @ w + c”."
    assert trouble.inner_text() == words
    figure.get_by_role("slider", name="weight w₁").press("ArrowRight")
    wait_until(lambda: values_of(figure)["w1"] == pytest.approx(1.1))
    assert trouble.is_visible()
    figure = show(page, SCRATCH, broken.replace("X @ w + c", "(X @ w + b >= 0).astype(int)"))
    wait_until(lambda: not trouble.is_visible())
    check_shows(figure, perceptron_line)


def test_an_endless_loop_is_stopped_while_moving_and_the_figure_lives_on(page):
    source = (
        "import numpy as np\n\ndef mine(X, w, b):\n    while b > 0.55:\n        pass\n"
        "    return (np.asarray(X) @ w + b >= 0).astype(int)\n\nperceptron_line(mine)"
    )
    figure = show(page, SCRATCH, source)
    slider = figure.get_by_role("slider", name="bias b")
    slider.press("ArrowRight")
    waiting = figure.locator(".annlib-waiting")
    wait_until(waiting.is_visible)
    trouble = figure.locator(".annlib-trouble")
    wait_until(trouble.is_visible)
    assert trouble.inner_text() == "mine ran for more than 2 s and was stopped."
    assert not waiting.is_visible()
    slider.press("ArrowLeft")
    check_shows(figure, perceptron_line, b=0.5)
    assert not trouble.is_visible()


def test_while_moving_nothing_below_the_figure_jumps(page):
    figure = show(page, 1)
    heights = set()
    for key in ("End", "Home", "ArrowRight", "ArrowRight", "PageUp", "PageUp"):
        figure.get_by_role("slider", name="weight w₂").press(key)
        time.sleep(0.1)
        heights.add(figure.bounding_box()["height"])
    assert len(heights) == 1


def test_running_a_cell_again_leaves_one_figure_in_kernel_and_page(page):
    show(page, 1)
    count = "from ipywidgets.widgets.widget import _instances; print(len(_instances))"
    before = run_cell(page, QUESTION, count).locator(".jp-OutputArea-output").inner_text()
    for _ in range(8):
        show(page, 1)
    after = run_cell(page, QUESTION).locator(".jp-OutputArea-output").inner_text()
    assert after == before
    cell = page.locator(".jp-Notebook .jp-Cell[data-windowed-list-index='1']")
    assert cell.locator(".annlib-figure").count() == 1
