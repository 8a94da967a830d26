"""Slides hold what the lessons hold, questions without answers, and nothing leaves its slide."""

import importlib
import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from anncourse.exercises.registry import LESSONS
from tests.browser.conftest import CHROMIUM_FLAGS, CHROMIUM_NAMES

ROOT = Path(__file__).resolve().parents[2]
#: Type on a slide of 1280 by 720 that can be read from the last row.
LEGIBLE = 24


@pytest.fixture(scope="module")
def site():
    """Give the site's modules by name; they are no package, but lie in a folder of their own."""
    sys.path.insert(0, str(ROOT / "site"))
    yield importlib.import_module
    sys.path.remove(str(ROOT / "site"))


@pytest.fixture(scope="module")
def deck(site, tmp_path_factory):
    """Return a function that gives a lesson's cells and its slides, without figures."""
    folder, made = tmp_path_factory.mktemp("decks"), {}

    def of(lesson):
        if lesson not in made:
            path = ROOT / "lessons" / lesson / f"{lesson}.ipynb"
            cells = json.loads(path.read_text("utf-8"))["cells"]
            made[lesson] = cells, site("slides").deck_of(lesson, folder, {})
        return made[lesson]

    return of


each_lesson = pytest.mark.parametrize("lesson", LESSONS)


def sources(cells, kind):
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


@each_lesson
def test_a_deck_begins_with_the_title_and_the_aims_and_no_slide_is_empty(lesson, deck):
    cells, slides = deck(lesson)
    assert slides[0].level == 1
    assert slides[0].title == sources(cells, "markdown")[0].splitlines()[0].removeprefix("# ")
    assert slides[1].title.startswith("After this l")
    empty = [slide.title for slide in slides[1:] if not slide.blocks]
    assert empty in ([], ["Second sitting"])
    assert 25 <= len(slides) <= 90


@each_lesson
def test_every_prediction_is_a_question_on_a_slide_of_its_own(lesson, deck):
    cells, slides = deck(lesson)
    choices = re.findall(r"^predicted\(.*# (.*)$", "\n".join(sources(cells, "code")), re.MULTILINE)
    asked = [slide for slide in slides if any(b.kind == "choice" for b in slide.blocks)]
    assert sum(b.kind == "choice" for slide in asked for b in slide.blocks) == len(choices)
    for slide in asked:
        assert [slide.blocks[0].kind, slide.blocks[-1].kind] == ["question", "choice"], slide.title
        assert "None" not in slide.blocks[0].html


@each_lesson
def test_every_drawing_of_a_lesson_is_on_a_slide_with_its_alt_text(lesson, deck):
    cells, slides = deck(lesson)
    drawings = re.findall(r"^!\[.*\]\((.*)\)$", "\n".join(sources(cells, "markdown")), re.MULTILINE)
    shown = [b.html for slide in slides for b in slide.blocks if b.kind == "picture"]
    assert [re.search(r'src="[^/]*/([^"]*)"', html)[1] for html in shown] == drawings
    assert all(re.search(r'alt="[^"]{20,}"', html) for html in shown)


@each_lesson
def test_a_speaker_finds_the_prose_in_the_notes_and_nobody_a_solution(lesson, deck, site):
    cells, slides = deck(lesson)
    page = "\n".join(map(site("deck").section, slides))
    assert site("check").shown(page, {lesson: site("check").secrets()[lesson]}, lesson) == []
    assert "YOUR CODE HERE" not in page
    assert ".ipynb" not in page
    spoken = " ".join(text for slide in slides for text in slide.spoken).split()
    written = " ".join(sources(cells, "markdown")).split()
    assert len(spoken) > 0.4 * len(written)


@each_lesson
def test_no_slide_holds_more_than_fits(lesson, deck, site):
    _, slides = deck(lesson)
    limit = site("deck").LINES
    assert [s.title for s in slides if s.lines > limit + 2 and len(s.blocks) > 1] == []


