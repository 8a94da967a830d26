"""An instructor's first minutes in formgrader: the class is there, and a grade by hand is kept."""

import gc
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from anncourse.classroom.demo.answers import other_answers
from anncourse.classroom.demo.exchange import Desk
from anncourse.classroom.demo.run import copy_course, hand_in, settings
from anncourse.classroom.demo.students import make_class
from nbjudge.batch.run import grade_class
from nbjudge.course.open import demand, open_course, register_assignment
from tests.browser.conftest import CHROMIUM_NAMES
from tests.browser.notebook_page import IDLE

pytestmark = [pytest.mark.browser, pytest.mark.course]

REPOSITORY = Path(__file__).resolve().parents[2]
LESSON = "01_perceptron"
BY_HAND = "explain_perceptron"
LAB = ["--teach"]
NAMES = ("ada_full", "ben_untouched", "cleo_half_done")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return the folder of a made-up class of three whose lesson is graded by the judge."""
    if not any(map(shutil.which, CHROMIUM_NAMES)):
        pytest.skip("no Chromium on PATH (Debian: apt install chromium)")
    folder = tmp_path_factory.mktemp("class") / "demo"
    copy_course(REPOSITORY, [LESSON], folder)
    shutil.copytree(REPOSITORY / ".jupyter", folder / ".jupyter")
    solution = nbformat.read(
        REPOSITORY / "solutions" / LESSON / f"{LESSON}.ipynb", as_version=nbformat.NO_CONVERT
    )
    students = {s.name: s for s in make_class(LESSON, solution, other_answers(REPOSITORY, LESSON))}
    with open_course(folder, settings(folder)) as api:
        register_assignment(api, LESSON)
        demand(api.release_assignment(LESSON), "release")
        for name in NAMES:
            hand_in(Desk(api, name, folder / "students" / name), LESSON, students[name])
        demand(api.collect(LESSON), "collect")
        assert not grade_class(api, LESSON, NAMES).failures
    gc.collect()
    return folder


def written_score(folder, name):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        return gradebook.find_submission(LESSON, name).written_score


def test_the_class_is_shown_and_a_grade_given_by_hand_is_saved(course, lab, page, screenshot):
    page.goto(lab)
    # The lesson opens by itself, and would open over formgrader.
    page.get_by_text(IDLE).wait_for()
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.get_by_role("menuitem", name="Formgrader").click()
    formgrader = page.frame_locator("iframe")
    assignment = formgrader.locator("tbody tr").filter(has_text=LESSON)
    expect(assignment).to_contain_text("released")
    expect(assignment.locator(".num-submissions")).to_have_text(f"{len(NAMES)}")
    screenshot("formgrader-assignments")

    def open_submissions():
        formgrader.get_by_role("link", name="Manual Grading").first.click()
        formgrader.locator("tbody").get_by_role("link", name=LESSON).click()
        # Once more: the lesson's one notebook is named after it.
        formgrader.get_by_role("heading", name="Manual Grading").wait_for()
        expect(formgrader.locator(".breadcrumb li")).to_have_count(2)
        formgrader.locator("tbody").get_by_role("link", name=LESSON).click()
        expect(formgrader.locator("tbody tr")).to_have_count(len(NAMES))
        formgrader.get_by_role("button", name="Show All Names").click()

    open_submissions()
    for name in NAMES:
        expect(formgrader.locator("tbody")).to_contain_text(name)
    screenshot("formgrader-submissions")
    ada = formgrader.locator("tbody tr").filter(has_text="ada_full")
    expect(ada).to_contain_text("29 / 32")
    assert written_score(course, "ada_full") == 0

    ada.get_by_role("link").first.click()
    # Coloured so once the grades have come; what is typed before is lost.
    score = formgrader.locator(f"#{BY_HAND}.needs_manual_grade")
    score.fill("2.5")
    with page.expect_response(re.compile("/formgrader/api/grade/")) as saved:
        page.keyboard.press("Tab")
    assert saved.value.ok
    screenshot("formgrader-graded")
    assert written_score(course, "ada_full") == 2.5
    assert written_score(course, "cleo_half_done") == 0

    open_submissions()
    expect(ada).to_contain_text("31.5 / 32")
