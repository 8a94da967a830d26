"""Reading free text as a stack of paper: by keyboard, with the rubric beside the answer."""

import signal
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from tests.anncourse.classroom.a_gradebook import LESSON
from tests.anncourse.classroom.reading.a_pile import (
    CELL,
    DOT,
    answer_cell,
    make_course,
    write_notebook,
)
from tests.browser.conftest import wait_for_address
from tests.waiting import GENEROUS

pytestmark = [pytest.mark.browser, pytest.mark.course]

HOSTILE = (
    "Weights $w_1$ count.\n\n<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    "<a href='https://example.org/'>more</a><style>body {display: none}</style>"
)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    make_course(folder, dict.fromkeys(("ada", "bob", "cleo"), HOSTILE) | {"dan": None})
    picture = {"dot.png": {"image/png": DOT}}
    cell = answer_cell(f"![my drawing](attachment:dot.png)\n\n{HOSTILE}", attachments=picture)
    write_notebook(folder / "autograded" / "cleo" / LESSON, cell)
    return folder


@pytest.fixture
def reading(course, tmp_path):
    """Start the command and return the address that it prints; end it as Ctrl-C does."""
    log = tmp_path / "read.log"
    command = [sys.executable, "-u", "-m", "anncourse.cli", "class", "read", "1", "--no-browser"]
    with log.open("w") as stream:
        process = subprocess.Popen(
            command,
            cwd=course,
            stdout=stream,
            stderr=subprocess.STDOUT,
            # A script's background commands begin with Ctrl-C ignored; from a terminal it counts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        yield wait_for_address(process, log)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=GENEROUS) == 0, log.read_text()


def grades(course):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        found = {}
        for name in ("ada", "bob", "cleo"):
            comment = book.find_comment(CELL, LESSON, LESSON, name).comment
            found[name] = (book.find_grade(CELL, LESSON, LESSON, name).manual_score, comment)
        return found


def test_answers_are_read_by_keyboard_and_one_goes_on_where_one_was(
    course, reading, page, screenshot
):
    page.goto(reading)
    expect(page.locator("#answer math")).to_have_count(1)
    expect(page.locator("#points")).to_be_focused()
    expect(page.locator("#rubric")).to_contain_text("1 point")
    expect(page.locator("#left")).to_have_text("3 to be read, 1 wrote nothing")
    # A mistake of one's own, told and not saved.
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("from 0 to 3")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("2,5")
    page.keyboard.press("Tab")
    page.keyboard.type("And the bias?")
    page.keyboard.press("Enter")
    expect(page.locator("#place")).to_have_text("2 of 3")
    expect(page.locator("#points")).to_be_focused()
    page.keyboard.type("1")
    page.keyboard.press("Alt+1")
    expect(page.locator("#comment")).to_have_value("And the bias?")
    screenshot("reading-free-text")
    page.keyboard.press("Enter")
    expect(page.locator("#place")).to_have_text("3 of 3")
    page.keyboard.press("PageUp")
    expect(page.locator("#points")).to_have_value("1")
    given = sorted(grades(course).values(), key=str)
    assert given == [(1.0, "And the bias?"), (2.5, "And the bias?"), (None, None)]

    # As if on another day.
    page.goto(reading)
    expect(page.locator("#place")).to_have_text("3 of 3")
    expect(page.locator("#left")).to_have_text("1 to be read, 1 wrote nothing")
    expect(page.locator("#points")).to_be_focused()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("All answers are read")
    assert sorted(points for points, _ in grades(course).values()) == [1, 2.5, 3]


def test_what_students_wrote_does_nothing_and_their_pictures_show(reading, page):
    page.goto(reading)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for number in (1, 2, 3):
        expect(page.locator("#place")).to_have_text(f"{number} of 3")
        expect(page.locator("#answer math")).to_have_count(1)
        expect(page.locator("#answer")).to_be_visible()
        expect(page.locator("#answer a")).to_have_attribute("target", "_blank")
        picture = page.locator("#answer img[alt='my drawing']")
        if picture.count():
            assert picture.evaluate("picture => picture.naturalWidth") == 1
        page.keyboard.press("PageDown")
    assert page.evaluate("window.ran") is None
    assert all(url.startswith((reading, "data:")) for url in asked), asked
