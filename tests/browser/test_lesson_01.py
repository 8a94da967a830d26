"""A learner's first quarter of an hour: open lesson 01, answer, get it wrong, get it right."""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.notebook_page import IDLE

pytestmark = [pytest.mark.browser, pytest.mark.course]

LESSON = "01_perceptron"
WITHOUT_BIAS = """\
def weighted_sum(x, w, b):
    return np.dot(x, w)"""
FULL_SCORE = re.compile(r"\b(\d+) of \1 points")
RIGHT = """\
def weighted_sum(x, w, b):
    z = b
    for x_j, w_j in zip(x, w):
        z = z + x_j * w_j
    return z"""


def read_cells(path):
    return json.loads(path.read_text("utf-8"))["cells"]


def grading(cell):
    return cell["metadata"].get("nbgrader", {})


def cells_before(path, grade_id):
    """Return the ids of the code cells above an exercise that are not graded."""
    found = []
    for cell in read_cells(path):
        if cell["id"] == grade_id:
            return found
        if cell["cell_type"] == "code" and not grading(cell):
            found.append(cell["id"])
    raise AssertionError(f"{path.name} has no cell {grade_id}")


@pytest.fixture
def solved(course):
    """Return the path of a copy of the lesson that holds every answer of the instructor's."""
    answers = {
        cell["id"]: cell["source"]
        for cell in read_cells(course / "solutions" / LESSON / f"{LESSON}.ipynb")
        if grading(cell).get("solution")
    }
    lesson = course / "lessons" / LESSON / f"{LESSON}.ipynb"
    notebook = json.loads(lesson.read_text("utf-8"))
    for cell in notebook["cells"]:
        if grading(cell).get("solution"):
            cell["source"] = answers[cell["id"]]
    path = course / "work" / LESSON / "solved.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path.relative_to(course).as_posix()


def test_a_learner_sees_the_table_of_contents_and_nothing_of_an_instructor_s(lab, page, screenshot):
    page.goto(lab)
    page.get_by_text(IDLE).wait_for()
    contents = page.locator(".jp-TableOfContents")
    expect(contents.get_by_text("Exercise 2: fire or not")).to_be_visible()
    page.get_by_role("menuitem", name="Nbgrader").click()
    offered = page.locator(".lm-Menu-itemLabel").filter(has_text=re.compile("."))
    expect(offered).to_have_text(["Assignment List"])
    screenshot("lab-first")
    # Whoever only reads has changed nothing, and is not asked to save it.
    assert page.locator(".jp-mod-dirty").count() == 0


def test_a_wrong_answer_is_explained_and_a_right_one_confirmed(
    course, lab, open_notebook, screenshot
):
    path = f"work/{LESSON}/{LESSON}.ipynb"
    notebook = open_notebook(path)
    screenshot("lesson01-top")
    for cell in cells_before(course / path, "weighted_sum"):
        expect(notebook.run(cell).locator(notebook.ERRORS)).to_have_count(0)

    notebook.run("weighted_sum")
    feedback = notebook.run("test_weighted_sum")
    expect(feedback).to_contain_text("Not written yet")
    expect(feedback).not_to_contain_text("Traceback")

    notebook.write("weighted_sum", WITHOUT_BIAS)
    notebook.run("weighted_sum")
    feedback = notebook.run("test_weighted_sum")
    expect(feedback).to_contain_text("The bias is missing")
    expect(feedback).not_to_contain_text("Traceback")
    notebook.scroll_to("exercise-1")
    screenshot("lesson01-wrong")

    notebook.write("weighted_sum", RIGHT)
    notebook.run("weighted_sum")
    feedback = notebook.run("test_weighted_sum")
    expect(feedback).to_contain_text(FULL_SCORE)
    expect(feedback).not_to_contain_text("bias is missing")
    notebook.scroll_to("exercise-1")
    screenshot("lesson01-right")


