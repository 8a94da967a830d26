"""Notebooks for the judge, written in a line each."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from nbjudge.judge.grade import grade_notebook
from nbjudge.judge.limits import Limits
from tests.nbjudge.additions import ADDITIONS


def notebook(*cells):
    """Return a notebook of cells, given as source or made by `answer`, `test` or `written`."""
    made = [new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    for number, cell in enumerate(made):
        cell.id = f"c{number}"
    return new_notebook(cells=made)


def _settings(name, **options):
    settings = {"schema_version": 3, "grade_id": name, "task": False, "locked": False}
    return {"nbgrader": {**settings, "grade": False, "solution": False, **options}}


def answer(name, source="..."):
    return new_code_cell(source, metadata=_settings(name, solution=True))


def locked(source, name="given"):
    return new_code_cell(source, metadata=_settings(name, locked=True))


def test(name, source, points=1.0):  # noqa: PT028  (not a test, but a cell with one)
    return new_code_cell(source, metadata=_settings(name, grade=True, locked=True, points=points))


test.__test__ = False


def written(name, source, points=3.0):
    return new_markdown_cell(
        source, metadata=_settings(name, grade=True, solution=True, points=points)
    )


def grade(source, submitted, *, lesson="", files=None, apart=True, **limits):
    limits = Limits(**{"cell_seconds": 10.0, **limits})
    return grade_notebook(
        source,
        submitted,
        assignment=lesson,
        additions=ADDITIONS,
        files=files,
        limits=limits,
        apart=apart,
    )


def points_of(graded):
    """Return what each graded cell earned."""
    return {name: score for name, (score, _) in graded.scores.items()}


def grade_answer(code, checks, points=1.0, **options):
    """Grade one answer with one test cell, and return the points and the test cell."""
    source = notebook(answer("f"), test("test_f", checks, points))
    graded = grade(source, notebook(answer("f", code), test("test_f", "1.0", points)), **options)
    return graded.scores["test_f"][0], graded.notebook.cells[1]


def words_of(cell):
    """Return everything that a cell puts out, as one text."""
    return "\n".join(
        str(output.get("text") or output.get("evalue") or output.get("data"))
        for output in cell.outputs
    )
