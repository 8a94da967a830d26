"""Every formula of the lessons shows on a feedback page, where there is no internet either."""

import json
import re

import pytest

from anncourse.commands.course import list_lessons
from nbjudge.notebook.pages import render_markdown
from tests.nbjudge.tiny import REPOSITORY

LESSONS = list_lessons(REPOSITORY / "lessons")
ALONE = re.compile(r"(?<![\\$`])\$(?!\$)[^$`\n]+\$")


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_formula_is_understood(lesson):
    notebook = json.loads((REPOSITORY / f"solutions/{lesson}/{lesson}.ipynb").read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            source = "".join(cell["source"])
            page = render_markdown(source, cell.get("attachments"))
            # Code, and prices in dollars, apart.
            left = re.sub(r"<(code|pre)>.*?</\1>|<[^>]*>", "", page, flags=re.DOTALL)
            assert not ALONE.search(left), (cell["id"], left)
            assert "\\" not in left, (cell["id"], left)