def test_sentences_end_where_they_end_and_not_within_a_formula_or_bold_words(site):
    sentences = site("blocks").sentences
    assert sentences("It is $a. B$ here. **Two. Words.** The end (or not.) Yes?") == [
        "It is $a. B$ here.",
        "**Two. Words**.",
        "The end (or not).",
        "Yes?",
    ]


def test_of_a_paragraph_the_sentence_that_defines_is_on_the_slide_and_all_is_in_the_notes(site):
    prose = "First something. This is called a **loss**. Then more."
    (block,) = site("blocks").blocks_of(prose)
    assert block.html == "<p>This is called a <strong>loss</strong>.</p>"
    assert (
        block.spoken.strip() == "<p>" + prose.replace("**loss**", "<strong>loss</strong>") + "</p>"
    )


def test_a_question_to_recall_is_on_the_slide_and_its_answer_in_the_notes(site):
    cell = (
        "## What you know\n\nAnswer each in your head before you unfold it.\n\n"
        "<details><summary>1. What is `w`?</summary>\n\nA weight.\n</details>\n\n"
        "<details><summary>The gaps</summary>\n\nNothing.\n</details>\n"
    )
    notebook = {"cells": [{"id": "a", "cell_type": "markdown", "metadata": {}, "source": cell}]}
    (slide,) = site("deck").slides_of(notebook, {})
    assert [block.html for block in slide.blocks] == ["<p>1. What is <code>w</code>?</p>"]
    assert "<p>A weight.</p>" in "".join(slide.spoken)


def test_of_a_function_that_is_to_be_written_its_head_is_shown(site):
    stub = site("deck")._stub
    cell = 'def f(x):\n    """Return x."""\n    # YOUR CODE HERE\n    pass'
    assert stub(cell) == 'def f(x):\n    """Return x."""'
    assert stub("w_and = None  # two weights") == ""


def test_a_lesson_without_a_title_is_refused(site):
    cell = {"id": "a", "cell_type": "markdown", "metadata": {}, "source": ["Only prose."]}
    with pytest.raises(ValueError, match="expected a heading in the first cell"):
        site("deck").slides_of({"cells": [cell]}, {})


LOOK = """() => {
  const section = document.querySelector("section.present");
  const wide = [...section.querySelectorAll("div")].filter(e => e.scrollWidth > e.clientWidth + 1);
  return {
    title: section.querySelector("h1, h2").textContent,
    high: section.scrollHeight,
    wide: wide.map(e => e.className),
    type: parseFloat(getComputedStyle(section).fontSize),
  };
}"""


@pytest.mark.browser
@pytest.mark.sampled(few=1)
@each_lesson
def test_in_a_browser_nothing_leaves_its_slide_and_each_is_printed_on_a_page(
    lesson, site, tmp_path
):
    pytest.importorskip("sphinx_revealjs", reason="the site's packages are not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        pytest.skip("no Chromium on PATH (Debian: apt install chromium)")
    slides = site("slides")
    slides.write_shared(tmp_path)
    made = slides.deck_of(lesson, tmp_path, {})
    page_of_deck = slides.page_of(made)
    (tmp_path / "deck.html").write_text(page_of_deck, "utf-8")
    trouble = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("requestfailed", lambda request: trouble.append(request.url))
        page.goto((tmp_path / "deck.html").as_uri())
        for number in range(len(made)):
            page.evaluate(f"location.hash = '#/{number}'")
            page.wait_for_function(f"deck.isReady() && deck.getIndices().h === {number}")
            seen = page.evaluate(LOOK)
            if seen["high"] > 721 or seen["wide"] or seen["type"] < LEGIBLE:
                trouble.append(seen)
        browser.close()
    assert trouble == []
    (printed,) = slides.print_pdf([tmp_path / "deck.html"])
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed.read_bytes())) == len(made)
