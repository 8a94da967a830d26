"""What holds for every figure, in a real JupyterLab: keyboard, focus, size, colours, memory."""

import os
from pathlib import Path

import pytest

from anncourse import figures
from anncourse.figures import pictures
from tests.anncourse.figures.browsing import QUESTION, SCRATCH, show, values_of, wait_until
from tests.anncourse.figures.jupyterlab import REPOSITORY, run_cell

pytestmark = pytest.mark.browser

ALL = figures.__all__
MOVABLE = [name for name in ALL if name not in pictures.__all__]

#: What can have the focus, with what its outline looks like.
FOCUS = """() => {
  const e = document.activeElement, style = getComputedStyle(e);
  const outline = [style.outlineStyle, parseFloat(style.outlineWidth)];
  const inside = e.closest(".annlib-figure") !== null;
  return { kind: e.type, at_end: e.value === e.max, inside, outline };
}"""

#: The lowest contrast (WCAG 2.2) between words, or marks, and what they stand on.
CONTRASTS = """figure => {
  const light = (color) => {
    const parts = color.match(/[\\d.]+/g).slice(0, 3).map((x) => x / 255);
    const [r, g, b] = parts.map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(getComputedStyle(figure).backgroundColor);
  const contrast = (color) => {
    const [low, high] = [light(color), paper].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const all = (selector, names) => [...figure.querySelectorAll(selector)]
    .filter((e) => e.getClientRects().length)
    .map((e) => names.map((name) => getComputedStyle(e)[name]).filter((c) => c.startsWith("rgb")))
    .filter((colors) => colors.length)
    .map((colors) => Math.max(...colors.map(contrast)));
  const words = [...all("p, label, legend, output, th, td, figcaption", ["color"]),
                 ...all("svg text", ["fill"])];
  const marks = all("svg :is(.line, .one, .zero, .right, .wrong)", ["fill", "stroke"]);
  return [Math.min(...words), Math.min(...marks, 99)];
}"""


#: Controls, and their words, of which a part lies outside the figure.
STICKING_OUT = """figure => {
  const edge = figure.getBoundingClientRect().right;
  return [...figure.querySelectorAll("input, button, output, label, legend")]
    .filter((e) => e.getBoundingClientRect().right > edge)
    .map((e) => e.textContent || e.type);
}"""


def stops(control):
    """How often Tab stops at a control: radio buttons are one stop, a stepper has buttons."""
    buttons = {"stepper": 5 + len(getattr(control, "stops", ())), "buttons": None}
    return len(control.options) if control.kind == "buttons" else buttons.get(control.kind, 1)


@pytest.mark.parametrize("name", MOVABLE)
@pytest.mark.sampled(few=5)
def test_every_control_is_reached_by_tab_seen_and_moved_by_keys(page, name):
    figure = show(page, SCRATCH, f"{name}()")
    controls = getattr(figures, name)()._controls
    figure.locator("input, button").first.focus()
    seen = 0
    while (focus := page.evaluate(FOCUS))["inside"]:
        seen += 1
        style, width = focus["outline"]
        assert style == "solid"
        assert width >= 2
        before = values_of(figure)
        if focus["kind"] in ("range", "radio", "checkbox"):
            key = "ArrowLeft" if focus["at_end"] else "ArrowRight"
            page.keyboard.press("Space" if focus["kind"] == "checkbox" else key)
            wait_until(lambda before=before: values_of(figure) != before)
        page.keyboard.press("Tab")
    assert seen == sum(stops(control) for control in controls)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.sampled(few=6)
def test_no_control_sticks_out(page, name):
    figure = show(page, SCRATCH, f"{name}()")
    assert figure.evaluate(STICKING_OUT) == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.sampled(few=6)
