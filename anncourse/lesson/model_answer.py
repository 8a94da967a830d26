"""After a free-text answer: a good answer, and what is looked for, for who learns alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from anncourse.lesson.progress import course_folder, learner_is_here

RUBRIC = "**Rubric**"
FEWEST_WORDS = 30
IN_A_CLASS = "A person reads this answer and gives points for it. There is nothing to compare with."
WHICH = 'Name the question, in quotes, as this cell had it: model_answer("explain_training").'
ASSESS = (
    "Go through the rubric with your own answer in hand. Which sentence of yours earns each point? "
    "Underline it. Where you find none, was it forgotten, or is it not clear to you yet? Add what "
    "was forgotten in your own words, and go back to the section for what is not clear. Other "
    "words are fine, and so are other examples: what counts is whether the reason is there."
)


class Shown:
    """Text that is set as Markdown."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return self.text


def model_answer(name: Any = "", *others: Any, **more: Any) -> Shown:
    """Show one good answer to a free-text question, and its rubric, once there is an answer.

    It stands in the course's ``solutions/``, which a class is not given: there, and while a
    notebook is graded, nothing is shown.

    Parameters
    ----------
    name : str
        Name of the answer's cell: ``"explain_training"``.
    *others, **more : object
        Whatever else a learner writes there; it makes no difference.

    Returns
    -------
    Shown
    """
    if not isinstance(name, str) or not name.startswith("explain_"):
        return Shown(WHICH)
    folder = course_folder(Path.cwd())
    solutions = sorted((folder / "solutions").glob("*/*.ipynb")) if folder else []
    found = [(path, text) for path in solutions if (text := _answer_in(path, name))]
    if not found or not learner_is_here():
        return Shown(IN_A_CLASS)
    path, solution = found[0]
    written = _answer_in(Path.cwd() / path.name, name)
    if len(written.split()) < FEWEST_WORDS:
        return Shown(
            "First write your own answer in the cell above, in whole sentences, and save the "
            "notebook. Then run this cell again: it shows one good answer, and what to look for."
        )
    good, _, rubric = solution.partition(RUBRIC)
    quoted = "\n".join(f"> {line}" for line in good.strip().splitlines())
    return Shown(
        f"**One good answer**\n\n{quoted}\n\n**What is looked for**\n\n{rubric.strip()}\n\n"
        f"**And yours?** {ASSESS}"
    )


def _answer_in(notebook: Path, name: str) -> str:
    """Return what stands in the cell of this name, without nbgrader's marks; empty if nothing."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        texts = [_text(cell) for cell in cells if _name(cell) == name]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""
    return "\n\n".join(texts)


def _name(cell: Any) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def _text(cell: Any) -> str:
    lines = "".join(cell["source"]).splitlines()
    return "\n".join(line for line in lines if not line.startswith("### "))
