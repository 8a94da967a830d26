"""What a graded notebook tells of itself: what the table of scores says besides the scores.

A grader reads it while it has the notebook at hand; of hand-ins that were graded before, whoever
makes the table does.
"""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from collections.abc import Callable, Collection

from nbformat import NotebookNode

from nbjudge.batch.parcels import Told
from nbjudge.judge.additions import Additions, find
from nbjudge.judge.preprocess import Judge
from nbjudge.notebook.cells import graded_cells
from nbjudge.notebook.notes import read_notes
from nbjudge.notebook.reasons import explain_cell, find_stops, one_line, read_page


def explainer(judge: Judge) -> Callable[[str], str]:
    """Return what reads a result's page, in the course's own way where it has one."""
    dotted = Additions.of(judge).explain
    # Looked up where it is called: one that is not there costs nobody a score, as one that fails.
    return (lambda page: str(find(dotted)(page))) if dotted else read_page


def tell(graded: NotebookNode, wanted: Collection[str], explain: Callable[[str], str]) -> Told:
    """Return what a graded notebook tells of itself.

    Parameters
    ----------
    graded
        With its outputs.
    wanted
        Names of the cells that did not earn their full points.
    explain
        What a result's HTML says in a sentence or two.
    """
    notes = read_notes(graded)
    reasons = {}
    for cell in graded_cells(graded):
        name = cell.metadata.nbgrader.grade_id
        if name in wanted:
            try:
                reasons[name] = explain_cell(cell, explain)
            except Exception as error:
                # The course's own way to read it: nobody's points depend on it.
                what = one_line(f"{type(error).__name__}: {error}")
                reasons[name] = f"What its result says could not be read ({what})."
    return Told(
        [note.what for note in notes] + find_stops(graded),
        reasons,
        any(note.ungraded for note in notes),
    )