def test_at_twice_the_size_nothing_is_cut_off_and_numbers_are_readable(page, name):
    size = page.viewport_size
    try:
        page.set_viewport_size({"width": size["width"] // 2, "height": size["height"] // 2})
        figure = show(page, SCRATCH, f"{name}()")
        wide = figure.evaluate("e => [e.scrollWidth, e.clientWidth, e.parentElement.clientWidth]")
        assert wide[0] <= wide[1] <= wide[2]
        # The smallest words are 14 units high; the pixels here are twice as large on the screen.
        scale = figure.locator("svg.annlib-picture").evaluate("svg => svg.getScreenCTM().a")
        assert 14 * scale >= 7.5
    finally:
        page.set_viewport_size(size)


def choose_theme(page, theme):
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    entries = page.locator(".lm-Menu-item")
    entries.filter(has_text="Theme").first.hover()
    entries.filter(has_text=theme).first.click()
    light = "true" if "Light" in theme else "false"
    wait_until(lambda: page.locator("body").get_attribute("data-jp-theme-light") == light)


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light"])
def test_words_and_marks_stand_out_in_every_theme(page, theme):
    choose_theme(page, theme)
    try:
        for name in ALL:
            figure = show(page, SCRATCH, f"{name}()")
            words, marks = figure.evaluate(CONTRASTS)
            assert (name, words >= 4.5, marks >= 3) == (name, True, True), (words, marks)
            if folder := os.environ.get("SCREENSHOTS"):
                path = Path(REPOSITORY) / folder / f"{name}-{theme.split()[1].lower()}.png"
                figure.screenshot(path=path)
    finally:
        if "Dark" in theme:
            choose_theme(page, "JupyterLab Light")


#: Elements of figures that the browser has in memory, on the page or not.
IN_MEMORY = """function () {
  const isElement = (e) => e instanceof Element && !Object.hasOwn(e, "constructor");
  return this.filter((e) => isElement(e) && e.closest(".annlib-figure")).length;
}"""


def counts(page, cell):
    """Count what piles up where something leaks, in the kernel and in the browser."""
    source = """\
import gc, threading
from ipywidgets.widgets.widget import _instances
gc.collect()
print(len(_instances), threading.active_count(), len(gc.get_objects()))"""
    kernel = run_cell(page, cell, source).locator(".jp-OutputArea-output").first.inner_text()
    devtools = page.context.new_cdp_session(page)
    devtools.send("HeapProfiler.collectGarbage")
    prototype = devtools.send("Runtime.evaluate", {"expression": "Element.prototype"})["result"]
    found = devtools.send("Runtime.queryObjects", {"prototypeObjectId": prototype["objectId"]})
    elements = devtools.send(
        "Runtime.callFunctionOn",
        {
            "objectId": found["objects"]["objectId"],
            "functionDeclaration": IN_MEMORY,
            "returnByValue": True,
        },
    )
    devtools.detach()
    numbers = [*map(int, kernel.split()), elements["result"]["value"]]
    return dict(zip(MORE, numbers, strict=True))


#: How much more of each there may be. A figure that stays has two widgets and 150 elements.
MORE = {"widgets": 0, "threads": 1, "objects": 300, "elements": 20}
#: How often one looks.
LOOKS = 12


def lowest(look):
    """Return the lowest of three counts."""
    looks = [look() for _ in range(3)]
    return {what: min(counted[what] for counted in looks) for what in MORE}


def check_nothing_piles_up(before, look):
    """Look until there is no more than before; what piles up is more at every look.

    The browser lets go of what was removed at its own time: for a while it may have a figure more,
    or a part of one.
    """
    for _ in range(LOOKS):
        grown = {what: n - before[what] for what, n in look().items()}
        more = {what: n for what, n in grown.items() if n > MORE[what]}
        if not more:
            return
    raise AssertionError(f"more than before at each of {LOOKS} looks, at last: {more}")


def test_a_thousand_moves_leave_nothing_behind(page):
    figure = show(page, SCRATCH, "moved = perceptron_line(); moved")
    slider = figure.get_by_role("slider", name="bias b")

    def move(from_code, by_key):
        run_cell(page, QUESTION, f"for i in range({from_code}): moved.move(w1=i % 50 / 10 - 2)")
        for i in range(by_key):
            old = values_of(figure)["b"]
            slider.press("ArrowLeft" if i % 20 < 10 else "ArrowRight")
            wait_until(lambda old=old: values_of(figure)["b"] != old)

    def look():
        # Always the same picture: others are drawn with more elements, or fewer.
        move(20, 20)
        return counts(page, QUESTION)

    # Once before, so that all is there that is needed for it.
    look()
    before = lowest(look)
    move(880, 0)
    check_nothing_piles_up(before, look)


@pytest.mark.sampled(few=0)
def test_all_figures_in_one_cell_run_again_and_again_leave_nothing_behind(page):
    every = (
        "from IPython.display import display\nfrom anncourse import figures\n"
        "for name in figures.__all__: display(getattr(figures, name)())"
    )

    def run():
        figure = run_cell(page, SCRATCH, every).locator(".annlib-figure")
        wait_until(lambda: figure.count() == len(ALL))

    def count_after(times):
        for _ in range(times):
            run()
        return counts(page, QUESTION)

    count_after(2)
    before = lowest(lambda: count_after(1))
    count_after(3)
    check_nothing_piles_up(before, lambda: count_after(1))