def test_a_cell_that_is_run_before_the_first_one_says_so_and_hashes_are_folded(
    course, open_notebook, screenshot
):
    # Under a name of its own: a notebook that was open before still has its kernel.
    path = course / "work" / LESSON / "fresh.ipynb"
    shutil.copy(course / "lessons" / LESSON / f"{LESSON}.ipynb", path)
    notebook = open_notebook(path.relative_to(course).as_posix())
    said = notebook.run("figure-line")
    expect(said).to_contain_text("figures comes from the cell at the top of the lesson.")
    expect(said).not_to_contain_text("Traceback")
    screenshot("lesson01-too-early")
    expect(notebook.run("test_weighted_sum")).to_contain_text("weighted_sum is not defined yet")

    notebook.scroll_to("by-hand")
    expect(notebook.cell("test_umbrella_by_hand")).to_contain_text("# Run this cell to check")
    expect(notebook.cell("test_umbrella_by_hand")).not_to_contain_text("_answers")
    screenshot("lesson01-folded")


def test_validate_says_how_to_mend_an_answer_that_was_split(course, open_notebook, screenshot):
    released = json.loads((course / "lessons" / LESSON / f"{LESSON}.ipynb").read_text("utf-8"))
    place = [cell["id"] for cell in released["cells"]].index("weighted_sum")
    half = {**released["cells"][place], "id": "other-half", "source": "    return 0"}
    released["cells"].insert(place + 1, half)
    path = course / "work" / LESSON / "split.ipynb"
    path.write_text(json.dumps(released), encoding="utf-8")

    said = open_notebook(path.relative_to(course).as_posix()).validate()
    screenshot("lesson01-validate-split")

    assert "The cell weighted_sum is there 2 times" in said
    assert "Shift + M" in said
    assert "Traceback" not in said


def test_validate_names_the_exercises_that_are_not_done(open_notebook, screenshot):
    notebook = open_notebook(f"work/{LESSON}/{LESSON}.ipynb")

    said = notebook.validate()
    screenshot("lesson01-validate-unsolved")

    assert "cell failed" in said
    assert "weighted_sum" in said
    assert "In all, 0 of 10 exercises are right: 0 of 29 points. 3 more are given" in said


def test_the_solved_lesson_runs_from_top_to_bottom_and_validates(
    course, solved, open_notebook, screenshot
):
    notebook = open_notebook(solved)

    for cell in read_cells(course / solved):
        if cell["cell_type"] == "code":
            output = notebook.run(cell["id"])
            expect(output.locator(notebook.ERRORS)).to_have_count(0)
    expect(notebook.cell("figure-line").locator("svg[aria-label]")).to_be_visible()
    notebook.scroll_to("figure-line")
    screenshot("lesson01-figure")

    assert "Success" in notebook.validate()
    screenshot("lesson01-validate-solved")


def test_a_learner_meets_no_instructor_s_tools_and_no_solutions(open_notebook, page):
    open_notebook(f"work/{LESSON}/{LESSON}.ipynb")
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    labels = page.locator(".lm-Menu-itemLabel")
    expect(labels.filter(has_text="Assignment List")).to_have_count(1)
    assert [text for text in labels.all_inner_texts() if text] == ["Assignment List"]
    page.keyboard.press("Escape")
    page.locator(".jp-BreadCrumbs-home").click()
    expect(page.locator(".jp-DirListing-itemText")).to_have_text(["work"])


@pytest.mark.sampled(few=0)
def test_in_a_dark_theme_the_drawings_are_turned_round(open_notebook, page):
    open_notebook(f"work/{LESSON}/{LESSON}.ipynb")
    drawing = page.locator(".jp-RenderedMarkdown img[src*='.svg']").first
    look = "drawing => getComputedStyle(drawing).filter"
    assert drawing.evaluate(look) == "none"
    # What JupyterLab does when a dark theme is chosen.
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert "invert" in drawing.evaluate(look)
