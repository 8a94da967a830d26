"""Grade one notebook: the function that everything else calls."""

# nbformat's functions have no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import resource
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader.utils import determine_grade, is_grade

from nbjudge.judge.additions import Additions
from nbjudge.judge.beside import Beside
from nbjudge.judge.errors import BrokenTestError
from nbjudge.judge.limits import Limits
from nbjudge.judge.line import PATIENCE
from nbjudge.judge.namespace import Namespace
from nbjudge.judge.outputs import put_outputs
from nbjudge.judge.rebuild import rebuild
from nbjudge.judge.session import Session
from nbjudge.judge.starter import starter_for
from nbjudge.judge.testcells import run_test
from nbjudge.judge.together import imported_by, run_together
from nbjudge.notebook.stops import is_test, stop_cell

KEPT_CHARACTERS = 2_000
# How often a notebook is run whose process ended. What was ended from outside, such as for want of
# memory, costs its student nothing; code that ends it does so each time.
ROUNDS = 3


@dataclass(frozen=True)
class Graded:
    """One graded notebook.

    Attributes
    ----------
    notebook : NotebookNode
        Rebuilt and executed; nbgrader reads the scores from its outputs.
    scores : dict
        For each graded cell, the points earned (None where a person decides) and those to be had.
    seconds, cpu_seconds : float
        Wall time, and processor time of the judge and of the student's process.
    wall : str
        What stood between: ``"bubblewrap"``, ``"bubblewrap as root"`` or ``"none"``.
    """

    notebook: NotebookNode
    scores: dict[str, tuple[float | None, float]] = field(default_factory=dict)
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    wall: str = ""


def grade_notebook(
    source: NotebookNode,
    submitted: NotebookNode,
    *,
    assignment: str = "",
    additions: Additions | None = None,
    files: Mapping[str, bytes] | None = None,
    released: Mapping[str, bytes] | None = None,
    limits: Limits | None = None,
    require_sandbox: bool = False,
    apart: bool = True,
) -> Graded:
    """Grade one notebook. Nothing outside is read or written, no gradebook and no file.

    Parameters
    ----------
    source : NotebookNode
        See `nbjudge.judge.source.source_notebook`: released, with hidden tests.
    submitted : NotebookNode
        The student's, as handed in or mended.
    assignment : str
        Its name, which decides what is withheld from the student.
    additions : Additions, optional
        What the course adds.
    files : mapping, optional
        The submission's other files by relative name; the student's code may read them.
    released : mapping, optional
        Those of them that are the lesson's, which a test may read as well.
    limits : Limits, optional
    require_sandbox : bool
        Whether to refuse where there is no sandbox.
    apart : bool
        Whether tests run here, and not in the student's process; see `Judge.apart`.

    Returns
    -------
    Graded

    Raises
    ------
    NoSandboxError
        If one is required and there is none.
    BrokenTestError
        If a test cell cannot import what it needs.
    """
    limits, additions = limits or Limits(), additions or Additions()
    begin, cpu = time.monotonic(), _cpu()
    plots = any("matplotlib" in cell.source for cell in source.cells if cell.cell_type == "code")
    starter = starter_for(
        assignment,
        limits,
        additions,
        plots=plots,
        imports=() if apart else imported_by(source),
        require_sandbox=require_sandbox,
    )
    spent = 0.0
    try:
        for _ in range(ROUNDS):
            notebook = rebuild(source, submitted, limits)
            session = Session(starter.start, files or {}, limits, additions)
            beside = Beside(released or {}, session.written)
            try:
                if apart:
                    run_all(notebook, session, Namespace(session, source), limits, beside)
                else:
                    run_all(notebook, session, None, limits)
            finally:
                session.close()
                beside.close()
                spent += session.cpu_seconds
            if not session.ended or session.hopeless:
                break
    except BrokenTestError as broken:
        raise BrokenTestError(
            f"{broken} No score is written. If the course was updated, run `nbgrader "
            f"generate_assignment {assignment} --force` and grade again."
        ) from broken.__cause__
    scores = {
        cell.metadata.nbgrader.grade_id: determine_grade(cell)
        for cell in notebook.cells
        if is_grade(cell)
    }
    cpu_seconds = _cpu() - cpu + spent
    return Graded(notebook, scores, time.monotonic() - begin, cpu_seconds, starter.wall.name)


def run_all(
    notebook: NotebookNode,
    session: Session,
    names: Namespace | None,
    limits: Limits,
    beside: Beside | None = None,
) -> None:
    """Run every cell in the student's process; tests here where there are names for them."""
    simplify = session.additions.simplify
    words = {
        "seconds": int(limits.cell_seconds),
        "n_bytes": limits.output_bytes,
        "n_messages": limits.output_pieces,
        "n_message_bytes": limits.output_bytes,
        "n_stops": limits.stops,
        "notebook_seconds": int(limits.notebook_seconds),
    }
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        cell.execution_count = number
        if session.hopeless:
            reason = "NotRun" if session.stops >= limits.stops else "NoTimeLeft"
            stop_cell(cell, reason, KEPT_CHARACTERS, **words)
            continue
        if names is None and is_test(cell):
            stopped = run_together(cell, number, session)
        elif names is not None and is_test(cell):
            session.begin_cell()
            seconds = limits.cell_seconds + PATIENCE
            stopped = run_test(cell, number, names, seconds, simplify, limits.memory, beside)
            stopped = stopped or ("" if session.lost == "TooSlow" else session.lost)
        else:
            ran = session.run(cell.source, number)
            if names is not None:
                names.renew()
            put_outputs(cell, ran, number)
            stopped = ran.stopped
        if stopped:
            stop_cell(cell, stopped, KEPT_CHARACTERS, **words)


def _cpu() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime
