"""Nobody has to read more than 400 words of a lesson before there is something to do."""

import json
import re

import pytest

from tests.nbjudge.tiny import REPOSITORY

LESSONS = [f"{number:02d}" for number in range(9)]
MOST_WORDS = 400
#: A guess, or a figure to move; answers are known by their nbgrader settings.
DONE = re.compile(r"^(predicted\(|figures\.(?!flowers|digit\(|trained_perceptron))", re.M)
#: How the lesson works, before it begins; what is looked up afterwards.
NOT_READ_THROUGH = ("title", "how-this-works", "common-mistakes", "summary")


def words_of(source):
    """Count what is read line by line: no picture, no formula that stands alone, no code."""
    for what in (r"!\[.*?\]\(.*?\)", r"\$\$.*?\$\$", r"```.*?```", r"<details>.*?</details>"):
        source = re.sub(what, " ", source, flags=re.S)
    return len(re.sub(r"\$[^$]*\$", "x", source).split())


def stretches(lesson):
    """Return the words before each thing to do, and after the last, with the cell that ends it."""
    (page,) = (REPOSITORY / "solutions").glob(f"{lesson}_*/{lesson}_*.ipynb")
    words = 0
    for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]:
        settings, source = cell["metadata"].get("nbgrader", {}), "".join(cell["source"])
        guessed = cell["cell_type"] == "code" and DONE.search(source)
        if settings.get("solution") or guessed or cell["id"] in NOT_READ_THROUGH:
            yield cell["id"], words
            words = 0
        elif cell["cell_type"] == "markdown":
            words += words_of(source)


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_stretch_of_a_lesson_is_longer_than_400_words(lesson):
    found = dict(stretches(lesson))
    assert len(found) > 15
    assert {cell: words for cell, words in found.items() if words > MOST_WORDS} == {}
